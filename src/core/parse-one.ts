/** Exactly one credential out of an input. Most are nothing but their JSON: the parser of all else is loaded when there is something. @module */
import type { Parsed } from '../lib/contract.ts'
import type { Input } from '../lib/options.ts'
import { detectedIn, type ParseOptions, type ParseRegistry } from './document.ts'
import { parsedAs } from './parsed.ts'

/**
 * @throws CredentialError `ERR_SEVERAL` where there are more; `ERR_NO_CREDENTIAL`, `ERR_UNKNOWN_FORMAT`, and what unusable input gives.
 */
export async function parseIn(registry: ParseRegistry, input: Input, options: ParseOptions = {}): Promise<Parsed> {
  const plain = detectedIn(registry, input, options)
  if (!plain) return (await import('./parse.ts')).parseCarried(registry, input, options)
  const { format: id, version, document, text } = plain
  return parsedAs({ id, version }, document, { text, container: 'json', found: [] }, registry)
}
