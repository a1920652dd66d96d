/** The summary at the end. @module */
import type { Say } from '../../messages/speaker.ts'
import type { CommandKind, Tally } from '../output.ts'
import type { Page } from '../print-report.ts'
import type { Style } from '../style.ts'
import { folded } from '../width.ts'

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`

/** Two answers here too: how many are in force, and of how many of those something confirms the issuer. */
export function tallyText(tally: Tally, command: CommandKind, page: Page): string {
  const { say } = command
  return say ? talliedIn(say, tally, page) : tallied(tally, command, page)
}

/** The same of what is not verification, in a language. */
function talliedIn(say: Say, { credentials, verdicts: { valid, invalid, indeterminate }, errors }: Tally, { style, wrapAt }: Page): string {
  const part = (paint: keyof Style, key: string, count: number): readonly string[] =>
    count === 0 ? [] : [style[paint](say(key, { count }))]
  const parts = [
    ...part('good', 'tally.valid', valid),
    ...part('bad', 'tally.invalid', invalid),
    ...part('open', 'tally.indeterminate', indeterminate),
    ...part('bad', 'tally.unusable', errors),
  ]
  const all = style.bold(say('tally.credentials', { points: credentials }))
  return `${folded(`${all}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}.`, wrapAt).join('\n')}\n`
}

function tallied(
  { credentials, verdicts, errors, confirmed }: Tally,
  { name, makes, words }: CommandKind,
  { style, wrapAt }: Page,
): string {
  const { valid, invalid, indeterminate } = verdicts
  const done = [style.good(`${credentials - errors} done`), ...(errors === 0 ? [] : [style.bad(`${errors} not done`)])]
  const looked = [
    valid + invalid + indeterminate === 0 ? undefined : style.good(`${valid} ${words?.valid ?? 'valid'}`),
    invalid === 0 ? undefined : style.bad(`${invalid} ${words?.invalid ?? 'invalid'}`),
    indeterminate === 0 ? undefined : style.open(`${indeterminate} could not be checked in full`),
    errors === 0 ? undefined : style.bad(`${errors} could not be used`),
  ].filter((part) => part !== undefined)
  const parts = makes ? done : looked
  const whose =
    name !== 'verify' || valid === 0 ? [] : [`Something outside the credential confirms the issuer of ${confirmed} of the ${valid} valid.`]
  const all = `${style.bold(count(credentials, 'credential', 'credentials'))}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}.`
  return `${[all, ...whose].flatMap((line) => folded(line, wrapAt)).join('\n')}\n`
}
