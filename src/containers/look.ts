/** What a text or a file looks like, for places where no standard puts a credential. @module */

import { looksLikeToken } from '../lib/tokens/text.ts'
import { encodingOf } from './encoding.ts'

/** A token, or JSON with a context or an old badge's members. */
export const looksLikeCredential = (text: string): boolean =>
  looksLikeToken(text) || (/^\s*\{/.test(text) && /"@context"|"badge"|"payload"/.test(text.slice(0, 100_000)))

/** How far into a file its kind is looked for. */
const head = 65_536

/** JSON, tokens, addresses and data URIs as text; pictures, PDF files and archives by how they begin. */
const kinds: readonly RegExp[] = [
  /^\uFEFF?\s*(?:[[{]|eyJ|data:|https?:)/,
  /^\x89PNG/,
  /^PK[\x03\x05]/,
  /^\uFEFF?\s*<(?:.*<)?(?:[\w.-]+:)?svg[\s/>]/s,
  /^\s*%PDF-/,
]

/** Whether a file inside a file can be a credential or carry one. */
export function mayCarry(content: Uint8Array): boolean {
  const start = new TextDecoder(encodingOf(content), { ignoreBOM: true }).decode(content.subarray(0, head)).replace(/^\uFFFDPNG/, '\x89PNG')
  return kinds.some((kind) => kind.test(start))
}
