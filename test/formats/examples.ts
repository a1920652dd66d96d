/** Small credentials, one a format, in which nothing is wrong: invented people, invented places. */
import type { Document } from '../../src/lib/json.ts'

const vc2 = 'https://www.w3.org/ns/credentials/v2'
const ob3Context = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
const hash = `sha256$${'0a'.repeat(32)}`

const issuer = { id: 'https://school.example/issuer', type: ['Profile'], name: 'Harbour School' }

export const badge: Document = {
  '@context': [vc2, ob3Context],
  id: 'https://school.example/badges/1',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  name: 'Knots',
  issuer,
  validFrom: '2024-05-01T00:00:00Z',
  validUntil: '2034-05-01T00:00:00Z',
  credentialSchema: [
    {
      id: 'https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json',
      type: '1EdTechJsonSchemaValidator2019',
    },
  ],
  evidence: [{ type: ['Evidence'], id: 'https://school.example/work/1' }],
  image: { id: 'data:image/png;base64,iVBORw0KGgo=', type: 'Image' },
  credentialSubject: {
    type: ['AchievementSubject'],
    identifier: [
      { type: 'IdentityObject', hashed: true, identityHash: hash, identityType: 'emailAddress', salt: 'salt' },
      { type: 'IdentityObject', hashed: false, identityHash: 'ann@school.example', identityType: 'emailAddress' },
    ],
    activityStartDate: '2024-01-01T00:00:00Z',
    activityEndDate: '2024-03-01T00:00:00Z',
    creditsEarned: 2,
    result: [
      {
        type: ['Result'],
        resultDescription: 'urn:uuid:d0000000-0000-4000-8000-000000000001',
        value: '7',
        achievedLevel: 'urn:uuid:e0000000-0000-4000-8000-000000000001',
      },
    ],
    achievement: {
      id: 'https://school.example/achievements/1',
      type: ['Achievement'],
      name: 'Knots',
      description: 'Ties knots',
      criteria: { narrative: 'Tie ten knots' },
      creditsAvailable: 3,
      resultDescription: [
        {
          id: 'urn:uuid:d0000000-0000-4000-8000-000000000001',
          type: ['ResultDescription'],
          name: 'Mark',
          resultType: 'RawScore',
          valueMin: '0',
          valueMax: '10',
          requiredLevel: 'urn:uuid:e0000000-0000-4000-8000-000000000001',
          rubricCriterionLevel: [{ id: 'urn:uuid:e0000000-0000-4000-8000-000000000001', type: ['RubricCriterionLevel'], name: 'Good' }],
        },
      ],
      endorsement: [
        {
          '@context': [vc2, ob3Context],
          id: 'https://guild.example/endorsements/1',
          type: ['VerifiableCredential', 'EndorsementCredential'],
          name: 'Praise',
          issuer: { id: 'https://guild.example', type: ['Profile'], name: 'Guild' },
          validFrom: '2024-05-01T00:00:00Z',
          credentialSubject: { id: 'https://school.example/achievements/1', type: ['EndorsementSubject'] },
        },
      ],
    },
  },
}

const inside = {
  '@context': [vc2, ob3Context],
  id: 'https://school.example/badges/2',
  type: ['VerifiableCredential', 'AchievementCredential'],
  name: 'Sails',
  issuer,
  validFrom: '2024-05-01T00:00:00Z',
  credentialSubject: {
    id: 'did:example:ann',
    type: ['AchievementSubject'],
    achievement: {
      id: 'https://school.example/achievements/2',
      type: ['Achievement'],
      name: 'Sails',
      description: 'Sews sails',
      criteria: { id: 'https://school.example/c/2' },
    },
  },
}

