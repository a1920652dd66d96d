/**
 * A table for many credentials. Its rows are printed as they come, so the widths are those of the terminal, not of what is
 * in it. Two columns for the two answers.
 *
 * @module
 */
import type { Check, Report } from '../../lib/report.ts'
import { exitCodes } from '../exit.ts'
import type { CommandKind, Rendering, Told } from '../output.ts'
import { isConfirmed, standingsOf } from '../standings.ts'
import { marks, plain, type Style } from '../style.ts'
import { nameOf } from '../title.ts'
import { cut, cutAtStart, hanging, padded } from '../width.ts'

export interface Table {
  readonly head: string
  readonly row: (told: Told) => string
}

const verdictWidth = 13

export function tableOf({ command, session }: Rendering): Table {
  const { style } = session
  const two = command.name === 'verify'
  const left = Math.max(20, session.columns - verdictWidth - 4)
  const names = two ? Math.ceil(left * 0.5) : left
  const whose = left - names
  const head = [
    padded(two ? 'In force?' : (command.say?.('table.result') ?? 'Result'), verdictWidth),
    ...(two ? [padded(cut('Who stands behind it?', whose), whose)] : []),
    command.say?.('table.credential') ?? 'Credential',
  ]
  return {
    head: `${style.bold(head.join('  '))}\n`,
    row: (told) => {
      const { text, paint } = command.makes ? madeOf(told) : resultOf(told, command)
      const report = told.answer?.report
      const cells = [
        style[paint](padded(text, verdictWidth)),
        ...(two ? [report ? issuerCell(report, whose, style) : padded('', whose)] : []),
        cutAtStart(nameOf(told), names),
      ]
      // what was made is told with what was lost on the way; of what was looked at, the check that decides
      const brief = told.answer && command.brief?.(told.answer)
      const why = command.makes ? (brief ?? reasonOf(told)) : (reasonOf(told) ?? brief)
      const indent = ' '.repeat(verdictWidth + 2)
      const room = session.columns - indent.length
      return `${cells.join('  ').trimEnd()}\n${why ? `${style.dim(hanging(indent, cut(why, 2 * room - 10), session.columns))}\n` : ''}`
    },
  }
}

function resultOf(
  { answer, error }: Told,
  { say, words = verdictWords }: CommandKind,
): { readonly text: string; readonly paint: keyof Style } {
  if (error) return { text: `${marks.fail.mark} ${say?.('table.unusable') ?? 'unusable'}`, paint: 'bad' }
  const verdict = answer.report?.verdict
  if (verdict === undefined) return { text: `${marks.pass.mark} ${say?.('table.read') ?? 'read'}`, paint: 'good' }
  const { mark, paint } = marks[outcomes[verdict]]
  return { text: `${mark} ${words[verdict]}`, paint }
}

const outcomes = { valid: 'pass', invalid: 'fail', indeterminate: 'unknown' } as const
const verdictWords = { valid: 'valid', invalid: 'invalid', indeterminate: 'unsettled' } as const

function madeOf({ answer, error }: Told): ReturnType<typeof resultOf> {
  if (error) return { text: `${marks.fail.mark} not done`, paint: 'bad' }
  if (answer.exit === exitCodes.valid) return { text: `${marks.pass.mark} done`, paint: 'good' }
  const incomplete = answer.exit === exitCodes.indeterminate
  return incomplete ? { text: `${marks.unknown.mark} incomplete`, paint: 'open' } : { text: `${marks.fail.mark} invalid`, paint: 'bad' }
}

/** The name, with a question mark where nothing but the credential says it. */
function issuerCell(report: Report, width: number, style: Style): string {
  const names = new Set(standingsOf(report).map(({ name, id }) => plain(name ?? id ?? 'nobody named', 200)))
  const name = names.size === 0 ? 'nobody named' : [...names].join(', ')
  const confirmed = isConfirmed(report)
  const text = padded(cut(`${confirmed ? marks.pass.mark : marks.unknown.mark} ${name}`, width), width)
  return style[confirmed ? 'good' : 'open'](text)
}

/** Why it is not simply valid: the check that decides. */
function reasonOf({ answer, error }: Told): string | undefined {
  if (error) return `${error.code}: ${plain(error.message)}`
  const check = deciding(answer.report?.checks ?? [])
  return check && `${check.code ?? check.id}: ${plain(check.message)}`
}

const deciding = (checks: readonly Check[]): Check | undefined =>
  checks.find(({ outcome }) => outcome === 'fail') ??
  checks.find(({ outcome }) => outcome === 'unknown') ??
  // two good answers on something that is shown by somebody else than it is about
  checks.find(({ outcome, code }) => outcome === 'warn' && code === 'ERR_RECIPIENT')
