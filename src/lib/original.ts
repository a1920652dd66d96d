/**
 * The way back from a normalised document to the one that was given: checks point into the given one, and what is
 * signed on its own is taken from there, because a repair would break its signature.
 *
 * @module
 */
import type { Nested, Normalised, Outline } from './contract.ts'
import { at, isObject, keysOf, own, type Pointer, pointer } from './json.ts'
import type { Writable } from './writable.ts'

/** How a normalised document came out of its original. */
export type Way = Pick<Normalised, 'base' | 'aliases' | 'called'>

/** A lone value stands for a list of one and a list of one for its item; a name may have had another spelling. */
function follow(
  original: unknown,
  path: string,
  { base = '', aliases = {}, called }: Way,
): { readonly path: Pointer; readonly value: unknown; readonly whole: boolean } {
  let found = base as Pointer
  let value = at(original, base)
  for (const key of keysOf(path)) {
    if (key === '0' && !Array.isArray(value)) continue
    if (Array.isArray(value) && !/^\d+$/.test(key)) {
      found = pointer(found, 0)
      value = value[0]
    }
    const named = called?.(value, key)
    if (named) [found, value] = named
    const name = own(value, key) === undefined ? spelling(value, key, aliases) : key
    const inside = own(value, name)
    if (inside === undefined) return { path: found, value, whole: false }
    found = pointer(found, name)
    value = inside
  }
  return { path: found, value, whole: true }
}

/** The name that a member has in the original: `@id` and `@type` have short names, older versions other ones. */
function spelling(holder: unknown, name: string, aliases: Readonly<Record<string, string>>): string {
  const others = [`@${name}`, ...Object.keys(aliases).filter((alias) => aliases[alias] === name)]
  return others.find((other) => own(holder, other) !== undefined) ?? name
}

/** The pointer into the original of what stands at a pointer in the normalised document; as far as the original goes. */
export const pathIn = (original: unknown, path: string, way: Way = {}): Pointer =>
  isMember(original, path, way) ? path : follow(original, path, way).path

/** Most pointers are to a member of the document, which has the same name in the original. */
const isMember = (original: unknown, path: string, { base = '' }: Way): path is Pointer =>
  base === '' &&
  path !== '' &&
  !path.includes('/', 1) &&
  !path.includes('~') &&
  isObject(original) &&
  own(original, path.slice(1)) !== undefined

/** An outline of a normalised document, told in pointers and with the nested credentials of the one that was given. */
export function inOriginal(outline: Outline, way: Omit<Normalised, 'repairs'>, original: unknown): Outline {
  if (way.document === original) return outline
  const place = <Item extends { readonly path: Pointer | '' }>(item: Item): Item => {
    const path = pathIn(original, item.path, way)
    return path === item.path ? item : { ...item, path }
  }
  const nested = (item: Nested): Nested => {
    const { path, value, whole } = follow(original, item.path, way)
    return { ...item, path, input: whole && (isObject(value) || typeof value === 'string') ? value : item.input }
  }
  const told: Writable<Outline> = { ...outline }
  told.issuer = place(outline.issuer)
  if (outline.from) told.from = place(outline.from)
  if (outline.alsoFrom) told.alsoFrom = place(outline.alsoFrom)
  told.until = outline.until.map(place)
  told.statuses = outline.statuses.map(place)
  told.schemas = outline.schemas.map(place)
  told.nested = outline.nested.map(nested)
  const recipient: Outline['recipient'] = () => outline.recipient().map(place)
  told.recipient = recipient
  return told
}
