/** The kinds of structure that mutants are of, told from what a mutant holds and its original does not. */
import { isObject, list } from '../../../src/lib/json.ts'

export const kinds = [
  'keys',
  'types',
  'ids',
  'blank nodes',
  '@graph',
  '@included',
  '@nest',
  '@reverse',
  'lists',
  'language maps',
  'aliases',
  'inline contexts',
  'scoped contexts',
  'value objects',
  'numbers',
  'strings',
] as const
export type Kind = (typeof kinds)[number]

/** What a document holds of each kind, as texts to compare. */
type Held = ReadonlyMap<Kind, ReadonlySet<string>>

const keywordKinds: Readonly<Record<string, Kind>> = {
  '@graph': '@graph',
  '@included': '@included',
  '@nest': '@nest',
  '@reverse': '@reverse',
  '@list': 'lists',
  '@language': 'language maps',
  '@type': 'types',
  type: 'types',
  '@id': 'ids',
  id: 'ids',
}

function heldBy(document: unknown): Held {
  const held = new Map(kinds.map((kind) => [kind, new Set<string>()]))
  /** Terms whose values are lists or language maps, by the inline contexts so far: a document's own come first. */
  const coerced = new Map<string, Kind | undefined>()
  const hold = (kind: Kind | undefined, thing: unknown): void => void (kind && held.get(kind)?.add(JSON.stringify(thing) ?? ''))

  function value(item: unknown): void {
    if (typeof item === 'string') hold(item.startsWith('_:') ? 'blank nodes' : 'strings', item)
    else if (typeof item === 'number') hold('numbers', item)
    else if (Array.isArray(item)) item.forEach(value)
    else if (isObject(item)) object(item)
  }

  function object(item: Record<string, unknown>): void {
    const keys = Object.keys(item)
    if (keys.includes('@value')) hold('value objects', item)
    if (keys.length > 0 && keys.every((key) => /^(?:[a-z]{2}(?:-[A-Za-z]{2})?|@none|none)$/.test(key) && key !== 'id'))
      hold('language maps', item)
    for (const [key, member] of Object.entries(item)) {
      if (key === '@context') list(member).filter(isObject).forEach(context)
      else {
        hold('keys', key)
        if (key !== '@language') hold(keywordKinds[key] ?? coerced.get(key), member)
        value(member)
      }
    }
  }

  function context(terms: Record<string, unknown>): void {
    hold('inline contexts', terms)
    for (const [term, definition] of Object.entries(terms).filter(([name]) => !name.startsWith('@'))) {
      const {
        '@id': meaning,
        '@container': container,
        '@context': scoped,
        ...rest
      } = isObject(definition) ? definition : { '@id': definition }
      if (typeof meaning === 'string' && meaning.startsWith('@')) hold('aliases', [term, meaning])
      for (const name of list(container)) {
        if (name !== '@list' && name !== '@language' && name !== '@graph') continue
        hold(keywordKinds[name], [term, definition])
        coerced.set(term, keywordKinds[name])
      }
      for (const name of ['@nest', '@reverse']) if (Object.hasOwn(rest, name)) hold(keywordKinds[name], [term, definition])
      if (scoped !== undefined) hold('scoped contexts', [term, scoped])
      for (const inner of list(scoped).filter(isObject)) context(inner)
    }
  }

  value(document)
  return held
}

const known = new WeakMap<object, Held>()

/** The kinds of which a mutant holds something that its original does not. */
export function kindsOf(original: object, mutant: object): readonly Kind[] {
  const before = known.get(original) ?? heldBy(original)
  known.set(original, before)
  const now = heldBy(mutant)
  return kinds.filter((kind) => [...(now.get(kind) ?? [])].some((thing) => !before.get(kind)?.has(thing)))
}

/** Of each kind: how many mutants were made, and how many were accepted by ours, or left to the package and accepted by it. */
export type KindCounts = Record<Kind, { made: number; ours: number; left: number }>
export const newKindCounts = (): KindCounts => Object.fromEntries(kinds.map((kind) => [kind, { made: 0, ours: 0, left: 0 }])) as KindCounts

export function countKinds(counts: KindCounts, found: readonly Kind[], outcome: string): void {
  for (const kind of found) {
    counts[kind].made += 1
    if (outcome === 'equal') counts[kind].ours += 1
    if (outcome === 'left to jsonld') counts[kind].left += 1
  }
}

/** What our own engine leaves to the package wherever it comes up: its mutants are accepted there. */
export const leftAlone: ReadonlySet<Kind> = new Set<Kind>(['@included', '@nest', '@reverse'])

/** The kinds of which too few mutants were made, or accepted, for the comparison to say anything. */
export const missing = (
  counts: KindCounts,
  { made = 1, accepted = 1 }: { readonly made?: number; readonly accepted?: number } = {},
): readonly Kind[] =>
  kinds.filter((kind) => counts[kind].made < made || (leftAlone.has(kind) ? counts[kind].left : counts[kind].ours) < accepted)
