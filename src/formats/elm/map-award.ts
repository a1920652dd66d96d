/** A claim of ELM: an achievement as one person has earned it, with results, activity and evidence. @module */

import type { Iri } from '../../lib/credential/values.ts'
import type { Activity, Award, Result } from '../../lib/credential.ts'
import { type Called, type Document, own, type Pointer } from '../../lib/json.ts'
import { readOnly } from '../../lib/mapping/codecs.ts'
import { absent, type Codec, claimed, inside, many, one, record, when } from '../../lib/mapping/lens.ts'
import { instant, lastInstant } from '../../lib/mapping/moments.ts'
import { lose } from '../../lib/mapping/noting.ts'
import type { Place } from '../../lib/mapping/pass.ts'
import { at, items, next, within } from '../../lib/mapping/place.ts'
import { localized } from '../../lib/mapping/text.ts'
import { ns } from '../../lib/namespace.ts'
import { standing } from './graph.ts'
import { achievement, credits } from './map-achievement.ts'
import { owned } from './map-concepts.ts'
import { term } from './map-entries.ts'
import { evidences } from './map-evidence.ts'
import { levelNameOf, statusOf } from './map-grade.ts'
import { organisation } from './map-organisation.ts'
import { deep, entitlement, entitlementsOf, remarks } from './map-quality.ts'
import { duration, global, note, numbered, prefix, reference } from './map-values.ts'

/**
 * A name that only this document knows is that of a definition where the document says one; a node that says nothing is none. What nothing
 * specifies is defined by its own title (T13).
 */
const assessed: Codec<Iri> = {
  read(from) {
    const { held, hub, up } = from
    if (held === undefined && up && own(up.held, 'title') !== undefined) return reference.read({ ...at(up, '/id'), hub })
    const isTold = own(held, 'title') !== undefined || !String(own(held, 'id') ?? prefix).startsWith(prefix)
    return isTold || (own(held, 'id') !== undefined && standingIn(from)(held, 'title')) ? reference.read(at(from, '/id')) : undefined
  },
  write: inside('/id', reference).write,
}

function standingIn(from: Place): Called {
  const { memory } = from.pass
  let root = from
  while (root.up) root = root.up
  const known = (memory.get(standing) ?? standing(root.held as Document)) as Called
  memory.set(standing, known)
  return known
}

const graded = {
  value: ['/grade/noteLiteral', localized],
  status: ['/gradeStatus', owned(`${ns}ResultStatusType/`)],
  level: absent('a grade names no level of a rubric'),
  alignments: absent('a result refers to no framework'),
} as const
const result = record<Result>({ assessment: ['/specifiedBy', assessed], ...graded })
/** What specifies it is the achievement, and no definition in it. */
const ofItself = record<Result>({ assessment: absent('it is the claim itself'), ...graded })

const kind = term('learning-activity')
/** Its specification says of what kind it was in credentials of the European Union: that is read, too. */
const kinds: Codec<readonly Iri[]> = {
  read(from) {
    const found: Iri[] = []
    for (const place of [at(from, '/dcType'), at(from, '/specifiedBy/dcType')].flatMap(items)) {
      const value = kind.read(within({ ...place, hub: from.hub }, found.length))
      if (value !== undefined) found.push(value)
    }
    return found.length > 0 ? found : undefined
  },
  write: (hub, to) => many(kind).write(hub, at(to, '/dcType')),
}
const activity = record<Activity>({
  start: ['/temporal/0/startDate', instant],
  end: ['/temporal/0/endDate', instant],
  term: ['/temporal/0/prefLabel', localized],
  workload: ['/workload', duration],
  types: ['', kinds],
})

/** Where the claim itself is an activity, it says when that was, and of what kind (K10). */
const activityOf: Codec<Activity> = {
  read: (from) =>
    activity.read(at(from, '/influencedBy/0')) ?? (own(from.held, 'type') === 'LearningActivity' ? activity.read(from) : undefined),
  write: (hub, to) => activity.write(hub, at(to, '/influencedBy/0')),
}

/** Where the claim itself is an assessment, it is the result (K11). */
const results: Codec<readonly Result[]> = {
  read(from) {
    const itself = own(from.held, 'type') === 'LearningAssessment' ? ofItself.read(within(from, 0)) : undefined
    if (itself) return [itself]
    const found: Result[] = []
    for (const place of deep(at(from, '/provenBy'))) {
      const value = claimed(result, within({ ...place, hub: from.hub }, found.length))
      if (value !== undefined) found.push(value)
    }
    return found.length > 0 ? found : undefined
  },
  write(hub, to) {
    const list = at(to, '/provenBy')
    for (const [index, value] of hub.entries())
      if (value.value === undefined) lose(within(to, index), 'an assessment has a grade here, and the result has none')
      else result.write(value, within({ ...next(list), hub: to.hub }, index))
  },
}

/** A claim that is an entitlement may end before its credential does (K9). */
const entitledUntil = when((held) => own(held, 'type') === 'LearningEntitlement', inside('/expiryDate', lastInstant))

/** Everything in a claim is awarded by the same process. */
const awarding = (member: Pointer): readonly [Pointer, ...Pointer[]] => [
  `/awardedBy${member}`,
  ...(['influencedBy', 'provenBy', 'entitlesTo'] as const).map((part): Pointer => `/${part}/*/awardedBy${member}`),
]

export const award: Codec<Award> = record<Award>(
  {
    id: ['/id', global],
    description: absent('a claim has one description, the narrative'),
    image: absent('only the credential has a picture'),
    picture: absent('only the credential has a picture'),
    licence: ['/identifier', one(numbered('licenseNumber'))],
    validFrom: absent('a claim is valid as long as its credential'),
    validUntil: ['', readOnly('a claim is valid as long as its credential', entitledUntil)],
    issuer: absent('a claim has an awarding body and no issuer'),
    source: ['/provenBy/*/assessedBy', one(organisation)],
    endorsements: absent('there is no place for endorsements', 'endorsement-lost'),
    endorsementTokens: absent('there is no place for endorsements', 'endorsement-lost'),
    title: [['/title', '/influencedBy/*/title'], localized],
    narrative: ['/description', localized],
    role: ['/additionalNote', one(note('role', localized))],
    credits: ['/creditReceived', many(credits)],
    activity: ['', activityOf],
    evidence: ['', evidences],
    remarks: ['/additionalNote', many(remarks)],
    entitlements: ['/entitlesTo', many(entitlement)],
    results: ['', results],
    awarded: [awarding('/awardingDate'), instant],
    awardedBy: [awarding('/awardingBody'), many(organisation)],
    achievement: ['', achievement],
  },
  {
    derive: [
      { to: '/narrative', from: ['/description'], keep: true },
      {
        to: '/results/*/value',
        from: ['/results/*/level'],
        by: (hub, _, to) => levelNameOf(hub, Number(to[1])),
        keep: true,
        code: 'required-fallback',
      },
      {
        to: '/results/*/value',
        from: ['/results/*/status'],
        by: (hub, { pass }, to) => statusOf(hub, Number(to[1]), pass.language),
        keep: true,
        code: 'required-fallback',
      },
      {
        to: '/entitlements',
        from: ['/achievement/type', '/achievement/name'],
        by: ({ achievement: { type, name } = {} }) => entitlementsOf(type, name),
      },
    ],
  },
)
