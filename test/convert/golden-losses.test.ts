/**
 * The golden documents lose on every way just what the crosswalk says. What is expected comes from the crosswalk's cells: an
 * exact one (`E`, `=`) loses nothing, a lost one (`L`, `–`) is told as lost; a wider or narrower one (`W`, `N`) is told unless
 * the value comes back as it was on the way back. What is told and what the crosswalk says is compared value by value.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { convert } from '../../src/convert.ts'
import { at, type Document } from '../../src/lib/json.ts'
import { isWithin } from '../../src/lib/mapping/trace.ts'
import { type GoldenFormat, slots } from './slots.ts'

const folder = fileURLToPath(new URL('../../../shared/design/crosswalk-data/', import.meta.url))
const isThere = existsSync(folder)
const golden = (name: string): Document => JSON.parse(readFileSync(`${folder}example-${name}.json`, 'utf8'))

type Cells = Readonly<Record<'lossOB2' | 'lossCLR1' | 'lossCLR2' | 'lossELM', string>>
type Columns = Readonly<Record<GoldenFormat, string>>
const rows: ReadonlyMap<string, Cells & Columns & { readonly id: string }> = new Map(
  isThere ? JSON.parse(readFileSync(`${folder}crosswalk.json`, 'utf8')).rows.map((row: { id: string }) => [row.id, row]) : [],
)
const columns = { ob2: 'lossOB2', clr1: 'lossCLR1', clr2: 'lossCLR2', elm: 'lossELM' } as const
const ids: readonly GoldenFormat[] = ['ob2', 'ob3', 'clr1', 'clr2', 'elm']
const pairs = ids.flatMap((from) => ids.flatMap((to) => (from === to ? [] : [[from, to] as const])))

const otherwiseInRow: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(fileURLToPath(new URL('./crosswalk-otherwise.json', import.meta.url)), 'utf8'),
)

/** What a cell says of one direction: to Open Badges 3.0, or from there; `–`: no place on either side. */
function half(row: string, format: GoldenFormat, direction: 0 | 1): string {
  if (format === 'ob3') return 'E'
  if (Object.hasOwn(otherwiseInRow, direction === 0 ? `${row} ${format} ob3` : `${row} ob3 ${format}`)) return 'L'
  const cell = rows.get(row)?.[columns[format]] ?? ''
  if (cell.includes('=')) return 'E'
  return (cell.replaceAll(/\([^)]*\)/g, '').split('/')[direction] ?? cell).trim()[0] ?? '–'
}
const order = [...'EWNL']
const best = (letters: readonly string[]): string => order.find((letter) => letters.includes(letter)) ?? 'L'
const worst = (letters: readonly string[]): string => [...order].reverse().find((letter) => letters.includes(letter)) ?? 'E'
const hasPlace = (row: string, format: GoldenFormat): boolean => !/^[~–]/.test(rows.get(row)?.[format] ?? '~')

/** What the crosswalk says of a row in one direction: two formats with a place of their own need none in Open Badges 3.0. */
function expected(row: string, from: GoldenFormat, to: GoldenFormat): string {
  const [there, on] = [half(row, from, 0), half(row, to, 1)]
  if (on === 'L') return 'L'
  if (!'L–'.includes(there) && on !== '–') return worst([there, on])
  return from !== 'ob3' && to !== 'ob3' && hasPlace(row, from) && hasPlace(row, to) ? 'W' : 'L'
}

/** Values that the table of slots has in another row, or leaves out: names of nodes, and contexts of terms of one's own. */
const more: Readonly<Record<string, string>> = {
  'elm /displayParameter/individualDisplay/0/displayDetail/0/image/content': 'A6',
  'elm /displayParameter/individualDisplay/0/language/id': 'A13',
  'elm /issuer/location/0/address/0/countryCode/prefLabel/en': 'B12',
  'clr1 /assertions/0/id': 'A2',
  'clr1 /assertions/0/achievement/issuer/id': 'B1',
  'clr1 /assertions/0/achievement/issuer/name': 'B24',
  'clr1 /assertions/0/recipient/id': 'M10',
  'clr2 /credentialSubject/verifiableCredential/0/id': 'A2',
  'clr2 /credentialSubject/verifiableCredential/0/@context/2': 'M10',
}

