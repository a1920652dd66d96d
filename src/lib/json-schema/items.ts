/** Keywords about the items of a list (JSON Schema 2020-12, sections 10.3.1 and 11.2), and how they were before. @module */
import { own } from '../json.ts'
import { type At, below, type Keyword, type Keywords, refuse, tried } from './evaluate.ts'
import { array, number } from './given.ts'

/** Every item that is chosen has to be as its schema has it; `undefined`: none is asked for. */
function each({ value, seen, run }: At, schemaOf: (index: number) => unknown): boolean {
  if (!Array.isArray(value)) return true
  let holds = true
  for (let index = 0; index < value.length; index++) {
    const schema = schemaOf(index)
    if (schema === undefined) continue
    seen.items.add(index)
    holds = below(schema, value[index], index, run) && holds
  }
  return holds
}

const prefix: Keyword = (expected, at) => {
  const schemas = array(expected, 'prefixItems')
  return each(at, (index) => schemas[index])
}

/** Of each item; before 2020-12 a list was of the first ones. Behind those, where there are any. */
const itemsKeyword: Keyword = (expected, at) => {
  if (at.standing.edition !== 2020 && Array.isArray(expected)) return prefix(expected, at)
  const first = at.standing.edition === 2020 ? array(own(at.schema, 'prefixItems') ?? [], 'prefixItems').length : 0
  return each(at, (index) => (index < first ? undefined : expected))
}

const additional: Keyword = (expected, at) => {
  const first = own(at.schema, 'items')
  return !Array.isArray(first) || each(at, (index) => (index < first.length ? undefined : expected))
}

const contains: Keyword = (expected, { schema, standing, value, seen, run }) => {
  if (!Array.isArray(value)) return true
  const counts = standing.edition !== 7
  const least = counts ? number(own(schema, 'minContains') ?? 1, 'minContains') : 1
  const most = counts ? number(own(schema, 'maxContains') ?? Number.POSITIVE_INFINITY, 'maxContains') : Number.POSITIVE_INFINITY
  const found = value.flatMap((item, index) => (tried(expected, item, run) ? [index] : []))
  if (standing.edition === 2020) for (const index of found) seen.items.add(index)
  return (found.length >= least && found.length <= most) || refuse(run, 'contains', expected)
}

export const items: Keywords = [
  ['prefixItems', prefix, [2020]],
  ['items', itemsKeyword],
  ['additionalItems', additional, [7, 2019]],
  ['contains', contains],
]

export const otherItems: Keywords = [
  ['unevaluatedItems', (expected, at) => each(at, (index) => (at.seen.items.has(index) ? undefined : expected)), [2019, 2020]],
]
