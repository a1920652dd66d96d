/**
 * A key that has an address: in the profile of its controller (CID 1.0 section 3.3), or in a document of
 * its own, which counts only if the controller's profile names it.
 *
 * @module
 */
import type { KeyResolver, ResolvedKey } from '../../lib/contract.ts'
import { CredentialError } from '../../lib/errors.ts'
import { list, own, text } from '../../lib/json.ts'
import type { Scope } from '../../lib/scope.ts'
import { endsOf, keyIn, keyOf, nodesOf } from '../controlled-identifier.ts'
import { controllerAt, documentAt, type HostedDocument } from '../hosted-document.ts'
import { holdsKey } from '../verification-method.ts'
import { claims } from './claims.ts'
import { keyInSet } from './key-set.ts'

async function resolve(keyId: string, scope: Scope): Promise<ResolvedKey> {
  const [address = ''] = keyId.split('#')
  const found = await documentAt(address, 'key', scope)
  const { document } = found
  if (Object.hasOwn(document, 'kty') || Object.hasOwn(document, 'keys')) return keyInSet(document, keyId, address)
  if (holdsKey(document)) return ownDocument(found, keyId, scope)
  return keyIn({ ...(await controllerAt(address, 'key', scope)), id: address }, keyId, 'domain')
}

/** A document that is a key. It may say of itself what it likes: its controller must know it. */
async function ownDocument({ document, ...led }: HostedDocument, keyId: string, scope: Scope): Promise<ResolvedKey> {
  const controller = text(own(document, 'controller') ?? own(document, 'owner'))
  if (own(document, 'id') !== keyId || controller === undefined)
    throw new CredentialError('ERR_KEY', 'the document at the key’s address is not that key')
  if (!claims.claims(controller)) throw new CredentialError('ERR_UNRESOLVED', 'the controller of the key has no address')
  const { document: profile, ...answered } = await controllerAt(controller, 'issuer', scope)
  if (own(profile, 'id') !== controller) throw new CredentialError('ERR_KEY', 'the document at the controller’s address is another one’s')
  const named = (relationship: string): boolean =>
    list(own(profile, relationship)).some((entry) => (text(entry) ?? own(entry, 'id')) === keyId)
  const purposes = ['assertionMethod', 'authentication'].filter(named)
  // whose key it is may say that it was given up, as well as the key
  const nodes = [document, ...nodesOf({ document: profile, id: controller }, keyId)]
  return {
    id: keyId,
    material: keyOf(nodes.filter(holdsKey)),
    controller,
    purposes,
    control: 'domain',
    ...endsOf(...nodes),
    ...led,
    ...answered,
  }
}

export const keys: KeyResolver = { ...claims, resolve }
