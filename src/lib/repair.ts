/**
 * Repairs that are made before anything is checked or mapped: empty values, names of older versions, lone values
 * that stand for a list. Each is a row of a format's table; the document itself is never changed, and where
 * nothing has to be repaired the same object comes back.
 *
 * @module
 */
import type { Normalised } from './contract.ts'
import { type Document, isObject, list, pointer } from './json.ts'
import { typesOf } from './linked.ts'
import { type Check, warn } from './report.ts'
import { hold } from './tree.ts'

/**
 * Properties by their names. Where a name does not say enough, the list names what holds the property: the
 * property that its node stands in, or the node's type.
 */
export type Properties = ReadonlyMap<string, true | readonly string[]>

/** `properties('tag', 'achievement.resultDescription')` */
export function properties(...names: readonly string[]): Properties {
  const found = new Map<string, true | readonly string[]>()
  for (const name of names) {
    const dot = name.indexOf('.')
    if (dot < 0) found.set(name, true)
    else found.set(name.slice(dot + 1), [...listOf(found.get(name.slice(dot + 1))), name.slice(0, dot)])
  }
  return found
}

const listOf = (known: true | readonly string[] | undefined): readonly string[] => (known === undefined || known === true ? [] : known)

/** What a format repairs. */
export interface Repairs {
  /** Properties that hold a list. A lone value is one: JSON-LD says the same of both, so nothing is reported. */
  readonly lists: Properties
  /** Properties that hold one thing: the item of a list of one is taken out. */
  readonly ones: Properties
  /** Whether a node's type is a list, by the property that holds the node (`''` is the document); `undefined`: either will do. */
  readonly typeIsList: (holder: string) => boolean | undefined
  /** Names that older versions and other spellings use, and what they mean. */
  readonly aliases: Readonly<Record<string, string>>
  /** Texts that may be empty: to take them away would hide that they are there. */
  readonly mayBeEmpty: ReadonlySet<string>
  /** Whether a member is not looked into: contexts, and what others define. */
  readonly opaque: (name: string) => boolean
  /** A repair of a value that the format knows more about. */
  readonly values?: Readonly<Record<string, ValueRepair>>
}

/** A better value and what was wrong with the old one (`isBare`: it was an address alone); `undefined`: nothing was. */
export type ValueRepair = (
  value: unknown,
  holder: Document,
) => { readonly value: unknown; readonly message?: string; readonly isBare?: boolean } | undefined

interface Walk {
  readonly table: Repairs
  readonly repairs: Check[]
  /** Where the walk is: a pointer is spelled only where something is repaired. */
  readonly keys: (string | number)[]
}

/** Repairs a document by a format's table. */
export function repair(document: Document, table: Repairs): Normalised {
  const walk: Walk = { table, repairs: [], keys: [] }
  const made = node(document, '', walk)
  return { document: made, repairs: walk.repairs, aliases: table.aliases }
}

const tell = ({ repairs, keys }: Walk, message: string): void => void repairs.push(repaired(message, pointer('', ...keys)))
/** A member's name in a message: it is the document's, and may be of any length. */
const quoted = (name: string): string => `“${name.length > 60 ? `${name.slice(0, 60)}…` : name}”`

/** The check that a repair is told with. */
export const repaired = (message: string, path: string): Check => warn('schema', 'ERR_REPAIRED', message, { path })

const isLeaf = (value: unknown): boolean => typeof value !== 'object'
const isNothing = (value: unknown): boolean => value === null || value === ''
const isEmpty = (value: unknown): boolean =>
  isNothing(value) || (Array.isArray(value) ? value.every(isNothing) : isObject(value) && Object.keys(value).length === 0)

/** A node whose members are repaired; the same object where none was. */
function node(given: Document, holder: string, walk: Walk): Document {
  let changed: Record<string, unknown> | undefined
  const names = Object.keys(given)
  for (let index = 0; index < names.length; index += 1) {
    const name = names[index] ?? ''
    const known = nameOf(name, given, walk.table)
    walk.keys.push(name)
    const value = member(known, name, given, holder, walk)
    if (changed || known !== name || value !== given[name]) {
      changed ??= copied(given, names.slice(0, index))
      if (known !== name) tell(walk, `${quoted(name)} is another spelling of “${known}”.`)
      if (value !== undefined) hold(changed, known, value)
    }
    walk.keys.pop()
  }
  return changed ?? given
}

