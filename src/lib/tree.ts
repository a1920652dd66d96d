/** Values that are being built, and what is asked of them while a document is mapped. @module */

/** A JSON object that is still being written. */
export type Node = Record<string, unknown>

/** Most keys are names, which their first letter says. */
export const isIndex = (key: string): boolean => key.charCodeAt(0) < 58 && /^(0|[1-9]\d*)$/.test(key)

const split = new Map<string, readonly string[]>()

/** The keys of a pointer of a table: there are few of them, so each is split once. */
export function keys(pointer: string): readonly string[] {
  const known = split.get(pointer)
  if (known) return known
  const made = pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
  if (split.size < 4000) split.set(pointer, made)
  return made
}

export const escapeKey = (key: string): string => (/[~/]/.test(key) ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key)

/** Sets a member as data, whatever its name is (`__proto__` too). */
export function hold(holder: object, key: string, value: unknown): void {
  if (Array.isArray(holder)) holder[Number(key)] = value
  else if (key === '__proto__') Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })
  else (holder as Node)[key] = value
}

/** Whether two JSON values say the same. */
export function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((key) => Object.hasOwn(b, key) && equal((a as Node)[key], (b as Node)[key]))
}

/** Every value without parts, with its pointer; an empty list or object is one too. */
export function* leaves(value: unknown, path = ''): Generator<readonly [path: string, value: unknown]> {
  if (typeof value !== 'object' || value === null) return void (yield [path, value])
  const entries = Object.entries(value)
  if (entries.length === 0) yield [path, value]
  for (const [key, inner] of entries) yield* leaves(inner, `${path}/${escapeKey(key)}`)
}

/** A value as one text, whatever the order of its members. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const members = Object.keys(value).sort()
  return `{${members.map((key) => `${JSON.stringify(key)}:${canonical((value as Node)[key])}`).join()}}`
}

/** Another value that says the same; plain JSON needs no more, and this is many times faster than structuredClone. */
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf)
  if (typeof value !== 'object' || value === null) return value
  const made: Node = {}
  for (const key of Object.keys(value)) hold(made, key, copyOf((value as Node)[key]))
  return made
}
