/** Results as they are written, a line of JSON for each item, and what they come to together. @module */
import { type Bytes, utf8 } from '../lib/bytes.ts'
import type { CredentialError } from '../lib/errors.ts'
import type { Report } from '../lib/report.ts'
import { type Counts, countOf } from './counts.ts'
import { type Item, isLine } from './items.ts'

/** What became of each item, and of all of them together. */
export interface Performed {
  /** UTF-8, a line of JSON for each item: `{"report":…}`, `{"conversion":…}` or `{"error":…}`; of a line with its number in front. */
  readonly results: Bytes
  readonly counts: Counts
  /** The lines that are no credential, or that workers died of. */
  readonly poison: readonly Poison[]
  /** Addresses that the work would have asked: with any of them answered, another result may come of it. */
  readonly missing: readonly string[]
}

export interface Poison {
  readonly line: number
  readonly code: string
}

/** One result; what is JSON of it is told by `JSON.stringify`. */
export type Outcome = ({ readonly report: Report } | { readonly conversion: object } | { readonly error: CredentialError }) & {
  /** Of a result that was looked at again: the line of the credential, where the first run found it. */
  readonly of?: number
}
interface ResultList {
  readonly add: (item: Item, outcome: Outcome) => void
  /** A result that is made, and counted, already. */
  readonly take: (result: string) => void
  readonly all: () => Omit<Performed, 'missing'>
}

/** Gathers the results of items, in their order. */
export function resultList(): ResultList {
  let results = ''
  const counts = countOf()
  const poison: Poison[] = []
  return {
    add: (item, outcome) => {
      counts.add(outcome)
      results += resultOf(item, outcome)
      if (isLine(item) && 'error' in outcome) poison.push({ line: item.line, code: outcome.error.code })
    },
    take: (result) => {
      results += `${result}\n`
    },
    all: () => ({ results: utf8(results), counts: counts.all(), poison }),
  }
}

/** The result as it is written: the same bytes for the same outcome, wherever it was worked out. */
function resultOf(item: Item, outcome: Outcome): string {
  const text = textOf(outcome)
  return isLine(item) ? `{"line":${item.line},${text.slice(1)}\n` : `${text}\n`
}

function textOf(outcome: Outcome): string {
  if (!('error' in outcome)) return JSON.stringify(outcome)
  const { code, message, path, needs } = outcome.error
  const { of } = outcome
  return JSON.stringify({
    ...(of !== undefined && { of }),
    error: { code, message, ...(path !== undefined && { path }), ...(needs && { needs }) },
  })
}
