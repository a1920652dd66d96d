/**
 * The canonical form of a JSON-LD document, and the names in it that no context defines. The only folder that knows
 * JSON-LD. Nothing is fetched: contexts are the built-in ones and the caller's.
 *
 * @module
 */
import { CredentialError, credentialError } from '../lib/errors.ts'
import type { Document } from '../lib/json.ts'
import { type Check, checkOf } from '../lib/report.ts'
import { knownClash } from './combinations.ts'
import { canonizeWithNpm } from './npm-engine.ts'
import { type CanonizeOptions, settingsOf } from './settings.ts'

export type { CanonizeOptions } from './settings.ts'

/**
 * The canonical N-Quads of a document: JSON-LD 1.1 to RDF in safe mode, then RDF Dataset Canonicalization (RDFC-1.0).
 *
 * @throws CredentialError `ERR_CONTEXT` (an unknown address, named), `ERR_CONTEXT_COMBINATION`, `ERR_UNDEFINED_TERM`,
 *   `ERR_JSONLD`, `ERR_LIMIT`, `ERR_ABORTED`, with `path` where it is known.
 */
export async function canonize(document: Document, options: CanonizeOptions = {}): Promise<string> {
  const settings = settingsOf(options)
  if (settings.signal?.aborted) throw new CredentialError('ERR_ABORTED', 'the caller stopped the work')
  try {
    return await canonizeWithNpm(document, settings)
  } catch (error) {
    throw explained(credentialError(error, 'ERR_JSONLD', 'this is not valid JSON-LD'), document)
  }
}

/** Two contexts that redefine each other's terms have a better message than the processor's. */
const explained = (error: CredentialError, document: Document): CredentialError =>
  error.code === 'ERR_JSONLD' && /protected term redefinition/.test(error.message) ? (knownClash(document) ?? error) : error

/**
 * What the safe mode of JSON-LD objects to: names that no context defines, values that would be dropped, contexts that
 * are not known or cannot be used together. Checks of the id `context`, or none.
 */
export async function safeMode(document: Document, options: CanonizeOptions = {}): Promise<readonly Check[]> {
  try {
    await canonize(document, options)
    return []
  } catch (error) {
    return [checkOf('context', credentialError(error))]
  }
}
