/** What stands twice in a credential is where one value is taken for another: values of one kind are made equal here. */
import fc from 'fast-check'
import { isObject } from '../../src/lib/json.ts'
import { copyOf, type Node } from '../../src/lib/tree.ts'

/** Which kind of value, which of them is copied, and where to. */
export type Twin = readonly [kind: string, from: number, to: number]

/** A place of a value, and what others of its kind have in common. */
interface Slot {
  readonly holder: Node
  readonly key: string
  readonly value: unknown
  readonly sort: string
}

const languages = ['en', 'nl', 'de', 'pt-BR']
const moments = ['issued', 'expires', 'validFrom', 'validUntil', 'awarded', 'start', 'end']
const parties = ['issuer', 'source', 'parent', 'awardedBy']
/** What a concept is about is seen by its address. */
const concepts = ['eqf', 'nqf', 'subjects', 'escoSkills', 'skills', 'occupations', 'qualityAssurance', 'alignments']
const isText = (value: unknown) =>
  isObject(value) && Object.entries(value).every(([key, inner]) => languages.includes(key) && typeof inner === 'string')

/** Of each kind what one value must have in common with another to stand in its place; nothing for what is not of that kind. */
const sorts: Readonly<Record<string, (key: string, value: unknown, owner: string) => string | undefined>> = {
  text: (_, value) => (isText(value) ? 'text' : undefined),
  moment: (key, value) => (moments.includes(key) && typeof value === 'string' ? 'moment' : undefined),
  name: (key, value, owner) =>
    key === 'id' && !String(value).startsWith('urn:uuid:') ? (concepts.find((one) => one === owner) ?? 'node') : undefined,
  organisation: (key, value, owner) => (parties.includes(key) && owner !== 'endorsements' && isObject(value) ? 'organisation' : undefined),
  picture: (key) => (key === 'image' || key === 'logo' ? 'picture' : undefined),
  address: (key) => (key === 'address' ? key : undefined),
}

/** Every member of every node, and every item, with the key of the list or member it is in and that of its node. */
function* slots(value: unknown, sort: (typeof sorts)[string], key = ''): Generator<Slot> {
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value)) {
    const named = Array.isArray(value) ? key : name
    const found = Array.isArray(inner) ? undefined : sort(named, inner, key)
    if (found !== undefined) yield { holder: value as Node, key: name, value: inner, sort: found }
    yield* slots(inner, sort, named)
  }
}

/** Every list of nodes, with the key it has. */
function* lists(value: unknown, key = ''): Generator<readonly [key: string, items: unknown[]]> {
  if (Array.isArray(value)) yield [key, value]
  if (typeof value === 'object' && value !== null)
    for (const [name, inner] of Object.entries(value)) yield* lists(inner, Array.isArray(value) ? key : name)
}

function copySlot(hub: unknown, sort: (typeof sorts)[string], from: number, to: number): void {
  const all = [...slots(hub, sort)]
  const one = all[from % all.length]
  const other = all[to % all.length]
  if (one && other && one.sort === other.sort) other.holder[other.key] = copyOf(one.value)
}

/** Lists whose items are known by their place or their id alone: another item takes the place of one, and keeps its id. */
const fixed = ['awards', 'assessments']

/** An item again, beside itself or in another list of its name, as it is or with one member of the item that was there. */
function copyItem(hub: unknown, from: number, to: number): void {
  const all = [...lists(hub)]
  const [key, items] = all[from % all.length] ?? ['', []]
  const like = to % 3 === 0 ? all.filter(([other]) => other === key) : []
  const [, there] = like[to % like.length] ?? ['', items]
  const copy = copyOf(items[from % items.length])
  const old = there[to % there.length]
  if (isObject(copy) && isObject(old)) {
    const members = Object.keys(copy)
    const member = key === 'assessments' ? 'id' : (members[to % members.length] ?? '')
    if (old[member] !== undefined && (to % 2 === 0 || key === 'assessments')) copy[member] = old[member]
  }
  if (to % 5 < 3 || fixed.includes(key)) there[to % there.length] = copy
  else there.push(copy)
}

/** By the name of the member that holds it: kinds of nodes of which a name alone says all that is said of it elsewhere. */
const kindsOfNodes: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...parties, 'agent'].map((key) => [key, 'organisation'])),
  achievement: 'achievement',
  achievements: 'achievement',
  accreditations: 'accreditation',
  entitlements: 'entitlement',
}
function* nodesOf(value: unknown, key = ''): Generator<readonly [kind: string, node: Record<string, unknown>]> {
  if (typeof value !== 'object' || value === null) return
  const kind = kindsOfNodes[key]
  if (kind !== undefined && isObject(value) && typeof value['id'] === 'string') yield [`${kind} ${value['id']}`, value]
  for (const [name, inner] of Object.entries(value)) yield* nodesOf(inner, Array.isArray(value) ? key : name)
}

/** In linked data a node that is only named is the one of that name: it says what that one says. */
export function told<Value>(hub: Value): Value {
  const fullest = new Map<string, Record<string, unknown>>()
  for (const [name, node] of nodesOf(hub))
    if (Object.keys(node).length > Object.keys(fullest.get(name) ?? {}).length) fullest.set(name, node)
  for (const [name, node] of [...nodesOf(hub)]) if (Object.keys(node).length === 1) Object.assign(node, copyOf(fullest.get(name) ?? {}))
  return hub
}

/** A credential in which values of one kind are the same. */
export function twinned<Value>(hub: Value, twins: readonly Twin[]): Value {
  const copy = copyOf(hub) as Value
  for (const [kind, from, to] of twins) {
    const sort = sorts[kind]
    if (sort) copySlot(copy, sort, from, to)
    else copyItem(copy, from, to)
  }
  return copy
}

export const kinds: readonly string[] = [...Object.keys(sorts), 'item', 'item']
const one = fc.tuple(fc.constantFrom(...kinds), fc.nat(10_000), fc.nat(10_000))
/** For one credential in two none, for the others a few. */
export const twins: fc.Arbitrary<readonly Twin[]> = fc
  .nat(1)
  .chain((kind) => fc.array(one, kind === 0 ? { maxLength: 0 } : { minLength: 1, maxLength: 4 }))
