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
import { isUnhandled } from './outcome.ts'
import { canonizeOurselves, objections } from './own-engine.ts'
import { type CanonizeOptions, type Settings, settingsOf } from './settings.ts'

export type { CanonizeOptions } from './settings.ts'
export { inWords } from './words.ts'

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
    return wellFormed(await run(document, settings))
  } catch (error) {
    throw explained(asOurs(error), document)
  }
}

async function run(document: Document, settings: Settings): Promise<string> {
  if (settings.engine === 'jsonld') return canonizeWithNpm(document, settings)
  const ours = await unlessUnhandled(() => canonizeOurselves(document, settings))
  if (ours === undefined) return canonizeWithNpm(document, settings)
  if (settings.engine === 'both' && ours !== (await canonizeWithNpm(document, settings))) {
    throw new CredentialError('ERR_INTERNAL', 'two engines give two canonical forms of this document: please report it')
  }
  return ours
}

/** What our own engine answers; nothing where it leaves the document to `jsonld`. */
async function unlessUnhandled<Value>(attempt: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await attempt()
  } catch (error) {
    if (isUnhandled(error)) return undefined
    throw error
  }
}

/** Half a surrogate pair has no bytes: two texts would have one hash. */
function wellFormed(text: string): string {
  if (/[\uD800-\uDFFF]/.test(text) && /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/.test(text)) {
    throw new CredentialError('ERR_LONE_SURROGATE', 'a string holds half of a surrogate pair, so its bytes are not defined')
  }
  return text
}

const asOurs = (error: unknown): CredentialError =>
  error instanceof RangeError
    ? new CredentialError('ERR_LIMIT', 'the document is nested too deep', { cause: error })
    : credentialError(error, 'ERR_JSONLD', 'this is not valid JSON-LD')

/** Two contexts that redefine each other's terms have a better message than the processor's. */
const explained = (error: CredentialError, document: Document): CredentialError =>
  error.code === 'ERR_JSONLD' && /protected term redefinition/.test(error.message) ? (knownClash(document, error.path) ?? error) : error

/**
 * What the safe mode of JSON-LD objects to: names that no context defines, values that would be dropped, contexts that
 * are not known or cannot be used together. Checks of the id `context`, or none.
 */
export async function safeMode(document: Document, options: CanonizeOptions = {}): Promise<readonly Check[]> {
  const settings = settingsOf(options)
  try {
    const found = settings.engine === 'jsonld' ? undefined : await unlessUnhandled(() => objections(document, settings))
    if (found === undefined) await canonize(document, { ...options, engine: 'jsonld' })
    return (found ?? []).map((error) => checkOf('context', explained(error, document)))
  } catch (error) {
    return [checkOf('context', explained(asOurs(error), document))]
  }
}
