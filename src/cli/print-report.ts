/** A report for people. Two answers, never one tick: is it unchanged, and who stands behind it. @module */
import type { Check, NestedReport, Report, Standing } from '../lib/report.ts'
import { marks, plain, type Style, verdicts } from './style.ts'

export function reportText(report: Report, style: Style, title?: string): string {
  const { text, paint } = verdicts[report.verdict]
  const lines = [
    title ?? '',
    `Unchanged and in force?  ${style[paint](style.bold(text))}`,
    `Who stands behind it?    ${standingText(report.issuer, style)}`,
    '',
    ...report.checks.flatMap((check) => checkLines(check, style)),
    ...(report.nested ?? []).flatMap((nested) => nestedLines(nested, style)),
  ]
  return `${lines.join('\n').trim()}\n`
}

function nestedLines(nested: NestedReport, style: Style): readonly string[] {
  const text = reportText(nested, style, style.bold(`Inside, at ${plain(nested.path)}`))
  return [
    '',
    ...text
      .trimEnd()
      .split('\n')
      .map((line) => (line === '' ? '' : `    ${line}`)),
  ]
}

export function checkLines({ outcome, id, code, message, path, detail }: Check, style: Style): readonly string[] {
  const { mark, paint } = marks[outcome]
  const where = path === undefined || path === '' ? '' : style.dim(`  at ${plain(path, 120)}`)
  const name = code && outcome !== 'skip' ? style.dim(` [${code}]`) : ''
  const needs = (detail?.needs ?? []).map(({ url }) => style.dim(`${' '.repeat(21)}would ask ${plain(url, 160)}`))
  return [`  ${style[paint](mark)} ${id.padEnd(16)} ${plain(message)}${name}${where}`, ...needs]
}

const controls: Readonly<Record<Standing['control'], string>> = {
  none: 'nothing outside the credential confirms it',
  domain: 'the domain confirms the key',
  certificate: 'a certificate confirms the key',
}
const sources: Readonly<Record<Standing['nameIsFrom'], string>> = {
  credential: 'as the credential itself says',
  domain: 'as its domain says',
  register: 'as a register says',
  certificate: 'as a certificate says',
}

export function standingText({ id, name, nameIsFrom, control, listedBy }: Standing, style: Style): string {
  const who = name === undefined ? 'no name' : `“${plain(name, 120)}”, ${sources[nameIsFrom]}`
  const listed =
    listedBy.length > 0
      ? style.good(`listed by ${listedBy.map((source) => plain(source, 80)).join(', ')}`)
      : style.dim('listed nowhere that was asked')
  const lines = [
    who,
    id === undefined ? 'no identifier' : plain(id, 160),
    `${(control === 'none' ? style.open : style.good)(controls[control])}; ${listed}`,
  ]
  return lines.join(`\n${' '.repeat(25)}`)
}
