/** A PDF file whose objects are read when they are asked for, each once. @module */
import { CredentialError } from '../../lib/errors.ts'
import { type Body, objectAt } from './objects.ts'
import { layoutOf } from './sections.ts'
import { type Budget, unpacked } from './streams.ts'
import { broken, type Dictionary, type Value, value, whole } from './values.ts'

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
const most = 4096
/** Objects that need another one to be read, such as a stream whose length is elsewhere. */
const deepest = 32

/** @throws CredentialError `ERR_CONTAINER`, `ERR_TOO_LARGE` or `ERR_LIMIT`, as each of its functions does. */
export function openPdf(bytes: Uint8Array, limit: number): Pdf {
  const budget: Budget = { left: limit, work: 4 * bytes.length + 65_536 }
  const { places, trailer } = layoutOf(bytes, budget)
  if (trailer.entries.has('Encrypt')) throw new CredentialError('ERR_CONTAINER', 'the PDF file is encrypted')
  const known = new Map<number, Body | undefined>()
  let depth = 0

  const objectOf = (number: number): Body | undefined => {
    if (known.has(number)) return known.get(number)
    if (known.size >= most) throw new CredentialError('ERR_LIMIT', `more than ${most} objects of the PDF file would have to be read`)
    if (depth >= deepest) throw broken()
    // a reference that leads back to itself stands for nothing
    known.set(number, undefined)
    depth += 1
    const place = places.get(number)
    const body = place === undefined ? undefined : 'at' in place ? direct(number, place.at) : packed(number, place.stream)
    depth -= 1
    known.set(number, body)
    return body
  }
  const direct = (number: number, at: number): Body | undefined => {
    const cursor = { bytes, at }
    const body = objectAt(cursor, resolve)
    spend(budget, cursor.at - at)
    return body.object === number ? body : undefined
  }
  const packed = (number: number, stream: number): Body | undefined => {
    const holder = places.get(stream)
    // streams of objects stand in the file itself (section 7.5.7)
    const content = holder !== undefined && 'at' in holder ? contentOf(objectOf(stream)) : undefined
    const { entries } = dictionary({ kind: 'reference', object: stream }) ?? { entries: new Map<string, Value>() }
    const [count, first] = [entries.get('N'), entries.get('First')]
    if (content === undefined || typeof count !== 'number' || typeof first !== 'number') return undefined
    const cursor = { bytes: content, at: 0 }
    for (let index = 0; index < count; index++) {
      const [object, offset] = [whole(cursor), whole(cursor)]
      if (object !== number) continue
      spend(budget, cursor.at)
      const inside = { bytes: content, at: first + offset }
      const body = { object, value: value(inside), raw: undefined }
      spend(budget, inside.at - first - offset)
      return body
    }
    return undefined
  }
  const contents = new Map<Body, Uint8Array | undefined>()
  const contentOf = (body: Body | undefined): Uint8Array | undefined => {
    const { value: given, raw } = body ?? { value: null, raw: undefined }
    if (body === undefined || raw === undefined || typeof given !== 'object' || given?.kind !== 'dictionary') return undefined
    if (!contents.has(body)) contents.set(body, unpacked(given, raw, resolve, budget))
    return contents.get(body)
  }
  const resolve = (given: Value | undefined): Value | undefined => {
    let found = given
    for (let hops = 0; typeof found === 'object' && found?.kind === 'reference'; hops++) {
      if (hops > 32) throw broken()
      found = objectOf(found.object)?.value
    }
    return found
  }
  const dictionary = (given: Value | undefined): Dictionary | undefined => {
    const found = resolve(given)
    return typeof found === 'object' && found?.kind === 'dictionary' ? found : undefined
  }
  const content = (given: Value | undefined): Uint8Array | undefined =>
    typeof given === 'object' && given?.kind === 'reference' ? contentOf(objectOf(given.object)) : undefined
  return { trailer, resolve, dictionary, content }
}

function spend(budget: Budget, bytes: number): void {
  budget.work -= bytes
  if (budget.work < 0) throw new CredentialError('ERR_LIMIT', 'reading the PDF file would take too much work')
}
