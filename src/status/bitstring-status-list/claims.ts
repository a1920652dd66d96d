import type { StatusClaims } from '../../lib/contract.ts'
import { hasType } from '../../lib/linked.ts'

export const claims: StatusClaims = { id: 'bitstring-status-list', claims: (entry) => hasType(entry, 'BitstringStatusListEntry') }
