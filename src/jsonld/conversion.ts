/** What one conversion of a document to RDF carries along. @module */
import type { Code } from '../lib/codes.ts'
import { CredentialError } from '../lib/errors.ts'
import { type Document, type Pointer, pointer } from '../lib/json.ts'
import type { ActiveContext } from './active-context.ts'
import { type Dataset, emptyDataset, type Term } from './dataset.ts'
import { refusal } from './outcome.ts'

/** Where a node object stands. */
export interface Standing {
  /** The member it is the value of; `undefined` at the top. */
  readonly key: string | undefined
  /** The active context there: of the member's own scoped context, where it has one. */
  readonly active: ActiveContext
  /** The graph that its quads are in. */
  readonly graph: string
  /** Whether an object that says nothing is dropped there, which safe mode does not suffer (section 5.1.2 step 19). */
  readonly droppable: boolean
}

/** Converts an object: see `to-rdf.ts`, which hands itself down to the conversion of properties. */
export type ObjectTerm = (conversion: Conversion, element: Document, standing: Standing) => Term | undefined

export interface Conversion {
  readonly objectTerm: ObjectTerm
  readonly dataset: Dataset
  /** Where the conversion is: the members and indexes from the root. */
  readonly path: (string | number)[]
  readonly depth: number
  /** What was objected to, where all of it is asked for; `undefined`: the first one ends the conversion. */
  readonly findings: CredentialError[] | undefined
  readonly apart: Apart | undefined
}

/** A property of the document whose quads are told from all others: the proof, which signatures do not cover. */
export interface Apart {
  readonly key: string
  /** Where its quads are among those of the dataset; `undefined`: nowhere, or not as a property of the document. */
  quads: { readonly from: number; readonly to: number } | undefined
  /** Whether the document says anything without it. */
  othersSay: boolean
}

export interface ConversionOptions {
  readonly depth: number
  readonly findings?: CredentialError[] | undefined
  readonly apart?: Apart | undefined
}

export const startConversion = (objectTerm: ObjectTerm, { depth, findings, apart }: ConversionOptions): Conversion => ({
  objectTerm,
  dataset: emptyDataset(),
  path: [],
  depth,
  findings,
  apart,
})

/** More findings than this help nobody. */
const mostFindings = 100

const here = ({ path }: Conversion, ...keys: readonly (string | number)[]): Pointer => pointer('', ...path, ...keys)

/** Objects to something: ends the conversion, or remembers it, and whoever calls this goes on without the value. */
function object(conversion: Conversion, error: CredentialError): undefined {
  if (conversion.findings === undefined || conversion.findings.length >= mostFindings) throw error
  conversion.findings.push(error)
  return undefined
}

/** An objection to the value at hand, or to a member of it. */
export const invalid = (conversion: Conversion, reason: string, ...keys: readonly (string | number)[]): undefined =>
  object(conversion, refusal(reason, { path: here(conversion, ...keys) }))

/** A name that no context defines: what stands under it would be dropped. */
export const undefinedName = (conversion: Conversion, what: string, ...keys: readonly (string | number)[]): undefined =>
  object(conversion, nameless(what, here(conversion, ...keys)))

const nameless = (what: string, path: Pointer, code: Code = 'ERR_UNDEFINED_TERM'): CredentialError =>
  new CredentialError(code, `no context of the document defines ${what}`, { path })

/** @throws CredentialError `ERR_LIMIT` where the value at hand is deeper than allowed. */
export function refuseDeeper(conversion: Conversion): void {
  if (conversion.path.length < conversion.depth) return
  throw new CredentialError('ERR_LIMIT', 'the document is nested deeper than the limit', { path: here(conversion) })
}
