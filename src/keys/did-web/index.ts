/** did:web: the document stands at an address that the identifier spells (did:web method, section 2.5.2). @module */
import type { KeyResolver, ResolvedKey } from '../../lib/contract.ts'
import type { Scope } from '../../lib/scope.ts'
import { keyIn } from '../controlled-identifier.ts'
import { controllerAt } from '../hosted-document.ts'
import { documentAddress } from './address.ts'
import { claims } from './claims.ts'

async function resolve(keyId: string, scope: Scope): Promise<ResolvedKey> {
  const [did = ''] = keyId.split('#')
  return keyIn({ ...(await controllerAt(documentAddress(did), 'did', scope)), id: did }, keyId, 'domain')
}

export const keys: KeyResolver = { ...claims, resolve }
