/** A list of the statuses of tokens: a token itself, asked for and verified (Token Status List, draft-ietf-oauth-status-list, sections 5.1 and 8.3). @module */
import { fromUtf8 } from '../../lib/bytes.ts'
import { CredentialError } from '../../lib/errors.ts'
import { type Document, isObject, own, text } from '../../lib/json.ts'
import type { Need } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import type { Jws } from '../../lib/tokens/jws.ts'
import { parseCompact } from '../../lib/tokens/jws-parse.ts'
import { tokenPayload } from '../../lib/tokens/payload.ts'
import { askedList, needsOf } from '../../status/asked-list.ts'
import { type Statuses, statusesIn } from '../../status/token-list.ts'
import { refuseOtherTokens } from '../jose-header.ts'
import { isTime } from './cross-check.ts'
import { signedBy, verifies } from './signature.ts'
import { tokenKey } from './token-key.ts'

export interface TokenList {
  readonly claims: Document
  readonly statuses: Statuses
  /** When it was answered, where that is known: milliseconds since 1970. */
  readonly at: number | undefined
}

/**
 * The list at an address, once a call or a run.
 * @param issuer - Of the token that names it: a list need not say who signed it, and then it is whoever signed that.
 * @throws CredentialError as {@link Scope.fetch}; `ERR_STATUS` where the list is not as it should be, and so says nothing.
 */
export const statusListToken = (url: string, issuer: string | undefined, scope: Scope): Promise<TokenList> =>
  scope.once(
    `token status list ${issuer} ${url}`,
    (outside) => retrieved(url, issuer, { ...scope, ...outside }),
    ({ statuses }) => statuses.bytes.length,
  )

const wrong = (message: string, needs: readonly Need[] = []): CredentialError =>
  new CredentialError('ERR_STATUS', message, needs.length > 0 ? { needs } : {})

async function retrieved(url: string, issuer: string | undefined, scope: Scope): Promise<TokenList> {
  const { bytes, at } = await askedList(url, scope)
  const jws = parseCompact(fromUtf8(bytes).trim())
  const claims = jws && tokenPayload(jws)
  if (!jws || !isObject(claims))
    throw new CredentialError('ERR_NETWORK', 'what answered for the status list is no token', { needs: needsOf(url) })
  await requireSigned(jws, text(claims['iss']) ?? issuer, scope)
  requireCurrent(claims, url, scope)
  return { claims, statuses: statusesIn(claims['status_list'], scope), at }
}

/** It counts only if it is what it says, as it was signed, by a key of whoever it is of. */
async function requireSigned(jws: Jws, issuer: string | undefined, scope: Scope): Promise<void> {
  const [signature] = jws.signatures
  // a type that says nothing is that of any token of the issuer's: here it has to be said
  if (!signature || own(signature.header, 'typ') === undefined)
    throw wrong('what is at the list’s address does not call itself a status list')
  refuseOtherTokens(signature, ['statuslist+jwt'], 'status list')
  const asked = { issuer, purpose: 'assertionMethod', path: '', signs: signedBy(jws, signature) }
  const { key, binding } = await tokenKey(signature.header, asked, scope)
  if (key instanceof CredentialError) throw key
  if (!(await verifies(jws, signature, key))) throw wrong('the status list was changed, or another key signed it')
  if (binding.outcome !== 'pass') throw wrong('the status list may have been signed by anybody', binding.detail?.needs)
}

/** Section 8.3: its subject is its address, it says when it was made, and it has not ended. */
function requireCurrent({ sub, iat, nbf, exp }: Document, url: string, { now, skew }: Scope): void {
  const seconds = now.getTime() / 1000
  if (sub !== url) throw wrong('the status list is that of another address')
  if (!isTime(iat) || [nbf, exp].some((time) => time !== undefined && !isTime(time)))
    throw wrong('the status list does not say when it holds')
  if ([iat, nbf].some((time) => isTime(time) && time > seconds + skew)) throw wrong('the status list is not to be used yet')
  if (isTime(exp) && exp < seconds - skew) throw wrong('the status list has ended')
}
