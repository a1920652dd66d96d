/** The canonical form by our own engine: contexts that are built in, compiled once, and quads written straight from the document. @module */
import { type Awaitable, after, isPromise } from '../lib/awaitable.ts'
import { CredentialError } from '../lib/errors.ts'
import { type Document, strings } from '../lib/json.ts'
import { canonicalize } from './canonicalization.ts'
import { contextName, knowAll, loadContexts } from './contexts.ts'
import type { Apart } from './conversion.ts'
import { type Dataset, distinct, type Quad } from './dataset.ts'
import { isUnloaded, unhandled } from './outcome.ts'
import type { Settings } from './settings.ts'
import { documentToRdf } from './to-rdf.ts'

/**
 * @throws CredentialError as `canonize` does, and what `isUnhandled` knows for a document that is left to `jsonld`.
 */
export const canonizeOurselves = (document: Document, settings: Settings): Awaitable<string> =>
  after(datasetOf(document, settings), (dataset) => after(canonicalize(distinct(dataset), settings), ({ text }) => text))

/** A document as linked data: what safe mode objects to, and what it says without one of its properties. */
export interface Converted {
  readonly objections: readonly CredentialError[]
  /** The quads without those of the property; `undefined` where it cannot be said what they are: the document without it has to be converted. */
  readonly others?: readonly Quad[] | undefined
}

/**
 * All that safe mode objects to, and the quads without those of the document's member `key`.
 * @throws what `isUnhandled` knows for a document that is left to `jsonld`.
 */
export function convertOurselves(document: Document, key: string | undefined, settings: Settings): Awaitable<Converted> {
  const findings: CredentialError[] = []
  const apart: Apart | undefined = key === undefined ? undefined : { key, quads: undefined, othersSay: false }
  const ended = (error: unknown): Converted => {
    // a context that cannot be used ends the search, not what was found before
    if (!(error instanceof CredentialError)) throw error
    return { objections: [...findings, error] }
  }
  try {
    const converted = after(datasetOf(document, settings, findings, apart), (dataset): Converted => {
      // one value written in two ways is left to `jsonld`, for safe mode too
      distinct(dataset)
      return { objections: findings, others: findings.length === 0 && apart ? without(dataset, apart) : undefined }
    })
    return isPromise(converted) ? converted.catch(ended) : converted
  } catch (error) {
    return ended(error)
  }
}

/** Names of blank nodes mean nothing, so the quads that are left are those of the document without the property. */
const without = ({ quads, repeats }: Dataset, { quads: range, othersSay }: Apart): readonly Quad[] | undefined =>
  range === undefined || !othersSay ? undefined : distinct({ quads: quads.toSpliced(range.from, range.to - range.from), repeats })

/** Converts a document; once more for whatever has to be loaded first. */
function datasetOf(document: Document, settings: Settings, findings?: CredentialError[], apart?: Apart): Awaitable<Dataset> {
  const { contexts, base } = settings
  if (base !== undefined) throw unhandled('a base')
  const own = Object.keys(contexts)
  if (own.length === 0) return converted(document, settings, findings, apart)
  return after(knowAll(), () => {
    // what is remembered of built-in contexts must not be what a caller's context of that address means
    if (own.some((url) => contextName(url) !== undefined)) throw unhandled('another context at a known address')
    return converted(document, settings, findings, apart)
  })
}

function converted(document: Document, settings: Settings, findings?: CredentialError[], apart?: Apart): Awaitable<Dataset> {
  const { contexts, depth } = settings
  try {
    return documentToRdf(document, { depth, findings, apart })
  } catch (error) {
    if (error instanceof CredentialError && error.code === 'ERR_CONTEXT' && Object.keys(contexts).length > 0) {
      throw unhandled('a context of the caller’s')
    }
    if (!isUnloaded(error)) throw error
    if (findings !== undefined) findings.length = 0
    if (apart !== undefined) apart.quads = undefined
    return Promise.all([error.load(), loadContexts(strings(document['@context']))]).then(() =>
      datasetOf(document, settings, findings, apart),
    )
  }
}
