/** What a result depends on, as one digest: equal keys, equal bytes. @module */
import { version } from '../core/convert/record.ts'
import { tables } from '../generated/tables.ts'
import { CredentialError } from '../lib/errors.ts'
import { isBytes } from '../lib/is-bytes.ts'
import { digestOf } from './outside.ts'

/** Counts up where the form of the results changes. */
const form = 1

export const keyOf = (parts: Readonly<Record<string, unknown>>): string =>
  digestOf(plain({ ...parts, form, version, tables: Object.values(tables) }))

/** One text for equal values, whatever the order of their members. @throws CredentialError `ERR_OPTION` where a value is none of data. */
function plain(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value)
  if (isBytes(value)) return JSON.stringify({ bytes: digestOf(value) })
  if (Array.isArray(value)) return `[${value.map(plain).join()}]`
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined)
    return `{${members
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => `${JSON.stringify(name)}:${plain(member)}`)
      .join()}}`
  }
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint')
    throw new CredentialError('ERR_OPTION', 'an option is not data, so results cannot be known by it: give it in a module')
  return JSON.stringify(value) ?? 'null'
}
