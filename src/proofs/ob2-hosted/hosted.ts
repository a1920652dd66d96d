/** What an address says of the badge that should be there. @module */
import { fromUtf8 } from '../../lib/bytes.ts'
import { CredentialError } from '../../lib/errors.ts'
import { type Document, own, text } from '../../lib/json.ts'
import { parseObject } from '../../lib/json-text.ts'
import { otherHost } from '../../lib/network/other-host.ts'
import { shownAddress } from '../../lib/network/shown-address.ts'
import type { Scope } from '../../lib/scope.ts'
import { idOf, isAddress } from '../open-badge.ts'

export type Hosted =
  | {
      readonly state: 'there'
      readonly url: string
      readonly document: Document
      /** It states another address than the one it was found at, and was asked there. */
      readonly moved: boolean
      /** The host that answered in the end, if it is another one. */
      readonly answeredBy: string | undefined
    }
  | { readonly state: 'revoked'; readonly reason?: string }

/**
 * The hosted badge. 410 and `revoked: true` say that it was revoked (OB 2.0, Revocation). One that states
 * another address is asked there, once.
 *
 * @throws CredentialError as {@link Scope.fetch}; `ERR_NETWORK` where the answer is no badge.
 */
export async function hostedAt(url: string, scope: Scope, moved = false): Promise<Hosted> {
  const { status, bytes, url: end } = await scope.fetch(url, 'credential')
  const document = status === 200 || status === 410 ? readable(bytes, scope) : undefined
  if (status === 410 || own(document, 'revoked') === true) {
    const reason = text(own(document, 'revocationReason'))
    return { state: 'revoked', ...(reason !== undefined && { reason }) }
  }
  if (document === undefined) {
    const needs = [{ url, kind: 'credential' as const }]
    throw new CredentialError(
      'ERR_NETWORK',
      status === 200 ? `${shownAddress(url)} did not answer with a badge` : `${shownAddress(url)} answered with status ${status}`,
      { needs },
    )
  }
  const declared = idOf(document)
  if (!moved && isAddress(declared) && declared !== url) return hostedAt(declared, scope, true)
  return { state: 'there', url, document, moved, answeredBy: otherHost(url, end) }
}

/** Of a badge, a record, an endorsement, or that one was revoked: other JSON is what a server says of itself. */
const members = ['badge', 'learner', 'claim', 'revoked']

function readable(bytes: Uint8Array, { limits }: Scope): Document | undefined {
  try {
    const document = parseObject(fromUtf8(bytes), limits)
    return members.some((name) => Object.hasOwn(document, name)) ? document : undefined
  } catch (error) {
    if (error instanceof CredentialError) return undefined
    throw error
  }
}
