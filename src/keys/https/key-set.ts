/** JSON Web Keys that have an address, alone or in a set (RFC 7517 sections 4 and 5). @module */
import type { ResolvedKey } from '../../lib/contract.ts'
import { CredentialError } from '../../lib/errors.ts'
import { type Document, isObject, own, text } from '../../lib/json.ts'
import { endsOf } from '../controlled-identifier.ts'
import { endsInJwk } from '../jwk-ends.ts'
import { publicOnly } from '../private-part.ts'
import { purposesInSet } from '../set-purposes.ts'

/**
 * The key of that name. A bare key says nothing of who controls it: the address that it was found at stands
 * for the controller, and who binds the key must find the issuer's word for it elsewhere.
 *
 * @throws CredentialError `ERR_KEY` where there is none, or more than one.
 */
export function keyInSet(document: Document, keyId: string, address: string): ResolvedKey {
  const jwk = Object.hasOwn(document, 'kty') ? document : named(document, keyId)
  const said = { purposes: purposesInSet(jwk), control: 'domain', ...endsOf(endsInJwk(jwk)) } as const
  return { id: keyId, material: { jwk: publicOnly(jwk) }, controller: address, ...said }
}

function named(document: Document, keyId: string): Document {
  const set = own(document, 'keys')
  const keys = Array.isArray(set) ? set.filter(isObject) : []
  const fragment = keyId.includes('#') ? keyId.slice(keyId.indexOf('#') + 1) : undefined
  const matching = keys.filter((key) => [keyId, fragment].includes(text(own(key, 'kid')) ?? ''))
  const [only, ...more] = distinct(fragment === undefined && matching.length === 0 ? keys : matching)
  if (only === undefined || more.length > 0) throw new CredentialError('ERR_KEY', 'the set does not hold exactly one key of this name')
  return only
}

/** A key may stand there twice, and its name be that of one for encryption too (RFC 7517 section 4.5). */
function distinct(keys: readonly Document[]): readonly Document[] {
  const signing = keys.filter((key) => own(key, 'use') !== 'enc')
  return [...new Map((signing.length > 0 ? signing : keys).map((key) => [JSON.stringify(key), key])).values()]
}
