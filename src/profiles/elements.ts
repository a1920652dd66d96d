/** Where the hub says what a profile asks for, and which findings settle the question. @module */

import type { Outcome } from '../lib/credential/achievement.ts'
import type { Concept } from '../lib/credential/values.ts'
import type { Association, Award } from '../lib/credential.ts'
import { ects } from '../lib/credits.ts'
import { supervisionOf } from '../lib/edubadges.ts'
import { countries } from '../vocabularies/country.ts'
import type { ElementName } from './types.ts'

/** A place of the hub; `/award` stands for each award in turn. First the clues that settle it, then those that do not. */
export interface Clue {
  readonly at: string
  /** Without it, the clue settles that the element is there; with it, it says what was found instead. */
  readonly unclear?: string
  readonly when?: (value: unknown, award: Award) => boolean
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Readonly<Record<string, unknown>>)[name] : undefined

const isEcts = (value: unknown): boolean => member(value, 'framework') === ects && Number(member(value, 'points')) > 0
const hasPoints = (value: unknown): boolean => Number(member(value, 'points')) > 0
const isDate = (value: unknown): boolean => typeof value === 'string' && !Number.isNaN(Date.parse(value))
const isTime = (value: unknown): boolean =>
  typeof value === 'string' && /^P(?=.)(\d+W|(\d+[YMD])*(T(\d+(\.\d+)?[HMS])+)?)$/.test(value) && /[1-9]/.test(value)
/** By a code, with or without a part of the country behind it, or by name; `XX` is none. */
const isCountry = (value: unknown): boolean =>
  typeof value === 'string' && [value, value.replace(/-.*/, '')].some((one) => countries.named(one) !== undefined)
const isCode = (value: unknown): boolean => /\/eqf\/[1-8]$/.test(String(member(value, 'id')))
const oneOf =
  (...values: readonly (string | undefined)[]) =>
  (value: unknown): boolean =>
    typeof value === 'string' && values.includes(value)
const someOf =
  (...values: readonly string[]) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.some((one) => values.includes(String(one)))

/** Of the four combinations: that identity was checked is all that the last one says. */
const onlyIdentity = supervisionOf(undefined, true)
const supervised = [supervisionOf(true, true), supervisionOf(true, false), supervisionOf(false, undefined)]

/** Systems of credits as platforms align with them, where the format has no member for credits. */
const creditSystem = /^(?:ECTS|CFU|European Credit Transfer\b.*)$/i
const creditCount = /^\d+(?:[.,]\d+)? ?(?:ECTS|CFU)\b/i

/** An alignment with another credential, or with a system of credits, says where it leads or how much it is, not what was learnt. */
const isLearnt = ({ type, framework = '', name = {} }: Concept): boolean =>
  type !== 'ceterms:Credential' &&
  !creditSystem.test(framework) &&
  !Object.values(name).some((text) => creditSystem.test(String(text)) || creditCount.test(String(text)))

const isOutcome = (value: unknown): boolean =>
  (value as readonly Outcome[]).some(
    ({ name, escoSkills = [], skills = [] }) => name !== undefined || escoSkills.length > 0 || skills.some(isLearnt),
  )

/** Whether a relation is of what was awarded; a record may hold others. */
const isOfAward = (value: unknown, { achievement }: Award): boolean => {
  const id = achievement?.id
  return id !== undefined && (value as readonly Association[]).some(({ source, target }) => source === id || target === id)
}

const settled = (...places: readonly string[]): readonly Clue[] => places.map((at) => ({ at }))
const hint = (unclear: string, ...places: readonly string[]): readonly Clue[] => places.map((at) => ({ at, unclear }))

const bodies = ['/award/awardedBy/0', '/award/issuer', '/issuer']
const within = (path: string): readonly string[] => bodies.map((body) => `${body}${path}`)

