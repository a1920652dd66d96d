/** Who plays in the attacks: a school with a domain, an attacker with a key, and what each of them can sign. */
import { base64url, utf8 } from '../../src/lib/bytes.ts'
import { type Document, keysOf, own } from '../../src/lib/json.ts'
import type { PresentationAsked } from '../../src/lib/scope.ts'
import { issue } from '../../src/proofs/data-integrity/issue.ts'
import { keyIssuer, type TestKey, testKey, type WebIssuer, webIssuer } from './issuers.ts'
import { scopeWith, type Web } from './scope.ts'

export interface Attack {
  readonly name: string
  readonly input: Document | string
  readonly web?: Web
  /** What a presentation is asked to answer. */
  readonly asked?: PresentationAsked
  /** The id of a check, its outcome and its code; or the code of the error. */
  readonly answer: readonly [check: string, outcome: string] | readonly [error: string]
}
export type AttackClass = readonly [name: string, attacks: () => Promise<readonly Attack[]>]

export const school: WebIssuer = webIssuer('school.example')
export const attacker: TestKey = testKey()
export const self: ReturnType<typeof keyIssuer> = keyIssuer(attacker)
export const web: Web = { [school.address]: school.document }

export const signed = (
  document: Document,
  { key, keyId }: Pick<WebIssuer, 'key' | 'keyId'> = school,
  proof = 'eddsa-rdfc-2022',
): Promise<Document> => issue(document, { signer: key.signer(keyId), proof, created: '2025-01-02T00:00:00Z' }, scopeWith())
/** A document with another value at a pointer. */
export const changed = (document: Document, path: string, change: (value: unknown) => unknown): Document => {
  const [key, ...rest] = keysOf(path)
  if (key === undefined) return change(document) as Document
  const inside = own(document, key)
  const value = rest.length === 0 ? change(inside) : changed(inside as Document, `/${rest.join('/')}`, change)
  return (Array.isArray(document) ? document.with(Number(key), value) : { ...document, [key]: value }) as Document
}
export const added = (document: Document, path: string, more: Document): Document =>
  changed(document, path, (value) => ({ ...(value as Document), ...more }))

/** A token with any header, signed by whomever. */
export const tokenOf = async (header: Document, payload: Document, key: TestKey = attacker): Promise<string> => {
  const input = [header, payload].map((part) => base64url(utf8(JSON.stringify(part)))).join('.')
  return `${input}.${base64url(await key.signer('').sign(utf8(input)))}`
}
