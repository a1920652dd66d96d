/** How much of an activity was completed: a property in ELM, a named result everywhere else (F20). @module */

import type { Assessment } from '../../lib/credential/achievement.ts'
import type { Award } from '../../lib/credential.ts'
import { uuid } from '../../lib/hash.ts'
import type { Codec } from '../../lib/mapping/lens.ts'
import { put, take } from '../../lib/mapping/noting.ts'
import { at, pathOf, within } from '../../lib/mapping/place.ts'

const name = 'Level of completion'
const member = '/influencedBy/0/levelOfCompletion'

const isCompletion = (definition: Assessment | undefined): boolean =>
  definition?.scale === 'Percent' && Object.keys(definition).length === 3 && definition.name?.['en'] === name

/** The last result, where it is a whole number of percent and its definition says no more than that. */
function completionOf({ results = [], achievement: { assessments = [] } = {} }: Award): number | undefined {
  const [result, definition] = [results.at(-1), assessments.at(-1)]
  if (result === undefined || !isCompletion(definition) || result.assessment !== definition?.id || Object.keys(result).length !== 2)
    return undefined
  const texts = Object.values(result.value ?? {})
  const percent = /^[1-9]\d{0,2}$/.test(texts[0] ?? '') && texts.length === 1 ? Number(texts[0]) : undefined
  return percent === undefined || percent > 100 ? undefined : percent
}

export const withCompletion = (award: Codec<Award>): Codec<Award> => ({
  read(from) {
    const value = award.read(from)
    const place = at(from, member)
    const percent = Number(place.held)
    if (value === undefined || !Number.isInteger(percent) || percent < 1 || percent > 100) return value
    const { results = [], achievement = {} } = value
    const { assessments = [] } = achievement
    const id = `urn:uuid:${uuid(`${from.pass.document}${pathOf(place)}`)}`
    take(within(within({ ...place, hub: from.hub }, 'results'), results.length))
    take(within(within(within({ ...place, hub: from.hub }, 'achievement'), 'assessments'), assessments.length))
    return {
      ...value,
      results: [...results, { assessment: id, value: { [from.pass.language]: String(percent) } }],
      achievement: { ...achievement, assessments: [...assessments, { id, name: { en: name }, scale: 'Percent' }] },
    }
  },
  write(hub, to) {
    const percent = completionOf(hub)
    if (percent === undefined) return award.write(hub, to)
    const { results = [], achievement: { assessments = [], ...achievement } = {} } = hub
    put(within(within({ ...at(to, member), hub: to.hub }, 'results'), results.length - 1), percent)
    award.write({ ...hub, results: results.slice(0, -1), achievement: { ...achievement, assessments: assessments.slice(0, -1) } }, to)
  },
})
