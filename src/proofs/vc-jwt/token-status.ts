/** Whether a token was revoked or suspended, as the list says that its claim `status` names (Token Status List, sections 6.2, 7 and 8.3). @module */
import type { Outline } from '../../lib/contract.ts'
import { credentialError } from '../../lib/errors.ts'
import { type Document, own } from '../../lib/json.ts'
import { type Check, checkOf, fail, pass, unknown, warn } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import { bitsOf, statusAt } from '../../status/token-list.ts'
import { unaskedStatus } from '../unasked-claims.ts'
import { statusListToken, type TokenList } from './status-list-token.ts'

export async function tokenStatusChecks(claims: Document, { issuer }: Outline, scope: Scope): Promise<readonly Check[]> {
  const entry = own(claims['status'], 'status_list')
  if (entry === undefined) return unaskedStatus(claims)
  const [index, url] = [own(entry, 'idx'), own(entry, 'uri')]
  if (!Number.isSafeInteger(index) || Number(index) < 0 || typeof url !== 'string')
    return [fail('status', 'ERR_STATUS', 'The token does not name its list of statuses and its place in it as it should.')]
  try {
    const list = await statusListToken(url, issuer.id, scope)
    return [meaning(statusAt(list.bytes, bitsOf(list.claims['status_list']) ?? 1, Number(index))), ...remarks(list, url, issuer.id, scope)]
  } catch (error) {
    // a list that is not as it should be says nothing: that is not the token's fault
    return [{ ...checkOf('status', credentialError(error)), outcome: 'unknown' }]
  }
}

/** Section 7.1. */
function meaning(status: number): Check {
  const more = { detail: { status } }
  if (status === 0) return pass('status', 'The list of tokens says nothing against this one.', more)
  if (status === 1) return fail('status', 'ERR_REVOKED', 'The token has been revoked.', more)
  if (status === 2) return fail('status', 'ERR_SUSPENDED', 'The token is suspended.', more)
  return unknown('status', 'ERR_UNSUPPORTED', 'The list gives the token a status whose meaning only its issuer knows.', more)
}

/** Who publishes a list may be somebody else; and one that was kept may be older than it says that it may be (`ttl`, in seconds). */
function remarks({ claims, at }: TokenList, url: string, issuer: string | undefined, { now, skew }: Scope): readonly Check[] {
  const { iss, ttl } = claims
  const isOld = typeof ttl === 'number' && at !== undefined && now.getTime() - at > (ttl + skew) * 1000
  const detail = { ttl, needs: [{ url, kind: 'status' as const }] }
  return [
    ...(iss !== undefined && iss !== issuer
      ? [warn('status', 'ERR_STATUS', 'The status list was issued by somebody else than the credential.')]
      : []),
    ...(isOld
      ? [warn('status', 'ERR_STATUS', 'The status list is older than it says that it may be kept: ask for it again.', { detail })]
      : []),
  ]
}
