/** What decides the output of a conversion, as it is recorded beside the original. @module */
import { tables, version } from '../generated/tables.ts'
import type { Choices } from '../lib/conversion.ts'
import { digestOf } from '../lib/hash.ts'
import { type Document, isObject, own } from '../lib/json.ts'

export { version }

/** One digest for the engine and the tables of two formats. */
export const tablesOf = (from: string, to: string): string => digestOf([tables['engine'], tables[from], tables[to]].join()).slice(0, 32)

export const recordOf = (from: string, to: string, choices: Choices): Document => ({
  converter: `credlens ${version}`,
  tables: tablesOf(from, to),
  from,
  options: choices,
})

const types: Readonly<Record<keyof Choices, 'string' | 'boolean'>> = {
  language: 'string',
  placeholders: 'boolean',
  bridge: 'boolean',
  timeZone: 'string',
  creditFramework: 'string',
  privacy: 'string',
}

/** The options of a record: what is no option of ours, or has another type, is passed over. */
export function choicesIn(record: Document): Choices {
  const { options } = record
  if (!isObject(options)) return {}
  const names = Object.keys(types) as (keyof Choices)[]
  return Object.fromEntries(names.flatMap((name) => (typeof own(options, name) === types[name] ? [[name, options[name]]] : [])))
}
