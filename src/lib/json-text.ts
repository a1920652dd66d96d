/**
 * JSON text read so that every reader sees the same document: no two members of one name, no half of a
 * surrogate pair, no number that is none, nothing too large or too deep (RFC 8259 section 4, RFC 7493).
 *
 * @module
 */
import { CredentialError } from './errors.ts'
import { type Document, isObject, type Pointer, pointer } from './json.ts'
import type { Limits } from './limits.ts'

type Bounds = Pick<Limits, 'text' | 'depth'>

/**
 * The value that the text stands for.
 * @throws CredentialError `ERR_EMPTY`, `ERR_TOO_LARGE`, `ERR_NOT_JSON`, `ERR_TOO_DEEP`, `ERR_DUPLICATE_MEMBER`,
 * `ERR_FORBIDDEN_MEMBER` or `ERR_LONE_SURROGATE`.
 */
export function parseJson(text: string, limits: Bounds): unknown {
  if (text.length > limits.text) throw new CredentialError('ERR_TOO_LARGE', `the text is longer than ${limits.text} characters`)
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text
  if (plain.trim() === '') throw new CredentialError('ERR_EMPTY', 'the text is empty')
  let value: unknown
  try {
    value = JSON.parse(plain)
  } catch {
    // the engine's own message quotes the text
    throw new CredentialError('ERR_NOT_JSON', 'the text is not JSON')
  }
  // a second member of one name is gone from the value, and still there in the text
  if (inspect(value, limits) !== membersIn(plain)) {
    throw new CredentialError('ERR_DUPLICATE_MEMBER', 'an object has two members of one name')
  }
  return value
}

/** As {@link parseJson}, for text that must be an object. */
export function parseObject(text: string, limits: Bounds): Document {
  const value = parseJson(text, limits)
  if (!isObject(value)) throw new CredentialError('ERR_NOT_JSON', 'the text is JSON, but not an object')
  return value
}

/**
 * A copy of an object that was parsed elsewhere, as its text would be read: its text is what `JSON.stringify` writes of the copy.
 * @throws CredentialError as {@link parseJson}, and `ERR_CYCLIC`, `ERR_INPUT`.
 */
export function snapshot(value: object, limits: Bounds): Document {
  const document = plainCopy(value, limits)
  return isObject(document) ? document : throughText(value, limits)
}

/** One would set what an object inherits; of an object with the other no text can be made, and whoever tries dies of it. */
const isForbidden = (key: string): boolean => key === '__proto__' || key === 'toString'

/** A character may be written as six. */
const longestEscape = 6
const unusual: unique symbol = Symbol()

function plainCopy(value: object, limits: Bounds): unknown {
  try {
    return copyOf(value, limits.depth, { size: limits.text / longestEscape })
  } catch {
    // a getter of the caller's
    return unusual
  }
}

/** A copy of plain data. What is not plain, deep, large, cyclic or wrong is `unusual`: its text decides what becomes of it. */
function copyOf(value: unknown, depth: number, left: { size: number }): unknown {
  if (typeof value === 'string') {
    left.size -= value.length + 3
    return loneSurrogate.test(value) ? unusual : value
  }
  if (value === null || typeof value === 'boolean') return value
  // zero has no sign in JSON
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : unusual
  if (typeof value !== 'object' || depth === 0 || 'toJSON' in value) return unusual
  return Array.isArray(value) ? copyOfList(value, depth - 1, left) : copyOfObject(value, depth - 1, left)
}

function copyOfList(list: readonly unknown[], depth: number, left: { size: number }): unknown {
  const copy: unknown[] = []
  for (let index = 0; index < list.length; index++) {
    left.size -= 8
    const item = left.size < 0 ? unusual : copyOf(list[index], depth, left)
    if (item === unusual) return unusual
    copy.push(item)
  }
  return copy
}

