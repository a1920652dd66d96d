/** The difference of two documents: edits, named by pointer. @module */
import { isObject, own } from './json.ts'
import { canonical, copyOf, equal, escapeKey, hold, isIndex, keys, type Node } from './tree.ts'

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

const nameOf = (item: unknown): unknown => own(item, 'id') ?? own(item, 'targetUrl')
const titleOf = (item: unknown): unknown => {
  const title = own(own(item, 'achievement'), 'name')
  return title && canonical(title)
}

/** For each item of `to`, the item of `from` that it was. They are looked up: a list is as long as whoever wrote it likes. */
function matches(from: readonly unknown[], to: readonly unknown[]): number[] {
  const free = new Set(from.keys())
  const found = to.map(() => -1)
  const titles = from.map(titleOf)
  const last = new Map(titles.map((title, index) => [title, index]))
  const repeated = new Set(titles.filter((title, index) => last.get(title) !== index))
  // an award without an id is known by what was achieved, where that tells them apart; and never by its number once one was taken away
  const ownTitle = (item: unknown): unknown => [titleOf(item)].find((title) => !repeated.has(title))
  const isStill = (at: number): boolean => from.length === to.length || titles[at] === undefined
  for (const mark of [canonical, nameOf, ownTitle, undefined]) {
    const marks = mark ? from.map(mark) : []
    const next = firstFree(free, marks)
    for (const [at, item] of to.entries()) {
      if (found[at] !== -1) continue
      const said = mark?.(item)
      // of several that are alike, the one that stands there
      const stays = free.has(at) && (mark ? said !== undefined && marks[at] === said : isStill(at))
      const old = stays ? at : next(said)
      if (old === undefined) continue
      free.delete(old)
      found[at] = old
    }
  }
  return found
}

/** By what is said of them, the first of the items that is free still. */
function firstFree(free: ReadonlySet<number>, marks: readonly unknown[]): (said: unknown) => number | undefined {
  const alike = new Map<unknown, number[]>()
  for (const index of [...free].reverse()) {
    const same = alike.get(marks[index])
    if (same) same.push(index)
    else if (marks[index] !== undefined) alike.set(marks[index], [index])
  }
  return (said) => {
    const same = alike.get(said) ?? []
    while (!free.has(same.at(-1) ?? -1) && same.length > 0) same.pop()
    return same.pop()
  }
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
