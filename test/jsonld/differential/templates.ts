/** Documents of our own to mutate: each shape of JSON-LD that credentials use, small, of invented people. */
import type { Sample } from './corpus.ts'

const vc1 = 'https://www.w3.org/2018/credentials/v1'
const vc2 = 'https://www.w3.org/ns/credentials/v2'
const ob3 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
const clr2 = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json'
const edc = 'http://data.europa.eu/snb/model/context/edc-ap'

const badge = {
  '@context': [vc2, ob3],
  id: 'urn:uuid:1',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: 'did:example:college', type: ['Profile'], name: 'Imagined College', address: { type: ['Address'], addressCountry: 'NL' } },
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: {
    id: 'did:example:ada',
    type: ['AchievementSubject'],
    achievement: {
      id: 'urn:uuid:2',
      type: ['Achievement'],
      name: 'Weaving',
      criteria: { narrative: 'Wove a cloth.' },
      creditsAvailable: 5,
      resultDescription: [
        { id: 'urn:uuid:3', type: ['ResultDescription'], allowedValue: ['A', 'B'], name: 'Grade', resultType: 'LetterGrade' },
      ],
      tag: ['loom', 'cloth'],
    },
    result: [{ type: ['Result'], resultDescription: 'urn:uuid:3', value: 'A' }],
  },
  evidence: [{ id: 'https://college.example/evidence', type: ['Evidence'], genre: 'cloth' }],
  credentialStatus: {
    id: 'https://college.example/status#1',
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '1',
  },
}
const proof = {
  type: 'DataIntegrityProof',
  cryptosuite: 'eddsa-rdfc-2022',
  created: '2026-01-01T00:00:00Z',
  verificationMethod: 'did:example:college#key',
  proofPurpose: 'assertionMethod',
}

