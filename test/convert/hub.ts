/** Arbitrary credentials: every field of the hub, each text unique, nothing empty. */
import fc from 'fast-check'
import type { Credential } from '../../src/lib/credential.ts'
import {
  address,
  concept,
  degrees,
  file,
  fullOrNot,
  identifier,
  instant,
  iri,
  language,
  legal,
  list,
  media,
  optional,
  snb,
  text,
  texts,
  words,
  workload,
} from './hub-values.ts'
import { told, twinned, twins } from './twins.ts'

const endorsement = optional({
  id: iri,
  name: text,
  description: text,
  issuer: optional({ id: iri, name: text }),
  issued: instant,
  expires: instant,
  subject: iri,
  comment: text,
})
const accreditation = optional({
  id: iri,
  title: text,
  description: text,
  type: fc.constantFrom('http://data.europa.eu/snb/accreditation/bb4618238e', 'https://example.org/types/a'),
  agent: optional({ id: iri, name: text, homepage: iri, address }),
  issued: instant,
  expires: instant,
  contact: text,
})
const organisation = (parent?: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  optional({
    id: iri,
    name: text,
    otherName: text,
    types: list(iri),
    homepage: iri,
    email: fc.constantFrom('a@example.org', 'Front.Desk+badges@Example.org'),
    phone: words,
    description: text,
    logo: media,
    address,
    official: words,
    vat: list(legal),
    tax: list(legal),
    eidas: legal,
    registration: legal,
    identifiers: list(identifier),
    accreditations: list(accreditation, 2),
    endorsements: list(endorsement, 1),
    endorsementTokens: list(words),
    ...(parent ? { parent } : {}),
  })
const credits = optional(
  {
    points: fc.integer({ min: 0, max: 60_000 }).map((n) => n / 100),
    framework: fc.constantFrom(
      'http://data.europa.eu/snb/education-credit/6fcec5c5af',
      'http://data.europa.eu/snb/education-credit/60b314e826',
    ),
  },
  'points',
)
const outcome = optional({
  name: text,
  type: snb('skill-type', 'skill', 'knowledge'),
  reusability: snb('skill-reuse-level', 'transversal'),
  escoSkills: list(concept('http://data.europa.eu/esco/skill/'), 2),
  skills: list(
    concept('https://case.example/', {
      code: words,
      framework: fc.constantFrom('CASE', 'https://dcf.example/'),
      type: fc.constant('CFItem'),
    }),
    2,
  ),
})
const plainConcept = optional({ id: iri, name: text, description: text, code: words, framework: words, type: fc.constant('CFItem') }, 'id')
const assessments = fc.uniqueArray(fc.nat(9), { minLength: 1, maxLength: 3 }).chain((ids) =>
  fc.tuple(
    ...ids.map((id) =>
      optional(
        {
          id: fc.constant(`urn:uuid:${id}`),
          name: text,
          scale: fc.constantFrom('LetterGrade', 'Percent'),
          allowedValues: list(words),
          requiredValue: words,
          minimum: words,
          maximum: words,
          grading: text,
          modes: list(snb('learning-assessment', '920fbb3cbe')),
          requiredLevel: iri,
          rubric: list(
            optional({ id: iri, name: text, description: text, level: words, points: words, alignments: list(plainConcept, 2) }),
            2,
          ),
          alignments: list(plainConcept, 2),
        },
        'id',
        'name',
      ),
    ),
  ),
)
const achievement = optional({
  id: iri,
  type: fc.constantFrom('MicroCredential', 'Course', 'Badge', 'License', 'ext:Own', 'constructor'),
  name: text,
  description: text,
  image: media,
  criteria: text,
  criteriaUrl: iri,
  tags: texts,
  version: words,
  code: words,
  fieldOfStudy: text,
  specialization: text,
  identifiers: list(identifier),
  credits: list(credits, 2),
  workload,
  maximumDuration: workload,
  modes: list(snb('learning-assessment', '920fbb3cbe', '729f3bed4b')),
  setting: snb('learning-setting', 'e207a81fc7'),
  targetGroups: list(snb('target-group', '022beab85a')),
  entryRequirement: text,
  partial: fc.boolean(),
  instruction: list(fc.constantFrom('en', 'nl')),
  eqf: concept('http://data.europa.eu/snb/eqf/'),
  nqf: list(concept('http://data.europa.eu/snb/qdr/')),
  subjects: list(concept('http://data.europa.eu/snb/isced-f/')),
  outcomes: list(outcome),
  assessments,
  assessmentTypes: list(snb('assessment', 'de4d165a6c', 'b1b68f6735')),
  supervision: snb('supervision-verification', '70be69aaf9'),
  accreditations: list(accreditation, 2),
  documents: list(optional({ url: iri, title: text }, 'url'), 2),
  homepage: iri,
  applyUrl: iri,
  rights: iri,
  place: fc.record({ latitude: degrees, longitude: degrees }),
  accessibility: optional({ features: list(words), hazards: list(words), controls: list(words), interfaces: list(words) }),
  related: list(optional({ id: iri, language, version: words }, 'id')),
  occupations: list(concept('http://data.europa.eu/esco/occupation/'), 2),
  qualityAssurance: list(concept('https://qa.example/', { type: fc.constant('ext:QualityAssurance') }), 2),
  outcomeSummary: text,
  endorsements: list(endorsement, 2),
  endorsementTokens: list(words),
})
const award = optional({
  title: text,
  narrative: text,
  role: text,
  credits: list(credits, 2),
  activity: optional({
    start: instant,
    end: instant,
    term: text,
    workload,
    types: list(snb('learning-activity', 'bf5588ff84', '59eaf34fab')),
  }),
  evidence: list(optional({ url: iri, name: text, narrative: text, description: text, genre: words, audience: words })),
  results: list(
    optional({
      assessment: fc.nat(9).map((id) => `urn:uuid:${id}`),
      value: text,
      status: fc.constantFrom('Completed', 'Failed'),
      level: iri,
      alignments: list(plainConcept, 2),
    }),
  ),
  id: iri,
  description: text,
  image: media,
  picture: media,
  licence: words,
  validFrom: instant,
  validUntil: instant,
  issuer: organisation(),
  source: organisation(),
  entitlements: list(
    optional({
      id: iri,
      title: text,
      description: text,
      type: snb('entitlement', '52f62180c2', 'bebd32e8e6'),
      status: snb('entitlement-status', 'b7015a8a8c'),
      issued: instant,
      expires: instant,
      occupations: list(concept('http://data.europa.eu/esco/occupation/', { code: words, framework: words }), 2),
    }),
    2,
  ),
  remarks: list(fc.record({ text }), 2),
  endorsements: list(endorsement, 2),
  endorsementTokens: list(words),
  awarded: instant,
  awardedBy: list(organisation(), 2),
  achievement,
})

/** A number in every text and address makes each unique: no field can be mistaken for another's default. */
function unique(value: unknown, count: { at: number }, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => unique(item, count, key))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, unique(inner, count, name)]))
  return typeof value === 'string' && ['en', 'nl', 'de', 'pt-BR', 'id', 'url'].includes(key) && !value.startsWith('urn:uuid:')
    ? `${value}${count.at++}`
    : value
}