/** Crosswalk section 5; real-world section 3c. */
export const elements: Readonly<Record<Exclude<ElementName, 'size'>, readonly Clue[]>> = {
  learner: settled(...['name', 'givenName', 'familyName', 'identities', 'nationalId', 'email', 'id'].map((name) => `/recipient/${name}`)),
  title: settled('/award/title', '/award/achievement/name', '/name'),
  country: [
    ...within('/address/country').map((at): Clue => ({ at, when: isCountry })),
    ...settled(...within('/address/countryName'), ...within('/address/region')),
    ...hint('country-not-on-the-list', ...within('/address/country')),
    ...hint('address-without-country', ...within('/address')),
    ...hint('country-of-register', ...['vat', 'tax', 'eidas', 'registration'].flatMap((name) => within(`/${name}`))),
  ],
  'awarding-body': [...settled(...within('/name')), ...hint('identifier-only', ...within('/id'))],
  issued: [
    ...['/award/awarded', '/issued', '/validFrom', '/award/validFrom'].flatMap((at): readonly Clue[] => [{ at, when: isDate }]),
    ...hint('not-a-date', '/award/awarded', '/issued', '/validFrom'),
  ],
  outcomes: [
    { at: '/award/achievement/outcomes', when: isOutcome },
    ...settled('/award/achievement/outcomeSummary'),
    { at: '/award/achievement/type', when: oneOf('Competency') },
    ...hint('criteria-only', '/award/achievement/criteria'),
    ...hint('aligned-credential-only', '/award/achievement/outcomes'),
    ...hint('criteria-elsewhere', '/award/achievement/criteriaUrl'),
  ],
  workload: [
    { at: '/award/credits/*', when: isEcts },
    { at: '/award/achievement/credits/*', when: isEcts },
    { at: '/award/achievement/workload', when: isTime, unclear: 'hours-only' },
    { at: '/award/activity/workload', when: isTime, unclear: 'hours-only' },
    { at: '/award/credits/*', when: hasPoints, unclear: 'other-credits' },
    { at: '/award/achievement/credits/*', when: hasPoints, unclear: 'other-credits' },
    ...hint('workload-not-read', '/award/achievement/workload', '/award/activity/workload', '/award/credits', '/award/achievement/credits'),
  ],
  level: [
    { at: '/award/achievement/eqf', when: isCode },
    ...hint('level-not-on-the-list', '/award/achievement/eqf'),
    ...hint('national-level-only', '/award/achievement/nqf'),
    ...hint('education-level-only', '/award/achievement/educationLevels'),
  ],
  assessment: [
    ...settled('/award/achievement/assessmentTypes'),
    ...hint('assessment-without-type', '/award/achievement/assessments', '/award/results'),
    ...hint('supervision-only', '/award/achievement/supervision'),
  ],
  participation: [
    ...settled('/award/achievement/modes'),
    // volunteering and self-motivated study are forms of participation in edubadges
    {
      at: '/award/activity/types',
      when: someOf('http://data.europa.eu/snb/learning-activity/59eaf34fab', 'http://data.europa.eu/snb/learning-activity/b660f5dcea'),
    },
    ...hint('activity-only', '/award/activity/types'),
    ...hint('setting-only', '/award/achievement/setting'),
  ],
  'quality-assurance': [
    ...settled('/award/achievement/qualityAssurance', '/award/achievement/accreditations', ...within('/accreditations')),
    ...hint(
      'endorsement-only',
      ...['/award/achievement', '/award', '/issuer', ''].flatMap((at) => [`${at}/endorsements`, `${at}/endorsementTokens`]),
    ),
  ],
  prerequisites: settled('/award/achievement/entryRequirement'),
  supervision: [
    { at: '/award/achievement/supervision', when: oneOf(...supervised) },
    ...hint('identity-only', '/award/achievement/supervision'),
  ],
  'identity-check': [{ at: '/award/achievement/supervision', when: oneOf(...supervised, onlyIdentity) }],
  grade: [...settled('/award/results/*/value', '/award/results/*/level'), ...hint('status-only', '/award/results/*/status')],
  stackability: [
    ...settled('/award/achievement/partial', '/award/entitlements'),
    { at: '/associations', when: isOfAward },
    ...hint('other-associations', '/associations'),
  ],
  'further-information': settled(
    '/award/achievement/homepage',
    '/award/achievement/criteriaUrl',
    '/award/achievement/documents',
    '/award/remarks',
    '/award/evidence',
    '/award/narrative',
    '/attachments',
  ),
  language: settled('/award/achievement/instruction', '/languages', '/language'),
}
