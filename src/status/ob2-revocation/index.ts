/** How a badge before 3.0 is revoked: in its issuer's list, or in its own hosted document (OB 2.0, RevocationList; Assertion `revoked`). @module */
import type { Status } from '../../lib/contract.ts'
import { credentialError } from '../../lib/errors.ts'
import { type Document, isObject, own, text } from '../../lib/json.ts'
import { hasType } from '../../lib/linked.ts'
import { type Check, checkOf } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import { wholeOrPart } from '../../lib/whole-or-part.ts'
import { type Named, type Revoking, revocationCheck, revocationsAt, revoked } from '../revoked-ids.ts'
import { claims } from './claims.ts'

/** The check `status` by the list at an address. */
export async function checkList(url: string, outline: Named, path: string, scope: Scope): Promise<Check> {
  try {
    return revocationCheck(await revocationsAt(url, way, scope), outline, path)
  } catch (error) {
    return checkOf('status', credentialError(error), { path })
  }
}

/** What servers call what they say of themselves, and things that they serve: no issuer calls a badge so. */
const noNumber =
  /^(?:[@$].*|id|type|name|url|email|image|description|errors?|error_?(?:description|message|type|code)|fault|path|timestamp|(?:request|trace)_?id|messages?|details?|status(?:_?code)?|code|title|reason|success)$/i

/** Before 2.0 a list was an object: each member an id, its value the reason. */
function entriesOf(list: Document): unknown {
  if (Object.hasOwn(list, 'revokedAssertions')) return listOf(list['revokedAssertions'])
  if (hasType(list, 'RevocationList') || Object.values(list).some((reason) => typeof reason !== 'string')) return undefined
  // what is no number leaves open whether this is the list
  return Object.entries(list).map(([id, revocationReason]) => (noNumber.test(id) ? {} : { id, revocationReason }))
}

/** In JSON-LD a list of one is its item; what is none of the things that name a badge is no list of them. */
const listOf = (entries: unknown): unknown =>
  isObject(entries) || typeof entries === 'number' || (typeof entries === 'string' && entries !== '') ? [entries] : entries

const way: Revoking = { name: claims.id, entriesOf }

const check: Status['check'] = async ({ value, path }, outline, scope) => {
  if (hasType(value, 'RevokedAssertion')) {
    const reason = text(own(value, 'revocationReason'))
    return [revoked(path, reason === undefined ? {} : { reason }, wholeOrPart(path))]
  }
  return [await checkList(text(own(value, 'id')) ?? '', outline, path, scope)]
}

export const status: Status = { ...claims, check }
