/** What a shard came to, in words: the counts, what each code says, and the lines that could not be used. @module */
import type { ShardResult } from '../../bulk.ts'
import { codes, isCode } from '../../lib/codes.ts'
import type { Session } from '../session.ts'
import { plain } from '../style.ts'
import { hanging } from '../width.ts'

/** Of the lines that could not be used, as many are named. */
const shown = 20

const verdictWords: Readonly<Record<string, string>> = {
  valid: 'valid',
  invalid: 'invalid',
  indeterminate: 'could not be checked in full',
  converted: 'converted',
  error: 'could not be used',
}

const counted = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`

/** What a line lacks that is to be looked at again is another thing than what a credential lacks. */
const noResult = 'It is no result of --operation verify that can be looked at again.'

/** A manifest of an earlier run may hold a code that is not known here. */
const wordedFor =
  (operation: string) =>
  (code: string): string => {
    if (operation === 'recheck' && code === 'ERR_INPUT') return `${code}: ${noResult}`
    return isCode(code) ? `${code}: ${codes[code]}` : code
  }

export function summaryText(
  { counts, poison, key, existed, snapshot, operation }: ShardResult,
  output: string,
  { style, wrapAt }: Pick<Session, 'style' | 'wrapAt'>,
): string {
  const worded = wordedFor(operation)
  const rows = (of: Readonly<Record<string, number>>, words: (name: string) => string): string =>
    Object.entries(of)
      .sort(([, a], [, b]) => b - a)
      .map(([name, count]) => `${hanging(`  ${String(count).padStart(9)}  `, words(name), wrapAt)}\n`)
      .join('')
  const errors = counts.verdicts['error'] ?? 0
  const lines = poison.slice(0, shown).map(({ line, code }) => `${hanging(`  line ${line}: `, worded(code), wrapAt)}\n`)
  return [
    style.bold(`${counted(counts.items, 'credential', 'credentials')}${existed ? ', as they were worked out before' : ''}\n`),
    rows(counts.verdicts, (name) => verdictWords[name] ?? name),
    Object.keys(counts.codes).length > 0 ? `${style.bold('Why, by credentials of which it is said')}\n${rows(counts.codes, worded)}` : '',
    errors > 0 ? `${style.bold('Lines that could not be used')}\n${lines.join('')}` : '',
    errors > lines.length ? `  and ${errors - lines.length} more: see the manifest\n` : '',
    snapshot.addresses > 0 ? `${counted(snapshot.addresses, 'address was', 'addresses were')} asked for.\n` : '',
    `Results: ${plain(output)} (${style.dim(key.slice(0, 16))})\n`,
  ].join('')
}
