/** What is said of a key that could not be looked up. @module */
import { CredentialError } from '../lib/errors.ts'
import { type Check, checkOf, fail } from '../lib/report.ts'
import { sentence } from '../lib/sentence.ts'
import { type Asked, imported, type Lookup } from './key-binding.ts'
import { whoseKey } from './questioned-key.ts'

/** A key’s multibase text: a multicodec of Ed25519, P-256, P-384, P-521 or RSA in base58. */
const keyFragment = /#(z(?:6Mk|Dn|82|2J9|4MX)[1-9A-HJ-NP-Za-km-z]{30,})$/

/** A path or a query leads elsewhere than into the document that a DID has now: `versionId` to one that it had (DID Core section 3.2). */
const leadsElsewhere = /^did:[^#]*[/?]/
const notFollowed = (): CredentialError =>
  new CredentialError('ERR_UNSUPPORTED', 'the key is named by a DID with a path or a query, which is not followed here')

/**
 * The fragment of an address may be a key. Then the bytes can be verified, though nothing was resolved; it
 * says nothing of whose key it is, for anybody can write such an address (peers.md 2.1).
 */
export async function unresolved(keyId: string, asked: Asked, thrown: CredentialError): Promise<Lookup> {
  const error = thrown.code === 'ERR_KEY' && leadsElsewhere.test(keyId) ? notFollowed() : thrown
  const [, multibase] = keyFragment.exec(keyId) ?? []
  return {
    key: multibase === undefined ? error : await imported({ material: { multibase } }),
    binding: unresolvedBinding(keyId, asked, error),
  }
}

function unresolvedBinding(keyId: string, { issuer, purpose, path }: Asked, error: CredentialError): Check {
  // a document that holds no such key, or holds it with its private part or for somebody else: why, the error says
  if (error.code === 'ERR_KEY') return fail('key-binding', 'ERR_KEY_BINDING', sentence(error.message), { path })
  // a DID document speaks for its own DID only (CID 1.0 section 3.3), so nothing that it could say would bind this key
  if (keyId.startsWith('did:') && issuer !== undefined && keyId.split(/[/?#]/)[0] !== issuer) {
    return fail('key-binding', 'ERR_KEY_BINDING', `The key that signed is not the ${whoseKey(purpose)}: somebody else controls it.`, {
      path,
    })
  }
  return checkOf('key-binding', error, { path })
}
