/** Open Badges 2.0 and the hub. Documents of 0.5 to 1.1 and of 2.1 arrive in this shape. @module */

import { either, globalId, picture, preferred, readOnly, shortIdentityOf, spelled, withoutBridge } from '../../lib/codecs.ts'
import type {
  Achievement,
  Activity,
  Address,
  Award,
  Concept,
  Credential,
  Credits,
  Endorsement,
  Evidence,
  Identifier,
  LegalIdentifier,
  Media,
  Organisation,
  Person,
  Related,
  Result,
} from '../../lib/credential.ts'
import { ects } from '../../lib/credits.ts'
import { criteriaOf, fullName, occupationsOf, qualityOf } from '../../lib/fallback.ts'
import { own, type Pointer } from '../../lib/json.ts'
import { leave, leaveContexts, unresolved } from '../../lib/leave.ts'
import { absent, type Codec, inside, lazy, leaf, lone, many, one, record, translated, when } from '../../lib/lens.ts'
import { instant, languageTag } from '../../lib/moments.ts'
import { at, fresh, lose, type Place, put, skip, step, take } from '../../lib/place.ts'
import { spoken, spokenLists, text } from '../../lib/text.ts'
import { equal } from '../../lib/tree.ts'
import { alignmentsOf } from '../../tables/alignment.ts'
import { outcomesOf } from '../../tables/outcomes.ts'
import { countries } from '../../vocabularies/country.ts'
import { eqf } from '../../vocabularies/eqf.ts'
import { iscedF } from '../../vocabularies/isced-f.ts'
import { qdr } from '../../vocabularies/qdr.ts'
import { accreditations } from './map-accreditation.ts'
import * as extension from './map-extensions.ts'
import { unsaid } from './map-unsaid.ts'

const alignments = alignmentsOf({ eqf, qdr, iscedF }, false)
const { kinds } = alignments

/** Every node is known by an address on the web, or by a UUID. */
const webId = spelled(
  /^(?:https?:\/\/|urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$)/i,
  'it is known by an address on the web here',
)
const telephone = spelled(/^\+[1-9]\d{1,14}$/, 'a telephone number is in international form here, digits only')
const identityTypes: ReadonlySet<string> = new Set(['id', 'email', 'url', 'telephone'])

/** The picture of a badge: PNG or SVG (OB 2.0, BadgeClass.image). */
const badgePicture: Codec<Media> = {
  read: picture.read,
  write: (hub, to) =>
    /^data:(?!image\/(?:png|svg\+xml)[;,])/.test(hub.uri) ? lose(to, 'the picture of a badge is PNG or SVG') : picture.write(hub, to),
}

/** A picture that is an address: an assertion's image cannot be embedded (OB 2.0, Assertion.image). */
const linked: Codec<Media> = {
  read: picture.read,
  write: (hub, to) =>
    hub.uri.startsWith('data:') ? lose(to, 'the picture of an assertion has an address, it is not embedded') : picture.write(hub, to),
}

const profile: Codec<Organisation> = record<Organisation>(
  {
    id: ['/id', webId],
    name: ['/name', spoken],
    otherName: absent('an issuer has one name'),
    types: absent('an issuer does not say what kind of organisation it is'),
    homepage: ['/url', text],
    email: ['/email', text],
    phone: ['/telephone', telephone],
    description: ['/description', spoken],
    logo: ['/image', picture],
    address: [
      '',
      record<Address>({
        country: [
          '',
          readOnly(
            'an issuer has no address',
            translated<string, string>(extension.institutionCountry, (name) => countries.named(name), String),
          ),
        ],
        position: ['', extension.position],
        countryName: absent('an issuer has no address'),
        region: absent('an issuer has no address'),
        locality: absent('an issuer has no address'),
        street: absent('an issuer has no address'),
        postOfficeBox: absent('an issuer has no address'),
        postalCode: absent('an issuer has no address'),
        full: absent('an issuer has no address'),
      }),
    ],
    official: absent('an issuer does not name who signs for it'),
    vat: absent('an issuer has no identifiers but its address on the web'),
    tax: absent('an issuer has no identifiers but its address on the web'),
    eidas: absent('an issuer has no identifiers but its address on the web'),
    registration: [
      '',
      readOnly(
        'an issuer has no identifiers but its address on the web',
        translated<LegalIdentifier, string>(
          extension.institution,
          (value) => ({ value }),
          ({ value }) => value,
        ),
      ),
    ],
    identifiers: absent('an issuer has no identifiers but its address on the web'),
    parent: absent('an issuer is not part of another organisation'),
    accreditations: ['', accreditations],
    endorsements: ['/endorsement', many(lazy(() => endorsement))],
    endorsementTokens: absent('endorsements are not tokens here', 'endorsement-lost'),
  },
  {
    derive: [
      {
        to: '/homepage',
        from: ['/id'],
        by: ({ id }) => (id?.startsWith('https://') ? id : undefined),
        keep: true,
        code: 'required-fallback',
      },
    ],
  },
)

