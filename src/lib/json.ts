/** JSON values, and JSON Pointers (RFC 6901) into them. @module */

export type Json = string | number | boolean | null | readonly Json[] | { readonly [member: string]: Json }
/** A JSON object as it was parsed; nobody changes it. */
export type Document = Readonly<Record<string, unknown>>
export type Pointer = '' | `/${string}`
/** Where in a document a node stands whose name a value is, or has: it is read in the place of that value, if it has the member. */
export type Called = (value: unknown, key: string) => readonly [Pointer, unknown] | undefined

export const isText = (value: unknown): value is string => typeof value === 'string'
/** A list all of whose items are so. */
export const isListOf = (value: unknown, is: (each: unknown) => boolean): value is readonly unknown[] =>
  Array.isArray(value) && value.every((each) => is(each))

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * A member of its own, never one that is inherited. Most that are asked for are not there at all: an engine remembers that for an object of
 * one shape and asks its run time for others, so they are asked whether they have it first.
 */
export const own = (value: unknown, key: string | number): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string | number, unknown>)[key] : undefined

/** A lone value stands for a list of one; nothing for an empty one. */
export const list = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]

export const strings = (value: unknown): readonly string[] => list(value).filter((item): item is string => typeof item === 'string')

export const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const escaped = /[~/]/
const escapeKey = (key: string | number): string =>
  typeof key === 'number' || !escaped.test(key) ? String(key) : key.replaceAll('~', '~0').replaceAll('/', '~1')
const unescapeKey = (key: string): string => (key.includes('~') ? key.replaceAll('~1', '/').replaceAll('~0', '~') : key)

/** `pointer('/a', 'b/c', 0)` is `/a/b~1c/0`. */
export function pointer(base: string, ...keys: readonly (string | number)[]): Pointer {
  let path = base
  for (const key of keys) path += `/${escapeKey(key)}`
  return path as Pointer
}

export const keysOf = (path: string): readonly string[] => (path === '' ? [] : path.slice(1).split('/').map(unescapeKey))

/** What a pointer points at. */
export const at = (value: unknown, path: string): unknown => keysOf(path).reduce(own, value)
