/** Whether a token was revoked or suspended, as the list says that its claim `status` names (Token Status List, sections 6.2, 7 and 8.3). @module */
import type { Outline } from '../../lib/contract.ts'
import { credentialError } from '../../lib/errors.ts'
import { type Document, own } from '../../lib/json.ts'
import { type Check, checkOf, fail, pass, unknown } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import { ageOf, foreignList } from '../../status/asked-list.ts'
import { statusAt } from '../../status/token-list.ts'
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
    return [meaning(statusAt(list.statuses, Number(index))), ...remarks(list, url, issuer.id, scope)]
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

/** What is worth knowing of the list. Its `ttl` counts seconds. */
function remarks({ claims, at }: TokenList, url: string, issuer: string | undefined, scope: Scope): readonly Check[] {
  const { iss, ttl } = claims
  return [
    ...(iss !== undefined && iss !== issuer ? [foreignList()] : []),
    ...(typeof ttl === 'number' ? ageOf([ttl, ttl * 1000], { url, at }, scope) : []),
  ]
}
