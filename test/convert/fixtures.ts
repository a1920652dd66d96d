/**
 * A fixture for each concept of the crosswalk: where each format says it, and a value there. The places are those of
 * the crosswalk's columns, by its own path roots, none is taken from our output. `ob3>elm` is what has to stand in the
 * target where that differs from what a source of that format would say; `told` that the loss is named; `-` that the
 * direction has no case of its own, with the reason in the same line. The first row of a concept is its class in every
 * direction; each further one is a case with a name, and the qualifiers of the crosswalk's cells are such names.
 */
import type { ConvertOptions } from '../../src/convert.ts'

export type FormatName = 'ob2' | 'ob3' | 'clr1' | 'clr2' | 'elm'
/**
 * Pointer with a root of the crosswalk, and its value; a pattern in a target is matched. `undefined` takes away what the
 * least document says, and in a direction says that nothing stands there.
 */
export type Pairs = Readonly<Record<string, unknown>>
type Direction = `${FormatName}>${FormatName}`
export interface Fixture extends Partial<Readonly<Record<FormatName, Pairs>>>, Partial<Readonly<Record<Direction, Pairs | 'told'>>> {
  /** The format whose document is given as a signed token. */
  readonly token?: FormatName
  /** What is asked of the conversion. */
  readonly options?: Partial<ConvertOptions>
  /** Places of the source that are told as lost, in part or whole, beside what stands in the target. */
  readonly told?: Partial<Readonly<Record<Direction, readonly string[]>>>
  /** Places of the source of which nothing is lost: what they say stands elsewhere too. */
  readonly untold?: Partial<Readonly<Record<Direction, readonly string[]>>>
  /** Places of the target that nothing stands in, and that are told as missing. */
  readonly missing?: Partial<Readonly<Record<Direction, readonly string[]>>>
}
export type FixtureRow = readonly [id: string, fixture: Fixture, name?: string]

const snb = 'http://data.europa.eu/snb'
const authority = 'http://publications.europa.eu/resource/authority'
const ns = 'https://w3id.org/credlens#'
const vocab = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#'
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='
const picture = `data:image/png;base64,${png}`
const pdf = 'data:application/pdf;base64,JVBERi0='
const hash = 'sha256$623ee8efa165f2f3125483fe66e21efd6a3e4aed675f2d3e7620ff399d3e5903'

const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
/** An assertion of CLR 1.0 in a token: its signature is nobody's business here. */
const signedAssertion = [
  { alg: 'RS256' },
  {
    id: 'urn:uuid:00000000-0000-4000-8000-000000000007',
    type: 'Assertion',
    issuedOn: '2024-06-01T00:00:00Z',
    achievement: { id: 'https://school.example/signed', type: 'Achievement', name: 'Signed' },
  },
]
  .map(encoded)
  .concat('AAAA')
  .join('.')

/** The same members of a file in ELM. */
const file = (root: string, content: string, type: string): Pairs => ({
  [`${root}/content`]: content,
  [`${root}/contentType/id`]: `${authority}/file-type/${type}`,
  [`${root}/contentEncoding/id`]: `${snb}/encoding/6146cde7dd`,
})
const page = 'DP/individualDisplay/0/displayDetail/0/image'
const numbered = (root: string, type: string, value = '12345'): Pairs => ({
  [`${root}/identifier`]: value,
  [`${root}/identifierType`]: type,
})
const legal = (root: string): Pairs => ({ [`${root}/notation`]: '12345', [`${root}/spatial/id`]: `${authority}/country/NLD` })
const scheme = (root: string, name: string, value = '12345'): Pairs => ({ [`${root}/notation`]: value, [`${root}/schemeName`]: name })
const identity = (value: string, identityType: string, hashed = false): Pairs => ({
  'S/identifier/0/type': 'IdentityObject',
  'S/identifier/0/identityHash': value,
  'S/identifier/0/identityType': identityType,
  'S/identifier/0/hashed': hashed,
})
const recipient = (root: string, identityText: string, type: string, hashed = false): Pairs => ({
  [`${root}/recipient/identity`]: identityText,
  [`${root}/recipient/type`]: type,
  [`${root}/recipient/hashed`]: hashed,
})
/** An alignment in the formats that have a list of them, and what stands in ELM. */
const aligned = (members: Pairs, type: string | undefined, elm: Pairs, more: Fixture = {}): Fixture => {
  const at = (root: string, extra: Pairs = {}): Pairs =>
    Object.fromEntries(Object.entries({ ...members, ...extra }).map(([name, value]) => [`${root}/0/${name}`, value]))
  const typed = type === undefined ? {} : { targetType: type }
  return { ob2: at('B/alignment'), ob3: at('Ach/alignment', typed), clr1: at('Ac/alignments', typed), elm, ...more }
}
const skill = (more: Pairs = {}): Pairs => ({ targetName: 'weaving', targetUrl: 'https://skills.example/1', ...more })
const escoSkill = 'http://data.europa.eu/esco/skill/5fd5c985-eaaa-47aa-8314-62359c54505a'
const escoSkill2 = 'http://data.europa.eu/esco/skill/5fd5c985-eaaa-47aa-8314-62359c54505b'
/** One outcome with two skills. */
const grouped = (skills: string, one: string, two: string): Pairs => ({
  'LO/title/en': 'Both',
  [`LO/${skills}/0`]: { id: one, prefLabel: { en: 'one' } },
  [`LO/${skills}/1`]: { id: two, prefLabel: { en: 'two' } },
})
const escoJob = 'http://data.europa.eu/esco/occupation/00030d09-2b3a-4efd-87cc-c4ea39d27c34'
const definition = 'urn:uuid:7b1f2a52-7c1d-5c9e-9a0c-2a53b3a5d0a1'
const level = 'urn:uuid:7b1f2a52-7c1d-5c9e-9a0c-2a53b3a5d0a2'
const described = (root: string, more: Pairs = {}): Pairs =>
  Object.fromEntries(
    Object.entries({ id: definition, name: 'Exam', resultType: 'LetterGrade', ...more }).map(([name, value]) => [
      `${root}/0/${name}`,
      value,
    ]),
  )
const result = (root: string, more: Pairs = {}): Pairs =>
  Object.fromEntries(
    Object.entries({ resultDescription: definition, value: 'A', ...more }).map(([name, value]) => [`${root}/0/${name}`, value]),
  )
const assessed = { 'AS/title/en': 'Exam', 'AS/grade/noteLiteral/en': 'A', 'ASS/id': definition, 'ASS/title/en': 'Exam' } as const
const endorser = { id: 'https://endorser.example/', type: ['Profile'], name: 'Endorser' } as const
const endorsement = (root: string, subject: string): Pairs => ({
  [`${root}/0`]: {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: 'urn:uuid:7b1f2a52-7c1d-5c9e-9a0c-2a53b3a5d0e1',
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: 'Endorsement',
    issuer: endorser,
    validFrom: '2024-05-01T00:00:00Z',
    credentialSubject: { id: subject, type: ['EndorsementSubject'], endorsementComment: 'A good one.' },
  },
})
const claimed = (root: string, subject: string): Pairs => ({
  [`${root}/0`]: {
    id: 'urn:uuid:7b1f2a52-7c1d-5c9e-9a0c-2a53b3a5d0e1',
    type: 'Endorsement',
    issuer: { ...endorser, type: 'Profile', url: 'https://endorser.example/', email: 'a@endorser.example' },
    issuedOn: '2024-05-01T00:00:00Z',
    claim: { id: subject, endorsementComment: 'A good one.' },
    verification: { type: 'HostedBadge' },
  },
})
const comment = (root: string): Pairs => ({ [`${root}/0/credentialSubject/endorsementComment`]: 'A good one.' })
const opinion = (root: string): Pairs => ({ [`${root}/0/claim/endorsementComment`]: 'A good one.' })

const second = (id: string, name: string): object => ({
  id: `urn:credential:claim-${id}`,
  type: 'LearningAchievement',
  title: { en: name },
  awardedBy: { awardingBody: [{ id: 'https://school.example/', legalName: { en: 'School' } }] },
  specifiedBy: { id: `https://school.example/${id}`, title: { en: name }, description: { en: name } },
})

/** Ids in the base documents. */
export const course = 'https://school.example/badges/1'
export const school = 'https://school.example/'
const signedEndorsement = [{ alg: 'ES256' }, endorsement('', course)['/0']].map(encoded).concat('AAAA').join('.')

const envelope: readonly FixtureRow[] = [
  [
    'A1',
    {
      ob2: { 'A/@context': 'https://w3id.org/openbadges/v2' },
      ob3: {
        'V/@context/0': 'https://www.w3.org/ns/credentials/v2',
        'V/@context/1': 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      },
      clr1: { 'C/@context': 'https://purl.imsglobal.org/spec/clr/v1p0/context/clr_v1p0.jsonld' },
      clr2: {
        'K/@context/0': 'https://www.w3.org/ns/credentials/v2',
        'K/@context/1': 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
        'K/@context/2': 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
      },
      elm: { 'E/@context/0': 'https://www.w3.org/2018/credentials/v1', 'E/@context/1': 'http://data.europa.eu/snb/model/context/edc-ap' },
    },
  ],
  [
    'A2',
    { ob2: { 'A/id': /^urn:uuid:/ }, ob3: { 'V/id': /^urn:uuid:/ }, clr1: { 'C/id': /^urn:uuid:/ }, elm: { 'E/id': /^urn:credential:/ } },
  ],
  [
    'A3',
    {
      ob2: { 'A/type': 'Assertion' },
      ob3: { 'V/type': ['VerifiableCredential', 'OpenBadgeCredential'] },
      clr1: { 'C/type': 'Clr', 'As/type': 'Assertion' },
      clr2: { 'K/type': ['VerifiableCredential', 'ClrCredential'], 'V/type': ['VerifiableCredential', 'OpenBadgeCredential'] },
      elm: { 'E/type': ['VerifiableCredential', 'EuropeanDigitalCredential'] },
    },
  ],
  [
    'A4',
    {
      ob3: { 'V/name': 'Title' },
      clr1: { 'C/name': 'Title' },
      clr2: { 'K/name': 'Title', 'V/name': 'Title' },
      elm: { 'DP/title/en': 'Title' },
    },
  ],
  [
    'A4',
    {
      clr2: { 'K/name': 'Record', 'V/name': 'Title' },
      'clr2>clr1': { 'C/name': 'Record' },
      told: { 'clr2>clr1': ['V/name'] },
    },
    'one per CLR: a badge in a record has no title of its own',
  ],
  [
    'A5',
    {
      ob3: { 'V/description': 'Described' },
      clr2: { 'K/description': 'Described', 'V/description': 'Described' },
      elm: { 'DP/description/en': 'Described' },
    },
  ],
  [
    'A6',
    {
      ob3: { 'V/image/id': picture, 'V/image/type': 'Image' },
      clr2: { 'K/image/id': picture, 'K/image/type': 'Image' },
      elm: file(page, png, 'PNG'),
    },
  ],
  [
    'A6',
    {
      ob3: { 'V/image/id': 'https://school.example/1.png', 'V/image/type': 'Image' },
      'ob3>elm': { [`${page}/contentURL`]: 'https://school.example/1.png' },
    },
    'data URI only',
  ],
  ['A7', { elm: { 'DP/summaryDisplay': 'A summary' } }],
  [
    'A8',
    {
      ob2: { 'A/issuedOn': '2024-06-01T10:00:00+02:00' },
      ob3: { 'V/validFrom': '2024-06-01T10:00:00+02:00', 'V/awardedDate': '2024-06-01T10:00:00+02:00' },
      clr1: { 'As/issuedOn': '2024-06-01T10:00:00+02:00', 'C/issuedOn': '2024-06-01T10:00:00+02:00' },
      elm: { 'E/issued': '2024-06-01T10:00:00+02:00', 'E/validFrom': '2024-06-01T10:00:00+02:00' },
      'elm>ob3': { 'V/validFrom': '2024-06-01T10:00:00+02:00' },
    },
  ],
  [
    'A8',
    {
      clr1: { 'As/issuedOn': '2020-12-15T00:00:00Z', 'C/issuedOn': '2026-06-30T00:00:00Z' },
      'clr1>ob3': {
        'V/validFrom': '2020-12-15T00:00:00Z',
        'V/awardedDate': '2020-12-15T00:00:00Z',
      },
      'clr1>clr2': { 'V/validFrom': '2020-12-15T00:00:00Z', 'K/validFrom': '2026-06-30T00:00:00Z' },
    },
    'a badge of a record 1.0 is valid from the day it was awarded, whenever the record was issued',
  ],
  [
    'A9',
    {
      ob2: { 'A/issuedOn': '2024-06-02T10:00:00Z' },
      ob3: { 'V/validFrom': '2024-06-02T10:00:00Z' },
      clr1: { 'C/issuedOn': '2024-06-02T10:00:00Z' },
      elm: { 'E/validFrom': '2024-06-02T10:00:00Z' },
    },
  ],
  [
    'A10',
    {
      ob2: { 'A/issuedOn': '2024-05-30T10:00:00Z' },
      ob3: { 'V/awardedDate': '2024-05-30T10:00:00Z' },
      clr1: { 'As/issuedOn': '2024-05-30T10:00:00Z' },
      elm: { 'AP/awardingDate': '2024-05-30T10:00:00Z' },
    },
  ],
  [
    'A11',
    {
      ob2: { 'A/expires': '2030-01-01T00:00:00Z' },
      ob3: { 'V/validUntil': '2030-01-01T00:00:00Z' },
      clr1: { 'As/expires': '2030-01-01T00:00:00Z' },
      clr2: { 'K/validUntil': '2030-01-01T00:00:00Z', 'V/validUntil': '2030-01-01T00:00:00Z' },
      elm: { 'E/validUntil': '2030-01-01T00:00:00Z', 'E/expirationDate': '2030-01-01T00:00:00Z' },
    },
  ],
  [
    'A11',
    {
      clr2: { 'K/validUntil': '2030-01-01T00:00:00Z', 'V/validUntil': '2029-01-01T00:00:00Z' },
      'clr2>clr1': { 'As/expires': '2029-01-01T00:00:00Z' },
      'clr2>ob3': { 'V/validUntil': '2029-01-01T00:00:00Z' },
      told: { 'clr2>clr1': ['K/validUntil'] },
    },
    'K: –/L: a record does not end, its assertions do',
  ],
  [
    'A12',
    {
      ob3: {
        'V/@context/0': 'https://www.w3.org/2018/credentials/v1',
        'V/validFrom': undefined,
        'V/issuanceDate': '2024-06-01T00:00:00Z',
        'V/expirationDate': '2030-01-01T00:00:00Z',
      },
      clr1: { 'C/issuedOn': '2024-06-01T00:00:00Z', 'As/expires': '2030-01-01T00:00:00Z' },
      'clr1>ob3': { 'V/validFrom': '2024-06-01T00:00:00Z', 'V/validUntil': '2030-01-01T00:00:00Z' },
      clr2: { 'K/validFrom': '2024-06-01T00:00:00Z', 'V/validFrom': '2024-06-01T00:00:00Z', 'V/validUntil': '2030-01-01T00:00:00Z' },
      'clr2>ob3': { 'V/validFrom': '2024-06-01T00:00:00Z', 'V/validUntil': '2030-01-01T00:00:00Z' },
      elm: { 'E/validFrom': undefined, 'E/issuanceDate': '2024-06-01T00:00:00Z', 'E/expirationDate': '2030-01-01T00:00:00Z' },
      'elm>ob3': { 'V/validFrom': '2024-06-01T00:00:00Z', 'V/validUntil': '2030-01-01T00:00:00Z' },
      'ob3>elm': {
        'E/validFrom': '2024-06-01T00:00:00Z',
        'E/issuanceDate': '2024-06-01T00:00:00Z',
        'E/expirationDate': '2030-01-01T00:00:00Z',
      },
    },
  ],
  [
    'A13',
    {
      ob2: { 'B/@language': 'nl' },
      ob3: { 'Ach/inLanguage': 'nl' },
      elm: { 'DP/primaryLanguage/id': `${authority}/language/NLD`, 'DP/language/0/id': `${authority}/language/NLD` },
    },
  ],
  [
    'A14',
    {
      ob2: { 'A/uid': '4711' },
      ob3: { 'S/licenseNumber': 'L-1' },
      clr1: { 'As/licenseNumber': 'L-1' },
      elm: scheme('E/identifier/0', 'licenseNumber', 'L-1'),
    },
  ],
  ['A15', { ob3: {}, elm: { 'E/credentialProfiles/0/id': `${snb}/credential/e34929035b` } }],
  [
    'A15',
    {
      ob3: {},
      'ob3>elm': {
        'E/credentialProfiles/0/id': `${snb}/credential/c_7e400154`,
        'E/credentialProfiles/1': undefined,
        'E/evidence/0/dcType/id': `${snb}/evidence-type/c_c4f849d7`,
      },
      options: { capsule: true },
    },
    'constant: that of conversions, with the original inside',
  ],
  [
    'A16',
    {
      ob3: {
        'V/credentialSchema/0/id': 'https://school.example/schema.json',
        'V/credentialSchema/0/type': '1EdTechJsonSchemaValidator2019',
      },
      elm: { 'E/credentialSchema/0/id': 'http://data.europa.eu/snb/model/ap/edc-generic-full' },
    },
  ],
  [
    'A16',
    {
      ob3: {
        'V/credentialSchema/0/id': 'https://school.example/schema.json',
        'V/credentialSchema/0/type': '1EdTechJsonSchemaValidator2019',
      },
      'ob3>elm': {
        'E/credentialSchema/0/id': 'http://data.europa.eu/snb/model/ap/edc-generic-full',
        'E/credentialSchema/0/type': 'ShaclValidator2017',
        'E/credentialSchema/1': undefined,
      },
      elm: { 'E/credentialSchema/0/id': 'http://data.europa.eu/snb/model/ap/edc-accredited' },
      'elm>ob3': { 'V/credentialSchema': undefined },
    },
    'regenerated: never that of the source',
  ],
  ['A17', { elm: { 'E/holder/0/id': 'did:example:holder' } }],
  [
    'A18',
    { clr1: { 'C/partial': true }, clr2: { 'K/partial': true }, 'clr1>clr2': { 'K/partial': true }, 'clr2>clr1': { 'C/partial': true } },
  ],
  [
    'A19',
    {
      ob3: { 'V/evidence/0/id': pdf, 'V/evidence/0/type': ['Evidence'] },
      clr2: { 'K/evidence/0/id': pdf, 'K/evidence/0/type': ['Evidence'] },
      clr1: { 'As/evidence/0/artifacts/0/url': pdf },
      elm: file('E/attachment/0', 'JVBERi0=', 'PDF'),
    },
  ],
]

