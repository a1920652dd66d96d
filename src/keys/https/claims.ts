import type { KeyClaims } from '../../lib/contract.ts'

export const claims: KeyClaims = { id: 'https', claims: (keyId) => /^https?:\/\//i.test(keyId) }