const endorsementTable: Codec<Endorsement> = record<Endorsement>({
  id: ['/id', text],
  name: absent('an endorsement has no title'),
  description: absent('an endorsement has no description'),
  issuer: ['/issuer', profile],
  issued: ['/issuedOn', instant],
  subject: ['/claim/id', webId],
  comment: ['/claim/endorsementComment', spoken],
})

const endorsement: Codec<Endorsement> = {
  read(from) {
    const value = endorsementTable.read(from)
    if (value === undefined) return undefined
    leave(from, 'verification', 'revoked', 'revocationReason')
    leaveContexts(from)
    return value
  },
  write: endorsementTable.write,
}

/** Who it was awarded to: one identity; a name is an extension. */
const person: Codec<Person> = record<Person>(
  {
    id: absent('a recipient is known by an e-mail address or the like, not by an id'),
    name: [
      '',
      either(extension.recipientName(spoken), inside('/recipientProfile/name', spoken), inside('/recipient/recipientProfile/name', spoken)),
    ],
    givenName: absent('a recipient has a name in one piece'),
    familyName: absent('a recipient has a name in one piece'),
    additionalName: absent('a recipient has a name in one piece'),
    patronymicName: absent('a recipient has a name in one piece'),
    familyNamePrefix: absent('a recipient has a name in one piece'),
    honorificPrefix: absent('a recipient has a name in one piece'),
    honorificSuffix: absent('a recipient has a name in one piece'),
    dateOfBirth: absent('nothing is said of a recipient but how to know them'),
    email: absent('a recipient has one identity'),
    phone: absent('a recipient has one identity'),
    address: absent('nothing is said of a recipient but how to know them'),
    nationalId: absent('nothing is said of a recipient but how to know them'),
    identities: ['/recipient', preferred(({ type }) => type === 'emailAddress', shortIdentityOf(identityTypes))],
  },
  {
    derive: [
      { to: '/name', from: ['/givenName', '/additionalName', '/familyNamePrefix', '/familyName'], keep: true, by: fullName },
      {
        to: '/identities/0',
        from: ['/email', '/phone', '/id'],
        keep: true,
        code: 'required-fallback',
        by: ({ email, phone, id }) => {
          const [type, value] = email ? ['emailAddress', email] : phone ? ['ext:telephone', phone] : ['identifier', id]
          return value === undefined ? undefined : { value, type, hashed: false }
        },
      },
    ],
  },
)

const related = record<Related>({ id: ['/id', text, 'needed'], language: ['/@language', text], version: ['/version', text] })

/** The level that edubadges says as a number. */
const level: Codec<Concept> = translated<Concept, number>(
  extension.eqfNumber,
  (number) => (Number.isInteger(number) && number >= 1 && number <= 8 ? { id: `${eqf.base}${number}` } : undefined),
  () => 0,
)

