/** Terms that 1EdTech's data model has not, from ELM and schema.org where they have them (crosswalk section 7.3). @module */
import { isObject } from '../lib/json.ts'
import { ns } from '../lib/namespace.ts'
import type { Node } from '../lib/tree.ts'

const elm = 'http://data.europa.eu/snb/model/elm/'
const schema = 'https://schema.org/'

const texts = (id: string): object => ({ '@id': id, '@container': '@language' })
const link = (id: string): object => ({ '@id': id, '@type': '@id' })
const typed = (id: string, type: string): object => ({ '@id': id, '@type': `http://www.w3.org/2001/XMLSchema#${type}` })
const title = texts('http://purl.org/dc/terms/title')

/** Properties whose text in all languages stands in `<property>Map`. */
const spoken =
  'narrative caption value tag fieldOfStudy specialization role term targetName targetDescription givenName familyName additionalName patronymicName ' +
  'familyNamePrefix honorificPrefix honorificSuffix entryRequirement grading learningOutcomeSummary endorsementComment contactInstructions'

const terms: Readonly<Record<string, unknown>> = {
  titleMap: title,
  nameMap: title,
  descriptionMap: texts('http://purl.org/dc/terms/description'),
  ...Object.fromEntries(spoken.split(' ').map((name) => [`${name}Map`, texts(`${ns}${name}`)])),
  volumeOfLearning: typed(`${elm}volumeOfLearning`, 'duration'),
  maximumDuration: typed(`${elm}maximumDuration`, 'duration'),
  workload: typed(`${elm}workload`, 'duration'),
  isPartialQualification: typed(`${elm}isPartialQualification`, 'boolean'),
  entryRequirement: `${elm}entryRequirement`,
  learningOutcomeSummary: `${elm}learningOutcomeSummary`,
  mode: link(`${elm}mode`),
  learningSetting: link(`${elm}learningSetting`),
  targetGroup: link(`${elm}targetGroup`),
  idVerification: link(`${elm}idVerification`),
  homepage: link('http://xmlns.com/foaf/0.1/homepage'),
  language: `${elm}language`,
  assessmentType: link(`${ns}assessmentType`),
  activityType: link(`${ns}activityType`),
  creditFramework: link(`${ns}creditFramework`),
  applyUrl: link(`${ns}applyUrl`),
  rights: link('http://purl.org/dc/terms/rights'),
  accreditation: link(`${elm}accreditation`),
  accreditingAgent: link(`${elm}accreditingAgent`),
  entitlesTo: link(`${elm}entitlesTo`),
  entitlementStatus: link(`${elm}entitlementStatus`),
  limitOccupation: link(`${elm}limitOccupation`),
  supplementaryDocument: link(`${elm}supplementaryDocument`),
  additionalNote: link(`${elm}additionalNote`),
  noteMap: texts(`${elm}noteLiteral`),
  dcType: link('http://purl.org/dc/terms/type'),
  dateIssued: typed('http://purl.org/dc/terms/issued', 'dateTime'),
  expiryDate: typed(`${elm}expiryDate`, 'dateTime'),
  code: `${ns}code`,
  framework: `${ns}framework`,
  place: {
    '@id': `${schema}geo`,
    '@context': { latitude: typed(`${schema}latitude`, 'double'), longitude: typed(`${schema}longitude`, 'double') },
  },
  ...Object.fromEntries(
    ['accessibilityFeature', 'accessibilityHazard', 'accessibilityControl', 'accessibilityAPI'].map((name) => [name, `${schema}${name}`]),
  ),
  learningOutcome: {
    ...link(`${elm}learningOutcome`),
    '@container': '@set',
    '@context': {
      titleMap: title,
      relatedESCOSkill: link(`${elm}relatedESCOSkill`),
      relatedSkill: link(`${elm}relatedSkill`),
      reusabilityLevel: link(`${elm}reusabilityLevel`),
      dcType: link('http://purl.org/dc/terms/type'),
    },
  },
  conversion: { '@id': `${ns}conversion`, '@type': '@json' },
}

/** Members below which no terms are looked for: they bring their own, or are not linked data. */
const closed: ReadonlySet<string> = new Set(['learningOutcome', 'place', 'conversion', 'verifiableCredential'])

function used(node: unknown, found: Set<string>): Set<string> {
  if (Array.isArray(node)) for (const item of node) used(item, found)
  else if (isObject(node))
    for (const [key, value] of Object.entries(node)) {
      if (Object.hasOwn(terms, key)) found.add(key)
      if (!closed.has(key)) used(value, found)
    }
  return found
}

/** An inline context with the terms of our own that a document uses; none where it uses none. */
export function contextOf(document: Node | Readonly<Node>): readonly object[] {
  const names = [...used(document, new Set())].sort()
  return names.length > 0 ? [Object.fromEntries(names.map((name) => [name, terms[name]]))] : []
}
