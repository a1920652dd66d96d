/** The text of a part of JSON exactly as it was given: a signature or a digest may be over it. The text is known to be JSON. @module */
import { own } from './json.ts'
import { isEscaped, isSpace } from './json-text.ts'

function skipSpace(text: string, from: number): number {
  let at = from
  while (isSpace(text.charCodeAt(at))) at++
  return at
}

function endOfString(text: string, quote: number): number {
  let end = text.indexOf('"', quote + 1)
  while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end < 0 ? text.length : end + 1
}

function endOfValue(text: string, start: number): number {
  const first = text[start]
  if (first === '"') return endOfString(text, start)
  if (first !== '{' && first !== '[') {
    const length = text.slice(start).search(/[,\]}\s]/)
    return length < 0 ? text.length : start + length
  }
  let depth = 0
  for (let at = start; at < text.length; at++) {
    const letter = text[at]
    if (letter === '"') at = endOfString(text, at) - 1
    else if (letter === '{' || letter === '[') depth++
    else if ((letter === '}' || letter === ']') && --depth === 0) return at + 1
  }
  return text.length
}

/** Tells where an object or a list stands. */
type Note = (part: object, start: number, end: number) => void

/** Where the value ends that begins at a place; what is in it is told, down to so many levels. */
function noted(text: string, start: number, value: unknown, levels: number, note: Note): number {
  const first = text[start]
  if ((first !== '{' && first !== '[') || typeof value !== 'object' || value === null || levels < 0) return endOfValue(text, start)
  let at = skipSpace(text, start + 1)
  for (let index = 0; at < text.length && text[at] !== '}' && text[at] !== ']'; index++) {
    let key: string | number = index
    if (first === '{') {
      const end = endOfString(text, at)
      key = String(JSON.parse(text.slice(at, end)))
      at = skipSpace(text, skipSpace(text, end) + 1)
    }
    at = skipSpace(text, noted(text, at, own(value, key), levels - 1, note))
    if (text[at] === ',') at = skipSpace(text, at + 1)
  }
  note(value, start, at + 1)
  return at + 1
}

/** The text of an object or a list inside another value, known by what it is and not by what it says; `undefined`: it is not in there. */
export type PartText = (part: object) => string | undefined

/**
 * The texts of the parts of what a text stands for. It is gone through once, when the first part is asked for: there may be as many as fit in.
 * @param levels - How deep parts are looked for; all unless given.
 */
export function partsOf(text: string, whole: unknown, levels: number = Number.POSITIVE_INFINITY): PartText {
  let spans: Map<object, readonly [start: number, end: number]> | undefined
  return (part) => {
    if (!spans) {
      const found = new Map<object, readonly [start: number, end: number]>()
      noted(text, skipSpace(text, text.startsWith('\uFEFF') ? 1 : 0), whole, levels, (one, start, end) => found.set(one, [start, end]))
      spans = found
    }
    const span = spans.get(part)
    return span && text.slice(...span)
  }
}
