/** A PDF file whose objects are read when they are asked for, each once. @module */
import { CredentialError } from '../../lib/errors.ts'
import type { ReadLimits } from '../../lib/unpacking.ts'
import { type Body, objectAt } from './objects.ts'
import { type Layout, layoutOf, type Place } from './sections.ts'
import { unpacked } from './streams.ts'
import { type Budget, broken, type Dictionary, type Reference, spend, type Value, value, whole } from './values.ts'

export interface Pdf {
  readonly trailer: Dictionary
  /** The value that a reference stands for; any other value itself. */
  readonly resolve: (value: Value | undefined) => Value | undefined
  /** The same where it is a dictionary or the dictionary of a stream. */
  readonly dictionary: (value: Value | undefined) => Dictionary | undefined
  /** The content of a stream; `undefined` where it is none, or packed in a way that is not read. */
  readonly content: (value: Value | undefined) => Uint8Array | undefined
}

/** Objects that are read of one file: a credential is never far from the root. */
const mostObjects = 4096
/** Values that are read in all of them. */
const mostValues = 200_000
/** Objects that need another one to be read, such as a stream whose length is elsewhere. */
const deepest = 32

interface Reader {
  readonly bytes: Uint8Array
  readonly budget: Budget
  readonly layout: Layout
  readonly objects: Map<number, Body | undefined>
  readonly contents: Map<Body, Uint8Array | undefined>
  /** The streams that hold objects. */
  readonly indexes: Map<number, ObjectStream | undefined>
  depth: number
}
type Numbers = Pick<Reference, 'object' | 'generation'>
/** Where an object is that stands in a stream of objects. */
type PlaceInStream = Extract<Place, { readonly stream: number }>

interface ObjectStream {
  readonly content: Uint8Array
  /** Their numbers, and where each begins. */
  readonly objects: readonly (readonly [object: number, at: number])[]
}

/** @throws CredentialError `ERR_CONTAINER`, `ERR_TOO_LARGE` or `ERR_LIMIT`, as each of its functions does. */
export function openPdf(given: Uint8Array, { file, unpacking }: ReadLimits): Pdf {
  // offsets are counted from the first percent sign (section 7.5.2)
  const bytes = given.subarray(Math.max(0, given.indexOf(0x25)))
  const budget: Budget = { unpacked: file, unpacking, looked: 4 * bytes.length + 65_536, values: mostValues }
  const layout = layoutOf(bytes, budget)
  if (layout.trailer.entries.has('Encrypt')) throw new CredentialError('ERR_CONTAINER', 'the PDF file is encrypted')
  const reader: Reader = { bytes, budget, layout, objects: new Map(), contents: new Map(), indexes: new Map(), depth: 0 }
  return {
    trailer: layout.trailer,
    resolve: (given) => resolve(reader, given),
    dictionary: (given) => dictionaryOf(resolve(reader, given)),
    content: (given) => (typeof given === 'object' && given?.kind === 'reference' ? contentOf(reader, given) : undefined),
  }
}

const dictionaryOf = (given: Value | undefined): Dictionary | undefined =>
  typeof given === 'object' && given?.kind === 'dictionary' ? given : undefined

function resolve(reader: Reader, given: Value | undefined): Value | undefined {
  let found = given
  for (let hops = 0; typeof found === 'object' && found?.kind === 'reference'; hops++) {
    if (hops > deepest) throw broken()
    found = bodyOf(reader, found)?.value
  }
  return found
}

/** An object that was freed, and its number used again, is another one: some readers take it all the same (section 7.3.10). */
function bodyOf(reader: Reader, { object, generation }: Numbers): Body | undefined {
  const body = objectOf(reader, object)
  if (body && body.generation !== generation) throw broken()
  return body
}

function objectOf(reader: Reader, number: number): Body | undefined {
  const { objects, layout } = reader
  if (objects.has(number)) return objects.get(number)
  if (objects.size >= mostObjects)
    throw new CredentialError('ERR_LIMIT', `more than ${mostObjects} objects of the PDF file would have to be read`)
  if (reader.depth >= deepest) throw broken()
  // a reference that leads back to itself stands for nothing
  objects.set(number, undefined)
  const place = layout.places.get(number)
  reader.depth += 1
  const body = place === undefined ? undefined : 'at' in place ? direct(reader, number, place.at) : packed(reader, number, place)
  reader.depth -= 1
  objects.set(number, body)
  return body
}

function direct(reader: Reader, number: number, at: number): Body {
  const { bytes, budget } = reader
  const cursor = { bytes, at, budget }
  const body = objectAt(cursor, (given) => resolve(reader, given))
  spend(budget, 'looked', cursor.at - at)
  // what is said to be there is somewhere else: that there is none cannot be said
  if (body.object !== number) throw broken()
  return body
}

function packed(reader: Reader, number: number, { stream, index }: PlaceInStream): Body | undefined {
  const { indexes, budget } = reader
  if (!indexes.has(stream)) indexes.set(stream, objectStream(reader, stream))
  const found = indexes.get(stream)
  if (found === undefined) return undefined
  const [object, at = 0] = found.objects[index] ?? []
  if (object !== number) throw broken()
  const cursor = { bytes: found.content, at, budget }
  const body = { object, generation: 0, value: value(cursor), raw: undefined }
  spend(budget, 'looked', cursor.at - at)
  return body
}

/** A stream of objects begins with their numbers and offsets, and stands in the file itself (section 7.5.7). */
function objectStream(reader: Reader, stream: number): ObjectStream | undefined {
  const { layout, budget } = reader
  const place = layout.places.get(stream)
  const content = place !== undefined && 'at' in place ? contentOf(reader, { object: stream, generation: 0 }) : undefined
  const entries = dictionaryOf(objectOf(reader, stream)?.value)?.entries
  const [count, first] = [entries?.get('N'), entries?.get('First')]
  if (content === undefined || typeof count !== 'number' || typeof first !== 'number') return undefined
  spend(budget, 'values', count)
  const cursor = { bytes: content, at: 0, budget }
  const objects: (readonly [number, number])[] = []
  while (objects.length < count) objects.push([whole(cursor), first + whole(cursor)])
  return { content, objects }
}

function contentOf(reader: Reader, reference: Numbers): Uint8Array | undefined {
  const { contents, budget } = reader
  const body = bodyOf(reader, reference)
  const dictionary = dictionaryOf(body?.value)
  if (body?.raw === undefined || dictionary === undefined) return undefined
  if (!contents.has(body))
    contents.set(
      body,
      unpacked(dictionary, body.raw, (given) => resolve(reader, given), budget),
    )
  return contents.get(body)
}
