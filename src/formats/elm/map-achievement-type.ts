/** The kind of an achievement (T12): our own concept says it exactly, that of the EU says what is nearest. @module */

import { list, own, text } from '../../lib/json.ts'
import { attempt } from '../../lib/mapping/attempt.ts'
import type { Codec } from '../../lib/mapping/lens.ts'
import { fix, put, remark, skip, take } from '../../lib/mapping/noting.ts'
import type { Place } from '../../lib/mapping/pass.ts'
import { at, items, next } from '../../lib/mapping/place.ts'
import { list as listOf } from '../../vocabularies/index.ts'
import { term } from './map-entries.ts'
import { decoded } from './map-values.ts'

const vocabulary = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#'
const opportunity = term('learning-opportunity')

const nearest: Readonly<Record<string, string>> = {
  MicroCredential: '74a4a268e8',
  Course: '05053c1cbe',
  LearningProgram: '79343569f3',
  Degree: '79343569f3',
  BachelorDegree: '79343569f3',
  MasterDegree: '79343569f3',
  AssociateDegree: '79343569f3',
  DoctoralDegree: '79343569f3',
  ResearchDoctorate: '79343569f3',
  ProfessionalDoctorate: '79343569f3',
  Diploma: '79343569f3',
  SecondarySchoolDiploma: '79343569f3',
  ApprenticeshipCertificate: '63f9f6180c',
  JourneymanCertificate: '63f9f6180c',
  Fieldwork: '77b99de990',
  CommunityService: '8b965da2d4',
  'ext:MOOC': '17744a2647',
  'ext:Mentoring': '11252a5207',
  'ext:StudyVisit': '65a4cf5de2',
}
const back: Readonly<Record<string, string>> = {
  '74a4a268e8': 'MicroCredential',
  '05053c1cbe': 'Course',
  '0f7dac46ca': 'Course',
  '7e1ac538db': 'Course',
  '17744a2647': 'ext:MOOC',
  '63f9f6180c': 'ApprenticeshipCertificate',
  '77b99de990': 'Fieldwork',
  '79343569f3': 'LearningProgram',
  '8b965da2d4': 'CommunityService',
  b2434ca358: 'Assignment',
  '11252a5207': 'ext:Mentoring',
  '65a4cf5de2': 'ext:StudyVisit',
}

const iri = (code: string): string => listOf('learning-opportunity').base + code

/** Claims that are no achievements say by their class what they are (K9-K12). */
const classes: ReadonlyMap<unknown, string> = new Map([
  ['LearningActivity', 'ext:LearningActivity'],
  ['LearningAssessment', 'Assessment'],
  ['LearningEntitlement', 'ext:LearningEntitlement'],
  ['Claim', 'Achievement'],
])
const activity = term('learning-activity')
const activities: ReadonlyMap<string, string> = new Map([
  ['bf5588ff84', 'Fieldwork'],
  ['59eaf34fab', 'CommunityService'],
  ['d46a826a39', 'ApprenticeshipCertificate'],
])

const entitlement = term('entitlement')
const entitlements: ReadonlyMap<string, string> = new Map([
  ['bebd32e8e6', 'Membership'],
  ['52f62180c2', 'License'],
])
/** What the kind of a claim says of an achievement, for the classes whose kinds do. */
const kindsOf: ReadonlyMap<string, readonly [Codec<string>, ReadonlyMap<string, string>]> = new Map([
  ['ext:LearningActivity', [activity, activities]],
  ['ext:LearningEntitlement', [entitlement, entitlements]],
])

function ofClaim(from: Place): string | undefined {
  const place = at(from, '/type')
  const type = classes.get(list(place.held)[0])
  if (type === undefined) return undefined
  take({ ...place, hub: from.hub })
  const [codec, names] = kindsOf.get(type) ?? []
  if (codec === undefined || names === undefined) return type
  const kinds = [at(from, '/dcType'), at(from, '/specifiedBy/dcType')].flatMap(items)
  return named(kinds, (kind) => names.get(codeOf(codec.read({ ...kind, hub: from.hub })))) ?? type
}

const codeOf = (kind = ''): string => kind.slice(kind.lastIndexOf('/') + 1)

/** What the first kind that has a name here is called: the others are read by no one, and told. */
function named(kinds: readonly Place[], nameOf: (kind: Place) => string | undefined): string | undefined {
  for (const kind of kinds) {
    const name = attempt(kind, nameOf)
    if (name !== undefined) return name
  }
  return undefined
}

function generalOf(kind: Place): string | undefined {
  const code = codeOf(opportunity.read(kind))
  const type = text(own(back, code))
  if (type !== undefined && own(nearest, type) !== code)
    remark(at(kind, '/id'), 'widened', 'the format has no achievement type that says as much: a more general one stands')
  return type
}

export const achievementType: Codec<string> = {
  read(from) {
    const kinds = items(at(from, '/specifiedBy/dcType'))
    const exact = items(at(from, '/dcType')).find(({ held }) => String(own(held, 'id')).startsWith(vocabulary))
    if (exact === undefined) return named(kinds, generalOf) ?? ofClaim(from)
    // a kind of one's own may have any characters, an address may not
    const type = decoded(String(own(exact.held, 'id')).slice(vocabulary.length), decodeURI)
    take({ ...at(exact, '/id'), hub: from.hub })
    if (at(exact, '/inScheme/id').held === `${vocabulary}AchievementType`) skip(at(exact, '/inScheme/id'))
    if (at(exact, '/prefLabel/en').held === type) skip(at(exact, '/prefLabel/en'))
    // what follows from the type is no news
    const near = kinds.find(({ held }) => own(held, 'id') === iri(text(own(nearest, type)) ?? ''))
    if (near) opportunity.read(near)
    return type
  },
  write(type, to) {
    const exact = next(at(to, '/dcType'))
    put(at(exact, '/id'), vocabulary + encodeURI(type))
    fix(at(exact, '/inScheme/id'), `${vocabulary}AchievementType`)
    fix(at(exact, '/prefLabel/en'), type)
    const code = text(own(nearest, type))
    if (code) opportunity.write(iri(code), next(at(to, '/specifiedBy/dcType')))
  },
}
