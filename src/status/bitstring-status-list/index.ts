/** W3C Bitstring Status List 1.0. @module */
import type { Status } from '../../lib/contract.ts'
import { checkEntry, type ListKind } from '../list-entry.ts'
import { claims } from './claims.ts'

const kind: ListKind = { credential: 'BitstringStatusListCredential', subject: 'BitstringStatusList', bitOrder: 'said' }

export const status: Status = { ...claims, check: (entry, outline, scope) => checkEntry(kind, entry, outline, scope) }