function prune(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(prune).filter((item) => item !== undefined)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).flatMap(([key, inner]) => {
    const pruned = prune(inner)
    return pruned === undefined || (Array.isArray(pruned) && pruned.length === 0) ? [] : [[key, pruned] as const]
  })
  return kept.length > 0 ? Object.fromEntries(kept) : undefined
}

const body = optional({
  id: iri,
  name: text,
  description: text,
  image: media,
  language,
  licence: words,
  issuer: organisation(organisation()),
  issued: instant,
  validFrom: instant,
  validUntil: instant,
  recipient: optional({
    id: iri,
    name: text,
    givenName: text,
    familyName: text,
    additionalName: text,
    patronymicName: text,
    familyNamePrefix: text,
    honorificPrefix: text,
    honorificSuffix: text,
    address,
    nationalId: legal,
    dateOfBirth: fc.constantFrom('1999-10-02', '2000-02-29'),
    email: fc.constantFrom('b@example.org', 'Ilse.D@Example.org'),
    phone: words,
    identities: list(
      optional(
        { value: words, type: fc.constantFrom('emailAddress', 'ext:telephone', 'sourcedId'), hashed: fc.boolean(), salt: words },
        'value',
        'type',
        'hashed',
      ),
    ),
  }),
  awards: list(award, 2),
  attachments: list(file),
  partial: fc.boolean(),
  achievements: list(
    fc.tuple(achievement, fc.option(organisation(), { nil: undefined })).map(([value, creator]) => Object.assign({}, value, { creator })),
    2,
  ),
  associations: list(
    optional(
      { type: fc.constantFrom('isParentOf', 'isChildOf', 'precedes'), source: iri, target: iri, title: text },
      'type',
      'source',
      'target',
    ),
    2,
  ),
  termsOfUse: list(optional({ id: iri, type: words })),
  statements: list(optional({ type: snb('evidence-type', 'c_18016257', 'c_991b06c6'), text: words }, 'type'), 2),
  endorsements: list(endorsement, 2),
  endorsementTokens: list(words),
})

export const credentials: fc.Arbitrary<Credential> = fc
  .tuple(fullOrNot(body), twins)
  .map(([hub, copies]) => told(twinned(related((prune(unique(hub, { at: 0 })) ?? {}) as Credential), copies)))

/** Where two achievements have ids, the first relation is one of theirs: trees come true. */
function related(hub: Credential): Credential {
  const [first, second] = (hub.awards ?? []).flatMap(({ achievement }) => achievement?.id ?? [])
  const [relation, ...others] = hub.associations ?? []
  if (first === undefined || second === undefined || first === second || relation === undefined) return hub
  return { ...hub, associations: [{ ...relation, source: first, target: second }, ...others] }
}