function copied(given: Document, names: readonly string[]): Record<string, unknown> {
  const copy: Record<string, unknown> = {}
  for (const name of names) hold(copy, name, given[name])
  return copy
}

/** The name that a member should have; an alias whose proper name is there too is left alone. */
function nameOf(name: string, given: Document, { aliases }: Repairs): string {
  const known = Object.hasOwn(aliases, name) ? aliases[name] : name === '@id' ? 'id' : name === '@type' ? 'type' : undefined
  return known === undefined || Object.hasOwn(given, known) ? name : known
}

/** The repaired value of a member; `undefined` where it is empty and falls away. */
function member(name: string, given: string, holder: Document, under: string, walk: Walk): unknown {
  const { table } = walk
  const value = holder[given]
  if (isEmpty(value) && !(value === '' && table.mayBeEmpty.has(name))) {
    tell(walk, `${quoted(given)} is empty: leave it out.`)
    return undefined
  }
  const made = fitted(name, under, isLeaf(value) || table.opaque(name) ? value : inner(value, name, walk), holder, walk)
  if (made === value || !isEmpty(made) || isEmpty(value)) return made
  tell(walk, `${quoted(given)} holds nothing but empty values: leave it out.`)
  return undefined
}

function inner(value: unknown, name: string, walk: Walk): unknown {
  if (Array.isArray(value)) return items(value, name, walk)
  return isObject(value) ? node(value, name, walk) : value
}

/** Items keep their places, empty or not: a check must point at the item that it is about. */
function items(given: readonly unknown[], name: string, walk: Walk): readonly unknown[] {
  let changed: unknown[] | undefined
  for (let index = 0; index < given.length; index += 1) {
    const item = given[index]
    if (typeof item !== 'object') continue
    walk.keys.push(index)
    const made = inner(item, name, walk)
    if (made !== item) {
      changed ??= [...given]
      changed[index] = made
    }
    walk.keys.pop()
  }
  return changed ?? given
}

/** The value as the format holds it: its own repair first, then a list or one thing. */
function fitted(name: string, under: string, given: unknown, holder: Document, walk: Walk): unknown {
  const { table } = walk
  const better = table.values && Object.hasOwn(table.values, name) ? table.values[name]?.(given, holder) : undefined
  const message = better?.isBare ? `“${name}” is a bare address: write an object with that id.` : better?.message
  if (message) tell(walk, message)
  const value = better ? better.value : given
  if (value === undefined) return value
  const one = name === 'type' ? table.typeIsList(under) === false : has(table.ones, name, under, holder)
  if (Array.isArray(value)) {
    if (value.length !== 1 || !one) return value
    tell(walk, `“${name}” is one thing, not a list.`)
    return value[0]
  }
  return (name === 'type' ? table.typeIsList(under) === true : has(table.lists, name, under, holder)) ? [value] : value
}

function has(table: Properties, name: string, under: string, holder: Document): boolean {
  const holders = table.get(name)
  if (holders === undefined || holders === true) return holders === true
  return holders.includes(under) || typesOf(holder).some((type) => holders.includes(type))
}

/**
 * For a property that may hold the bare address of a thing in the place of the thing: it is read as the same.
 *
 * @param more what the thing is besides
 * @param isBare that an address alone is a mistake, which is told
 * @param isMeant which texts are addresses of such things
 */
export const linked =
  (more: Document = {}, isBare = false, isMeant: (text: string) => boolean = (text) => text !== ''): ValueRepair =>
  (value) => {
    const is = (item: unknown): item is string => typeof item === 'string' && isMeant(item)
    const link = (item: unknown): unknown => (is(item) ? { id: item, ...more } : item)
    return list(value).some(is) ? { value: Array.isArray(value) ? value.map(link) : link(value), isBare } : undefined
  }

export const isAddress = (text: string): boolean => /^\S+:\S+$/.test(text)
