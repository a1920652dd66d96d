import type { StatusClaims } from '../../lib/contract.ts'
import { hasType } from '../../lib/linked.ts'

export const claims: StatusClaims = { id: 'status-list-2021', claims: (entry) => hasType(entry, 'StatusList2021Entry') }