const issuers: readonly FixtureRow[] = [
  [
    'B1',
    {
      ob2: { 'I/id': school },
      ob3: { 'Iss/id': school },
      clr1: { 'Pub/id': school, 'Ac/issuer/id': school },
      clr2: { 'K/issuer/id': school, 'Iss/id': school },
      elm: { 'Org/id': school },
    },
  ],
  [
    'B1',
    {
      ob3: { 'Iss/name': undefined },
      'ob3>elm': { 'Org/id': school, 'Org/legalName': undefined, 'Org/location': undefined, 'Org/eIDASIdentifier': undefined },
      missing: { 'ob3>elm': ['Org/legalName', 'Org/location', 'Org/eIDASIdentifier'] },
    },
    'needs B4,B11,B20: what the source does not say is missing, not made up',
  ],
  [
    'B1',
    {
      ob2: { 'B/issuer': school },
      ob3: { 'V/issuer': school },
      clr1: { 'Pub/id': school, 'Pub/name': undefined, 'Ac/issuer/name': undefined },
      clr2: { 'K/issuer': school, 'V/issuer': school },
      elm: { 'E/issuer': school, 'AP/awardingBody/0': school },
      'ob2>ob3': { 'Iss/id': school },
      'ob2>elm': { 'Org/id': school },
      'clr1>ob3': { 'Iss/id': school },
      'ob3>ob2': { 'I/id': school },
      'ob3>clr1': { 'Pub/id': school, 'Ac/issuer/id': school },
      'ob3>clr2': { 'K/issuer/id': school, 'Iss/id': school },
      'ob3>elm': { 'Org/id': school },
      'clr2>ob3': { 'Iss/id': school },
      'clr2>elm': { 'Org/id': school },
      'elm>ob3': { 'Iss/id': school },
      'elm>clr2': { 'K/issuer/id': school },
    },
    'by its address alone',
  ],
  [
    'B2',
    {
      ob2: { 'I/id': school },
      ob3: { 'Iss/id': school },
      clr1: { 'Pub/id': school },
      clr2: { 'K/issuer/id': school, 'Iss/id': school },
      elm: { 'Org/id': school },
    },
  ],
  [
    'B2',
    { ob3: { 'Iss/id': 'did:web:school.example' }, 'ob3>ob2': 'told', elm: { 'Org/id': 'did:web:school.example' } },
    'a DID into OB 2.0',
  ],
  [
    'B3',
    {
      ob2: { 'I/type': /^(Issuer|Profile)$/ },
      ob3: { 'Iss/type': ['Profile'] },
      clr1: { 'Pub/type': 'Profile' },
      elm: { 'Org/type': 'Organisation' },
    },
  ],
  [
    'B4',
    {
      ob2: { 'I/name': 'Name' },
      ob3: { 'Iss/name': 'Name' },
      clr1: { 'Pub/name': 'Name' },
      clr2: { 'K/issuer/name': 'Name', 'Iss/name': 'Name' },
      elm: { 'Org/legalName/en': 'Name' },
    },
  ],
  [
    'B5',
    {
      clr1: { 'Pub/additionalName': 'Short' },
      elm: { 'Org/altLabel/en': 'Short' },
      'clr1>elm': { 'Org/altLabel/en': 'Short' },
      'elm>clr1': { 'Pub/additionalName': 'Short' },
    },
  ],
  [
    'B6',
    {
      ob2: { 'I/url': 'https://school.example/home' },
      ob3: { 'Iss/url': 'https://school.example/home' },
      clr1: { 'Pub/url': 'https://school.example/home' },
      elm: { 'Org/homepage/0/contentURL': 'https://school.example/home' },
    },
  ],
  [
    'B7',
    {
      ob2: { 'I/email': 'x@school.example' },
      ob3: { 'Iss/email': 'x@school.example' },
      clr1: { 'Pub/email': 'x@school.example' },
      elm: { 'Org/contactPoint/0/emailAddress/0/id': 'mailto:x@school.example' },
    },
  ],
  [
    'B8',
    {
      ob2: { 'I/telephone': '+31201234567' },
      ob3: { 'Iss/phone': '+31201234567' },
      clr1: { 'Pub/telephone': '+31201234567' },
      elm: { 'Org/contactPoint/0/phone/0/phoneNumber': '+31201234567' },
    },
  ],
  [
    'B9',
    {
      ob2: { 'I/description': 'A school' },
      ob3: { 'Iss/description': 'A school' },
      clr1: { 'Pub/description': 'A school' },
      elm: { 'Org/additionalNote/0/noteLiteral/en': 'A school', 'Org/additionalNote/0/subject/id': `${ns}Profile.description` },
    },
  ],
  [
    'B10',
    {
      ob2: { 'I/image': picture },
      ob3: { 'Iss/image/id': picture, 'Iss/image/type': 'Image' },
      clr1: { 'Pub/image': picture },
      elm: file('Org/logo', png, 'PNG'),
    },
  ],
  [
    'B11',
    {
      ob3: {
        'Iss/address/type': ['Address'],
        'Iss/address/streetAddress': 'Laan 1',
        'Iss/address/postalCode': '1234 AB',
        'Iss/address/addressLocality': 'Town',
      },
      clr1: { 'Pub/address/streetAddress': 'Laan 1', 'Pub/address/postalCode': '1234 AB', 'Pub/address/addressLocality': 'Town' },
      elm: { 'Org/location/0/address/0/fullAddress/noteLiteral/en': 'Laan 1, 1234 AB Town' },
      'elm>ob3': { 'Iss/address/streetAddress': 'Laan 1, 1234 AB Town' },
      'ob3>elm': { 'Org/location/0/address/0/fullAddress/noteLiteral/en': 'Laan 1, 1234 AB Town' },
    },
  ],
  [
    'B12',
    {
      ob2: {
        'I/extensions:InstitutionCountryExtension': {
          type: ['Extension', 'extensions:InstitutionCountryExtension'],
          InstitutionCountry: 'NL',
        },
      },
      ob3: { 'Iss/address/type': ['Address'], 'Iss/address/addressCountryCode': 'NL' },
      clr1: { 'Pub/address/addressCountry': 'Netherlands' },
      elm: { 'Org/location/0/address/0/countryCode/id': `${authority}/country/NLD` },
    },
  ],
  [
    'B12',
    {
      ob3: { 'Iss/address/type': ['Address'], 'Iss/address/addressCountryCode': 'IE' },
      clr1: { 'Pub/address/addressCountry': 'Ireland' },
      elm: { 'Org/location/0/address/0/countryCode/id': `${authority}/country/IRL` },
    },
    'Ireland is not Iran',
  ],
  [
    'B12',
    { elm: { 'Org/location/0/address/0/countryCode/notation': 'ES' }, 'elm>ob3': { 'Iss/address/addressCountryCode': 'ES' } },
    'by its code alone',
  ],
  [
    'B13',
    {
      ob3: { 'Iss/address/type': ['Address'], 'Iss/address/addressRegion': 'Friesland', 'Iss/address/addressLocality': 'Town' },
      clr1: { 'Pub/address/addressRegion': 'Friesland', 'Pub/address/addressLocality': 'Town' },
      elm: {
        'Org/location/0/spatialCode/0/id': 'http://data.europa.eu/nuts/code/NL12',
        'Org/location/0/spatialCode/0/prefLabel/en': 'Friesland',
        'Org/location/0/address/0/countryCode/id': `${authority}/country/NLD`,
      },
      'elm>ob3': { 'Iss/address/addressRegion': 'Friesland' },
      'ob3>elm': { 'Org/location/0/address/0/fullAddress/noteLiteral/en': 'Town, Friesland' },
    },
  ],
  [
    'B14',
    {
      ob2: { 'I/extensions:GeoCoordinates': { type: ['Extension', 'extensions:GeoCoordinates'], geo: { latitude: 52.1, longitude: 4.3 } } },
      ob3: {
        'Iss/address/type': ['Address'],
        'Iss/address/geo/type': 'GeoCoordinates',
        'Iss/address/geo/latitude': 52.1,
        'Iss/address/geo/longitude': 4.3,
      },
      'ob3>ob2': { 'I/extensions:GeoCoordinates/geo/latitude': 52.1, 'I/extensions:GeoCoordinates/geo/longitude': 4.3 },
      'ob3>clr1': 'told',
    },
  ],
  [
    'B15',
    {
      ob3: { 'Iss/official': 'A. Rector' },
      clr1: { 'Pub/official': 'A. Rector' },
      elm: { 'Org/additionalNote/0/noteLiteral/en': 'A. Rector', 'Org/additionalNote/0/subject/id': `${ns}Profile.official` },
    },
  ],
  [
    'B16',
    {
      ob3: { 'Iss/parentOrg/id': 'https://parent.example/', 'Iss/parentOrg/type': ['Profile'], 'Iss/parentOrg/name': 'Parent' },
      clr1: { 'Pub/parentOrg/id': 'https://parent.example/', 'Pub/parentOrg/name': 'Parent' },
      elm: { 'Org/subOrganizationOf/id': 'https://parent.example/', 'Org/subOrganizationOf/legalName/en': 'Parent' },
    },
  ],
  ['B17', { elm: { 'Org/hasSubOrganization/0/id': 'https://part.example/' } }],
  [
    'B18',
    {
      ob3: numbered('Iss/otherIdentifier/0', 'ext:VAT'),
      clr1: numbered('Pub/identifiers/0', 'ext:VAT'),
      elm: legal('Org/vatIdentifier/0'),
      'ob3>elm': { 'Org/vatIdentifier/0/notation': '12345' },
    },
  ],
  [
    'B18',
    {
      ob3: { ...numbered('Iss/otherIdentifier/0', 'ext:VAT'), 'Iss/address/type': ['Address'], 'Iss/address/addressCountryCode': 'NL' },
      elm: legal('Org/vatIdentifier/0'),
      'elm>ob3': numbered('Iss/otherIdentifier/0', 'ext:VAT'),
    },
    'its country is that of the address',
  ],
  [
    'B18',
    {
      ob3: numbered('Iss/otherIdentifier/0', 'ext:VAT', 'NL001234567B01'),
      elm: { ...legal('Org/vatIdentifier/0'), 'Org/vatIdentifier/0/notation': 'NL001234567B01' },
      untold: { 'elm>ob3': ['Org/vatIdentifier/0/spatial/id'] },
    },
    'spatial: the number begins with its country',
  ],
  [
    'B18',
    {
      ob3: numbered('Iss/otherIdentifier/0', 'ext:VAT'),
      'ob3>elm': { 'Org/vatIdentifier/0/notation': '12345', 'Org/vatIdentifier/0/spatial': undefined },
      elm: legal('Org/vatIdentifier/0'),
      'elm>ob3': numbered('Iss/otherIdentifier/0', 'ext:VAT'),
      missing: { 'ob3>elm': ['Org/vatIdentifier/0/spatial'] },
      told: { 'elm>ob3': ['Org/vatIdentifier/0/spatial/id'] },
    },
    'spatial: nothing says the country',
  ],
  [
    'B19',
    {
      ob3: numbered('Iss/otherIdentifier/0', 'ext:TaxId'),
      clr1: numbered('Pub/identifiers/0', 'ext:TaxId'),
      elm: legal('Org/taxIdentifier/0'),
      'ob3>elm': { 'Org/taxIdentifier/0/notation': '12345' },
    },
  ],
  [
    'B20',
    {
      ob3: numbered('Iss/otherIdentifier/0', 'ext:eIDASIdentifier'),
      clr1: numbered('Pub/identifiers/0', 'ext:eIDASIdentifier'),
      elm: legal('Org/eIDASIdentifier'),
      'ob3>elm': { 'Org/eIDASIdentifier/notation': '12345' },
    },
  ],
  [
    'B20',
    { elm: { 'Org/eIDASΙdentifier/notation': '12345' }, 'elm>ob3': numbered('Iss/otherIdentifier/0', 'ext:eIDASIdentifier') },
    'spelled with a Greek iota',
  ],
  [
    'B21',
    {
      ob2: {
        'I/extensions:InstitutionIdentifierExtension': {
          type: ['Extension', 'extensions:InstitutionIdentifierExtension'],
          InstitutionIdentifier: '12345',
        },
      },
      ob3: numbered('Iss/otherIdentifier/0', 'ext:RegistrationId'),
      clr1: numbered('Pub/identifiers/0', 'ext:RegistrationId'),
      elm: legal('Org/registration'),
      'ob3>elm': { 'Org/registration/notation': '12345' },
    },
  ],
  [
    'B22',
    {
      ob3: numbered('Iss/otherIdentifier/0', 'ext:ROR'),
      clr1: numbered('Pub/identifiers/0', 'ext:ROR'),
      elm: scheme('Org/identifier/0', 'ROR'),
    },
  ],
  [
    'B22',
    {
      ob3: numbered('Iss/otherIdentifier/0', 'sourcedId'),
      clr1: { 'Pub/sourcedId': '12345' },
      'ob3>clr1': numbered('Pub/identifiers/0', 'ext:sourcedId'),
      elm: scheme('Org/identifier/0', 'sourcedId'),
    },
    'one that the enumeration has',
  ],
  [
    'B23',
    {
      ob3: { 'Iss/type': ['Profile', 'https://types.example/university'] },
      elm: { 'Org/dcType/0/id': 'https://types.example/university' },
    },
  ],
  [
    'B24',
    {
      ob2: { 'B/extensions:OriginalCreator': { type: ['Extension', 'extensions:OriginalCreator'], url: 'https://creator.example/' } },
      ob3: { 'Ach/creator/id': 'https://creator.example/', 'Ach/creator/type': ['Profile'], 'Ach/creator/name': 'Creator' },
      'ob2>ob3': { 'Ach/creator/url': 'https://creator.example/' },
      'ob3>ob2': { 'B/extensions:OriginalCreator/url': 'https://creator.example/' },
      clr1: { 'Ac/issuer/id': 'https://creator.example/', 'Ac/issuer/name': 'Creator' },
      elm: { 'AP/awardingBody/0/id': 'https://creator.example/', 'AP/awardingBody/0/legalName/en': 'Creator' },
    },
  ],
  [
    'B24',
    {
      clr1: { 'Pub/email': 'a@school.example', 'Ac/issuer/id': school, 'Ac/issuer/name': 'School' },
      'clr1>ob2': { 'I/name': 'School', 'I/email': 'a@school.example' },
      untold: { 'clr1>ob2': ['Ac/issuer/id', 'Ac/issuer/name'] },
    },
    'the issuer again, with less',
  ],
  [
    'B25',
    {
      ob3: {
        'S/source/id': 'https://assessor.example/',
        'S/source/type': ['Profile'],
        'S/source/name': 'Assessor',
        ...result('S/result'),
        ...described('Ach/resultDescription'),
      },
      clr1: { 'As/source/id': 'https://assessor.example/', 'As/source/name': 'Assessor' },
      'clr1>ob3': { 'S/source/id': 'https://assessor.example/', 'S/source/name': 'Assessor' },
      elm: { ...assessed, 'AS/assessedBy/0/id': 'https://assessor.example/', 'AS/assessedBy/0/legalName/en': 'Assessor' },
      'elm>ob3': { 'S/source/id': 'https://assessor.example/', 'S/source/name': 'Assessor' },
    },
  ],
  ['B26', { elm: { 'ACT/title/en': 'Lab', 'ACT/directedBy/0/id': 'https://teacher.example/' } }],
  [
    'B27',
    {
      ob2: { 'I/publicKey': 'https://school.example/key', 'I/revocationList': 'https://school.example/revoked' },
      clr1: { 'Pub/publicKey': 'https://school.example/key' },
    },
  ],
]

