import type { StatusClaims } from '../../lib/contract.ts'
import { hasType } from '../../lib/linked.ts'

export const claims: StatusClaims = { id: 'revocation-list-2020', claims: (entry) => hasType(entry, 'RevocationList2020Status') }