type Fate = 'kept' | 'widened' | 'narrowed' | 'lost'
const fates: Readonly<Record<string, Fate>> = { E: 'kept', W: 'widened', N: 'narrowed', L: 'lost' }

/** What becomes of a value otherwise than by the cell of its row, and why; `*` is any format that says it. */
const otherwise: Readonly<Record<string, readonly [fate: Fate, why: string]>> = {
  '* ob2 A4': ['kept', 'the title is the name of the achievement'],
  '* ob2 E7': ['kept', 'the address of an ESCO skill says that it is one'],
  '* clr1 I5': ['kept', 'the official schema of CLR 1.0 has a genre'],
  'elm ob2 D5': ['kept', 'the title of the award is that of its specification'],
  'elm clr1 D5': ['kept', 'the title of the award is that of its specification'],
  'elm clr2 D5': ['kept', 'the title of the award is that of its specification'],
  'clr1 ob2 A2': ['lost', 'a badge has one name, and it is made anew'],
  'clr1 ob3 A2': ['lost', 'a badge has one name, and it is made anew'],
  'clr2 ob2 A2': ['lost', 'a badge has one name, and it is made anew'],
  'clr2 ob3 A2': ['lost', 'a badge has one name, and it is made anew'],
  'clr2 ob3 M10': ['lost', 'a context inside the record is not that of the badge'],
  'clr1 clr2 M10': ['lost', 'an identity has no name of its own there'],
  'clr1 ob2 C1': ['lost', 'a recipient is known by an identity, and this one has one besides'],
  'elm ob2 A6': ['widened', 'a badge needs a picture: it is that of the credential'],
  'elm clr1 G8 G9': ['lost', 'grades in words have no place there, and no terms of our own are written'],
  // told as the cell says, although the way back finds the value again
  'ob2 elm D8': ['widened', 'the picture of the credential is that of the badge again'],
  '* clr1 B12': ['widened', 'the name of a country gives its code again'],
  'elm clr1 B11': ['widened', 'a full address stands in the street as one text, and comes back as one'],
  'elm clr2 B11': ['widened', 'a full address stands in the street as one text, and comes back as one'],
  'elm ob3 B11': ['widened', 'a full address stands in the street as one text, and comes back as one'],
}

/** What stands twice is told once: the issuer of the one badge of a record, whoever awards, and the name of a concept. */
const original = (format: GoldenFormat, path: string): string =>
  format === 'clr2'
    ? path.replace(/^\/credentialSubject\/verifiableCredential\/0(?=\/issuer\/|\/credentialSubject\/identifier\/)/, '')
    : path.replace(/^.*\/awardingBody\/0(?=\/)/, '/issuer').replace(/\/(?:prefLabel\/en|inScheme\/id)$/, '/id')

type Loss = readonly [source: string, how: Fate]
interface Value {
  readonly path: string
  readonly rows: string
  readonly letter: string
  readonly comesBack: boolean
}
interface Way {
  readonly from: GoldenFormat
  readonly to: GoldenFormat
  readonly values: readonly Value[]
  readonly losses: readonly Loss[]
}

/** The values of a golden document that a row of the crosswalk is about; a name that means nothing outside is none. */
function valuesOf(from: GoldenFormat): ReadonlyMap<string, readonly string[]> {
  const source = golden(from)
  const found = new Map<string, readonly string[]>()
  const add = (path: string, row: string) => found.set(path, [...new Set([...(found.get(path) ?? []), row])])
  for (const slot of slots)
    if (at(source, slot[from]) !== undefined && slot[from] !== '' && !Object.hasOwn(more, `${from} ${slot[from]}`))
      add(slot[from], slot.row.split(' ')[0] ?? '')
  for (const [name, row] of Object.entries(more)) if (name.startsWith(`${from} `)) add(name.slice(from.length + 1), row)
  return new Map([...found].filter(([path]) => !isLocal(source, path)))
}
const isLocal = (document: Document, path: string): boolean => String(at(document, path)).startsWith('urn:epass:')

