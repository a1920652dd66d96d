/**
 * Learning outcomes, in formats that have alignments: an alignment for every skill; and where that does not say it
 * all, every outcome in our own `learningOutcome`, with its skills by address (crosswalk F4-F6).
 *
 * @module
 */

import type { Outcome } from '../lib/credential/achievement.ts'
import type { Concept } from '../lib/credential/values.ts'
import { own } from '../lib/json.ts'
import { attempt, isClaimed } from '../lib/mapping/attempt.ts'
import { type Codec, claimed, many, record } from '../lib/mapping/lens.ts'
import { lose } from '../lib/mapping/noting.ts'
import type { Place } from '../lib/mapping/pass.ts'
import { at, items, next, within } from '../lib/mapping/place.ts'
import { localized, text } from '../lib/mapping/text.ts'
import { equal } from '../lib/tree.ts'
import type { Alignments } from './alignment.ts'
import { conceptAddress } from './alignment-kinds.ts'

const fields = { escoSkills: 'escoSkill', skills: 'skill' } as const
const lists = ['escoSkills', 'skills'] as const

/** An outcome that an alignment says completely: one skill, and nothing of its own. */
const isPlain = (outcome: Outcome): boolean =>
  outcome.name === undefined &&
  outcome.type === undefined &&
  outcome.reusability === undefined &&
  lists.flatMap((field) => outcome[field] ?? []).length === 1

/** `alignment` is the name of the list, `bridge` that of our own term; without it, what alignments cannot say is lost. */
export function outcomesOf(alignments: Alignments, alignment: `/${string}`, bridge?: `/${string}`): Codec<readonly Outcome[]> {
  const { kinds } = alignments
  const grouped = many(groupedOf(alignments, alignment, bridge))
  return {
    read(from) {
      const found = bridge === undefined ? [] : [...(grouped.read(at(from, bridge)) ?? [])]
      for (const place of items(at(from, alignment)))
        for (const field of lists) {
          const concept = claimed(kinds[fields[field]], within(within(within(place, found.length), field), 0))
          if (concept) found.push({ [field]: [concept] })
        }
      return found.length > 0 ? found : undefined
    },
    write(hub, to) {
      const plain = hub.every(isPlain)
      const refers = !plain && bridge !== undefined && to.pass.bridge
      const written = new Map<string, readonly [concept: Concept, place: Place]>()
      hub.forEach((outcome, index) => {
        for (const field of lists)
          for (const [position, concept] of (outcome[field] ?? []).entries()) {
            const place = within(within(within(next(at(to, alignment)), index), field), position)
            // a skill that outcomes refer to by its address stands there once
            const [same, there] = (refers ? written.get(concept.id) : undefined) ?? [concept, place]
            if (!equal(same, concept)) lose(place, 'another skill has the same address')
            else kinds[fields[field]].write(concept, { ...there, hub: place.hub })
            if (there === place) written.set(concept.id, [concept, place])
          }
      })
      if (refers) grouped.write(hub, at(to, bridge))
      else if (!plain) loseOutcomes(hub, to)
    },
  }
}

/** An outcome with all that it says, whose skills are alignments that it refers to by their addresses. */
function groupedOf({ kinds }: Alignments, alignment: `/${string}`, bridge: string | undefined): Codec<Outcome> {
  /** From an item of `learningOutcome[].related…[]` up to the achievement. */
  const around = (place: Place): Place => (`/${place.key}` === bridge ? (place.up ?? place) : place.up ? around(place.up) : place)
  const referred = (field: (typeof lists)[number]): Codec<Concept> => ({
    read(from) {
      const id = text.read(within(from, 'id'))
      const found = items(at(around(from), alignment)).find(({ held }) => conceptAddress(own(held, 'targetUrl')) === id)
      const skill = found && { ...found, hub: from.hub }
      const codec = kinds[fields[field]]
      // several outcomes may refer to it
      const concept = skill && (isClaimed(skill) ? attempt(skill, codec.read) : claimed(codec, skill))
      return concept ?? (id === undefined ? undefined : { id })
    },
    write: ({ id }, to) => text.write(id, within(to, 'id')),
  })
  return record<Outcome>({
    name: ['/titleMap', localized],
    type: ['/dcType', text],
    reusability: ['/reusabilityLevel', text],
    escoSkills: ['/relatedESCOSkill', many(referred('escoSkills'))],
    skills: ['/relatedSkill', many(referred('skills'))],
  })
}

/** The skills stand as alignments: what else an outcome says is lost, and which of them belong together. */
function loseOutcomes(hub: readonly Outcome[], to: Place): void {
  for (const [index, outcome] of hub.entries())
    for (const field of ['name', 'type', 'reusability'] as const)
      if (outcome[field] !== undefined)
        lose(within(within(to, index), field), 'only the skills of learning outcomes are said, not the outcomes themselves')
  const isOneEach = hub.every((outcome) => lists.flatMap((field) => outcome[field] ?? []).length === 1)
  if (!isOneEach) lose(to, 'only the skills of learning outcomes are said, not the outcomes themselves', 'narrowed')
}