const achievement = record<Achievement>(
  {
    id: ['/id', webId],
    type: absent('a badge does not say what kind of achievement it is'),
    name: ['/name', spoken],
    description: ['/description', spoken],
    image: ['/image', badgePicture],
    criteria: ['/criteria/narrative', spoken],
    criteriaUrl: ['/criteria/id', text],
    homepage: absent('a badge has no page but that of its criteria'),
    applyUrl: ['', extension.applyLink],
    rights: ['', extension.rights],
    place: ['', extension.position],
    accessibility: ['', extension.accessibility],
    related: ['/related', many(related)],
    tags: ['/tags', spokenLists],
    version: ['/version', text],
    code: absent('a badge has no code'),
    fieldOfStudy: absent('a badge has no field of study'),
    specialization: absent('a badge has no specialisation'),
    identifiers: [
      '',
      readOnly(
        'a badge has no identifiers but its own',
        translated<readonly Identifier[], string>(
          extension.programme,
          (value) => [{ value, type: 'ext:EducationProgramIdentifier' }],
          () => '',
        ),
      ),
    ],
    credits: [
      '',
      readOnly(
        'a badge has no credits',
        lone(
          translated<Credits, number>(
            extension.ects,
            (points) => ({ points, framework: ects }),
            ({ points }) => points,
          ),
        ),
      ),
    ],
    workload: ['', extension.workload],
    maximumDuration: absent('a badge does not say how long it takes'),
    modes: ['', extension.modes],
    setting: absent('a badge does not say whether learning was formal'),
    targetGroups: absent('a badge does not say whom it is for'),
    entryRequirement: absent('a badge has no entry requirements'),
    partial: [
      '',
      readOnly(
        'a badge does not say whether it is part of a qualification',
        inside(
          '/stackable',
          leaf((held) => (typeof held === 'boolean' ? held : undefined)),
        ),
      ),
    ],
    instruction: ['', extension.taughtIn],
    outcomeSummary: ['', readOnly('a badge has no learning outcomes but alignments', extension.outcomeSummary)],
    outcomes: ['', outcomesOf(alignments, '/alignment')],
    eqf: ['', either(inside('/alignment', one(kinds.eqf)), level)],
    nqf: ['/alignment', many(kinds.nqf)],
    subjects: ['/alignment', many(kinds.subject)],
    qualificationCodes: ['/alignment', many(kinds.qualificationCode)],
    educationLevels: ['/alignment', many(kinds.educationLevel)],
    occupations: ['/alignment', many(kinds.occupation)],
    qualityAssurance: ['/alignment', many(kinds.qualityAssurance)],
    assessments: ['', extension.assessments],
    assessmentTypes: ['', extension.assessmentTypes],
    supervision: ['', extension.supervision],
    accreditations: absent('a badge is not accredited, its issuer is'),
    documents: ['', readOnly('a badge has no documents but the page of its criteria', extension.gradingTable)],
    endorsements: ['/endorsement', many(endorsement)],
    endorsementTokens: absent('endorsements are not tokens here', 'endorsement-lost'),
  },
  {
    derive: [
      {
        to: '/qualityAssurance',
        from: ['/accreditations'],
        by: ({ accreditations }, { pass }) => qualityOf(accreditations, pass.language),
      },
      {
        to: '/criteriaUrl',
        from: ['/documents/0/url'],
        keep: true,
        code: 'required-fallback',
        by: ({ criteria, documents }) => (criteria === undefined ? documents?.[0]?.url : undefined),
      },
    ],
  },
)

const isData = (held: unknown): boolean => String(typeof held === 'string' ? held : own(held, 'id')).startsWith('data:')

const evidence = when(
  (held) => !isData(held),
  either(
    record<Evidence>({
      url: ['/id', globalId],
      name: ['/name', spoken],
      narrative: ['/narrative', spoken],
      description: ['/description', spoken],
      genre: ['/genre', text],
      audience: ['/audience', text],
    }),
    translated<Evidence, string>(
      text,
      (url) => ({ url }),
      ({ url }) => url ?? '',
    ),
  ),
)

const file = when(
  isData,
  either(
    record<Media>({ uri: ['/id', text, 'needed'], caption: ['/name', spoken] }),
    translated<Media, string>(
      text,
      (uri) => ({ uri }),
      ({ uri }) => uri,
    ),
  ),
)

const noCreator = absent('of who made a badge first only the page is said')

/** Who made the badge first: an extension, which is no longer recommended. */
const creator: Codec<Organisation> = record<Organisation>(
  { ...unsaid(noCreator), homepage: ['', extension.creatorPage] },
  // a page is known by its address
  { derive: [{ to: '/homepage', from: ['/id'], keep: true, by: ({ id }) => (id?.startsWith('https://') ? id : undefined) }] },
)

/** The grade that edubadges says of a badge. */
const grade: Codec<Result> = record<Result>({
  value: ['/grade_achieved', spoken],
  assessment: absent('a badge has no results or grades'),
  status: absent('a badge has no results or grades'),
  level: absent('a badge has no results or grades'),
  alignments: absent('a badge has no results or grades'),
})

const award = record<Award>(
  {
    id: absent('an award has the name of its assertion'),
    title: absent('an award has no title but that of its badge'),
    description: absent('an award has no description but that of its badge'),
    narrative: ['/narrative', spoken],
    image: ['/image', linked],
    licence: absent('a badge has no number'),
    role: absent('a badge does not say in what role it was earned'),
    credits: absent('a badge has no credits'),
    activity: [
      '',
      record<Activity>({
        start: absent('a badge does not say when it was worked for'),
        end: absent('a badge does not say when it was worked for'),
        term: absent('a badge does not say when it was worked for'),
        workload: absent('a badge does not say how much work it was'),
        types: ['', extension.activityTypes],
      }),
    ],
    evidence: ['/evidence', many(evidence)],
    results: ['', readOnly<readonly Result[]>('a badge has no results or grades', many(grade))],
    awarded: ['/issuedOn', instant],
    validFrom: absent('an award is valid as long as its assertion'),
    validUntil: absent('an award is valid as long as its assertion'),
    issuer: absent('an award has the issuer of its badge'),
    awardedBy: ['/badge', lone(creator)],
    source: absent('a badge does not say who assessed it'),
    entitlements: absent('a badge does not say what it entitles to'),
    remarks: absent('a badge has no remarks but its narrative'),
    endorsements: ['/endorsement', many(endorsement)],
    endorsementTokens: absent('endorsements are not tokens here', 'endorsement-lost'),
    achievement: ['/badge', achievement],
  },
  {
    derive: [{ to: '/achievement/occupations', from: ['/entitlements'], by: ({ entitlements }) => occupationsOf(entitlements) }],
  },
)