const recipients: readonly FixtureRow[] = [
  [
    'C1',
    {
      ob2: recipient('A', 'did:example:mira', 'id'),
      ob3: { 'S/id': 'did:example:mira', 'S/identifier': undefined },
      clr1: { 'C/learner/id': 'did:example:mira' },
      clr2: { 'KS/id': 'did:example:mira', 'S/id': 'did:example:mira' },
      elm: { 'P/id': 'did:example:mira' },
    },
  ],
  [
    'C1',
    {
      clr2: { 'KS/id': 'did:example:mira', 'S/id': 'did:example:other' },
      'clr2>ob3': { 'S/id': 'did:example:mira' },
      told: { 'clr2>ob3': ['S/id'] },
    },
    'a badge that knows its recipient by another id than the record',
  ],
  [
    'C2',
    {
      ob2: recipient('A', hash, 'email', true),
      ob3: identity(hash, 'emailAddress', true),
      clr1: recipient('As', hash, 'email', true),
      elm: scheme('P/identifier/0', 'IdentityHash:emailAddress', hash),
    },
  ],
  [
    'C2',
    {
      ob3: identity(hash, 'ext:telephone', true),
      elm: scheme('P/identifier/0', 'IdentityHash:telephone', hash),
    },
    'own schemeName: it names the kind of identity that is hashed',
  ],
  [
    'C2',
    { elm: scheme('P/identifier/0', 'sisSourcedId', hash), 'elm>ob3': identity(hash, 'sisSourcedId', false) },
    'own schemeName: without it nothing is a hash, whatever it looks like',
  ],
  [
    'C3',
    {
      ob2: { ...recipient('A', hash, 'email', true), 'A/recipient/salt': 'Salt9' },
      ob3: { ...identity(hash, 'emailAddress', true), 'S/identifier/0/salt': 'Salt9' },
      clr1: { ...recipient('As', hash, 'email', true), 'As/recipient/salt': 'Salt9' },
      elm: {},
    },
  ],
  [
    'C4',
    {
      ob2: recipient('A', 'mira@example.org', 'email'),
      ob3: identity('mira@example.org', 'emailAddress'),
      clr1: recipient('As', 'mira@example.org', 'email'),
      elm: { 'P/contactPoint/0/emailAddress/0/id': 'mailto:mira@example.org' },
      'elm>ob3': { 'S/email': 'mira@example.org' },
      'ob3>elm': scheme('P/identifier/0', 'emailAddress', 'mira@example.org'),
    },
  ],
  [
    'C5',
    {
      ob2: recipient('A', 'https://mira.example/', 'url'),
      ob3: identity('https://mira.example/', 'ext:url'),
      clr1: recipient('As', 'https://mira.example/', 'url'),
      elm: scheme('P/identifier/0', 'url', 'https://mira.example/'),
    },
  ],
  [
    'C6',
    {
      ob2: recipient('A', '+31611111111', 'telephone'),
      ob3: identity('+31611111111', 'ext:telephone'),
      clr1: recipient('As', '+31611111111', 'telephone'),
      elm: { 'P/contactPoint/0/phone/0/phoneNumber': '+31611111111' },
      'elm>ob3': { 'S/phone': '+31611111111' },
      'ob3>elm': scheme('P/identifier/0', 'telephone', '+31611111111'),
    },
  ],
  [
    'C7',
    {
      ob3: identity('123456782', 'nationalIdentityNumber'),
      clr1: numbered('C/learner/identifiers/0', 'ext:nationalIdentityNumber', '123456782'),
      elm: { 'P/nationalID/notation': '123456782', 'P/nationalID/spatial/id': `${authority}/country/NLD` },
      'ob3>elm': scheme('P/identifier/0', 'nationalIdentityNumber', '123456782'),
    },
  ],
  [
    'C8',
    {
      ob3: identity('4711', 'sisSourcedId'),
      clr1: numbered('C/learner/identifiers/0', 'ext:sisSourcedId', '4711'),
      'ob3>clr1': recipient('As', '4711', 'sisSourcedId'),
      elm: scheme('P/identifier/0', 'sisSourcedId', '4711'),
    },
  ],
  ['C8', { clr1: { 'C/learner/studentId': '4711' }, 'clr1>ob3': identity('4711', 'ext:studentId') }, 'a student number'],
  [
    'C9',
    {
      ob2: { 'A/extensions:recipientProfile': { type: ['Extension', 'extensions:RecipientProfile'], name: 'Mira Berg' } },
      ob3: { 'S/name': 'Mira Berg', 'S/type': ['AchievementSubject', 'Profile'] },
      'ob3>ob2': { 'A/extensions:recipientProfile/name': 'Mira Berg' },
      clr1: { 'C/learner/name': 'Mira Berg' },
      elm: { 'P/fullName/en': 'Mira Berg' },
    },
  ],
  ['C10', { ob3: { 'S/givenName': 'Mira' }, clr1: { 'C/learner/givenName': 'Mira' }, elm: { 'P/givenName/en': 'Mira' } }],
  ['C11', { ob3: { 'S/familyName': 'Berg' }, clr1: { 'C/learner/familyName': 'Berg' }, elm: { 'P/familyName/en': 'Berg' } }],
  [
    'C11',
    {
      ob3: { 'S/givenName': 'Mira', 'S/familyName': 'Berg', 'S/familyNamePrefix': 'van den' },
      elm: { 'P/fullName/en': 'Mira van den Berg', 'P/familyName/en': 'van den Berg' },
      'elm>ob3': { 'S/name': 'Mira van den Berg', 'S/familyName': 'van den Berg' },
    },
    'with a prefix',
  ],
  [
    'C12',
    {
      ob3: { 'S/additionalName': 'Noor', 'S/honorificPrefix': 'Dr' },
      clr1: { 'C/learner/additionalName': 'Noor' },
      'clr1>ob3': { 'S/additionalName': 'Noor' },
      elm: {},
    },
  ],
  ['C13', { ob3: { 'S/patronymicName': 'Jansdochter' }, elm: { 'P/patronymicName/en': 'Jansdochter' } }],
  ['C14', { elm: { 'P/birthName/en': 'Dijk' } }],
  [
    'C15',
    {
      ob3: { 'S/dateOfBirth': '1999-10-02' },
      clr1: { 'C/learner/birthDate': '1999-10-02' },
      elm: { 'P/dateOfBirth': '1999-10-02T00:00:00Z' },
    },
  ],
  ['C15', { elm: { 'P/dateOfBirth': '1999-10-01T22:00:00Z' }, 'elm>ob3': { 'S/dateOfBirth': '1999-10-02' } }, 'midnight in another zone'],
  ['C16', { elm: { 'P/gender/id': 'http://publications.europa.eu/resource/authority/human-sex/FEMALE' } }],
  [
    'C17',
    {
      ob3: { 'S/address/type': ['Address'], 'S/address/addressCountryCode': 'NL', 'S/address/streetAddress': 'Dorp 1' },
      clr1: { 'C/learner/address/addressCountry': 'Netherlands', 'C/learner/address/streetAddress': 'Dorp 1' },
      elm: {
        'P/location/address/0/countryCode/id': `${authority}/country/NLD`,
        'P/location/address/0/fullAddress/noteLiteral/en': 'Dorp 1, Netherlands',
      },
      'elm>ob3': { 'S/address/addressCountryCode': 'NL', 'S/address/streetAddress': 'Dorp 1, Netherlands' },
    },
  ],
  [
    'C18',
    {
      ob3: { 'S/email': 'mira@example.org', 'S/phone': '+31611111111' },
      clr1: { 'C/learner/email': 'mira@example.org', 'C/learner/telephone': '+31611111111' },
      elm: { 'P/contactPoint/0/emailAddress/0/id': 'mailto:mira@example.org', 'P/contactPoint/0/phone/0/phoneNumber': '+31611111111' },
    },
  ],
  ['C19', { clr1: { 'C/learner/image': 'https://mira.example/me.png' } }],
  [
    'C20',
    {
      ob3: { 'S/role': 'leader' },
      clr1: { 'As/role': 'leader' },
      elm: { 'LA/additionalNote/0/noteLiteral/en': 'leader', 'LA/additionalNote/0/subject/id': `${ns}role` },
    },
  ],
  ['C21', { elm: { 'P/memberOf/0/id': 'https://club.example/' } }],
  [
    'C22',
    {
      ob2: recipient('A', 'mira@example.org', 'email'),
      ob3: {
        ...identity('4711', 'sisSourcedId'),
        'S/identifier/1': { type: 'IdentityObject', identityHash: 'mira@example.org', identityType: 'emailAddress', hashed: false },
      },
      'ob2>ob3': identity('mira@example.org', 'emailAddress'),
      clr1: recipient('As', 'mira@example.org', 'email'),
      'clr1>ob3': identity('mira@example.org', 'emailAddress'),
      elm: { ...scheme('P/identifier/0', 'sisSourcedId', '4711'), ...scheme('P/identifier/1', 'emailAddress', 'mira@example.org') },
    },
  ],
  [
    'C23',
    {
      ob3: { 'S/name': 'Works Ltd', 'S/type': ['AchievementSubject', 'Profile'] },
      'ob3>ob2': { 'A/extensions:recipientProfile/name': 'Works Ltd' },
      'ob3>clr1': { 'C/learner/name': 'Works Ltd' },
      elm: { 'P/type': 'Organisation', 'P/legalName/en': 'Works Ltd' },
      'ob3>elm': { 'P/fullName/en': 'Works Ltd' },
    },
  ],
]

