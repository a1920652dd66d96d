/** What a format wraps around the facts: types, contexts, and what it demands, as tables that its documents share. @module */
import type { Document } from '../json.ts'
import { madeOnce } from '../made-once.ts'
import type { Mapping, Requirement, Types } from '../mapping.ts'
import { hold, type Node } from '../tree.ts'

export const typeOf = (types: Types, node: Document, property: string, parent: string): unknown => typesIn(types)(node, property, parent)

type TypeOf = Types[string]
export type KnownTypes = (node: Document, property: string, parent: string) => unknown

/** The table of a format by parent and property, for each node asks, and joining the two for a key takes longer than the answer. */
export const typesIn: (types: Types) => KnownTypes = madeOnce((types) => {
  const byParent = new Map<string, Map<string, TypeOf>>()
  for (const [name, type] of Object.entries(types)) {
    const dot = name.indexOf('.')
    const [parent, property] = dot < 0 ? ['', name] : [name.slice(0, dot), name.slice(dot + 1)]
    const known = byParent.get(parent) ?? new Map<string, TypeOf>()
    byParent.set(parent, known.set(property, type))
  }
  const anywhere = byParent.get('')
  return (node, property, parent) => {
    const type = (parent === '' ? undefined : byParent.get(parent)?.get(property)) ?? anywhere?.get(property)
    return typeof type === 'function' ? type(node) : type
  }
})

/** What every document begins with. */
const head: readonly string[] = ['@context', 'id', 'type']

/** The document in its frame, with what it begins with in front. */
export function framed(document: Document, mapping: Mapping): Document {
  const frame = mapping.frame(document)
  const made: Node = {}
  for (const key of head) {
    const value = document[key] ?? frame[key] ?? (key === 'type' ? typeOf(mapping.types, document, '', '') : undefined)
    if (value !== undefined) made[key] = value
  }
  for (const key of Object.keys(frame)) if (!head.includes(key)) hold(made, key, document[key] ?? frame[key])
  for (const key of Object.keys(document)) if (!head.includes(key)) hold(made, key, document[key])
  return made
}

/** The demands on a node in a property, of a type. */
export type DemandsOn = (property: string, kind: string) => Demands
export type Demands = readonly (readonly [string, Requirement])[]
const none: Demands = []

/** The demands on a node: those of its type, then those of the property it stands in. */
export const demandsOf: (required: Mapping['required']) => DemandsOn = madeOnce((required) => {
  const byName = new Map(Object.entries(required).map(([name, members]): [string, Demands] => [name, Object.entries(members)]))
  return (property, kind) => {
    const [ofKind, ofProperty] = [byName.get(kind), property === kind ? undefined : byName.get(property)]
    return ofKind && ofProperty ? [...ofKind, ...ofProperty] : (ofKind ?? ofProperty ?? none)
  }
})
