/** Exactly one credential out of an input. Most are nothing but their JSON: the parser of all else is loaded when there is something. @module */
import { inputAsGiven } from '../../lib/as-given.ts'
import type { Parsed } from '../../lib/contract.ts'
import { loadOnce } from '../../lib/load-once.ts'
import type { Input } from '../../lib/options.ts'
import { requireKnown } from '../known-options.ts'
import { detectedIn, type ParseOptions, type ParseRegistry } from './document.ts'
import { parsedAs } from './parsed.ts'

const parsing = /* @__PURE__ */ loadOnce(() => import('../parse.ts'))

/**
 * @throws CredentialError `ERR_SEVERAL` where there are more; `ERR_NO_CREDENTIAL`, `ERR_UNKNOWN_FORMAT`, and what unusable input gives.
 */
export async function parseIn(registry: ParseRegistry, input: Input, options: ParseOptions = {}): Promise<Parsed> {
  const plain = detectedIn(registry, input, options)
  // before anything is waited for: an object may be filled in for the next call meanwhile
  const taken = plain || inputAsGiven(input, options)
  await requireKnown(options)
  return plain
    ? parsedAs(plain, { text: plain.text, container: 'json', found: [] }, registry)
    : (await parsing()).parseCarried(registry, taken, options)
}