const achievements: readonly FixtureRow[] = [
  [
    'D1',
    {
      ob2: { 'B/type': 'BadgeClass' },
      ob3: { 'Ach/type': ['Achievement'] },
      clr1: { 'Ac/type': 'Achievement' },
      elm: { 'LA/type': 'LearningAchievement', 'Q/type': 'LearningAchievementSpecification' },
    },
  ],
  [
    'D1',
    {
      ob3: { 'Ach/alignment/0': { type: ['Alignment'], targetName: 'EQF level 6', targetUrl: `${snb}/eqf/6` } },
      'ob3>elm': { 'Q/type': 'Qualification' },
    },
    'a level makes it a qualification',
  ],
  ['D2', { ob2: { 'B/id': course }, ob3: { 'Ach/id': course }, clr1: { 'Ac/id': course }, elm: { 'Q/id': course } }],
  ['D2', { ob3: { 'Ach/id': 'did:example:course' }, 'ob3>ob2': 'told', elm: { 'Q/id': 'did:example:course' } }, 'https'],
  [
    'D3',
    {
      ob2: { 'B/type': 'BadgeClass' },
      ob3: { 'Ach/type': ['Achievement'] },
      clr1: { 'Ac/type': 'Achievement' },
      elm: { 'Q/type': 'LearningAchievementSpecification' },
    },
  ],
  [
    'D4',
    { ob2: { 'B/name': 'Weaving' }, ob3: { 'Ach/name': 'Weaving' }, clr1: { 'Ac/name': 'Weaving' }, elm: { 'Q/title/en': 'Weaving' } },
  ],
  [
    'D5',
    {
      ob3: { 'Ach/name': 'Weaving' },
      elm: { 'LA/title/en': 'My weaving', 'DP/title/en': 'My weaving' },
      'ob3>elm': { 'LA/title/en': 'Weaving' },
      'elm>ob3': { 'V/name': 'My weaving' },
    },
  ],
  [
    'D6',
    {
      ob2: { 'B/description': 'How to weave' },
      ob3: { 'Ach/description': 'How to weave' },
      clr1: { 'Ac/description': 'How to weave' },
      elm: { 'Q/description/en': 'How to weave' },
    },
  ],
  [
    'D7',
    {
      ob2: { 'A/narrative': 'Wove **much**' },
      ob3: { 'S/narrative': 'Wove **much**' },
      clr1: { 'As/narrative': 'Wove **much**' },
      elm: { 'LA/description/en': 'Wove **much**' },
    },
  ],
  [
    'D8',
    {
      ob2: { 'B/image': picture },
      ob3: { 'Ach/image/id': picture, 'Ach/image/type': 'Image' },
      clr1: { 'Ac/image': picture },
      elm: file(page, png, 'PNG'),
    },
  ],
  [
    'D8',
    {
      ob3: { 'Ach/image/id': picture, 'Ach/image/type': 'Image', 'Ach/image/caption': 'A badge' },
      'ob3>clr1': { 'Ac/image': picture },
      told: { 'ob3>clr1': ['Ach/image/caption'] },
    },
    'caption: a picture is an address alone',
  ],
  [
    'D8',
    {
      ob3: { 'Ach/image': undefined },
      'ob3>ob2': { 'B/image': undefined },
      missing: { 'ob3>ob2': ['B/image'] },
    },
    'a badge without any picture',
  ],
  [
    'D9',
    {
      ob2: { 'I/image': { id: 'https://school.example/logo.png', type: 'Image', caption: 'A crest' } },
      ob3: { 'Iss/image/id': 'https://school.example/logo.png', 'Iss/image/type': 'Image', 'Iss/image/caption': 'A crest' },
      'ob3>ob2': { 'I/image/caption': 'A crest' },
      elm: { ...file('Org/logo', png, 'PNG'), 'Org/logo/title/en': 'A crest' },
      'ob3>elm': { 'Org/logo/title/en': 'A crest' },
      'elm>ob3': { 'Iss/image/caption': 'A crest' },
    },
  ],
  [
    'D10',
    {
      ob2: { 'A/image': 'https://school.example/a.png' },
      ob3: { 'S/image/id': 'https://school.example/a.png', 'S/image/type': 'Image' },
      clr1: { 'As/image': 'https://school.example/a.png' },
      elm: { [`${page}/contentURL`]: 'https://school.example/a.png' },
    },
  ],
  [
    'D11',
    {
      ob3: { 'Ach/achievementType': 'MicroCredential' },
      clr1: { 'Ac/achievementType': 'ext:MicroCredential' },
      elm: { 'LA/dcType/0/id': `${vocab}MicroCredential`, 'Q/dcType/0/id': `${snb}/learning-opportunity/74a4a268e8` },
    },
  ],
  [
    'D11',
    {
      ob3: { 'Ach/achievementType': 'CoCurricular' },
      clr1: { 'Ac/achievementType': 'Co-Curricular' },
      elm: { 'LA/dcType/0/id': `${vocab}CoCurricular` },
    },
    'one that is spelled with a hyphen',
  ],
  [
    'D11',
    { elm: { 'Q/dcType/0/id': `${snb}/learning-opportunity/05053c1cbe` }, 'elm>ob3': { 'Ach/achievementType': 'Course' } },
    'the EU concept alone',
  ],
  [
    'D11',
    {
      ob3: { 'Ach/achievementType': 'Competency' },
      elm: { 'LA/dcType/0/id': `${vocab}Competency`, 'LA/dcType/0/inScheme/id': `${vocab}AchievementType` },
      'ob3>elm': {
        'LA/dcType/0/id': `${vocab}Competency`,
        'LA/dcType/0/inScheme/id': `${vocab}AchievementType`,
        'Q/dcType': undefined,
      },
    },
    'own concept: a kind that the list of the EU has not',
  ],
  [
    'D12',
    {
      ob2: { 'B/extensions:OriginalCreator': { type: ['Extension', 'extensions:OriginalCreator'], url: 'https://creator.example/' } },
      'ob2>ob3': { 'Ach/creator/url': 'https://creator.example/' },
      'ob3>ob2': { 'B/extensions:OriginalCreator/url': 'https://creator.example/' },
      ob3: { 'Ach/creator/id': 'https://creator.example/', 'Ach/creator/type': ['Profile'], 'Ach/creator/name': 'Creator' },
      clr1: { 'Ac/issuer/id': 'https://creator.example/', 'Ac/issuer/name': 'Creator' },
      elm: { 'AP/awardingBody/0/id': 'https://creator.example/', 'AP/awardingBody/0/legalName/en': 'Creator' },
    },
  ],
  ['D13', { ob2: { 'B/version': '2' }, ob3: { 'Ach/version': '2' }, elm: scheme('Q/identifier/0', 'version', '2') }],
  [
    'D14',
    {
      ob2: { 'B/@language': 'nl' },
      ob3: { 'Ach/inLanguage': 'nl' },
      elm: { 'DP/primaryLanguage/id': `${authority}/language/NLD`, 'Q/title/en': undefined, 'Q/title/nl': 'Badge' },
    },
  ],
  [
    'D15',
    {
      ob2: { 'B/related/0/id': 'https://school.example/badges/1/nl', 'B/related/0/@language': 'nl' },
      ob3: {
        'Ach/related/0/id': 'https://school.example/badges/1/nl',
        'Ach/related/0/inLanguage': 'nl',
        'Ach/related/0/type': ['Related'],
      },
      'ob3>elm': 'told',
      elm: { 'Q/title/nl': 'Weven' },
      'elm>ob3': { 'Ach/nameMap/nl': 'Weven' },
    },
  ],
  [
    'D16',
    {
      ob3: { 'Ach/fieldOfStudy': 'Fine arts' },
      clr1: { 'Ac/fieldOfStudy': 'Fine arts' },
      elm: { 'Q/educationSubject/0/prefLabel/en': 'Fine arts', 'Q/educationSubject/0/inScheme/id': `${ns}fieldOfStudy` },
    },
  ],
  [
    'D17',
    aligned(
      { targetName: 'Fine arts', targetUrl: `${snb}/isced-f/0213`, targetFramework: 'ISCED-F 2013', targetCode: '0213' },
      'ext:ISCED-F',
      { 'Q/thematicArea/0/id': `${snb}/isced-f/0213`, 'Q/thematicArea/0/prefLabel/en': 'Fine arts' },
    ),
  ],
  [
    'D18',
    {
      ob3: { 'Ach/specialization': 'Tapestry' },
      clr1: { 'Ac/specialization': 'Tapestry' },
      elm: { 'Q/educationSubject/0/prefLabel/en': 'Tapestry', 'Q/educationSubject/0/inScheme/id': `${ns}specialization` },
    },
  ],
  [
    'D18',
    {
      elm: {
        'Q/educationSubject/0/id': 'https://subjects.example/1',
        'Q/educationSubject/0/prefLabel/en': 'Tapestry',
        'Q/educationSubject/0/inScheme/id': 'https://subjects.example/',
      },
      'elm>ob3': { 'Ach/specialization': undefined, 'Ach/fieldOfStudy': undefined },
      told: { 'elm>ob3': ['Q/educationSubject/0/prefLabel/en'] },
    },
    'own scheme: a subject of another one is no specialisation',
  ],
  ['D19', { ob3: { 'Ach/humanCode': 'WEV-1' }, clr1: { 'Ac/humanCode': 'WEV-1' }, elm: scheme('Q/identifier/0', 'humanCode', 'WEV-1') }],
  [
    'D20',
    {
      ob2: {
        'B/extensions:EducationProgramIdentifierExtension': {
          type: ['Extension', 'extensions:EducationProgramIdentifierExtension'],
          EducationProgramIdentifier: 12345,
        },
      },
      ob3: numbered('Ach/otherIdentifier/0', 'ext:CROHO'),
      'ob2>ob3': numbered('Ach/otherIdentifier/0', 'ext:EducationProgramIdentifier'),
      clr1: numbered('Ac/identifiers/0', 'ext:CROHO'),
      elm: scheme('Q/identifier/0', 'CROHO'),
    },
  ],
  [
    'D21',
    {
      ob2: { 'B/tags': ['wool', 'loom'] },
      ob3: { 'Ach/tag': ['wool', 'loom'] },
      clr1: { 'Ac/tags': ['wool', 'loom'] },
      elm: { 'Q/category/en': ['wool', 'loom'] },
    },
  ],
  ['D22', { clr1: { 'Ac/level': 'beginner' } }],
  ['D23', { ob3: { 'Ach/homepage': 'https://school.example/about' }, elm: { 'Q/homepage/0/contentURL': 'https://school.example/about' } }],
  ['D24', { elm: { 'Q/altLabel/en': 'Loom work' } }],
  [
    'D25',
    aligned(
      { targetName: 'K-1', targetUrl: 'https://codes.example/1' },
      'ext:QualificationCode',
      { 'Q/qualificationCode/0/id': 'https://codes.example/1', 'Q/qualificationCode/0/prefLabel/en': 'K-1' },
      {
        ob2: {
          'B/alignment/0/targetName': 'K-1',
          'B/alignment/0/targetUrl': 'https://codes.example/1',
          'B/alignment/0/targetFramework': 'Qualification code',
        },
      },
    ),
  ],
  [
    'D26',
    aligned(
      { targetName: 'First cycle', targetUrl: 'https://levels.example/1' },
      'ext:EducationLevel',
      { 'Q/educationLevel/0/id': 'https://levels.example/1', 'Q/educationLevel/0/prefLabel/en': 'First cycle' },
      {
        ob2: {
          'B/alignment/0/targetName': 'First cycle',
          'B/alignment/0/targetUrl': 'https://levels.example/1',
          'B/alignment/0/targetFramework': 'Education level',
        },
      },
    ),
  ],
  [
    'D27',
    { ob3: { 'Ach/targetGroup': [`${snb}/target-group/c900d8ecb1`] }, elm: { 'Q/targetGroup/0/id': `${snb}/target-group/c900d8ecb1` } },
  ],
  ['D28', { ob3: { 'Ach/entryRequirement': 'None' }, elm: { 'Q/entryRequirement/noteLiteral/en': 'None' } }],
  ['D29', { ob2: { 'B/stackable': true }, ob3: { 'Ach/isPartialQualification': true }, elm: { 'Q/isPartialQualification': true } }],
  ['D30', { elm: { 'Q/status': 'released' } }],
  ['D31', { ob3: { 'S/term': 'Spring' }, clr1: { 'As/term': 'Spring' }, elm: { 'ACT/temporal/0/prefLabel/en': 'Spring' } }],
  [
    'D32',
    { ob3: { 'S/licenseNumber': 'L-1' }, clr1: { 'As/licenseNumber': 'L-1' }, elm: scheme('E/identifier/0', 'licenseNumber', 'L-1') },
  ],
  [
    'D33',
    {
      ob2: { 'B/extensions:ApplyLink': { type: ['Extension', 'extensions:ApplyLink'], url: 'https://school.example/apply' } },
      ob3: { 'Ach/applyUrl': 'https://school.example/apply' },
      'ob3>ob2': { 'B/extensions:ApplyLink/url': 'https://school.example/apply' },
      elm: { 'LA/learningOpportunity/homepage/0/contentURL': 'https://school.example/apply', 'LA/learningOpportunity/title/en': 'Badge' },
    },
  ],
  [
    'D34',
    {
      ob2: { 'B/related/0/id': 'https://school.example/badges/2' },
      ob3: { 'Ach/related/0/id': 'https://school.example/badges/2', 'Ach/related/0/type': ['Related'] },
      clr1: {
        'Ac/associations/0': {
          type: 'Association',
          associationType: 'isRelatedTo',
          targetId: 'https://school.example/badges/2',
          title: 'Other',
        },
      },
      'ob3>elm': 'told',
      elm: { 'Q/specialisationOf/0/id': 'https://school.example/badges/2' },
      'elm>ob3': 'told',
    },
  ],
]

const alignments: readonly FixtureRow[] = [
  [
    'E1',
    aligned(
      skill(),
      'CFItem',
      { 'LO/relatedSkill/0/id': 'https://skills.example/1', 'LO/relatedSkill/0/prefLabel/en': 'weaving' },
      {
        'elm>ob3': { 'Ach/alignment/0/targetUrl': 'https://skills.example/1' },
        'ob2>ob3': { 'Ach/alignment/0/targetUrl': 'https://skills.example/1' },
      },
    ),
  ],
  ['E2', aligned(skill(), undefined, { 'LO/relatedSkill/0/id': 'https://skills.example/1', 'LO/relatedSkill/0/prefLabel/en': 'weaving' })],
  [
    'E3',
    aligned(
      skill(),
      undefined,
      { 'LO/relatedSkill/0/id': 'https://skills.example/1' },
      { 'elm>ob3': { 'Ach/alignment/0/targetUrl': 'https://skills.example/1' } },
    ),
  ],
  [
    'E4',
    aligned(skill({ targetCode: 'W.1' }), undefined, {
      'LO/relatedSkill/0/id': 'https://skills.example/1',
      'LO/relatedSkill/0/prefLabel/en': 'weaving',
      'LO/relatedSkill/0/notation': 'W.1',
    }),
  ],
  [
    'E4',
    {
      elm: {
        'LO/relatedESCOSkill/0/id': escoSkill,
        'LO/relatedESCOSkill/0/prefLabel/en': 'develop digital content',
        'LO/relatedESCOSkill/0/notation': 'Skill',
      },
      'elm>ob3': { 'Ach/alignment/0/targetUrl': escoSkill, 'Ach/alignment/0/targetCode': undefined },
      untold: { 'elm>ob3': ['LO/relatedESCOSkill/0/notation'] },
    },
    'the name of a list is no code',
  ],
  [
    'E5',
    aligned(skill({ targetDescription: 'to weave' }), undefined, {
      'LO/relatedSkill/0/id': 'https://skills.example/1',
      'LO/relatedSkill/0/prefLabel/en': 'weaving',
      'LO/relatedSkill/0/definition/en': 'to weave',
    }),
  ],
  [
    'E6',
    aligned(skill({ targetFramework: 'Crafts' }), undefined, {
      'LO/relatedSkill/0/id': 'https://skills.example/1',
      'LO/relatedSkill/0/prefLabel/en': 'weaving',
      'LO/relatedSkill/0/inScheme/id': `${ns}framework/Crafts`,
    }),
  ],
  [
    'E7',
    aligned({ targetName: 'EQF level 6', targetUrl: `${snb}/eqf/6`, targetFramework: 'EQF', targetCode: '6' }, 'ext:EQF', {
      'Q/eqfLevel/id': `${snb}/eqf/6`,
    }),
  ],
  [
    'E8',
    aligned({ targetName: 'develop digital content', targetUrl: escoSkill, targetFramework: 'ESCO' }, 'ext:ESCO', {
      'LO/relatedESCOSkill/0/id': escoSkill,
      'LO/relatedESCOSkill/0/prefLabel/en': 'develop digital content',
    }),
  ],
  [
    'E8',
    {
      ob3: {
        'Ach/alignment/0': { type: ['Alignment'], targetName: 'one', targetUrl: escoSkill },
        'Ach/alignment/1': { type: ['Alignment'], targetName: 'two', targetUrl: escoSkill2 },
      },
      'ob3>elm': { 'Q/learningOutcome/0/relatedESCOSkill/0/id': escoSkill, 'Q/learningOutcome/1/relatedESCOSkill/0/id': escoSkill2 },
      elm: grouped('relatedESCOSkill', escoSkill, escoSkill2),
      'elm>ob3': {
        'Ach/alignment/0/targetUrl': escoSkill,
        'Ach/alignment/1/targetUrl': escoSkill2,
        'Ach/learningOutcome/0/relatedESCOSkill': [escoSkill, escoSkill2],
      },
    },
    'grouping W: skills that stand alone are outcomes of their own',
  ],
  [
    'E8',
    {
      elm: grouped('relatedESCOSkill', escoSkill, escoSkill2),
      'elm>ob3': { 'Ach/alignment/0/targetUrl': escoSkill, 'Ach/alignment/1/targetUrl': escoSkill2 },
      options: { bridge: false },
      told: { 'elm>ob3': ['LO'] },
    },
    'grouping W: without our own terms only the skills are said',
  ],
  [
    'E9',
    aligned(
      skill({ targetUrl: 'https://case.example/1' }),
      'CFItem',
      { 'LO/relatedSkill/0/id': 'https://case.example/1', 'LO/relatedSkill/0/prefLabel/en': 'weaving' },
      {
        'ob2>ob3': { 'Ach/alignment/0/targetUrl': 'https://case.example/1' },
        'elm>ob3': { 'Ach/alignment/0/targetUrl': 'https://case.example/1' },
      },
    ),
  ],
  [
    'E9',
    {
      ob3: {
        'Ach/alignment/0': { type: ['Alignment'], targetName: 'one', targetUrl: 'https://case.example/1' },
        'Ach/alignment/1': { type: ['Alignment'], targetName: 'two', targetUrl: 'https://case.example/2' },
      },
      'ob3>elm': {
        'Q/learningOutcome/0/relatedSkill/0/id': 'https://case.example/1',
        'Q/learningOutcome/1/relatedSkill/0/id': 'https://case.example/2',
      },
      elm: grouped('relatedSkill', 'https://case.example/1', 'https://case.example/2'),
      'elm>ob3': {
        'Ach/alignment/0/targetUrl': 'https://case.example/1',
        'Ach/alignment/1/targetUrl': 'https://case.example/2',
        'Ach/learningOutcome/0/relatedSkill': ['https://case.example/1', 'https://case.example/2'],
      },
    },
    'grouping W: skills that stand alone are outcomes of their own',
  ],
  [
    'E9',
    {
      elm: grouped('relatedSkill', 'https://case.example/1', 'https://case.example/2'),
      'elm>ob3': { 'Ach/alignment/0/targetUrl': 'https://case.example/1', 'Ach/alignment/1/targetUrl': 'https://case.example/2' },
      options: { bridge: false },
      told: { 'elm>ob3': ['LO'] },
    },
    'grouping W: without our own terms only the skills are said',
  ],
  [
    'E10',
    aligned({ targetName: 'EQF level 6', targetUrl: `${snb}/eqf/6`, targetFramework: 'EQF', targetCode: '6' }, 'ext:EQF', {
      'Q/eqfLevel/id': `${snb}/eqf/6`,
      'Q/type': 'Qualification',
    }),
  ],
  [
    'E10',
    {
      ob2: { 'B/extensions:EQFExtension': { type: ['Extension', 'extensions:EQFExtension'], EQF: 6 } },
      'ob2>ob3': { 'Ach/alignment/0/targetUrl': `${snb}/eqf/6` },
    },
    'the extension of edubadges',
  ],
  ['E10', { elm: { 'Q/eqfLevel': `${snb}/eqf/6` }, 'elm>ob3': { 'Ach/alignment/0/targetUrl': `${snb}/eqf/6` } }, 'as a bare address'],
  [
    'E11',
    aligned(
      { targetName: 'Dutch National Qualifications Framework: Level 6', targetUrl: `${snb}/qdr/c_1711a061`, targetFramework: 'NQF' },
      'ext:NQF',
      { 'Q/nqfLevel/0/id': `${snb}/qdr/c_1711a061` },
      { 'elm>ob3': { 'Ach/alignment/0/targetUrl': `${snb}/qdr/c_1711a061`, 'Ach/alignment/0/targetType': 'ext:NQF' } },
    ),
  ],
  [
    'E12',
    aligned(
      { targetName: 'weaver', targetUrl: escoJob, targetFramework: 'ESCO' },
      'ext:ESCOOccupation',
      {
        'LA/entitlesTo/0/title/en': 'To work',
        'LA/entitlesTo/0/specifiedBy/limitOccupation/0/id': escoJob,
        'LA/entitlesTo/0/specifiedBy/limitOccupation/0/prefLabel/en': 'weaver',
      },
      { 'ob3>elm': { 'LO/relatedSkill/0/id': escoJob, 'LO/relatedSkill/0/prefLabel/en': 'weaver' } },
    ),
  ],
  [
    'E13',
    aligned(
      { targetName: 'Accredited', targetUrl: 'https://qa.example/1', targetFramework: 'Quality assurance: NVAO' },
      'ext:QualityAssurance',
      {
        'Q/accreditation/0': {
          id: 'https://qa.example/1',
          type: 'Accreditation',
          title: { en: 'Accredited' },
          dcType: { id: `${snb}/accreditation/820101cba6` },
          accreditingAgent: { id: 'https://nvao.example/', legalName: { en: 'NVAO' } },
        },
      },
      {
        ob3: {
          'Ach/alignment/0': {
            type: ['Alignment'],
            targetName: 'Accredited',
            targetUrl: 'https://qa.example/1',
            targetType: 'ext:QualityAssurance',
            targetFramework: 'NVAO',
          },
        },
        clr1: {
          'Ac/alignments/0': {
            type: 'Alignment',
            targetName: 'Accredited',
            targetUrl: 'https://qa.example/1',
            targetType: 'ext:QualityAssurance',
            targetFramework: 'NVAO',
          },
        },
        'ob3>elm': { 'Q/additionalNote/0/noteLiteral/en': 'Accredited', 'Q/additionalNote/0/subject/id': 'https://qa.example/1' },
      },
    ),
  ],
  [
    'E14',
    {
      ob3: {
        ...described('Ach/resultDescription'),
        ...result('S/result'),
        'S/result/0/alignment/0': { type: ['Alignment'], targetName: 'weaving', targetUrl: 'https://skills.example/1' },
      },
      clr1: {
        ...described('Ac/resultDescriptions'),
        ...result('As/results'),
        'As/results/0/alignments/0/targetUrl': 'https://skills.example/1',
        'As/results/0/alignments/0/targetName': 'weaving',
      },
      'clr1>ob3': { 'S/result/0/alignment/0/targetUrl': 'https://skills.example/1' },
      'ob3>clr1': { 'As/results/0/alignments/0/targetUrl': 'https://skills.example/1' },
    },
  ],
]

