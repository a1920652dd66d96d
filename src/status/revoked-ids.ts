/** Lists that name what is revoked: an entry is an id, or an object with one and perhaps the reason. @module */
import type { Outline } from '../lib/contract.ts'
import { CredentialError } from '../lib/errors.ts'
import { type Document, isObject, own, text } from '../lib/json.ts'
import { type Check, fail, pass, unknown } from '../lib/report.ts'

export interface Revocation {
  readonly reason?: string
}

/**
 * The entry for one of the ids.
 * @throws CredentialError `ERR_STATUS` where the list is none.
 */
function revocationOf(entries: unknown, ids: readonly string[]): Revocation | undefined {
  if (!Array.isArray(entries)) throw new CredentialError('ERR_STATUS', 'what answered for the revocation list is none')
  for (const entry of entries) {
    const named = [entry, own(entry, 'id'), own(entry, 'uid')].some((id) => typeof id === 'string' && ids.includes(id))
    // an entry may stay in the list after the revocation was taken back
    if (!named || (isObject(entry) && entry['revoked'] === false)) continue
    const reason = text(own(entry, 'revocationReason'))
    return reason === undefined ? {} : { reason }
  }
  return undefined
}

/** The check `status` over the entries of a list. */
export function revocationCheck(entries: unknown, { id }: Pick<Outline, 'id'>, path: string): Check {
  if (id === undefined)
    return unknown('status', 'ERR_STATUS', 'The credential has no id by which a revocation list could name it.', { path })
  try {
    const revocation = revocationOf(entries, [id])
    if (revocation) return revoked(path, revocation)
    return pass('status', 'The revocation list does not name the credential.', { path })
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error
    return unknown('status', error.code, error.message, { path })
  }
}

export const revoked = (path: string, { reason }: Revocation = {}): Check =>
  fail('status', 'ERR_REVOKED', 'The credential has been revoked.', { path, ...(reason !== undefined && { detail: { reason } }) })

/** The first of these members that is there: issuers spell them in several ways. */
export const memberOf = (list: Document, names: readonly string[]): unknown => {
  const name = names.find((one) => Object.hasOwn(list, one))
  return name === undefined ? undefined : list[name]
}
