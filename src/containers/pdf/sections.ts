/** Where a PDF file says that its objects are: its cross-reference tables and streams (ISO 32000-2 section 7.5). @module */
import { CredentialError } from '../../lib/errors.ts'
import { objectAt } from './objects.ts'
import { unpacked } from './streams.ts'
import { type Budget, broken, type Cursor, type Dictionary, spend, type Value, value, whole, word } from './values.ts'

/** An object's place: an offset into the file, or a position in a stream of objects; `undefined` where it was freed. */
export type Place = { readonly at: number } | { readonly stream: number; readonly index: number } | undefined

export interface Layout {
  readonly places: ReadonlyMap<number, Place>
  /** The newest trailer. */
  readonly trailer: Dictionary
}

/** How often a file may have been saved, and how many objects it may list. */
const most = { sections: 512, objects: 500_000 }

/** @throws CredentialError `ERR_CONTAINER`, `ERR_TOO_LARGE` or `ERR_LIMIT`. */
export function layoutOf(bytes: Uint8Array, budget: Budget): Layout {
  const places = new Map<number, Place>()
  const seen = new Set<number>()
  let trailer: Dictionary | undefined
  let objects = 0
  const queue = [startOf(bytes, budget)]
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    // a chain that leads back to itself has been read already
    if (seen.has(at)) continue
    seen.add(at)
    if (seen.size > most.sections) throw new CredentialError('ERR_LIMIT', 'the PDF file was saved too often')
    const section = sectionAt(bytes, at, budget)
    trailer ??= section.trailer
    objects += section.places.length
    if (objects > most.objects) throw new CredentialError('ERR_LIMIT', 'the PDF file lists too many objects')
    // the newest definition of an object counts
    for (const [object, place] of section.places) if (!places.has(object)) places.set(object, place)
    queue.push(...['XRefStm', 'Prev'].map((key) => section.trailer.entries.get(key)).filter((next) => typeof next === 'number'))
  }
  if (trailer === undefined) throw broken()
  return { places, trailer }
}

/** The offset after the last `startxref`. */
function startOf(bytes: Uint8Array, budget: Budget): number {
  const from = Math.max(0, bytes.length - 4096)
  const found = new TextDecoder('latin1').decode(bytes.subarray(from)).lastIndexOf('startxref')
  if (found < 0) throw broken()
  return whole({ bytes, at: from + found + 'startxref'.length, budget })
}

interface Section {
  readonly places: readonly (readonly [object: number, place: Place])[]
  readonly trailer: Dictionary
}

function sectionAt(bytes: Uint8Array, at: number, budget: Budget): Section {
  if (at >= bytes.length) throw broken()
  const cursor = { bytes, at, budget }
  const isTable = word(cursor) === 'xref'
  if (!isTable) cursor.at = at
  const section = isTable ? table(cursor) : stream(cursor)
  // sections may be one and the same place in the file
  spend(budget, 'looked', cursor.at - at)
  return section
}

type Places = (readonly [object: number, place: Place])[]

function add(places: Places, object: number, place: Place): void {
  if (places.length >= most.objects) throw new CredentialError('ERR_LIMIT', 'the PDF file lists too many objects')
  places.push([object, place])
}

function table(cursor: Cursor): Section {
  const places: Places = []
  for (let next = word(cursor); next !== 'trailer'; next = word(cursor)) {
    if (!/^\d{1,10}$/.test(next)) throw broken()
    const [first, count] = [Number(next), whole(cursor)]
    for (let index = 0; index < count; index++) {
      const at = whole(cursor)
      whole(cursor)
      add(places, first + index, word(cursor) === 'n' ? { at } : undefined)
    }
  }
  return { places, trailer: dictionaryOf(value(cursor)) }
}

const dictionaryOf = (given: Value): Dictionary => {
  if (typeof given !== 'object' || given?.kind !== 'dictionary') throw broken()
  return given
}

function stream(cursor: Cursor): Section {
  // its length is stated right there (section 7.5.8.1)
  const { value: given, raw } = objectAt(cursor, (length) => length)
  const dictionary = dictionaryOf(given)
  const content = raw && unpacked(dictionary, raw, (given) => given, cursor.budget)
  if (!content || nameOf(dictionary.entries.get('Type')) !== 'XRef') throw broken()
  const widths = numbers(dictionary.entries.get('W'))
  const [type = 0, second = 0, third = 0] = widths
  const size = type + second + third
  if (widths.length < 3 || size === 0 || widths.some((width) => width > 8)) throw broken()
  const ranges = numbers(dictionary.entries.get('Index') ?? { kind: 'list', items: [0, dictionary.entries.get('Size') ?? 0] })
  const places: Places = []
  let at = 0
  for (let range = 0; range + 1 < ranges.length; range += 2) {
    const [first = 0, count = 0] = ranges.slice(range, range + 2)
    for (let index = 0; index < count && at + size <= content.length; index++, at += size) {
      const field = (from: number, width: number): number => content.subarray(from, from + width).reduce((sum, byte) => sum * 256 + byte, 0)
      const [a, b] = [field(at + type, second), field(at + type + second, third)]
      const kind = type === 0 ? 1 : field(at, type)
      add(places, first + index, kind === 1 ? { at: a } : kind === 2 ? { stream: a, index: b } : undefined)
    }
  }
  return { places, trailer: dictionary }
}

const nameOf = (given: Value | undefined): string | undefined =>
  typeof given === 'object' && given?.kind === 'name' ? given.name : undefined

const numbers = (given: Value | undefined): readonly number[] =>
  typeof given === 'object' && given?.kind === 'list'
    ? given.items.map((item) => (typeof item === 'number' && item >= 0 ? item : Number.NaN))
    : []