const learning: readonly FixtureRow[] = [
  [
    'F1',
    {
      ob2: { 'B/criteria/id': 'https://school.example/criteria' },
      ob3: { 'Ach/criteria/id': 'https://school.example/criteria' },
      clr1: { 'Ac/requirement/id': 'https://school.example/criteria' },
      elm: {
        'Q/supplementaryDocument/0/contentURL': 'https://school.example/criteria',
        'Q/supplementaryDocument/0/id': 'https://school.example/criteria',
      },
    },
  ],
  [
    'F1',
    { ob2: { 'B/criteria': 'https://school.example/criteria' }, 'ob2>ob3': { 'Ach/criteria/id': 'https://school.example/criteria' } },
    'as a string',
  ],
  [
    'F1',
    {
      elm: {
        'Q/supplementaryDocument/0/contentURL': 'https://school.example/syllabus',
        'Q/supplementaryDocument/1/contentURL': 'https://school.example/criteria',
        'Q/supplementaryDocument/1/id': 'https://school.example/criteria',
      },
      'elm>ob3': {
        'Ach/criteria/id': 'https://school.example/criteria',
        'Ach/supplementaryDocument/0/id': 'https://school.example/syllabus',
        'Ach/supplementaryDocument/1': undefined,
      },
    },
    'marker: the document whose id is its address is the one of the criteria',
  ],
  [
    'F2',
    {
      ob2: { 'B/criteria/narrative': 'Weave.' },
      ob3: { 'Ach/criteria/narrative': 'Weave.' },
      clr1: { 'Ac/requirement/narrative': 'Weave.' },
      elm: { 'Q/additionalNote/0/noteLiteral/en': 'Weave.', 'Q/additionalNote/0/subject/id': `${ns}criteria` },
    },
  ],
  [
    'F3',
    {
      ob2: {
        'B/extensions:LearningOutcomeExtension': {
          type: ['Extension', 'extensions:LearningOutcomeExtension'],
          LearningOutcome: 'Can weave.',
        },
      },
      ob3: { 'Ach/learningOutcomeSummary': 'Can weave.' },
      elm: { 'Q/learningOutcomeSummary/noteLiteral/en': 'Can weave.' },
    },
  ],
  ['F4', { ob3: { 'Ach/learningOutcome/0/titleMap/en': 'Weaves well' }, elm: { 'LO/title/en': 'Weaves well' } }],
  [
    'F4',
    {
      ob3: { 'Ach/learningOutcome/0/titleMap/en': 'Weaves well', 'Ach/learningOutcome/1/titleMap/en': 'Spins' },
      elm: { 'LO/title/en': 'Weaves well', 'Q/learningOutcome/1/title/en': 'Spins' },
    },
    'bridge: each outcome is itself, in order',
  ],
  [
    'F4',
    {
      elm: { 'LO/title/en': 'Weaves well', 'Q/learningOutcome/1/title/en': 'Spins' },
      'elm>ob3': { 'Ach/criteria/narrative': /^\W*Weaves well\n\W*Spins$/, 'Ach/learningOutcome': undefined },
      options: { bridge: false },
      told: { 'elm>ob3': ['LO/title/en', 'Q/learningOutcome/1/title/en'] },
    },
    'else W: the outcomes are lines of the criteria',
  ],
  [
    'F5',
    {
      ob3: {
        'Ach/learningOutcome/0/titleMap/en': 'Weaves well',
        'Ach/learningOutcome/0/relatedESCOSkill/0': escoSkill,
        'Ach/alignment/0': { type: ['Alignment'], targetName: 'weaving', targetUrl: escoSkill },
      },
      elm: { 'LO/title/en': 'Weaves well', 'LO/relatedESCOSkill/0/id': escoSkill },
      'elm>ob3': { 'Ach/learningOutcome/0/relatedESCOSkill/0': escoSkill, 'Ach/alignment/0/targetUrl': escoSkill },
    },
  ],
  [
    'F6',
    {
      ob3: {
        'Ach/learningOutcome/0/titleMap/en': 'Weaves well',
        'Ach/learningOutcome/0/reusabilityLevel': `${snb}/skill-reuse-level/transversal`,
      },
      elm: { 'LO/title/en': 'Weaves well', 'LO/reusabilityLevel/id': `${snb}/skill-reuse-level/transversal` },
    },
  ],
  [
    'F6',
    {
      ob3: { 'Ach/learningOutcome/0/titleMap/en': 'Weaves well', 'Ach/learningOutcome/0/dcType': `${snb}/skill-type/skill` },
      elm: { 'LO/title/en': 'Weaves well', 'LO/dcType/id': `${snb}/skill-type/skill` },
      'elm>ob3': { 'Ach/learningOutcome/0/dcType': `${snb}/skill-type/skill` },
      'ob3>elm': { 'LO/dcType/id': `${snb}/skill-type/skill` },
    },
    'bridge: skill or knowledge',
  ],
  [
    'F6',
    {
      elm: {
        'LO/title/en': 'Weaves well',
        'LO/dcType/id': `${snb}/skill-type/skill`,
        'LO/reusabilityLevel/id': `${snb}/skill-reuse-level/transversal`,
      },
      'elm>ob3': { 'Ach/learningOutcome': undefined },
      options: { bridge: false },
      told: { 'elm>ob3': ['LO/dcType/id', 'LO/reusabilityLevel/id'] },
    },
    'else L: only our own terms say it',
  ],
  [
    'F7',
    {
      ob2: {
        'B/extensions:AssessmentExtension': {
          type: ['Extension', 'extensions:AssessmentExtension'],
          description: 'Two parts',
          assessments: [{ description: 'Exam', evaluationMethod: 'By eye' }],
        },
      },
      'ob2>ob3': { 'Ach/resultDescription/0/name': 'Exam', 'Ach/resultDescription/0/gradingMap/en': 'By eye' },
      'ob3>ob2': 'told',
      ob3: described('Ach/resultDescription'),
      clr1: described('Ac/resultDescriptions'),
      elm: { 'Q/provenBy/0/id': definition, 'Q/provenBy/0/title/en': 'Exam', 'Q/provenBy/0/gradingScheme/title/en': 'LetterGrade' },
    },
  ],
  [
    'F8',
    {
      ob2: { 'B/assessmentType': 'portfolio' },
      ob3: { 'Ach/assessmentType/0': `${snb}/assessment/4f03b91c0e`, ...result('S/result'), ...described('Ach/resultDescription') },
      'ob2>ob3': { 'Ach/assessmentType/0': `${snb}/assessment/4f03b91c0e` },
      elm: { ...assessed, 'ASS/dcType/id': `${snb}/assessment/4f03b91c0e` },
      'elm>ob3': { 'Ach/assessmentType/0': `${snb}/assessment/4f03b91c0e` },
    },
  ],
  [
    'F8',
    {
      ob3: { 'Ach/assessmentType/0': `${snb}/assessment/4f03b91c0e`, ...described('Ach/resultDescription') },
      elm: { 'Q/provenBy/0/id': definition, 'Q/provenBy/0/title/en': 'Exam', 'Q/provenBy/0/dcType/id': `${snb}/assessment/4f03b91c0e` },
      'elm>ob3': { 'Ach/assessmentType/0': `${snb}/assessment/4f03b91c0e` },
    },
    'of an assessment that nobody took yet',
  ],
  [
    'F8',
    {
      ob3: {
        'Ach/assessmentType': [`${snb}/assessment/4f03b91c0e`, `${snb}/assessment/b1b68f6735`],
        ...result('S/result'),
        ...described('Ach/resultDescription'),
      },
      'ob3>elm': {
        'ASS/dcType': undefined,
        'Q/provenBy/0/dcType/id': `${snb}/assessment/4f03b91c0e`,
        'Q/provenBy/1/dcType/id': `${snb}/assessment/b1b68f6735`,
      },
      elm: {
        ...assessed,
        'ASS/dcType/id': `${snb}/assessment/4f03b91c0e`,
        'Q/provenBy/0': { id: level, title: { en: 'Test' }, dcType: { id: `${snb}/assessment/b1b68f6735` } },
      },
      'elm>ob3': { 'Ach/assessmentType': [`${snb}/assessment/4f03b91c0e`, `${snb}/assessment/b1b68f6735`] },
    },
    '0..1: an assessment has one kind, of several nobody knows whose they are',
  ],
  [
    'F8',
    {
      ob2: { 'B/assessmentType': 'portfolio' },
      ob3: { 'Ach/assessmentType': [`${snb}/assessment/4f03b91c0e`] },
      elm: { 'Q/provenBy/0/title/en': 'portfolio', 'Q/provenBy/0/dcType/id': `${snb}/assessment/4f03b91c0e` },
      'ob2>elm': { 'Q/provenBy/0/title/en': 'portfolio', 'Q/provenBy/0/dcType/id': `${snb}/assessment/4f03b91c0e` },
      'elm>ob3': { 'Ach/assessmentType': [`${snb}/assessment/4f03b91c0e`], 'Ach/resultDescription': undefined },
    },
    'the kind alone',
  ],
  [
    'F9',
    {
      ob3: { ...described('Ach/resultDescription', { mode: [`${snb}/learning-assessment/920fbb3cbe`] }), ...result('S/result') },
      elm: { ...assessed, 'ASS/mode/0/id': `${snb}/learning-assessment/920fbb3cbe` },
      'elm>ob3': { 'Ach/resultDescription/0/mode/0': `${snb}/learning-assessment/920fbb3cbe` },
    },
  ],
  [
    'F10',
    {
      ob2: { 'B/assessmentSupervised': true, 'B/assessmentIdVerified': true },
      'ob2>ob3': { 'Ach/idVerification': `${snb}/supervision-verification/70be69aaf9` },
      ob3: {
        'Ach/idVerification': `${snb}/supervision-verification/70be69aaf9`,
        ...result('S/result'),
        ...described('Ach/resultDescription'),
      },
      elm: { ...assessed, 'AS/idVerification/id': `${snb}/supervision-verification/70be69aaf9` },
      'elm>ob3': { 'Ach/idVerification': `${snb}/supervision-verification/70be69aaf9` },
    },
  ],
  ['F11', { elm: { ...assessed, 'AS/dateIssued': '2024-05-01T00:00:00Z' } }],
  ['F12', { elm: { ...assessed, 'AS/location/address/0/countryCode/id': `${authority}/country/NLD` } }],
  [
    'F13',
    {
      ob3: {
        ...result('S/result'),
        ...described('Ach/resultDescription'),
        'S/result/1': { type: ['Result'], resultDescription: level, value: 'B' },
        'Ach/resultDescription/1': { id: level, type: ['ResultDescription'], name: 'Part', resultType: 'Result' },
      },
      clr1: {
        ...result('As/results'),
        ...described('Ac/resultDescriptions'),
        'As/results/1/value': 'B',
        'As/results/1/resultDescription': level,
        'Ac/resultDescriptions/1': { id: level, type: 'ResultDescription', name: 'Part', resultType: 'Result' },
      },
      'clr1>ob3': { 'S/result/0/value': 'A', 'S/result/1/value': 'B' },
      elm: {
        ...assessed,
        'AS/hasPart/0': { title: { en: 'Part' }, grade: { noteLiteral: { en: 'B' } }, specifiedBy: { id: level, title: { en: 'Part' } } },
      },
      'elm>ob3': { 'S/result/0/value': 'A', 'S/result/1/value': 'B', 'Ach/resultDescription/1/name': 'Part' },
      'ob3>elm': { 'AS/grade/noteLiteral/en': 'A', 'LA/provenBy/1/grade/noteLiteral/en': 'B' },
    },
  ],
  [
    'F14',
    {
      ob3: { 'S/activityStartDate': '2024-02-01T00:00:00Z' },
      clr1: { 'As/activityStartDate': '2024-02-01T00:00:00Z' },
      elm: { 'ACT/temporal/0/startDate': '2024-02-01T00:00:00Z', 'ACT/title/en': 'Badge' },
    },
  ],
  [
    'F15',
    {
      ob3: { 'S/activityStartDate': '2024-02-01T00:00:00Z', 'S/activityEndDate': '2024-03-01T00:00:00Z' },
      clr1: { 'As/activityStartDate': '2024-02-01T00:00:00Z', 'As/activityEndDate': '2024-03-01T00:00:00Z' },
      elm: { 'ACT/temporal/0/startDate': '2024-02-01T00:00:00Z', 'ACT/temporal/0/endDate': '2024-03-01T00:00:00Z' },
    },
  ],
  [
    'F16',
    {
      ob2: { 'B/participation': 'volunteering' },
      ob3: { 'S/activityType': [`${snb}/learning-activity/59eaf34fab`] },
      elm: { 'ACT/dcType/0/id': `${snb}/learning-activity/59eaf34fab` },
    },
  ],
  [
    'F17',
    {
      ob2: { 'B/participation': 'online' },
      ob3: { 'Ach/mode': [`${snb}/learning-assessment/920fbb3cbe`] },
      elm: { 'Q/mode/0/id': `${snb}/learning-assessment/920fbb3cbe` },
    },
  ],
  [
    'F18',
    {
      ob3: { 'Ach/learningSetting': `${snb}/learning-setting/6fd4685715` },
      elm: { 'Q/learningSetting/id': `${snb}/learning-setting/6fd4685715` },
    },
  ],
  ['F19', { elm: { 'ACT/title/en': 'Lab', 'ACT/location/0/address/0/countryCode/id': `${authority}/country/NLD` } }],
  [
    'F20',
    {
      ob3: {
        'Ach/resultDescription/0': { id: definition, type: ['ResultDescription'], name: 'Level of completion', resultType: 'Percent' },
        'S/result/0': { type: ['Result'], resultDescription: definition, value: '80' },
      },
      clr1: {
        'Ac/resultDescriptions/0': { id: definition, type: 'ResultDescription', name: 'Level of completion', resultType: 'Percent' },
        'As/results/0/value': '80',
        'As/results/0/resultDescription': definition,
      },
      'clr1>ob3': { 'Ach/resultDescription/0/name': 'Level of completion', 'S/result/0/value': '80' },
      elm: { 'ACT/title/en': 'Badge', 'ACT/levelOfCompletion': 80 },
      'elm>ob3': {
        'Ach/resultDescription/0/name': 'Level of completion',
        'Ach/resultDescription/0/resultType': 'Percent',
        'S/result/0/value': '80',
      },
    },
  ],
  [
    'F21',
    {
      ob2: {
        'A/extensions:StudyLoadExtension': { type: ['Extension', 'extensions:StudyLoadExtension'], StudyLoad: 70 },
        'B/extensions:StudyLoadExtension': { type: ['Extension', 'extensions:StudyLoadExtension'], StudyLoad: 70 },
      },
      'ob2>ob3': { 'Ach/volumeOfLearning': 'PT70H' },
      ob3: { 'S/workload': 'PT70H' },
      elm: { 'ACT/workload': 'PT70H' },
    },
  ],
  ['F22', { elm: { 'ACT/title/en': 'Lab', 'ACTS/contactHour/0': '12' } }],
  ['F23', { elm: { 'ACT/title/en': 'Lab', 'ACTS/title/en': 'Lab course' } }],
  ['F24', { elm: { 'ACT/title/en': 'Lab', 'ACT/hasPart/0/title/en': 'First day' } }],
  [
    'F25',
    {
      ob2: { 'B/extensions:LanguageExtension': { type: ['Extension', 'extensions:LanguageExtension'], Language: 'nl_NL' } },
      ob3: { 'Ach/language': ['nl'] },
      'ob3>ob2': 'told',
      elm: { 'Q/language/0/id': `${authority}/language/NLD` },
    },
  ],
]