const documents: Readonly<Record<string, Record<string, unknown>>> = {
  badge,
  'badge with an endorsement': {
    ...badge,
    endorsement: [{ ...badge, id: 'urn:uuid:9', type: ['VerifiableCredential', 'EndorsementCredential'], proof }],
  },
  'badge of VC 1.1': {
    ...badge,
    '@context': [vc1, ob3, 'https://w3id.org/security/suites/ed25519-2020/v1'],
    validFrom: undefined,
    credentialStatus: undefined,
    issuanceDate: '2026-01-01T00:00:00Z',
    proof: { ...proof, type: 'Ed25519Signature2020', cryptosuite: undefined },
  },
  'proof options': { '@context': [vc2, ob3], ...proof },
  'proof set': { ...badge, proof: [proof, { ...proof, id: 'urn:uuid:5' }] },
  clr: {
    '@context': [vc2, clr2, ob3],
    id: 'urn:uuid:4',
    type: ['VerifiableCredential', 'ClrCredential'],
    issuer: 'did:example:college',
    partial: true,
    credentialSubject: {
      type: ['ClrSubject'],
      verifiableCredential: [badge, { ...badge, id: undefined, proof }],
      association: [{ type: 'Association', associationType: 'isChildOf', sourceId: 'urn:uuid:2', targetId: 'urn:uuid:4' }],
      achievement: [
        { type: ['Achievement'], name: 'Same' },
        { type: ['Achievement'], name: 'Same' },
      ],
    },
  },
  edc: {
    '@context': [vc1, edc],
    id: 'urn:credential:1',
    type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
    title: { en: 'Weaving', nl: ['Weven', 'Weefkunst'] },
    credentialSubject: {
      id: 'urn:person:1',
      type: 'Person',
      fullName: { en: 'Ada Example' },
      dateOfBirth: '2000-01-01T00:00:00Z',
      hasClaim: [{ id: 'urn:claim:1', type: 'LearningAchievement', title: { en: 'W' } }],
    },
    displayParameter: {
      id: 'urn:display:1',
      type: 'DisplayParameter',
      title: { en: 'Weaving' },
      language: [
        { id: 'urn:concept:1', type: 'Concept', inScheme: { id: 'urn:scheme:1', type: 'ConceptScheme' } },
        { id: 'urn:concept:1', type: 'Concept', inScheme: { id: 'urn:scheme:1', type: 'ConceptScheme' } },
      ],
    },
    contentSize: 5,
  },
  'flattened edc': {
    '@context': [vc1, edc],
    '@graph': [
      { id: 'urn:credential:1', type: ['VerifiableCredential', 'EuropeanDigitalCredential'], credentialSubject: 'urn:person:1' },
      { id: 'urn:person:1', type: 'Person', dateOfBirth: '2000-01-01T00:00:00Z' },
    ],
  },
  'badge of Open Badges 2.0': {
    '@context': 'https://w3id.org/openbadges/v2',
    id: 'https://college.example/assertion',
    type: 'Assertion',
    recipient: { type: 'email', hashed: true, identity: 'sha256$00', salt: 's' },
    badge: {
      id: 'https://college.example/badge',
      type: 'BadgeClass',
      '@language': 'en',
      name: 'Weaving',
      tags: ['loom'],
      alignment: [{ targetName: 'a', targetUrl: 'https://a.example/' }],
    },
    verification: { type: 'HostedBadge' },
    issuedOn: '2026-01-01T00:00:00Z',
    evidence: { id: 'https://college.example/evidence', narrative: 'n' },
  },
  'converted badge': {
    ...badge,
    '@context': [
      vc2,
      ob3,
      {
        credlens: 'https://w3id.org/credlens#',
        capsule: { '@id': 'credlens:capsule', '@type': '@json' },
        note: { '@id': 'credlens:note', '@container': '@language' },
      },
    ],
    capsule: { a: [1, null, { b: 'c' }] },
    note: { en: 'x' },
  },
  'did document': {
    '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1', 'https://w3id.org/security/jwk/v1'],
    id: 'did:example:college',
    verificationMethod: [
      { id: 'did:example:college#1', type: 'Multikey', controller: 'did:example:college', publicKeyMultibase: 'z6Mk' },
      {
        id: 'did:example:college#2',
        type: 'JsonWebKey',
        controller: 'did:example:college',
        publicKeyJwk: { kty: 'OKP', crv: 'Ed25519', x: 'x' },
      },
    ],
    assertionMethod: ['did:example:college#1'],
    service: [{ id: 'did:example:college#s', type: 'urn:example:LinkedDomains', serviceEndpoint: 'https://college.example/' }],
  },
  'status list': {
    '@context': [vc2],
    id: 'https://college.example/status',
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: 'did:example:college',
    credentialSubject: {
      id: 'https://college.example/status#list',
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: 'uH4sI',
    },
  },
  presentation: {
    '@context': [vc2, ob3],
    type: 'VerifiablePresentation',
    holder: 'did:example:ada',
    verifiableCredential: [badge, { '@context': vc2, type: 'EnvelopedVerifiableCredential', id: 'data:application/vc+jwt,x' }],
  },
  'nested graph of blank nodes': {
    '@context': { k: 'urn:k', l: { '@id': 'urn:l', '@container': '@list' } },
    k: [{ k: { k: {} } }, { k: { k: {} } }, { '@id': '_:x', k: { '@id': '_:y' } }, { '@id': '_:y', k: { '@id': '_:x' } }],
    l: ['a', { k: 1 }],
  },
  'aliases, lists and language maps': {
    '@context': {
      uri: '@id',
      kind: '@type',
      says: '@value',
      speaks: '@language',
      all: '@graph',
      part: { '@id': 'urn:part', '@container': '@list' },
      label: { '@id': 'urn:label', '@container': '@language' },
      note: 'urn:note',
    },
    uri: 'urn:a',
    kind: 'urn:Kind',
    part: ['a', { uri: 'urn:b', note: 'x' }, 5],
    label: { en: 'a', nl: ['b', 'c'] },
    note: [{ says: 'x', speaks: 'en' }, { says: 1.5 }],
  },
  'scoped contexts': {
    '@context': {
      '@version': 1.1,
      id: '@id',
      type: '@type',
      Course: {
        '@id': 'urn:Course',
        '@context': { '@protected': true, title: 'urn:title', part: { '@id': 'urn:part', '@context': { '@vocab': 'urn:part#' } } },
      },
      holder: { '@id': 'urn:holder', '@context': null },
      said: { '@id': 'urn:said', '@type': '@vocab', '@language': 'en' },
      '@language': 'nl',
      '@vocab': 'urn:vocabulary#',
    },
    type: 'Course',
    title: 'x',
    part: { title: 'y', inner: { type: 'Course', title: 'z' } },
    said: 'Course',
    free: ['text', 1, true],
    holder: { 'urn:name': 'n' },
  },
}

export const templates: readonly Sample[] = Object.entries(documents).map(([name, document]) => {
  const text = JSON.stringify(document)
  return { name, document: JSON.parse(text) as Record<string, unknown>, size: text.length }
})
