/** The parts of two untyped packages that the tests use. */
declare module 'n3' {
  export interface Quad {
    readonly object: { readonly value: string }
  }
  export class Store {
    constructor(quads?: readonly Quad[])
    readonly size: number
    addQuads(quads: readonly Quad[]): void
    getQuads(subject: string | null, predicate: string | null, object: string | null, graph: string | null): readonly Quad[]
  }
  export class Parser {
    constructor(options?: { readonly format?: string })
    parse(text: string): readonly Quad[]
  }
  export const DataFactory: object
}
declare module 'shacl-engine' {
  import type { Store } from 'n3'
  export interface Result {
    readonly path?: readonly { readonly predicates: readonly { readonly value: string }[] }[]
    readonly constraintComponent: { readonly value: string }
    readonly focusNode?: { readonly term?: { readonly value: string } }
  }
  export class Validator {
    constructor(shapes: Store, options: { readonly factory: object })
    validate(data: { readonly dataset: Store }): Promise<{ readonly conforms: boolean; readonly results: readonly Result[] }>
  }
}
