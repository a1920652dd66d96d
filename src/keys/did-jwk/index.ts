/** did:jwk: the identifier is a JSON Web Key in base64url; its only key is `#0` (did:jwk method, Read). @module */
import { fromBase64url, fromUtf8 } from '../../lib/bytes.ts'
import type { KeyResolver, ResolvedKey } from '../../lib/contract.ts'
import { CredentialError } from '../../lib/errors.ts'
import { type Document, own } from '../../lib/json.ts'
import { parseObject } from '../../lib/json-text.ts'
import { publicOnly } from '../private-part.ts'
import { claims } from './claims.ts'

const limits = { text: 2 ** 16, depth: 8 }

async function resolve(keyId: string): Promise<ResolvedKey> {
  const [did = '', fragment = '0', ...more] = keyId.split('#')
  if (fragment !== '0' || more.length > 0) throw new CredentialError('ERR_KEY', 'the did:jwk document does not hold the key that is named')
  const jwk = publicOnly(jwkIn(did.slice('did:jwk:'.length)))
  const purposes =
    own(jwk, 'use') === 'enc' ? ['keyAgreement'] : ['assertionMethod', 'authentication', 'capabilityInvocation', 'capabilityDelegation']
  return { id: `${did}#0`, material: { jwk }, controller: did, purposes, control: 'none' }
}

function jwkIn(encoded: string): Document {
  const bytes = fromBase64url(encoded)
  if (bytes === undefined) throw new CredentialError('ERR_KEY', 'the did:jwk identifier is not base64url')
  try {
    return parseObject(fromUtf8(bytes), limits)
  } catch (cause) {
    throw new CredentialError('ERR_KEY', 'the did:jwk identifier holds no JSON Web Key', { cause })
  }
}

export const keys: KeyResolver = { ...claims, resolve }
