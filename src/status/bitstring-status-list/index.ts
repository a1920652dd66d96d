/** W3C Bitstring Status List 1.0. @module */
import type { Status } from '../../lib/contract.ts'
import { checkEntry } from '../list-entry.ts'
import { claims } from './claims.ts'

const names = { credential: 'BitstringStatusListCredential', subject: 'BitstringStatusList' }

export const status: Status = { ...claims, check: (entry, outline, scope) => checkEntry(names, entry, outline, scope) }
