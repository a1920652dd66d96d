/** The key of a signed badge: `verification.creator`, or any that the issuer's profile links; before 2.0 `verify.url`. @module */

import { endsOf } from '../../keys/controlled-identifier.ts'
import { documentAt, isOfSomebody, unexpected } from '../../keys/hosted-document.ts'
import { endsInJwk } from '../../keys/jwk-ends.ts'
import { holdsKey, materialOf, refusePrivate } from '../../keys/verification-method.ts'
import { fromUtf8 } from '../../lib/bytes.ts'
import type { ResolvedKey } from '../../lib/contract.ts'
import { CredentialError, credentialError } from '../../lib/errors.ts'
import { type Document, list, own, text } from '../../lib/json.ts'
import { parseObject } from '../../lib/json-text.ts'
import { otherHost } from '../../lib/network/other-host.ts'
import { type Check, checkOf, fail, pass, warn } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import { verificationOf } from '../badge-verification.ts'
import { authorityOf, idOf, isAddress, type Published } from '../open-badge.ts'

export interface BadgeKey {
  /** One of them must have signed. */
  readonly keys: readonly PublicKey[] | CredentialError
  /** Why it may have been one that is not among them. */
  readonly open?: CredentialError
  readonly binding: Check
}
export type PublicKey = Pick<ResolvedKey, 'material' | 'revoked' | 'expires' | 'answeredBy'>

export async function badgeKey(badge: Document, issuer: Published, scope: Scope): Promise<BadgeKey> {
  const { node } = verificationOf(badge)
  const address = text(own(node, 'url'))
  const creator = idOf(own(node, 'creator'))
  try {
    if (creator === undefined && address !== undefined) return await ofAddress(address, issuer, scope)
    return await ofProfile(creator, issuer, scope)
  } catch (error) {
    const failure = credentialError(error)
    return { keys: failure, binding: checkOf('key-binding', failure) }
  }
}

const notLinked: Check = fail('key-binding', 'ERR_KEY_BINDING', 'The issuer’s profile does not link the key that signed.')
const ledElsewhere = (answeredBy: string): Check =>
  warn('key-binding', 'ERR_KEY_BINDING', 'The key’s address is on the issuer’s host and leads to another, which answered in its place.', {
    detail: { answeredBy },
  })
const linked: Check = pass('key-binding', 'The issuer’s own profile links the key that signed.')

async function ofProfile(creator: string | undefined, issuer: Published, scope: Scope): Promise<BadgeKey> {
  const named = list(own(issuer.document, 'publicKey'))
  // a key that stands in the profile and has no name is the profile’s, whatever the badge calls it
  const meant = creator === undefined ? named : named.filter((key) => (holdsKey(key) ? (idOf(key) ?? creator) : idOf(key)) === creator)
  if (meant.length > 0) {
    const found = await Promise.all(meant.slice(0, mostKeys).map((key) => linkedKey(key, issuer, scope).catch(credentialError)))
    return { ...readable(found, meant.length), binding: isAddress(issuer.id) ? linked : notLinked }
  }
  if (creator === undefined || !isAddress(creator)) {
    const failure = new CredentialError('ERR_KEY', 'neither the badge nor its issuer’s profile says which key signed')
    return { keys: failure, binding: notLinked }
  }
  // the bytes may still verify; whose key it is, is another question
  return { keys: [publicKeyOf(await scope.json(creator, 'key'), creator)], binding: notLinked }
}

/** Those of the keys that could be read: one that could not be hinders none of the others. */
function readable(found: readonly (PublicKey | CredentialError)[], meant: number): Pick<BadgeKey, 'keys' | 'open'> {
  const keys = found.filter((one): one is PublicKey => !(one instanceof CredentialError))
  const errors = found.filter((one): one is CredentialError => one instanceof CredentialError)
  const tooMany = meant > mostKeys ? new CredentialError('ERR_LIMIT', 'the issuer’s profile links more keys than are tried') : undefined
  const open = errors.find(isOpen) ?? tooMany
  const failure = open ?? errors[0]
  if (keys.length === 0 && failure) throw failure
  return open ? { keys, open } : { keys }
}

/** Whether an error leaves open what it is about. */
export const isOpen = (error: CredentialError): boolean => checkOf('proof', error).outcome === 'unknown'

/** Enough for an issuer that changes its keys, and no reason to fetch without end. */
const mostKeys = 16

async function linkedKey(key: unknown, issuer: Published, scope: Scope): Promise<PublicKey> {
  const id = idOf(key)
  const isHere = holdsKey(key)
  if (!isHere && id === undefined) throw new CredentialError('ERR_KEY', 'the issuer’s profile links something that is no key')
  const { document, ...answered } = isHere ? { document: key } : await documentAt(id ?? '', 'key', scope)
  const owners = list(own(document, 'owner')).flatMap((owner) => idOf(owner) ?? [])
  if (owners.length > 0 && !owners.some((owner) => owner === issuer.id))
    throw new CredentialError('ERR_KEY_BINDING', 'the key that the profile links belongs to somebody else')
  return { ...publicKeyOf(document, id), ...answered }
}

/** @param address - Where the document was found, where that is not in another one. */
function publicKeyOf(document: Document, address?: string): PublicKey {
  const pem = own(document, 'publicKeyPem')
  refusePrivate(document)
  // the format has this one spelling of a key; a document with another says the same
  if (pem === undefined && holdsKey(document))
    return { material: materialOf(document), ...endsOf(document, endsInJwk(own(document, 'publicKeyJwk'))) }
  if (pem === undefined && address !== undefined && !isOfSomebody(document)) throw unexpected(address, 'key')
  if (typeof pem !== 'string') throw new CredentialError('ERR_KEY', 'the document at the key’s address holds no key')
  return { material: { pem }, ...endsOf(document) }
}

/** Before 2.0 the badge gave the address of a PEM file, which had to be on the issuer's own host. */
async function ofAddress(address: string, issuer: Published, scope: Scope): Promise<BadgeKey> {
  const { status, bytes, url } = await scope.fetch(address, 'key')
  const needs = [{ url: address, kind: 'key' as const }]
  if (status !== 200) throw new CredentialError('ERR_NETWORK', `the key's address answered with status ${status}`, { needs })
  const content = fromUtf8(bytes)
  const key = content.trimStart().startsWith('{')
    ? publicKeyOf(parseObject(content, scope.limits), address)
    : { material: { pem: content.trim() } }
  const home = authorityOf(issuer.id) ?? authorityOf(text(own(issuer.document, 'url')))
  const answeredBy = otherHost(address, url)
  const binding = home !== undefined && authorityOf(address) === home ? linked : notLinked
  // which address it is, the badge says: one of the issuer's may lead wherever somebody wants it to
  return { keys: [key], binding: binding === linked && answeredBy !== undefined ? ledElsewhere(answeredBy) : binding }
}