function copyOfObject(object: object, depth: number, left: { size: number }): unknown {
  const prototype: unknown = Object.getPrototypeOf(object)
  if (prototype !== Object.prototype && prototype !== null) return unusual
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(object)) {
    left.size -= key.length + 8
    const usual = left.size >= 0 && !isForbidden(key) && !loneSurrogate.test(key)
    const member = usual ? copyOf((object as Record<string, unknown>)[key], depth, left) : unusual
    if (member === unusual) return unusual
    copy[key] = member
  }
  return copy
}

/** As the text of the object would be read. */
function throughText(value: object, limits: Bounds): Document {
  let text: string | undefined
  try {
    refuseCycles(value, limits.depth, new Set())
    text = JSON.stringify(value)
  } catch (error) {
    // a getter of the caller's may throw anything, and quote anything
    throw error instanceof CredentialError ? error : notJson()
  }
  if (text === undefined) throw notJson()
  return parseObject(text, limits)
}

const notJson = (): CredentialError => new CredentialError('ERR_INPUT', 'the object is not one of JSON')

function refuseCycles(value: unknown, depth: number, above: Set<object>): void {
  if (typeof value !== 'object' || value === null) return
  if (above.has(value)) throw new CredentialError('ERR_CYCLIC', 'the object refers to itself')
  if (above.size >= depth) throw new CredentialError('ERR_TOO_DEEP', `the document is nested deeper than ${depth} levels`)
  above.add(value)
  for (const key of Object.keys(value)) refuseCycles((value as Record<string, unknown>)[key], depth, above)
  above.delete(value)
}

/**
 * Checks every value, and counts the members. The trail is spelled out only where something is wrong. A text has room for millions of
 * values of a character or two (`{}`), and each takes a kilobyte of memory and more when it is verified: there are fewer, too. Of the
 * samples none has more than one in 20 characters, and the one with the most has 3,083.
 */
function inspect(root: unknown, { text, depth }: Bounds): number {
  let room = 10_000 + text / 32
  const trail: (string | number)[] = []
  let members = 0
  const here = (): { path: Pointer } => ({ path: pointer('', ...trail) })
  const refuseLoneSurrogate = (value: string): void => {
    if (loneSurrogate.test(value)) throw new CredentialError('ERR_LONE_SURROGATE', 'a string holds half of a surrogate pair', here())
  }
  const visit = (value: unknown): void => {
    if (--room < 0) throw new CredentialError('ERR_TOO_LARGE', 'too many values')
    if (typeof value === 'string') refuseLoneSurrogate(value)
    else if (typeof value === 'number' && !Number.isFinite(value))
      throw new CredentialError('ERR_NOT_JSON', 'a number is out of range', here())
    else if (typeof value === 'object' && value !== null) {
      if (trail.length >= depth) throw new CredentialError('ERR_TOO_DEEP', `the document is nested deeper than ${depth} levels`)
      if (Array.isArray(value)) for (let index = 0; index < value.length; index++) inside(index, value[index])
      else for (const key of Object.keys(value)) member(key, (value as Record<string, unknown>)[key])
    }
  }
  const member = (key: string, value: unknown): void => {
    if (isForbidden(key)) throw new CredentialError('ERR_FORBIDDEN_MEMBER', `a member is called ${key}`, here())
    refuseLoneSurrogate(key)
    members++
    inside(key, value)
  }
  const inside = (key: string | number, value: unknown): void => {
    trail.push(key)
    visit(value)
    trail.pop()
  }
  visit(root)
  return members
}

const loneSurrogate = /[\ud800-\udfff]/u

/** How many member names a text that is JSON holds: strings that a colon follows. */
function membersIn(text: string): number {
  let members = 0
  for (let start = text.indexOf('"'); start >= 0; ) {
    let end = text.indexOf('"', start + 1)
    while (isEscaped(text, end)) end = text.indexOf('"', end + 1)
    let next = end + 1
    while (isSpace(text.charCodeAt(next))) next++
    if (text.charCodeAt(next) === 0x3a) members++
    start = text.indexOf('"', next)
  }
  return members
}

export function isEscaped(text: string, quote: number): boolean {
  let before = quote - 1
  while (text.charCodeAt(before) === 0x5c) before--
  return (quote - before) % 2 === 0
}

export const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09
