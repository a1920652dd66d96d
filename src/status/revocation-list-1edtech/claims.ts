import type { StatusClaims } from '../../lib/contract.ts'
import { hasType } from '../../lib/linked.ts'

export const claims: StatusClaims = { id: 'revocation-list-1edtech', claims: (entry) => hasType(entry, '1EdTechRevocationList') }
