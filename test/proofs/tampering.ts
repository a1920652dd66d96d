/** Every way to change one value, one member name or one character of a document. */
import { type Document, isObject, type Pointer, pointer } from '../../src/lib/json.ts'

export interface Tampered {
  readonly what: string
  readonly path: Pointer
  readonly document: Document
}

/** A different value of the same type, and as plausible. */
function other(value: unknown): unknown {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  if (typeof value !== 'string') return 'x'
  const last = value.slice(-1)
  return value.slice(0, -1) + (last === '2' ? '3' : '2')
}

/** All documents that differ from the one given in one value or in one member's name. */
export function* tamperings(document: Document): Generator<Tampered> {
  yield* inside(document, '', (changed) => changed as Document)
}

function* inside(value: unknown, path: Pointer | '', rebuild: (changed: unknown) => Document): Generator<Tampered> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* inside(item, pointer(path, index), (changed) => rebuild(value.with(index, changed)))
  } else if (isObject(value)) {
    for (const [name, item] of Object.entries(value)) {
      const { [name]: _, ...rest } = value
      yield { what: 'name', path: pointer(path, name), document: rebuild({ ...rest, [`${name}2`]: item }) }
      yield { what: 'absence', path: pointer(path, name), document: rebuild(rest) }
      yield* inside(item, pointer(path, name), (changed) => rebuild({ ...value, [name]: changed }))
    }
  } else yield { what: 'value', path: path as Pointer, document: rebuild(other(value)) }
}

/** Of the longest texts every fifth: four characters are three bytes, so that each place in them is met. */
const step = (length: number): number => (length > 500 ? 5 : 1)

/** The text with its characters changed, one at a time. */
export function* characters(text: string): Generator<string> {
  for (let index = 0; index < text.length; index += step(text.length)) {
    yield text.slice(0, index) + (text[index] === '4' ? '5' : '4') + text.slice(index + 1)
  }
  yield text.slice(0, -1)
  yield `${text}1`
  yield text.toUpperCase()
}
