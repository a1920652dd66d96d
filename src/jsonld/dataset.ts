/** The RDF dataset as it grows: quads whose terms are texts of N-Quads, with blank nodes named `_:b0`, `_:b1` … @module */
import { unhandled } from './outcome.ts'

/**
 * How a value was written. Values that were written differently may be the same in N-Quads, and `jsonld` keeps both;
 * values written alike it keeps once.
 */
export type Written = 'plain' | 'typed' | 'native' | 'typed native' | 'inexact' | 'property'

/** The object of a quad. */
export interface Term {
  readonly text: string
  readonly written: Written
}

export interface Quad {
  readonly subject: string
  readonly predicate: string
  readonly object: string
  /** Empty: the default graph. */
  readonly graph: string
  readonly written: Written
}

export interface Dataset {
  readonly quads: Quad[]
  /** New names of the document's own blank nodes. */
  readonly blanks: Map<string, string>
  /** Named nodes that have properties, with their graphs: a second time may repeat quads. */
  readonly described: Set<string>
  issued: number
  /** Whether any quad may be there twice. */
  repeats: boolean
}

export const emptyDataset = (): Dataset => ({ quads: [], blanks: new Map(), described: new Set(), issued: 0, repeats: false })

export function newBlank(dataset: Dataset): string {
  const name = `_:b${dataset.issued}`
  dataset.issued += 1
  return name
}

/** The new name of a blank node that the document names itself. */
export function namedBlank(dataset: Dataset, name: string): string {
  const known = dataset.blanks.get(name)
  if (known !== undefined) return known
  const made = newBlank(dataset)
  dataset.blanks.set(name, made)
  return made
}

export function add(dataset: Dataset, subject: string, predicate: string, object: Term, graph: string): void {
  dataset.quads.push({ subject, predicate, object: object.text, graph, written: object.written })
}

/** Remembers that a named node is described, perhaps not for the first time. */
export function describe(dataset: Dataset, subject: string, graph: string): void {
  const key = graph === '' ? subject : `${subject} ${graph}`
  if (dataset.described.has(key)) dataset.repeats = true
  else dataset.described.add(key)
}

/** The quads, each once: a dataset is a set (RDF 1.1 section 4). */
export function distinct({ quads, repeats }: Pick<Dataset, 'quads' | 'repeats'>): readonly Quad[] {
  if (!repeats) return quads
  const seen = new Map<string, Quad>()
  for (const quad of quads) {
    const key = `${quad.subject} ${quad.predicate} ${quad.object} ${quad.graph}`
    const first = seen.get(key)
    if (first === undefined) seen.set(key, quad)
    else if (first.written !== quad.written || quad.written === 'inexact') throw unhandled('one value written in two ways')
  }
  return [...seen.values()]
}
