/** What each award is part of, leads to and entitles to, for a summary. @module */
import type { Association, Award, Credential } from '../../lib/credential.ts'
import type { Text } from '../../lib/mapping/text.ts'
import { enter } from '../../lib/mapping/trace.ts'
import { remembered } from '../../lib/remembered.ts'
import { present } from '../present.ts'
import type { Stackability } from './model.ts'

type Say = (text: Text | undefined) => string | undefined
export type Relations = (award: Award) => Stackability | undefined

export function relationsIn(credential: Credential, text: Say): Relations {
  const byEnd = endsIn(credential.associations ?? [])
  const titleOf = titlesIn(credential, text)
  // what was awarded many times has its relations once
  const relationsOf = remembered((id: string) => (byEnd.get(id) ?? []).flatMap((one) => asSaidBy(id, one, titleOf)))
  return ({ achievement: { id, partial } = {}, entitlements = [] }) => {
    const relations = id === undefined ? [] : relationsOf(id)
    const entitlesTo = entitlements.flatMap((right) => text(right.title) ?? text(right.description) ?? right.id ?? [])
    return partial === undefined && relations.length + entitlesTo.length === 0
      ? undefined
      : present<Stackability>({ partial, relations, entitlesTo })
  }
}

type Relation = NonNullable<Stackability['relations']>[number]

/** The relations of both of their ends. */
function endsIn(associations: readonly Association[]): ReadonlyMap<string, readonly Association[]> {
  const byEnd = new Map<string, Association[]>()
  for (const one of associations) if (one.source !== one.target) for (const end of [one.source, one.target]) enter(byEnd, end, one)
  return byEnd
}

function asSaidBy(id: string, { type, source, target }: Association, titleOf: (other: string) => string): readonly Relation[] {
  if (source === id) return [{ type, other: titleOf(target) }]
  return Object.hasOwn(inverse, type) ? [{ type: inverse[type] ?? type, other: titleOf(source) }] : []
}

/** An award is called as it is, or as what was achieved; of what nothing is said, by its id. */
function titlesIn({ awards = [], achievements = [] }: Credential, text: Say): (id: string) => string {
  // of several that share an id, the first
  const byId = <One>(all: readonly One[], idOf: (one: One) => string | undefined): ReadonlyMap<string | undefined, One> =>
    new Map([...all].reverse().map((one) => [idOf(one), one]))
  const awarded = byId(awards, ({ achievement }) => achievement?.id)
  const described = byId(achievements, ({ id }) => id)
  return (id) => {
    const award = awarded.get(id)
    return text(award?.title) ?? text(award?.achievement?.name) ?? text(described.get(id)?.name) ?? id
  }
}

/** How the other end of a relation says it. */
const inverse: Readonly<Record<string, string>> = {
  isParentOf: 'isChildOf',
  isChildOf: 'isParentOf',
  isPartOf: 'isParentOf',
  precedes: 'follows',
  isPeerOf: 'isPeerOf',
  exactMatchOf: 'exactMatchOf',
  isRelatedTo: 'isRelatedTo',
}
