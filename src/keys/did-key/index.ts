/** did:key: the identifier is the key itself (did:key method, section 3). @module */
import type { KeyResolver, ResolvedKey } from '../../lib/contract.ts'
import { CredentialError } from '../../lib/errors.ts'
import { claims } from './claims.ts'

/** A key of a kind that only agrees on secrets is listed too, and then refused as one that signs nothing. */
const relationships = ['assertionMethod', 'authentication', 'capabilityInvocation', 'capabilityDelegation']

const wellFormed = /^did:key:(z[1-9A-HJ-NP-Za-km-z]+)(?:#(.+))?$/

function resolve(keyId: string): ResolvedKey {
  const [, multibase, fragment] = wellFormed.exec(keyId) ?? []
  if (multibase === undefined) throw new CredentialError('ERR_KEY', 'the did:key identifier is not well formed')
  // the derived document holds one signing key, named by the key itself
  if (fragment !== undefined && fragment !== multibase)
    throw new CredentialError('ERR_KEY', 'the did:key document does not hold the key that is named')
  const controller = `did:key:${multibase}`
  return { id: `${controller}#${multibase}`, material: { multibase }, controller, purposes: relationships, control: 'none' }
}

export const keys: KeyResolver = { ...claims, resolve }