export const record: Document = {
  '@context': [vc2, 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json', ob3Context],
  id: 'https://school.example/records/1',
  type: ['VerifiableCredential', 'ClrCredential'],
  name: 'Record of Ann',
  issuer,
  validFrom: '2024-05-01T00:00:00Z',
  credentialSubject: {
    id: 'did:example:ann',
    type: ['ClrSubject'],
    verifiableCredential: [inside],
    association: [
      {
        type: 'Association',
        associationType: 'isChildOf',
        sourceId: 'https://school.example/badges/2',
        targetId: 'https://school.example/achievements/2',
      },
    ],
  },
}

export const assertion: Document = {
  '@context': 'https://w3id.org/openbadges/v2',
  id: 'https://school.example/assertions/1',
  type: 'Assertion',
  recipient: { type: 'email', hashed: true, identity: hash, salt: 'salt' },
  verification: { type: 'HostedBadge' },
  issuedOn: '2016-05-01T00:00:00Z',
  expires: '2030-05-01T00:00:00Z',
  badge: {
    id: 'https://school.example/classes/1',
    type: 'BadgeClass',
    name: 'Knots',
    description: 'Ties knots',
    image: 'https://school.example/knots.png',
    criteria: { narrative: 'Tie ten knots' },
    issuer: {
      id: 'https://school.example/issuer',
      type: 'Issuer',
      name: 'Harbour School',
      url: 'https://school.example',
      email: 'a@school.example',
    },
    'extensions:applyLink': {
      '@context': 'https://w3id.org/openbadges/extensions/applyLinkExtension/context.json',
      type: ['Extension', 'extensions:ApplyLink'],
      url: 'https://school.example/apply',
    },
  },
}

export const clr: Document = {
  '@context': 'https://purl.imsglobal.org/spec/clr/v1p0/context/clr_v1p0.jsonld',
  id: 'urn:uuid:c0000000-0000-4000-8000-000000000001',
  type: 'Clr',
  issuedOn: '2020-05-01T00:00:00Z',
  learner: { id: 'urn:uuid:a0000000-0000-4000-8000-000000000001', email: 'ann@school.example', name: 'Ann Mast' },
  publisher: { id: 'https://school.example', name: 'Harbour School' },
  assertions: [
    {
      id: 'urn:uuid:c0000000-0000-4000-8000-000000000002',
      type: 'Assertion',
      issuedOn: '2020-05-01T00:00:00Z',
      expires: '2030-05-01T00:00:00Z',
      activityStartDate: '2020-01-01T00:00:00Z',
      activityEndDate: '2020-02-01T00:00:00Z',
      creditsEarned: 2,
      recipient: { type: 'email', identity: 'ann@school.example', hashed: false },
      results: [
        {
          resultDescription: 'urn:uuid:d0000000-0000-4000-8000-000000000001',
          value: '7',
          achievedLevel: 'urn:uuid:e0000000-0000-4000-8000-000000000001',
        },
      ],
      achievement: {
        id: 'urn:uuid:b0000000-0000-4000-8000-000000000001',
        type: 'Achievement',
        name: 'Knots',
        issuer: { id: 'https://school.example' },
        requirement: { narrative: 'Tie ten knots' },
        resultDescriptions: [
          {
            id: 'urn:uuid:d0000000-0000-4000-8000-000000000001',
            name: 'Mark',
            resultType: 'RawScore',
            valueMin: '0',
            valueMax: '10',
            rubricCriterionLevels: [{ id: 'urn:uuid:e0000000-0000-4000-8000-000000000001', name: 'Good' }],
          },
        ],
        associations: [{ associationType: 'isPartOf', targetId: 'urn:uuid:b0000000-0000-4000-8000-000000000002', title: 'Seamanship' }],
      },
    },
  ],
  achievements: [
    {
      id: 'urn:uuid:b0000000-0000-4000-8000-000000000002',
      type: 'Achievement',
      name: 'Seamanship',
      issuer: { id: 'https://school.example' },
    },
  ],
}

const concept = (id: string, scheme: string): Document => ({
  id,
  type: 'Concept',
  inScheme: [{ id: scheme, type: 'ConceptScheme' }],
  prefLabel: { en: 'Label' },
})
const authority = 'http://publications.europa.eu/resource/authority'
const english = concept(`${authority}/language/ENG`, `${authority}/language`)
const malta = concept(`${authority}/country/MLT`, `${authority}/country`)
const snb = (list: string, code: string): Document =>
  concept(`http://data.europa.eu/snb/${list}/${code}`, `http://data.europa.eu/snb/${list}/25831c2`)
const png = {
  id: 'urn:epass:mediaObject:1',
  type: 'MediaObject',
  contentType: concept(`${authority}/file-type/PNG`, `${authority}/file-type`),
  contentEncoding: snb('encoding', '6146cde7dd'),
  content: 'iVBORw0KGgo=',
}
const location = [
  { id: 'urn:epass:location:1', type: 'Location', address: [{ id: 'urn:epass:address:1', type: 'Address', countryCode: malta }] },
]
const school = { id: 'urn:epass:org:1', type: 'Organisation', legalName: { en: 'Harbour School' }, location }

export const european: Document = {
  '@context': ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap'],
  id: 'urn:credential:1',
  type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
  credentialProfiles: [snb('credential', 'e34929035b')],
  credentialSchema: [{ id: 'http://data.europa.eu/snb/model/ap/edc-generic-full', type: 'ShaclValidator2017' }],
  displayParameter: {
    id: 'urn:epass:displayParameter:1',
    type: 'DisplayParameter',
    title: { en: 'Knots' },
    language: [english],
    primaryLanguage: english,
    individualDisplay: [
      {
        id: 'urn:epass:individualDisplay:1',
        type: 'IndividualDisplay',
        language: english,
        displayDetail: [{ id: 'urn:epass:displayDetail:1', type: 'DisplayDetail', image: png, page: 1 }],
      },
    ],
  },
  issuer: { ...school, eIDASIdentifier: { id: 'urn:epass:legalIdentifier:1', type: 'LegalIdentifier', notation: 'MT1', spatial: malta } },
  issued: '2024-05-01T00:00:00Z',
  issuanceDate: '2024-05-01T00:00:00Z',
  validFrom: '2024-05-01T00:00:00Z',
  validUntil: '2034-05-01T00:00:00Z',
  expirationDate: '2034-05-01T00:00:00Z',
  credentialSubject: {
    id: 'did:example:ann',
    type: 'Person',
    fullName: { en: 'Ann Mast' },
    nationalID: { id: 'urn:epass:legalIdentifier:2', type: 'LegalIdentifier', notation: '77M', spatial: malta },
    contactPoint: [
      { id: 'urn:epass:contactPoint:1', type: 'ContactPoint', emailAddress: [{ id: 'mailto:ann@school.example', type: 'Mailbox' }] },
    ],
    hasClaim: [
      {
        id: 'urn:epass:learningAchievement:1',
        type: 'LearningAchievement',
        title: { en: 'Knots' },
        awardedBy: { id: 'urn:epass:awardingProcess:1', type: 'AwardingProcess', awardingBody: [school] },
        creditReceived: [
          { id: 'urn:epass:creditPoint:1', type: 'CreditPoint', framework: snb('education-credit', '6fcec5c5af'), point: '2.5' },
        ],
        provenBy: [
          {
            id: 'urn:epass:learningAssessment:1',
            type: 'LearningAssessment',
            title: { en: 'Test' },
            awardedBy: { id: 'urn:epass:awardingProcess:1', type: 'AwardingProcess', awardingBody: [school] },
            grade: { id: 'urn:epass:note:1', type: 'Note', noteLiteral: { en: '7' } },
            shortenedGrading: {
              id: 'urn:epass:shortenedGrading:1',
              type: 'ShortenedGrading',
              percentageLower: 40,
              percentageEqual: 20,
              percentageHigher: 40,
            },
          },
        ],
        influencedBy: [
          {
            id: 'urn:epass:activity:1',
            type: 'LearningActivity',
            title: { en: 'Course' },
            awardedBy: { id: 'urn:epass:awardingProcess:1', type: 'AwardingProcess', awardingBody: [school] },
            temporal: [
              { id: 'urn:epass:period:1', type: 'PeriodOfTime', startDate: '2024-01-01T00:00:00Z', endDate: '2024-03-01T00:00:00Z' },
            ],
            workload: 'PT60H',
          },
        ],
        specifiedBy: {
          id: 'urn:epass:qualification:1',
          type: 'Qualification',
          title: { en: 'Knots' },
          eqfLevel: snb('eqf', '5'),
          volumeOfLearning: 'PT60H',
          maximumDuration: 'P12M',
          accreditation: [
            {
              id: 'urn:epass:accreditation:1',
              type: 'Accreditation',
              dcType: concept('http://data.europa.eu/snb/accreditation/e57dddfcf3', 'http://data.europa.eu/snb/accreditation/25831c2'),
              title: { en: 'Accredited' },
              accreditingAgent: school,
              dateIssued: '2020-01-01T00:00:00Z',
              expiryDate: '2030-01-01T00:00:00Z',
            },
          ],
        },
      },
    ],
  },
}
