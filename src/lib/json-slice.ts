/** The text of a part of JSON exactly as it was given: a signature or a digest may be over it. The text is known to be JSON. @module */
import { keysOf } from './json.ts'
import { isEscaped, isSpace } from './json-text.ts'

/** Where a value stands in its text. */
interface Span {
  readonly key: string | number
  readonly start: number
  readonly end: number
}

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

/** The members of the object, or the items of the list, that begins at a place. */
function* inside(text: string, start: number): Generator<Span> {
  const isObject = text[start] === '{'
  let at = skipSpace(text, start + 1)
  for (let index = 0; at < text.length && text[at] !== '}' && text[at] !== ']'; index++) {
    let key: string | number = index
    if (isObject) {
      const end = endOfString(text, at)
      key = String(JSON.parse(text.slice(at, end)))
      at = skipSpace(text, skipSpace(text, end) + 1)
    }
    const end = endOfValue(text, at)
    yield { key, start: at, end }
    at = skipSpace(text, end)
    if (text[at] === ',') at = skipSpace(text, at + 1)
  }
}

/** Where the value at a pointer begins; `undefined` where there is none. */
function startOf(text: string, path: string): number | undefined {
  let start = skipSpace(text, text.startsWith('\uFEFF') ? 1 : 0)
  for (const key of keysOf(path)) {
    if (!/[{[]/.test(text[start] ?? '')) return undefined
    let found: Span | undefined
    for (const span of inside(text, start)) {
      if (String(span.key) !== key) continue
      found = span
      break
    }
    if (!found) return undefined
    start = found.start
  }
  return start
}

/** The text of the value at a pointer. */
export function valueText(text: string, path: string): string | undefined {
  const start = startOf(text, path)
  return start === undefined ? undefined : text.slice(start, endOfValue(text, start))
}

/** The texts of the items of the list at a pointer, or of the lone value that stands for one. */
export function itemTexts(text: string, path: string): readonly string[] {
  const start = startOf(text, path)
  if (start === undefined) return []
  const spans = text[start] === '[' ? [...inside(text, start)] : [{ start, end: endOfValue(text, start) }]
  return spans.map((span) => text.slice(span.start, span.end))
}

/** The pointer to an object inside another value, by what it is and not by what it says. */
export function placeOf(value: unknown, within: unknown, path = ''): string | undefined {
  if (value === within) return path
  if (typeof within !== 'object' || within === null) return undefined
  for (const [key, inner] of Object.entries(within)) {
    const found = placeOf(value, inner, `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
    if (found !== undefined) return found
  }
  return undefined
}
