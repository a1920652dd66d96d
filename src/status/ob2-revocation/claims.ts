import type { StatusClaims } from '../../lib/contract.ts'
import { hasType } from '../../lib/linked.ts'

export const claims: StatusClaims = { id: 'ob2-revocation', claims: (entry) => hasType(entry, 'RevocationList', 'RevokedAssertion') }