const results: readonly FixtureRow[] = [
  [
    'G1',
    {
      ob2: { 'A/grade_achieved': 'A' },
      'ob2>ob3': { 'S/result/0/value': 'A' },
      ob3: { ...result('S/result'), ...described('Ach/resultDescription') },
      clr1: { ...result('As/results'), ...described('Ac/resultDescriptions') },
      elm: assessed,
      'elm>ob3': { 'S/result/0/value': 'A', 'Ach/resultDescription/0/name': 'Exam' },
    },
  ],
  [
    'G2',
    {
      ob3: { ...result('S/result'), ...described('Ach/resultDescription') },
      clr1: { ...result('As/results'), ...described('Ac/resultDescriptions') },
      elm: assessed,
      'elm>ob3': { 'S/result/0/value': 'A' },
    },
  ],
  [
    'G3',
    {
      ob3: { ...result('S/result', { status: 'Completed' }), ...described('Ach/resultDescription') },
      clr1: { ...result('As/results', { status: 'Completed' }), ...described('Ac/resultDescriptions') },
      elm: { ...assessed, 'AS/gradeStatus/id': `${ns}ResultStatusType/Completed` },
      'elm>ob3': { 'S/result/0/status': 'Completed' },
    },
  ],
  [
    'G3',
    { ob3: { ...result('S/result', { status: 'Provisional' }), ...described('Ach/resultDescription') }, 'ob3>clr1': 'told' },
    'a status that CLR 1.0 has not',
  ],
  [
    'G4',
    {
      ob3: {
        'S/result/0': { type: ['Result'], resultDescription: definition, achievedLevel: level },
        ...described('Ach/resultDescription', { 'rubricCriterionLevel/0': { id: level, type: ['RubricCriterionLevel'], name: 'Good' } }),
      },
      clr1: {
        'As/results/0': { type: 'Result', resultDescription: definition, achievedLevel: level },
        ...described('Ac/resultDescriptions', { 'rubricCriterionLevels/0': { id: level, type: 'RubricCriterionLevel', name: 'Good' } }),
      },
      'ob3>clr1': { 'As/results/0/achievedLevel': level },
      'clr1>ob3': { 'S/result/0/achievedLevel': level },
      'ob3>elm': { 'AS/grade/noteLiteral/en': 'Good' },
    },
  ],
  [
    'G5',
    {
      ob3: { ...result('S/result'), ...described('Ach/resultDescription') },
      clr1: { ...result('As/results'), ...described('Ac/resultDescriptions') },
      elm: assessed,
      'elm>ob3': { 'S/result/0/resultDescription': definition, 'Ach/resultDescription/0/id': definition },
    },
  ],
  [
    'G6',
    {
      ob3: { ...result('S/result'), ...described('Ach/resultDescription') },
      clr1: { ...result('As/results'), ...described('Ac/resultDescriptions') },
      elm: assessed,
      'elm>ob3': { 'Ach/resultDescription/0/name': 'Exam' },
    },
  ],
  [
    'G6',
    {
      elm: { ...assessed, 'ASS/id': undefined },
      'elm>ob3': { 'Ach/resultDescription/0/name': 'Exam', 'S/result/0/resultDescription': /^urn:uuid:/ },
    },
    'a definition that has no id',
  ],
  [
    'G7',
    {
      ob3: { ...result('S/result'), ...described('Ach/resultDescription') },
      clr1: { ...result('As/results'), ...described('Ac/resultDescriptions') },
      elm: { ...assessed, 'ASS/gradingScheme/title/en': 'LetterGrade' },
    },
  ],
  [
    'G8',
    {
      ob2: {
        'B/extensions:GradingTableExtension': {
          type: ['Extension', 'extensions:GradingTableExtension'],
          GradingTable: 'https://school.example/grades',
        },
      },
      'ob2>ob3': { 'Ach/supplementaryDocument/0/id': 'https://school.example/grades' },
      ob3: { ...result('S/result'), ...described('Ach/resultDescription', { allowedValue: ['A', 'B'] }) },
      clr1: { ...result('As/results'), ...described('Ac/resultDescriptions', { allowedValues: ['A', 'B'] }) },
      elm: { ...assessed, 'ASS/gradingScheme/title/en': 'LetterGrade', 'ASS/gradingScheme/description/en': 'Allowed values: A, B.' },
      'elm>ob3': { 'Ach/resultDescription/0/gradingMap/en': 'Allowed values: A, B.' },
    },
  ],
  [
    'G9',
    {
      ob3: { ...result('S/result'), ...described('Ach/resultDescription', { requiredValue: 'B' }) },
      clr1: { ...result('As/results'), ...described('Ac/resultDescriptions', { requiredValue: 'B' }) },
      elm: { ...assessed, 'ASS/gradingScheme/description/en': 'Required: B.' },
    },
  ],
  [
    'G10',
    {
      ob3: { ...result('S/result'), ...described('Ach/resultDescription', { valueMin: '1', valueMax: '10' }) },
      clr1: { ...result('As/results'), ...described('Ac/resultDescriptions', { valueMin: '1', valueMax: '10' }) },
      elm: { ...assessed, 'ASS/gradingScheme/description/en': 'Range: 1–10.' },
    },
  ],
  [
    'G11',
    {
      ob3: described('Ach/resultDescription', {
        'rubricCriterionLevel/0': { id: level, type: ['RubricCriterionLevel'], name: 'Good', level: '2', points: '8' },
      }),
      clr1: described('Ac/resultDescriptions', {
        'rubricCriterionLevels/0/id': level,
        'rubricCriterionLevels/0/name': 'Good',
        'rubricCriterionLevels/0/level': '2',
        'rubricCriterionLevels/0/points': '8',
      }),
      'clr1>ob3': { 'Ach/resultDescription/0/rubricCriterionLevel/0/name': 'Good' },
    },
  ],
  [
    'G12',
    {
      elm: {
        ...assessed,
        'ASS/gradingScheme/title/en': 'LetterGrade',
        'ASS/gradingScheme/supplementaryDocument/0/contentURL': 'https://school.example/grades',
      },
    },
  ],
  ['G13', { elm: { ...assessed, 'AS/shortenedGrading/percentageLower': 40 } }],
]

const amounts: readonly FixtureRow[] = [
  [
    'H1',
    {
      ob2: { 'B/extensions:ECTSExtension': { type: ['Extension', 'extensions:ECTSExtension'], ECTS: 2.5 } },
      ob3: { 'Ach/creditsAvailable': 2.5 },
      clr1: { 'Ac/creditsAvailable': 2.5 },
      elm: { 'Q/creditPoint/0/point': '2.5', 'Q/creditPoint/0/framework/id': `${snb}/education-credit/6fcec5c5af` },
      'ob3>elm': { 'Q/creditPoint/0/point': '2.5' },
    },
  ],
  [
    'H1',
    {
      ob3: { 'Ach/ECTS': 2.5 },
      'ob3>elm': { 'Q/creditPoint/0/point': '2.5', 'Q/creditPoint/0/framework/id': `${snb}/education-credit/6fcec5c5af` },
      'ob3>clr1': { 'Ac/creditsAvailable': 2.5 },
      'ob3>clr2': { 'Ach/creditsAvailable': 2.5, 'Ach/creditFramework': `${snb}/education-credit/6fcec5c5af` },
    },
    'in the term of edubadges',
  ],
  ['H2', { ob3: { 'S/creditsEarned': 3 }, clr1: { 'As/creditsEarned': 3 }, elm: { 'LA/creditReceived/0/point': '3' } }],
  [
    'H3',
    {
      ob2: { 'B/extensions:ECTSExtension': { type: ['Extension', 'extensions:ECTSExtension'], ECTS: 2 } },
      ob3: { 'Ach/creditsAvailable': 2, 'Ach/creditFramework': `${snb}/education-credit/6fcec5c5af` },
      elm: { 'Q/creditPoint/0/point': '2', 'Q/creditPoint/0/framework/id': `${snb}/education-credit/6fcec5c5af` },
    },
  ],
  [
    'H3',
    {
      elm: { 'Q/creditPoint/0/point': '5', 'Q/creditPoint/0/framework/notation': 'ECVET' },
      'elm>ob3': { 'Ach/creditsAvailable': 5, 'Ach/creditFramework': `${snb}/education-credit/60b314e826` },
    },
    'by its name alone',
  ],
  [
    'H4',
    {
      elm: {
        'Q/creditPoint/0': { point: '90', framework: { id: `${snb}/education-credit/60b314e826` } },
        'Q/creditPoint/1': { point: '3', framework: { id: `${snb}/education-credit/6fcec5c5af` } },
      },
      'elm>ob3': { 'Ach/creditsAvailable': 3, 'Ach/creditFramework': `${snb}/education-credit/6fcec5c5af` },
    },
  ],
  [
    'H5',
    {
      ob2: { 'B/extensions:StudyLoadExtension': { type: ['Extension', 'extensions:StudyLoadExtension'], StudyLoad: 70 } },
      ob3: { 'Ach/volumeOfLearning': 'PT70H' },
      elm: { 'Q/volumeOfLearning': 'PT70H' },
    },
  ],
  ['H6', { ob3: { 'Ach/maximumDuration': 'P6M' }, elm: { 'Q/maximumDuration': 'P6M' } }],
]

