/** The difference of two documents: edits, named by pointer. @module */
import { isObject, own } from './json.ts'
import { copyOf, equal, escapeKey, hold, isIndex, keys, type Node } from './tree.ts'

/** One step from one document to another: `set` a value, `drop` it, or `pick` the items of a list anew (-1: a new item). */
export type Edit = readonly [
  pointer: string,
  edit: { readonly set: unknown } | { readonly drop: true } | { readonly pick: readonly number[] },
]

/** The edits that make `to` out of `from`. Items of a list are known by what they say, then by `id` or title, then by position. */
export function difference(from: unknown, to: unknown, path = ''): Edit[] {
  if (equal(from, to)) return []
  if (isObject(from) && isObject(to))
    return [
      ...Object.keys(from).flatMap((key): Edit[] => (Object.hasOwn(to, key) ? [] : [[`${path}/${escapeKey(key)}`, { drop: true }]])),
      ...Object.keys(to).flatMap((key): Edit[] =>
        Object.hasOwn(from, key)
          ? difference(from[key], to[key], `${path}/${escapeKey(key)}`)
          : [[`${path}/${escapeKey(key)}`, { set: to[key] }]],
      ),
    ]
  if (!Array.isArray(from) || !Array.isArray(to)) return [[path, { set: to }]]
  const pick = matches(from, to)
  const moved = from.length !== to.length || pick.some((old, at) => old !== at)
  return [
    ...(moved ? [[path, { pick }] as Edit] : []),
    ...to.flatMap((item, at): Edit[] =>
      pick[at] === -1 ? [[`${path}/${at}`, { set: item }]] : difference(from[pick[at] ?? -1], item, `${path}/${at}`),
    ),
  ]
}

/** For each item of `to`, the item of `from` that it was. */
function matches(from: readonly unknown[], to: readonly unknown[]): number[] {
  const free = new Set(from.keys())
  const found = to.map(() => -1)
  const name = (item: unknown) => own(item, 'id') ?? own(item, 'targetUrl')
  const title = (item: unknown) => own(own(item, 'achievement'), 'name')
  const same: ((a: unknown, b: unknown, i: number, j: number) => boolean)[] = [
    equal,
    (a, b) => name(a) !== undefined && name(a) === name(b),
    // an award without an id is known by what was achieved, where that tells them apart; and never by its number once one was taken away
    (a, b) => title(a) !== undefined && equal(title(a), title(b)) && from.filter((other) => equal(title(a), title(other))).length === 1,
    (a, _b, i, j) => i === j && (from.length === to.length || title(a) === undefined),
  ]
  for (const alike of same)
    for (const [at, item] of to.entries()) {
      if (found[at] !== -1) continue
      const isAlike = (index: number) => alike(from[index], item, index, at)
      // of several that are alike, the one that stands there
      const old = free.has(at) && isAlike(at) ? at : [...free].find(isAlike)
      if (old === undefined) continue
      free.delete(old)
      found[at] = old
    }
  return found
}

function made(holder: unknown, key: string): Node | undefined {
  if (!isObject(holder)) return undefined
  const inside: Node = {}
  hold(holder, key, inside)
  return inside
}

/** Makes the edits on a copy. What is set in an object that is not there is left out, or `reaching` makes the object; never an item. */
export function apply(document: unknown, edits: readonly Edit[], reaching = false): unknown {
  const root = { '': copyOf(document) } as Node
  for (const [pointer, edit] of edits) {
    const path = ['', ...keys(pointer)]
    const last = path.pop() as string
    // where a list is missing nobody knows which items it had
    const isMade = (index: number) => reaching && 'set' in edit && ![...path.slice(index), last].some(isIndex)
    const holder = path.reduce<unknown>((node, key, index) => own(node, key) ?? (isMade(index) ? made(node, key) : undefined), root)
    if (typeof holder !== 'object' || holder === null) continue
    if ('drop' in edit) delete (holder as Node)[last]
    else if ('set' in edit) hold(holder, last, edit.set)
    else
      hold(
        holder,
        last,
        edit.pick.map((old) => own(own(holder, last), String(old)) ?? null),
      )
  }
  return root['']
}
