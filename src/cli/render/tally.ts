/** The summary at the end. @module */
import type { CommandKind, Tally } from '../output.ts'
import type { Style } from '../style.ts'

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`

/** Two answers here too: how many are in force, and of how many of those something confirms the issuer. */
export function tallyText({ credentials, verdicts, errors, confirmed }: Tally, { name }: CommandKind, style: Style): string {
  const { valid, invalid, indeterminate } = verdicts
  const parts = [
    valid + invalid + indeterminate === 0 ? undefined : style.good(`${valid} valid`),
    invalid === 0 ? undefined : style.bad(`${invalid} invalid`),
    indeterminate === 0 ? undefined : style.open(`${indeterminate} could not be checked in full`),
    errors === 0 ? undefined : style.bad(`${errors} could not be used`),
  ].filter((part) => part !== undefined)
  const whose =
    name !== 'verify' || valid === 0 ? '' : `Something outside the credential confirms the issuer of ${confirmed} of the ${valid} valid.\n`
  return `${style.bold(count(credentials, 'credential', 'credentials'))}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}.\n${whose}`
}