const evidence: readonly FixtureRow[] = [
  [
    'I1',
    {
      ob2: { 'A/evidence/0/id': 'https://mira.example/1' },
      ob3: { 'V/evidence/0/id': 'https://mira.example/1', 'V/evidence/0/type': ['Evidence'] },
      clr1: { 'As/evidence/0/artifacts/0/url': 'https://mira.example/1' },
      elm: { 'LA/supplementaryDocument/0/contentURL': 'https://mira.example/1' },
    },
  ],
  [
    'I1',
    {
      ob3: { 'V/evidence': ['https://mira.example/1', 'https://mira.example/2'] },
      'ob3>elm': {
        'LA/supplementaryDocument/0/contentURL': 'https://mira.example/1',
        'LA/supplementaryDocument/1/contentURL': 'https://mira.example/2',
      },
      'ob3>clr2': { 'K/evidence': undefined, 'V/evidence/1/id': 'https://mira.example/2' },
    },
    'as bare addresses',
  ],
  [
    'I2',
    {
      ob2: { 'A/evidence/0/id': 'https://mira.example/1', 'A/evidence/0/narrative': 'A cloth' },
      ob3: { 'V/evidence/0/id': 'https://mira.example/1', 'V/evidence/0/narrative': 'A cloth' },
      clr1: {
        'As/evidence/0/name': 'Cloth',
        'As/evidence/0/artifacts/0/url': 'https://mira.example/1',
        'As/evidence/0/description': 'A cloth',
      },
      'clr1>ob3': { 'V/evidence/0/description': 'A cloth' },
      'ob3>clr1': { 'As/evidence/0/narrative': 'A cloth' },
      elm: {
        'LA/supplementaryDocument/0/contentURL': 'https://mira.example/1',
        'LA/additionalNote/0/noteLiteral/en': 'A cloth',
        'LA/additionalNote/0/subject/id': 'https://mira.example/1',
        'LA/additionalNote/0/subject/inScheme/id': `${ns}evidence`,
      },
    },
  ],
  [
    'I3',
    {
      ob2: { 'A/evidence/0/id': 'https://mira.example/1', 'A/evidence/0/name': 'Cloth' },
      ob3: { 'V/evidence/0/id': 'https://mira.example/1', 'V/evidence/0/name': 'Cloth' },
      clr1: { 'As/evidence/0/name': 'Cloth', 'As/evidence/0/artifacts/0/url': 'https://mira.example/1' },
      elm: { 'LA/supplementaryDocument/0/contentURL': 'https://mira.example/1', 'LA/supplementaryDocument/0/title/en': 'Cloth' },
    },
  ],
  [
    'I3',
    { ob3: { 'V/evidence/0/narrative': 'Before the board' }, 'ob3>clr1': { 'As/evidence/0/name': 'Before the board' } },
    'what has neither a name nor an address is called by what it tells, for a record 1.0 requires a name',
  ],
  [
    'I4',
    {
      ob2: { 'A/evidence/0/id': 'https://mira.example/1', 'A/evidence/0/description': 'Of wool' },
      ob3: { 'V/evidence/0/id': 'https://mira.example/1', 'V/evidence/0/description': 'Of wool' },
      clr1: {
        'As/evidence/0/name': 'Cloth',
        'As/evidence/0/artifacts/0/url': 'https://mira.example/1',
        'As/evidence/0/description': 'Of wool',
      },
      'ob3>clr1': { 'As/evidence/0/description': 'Of wool' },
      'clr1>ob3': { 'V/evidence/0/description': 'Of wool' },
    },
  ],
  [
    'I4',
    {
      clr1: {
        'As/evidence/0/name': 'Cloth',
        'As/evidence/0/artifacts/0/url': 'https://mira.example/1',
        'As/evidence/0/artifacts/0/description': 'Of wool',
      },
      'clr1>ob3': { 'V/evidence/0/name': 'Cloth', 'V/evidence/0/description': 'Of wool' },
    },
    'what its only artefact is',
  ],
  [
    'I5',
    {
      ob2: { 'A/evidence/0/id': 'https://mira.example/1', 'A/evidence/0/genre': 'Textile' },
      ob3: { 'V/evidence/0/id': 'https://mira.example/1', 'V/evidence/0/genre': 'Textile' },
      'ob3>clr1': { 'As/evidence/0/genre': 'Textile' },
    },
  ],
  [
    'I6',
    {
      ob2: { 'A/evidence/0/id': 'https://mira.example/1', 'A/evidence/1/id': 'https://mira.example/2' },
      ob3: { 'V/evidence/0/id': 'https://mira.example/1', 'V/evidence/1/id': 'https://mira.example/2' },
      clr1: {
        'As/evidence/0/name': 'Cloth',
        'As/evidence/0/artifacts/0/url': 'https://mira.example/1',
        'As/evidence/0/artifacts/1/url': 'https://mira.example/2',
      },
      'ob3>clr1': { 'As/evidence/0/artifacts/0/url': 'https://mira.example/1', 'As/evidence/1/artifacts/0/url': 'https://mira.example/2' },
      elm: {
        'LA/supplementaryDocument/0/contentURL': 'https://mira.example/1',
        'LA/supplementaryDocument/1/contentURL': 'https://mira.example/2',
      },
    },
  ],
  [
    'I6',
    {
      clr1: {
        'As/evidence/0/name': 'Portfolio',
        'As/evidence/0/description': 'Of a year',
        'As/evidence/0/artifacts/0/url': 'https://mira.example/1',
        'As/evidence/0/artifacts/0/name': 'Cloth',
        'As/evidence/0/artifacts/0/description': 'Of wool',
        'As/evidence/0/artifacts/1/url': 'https://mira.example/2',
      },
      'clr1>ob3': {
        'V/evidence/0/name': 'Cloth',
        'V/evidence/0/description': 'Of wool',
        'V/evidence/1/name': 'Portfolio',
        'V/evidence/1/description': 'Of a year',
      },
    },
    'an artefact is called by its own name, else by that of the evidence',
  ],
  [
    'I7',
    {
      ob2: { 'A/evidence/0/id': pdf },
      ob3: { 'V/evidence/0/id': pdf },
      clr1: { 'As/evidence/0/artifacts/0/url': pdf },
      clr2: { 'K/evidence/0/id': pdf },
      elm: file('E/attachment/0', 'JVBERi0=', 'PDF'),
    },
  ],
  [
    'I8',
    {
      ob3: { 'V/evidence/0/type': ['Evidence', `${snb}/evidence-type/c_18016257`], 'V/evidence/0/narrative': 'For another' },
      clr2: { 'K/evidence/0/type': ['Evidence', `${snb}/evidence-type/c_18016257`], 'K/evidence/0/narrative': 'For another' },
      elm: { 'E/evidence/0/dcType/id': `${snb}/evidence-type/c_18016257`, 'E/evidence/0/evidenceStatement': 'For another' },
    },
  ],
  [
    'I9',
    {
      elm: { 'Q/supplementaryDocument/0/contentURL': 'https://school.example/syllabus', 'Q/supplementaryDocument/0/title/en': 'Syllabus' },
      'elm>ob3': {
        'Ach/criteria/id': 'https://school.example/syllabus',
        'Ach/supplementaryDocument/0/id': 'https://school.example/syllabus',
        'Ach/supplementaryDocument/0/titleMap/en': 'Syllabus',
      },
    },
  ],
  [
    'I10',
    {
      ob2: { 'B/image': 'https://school.example/1.png' },
      ob3: { 'Ach/image/id': 'https://school.example/1.png' },
      clr1: { 'Ac/image': 'https://school.example/1.png' },
      elm: { 'Org/logo/contentURL': 'https://school.example/1.png' },
      'elm>ob3': { 'Iss/image/id': 'https://school.example/1.png' },
      'ob3>elm': { [`${page}/contentURL`]: 'https://school.example/1.png' },
    },
  ],
  [
    'I11',
    {
      ob2: { 'B/image': picture },
      ob3: { 'Ach/image/id': picture },
      clr1: { 'Ac/image': picture },
      elm: file('Org/logo', png, 'PNG'),
      'elm>ob3': { 'Iss/image/id': picture },
      'ob3>elm': file(page, png, 'PNG'),
    },
  ],
  ['I12', { elm: { ...file('E/attachment/0', 'JVBERi0=', 'PDF'), 'E/attachment/0/contentSize': 5 } }],
]

const trust: readonly FixtureRow[] = [
  [
    'J1',
    {
      ob2: claimed('B/endorsement', course),
      ob3: endorsement('Ach/endorsement', course),
      clr1: claimed('Ac/endorsements', course),
      'ob2>ob3': comment('Ach/endorsement'),
      'ob3>ob2': opinion('B/endorsement'),
      'clr1>ob3': comment('Ach/endorsement'),
      'ob3>clr1': opinion('Ac/endorsements'),
      'ob3>clr2': comment('Ach/endorsement'),
    },
  ],
  [
    'J2',
    {
      ob2: claimed('A/endorsement', 'urn:uuid:1'),
      ob3: endorsement('V/endorsement', 'urn:uuid:1'),
      clr1: claimed('As/endorsements', 'urn:uuid:1'),
      'ob2>ob3': comment('V/endorsement'),
      'ob3>ob2': opinion('A/endorsement'),
      'clr1>ob3': comment('V/endorsement'),
      'ob3>clr1': opinion('As/endorsements'),
      'ob3>clr2': comment('V/endorsement'),
    },
  ],
  [
    'J2',
    {
      ob3: { ...endorsement('V/endorsement', 'urn:uuid:1'), 'V/endorsement/0/validUntil': '2030-01-01T00:00:00Z' },
      'ob3>clr2': { 'V/endorsement/0/validUntil': '2030-01-01T00:00:00Z' },
      'clr2>ob3': { 'V/endorsement/0/validUntil': '2030-01-01T00:00:00Z' },
      'ob3>ob2': opinion('A/endorsement'),
      'ob3>clr1': opinion('As/endorsements'),
      told: { 'ob3>ob2': ['V/endorsement/0/validUntil'], 'ob3>clr1': ['V/endorsement/0/validUntil'] },
    },
    'that ends',
  ],
  [
    'J3',
    {
      ob2: claimed('I/endorsement', school),
      ob3: endorsement('Iss/endorsement', school),
      clr1: claimed('Pub/endorsements', school),
      'ob2>ob3': comment('Iss/endorsement'),
      'ob3>ob2': opinion('I/endorsement'),
      'clr1>ob3': comment('Iss/endorsement'),
      'ob3>clr1': opinion('Pub/endorsements'),
      'ob3>clr2': comment('Iss/endorsement'),
    },
  ],
  [
    'J4',
    {
      ob3: { 'V/endorsementJwt/0': signedEndorsement },
      clr1: { 'As/signedEndorsements/0': signedEndorsement },
    },
  ],
  [
    'J5',
    {
      ob2: claimed('B/endorsement', course),
      ob3: endorsement('Ach/endorsement', course),
      clr1: claimed('Ac/endorsements', course),
      'ob2>ob3': comment('Ach/endorsement'),
      'ob3>ob2': opinion('B/endorsement'),
      'clr1>ob3': comment('Ach/endorsement'),
      'ob3>clr1': opinion('Ac/endorsements'),
      'ob3>clr2': comment('Ach/endorsement'),
    },
  ],
  [
    'J6',
    {
      ob2: {
        'I/extensions:IssuerAccreditation': {
          type: ['Extension', 'extensions:IssuerAccreditation'],
          name: 'NVAO',
          url: 'https://nvao.example/',
          contactInstructions: 'Write',
          address: { addressLocality: 'Town' },
        },
      },
      ob3: {
        'Iss/accreditation/0/accreditingAgent': {
          type: ['Profile'],
          id: 'https://nvao.example/',
          name: 'NVAO',
          url: 'https://nvao.example/',
          address: { type: ['Address'], addressLocality: 'Town' },
        },
        'Iss/accreditation/0/contactInstructionsMap/en': 'Write',
        'Iss/accreditation/0/titleMap/en': 'Accredited',
        'Iss/accreditation/0/dcType': `${snb}/accreditation/bb4618238e`,
      },
      'ob2>ob3': { 'Iss/accreditation/0/accreditingAgent/name': 'NVAO', 'Iss/accreditation/0/contactInstructionsMap/en': 'Write' },
      'ob3>ob2': { 'I/extensions:IssuerAccreditation/0/name': 'NVAO', 'I/extensions:IssuerAccreditation/0/contactInstructions': 'Write' },
      elm: {
        'Org/accreditation/0/title/en': 'Accredited',
        'Org/accreditation/0/dcType/id': `${snb}/accreditation/bb4618238e`,
        'Org/accreditation/0/accreditingAgent/id': 'https://nvao.example/',
        'Org/accreditation/0/accreditingAgent/legalName/en': 'NVAO',
      },
      'elm>ob3': { 'Iss/accreditation/0/titleMap/en': 'Accredited', 'Iss/accreditation/0/accreditingAgent/name': 'NVAO' },
    },
  ],
  [
    'J6',
    {
      ob3: {
        'Iss/type': ['Profile', 'IssuerAccreditationProfile'],
        'Iss/accreditations/0': {
          id: 'https://nvao.example/',
          type: ['Profile', 'AccreditationProfile'],
          name: 'NVAO',
          contactInstructions: 'Write',
          accreditationDate: '2020-01-01',
        },
      },
      'ob3>clr2': { 'Iss/accreditation/0/accreditingAgent/name': 'NVAO', 'Iss/accreditation/0/dateIssued': '2020-01-01T00:00:00Z' },
    },
    'in the extension of 1EdTech',
  ],
  [
    'J7',
    {
      ob3: {
        'Ach/alignment/0': {
          type: ['Alignment'],
          targetName: 'Accredited',
          targetUrl: 'https://qa.example/1',
          targetType: 'ext:QualityAssurance',
        },
      },
      'ob3>ob2': { 'B/alignment/0/targetUrl': 'https://qa.example/1' },
      'ob3>clr1': { 'Ac/alignments/0/targetUrl': 'https://qa.example/1' },
      elm: {
        'Q/accreditation/0': {
          id: 'https://qa.example/1',
          type: 'Accreditation',
          title: { en: 'Accredited' },
          dcType: { id: `${snb}/accreditation/820101cba6` },
          accreditingAgent: { id: 'https://nvao.example/', legalName: { en: 'NVAO' } },
        },
      },
      'elm>ob3': { 'Ach/alignment/0/targetUrl': 'https://qa.example/1', 'Ach/accreditation/0/titleMap/en': 'Accredited' },
      'ob3>elm': { 'Q/additionalNote/0/noteLiteral/en': 'Accredited' },
    },
  ],
  ['J8', { elm: { 'E/credentialSchema/0/id': 'http://data.europa.eu/snb/model/ap/edc-accredited' } }],
]

const two = {
  clr1: {
    'C/assertions/1': {
      id: 'urn:uuid:7b1f2a52-7c1d-5c9e-9a0c-2a53b3a5d0b2',
      type: 'Assertion',
      issuedOn: '2024-06-01T00:00:00Z',
      recipient: { type: 'email', hashed: false, identity: 'mira@example.org' },
      achievement: {
        id: 'https://school.example/badges/2',
        type: 'Achievement',
        name: 'Second',
        issuer: { id: school, type: 'Profile', name: 'School' },
      },
    },
  },
  clr2: {
    'KS/verifiableCredential/1': {
      '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
      id: 'urn:uuid:7b1f2a52-7c1d-5c9e-9a0c-2a53b3a5d0b2',
      type: ['VerifiableCredential', 'OpenBadgeCredential'],
      issuer: { id: school, type: ['Profile'], name: 'School' },
      validFrom: '2024-06-01T00:00:00Z',
      credentialSubject: {
        type: ['AchievementSubject'],
        achievement: {
          id: 'https://school.example/badges/2',
          type: ['Achievement'],
          name: 'Second',
          description: 'Second',
          criteria: { narrative: 'Do it.' },
        },
      },
    },
  },
  elm: { 'P/hasClaim/1': second('badges/2', 'Second') },
} as const
const relation = (associationType: string): Pairs => ({
  'KS/association/0': { type: 'Association', associationType, sourceId: course, targetId: 'https://school.example/badges/2' },
})
const told = (associationType: string): Pairs => ({
  'Ac/associations/0': { type: 'Association', associationType, targetId: 'https://school.example/badges/2', title: 'Second' },
})
const related = { 'Ach/related/0/id': 'https://school.example/badges/2' } as const
const nested = { 'LA/hasPart/0': second('badges/2', 'Second') } as const

