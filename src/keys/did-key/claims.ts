import type { KeyClaims } from '../../lib/contract.ts'

export const claims: KeyClaims = { id: 'did-key', claims: (keyId) => keyId.startsWith('did:key:') }
