/** Revocation List 2020 (a draft of the Credentials Community Group): the list before StatusList2021, of revocations and nothing else. @module */
import type { Status } from '../../lib/contract.ts'
import { own } from '../../lib/json.ts'
import { checkEntry, type ListKind } from '../list-entry.ts'
import { claims } from './claims.ts'

const kind: ListKind = {
  credential: 'RevocationList2020Credential',
  subject: 'RevocationList2020',
  purpose: 'revocation',
  // the draft names none, and the programs that write such lists have changed theirs
  bitOrder: 'unsaid',
}

export const status: Status = {
  ...claims,
  check: ({ value, path }, outline, scope) => {
    const entry = {
      id: own(value, 'id'),
      statusPurpose: kind.purpose,
      statusListIndex: own(value, 'revocationListIndex'),
      statusListCredential: own(value, 'revocationListCredential'),
    }
    return checkEntry(kind, { value: entry, path }, outline, scope)
  },
}
