/** StatusList2021: the draft before Bitstring Status List. @module */
import type { Status } from '../../lib/contract.ts'
import { checkEntry, type ListKind } from '../list-entry.ts'
import { claims } from './claims.ts'

const kind: ListKind = { credential: 'StatusList2021Credential', subject: 'StatusList2021', bitOrder: 'said-late' }

export const status: Status = { ...claims, check: (entry, outline, scope) => checkEntry(kind, entry, outline, scope) }
