/** What was achieved, as ELM specifies it: outcomes, credits, levels, how it is learned and assessed. @module */

import type { Achievement, Outcome } from '../../lib/credential/achievement.ts'
import type { Credits, Iri } from '../../lib/credential/values.ts'
import { uuid } from '../../lib/hash.ts'
import { own } from '../../lib/json.ts'
import { absolute, madeOf, notAbsolute, onlyWhere, webAddress, withoutDebts } from '../../lib/mapping/codecs.ts'
import { absent, type Codec, inside, many, one, record, translated, when } from '../../lib/mapping/lens.ts'
import { put, remark, skip, take } from '../../lib/mapping/noting.ts'
import { at, fresh } from '../../lib/mapping/place.ts'
import { decimal, flag, localized, localizedLists, text } from '../../lib/mapping/text.ts'
import { ns } from '../../lib/namespace.ts'
import { canonical } from '../../lib/tree.ts'
import { achievementType } from './map-achievement-type.ts'
import { assessmentTypes } from './map-assessment-types.ts'
import { assessments } from './map-assessments.ts'
import { languageTag } from './map-codes.ts'
import { concept, occupation, ours, quality } from './map-concepts.ts'
import { term } from './map-entries.ts'
import { identifier, organisation } from './map-organisation.ts'
import { accreditations, document, opportunity } from './map-quality.ts'
import { duration, global, note, numbered } from './map-values.ts'

const unspecified = `${ns}credit-framework/unspecified`

const listed = term('education-credit')
/** A system that only this document knows is another one than all others, and than the one that other credits here are of: it has a name for that. */
const framework: Codec<Iri> = {
  read(from) {
    const known = listed.read(from)
    const label = at(from, '/prefLabel')
    const name = own(from.held, 'id') === undefined ? label : at(from, '/id')
    if (known !== undefined || name.held === undefined) return known
    take(name)
    if (label.held !== undefined) {
      skip(label)
      remark(label, 'narrowed', 'only that it is a system of its own can be said, not what it is called')
    }
    return madeOf(canonical(name.held), from.pass)
  },
  write: listed.write,
}

export const credits: Codec<Credits> = withoutDebts(
  record<Credits>(
    { points: ['/point', decimal, 'needed'], framework: ['/framework', framework] },
    {
      derive: [
        { to: '/framework', from: [], by: (_, { pass }) => pass.options.creditFramework, keep: true, option: 'creditFramework' },
        { to: '/framework', from: [], by: () => unspecified, code: 'credit-framework-unspecified' },
      ],
    },
  ),
)

const skill = concept()
const esco = concept('ESCO')

const outcome = record<Outcome>(
  {
    name: ['/title', localized],
    type: ['/dcType', term('skill-type')],
    reusability: ['/reusabilityLevel', term('skill-reuse-level')],
    escoSkills: ['/relatedESCOSkill', many(esco)],
    skills: ['/relatedSkill', many(skill)],
  },
  { derive: [{ to: '/name', from: ['/escoSkills/0/name', '/skills/0/name'] }] },
)

const unmarked = (held: unknown): boolean => own(held, 'subject') === undefined

export const achievement: Codec<Achievement> = record<Achievement>({
  id: ['/specifiedBy/id', global],
  type: ['', achievementType],
  name: ['/specifiedBy/title', localized],
  description: ['/specifiedBy/description', localized],
  image: absent('only the credential has a picture'),
  criteriaUrl: ['/specifiedBy/supplementaryDocument', one(criteriaUrl())],
  documents: ['/specifiedBy/supplementaryDocument', many(document)],
  accreditations: ['/specifiedBy/accreditation', accreditations(organisation)],
  homepage: ['/specifiedBy/homepage/0/contentURL', webAddress],
  applyUrl: ['', opportunity],
  rights: absent('a specification has no licence'),
  place: absent('a specification has no place'),
  accessibility: absent('a specification says nothing of accessibility'),
  related: absent('other versions are not named: translations stand in the text itself'),
  tags: ['/specifiedBy/category', localizedLists],
  version: ['/specifiedBy/identifier', one(numbered('version'))],
  code: ['/specifiedBy/identifier', one(numbered('humanCode'))],
  fieldOfStudy: ['/specifiedBy/educationSubject', one(ours('fieldOfStudy'))],
  specialization: ['/specifiedBy/educationSubject', one(ours('specialization'))],
  identifiers: ['/specifiedBy/identifier', many(identifier)],
  credits: ['/specifiedBy/creditPoint', many(credits)],
  workload: ['/specifiedBy/volumeOfLearning', duration],
  maximumDuration: ['/specifiedBy/maximumDuration', duration],
  modes: ['/specifiedBy/mode', many(term('learning-assessment'))],
  setting: ['/specifiedBy/learningSetting', term('learning-setting')],
  targetGroups: ['/specifiedBy/targetGroup', many(term('target-group'))],
  entryRequirement: ['/specifiedBy/entryRequirement/noteLiteral', localized],
  partial: ['/specifiedBy/isPartialQualification', flag],
  instruction: ['/specifiedBy/language', many(languageTag)],
  eqf: ['/specifiedBy/eqfLevel', concept('EQF', 'eqf')],
  nqf: ['/specifiedBy/nqfLevel', many(concept(undefined, 'qdr'))],
  subjects: ['/specifiedBy/thematicArea', many(concept('ISCED-F 2013', 'isced-f'))],
  qualificationCodes: ['/specifiedBy/qualificationCode', many(concept())],
  educationLevels: ['/specifiedBy/educationLevel', many(concept())],
  occupations: ['/specifiedBy/learningOutcome', many(occupation)],
  qualityAssurance: ['/specifiedBy/additionalNote', many(quality)],
  criteria: ['/specifiedBy/additionalNote', one(criteria())],
  outcomeSummary: ['/specifiedBy/learningOutcomeSummary/noteLiteral', localized],
  outcomes: ['/specifiedBy/learningOutcome', many(outcome)],
  assessments: ['', assessments],
  assessmentTypes: ['', assessmentTypes],
  supervision: ['/provenBy/*/idVerification', term('supervision-verification')],
  endorsements: absent('there is no place for endorsements', 'endorsement-lost'),
  endorsementTokens: absent('there is no place for endorsements', 'endorsement-lost'),
})

/** The marked note; a document that is not ours may have one that is not marked (F2). */
function criteria(): Codec<Readonly<Record<string, string>>> {
  const ours = note('criteria', localized)
  const any = when(unmarked, inside('/noteLiteral', localized))
  return { read: (from) => ours.read(from) ?? any.read(from), write: ours.write }
}

/** A document whose id is its address (F1), or a name that is made of it where the achievement has that id: it is another node. */
function criteriaUrl(): Codec<string> {
  const named = (url: unknown): string => `urn:uuid:${uuid(`${url}#criteria`)}`
  const id: Codec<string> = {
    read(from) {
      const url = own(from.up?.held, 'contentURL')
      return from.held === url || from.held === named(url) ? text.read(from) : undefined
    },
    write(url, to) {
      const specification = to.up?.up?.up
      put(to, specification && own(fresh(specification).held, 'id') === url ? named(url) : url)
    },
  }
  const page = translated(
    record<{ url: string; id: string }>({ url: ['/contentURL', text, 'needed'], id: ['/id', id, 'needed'] }),
    ({ url }) => url,
    (url) => ({ url, id: url }),
  )
  return onlyWhere((url) => absolute.test(url), page, notAbsolute)
}
