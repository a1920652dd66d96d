/** What is used of the package `jsonld`, which has no types of its own. */
declare module 'jsonld' {
  interface RemoteDocument {
    readonly contextUrl: null
    readonly documentUrl: string
    readonly document: unknown
    readonly tag?: 'static'
  }
  interface CanonizeOptions {
    readonly safe: true
    readonly base?: string
    /** Not in the package's manual: takes the place of a cache that all calls share. */
    readonly contextResolver?: object
    readonly documentLoader: (url: string) => Promise<RemoteDocument>
    readonly canonizeOptions: {
      readonly algorithm: 'RDFC-1.0'
      readonly messageDigestAlgorithm: string
      readonly maxDeepIterations: number
      readonly signal: AbortSignal | null
    }
  }
  const jsonld: { readonly canonize: (document: unknown, options: CanonizeOptions) => Promise<string> }
  export default jsonld
}