async function wayOf(from: GoldenFormat, to: GoldenFormat): Promise<Way> {
  const source = golden(from)
  const { document, diagnostics } = await convert(source, { to, capsule: false })
  const back = await convert(document, { to: from, capsule: false })
  const values = [...valuesOf(from)].map(([path, about]): Value => {
    const comesBack = JSON.stringify(at(back.document, path)) === JSON.stringify(at(source, path))
    return { path, rows: about.join(' '), letter: best(about.map((row) => expected(row, from, to))), comesBack }
  })
  const losses = diagnostics.flatMap(({ kind, source: place, class: how }): Loss[] =>
    kind === 'loss' && place !== undefined ? [[place, how ?? 'lost']] : [],
  )
  // that a result has an id of its own is told of each, where the original is not inside
  return { from, to, values, losses: losses.filter(([place]) => place !== '/id' && !isLocal(source, place)) }
}

const keyOf = ({ from, to }: Way, { rows: about }: Value): string =>
  Object.hasOwn(otherwise, `${from} ${to} ${about}`) ? `${from} ${to} ${about}` : `* ${to} ${about}`
const byCell = ({ letter, comesBack }: Value): Fate => ('WN'.includes(letter) && comesBack ? 'kept' : (fates[letter] ?? 'lost'))
const names = (from: GoldenFormat, path: string, loss: string): boolean =>
  isWithin(path, loss) || isWithin(loss, path) || isWithin(original(from, path), loss) || isWithin(path, original(from, loss))

/** Where what is told differs from what the crosswalk says. */
function faults(way: Way): readonly string[] {
  const wrong = way.values.flatMap((value) => {
    const told = way.losses.filter(([loss]) => names(way.from, value.path, loss)).map(([, how]) => how)
    const found = told.length === 0 ? 'kept' : told.includes('lost') ? 'lost' : (told[0] ?? 'kept')
    const wanted = otherwise[keyOf(way, value)]?.[0] ?? byCell(value)
    return found === wanted ? [] : [`${value.rows} (${value.letter}): ${value.path} is ${found}, not ${wanted}`]
  })
  const beside = way.losses.filter(([loss]) => !way.values.some(({ path }) => names(way.from, path, loss)))
  return [...wrong, ...beside.map(([loss]) => `${loss} is told as lost, and no row is about it`)]
}

const ways = isThere ? await Promise.all(pairs.map(([from, to]) => wayOf(from, to))) : []

describe.skipIf(!isThere)('the golden documents', () => {
  test.each(ways)('$from to $to: what is lost is what the crosswalk says', (way) => {
    expect(faults(way)).toEqual([])
    expect(way.values.length).toBeGreaterThan(25)
  })

  test.each(ways)('null control, $from to $to: one loss less is a fault, and so is one more', (way) => {
    // of a value that is told by two losses each alone tells it
    const alone = way.losses.filter(([loss]) =>
      way.values.some(
        ({ path }) =>
          way.losses.filter(([other]) => names(way.from, path, other)).every(([other]) => other === loss) && names(way.from, path, loss),
      ),
    )
    for (const [loss] of alone) expect(faults({ ...way, losses: way.losses.filter(([other]) => other !== loss) }), loss).not.toEqual([])
    const kept = way.values.filter(({ path }) => !way.losses.some(([loss]) => names(way.from, path, loss)))
    for (const { path } of kept) expect(faults({ ...way, losses: [...way.losses, [path, 'lost']] }), path).not.toEqual([])
    expect(kept.length).toBeGreaterThan(10)
  })

  test('every exception is one', () => {
    const used = ways.flatMap((way) =>
      way.values
        .filter((value) => otherwise[keyOf(way, value)] && otherwise[keyOf(way, value)]?.[0] !== byCell(value))
        .map((value) => keyOf(way, value)),
    )
    expect([...new Set(used)].sort()).toEqual(Object.keys(otherwise).sort())
    const all = ways.flatMap(({ values }) => values)
    process.stdout.write(
      `golden losses: ${all.length} values over ${ways.length} ways, ${ways.flatMap(({ losses }) => losses).length} losses, ${Object.keys(otherwise).length} exceptions\n`,
    )
  })
})
