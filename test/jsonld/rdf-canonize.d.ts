/** What the tests use of the package `rdf-canonize`, which has no types of its own. */
declare module 'rdf-canonize' {
  export interface ParsedTerm {
    readonly termType: 'NamedNode' | 'BlankNode' | 'Literal' | 'DefaultGraph'
    readonly value: string
    readonly language?: string
    readonly datatype?: ParsedTerm
  }
  export interface ParsedQuad {
    readonly subject: ParsedTerm
    readonly predicate: ParsedTerm
    readonly object: ParsedTerm
    readonly graph: ParsedTerm
  }
  const rdfCanonize: {
    readonly NQuads: { readonly parse: (text: string) => readonly ParsedQuad[] }
    readonly canonize: (
      dataset: readonly ParsedQuad[],
      options: { readonly algorithm: 'RDFC-1.0'; readonly maxWorkFactor?: number },
    ) => Promise<string>
  }
  export default rdfCanonize
}
