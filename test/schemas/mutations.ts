/** Systematic changes of a document: every member left out, of every wrong type, and with values that look almost right. */

export interface Mutant {
  /** What was done. */
  readonly kind: string
  /** Where, with numbers for the items of lists. */
  readonly path: readonly (string | number)[]
  readonly document: Readonly<Record<string, unknown>>
}

/** The value in a place, changed by `change`; `undefined` leaves the member out. */
function changed(value: unknown, path: readonly (string | number)[], change: (value: unknown) => unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return change(value)
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? changed(item, rest, change) : item))
  const members = Object.entries(value as Record<string, unknown>).flatMap(([name, member]) => {
    if (name !== key) return [[name, member]]
    const made = changed(member, rest, change)
    return made === undefined ? [] : [[name, made]]
  })
  return Object.fromEntries(members)
}

function* places(value: unknown, path: readonly (string | number)[]): Generator<readonly [readonly (string | number)[], unknown]> {
  if (path.length > 0) yield [path, value]
  if (Array.isArray(value)) for (const [index, item] of value.entries()) yield* places(item, [...path, index])
  else if (typeof value === 'object' && value !== null)
    for (const [name, member] of Object.entries(value)) yield* places(member, [...path, name])
}

type Change = readonly [kind: string, change: (value: unknown) => unknown]
const any: readonly Change[] = [
  ['number', (value) => (typeof value === 'number' ? `${value}` : 7)],
  ['boolean', (value) => (typeof value === 'boolean' ? 'yes' : true)],
  ['empty object', () => ({})],
  ['language map', () => ({ en: 'x' })],
  ['list of lists', () => [[]]],
]
const texts: readonly Change[] = [
  ['words', () => 'abc def'],
  ['bad escape', () => 'https://example.org/%zz'],
  ['date', () => '2024-05-31'],
  ['no zone', () => '2024-05-31T12:00:00'],
  ['month 13', () => '2024-13-31T12:00:00Z'],
  ['30 February', () => '2023-02-30T12:00:00Z'],
  ['zzext:!', () => 'zzext:!'],
  ['empty text', () => ''],
  ['foreign address', () => 'https://evil.example/x'],
]
const objects: readonly Change[] = [
  ['unknown member', (value) => ({ ...(value as object), unheardOf: 1 })],
  ['as text', () => 'https://example.org/only-an-address'],
]
const lists: readonly Change[] = [
  ['turned round', (value) => (value as unknown[]).toReversed()],
  ['twice', (value) => [...(value as unknown[]), ...(value as unknown[])]],
  ['with a number', (value) => [...(value as unknown[]), 7]],
]

/** The type of the innermost object that says one, and the names below it: where the same thing stands elsewhere, it is the same. */
function sort(document: unknown, path: readonly (string | number)[]): string {
  let value = document
  let place: readonly string[] = []
  for (const key of path) {
    const types: unknown = (value as Record<string, unknown>)['type']
    const said = [types].flat().join()
    place = said === '' || said === 'text' ? place.slice(-3) : [said]
    place = [...place, typeof key === 'number' ? '-' : key]
    value = (value as Record<string | number, unknown>)[key]
  }
  return place.join('/')
}

/** The mutants of a document: one change each, of each sort of place the first. */
export function* mutants(document: Readonly<Record<string, unknown>>): Generator<Mutant> {
  const seen = new Set<string>()
  for (const [path, value] of places(document, [])) {
    const place = `${sort(document, path)} ${Array.isArray(value) ? 'list' : typeof value}`
    if (seen.has(place)) continue
    seen.add(place)
    const changes: Change[] = [...any]
    if (typeof path.at(-1) === 'string') changes.push(['left out', () => undefined], ['in a list', (given) => [given]])
    if (typeof value === 'string') changes.push(...texts)
    if (typeof value === 'number') changes.push(['negative', () => -1], ['large', () => 1e6], ['fraction', () => 0.5])
    if (Array.isArray(value)) changes.push(...lists, ['empty list', () => []])
    else if (typeof value === 'object' && value !== null) changes.push(...objects)
    for (const [kind, change] of changes)
      yield {
        kind,
        path,
        // made when it is asked for: some tests pick a few of many
        get document() {
          return changed(document, path, change) as Readonly<Record<string, unknown>>
        },
      }
  }
}

/** Values of every type, for what is no object. */
export function values(example: unknown): readonly unknown[] {
  const changes = [
    ...any,
    ...texts,
    ...(Array.isArray(example) ? lists : []),
    ...(typeof example === 'object' && !Array.isArray(example) ? objects : []),
  ]
  return [example, [example], [], [7], {}, -1, 0.5, 1e6, null, 'x'.repeat(3), ...changes.map(([, change]) => change(example))]
}
