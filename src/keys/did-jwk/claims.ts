import type { KeyClaims } from '../../lib/contract.ts'

export const claims: KeyClaims = { id: 'did-jwk', claims: (keyId) => keyId.startsWith('did:jwk:') }
