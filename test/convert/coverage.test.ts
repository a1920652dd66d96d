/**
 * Each of the 213 concepts carries a value, in each direction in which the crosswalk says that it is not lost; where it
 * is lost, that is told. The class of a direction is the prefix of the crosswalk's cell.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { childPlace } from './bases.ts'
import { concepts } from './concepts.ts'
import { converted, held, isLiteral, isTold, ownPlaces, pairsOf, pointer, says } from './fixture-run.ts'
import { type Fixture, type FormatName, fixtures, type Pairs } from './fixtures.ts'

interface Row {
  readonly id: string
  readonly lossOB2: string
  readonly lossCLR1: string
  readonly lossCLR2: string
  readonly lossELM: string
}
const data = fileURLToPath(new URL('../../../shared/design/crosswalk-data/crosswalk.json', import.meta.url))
const rows: readonly Row[] = existsSync(data) ? JSON.parse(readFileSync(data, 'utf8')).rows : []
const columns = { ob2: 'lossOB2', clr1: 'lossCLR1', clr2: 'lossCLR2', elm: 'lossELM' } as const
const others = Object.keys(columns) as (keyof typeof columns)[]
/** Directions in which ours differs from the crosswalk, and why (also in the decision record). */
const otherwise: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(fileURLToPath(new URL('./crosswalk-otherwise.json', import.meta.url)), 'utf8'),
)

/** What is wrong with a concept in a direction; nothing is as it should be. */
async function faults(fixture: Fixture, from: FormatName, to: FormatName, wanted: Pairs | 'told'): Promise<readonly string[]> {
  const { document, diagnostics } = await converted(fixture, from, to)
  if (wanted === 'told') {
    const own = ownPlaces(fixture, from)
    const untold = own.filter((place) => !isTold(place, diagnostics))
    return own.length > 0 && untold.length === own.length ? [`${untold.join(', ')} is lost without a word`] : []
  }
  const direction = `${from}>${to}` as const
  const silent = (fixture.told?.[direction] ?? []).filter((place) => !isTold(pointer(from, place), diagnostics))
  const falsely = (fixture.untold?.[direction] ?? []).filter((place) => isTold(pointer(from, place), diagnostics))
  const unnamed = (fixture.missing?.[direction] ?? []).filter(
    (place) => !diagnostics.some(({ kind, target }) => kind === 'missing' && target === pointer(to, place)),
  )
  const values = Object.entries(wanted).flatMap(([place, value]) => {
    const found = held(document, pointer(to, place))
    if (value === undefined) return found === undefined || fixture[direction] === undefined ? [] : [`${place} is not empty`]
    return says(found, value)
      ? []
      : [
          `${place} is ${JSON.stringify(found)?.slice(0, 200)}, not ${value instanceof RegExp ? value : JSON.stringify(value).slice(0, 200)}`,
        ]
  })
  return [
    ...values,
    ...silent.map((place) => `${place} is lost without a word`),
    ...falsely.map((place) => `${place} is told as lost, and is not`),
    ...unnamed.map((place) => `${place} is missing without a word`),
  ]
}

/** What a cell says beside its class: `E/N (https)`, `E/E (bridge) else W`. */
const qualifiers = (cell: string): readonly string[] =>
  [...cell.matchAll(/\(([^)]+)\)|(else \w)/g)].flatMap(([, inner, other]) => inner ?? other ?? [])

type Direction = readonly [from: FormatName, to: FormatName, how: string]
/** `=` says that CLR 2.0 has the slot of OB 3.0; what of it is never carried over is lost there too (T24, T25). */
const dropped: ReadonlySet<string> = new Set(['A16', 'L1', 'L3', 'L5', 'M10'])
const prefix = (cell: string, index: number): string =>
  cell === '=/='
    ? 'E'
    : (/^[EWNL–-]/.exec(
        cell
          .replaceAll(/\([^)]*\)/g, '')
          .split('/')
          [index]?.trim() ?? '–',
      )?.[0] ?? '–')
const directions = (row: Row): readonly Direction[] =>
  others.flatMap((format): Direction[] => [
    [format, 'ob3', dropped.has(row.id) ? 'L' : prefix(row[columns[format]], 0)],
    ['ob3', format, dropped.has(row.id) ? 'L' : prefix(row[columns[format]], 1)],
  ])

interface Outcome {
  readonly direction: string
  readonly how: string
  readonly isCarried: boolean
}

/** Of the document and not of what it says: made anew, in silence. */
const made: ReadonlySet<string> = new Set(['A15 L', 'A16 L', 'J8 L'])

