/** N-Quads as our engine holds them, parsed by the package `rdf-canonize`. */
import rdfCanonize, { type ParsedTerm } from 'rdf-canonize'
import type { Quad } from '../../src/jsonld/dataset.ts'
import { iriTerm, quoted } from '../../src/jsonld/n-quads.ts'

const string = 'http://www.w3.org/2001/XMLSchema#string'

function text({ termType, value, language, datatype }: ParsedTerm): string {
  if (termType === 'NamedNode') return iriTerm(value)
  if (termType === 'BlankNode') return `_:${value}`
  if (termType === 'DefaultGraph') return ''
  if (language) return `${quoted(value)}@${language}`
  return datatype === undefined || datatype.value === string ? quoted(value) : `${quoted(value)}^^${iriTerm(datatype.value)}`
}

export const parseNQuads = (nquads: string): readonly Quad[] =>
  rdfCanonize.NQuads.parse(nquads).map(({ subject, predicate, object, graph }) => ({
    subject: text(subject),
    predicate: text(predicate),
    object: text(object),
    graph: text(graph),
    written: 'plain',
  }))
