/** The least that a credential of each format says, and where the path roots of the crosswalk are in it. */
import type { Document } from '../../src/lib/json.ts'
import { course, type FormatName, school } from './fixtures.ts'

export const childPlace = '/credentialSubject/verifiableCredential/0'
const claim = '/credentialSubject/hasClaim/0'

export const places: Readonly<Record<FormatName, Readonly<Record<string, string>>>> = {
  ob2: { A: '', B: '/badge', I: '/badge/issuer' },
  ob3: { V: '', Iss: '/issuer', S: '/credentialSubject', Ach: '/credentialSubject/achievement' },
  clr1: { C: '', As: '/assertions/0', Ac: '/assertions/0/achievement', Pub: '/publisher' },
  clr2: {
    K: '',
    KS: '/credentialSubject',
    V: childPlace,
    Iss: `${childPlace}/issuer`,
    S: `${childPlace}/credentialSubject`,
    Ach: `${childPlace}/credentialSubject/achievement`,
  },
  elm: {
    E: '',
    DP: '/displayParameter',
    Org: '/issuer',
    P: '/credentialSubject',
    LA: claim,
    AP: `${claim}/awardedBy`,
    Q: `${claim}/specifiedBy`,
    LO: `${claim}/specifiedBy/learningOutcome/0`,
    AS: `${claim}/provenBy/0`,
    ASS: `${claim}/provenBy/0/specifiedBy`,
    ACT: `${claim}/influencedBy/0`,
    ACTS: `${claim}/influencedBy/0/specifiedBy`,
  },
}

const issued = '2024-06-01T00:00:00Z'
const badge: Document = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'https://school.example/credentials/1',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: school, type: ['Profile'], name: 'School' },
  validFrom: issued,
  credentialSubject: {
    type: ['AchievementSubject'],
    achievement: { id: course, type: ['Achievement'], name: 'Badge', description: 'A badge', criteria: { narrative: 'Do it.' } },
  },
}
const english = { id: 'http://publications.europa.eu/resource/authority/language/ENG', type: 'Concept' }

export const bases: Readonly<Record<FormatName, Document>> = {
  ob2: {
    '@context': 'https://w3id.org/openbadges/v2',
    id: 'https://school.example/assertions/1',
    type: 'Assertion',
    recipient: { type: 'email', hashed: false, identity: 'learner@example.org' },
    issuedOn: issued,
    badge: {
      id: course,
      type: 'BadgeClass',
      name: 'Badge',
      description: 'A badge',
      criteria: { narrative: 'Do it.' },
      issuer: { id: school, type: 'Issuer', name: 'School', url: school, email: 'school@school.example' },
    },
  },
  ob3: badge,
  clr1: {
    '@context': 'https://purl.imsglobal.org/spec/clr/v1p0/context/clr_v1p0.jsonld',
    id: 'urn:uuid:7b1f2a52-7c1d-5c9e-9a0c-2a53b3a5d0c1',
    type: 'Clr',
    issuedOn: issued,
    learner: { type: 'Profile' },
    publisher: { id: school, type: 'Profile', name: 'School' },
    assertions: [
      {
        id: 'urn:uuid:7b1f2a52-7c1d-5c9e-9a0c-2a53b3a5d0b1',
        type: 'Assertion',
        issuedOn: issued,
        achievement: {
          id: course,
          type: 'Achievement',
          name: 'Badge',
          description: 'A badge',
          requirement: { narrative: 'Do it.' },
          issuer: { id: school, type: 'Profile', name: 'School' },
        },
      },
    ],
  },
  clr2: {
    '@context': [
      'https://www.w3.org/ns/credentials/v2',
      'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
      'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    ],
    id: 'https://school.example/records/1',
    type: ['VerifiableCredential', 'ClrCredential'],
    name: 'Badge',
    issuer: { id: school, type: ['Profile'], name: 'School' },
    validFrom: issued,
    credentialSubject: { type: ['ClrSubject'], verifiableCredential: [badge] },
  },
  elm: {
    '@context': ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap'],
    id: 'urn:credential:7b1f2a52-7c1d-5c9e-9a0c-2a53b3a5d301',
    type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
    displayParameter: { title: { en: 'Badge' }, primaryLanguage: english, language: [english] },
    issuer: { id: school, type: 'Organisation', legalName: { en: 'School' } },
    issued,
    validFrom: issued,
    credentialSubject: {
      type: 'Person',
      hasClaim: [
        {
          id: 'urn:credential:claim-1',
          type: 'LearningAchievement',
          title: { en: 'Badge' },
          awardedBy: { awardingBody: [{ id: school, type: 'Organisation', legalName: { en: 'School' } }] },
          specifiedBy: { id: course, title: { en: 'Badge' }, description: { en: 'A badge' } },
        },
      ],
    },
  },
}
