/** The fields of the hub, out of the tables: what each format makes of a hub in which every field has a value. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { formats } from '../../src/generated/registry.ts'
import type { Credential } from '../../src/lib/credential.ts'
import { apply } from '../../src/lib/difference.ts'
import { writeDocument } from '../../src/lib/mapping/passes.ts'
import { fieldOf, pathOf } from '../../src/lib/mapping/place.ts'
import { isWithin } from '../../src/lib/mapping/trace.ts'
import type { Mapping } from '../../src/lib/mapping.ts'
import { leaves } from '../../src/lib/tree.ts'
import { example } from './example.ts'

interface Told {
  /** Pointers at which the field stands. */
  readonly places: readonly string[]
  /** Why it does not. */
  readonly lost: readonly string[]
  /** Whether another field was made of it, and whether that says the same. */
  readonly isUsed: boolean
  readonly isSame: boolean
}

const mappings: readonly Mapping[] = await Promise.all(formats.map(async (entry) => (await entry.load()).mapping()))
const star = (path: string): string => path.replace(/\/\d+(?=\/|$)/g, '/*')

/** All that a format does with the example. */
function tellerOf(mapping: Mapping, hub: unknown): (field: string) => Told {
  const { pass } = writeDocument(hub as Credential, mapping)
  const writes = pass.writes.flatMap(([place, hub]) => (hub ? [[fieldOf(hub), pathOf(place)] as const] : []))
  const losses = pass.losses.map(({ hub, reason }) => [fieldOf(hub), reason] as const)
  return (field) => ({
    places: [...new Set(writes.flatMap(([hub, path]) => (isWithin(hub, field) || isWithin(field, hub) ? [star(path)] : [])))],
    lost: [...new Set(losses.flatMap(([hub, reason]) => (isWithin(field, hub) || isWithin(hub, field) ? [reason] : [])))],
    isUsed: pass.derived.some(({ from }) => from.some((other) => isWithin(field, other) || isWithin(other, field))),
    isSame: pass.derived.some(({ from, same }) => same === true && from[0] === field),
  })
}

/** Fields that keep a rule from filling them. */
const filled = [
  '/issuer/address/full',
  '/image',
  '/licence',
  '/awards/0/licence',
  '/awards/0/title',
  '/awards/0/validFrom',
  '/awards/0/validUntil',
  '/awards/0/issuer',
  '/awards/0/awarded',
  '/awards/0/achievement/assessments/0/grading',
  '/awards/0/results/0/value',
]
const lean = filled.filter((path) => path !== '/licence').reduce<unknown>((hub, path) => apply(hub, [[path, { drop: true }]]), example)
const tellers = new Map(mappings.map((mapping) => [mapping.id, tellerOf(mapping, example)]))
const leanTellers = new Map(mappings.map((mapping) => [mapping.id, tellerOf(mapping, lean)]))
const nothing: Told = { places: [], lost: [], isUsed: false, isSame: false }
const tell = (format: string, field: string): Told => tellers.get(format)?.(field) ?? nothing
const tellLean = (format: string, field: string): Told => leanTellers.get(format)?.(field) ?? nothing

/** Fields of the hub without parts; texts by language are one. */
const fields = [
  ...new Set(
    [...leaves(example)].map(([path]) =>
      star(path)
        .replace(/\/en(\/\*)?$/, '')
        .replace(/\/\*$/, ''),
    ),
  ),
]

const cell = (format: string, field: string): string => {
  const concrete = field.replaceAll('/*', '/0')
  const { places, lost, isUsed } = tell(format, concrete)
  const isMerged = isUsed || tellLean(format, concrete).isUsed
  const where = places.map((path) => `\`${path}\``)
  if (where.length > 0) return where.slice(0, 2).join(', ')
  return lost[0] === undefined ? '–' : `${isMerged ? 'widened' : 'lost'}: ${lost[0]}`
}

/** What is said of one organisation, achievement or endorsement is said of all of them. */
const repeated =
  /^\/(?:awards\/\*\/(?:issuer|source|awardedBy\/\*)|achievements\/\*|issuer\/parent)\/(?!name$)|\/endorsements\/\*\/(?!comment$)/

function page(): string {
  const ids = mappings.map(({ id }) => id)
  const head = ['Field', ...mappings.map(({ title }) => title)]
  const lines = fields
    .filter((field) => !repeated.test(field))
    .map((field) => `| \`${field}\` | ${ids.map((id) => cell(id, field).replaceAll('|', '\\|')).join(' | ')} |`)
  return [
    '# Fields',
    '',
    'Generated from the mapping tables by `UPDATE=1 npx vitest run --config .vitest.config.ts test/convert/fields.test.ts`: a hub in which every field has a value is written',
    'in every format. A pointer says where the field stands, `lost` that the format has no place for it, `widened` that',
    'it is part of a more general value. Pointers with `*` are lists; a list that stands in several places is shown twice at most.',
    '',
    `| ${head.join(' | ')} |`,
    `|${head.map(() => '---').join('|')}|`,
    ...lines,
    '',
  ].join('\n')
}

const docs = fileURLToPath(new URL('../../docs/fields.md', import.meta.url))

test('the page in the documentation is that of today’s tables', () => {
  if (process.env['UPDATE']) writeFileSync(docs, page())
  expect(readFileSync(docs, 'utf8')).toBe(page())
})

/** Said by what stands beside it: the achievement that holds a relation. */
const mapped = ['clr1 /associations/*/source']

test('no field goes without a word: it stands somewhere, or its loss has a reason', () => {
  const silent = mappings.flatMap(({ id }) => fields.filter((field) => cell(id, field) === '–').map((field) => `${id} ${field}`))
  expect(silent).toEqual(mapped)
})
