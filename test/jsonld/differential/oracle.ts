/** The oracle: the packages `jsonld` and `rdf-canonize` as everyone uses them, in safe mode, with nothing of ours but the contexts. */
import jsonld from 'jsonld'
import { builtInDocument } from '../../../src/jsonld/context-documents.ts'

/** More contexts, by address. */
export type More = Readonly<Record<string, unknown>>

export async function oracle(
  document: unknown,
  { more = {}, hash = 'SHA-256' }: { readonly more?: More; readonly hash?: string } = {},
): Promise<string> {
  return jsonld.canonize(document, {
    safe: true,
    documentLoader: async (url: string) => {
      const own = Object.hasOwn(more, url)
      const found = own ? more[url] : await builtInDocument(url)
      if (found === undefined) throw new Error(`unknown context ${url}`)
      // a list of contexts is rewritten in place, so it cannot be frozen
      const list = Array.isArray((found as { '@context': unknown })['@context'])
      return {
        contextUrl: null,
        documentUrl: url,
        document: list ? structuredClone(found) : found,
        ...(own || list ? {} : { tag: 'static' as const }),
      }
    },
    canonizeOptions: { algorithm: 'RDFC-1.0', messageDigestAlgorithm: hash, maxDeepIterations: 1000, signal: null },
  })
}

/**
 * Empties the cache that `jsonld` shares among all calls, by filling it with other contexts. One document leaves traces in
 * it: what safe mode objected to in a context is objected to in its neighbours from then on, in every document.
 */
export async function forget(): Promise<void> {
  for (let number = 0; number < 150; number += 1) await oracle({ '@context': { [`filler${number}`]: 'urn:filler' }, 'urn:a': 'b' })
}
