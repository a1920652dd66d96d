/** StatusList2021: the draft before Bitstring Status List. @module */
import type { Status } from '../../lib/contract.ts'
import { checkEntry } from '../list-entry.ts'
import { claims } from './claims.ts'

const names = { credential: 'StatusList2021Credential', subject: 'StatusList2021' }

export const status: Status = { ...claims, check: (entry, outline, scope) => checkEntry(names, entry, outline, scope) }
