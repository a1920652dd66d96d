/** What decides the output of a conversion, as it is recorded beside the original. @module */
import { tables, version } from '../generated/tables.ts'
import type { Choices } from '../lib/conversion.ts'
import type { Document } from '../lib/json.ts'

export { version }

/** The digests of the engine and of the tables of two formats. */
export const tablesOf = (from: string, to: string): string => ['engine', from, to].map((part) => tables[part]?.slice(0, 16) ?? '').join('-')

export const recordOf = (from: string, to: string, choices: Choices): Document => ({
  converter: `credlens ${version}`,
  tables: tablesOf(from, to),
  from,
  options: choices,
})
