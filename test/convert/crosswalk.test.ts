/**
 * The crosswalk of the documentation: every fixture of every concept, sent through the tables in every direction.
 * `UPDATE=1` writes it, and the table in the README.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { isWithin } from '../../src/lib/mapping/trace.ts'
import { concepts } from './concepts.ts'
import { converted, ownPlaces, pairsOf, pointer } from './fixture-run.ts'
import { type Fixture, type FormatName, fixtures } from './fixtures.ts'
import { slots } from './slots.ts'

const ids: readonly FormatName[] = ['ob2', 'ob3', 'clr1', 'clr2', 'elm']
const titles: Readonly<Record<FormatName, string>> = { ob2: 'OB 2.0', ob3: 'OB 3.0', clr1: 'CLR 1.0', clr2: 'CLR 2.0', elm: 'ELM 3' }
const title = (id: FormatName): string => titles[id]

type How = 'kept' | 'changed' | 'lost'
interface Fate {
  readonly how: How
  readonly reasons: readonly string[]
}

/** What becomes of the concept on the way; nothing where the source does not say it. */
async function fateOf(fixture: Fixture, from: FormatName, to: FormatName): Promise<Fate | undefined> {
  const own = ownPlaces(fixture, from)
  if (own.length === 0) return undefined
  const { diagnostics } = await converted(fixture, from, to)
  const losses = diagnostics.filter(
    ({ kind, code }) => kind === 'loss' || code === 'proof-dropped' || code === 'status-dropped' || code === 'source-revoked',
  )
  const about = losses.filter(
    ({ source }) => source !== undefined && own.some((place) => isWithin(place, source) || isWithin(source, place)),
  )
  const gone = own.filter((place) => about.some(({ class: how = 'lost', source }) => how === 'lost' && isWithin(place, source ?? '')))
  const how = gone.length === own.length ? 'lost' : about.length > 0 ? 'changed' : 'kept'
  return { how, reasons: [...new Set(about.map(({ message }) => message))] }
}

const rows = [...concepts].map(([id, name]) => ({ id, name, fixture: fixtures.find(([other]) => other === id)?.[1] ?? {} }))
const fates = new Map<string, Fate>()
for (const { id, fixture } of rows)
  for (const from of ids)
    for (const to of ids) {
      const fate = from === to ? undefined : await fateOf(fixture, from, to)
      if (fate) fates.set(`${id} ${from} ${to}`, fate)
    }

/** A grade needs its definition: these places stand in many fixtures, and are what a few are about. */
const graded = fixtures.find(([id]) => id === 'G1')?.[1] ?? {}

/** The value that a row is about stands first: others are there because it needs them. */
const slotOf = (id: string, format: FormatName): readonly string[] =>
  slots.flatMap((slot) => (slot.row === id && slot[format] !== '' ? [slot[format]] : []))

function places(id: string, fixture: Fixture, format: FormatName): string {
  const all = Object.keys(pairsOf(fixture, format) ?? {}).filter((place) => !/\/(?:type|@context|hashed)(?:\/\d+)?$/.test(place))
  const own = all.filter((place) => !Object.hasOwn(pairsOf(graded, format) ?? {}, place))
  const said = (own.length > 0 ? own : all).map((place) => pointer(format, place))
  const paths = [...slotOf(id, format).filter((place) => said.includes(place)), ...said].map((place) =>
    place.replace(/\/\d+(?=\/|$)/g, '/*').replace(/\/en$/, ''),
  )
  return [...new Set(paths)].length === 0
    ? '–'
    : [...new Set(paths)]
        .slice(0, 2)
        .map((path) => `\`${path}\``)
        .join(', ')
}

/** Of one concept: by what happens, the directions in which it does. */
function told(id: string, how: How): string {
  const groups = new Map<string, string[]>()
  for (const to of ids) {
    const from = ids.filter((other) => fates.get(`${id} ${other} ${to}`)?.how === how)
    const all = ids.filter((other) => fates.has(`${id} ${other} ${to}`))
    if (from.length === 0) continue
    const reasons = [...new Set(from.flatMap((other) => fates.get(`${id} ${other} ${to}`)?.reasons ?? []))]
    const sources = from.length === all.length ? '' : `${from.map(title).join(', ')} `
    const words = reasons.slice(0, 2).join(' ')
    groups.set(words, [...(groups.get(words) ?? []), `${sources}→ ${title(to)}`])
  }
  return [...groups].map(([words, directions]) => `${directions.join('; ')}: ${words}`).join('<br>') || '–'
}

const page = (): string =>
  [
    '# Crosswalk',
    '',
    'Where each concept stands in each format, and what is lost of it in each direction. Generated from the mapping tables',
    '(`UPDATE=1 npx vitest run --config .vitest.config.ts test/convert/crosswalk.test.ts`): a credential that says the concept is',
    'converted from every format into every other, and what the conversion reports is written down here. `*` is each item of a',
    'list; of several places two are shown. *Lost*: the target has no place for it. *Changed*: part of it arrives, or in a more',
    'general place. Every direction that is not named keeps it. An arrow without a source is for all sources that say it. With the',
    'original inside (the default) nothing is lost: `restore` gives it back.',
    '',
    `| Concept | ${ids.map(title).join(' | ')} | Lost | Changed |`,
    `|---|${ids.map(() => '---').join('|')}|---|---|`,
    ...rows.map(({ id, name, fixture }) =>
      ['', `${id} ${name}`, ...ids.map((format) => places(id, fixture, format)), told(id, 'lost'), told(id, 'changed'), '']
        .map((cell) => cell.replaceAll('|', '\\|'))
        .join(' | ')
        .trim(),
    ),
    '',
  ].join('\n')

const file = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

test('docs/crosswalk.md is that of today’s tables', () => {
  if (process.env['UPDATE']) writeFileSync(file('docs/crosswalk.md'), page())
  expect(readFileSync(file('docs/crosswalk.md'), 'utf8')).toBe(page())
})

/** How many of the concepts that a format says arrive, in part, or not. */
const table = (): string =>
  [
    `| from \\ to | ${ids.map(title).join(' | ')} |`,
    `|---|${ids.map(() => '---').join('|')}|`,
    ...ids.map((from) => {
      const cells = ids.map((to) => {
        const these = [...concepts.keys()].flatMap((id) => fates.get(`${id} ${from} ${to}`)?.how ?? [])
        return from === to
          ? ''
          : (['kept', 'changed', 'lost'] as const).map((how) => these.filter((each) => each === how).length).join(' / ')
      })
      return `| ${title(from)} | ${cells.join(' | ')} |`
    }),
  ].join('\n')

test('the README’s table of what arrives is that of today’s tables', () => {
  const pattern = /\| from \\ to \|[\s\S]*?\n(?=\n)/
  const before = readFileSync(file('README.md'), 'utf8')
  if (process.env['UPDATE'])
    writeFileSync(
      file('README.md'),
      before.replace(pattern, () => `${table()}\n`),
    )
  expect(pattern.exec(readFileSync(file('README.md'), 'utf8'))?.[0]).toBe(`${table()}\n`)
})

test('null control: a concept that a target has no place for is lost, one that it has is not', () => {
  expect(fates.get('G2 ob3 ob2')?.how).toBe('lost')
  expect(fates.get('B4 ob3 ob2')?.how).toBe('kept')
  expect(fates.size).toBeGreaterThan(1500)
})