const structure: readonly FixtureRow[] = [
  [
    'K1',
    {
      ob2: { 'B/name': 'Badge' },
      ob3: { 'Ach/name': 'Badge' },
      clr1: { ...two.clr1, 'Ac/name': 'Badge' },
      'ob3>clr1': { 'Ac/name': 'Badge' },
      clr2: { ...two.clr2, 'Ach/name': 'Badge' },
      'ob3>clr2': { 'Ach/name': 'Badge' },
      elm: { ...two.elm, 'Q/title/en': 'Badge' },
      'ob3>elm': { 'Q/title/en': 'Badge' },
      'clr2>elm': { 'Q/title/en': 'Badge', 'P/hasClaim/1/specifiedBy/title/en': 'Second' },
      'elm>clr2': { 'KS/verifiableCredential/1/credentialSubject/achievement/name': 'Second' },
      'clr1>clr2': { 'KS/verifiableCredential/1/credentialSubject/achievement/name': 'Second' },
    },
  ],
  [
    'K2',
    {
      clr1: { ...two.clr1, ...told('isParentOf') },
      clr2: { ...two.clr2, ...relation('isParentOf') },
      elm: nested,
      'clr1>ob3': related,
      'clr2>ob3': related,
      'elm>ob3': related,
      'clr1>clr2': relation('isParentOf'),
      'clr2>elm': { 'LA/hasPart/0/specifiedBy/title/en': 'Second' },
      'elm>clr2': relation('isParentOf'),
      'clr2>clr1': { 'Ac/associations/0/associationType': 'isParentOf', 'Ac/associations/0/title': 'Second' },
    },
  ],
  [
    'K2',
    {
      clr2: {
        ...two.clr2,
        'KS/association/0': {
          type: 'Association',
          associationType: 'isChildOf',
          sourceId: 'https://school.example/badges/2',
          targetId: course,
        },
      },
      'clr2>elm': { 'LA/hasPart/0/specifiedBy/title/en': 'Second' },
    },
    'said from the other side',
  ],
  [
    'K3',
    {
      ob2: { 'B/related/0/id': 'https://school.example/badges/2' },
      clr1: { ...two.clr1, ...told('precedes') },
      clr2: { ...two.clr2, ...relation('precedes') },
      'ob2>ob3': related,
      'clr1>ob3': related,
      'clr2>ob3': related,
      'clr1>clr2': relation('precedes'),
      'clr2>clr1': { 'Ac/associations/0/associationType': 'precedes' },
      'clr2>elm': 'told',
    },
  ],
  ['K4', { clr1: { ...two.clr1, ...told('exemplar') }, 'clr1>clr2': relation('isRelatedTo') }],
  [
    'K5',
    {
      clr1: {
        ...two.clr1,
        'Ac/associations/0': {
          type: 'Association',
          associationType: 'precedes',
          targetId: 'https://school.example/badges/2',
          title: 'The next one',
        },
      },
      'clr1>clr2': 'told',
      clr2: { ...two.clr2, ...relation('precedes') },
      'clr2>clr1': { 'Ac/associations/0/title': 'Second' },
    },
  ],
  [
    'K6',
    {
      clr1: {
        'C/achievements/0': {
          id: 'https://school.example/badges/3',
          type: 'Achievement',
          name: 'Third',
          issuer: { id: school, type: 'Profile', name: 'School' },
        },
      },
      'clr1>clr2': { 'KS/achievement/0/name': 'Third' },
      clr2: {
        'KS/achievement/0': {
          id: 'https://school.example/badges/3',
          type: ['Achievement'],
          name: 'Third',
          description: 'Third',
          criteria: { narrative: 'Do it.' },
        },
      },
      'clr2>clr1': { 'C/achievements/0/name': 'Third' },
    },
  ],
  [
    'K7',
    {
      token: 'ob2',
      ob2: {},
      'ob2>ob3': { 'Ach/name': 'Badge' },
      clr1: { 'C/assertions': undefined, 'C/signedAssertions/0': signedAssertion },
      'clr1>ob3': { 'Ach/name': 'Signed' },
    },
  ],
  [
    'K8',
    {
      clr2: {
        'KS/verifiableCredential/1': {
          '@context': [
            'https://www.w3.org/ns/credentials/v2',
            'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
            'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
          ],
          id: 'urn:uuid:7b1f2a52-7c1d-5c9e-9a0c-2a53b3a5d0b3',
          type: ['VerifiableCredential', 'ClrCredential'],
          name: 'Inner',
          issuer: { id: school, type: ['Profile'], name: 'School' },
          validFrom: '2024-06-01T00:00:00Z',
          credentialSubject: { type: ['ClrSubject'], verifiableCredential: [two.clr2['KS/verifiableCredential/1']] },
        },
      },
      'clr2>elm': { 'P/hasClaim/1/specifiedBy/title/en': 'Second' },
      'clr2>ob3': { 'Ach/name': 'Badge' },
    },
  ],
  [
    'K9',
    {
      ob3: { 'Ach/achievementType': 'Membership' },
      clr1: { 'Ac/achievementType': 'Membership' },
      elm: {
        'LA/dcType/0/id': `${vocab}Membership`,
        'LA/entitlesTo/0/title/en': 'Badge',
        'LA/entitlesTo/0/specifiedBy/dcType/id': `${snb}/entitlement/bebd32e8e6`,
        'LA/entitlesTo/0/specifiedBy/entitlementStatus/id': `${snb}/entitlement-status/b7015a8a8c`,
      },
    },
  ],
  [
    'K9',
    {
      elm: {
        'LA/entitlesTo/0/title/en': 'To weave',
        'LA/entitlesTo/0/specifiedBy/title/en': 'To weave',
        'LA/entitlesTo/0/specifiedBy/dcType/id': `${snb}/entitlement/52f62180c2`,
      },
      'elm>ob3': { 'S/entitlesTo/0/titleMap/en': 'To weave', 'S/entitlesTo/0/dcType': `${snb}/entitlement/52f62180c2` },
    },
    'inside an achievement',
  ],
  [
    'K9',
    {
      elm: { 'LA/type': 'LearningEntitlement', 'LA/expiryDate': '2028-02-01T00:00:00Z', 'E/validUntil': '2031-02-01T00:00:00Z' },
      'elm>ob3': { 'V/validUntil': '2028-02-01T00:00:00Z' },
    },
    'a right that ends before the credential',
  ],
  [
    'K9',
    { elm: { 'LA/type': 'LearningEntitlement' }, 'elm>ob3': { 'Ach/achievementType': 'ext:LearningEntitlement' } },
    'a claim of its own',
  ],
  [
    'K9',
    {
      elm: { 'LA/type': 'LearningEntitlement', 'Q/dcType/id': `${snb}/entitlement/bebd32e8e6` },
      'elm>ob3': { 'Ach/achievementType': 'Membership' },
    },
    'a claim of its own, of membership',
  ],
  [
    'K10',
    {
      ob3: { 'Ach/achievementType': 'ext:LearningActivity' },
      elm: { 'LA/type': 'LearningActivity', 'LA/temporal/0/startDate': '2024-02-01T00:00:00Z' },
      'elm>ob3': { 'Ach/achievementType': 'ext:LearningActivity', 'S/activityStartDate': '2024-02-01T00:00:00Z' },
    },
  ],
  [
    'K11',
    {
      elm: { 'LA/type': 'LearningAssessment', 'LA/grade/noteLiteral/en': 'A' },
      // what specifies it is the achievement, and no description of its own result
      'elm>ob3': { 'Ach/achievementType': 'Assessment', 'S/result/0/value': 'A', 'S/result/0/resultDescription': undefined },
      ob3: { 'Ach/achievementType': 'Assessment', ...result('S/result'), ...described('Ach/resultDescription') },
      'ob3>elm': { 'LA/dcType/0/id': `${vocab}Assessment`, 'AS/grade/noteLiteral/en': 'A' },
      clr1: { 'Ac/achievementType': 'Assessment' },
      'clr1>ob3': { 'Ach/achievementType': 'Assessment' },
    },
  ],
  [
    'K12',
    {
      elm: { 'LA/type': 'Claim' },
      'elm>ob3': { 'Ach/achievementType': 'Achievement' },
      ob3: { 'Ach/achievementType': 'Achievement' },
      clr1: { 'Ac/achievementType': 'Achievement' },
    },
  ],
  [
    'K13',
    {
      ob3: { 'Iss/id': school, 'S/id': 'did:example:mira' },
      clr1: { 'Pub/id': school, 'C/learner/id': 'did:example:mira' },
      clr2: { 'K/issuer/id': school, 'KS/id': 'did:example:mira', 'S/id': 'did:example:mira' },
      elm: { 'Org/id': school, 'P/id': 'did:example:mira' },
    },
  ],
  ['K14', {}],
]

const proofs: readonly FixtureRow[] = [
  [
    'L1',
    {
      ob2: { 'A/verification': { type: 'HostedBadge' } },
      ob3: { 'V/proof/0': { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', proofValue: 'z1' } },
      clr1: { 'As/verification/type': 'Hosted' },
    },
  ],
  [
    'L2',
    {
      ob3: { 'V/proof/0': { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', proofValue: 'z1' } },
      clr2: { 'K/proof/0': { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', proofValue: 'z1' } },
      elm: { 'E/proof': { type: 'x' } },
    },
  ],
  [
    'L3',
    {
      ob3: { 'V/credentialStatus': { id: 'https://school.example/status#1', type: 'BitstringStatusListEntry' } },
      elm: { 'E/credentialStatus': { id: 'https://school.example/status#1', type: 'CredentialStatus' } },
    },
  ],
  ['L4', { ob2: { 'A/revoked': true }, clr1: { 'As/revoked': true } }],
  ['L5', { ob3: { 'V/refreshService': { id: 'https://school.example/refresh', type: '1EdTechCredentialRefresh' } } }],
  [
    'L6',
    {
      ob2: { 'B/extensions:LicenseExtension': { type: ['Extension', 'extensions:LicenseExtension'], id: 'CC-BY' } },
      'ob2>ob3': { 'Ach/rights': 'https://creativecommons.org/licenses/by/4.0/' },
      ob3: { 'V/termsOfUse/0': { id: 'https://school.example/terms', type: 'https://school.example/terms#Policy' } },
      'ob3>ob2': 'told',
      'ob3>clr2': { 'K/termsOfUse/0/id': 'https://school.example/terms' },
      clr2: { 'K/termsOfUse/0': { id: 'https://school.example/terms', type: 'https://school.example/terms#Policy' } },
      elm: { 'E/termsOfUse': { id: 'https://school.example/terms' } },
    },
  ],
  ['L7', {}],
]

const extensions: readonly FixtureRow[] = [
  [
    'M1',
    {
      ob2: { 'B/name': 'Weaving' },
      ob3: { 'Ach/name': 'Weaving', 'Ach/nameMap': { en: 'Weaving', nl: 'Weven' } },
      'ob2>ob3': { 'Ach/name': 'Weaving' },
      clr1: { 'Ac/name': 'Weaving' },
      'clr1>ob3': { 'Ach/name': 'Weaving' },
      elm: { 'Q/title/en': 'Weaving', 'Q/title/nl': 'Weven' },
    },
  ],
  [
    'M1',
    {
      ob3: { 'Ach/name': 'Weaving', 'Ach/nameMap': { en: 'Weaving', nl: 'Weven' } },
      elm: { 'Q/title/en': 'Weaving', 'Q/title/nl': 'Weven' },
      'elm>ob3': { 'Ach/name': 'Weven', 'Ach/nameMap': { en: 'Weaving', nl: 'Weven' } },
      options: { language: 'nl' },
    },
    'bridge: the language that is asked for stands in the property itself',
  ],
  [
    'M1',
    {
      elm: { 'Q/title/en': 'Weaving', 'Q/title/nl': 'Weven' },
      'elm>ob3': { 'Ach/name': 'Weaving', 'Ach/nameMap': undefined },
      options: { bridge: false },
      told: { 'elm>ob3': ['Q/title/nl'] },
    },
    'else N: one language, the others are told',
  ],
  [
    'M1',
    {
      ob3: { 'Ach/name': { en: 'Weaving', nl: 'Weven' }, 'S/narrative': { '@value': 'Wove', '@language': 'en' } },
      'ob3>elm': { 'Q/title/en': 'Weaving', 'Q/title/nl': 'Weven', 'LA/description/en': 'Wove' },
      'ob3>clr2': { 'Ach/name': 'Weaving', 'Ach/nameMap/nl': 'Weven', 'S/narrative': 'Wove' },
    },
    'as the schema of Open Badges 3.0 allows it, and JSON-LD has it',
  ],
  [
    'M1',
    {
      elm: {
        'Q/title': [
          { '@value': 'Weven', '@language': 'nl' },
          { '@value': 'Weaving', '@language': 'en' },
        ],
        'LA/description': 'Wove',
      },
      'elm>ob3': { 'Ach/name': 'Weaving', 'Ach/nameMap/nl': 'Weven', 'S/narrative': 'Wove' },
    },
    'without the map of languages',
  ],
  [
    'M2',
    {
      ob2: { 'B/extensions:ApplyLink': { type: ['Extension', 'extensions:ApplyLink'], url: 'https://school.example/apply' } },
      ob3: { 'Ach/applyUrl': 'https://school.example/apply' },
      'ob3>ob2': { 'B/extensions:ApplyLink/url': 'https://school.example/apply' },
      'ob3>elm': { 'LA/learningOpportunity/homepage/0/contentURL': 'https://school.example/apply' },
    },
  ],
  [
    'M2',
    { ob2: { 'B/extensions:Own': { type: ['Extension', 'extensions:Own'], value: 1 } }, 'ob2>ob3': 'told' },
    'an extension that nobody knows',
  ],
  [
    'M3',
    {
      ob2: { 'B/extensions:ApplyLink': { type: ['Extension', 'extensions:ApplyLink'], url: 'https://school.example/apply' } },
      ob3: { 'Ach/applyUrl': 'https://school.example/apply' },
      'ob3>ob2': { 'B/extensions:ApplyLink/url': 'https://school.example/apply' },
      elm: { 'LA/learningOpportunity/homepage/0/contentURL': 'https://school.example/apply', 'LA/learningOpportunity/title/en': 'Badge' },
    },
  ],
  [
    'M3',
    {
      ob3: { 'Ach/type': ['Achievement', 'ApplyLinkAchievement'], 'Ach/url': 'https://school.example/apply' },
      'ob3>clr2': { 'Ach/applyUrl': 'https://school.example/apply' },
    },
    'in the extension of Open Badges 3.0',
  ],
  [
    'M4',
    {
      ob2: { 'B/extensions:GeoCoordinates': { type: ['Extension', 'extensions:GeoCoordinates'], geo: { latitude: 52.1, longitude: 4.3 } } },
      'ob3>ob2': { 'B/extensions:GeoCoordinates/geo/latitude': 52.1 },
      ob3: { 'Ach/place/latitude': 52.1, 'Ach/place/longitude': 4.3 },
    },
  ],
  [
    'M4',
    {
      ob3: { 'Ach/place': { type: ['Place'], geo: { type: 'GeoCoordinates', latitude: 52.1, longitude: 4.3 } } },
      'ob3>clr2': { 'Ach/place/latitude': 52.1 },
    },
    'in the extension of Open Badges 3.0',
  ],
  [
    'M5',
    {
      ob2: { 'B/extensions:LicenseExtension': { type: ['Extension', 'extensions:LicenseExtension'], id: 'CC-BY' } },
      'ob3>ob2': { 'B/extensions:LicenseExtension/id': 'CC-BY' },
      ob3: { 'Ach/rights': 'https://creativecommons.org/licenses/by/4.0/' },
    },
  ],
  [
    'M5',
    {
      ob3: { 'Ach/license': { id: 'CC-BY', name: 'Attribution' } },
      'ob3>clr2': { 'Ach/rights': 'https://creativecommons.org/licenses/by/4.0/' },
    },
    'in the extension of Open Badges 3.0',
  ],
  [
    'M6',
    {
      ob2: { 'B/extensions:OriginalCreator': { type: ['Extension', 'extensions:OriginalCreator'], url: 'https://creator.example/' } },
      'ob3>ob2': { 'B/extensions:OriginalCreator/url': 'https://creator.example/' },
      ob3: { 'Ach/creator/url': 'https://creator.example/', 'Ach/creator/type': ['Profile'] },
      elm: { 'AP/awardingBody/0/homepage/0/contentURL': 'https://creator.example/' },
    },
  ],
  [
    'M7',
    {
      ob2: { 'B/extensions:Accessibility': { type: ['Extension', 'extensions:Accessibility'], accessibilityFeature: ['captions'] } },
      'ob3>ob2': { 'B/extensions:Accessibility/accessibilityFeature': ['captions'] },
      ob3: { 'Ach/accessibilityFeature': ['captions'] },
    },
  ],
  [
    'M8',
    {
      ob2: { 'A/extensions:recipientProfile': { type: ['Extension', 'extensions:RecipientProfile'], name: 'Mira Berg' } },
      'ob3>ob2': { 'A/extensions:recipientProfile/name': 'Mira Berg' },
      ob3: { 'S/name': 'Mira Berg', 'S/type': ['AchievementSubject', 'Profile'] },
      clr1: { 'C/learner/name': 'Mira Berg' },
      elm: { 'P/fullName/en': 'Mira Berg' },
    },
  ],
  ['M9', { elm: { 'LA/additionalNote/0/noteLiteral/en': 'By the way' }, 'elm>ob3': { 'S/additionalNote/0/noteMap/en': 'By the way' } }],
  ['M10', { ob2: { 'B/own': 1 }, ob3: { 'Ach/own': 1 }, clr1: { 'Ac/own': 1 }, clr2: { 'Ach/own': 1 }, elm: { 'Q/own': 1 } }],
  ['M11', { elm: { 'AP/educationalSystemNote/id': 'https://systems.example/1' } }],
]

export const fixtures: readonly FixtureRow[] = [
  ...envelope,
  ...issuers,
  ...recipients,
  ...achievements,
  ...alignments,
  ...learning,
  ...results,
  ...amounts,
  ...evidence,
  ...trust,
  ...structure,
  ...proofs,
  ...extensions,
]
