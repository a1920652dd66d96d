/** Small documents of one context, for both engines. */
import { compare } from './compare.ts'

export const at = 'https://example.org/'
export const other = 'https://example.com/'
export const type = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type'
export const vc1 = 'https://www.w3.org/2018/credentials/v1'

/** Whether both say the same of a document, or both refuse it. */
export async function answer(contexts: unknown, body: object = { [`${at}x`]: 'said' }): Promise<string> {
  const { outcome } = await compare({ '@context': contexts, ...body })
  return outcome
}