async function examine(
  row: Row,
): Promise<{ readonly wrong: readonly string[]; readonly outcomes: readonly Outcome[]; readonly different: readonly string[] }> {
  const wrong: string[] = []
  const outcomes: Outcome[] = []
  const different: string[] = []
  const cases = fixtures.filter(([id]) => id === row.id)
  for (const [index, [, fixture, name]] of cases.entries()) {
    const about = name === undefined ? row.id : `${row.id} (${name})`
    const explicit = (Object.keys(fixture).filter((key) => key.includes('>')) as `${FormatName}>${FormatName}`[]).map(
      (key) => key.split('>') as [FormatName, FormatName],
    )
    const known = directions(row)
    const direct = explicit
      .filter(([from, to]) => !known.some(([a, b]) => a === from && b === to))
      .map(([from, to]): Direction => [from, to, 'direct'])
    for (const [from, to, how] of [...known, ...direct]) {
      const said = fixture[`${from}>${to}`]
      const has = pairsOf(fixture, from) !== undefined
      // a further case says what it is about
      if (index > 0 && said === undefined && !(fixture[from] && fixture[to])) continue
      const name = `${row.id} ${from} ${to}`
      const isKept = /^[EWN]/.test(how) || how === 'direct'
      const wanted =
        said ??
        (how === 'L' && index === 0
          ? 'told'
          : isKept
            ? Object.hasOwn(otherwise, name) && index === 0
              ? 'told'
              : pairsOf(fixture, to)
            : undefined)
      if (index === 0 && isKept && (!has || wanted === undefined)) wrong.push(`${about} ${from} to ${to} (${how}): no fixture`)
      if (wanted === undefined || !has) continue
      if (index === 0 && isKept && how !== 'direct' && wanted === 'told') different.push(name)
      const kept = how === 'L' && said === undefined ? pairsOf(fixture, to) : undefined
      const isKeptBetter = kept !== undefined && Object.keys(kept).length > 0 && (await faults(fixture, from, to, kept)).length === 0
      const found = isKeptBetter || made.has(`${row.id} ${how}`) ? [] : await faults(fixture, from, to, wanted)
      wrong.push(...found.map((fault) => `${about} ${from} to ${to} (${how}): ${fault}`))
      outcomes.push({ direction: `${from} ${to}`, how, isCarried: isKeptBetter || (wanted !== 'told' && Object.keys(wanted).length > 0) })
    }
  }
  return { wrong, outcomes, different }
}

describe.skipIf(rows.length === 0)('the 213 concepts', () => {
  test('have a fixture each', () => {
    expect(rows).toHaveLength(213)
    expect([...concepts.keys()]).toEqual(rows.map(({ id }) => id))
    expect([...new Set(fixtures.map(([id]) => id))].sort()).toEqual(rows.map(({ id }) => id).sort())
  })

  test('have a case for each qualifier of their cells', () => {
    const wanted = rows.flatMap((row) =>
      Object.values(columns).flatMap((column) => qualifiers(row[column]).map((each) => `${row.id} ${each}`)),
    )
    const cases = fixtures.flatMap(([id, , name]) => (name === undefined ? [] : [`${id} ${name}`]))
    expect(wanted.length).toBeGreaterThanOrEqual(22)
    expect(wanted.filter((each) => !cases.some((name) => name === each || name.startsWith(`${each}: `)))).toEqual([])
  })

  test('carry a value wherever the crosswalk says that it is not lost, and are told where it is', { timeout: 120_000 }, async () => {
    const found: Awaited<ReturnType<typeof examine>>[] = []
    for (const row of rows) found.push(await examine(row))
    const outcomes = found.flatMap(({ outcomes: each }) => each)
    const names = [...new Set(outcomes.map(({ direction }) => direction))].sort()
    const line = (direction: string): string => {
      const these = outcomes.filter((each) => each.direction === direction)
      const count = (how: string) => these.filter((each) => each.how === how).length
      return `${direction.padEnd(10)} E ${count('E')}  W ${count('W')}  N ${count('N')}  L ${count('L')}  further ${these.length - count('E') - count('W') - count('N') - count('L')}  of these with a value in the target ${these.filter(({ isCarried }) => isCarried).length}`
    }
    const empty = rows.filter((_, index) => found[index]?.outcomes.length === 0).map(({ id }) => id)
    process.stdout.write(
      `coverage of the crosswalk: ${rows.length} concepts, ${fixtures.length} fixtures, ${outcomes.length} conversions\n${names.map(line).join('\n')}\nwithout a direction of their own: ${empty.join(' ')}\n`,
    )
    expect(found.flatMap(({ wrong }) => wrong)).toEqual([])
    // a reason for what is as the crosswalk says is no reason any more
    expect(found.flatMap(({ different }) => different).sort()).toEqual(Object.keys(otherwise).sort())
  })

  test('null control: a converter that writes nothing carries none of them', () => {
    const passed = fixtures.flatMap(([id, fixture]) =>
      Object.entries(fixture.ob3 ?? {})
        .filter(([place, value]) => isLiteral(value) && says(held({}, pointer('ob3', place)), value))
        .map(([place]) => `${id} ${place}`),
    )
    expect(passed).toEqual([])
  })

  test('control: the places are those of the roots', () => {
    expect(pointer('clr2', 'Ach/name')).toBe(`${childPlace}/credentialSubject/achievement/name`)
    expect(pointer('elm', 'ASS/title/en')).toBe('/credentialSubject/hasClaim/0/provenBy/0/specifiedBy/title/en')
  })
})
