/** The groups of checks that a caller does not want. @module */
import { CredentialError } from '../../lib/errors.ts'
import { type Check, unknown } from '../../lib/report.ts'
import type { CheckGroup } from '../verify.ts'

const groups: readonly CheckGroup[] = ['schema', 'proof', 'validity', 'status', 'issuer', 'nested', 'conversion']

/** One check for each. @throws CredentialError `ERR_OPTION` where a name is none of theirs: it would not be missed. */
export function leftOut(wanted: readonly CheckGroup[]): readonly Check[] {
  if (!Array.isArray(wanted) || !wanted.every((group) => groups.includes(group)))
    throw new CredentialError('ERR_OPTION', `the checks are not a list of some of ${groups.join(', ')}`)
  return groups
    .filter((group) => !wanted.includes(group))
    .map((group) => unknown(group, 'ERR_OPTION', 'This was left out, as the caller asked.'))
}