const languagePointers = ['/badge/@language', '/@language', '/badge/issuer/@language'] as const

/** The language of the badge; assertion and issuer may say it too. */
const tongue: Codec<string> = {
  read(from) {
    const said = languagePointers.map((pointer) => at(from, pointer)).filter(({ held }) => typeof held === 'string' && held !== '')
    const [first] = said
    if (first === undefined || typeof first.held !== 'string') return undefined
    const tag = languageTag.read({ ...first, hub: from.hub })
    if (tag !== undefined) for (const place of said) if (place.held === first.held) take({ ...place, hub: from.hub })
    return tag
  },
  write: (hub, to) => put({ ...at(to, fresh(step(to, 'badge')).held === undefined ? '/@language' : '/badge/@language'), hub: to.hub }, hub),
}

export const language: readonly [Pointer, Codec<string>] = ['', tongue]

const table: Codec<Credential> = withoutBridge(
  record<Credential>(
    {
      id: ['/id', text],
      name: absent('a badge has no title but that of its class'),
      description: absent('a badge has no description but that of its class'),
      image: absent('a badge has no picture but that of its class'),
      languages: absent('the language is that of the text'),
      licence: absent('a badge has no number'),
      issuer: ['/badge/issuer', profile],
      issued: absent('a badge has one date'),
      awards: ['', lone(award)],
      // one date says both
      validFrom: ['/issuedOn', instant],
      validUntil: ['/expires', instant],
      recipient: ['', person],
      attachments: ['/evidence', many(file)],
      language,
      partial: absent('a badge is whole'),
      achievements: absent('an assertion holds one badge, the one that was awarded', 'association-lost'),
      associations: absent('an assertion holds one badge', 'association-lost'),
      termsOfUse: absent('a badge has no terms of use'),
      statements: absent('an issuer states nothing of the issuing'),
      endorsements: absent('the endorsements of an assertion are those of its award', 'endorsement-lost'),
      endorsementTokens: absent('endorsements are not tokens here', 'endorsement-lost'),
    },
    {
      derive: [
        { to: '/awards/0', from: ['/validFrom'], keep: true, by: ({ validFrom }) => validFrom && { awarded: validFrom } },
        { to: '/awards/0/awarded', from: ['/validFrom'], keep: true },
        { to: '/validFrom', from: ['/awards/0/awarded'], keep: true },
        { to: '/awards/0/achievement/criteriaUrl', from: ['/awards/0/achievement/homepage'], keep: true, code: 'required-fallback' },
        {
          to: '/awards/0/achievement/description',
          from: ['/awards/0/narrative', '/awards/0/achievement/outcomeSummary', '/description', '/awards/0/achievement/name'],
          keep: true,
          code: 'required-fallback',
        },
        {
          to: '/awards/0/achievement/criteria',
          from: ['/awards/0/achievement/outcomeSummary', '/awards/0/achievement/outcomes'],
          keep: true,
          code: 'required-fallback',
          by: ({ awards }) => criteriaOf(awards?.[0]?.achievement),
        },
        { to: '/awards/0/achievement/image', from: ['/image', '/awards/0/image', '/issuer/logo'], keep: true, code: 'required-fallback' },
      ],
    },
  ),
)

/** Moodle repeats the tags of a badge in the assertion. */
function repeatedTags(assertion: Place): void {
  const tags = at(assertion, '/tags')
  if (tags.held !== undefined && equal(tags.held, at(assertion, '/badge/tags').held)) skip(tags)
}

export const credential: Codec<Credential> = {
  read(from) {
    const value = table.read(from)
    leave(from, 'revoked', 'revocationReason')
    for (const part of ['/badge', '/badge/issuer'] as const) leaveContexts(at(from, part))
    leave(at(from, '/badge/issuer'), 'publicKey', 'verification', 'revocationList')
    repeatedTags(from)
    for (const part of ['/badge', '/badge/issuer'] as const) unresolved(at(from, part))
    return value
  },
  write: table.write,
}
