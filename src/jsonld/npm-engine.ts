/**
 * The canonical form by the package `jsonld`, in safe mode: for what our own engine does not handle, and to compare with.
 * Loaded on demand.
 *
 * @module
 */
import { CredentialError } from '../lib/errors.ts'
import { type Document, isObject } from '../lib/json.ts'
import { contextAt, shortened } from './context-documents.ts'
import { unknownContext } from './contexts.ts'
import { refuseHazards } from './hazards.ts'
import { isolatedContexts } from './isolated-contexts.ts'
import { placeOf } from './npm-place.ts'
import type { Settings } from './settings.ts'

/**
 * The package counts runs of the n-degree algorithm. Each makes a hash for every neighbour, and along a chain of nodes that
 * look alike each keeps a copy of all names before it: so many runs are some hundred megabytes at most.
 */
const hashesPerRun = 50

/** @throws CredentialError `ERR_CONTEXT`, `ERR_UNDEFINED_TERM`, `ERR_JSONLD`, `ERR_LIMIT`, `ERR_ABORTED`. */
export async function canonizeWithNpm(document: Document, { contexts, hash, base, signal, work, depth }: Settings): Promise<string> {
  refuseHazards(document, depth)
  const { default: jsonld } = await import('jsonld')
  try {
    return await jsonld.canonize(document, {
      safe: true,
      ...(base === undefined ? {} : { base }),
      contextResolver: isolatedContexts(async (url) => (await contextAt(url, contexts)).document),
      documentLoader: refuseLoading,
      canonizeOptions: {
        algorithm: 'RDFC-1.0',
        messageDigestAlgorithm: hash,
        maxDeepIterations: Math.ceil(work / hashesPerRun),
        signal: signal ?? null,
      },
    })
  } catch (error) {
    throw asCredentialError(error, document)
  }
}

/** Whatever `jsonld` still wants to load, it does not get. */
const refuseLoading = (url: string): Promise<never> => Promise.reject(unknownContext(url))

/** An error of `jsonld`, whose reason is the code of its event or its own, as one of ours. */
function asCredentialError(error: unknown, document: Document): CredentialError {
  const causes = [...causesOf(error)]
  const ours = causes.find((cause) => cause instanceof CredentialError)
  if (ours instanceof CredentialError) return ours
  if (error instanceof RangeError) return new CredentialError('ERR_LIMIT', 'the document is nested deeper than the limit', { cause: error })
  const { reason, about, name } = reasonOf(error)
  if (/abort/i.test(reason)) return new CredentialError('ERR_ABORTED', 'the caller stopped the work', { cause: error })
  if (/deep iterations/i.test(reason)) {
    return new CredentialError('ERR_LIMIT', 'too many blank nodes look alike: the canonical form needs more work than is allowed', {
      cause: error,
    })
  }
  const undefinedTerm = reason === 'invalid property' || reason === 'relative @type reference'
  const message = `${undefinedTerm ? 'a name that no context defines' : 'this is not valid JSON-LD'}: ${reason}${name === undefined ? '' : ` (${shortened(name)})`}`
  const path = placeOf(document, reason, about)
  return new CredentialError(undefinedTerm ? 'ERR_UNDEFINED_TERM' : 'ERR_JSONLD', message, { cause: error, path })
}

function* causesOf(error: unknown): Generator<unknown> {
  for (let next = error, depth = 0; next !== undefined && depth < 8; depth += 1) {
    yield next
    next = isObject(next) ? (isObject(next['details']) && next['details']['cause']) || next['cause'] : undefined
  }
}

function reasonOf(error: unknown): { readonly reason: string; readonly about: Document; readonly name?: string } {
  const details = isObject(error) && isObject(error['details']) ? error['details'] : {}
  const event = isObject(details['event']) ? details['event'] : undefined
  const about = event !== undefined && isObject(event['details']) ? event['details'] : details
  const reason = event?.['code'] ?? details['code'] ?? (error instanceof Error ? error.message : 'unknown')
  const name = about['property'] ?? about['term']
  return { reason: String(reason), about, ...(typeof name === 'string' ? { name } : {}) }
}
