/** What the XML elements of credentials carry: each has two places for it, the body and the attribute `verify`. @module */
import { fromBase64url, fromUtf8 } from '../lib/bytes.ts'
import type { Carried } from '../lib/contract.ts'
import { CredentialError } from '../lib/errors.ts'
import { isObject, own } from '../lib/json.ts'
import { parseJson } from '../lib/json-text.ts'
import { defaultLimits } from '../lib/limits.ts'
import { withoutClaims } from '../lib/tokens/claim-names.ts'
import { equal } from '../lib/tree.ts'
import { looksLikeCredential } from './look.ts'
import type { CredentialElement, Markup } from './markup.ts'

/**
 * Of each element the document where there is one; else the token or the address that its attribute holds. A token beside a document is
 * what some readers take, and may be of something else: then both are there, and the token alone where the document only repeats it.
 */
export const carriedBy = ({ credentials }: Markup, container: string): readonly Carried[] =>
  credentials.flatMap((element) => {
    const { name, verify = '', body, hasElements } = element
    // what is inside of what, readers see differently
    if (hasElements) throw new CredentialError('ERR_CONTAINER', 'the element that holds a credential has other elements in it')
    const inAttribute = { text: verify, found: { container, place: `${name}/@verify` } }
    const inBody = { text: body, found: { container, place: name, ...(isElsewhere(element) && elsewhere) } }
    const found =
      body.trim() === '' ? [inAttribute] : !isToken(verify) ? [inBody] : saysMore(element) ? [inAttribute, inBody] : [inAttribute]
    return found.filter(({ text }) => text.trim() !== '')
  })

const isToken = (verify: string): boolean => !verify.trimStart().startsWith('{') && looksLikeCredential(verify)

const elsewhere = {
  note: 'the attribute verify names another address than the document does: a reader that goes there may see another one',
}

/** Whether attribute and document each name an address, and not the same (Open Badges 2.0, baking). */
function isElsewhere({ verify = '', body }: CredentialElement): boolean {
  if (!isAddress(verify)) return false
  const document = attempt(() => body)
  const named = ['id', 'verify', 'verification'].map((name) => own(document, name)).flatMap((value) => [value, own(value, 'url')])
  return named.some(isAddress) && !named.includes(verify.trim())
}

const isAddress = (value: unknown): boolean => typeof value === 'string' && /^\s*https?:/i.test(value)

/** Whether the body is another credential than the token beside it. */
function saysMore({ verify = '', body }: CredentialElement): boolean {
  if (!looksLikeCredential(body) || body.trim() === verify.trim()) return false
  const [document, payload] = [attempt(() => body), attempt(() => fromUtf8(fromBase64url(verify.split('.')[1] ?? '') ?? new Uint8Array()))]
  const isSame = [payload, own(payload, 'vc'), isObject(payload) && withoutClaims(payload)].some((one) => equal(document, one))
  return !isObject(document) || !isSame
}

/** What cannot be read is told by whoever parses it. */
function attempt(text: () => string): unknown {
  try {
    return parseJson(text(), defaultLimits)
  } catch {
    return undefined
  }
}
