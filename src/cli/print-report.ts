/** A report for people. Two answers, never one tick: is it unchanged, and who stands behind it. @module */
import type { Check, NestedReport, Report, Standing } from '../lib/report.ts'
import type { Session } from './session.ts'
import { isOnHolder } from './standings.ts'
import { marks, plain, verdicts } from './style.ts'
import { hanging } from './width.ts'

/** How it is to look. */
export type Page = Pick<Session, 'style' | 'wrapAt'>

export function reportText(report: Report, page: Page, title?: string): string {
  const { style } = page
  const { text, paint } = verdicts[report.verdict]
  const lines = [
    title ?? '',
    `Unchanged and in force?  ${style[paint](style.bold(text))}`,
    isOnHolder(report) ? `Who holds it?            ${holderText(report, page)}` : `Who stands behind it?    ${standingText(report, page)}`,
    '',
    ...report.checks.flatMap((check) => checkLines(check, page)),
    ...(report.nested ?? []).flatMap((nested) => nestedLines(nested, page)),
  ]
  return `${lines.join('\n').trim()}\n`
}

function nestedLines(nested: NestedReport, { style, wrapAt }: Page): readonly string[] {
  const text = reportText(nested, { style, wrapAt: wrapAt - 4 }, style.bold(`Inside, at ${plain(nested.path)}`))
  return [
    '',
    ...text
      .trimEnd()
      .split('\n')
      .map((line) => (line === '' ? '' : `    ${line}`)),
  ]
}

export function checkLines({ outcome, id, code, message, path, detail }: Check, { style, wrapAt }: Page): readonly string[] {
  const { mark, paint } = marks[outcome]
  const where = path === undefined || path === '' ? '' : style.dim(`  at ${plain(path, 120)}`)
  const name = code && outcome !== 'skip' ? style.dim(` [${code}]`) : ''
  const needs = (detail?.needs ?? []).map(({ url }) => hanging(' '.repeat(21), style.dim(`would ask ${plain(url, 160)}`), wrapAt))
  return [hanging(`  ${style[paint](mark)} ${id.padEnd(16)} `, `${plain(message)}${name}${where}`, wrapAt), ...needs]
}

const controls: Readonly<Record<Standing['control'], string>> = {
  none: 'nothing outside the credential confirms it',
  domain: 'the domain confirms the key',
  certificate: 'a certificate confirms the key',
}
export const sources: Readonly<Record<Standing['nameIsFrom'], string>> = {
  credential: 'as the credential itself says',
  domain: 'as its domain says',
  register: 'as a register says',
  certificate: 'as a certificate says',
}

/** What confirms the issuer's key. A list that the caller trusts is outside the credential too. */
export const confirmation = ({ control, listedBy }: Standing): string =>
  control === 'none' && listedBy.length > 0 ? 'no domain and no certificate confirms the key' : controls[control]

/** Where no list was given, that the issuer is on none says nothing of it. */
export const onNoList = ({ checks }: Report): string =>
  checks.some(({ id, outcome }) => id === 'issuer' && outcome !== 'skip') ? 'listed nowhere that was asked' : 'no list was asked'

function standingText(report: Report, { style, wrapAt }: Page): string {
  const { issuer } = report
  const { id, name, nameIsFrom, control, listedBy } = issuer
  const who = name === undefined ? 'no name' : `${quoted(name)}, ${sources[nameIsFrom]}`
  const listed =
    listedBy.length > 0 ? style.good(`listed by ${listedBy.map((source) => plain(source, 80)).join(', ')}`) : style.dim(onNoList(report))
  const lines = [
    who,
    id === undefined ? 'no identifier' : plain(id, 160),
    `${(control === 'none' ? style.open : style.good)(confirmation(issuer))}; ${listed}`,
  ]
  return beside(lines, wrapAt)
}

/** Who issued what a presentation shows is said of each credential inside. */
const holderText = ({ issuer: { id, name } }: Report, { wrapAt }: Page): string =>
  beside(
    [
      ...(name === undefined ? [] : [`${quoted(name)}, as the presentation itself says`]),
      id === undefined ? 'it does not say' : plain(id, 160),
    ],
    wrapAt,
  )

/** A name that ends its own quotation could go on to say who confirms it. */
const quoted = (name: string): string => `“${plain(name, 120).replace(/[“”„‟]/g, '"')}”`

const beside = (lines: readonly string[], wrapAt: number): string =>
  lines
    .map((line) => hanging(' '.repeat(25), line, wrapAt))
    .join('\n')
    .trimStart()
