import type { KeyClaims } from '../../lib/contract.ts'

export const claims: KeyClaims = { id: 'did-web', claims: (keyId) => keyId.startsWith('did:web:') }
