/**
 * Attacks on proofs and keys: at least ten of each class, each with the check that must answer, and how.
 * What is expected follows from the specifications, not from our own answers.
 */
import { gzipSync } from 'node:zlib'
import { base64url } from '../../src/lib/bytes.ts'
import { type Document, own } from '../../src/lib/json.ts'
import { type Attack, type AttackClass, added, attacker, changed, school, self, signed, tokenOf, web } from './attack-cast.ts'
import { attacksOnBadges, honestBadges } from './attacks-badges.ts'
import { attacksInside, honestInside } from './attacks-inside.ts'
import { attacksOnTokens } from './attacks-tokens.ts'
import { badge, multibaseOf, webIssuer } from './issuers.ts'
import type { Web } from './scope.ts'
import { spellings, status, without } from './spellings.ts'

const unsignedMembers: AttackClass[1] = async () => {
  const honest = await signed(badge(school.id))
  const places = [
    '',
    '/issuer',
    '/credentialSubject',
    '/credentialSubject/achievement',
    '/credentialSubject/achievement/criteria',
    '/proof',
  ]
  const members: readonly Document[] = [{ grade: 'A' }, { hasOwnProperty: 'x' }, { constructor: { name: 'x' } }]
  return places.flatMap((path) =>
    members.map((more) => ({
      name: `${Object.keys(more)} at ${path || 'the root'}`,
      web,
      input: added(honest, path, more),
      answer: ['proof', 'fail ERR_UNDEFINED_TERM'] as const,
    })),
  )
}

const contextSwaps: AttackClass[1] = async () => {
  const honest = await signed(badge(school.id))
  const [vc, ob] = honest['@context'] as readonly [string, string]
  const contexts: readonly (readonly [name: string, contexts: unknown, answer: string])[] = [
    ['an address that is not known', [vc, ob, 'https://evil.example/context'], 'unknown ERR_CONTEXT'],
    ['http in place of https', [vc.replace('https', 'http'), ob], 'unknown ERR_CONTEXT'],
    ['a letter that looks alike', [vc, ob.replace('purl', 'рurl')], 'unknown ERR_CONTEXT'],
    ['a version that there is not', [vc, ob.replace('3.0.3', '9.9.9')], 'unknown ERR_CONTEXT'],
    ['without Open Badges', [vc], 'fail ERR_UNDEFINED_TERM'],
    ['without credentials', [ob], 'fail ERR_UNDEFINED_TERM'],
    ['none', [], 'fail ERR_UNDEFINED_TERM'],
    ['a protected term redefined', [vc, ob, { VerifiableCredential: 'https://evil.example/terms#Note' }], 'fail ERR_JSONLD'],
    ['an inline one that cancels the others', [vc, ob, null], 'fail ERR_JSONLD'],
    ['a number', [vc, ob, 7], 'fail ERR_JSONLD'],
    ['another name space for a term', [vc, ob, { name: 'https://evil.example/terms#name' }], 'fail ERR_JSONLD'],
  ]
  const swapped = contexts.map(([name, context, outcome]) => ({
    name,
    web,
    input: { ...honest, '@context': context },
    answer: ['proof', outcome] as const,
  }))
  // the quads stay the same: it is the shape that says which context has to be the first
  return [...swapped, { name: 'the other order', web, input: { ...honest, '@context': [ob, vc] }, answer: ['schema', 'fail ERR_SCHEMA'] }]
}

const hiddenMembers: AttackClass[1] = async () => {
  const document = badge(school.id, {
    id: 'https://school.example/credentials/1',
    validUntil: '2025-06-01T00:00:00Z',
    credentialStatus: status,
  })
  const { proof, ...unsecured } = await signed(document)
  return spellings.map(([name, spell]) => ({
    name,
    web,
    input: { ...spell(unsecured), proof },
    answer: ['proof', 'fail ERR_HIDDEN_MEMBER'] as const,
  }))
}

const duplicateMembers: AttackClass[1] = async () => {
  const text = JSON.stringify(await signed(badge(school.id)))
  const members = [
    '"@context":[',
    '"id":"urn',
    '"type":["Veri',
    '"issuer":{',
    '"validFrom":',
    '"credentialSubject":{',
    '"achievement":{',
    '"criteria":{',
    '"proof":{',
    '"proofValue":"',
    '"verificationMethod":"',
  ]
  return members.map((member) => {
    const name = member.slice(0, member.indexOf(':'))
    return { name, web, input: text.replace(member, `${name}:"x",${member}`), answer: ['ERR_DUPLICATE_MEMBER'] as const }
  })
}

const keyOwners: AttackClass[1] = async () => {
  const other = webIssuer('other.example', attacker)
  const [method = {}] = school.document.verificationMethod
  const evil = { ...method, publicKeyJwk: attacker.publicJwk }
  const at1 = (document: Document): Web => ({ [school.address]: document })
  const documents: readonly (readonly [name: string, keyId: string, web: Web])[] = [
    ['a did:key', self.keyId, web],
    ['a did:key without its fragment', self.id, web],
    ['another domain', other.keyId, { ...web, [other.address]: other.document }],
    ['another domain that calls itself the issuer', other.keyId, { [other.address]: { ...other.document, id: school.id } }],
    [
      'another domain whose key says that it is the issuer’s',
      other.keyId,
      { [other.address]: { ...other.document, verificationMethod: [{ ...evil, id: other.keyId, controller: school.id }] } },
    ],
    ['a key for authentication only', school.keyId, at1({ id: school.id, verificationMethod: [evil], authentication: [school.keyId] })],
    ['a key that no relationship lists', school.keyId, at1({ id: school.id, verificationMethod: [evil] })],
    [
      'a key that the document holds for another',
      school.keyId,
      at1({ ...school.document, verificationMethod: [{ ...evil, controller: other.id }] }),
    ],
    ['two keys of one name', school.keyId, at1({ ...school.document, verificationMethod: [method, evil] })],
    [
      'a private key that is published',
      school.keyId,
      at1({ ...school.document, verificationMethod: [{ ...method, privateKeyBase58: 'z' }] }),
    ],
    [
      'two keys in one method',
      school.keyId,
      at1({ ...school.document, verificationMethod: [{ ...method, publicKeyMultibase: multibaseOf(attacker) }] }),
    ],
    ['a name that only begins alike', `${school.keyId}0`, web],
  ]
  return Promise.all(
    documents.map(async ([name, keyId, answering]) => ({
      name,
      web: answering,
      input: await signed(badge(school.id), { key: attacker, keyId }),
      answer: ['key-binding', 'fail ERR_KEY_BINDING'] as const,
    })),
  )
}

const keysThatComeAlong: AttackClass[1] = async () => {
  const fragment = multibaseOf(attacker)
  const address = 'https://school.example/issuers/1'
  const profile = { id: address, type: 'Profile', jwks: { keys: [school.key.publicJwk] } }
  const keyIds: readonly (readonly [name: string, issuer: string, keyId: string, web: Web, outcome: string])[] = [
    ['in a did:web fragment, offline', school.id, `${school.id}#${fragment}`, {}, 'unknown ERR_NETWORK'],
    ['in a did:web fragment', school.id, `${school.id}#${fragment}`, web, 'fail ERR_KEY_BINDING'],
    ['in the fragment of an address that does not answer', address, `${address}#${fragment}`, {}, 'unknown ERR_NETWORK'],
    ['in the fragment of an address', address, `${address}#${fragment}`, { [address]: profile }, 'fail ERR_KEY_BINDING'],
    ['in the fragment of another address', address, `https://evil.example/#${fragment}`, { [address]: profile }, 'unknown ERR_NETWORK'],
    ['in the fragment of a did:key', school.id, `${self.id}#${fragment}`, web, 'fail ERR_KEY_BINDING'],
  ]
  const embedded = keyIds.map(async ([name, issuer, keyId, answering, outcome]) => ({
    name,
    web: answering,
    input: await signed(badge(issuer), { key: attacker, keyId }),
    answer: ['key-binding', outcome] as const,
  }))
  const headers: readonly (readonly [name: string, header: Document, web: Web, outcome: string])[] = [
    ['jwk', { jwk: attacker.publicJwk }, web, 'fail ERR_KEY_BINDING'],
    ['jwk, while the issuer does not answer', { jwk: attacker.publicJwk }, {}, 'unknown ERR_NETWORK'],
    ['kid of a did:key', { kid: self.keyId }, web, 'fail ERR_KEY_BINDING'],
    [
      'kid of an address',
      { kid: 'https://evil.example/key' },
      { ...web, 'https://evil.example/key': attacker.publicJwk },
      'fail ERR_KEY_BINDING',
    ],
    [
      'kid of a set',
      { kid: 'https://evil.example/keys#1' },
      { ...web, 'https://evil.example/keys': { keys: [{ ...attacker.publicJwk, kid: '1' }] } },
      'fail ERR_KEY_BINDING',
    ],
    ['kid of the issuer that is not there', { kid: `${school.id}#${fragment}` }, web, 'fail ERR_KEY_BINDING'],
    ['a chain that is none', { x5c: ['AAAA'] }, web, 'fail ERR_KEY'],
  ]
  const tokens = headers.map(async ([name, header, answering, outcome]) => ({
    name,
    web: answering,
    input: await tokenOf({ alg: 'EdDSA', ...header }, { iss: school.id, vc: badge(school.id) }),
    answer: ['key-binding', outcome] as const,
  }))
  return Promise.all([...embedded, ...tokens])
}

const algorithms: AttackClass[1] = async () => {
  const names = ['none', 'None', 'NONE', '', 'HS256', 'HS384', 'HS512', 'RS1', 'ECDH-ES', 'A128KW', 'dir', 'toString', '__proto__']
  const payload = { iss: school.id, vc: badge(school.id) }
  const forbidden = names.map(async (alg) => ({
    name: alg,
    web,
    input: await tokenOf({ alg, kid: school.keyId }, payload),
    answer: ['proof', 'fail ERR_ALGORITHM'] as const,
  }))
  const others = ['ES256', 'ES384', 'RS256', 'PS256'].map(async (alg) => ({
    name: `${alg} with an Ed25519 key`,
    web,
    input: await tokenOf({ alg, kid: school.keyId }, payload, school.key),
    answer: ['proof', 'fail ERR_ALGORITHM'] as const,
  }))
  const honest = await signed(badge(school.id))
  const suites = ['ecdsa-rdfc-2019', 'ecdsa-jcs-2019', 'ecdsa-sd-2023'].map((cryptosuite) => ({
    name: `${cryptosuite} with an Ed25519 key`,
    web,
    input: added(honest, '/proof', { cryptosuite }),
    answer: ['proof', 'fail ERR_ALGORITHM'] as const,
  }))
  return [...(await Promise.all([...forbidden, ...others])), ...suites]
}

const transplants: AttackClass[1] = async () => {
  const mine = await signed(badge(school.id))
  const theirs = await signed({ ...badge(school.id), id: 'urn:uuid:00000000-0000-4000-8000-000000000001' })
  const both = await signed(mine, school, 'eddsa-jcs-2022')
  const [rdfc = {}, jcs = {}] = own(both, 'proof') as readonly Document[]
  const proofs: readonly (readonly [name: string, proof: unknown])[] = [
    ['another credential’s', theirs['proof']],
    ['another credential’s in a list', [theirs['proof']]],
    ['another credential’s value', { ...rdfc, proofValue: own(theirs['proof'], 'proofValue') }],
    ['of another time', { ...rdfc, created: '2025-01-03T00:00:00Z' }],
    ['without its time', without(rdfc, 'created')],
    ['with an expiry', { ...rdfc, expires: '2030-01-01T00:00:00Z' }],
    ['with a challenge', { ...rdfc, challenge: 'x' }],
    ['with a domain', { ...rdfc, domain: 'x.example' }],
    ['with an id', { ...rdfc, id: 'urn:uuid:00000000-0000-4000-8000-000000000002' }],
    ['under the name of another suite', { ...rdfc, cryptosuite: 'eddsa-jcs-2022' }],
    ['under the name of another suite, the other way', { ...without(jcs, '@context'), cryptosuite: 'eddsa-rdfc-2022' }],
    ['with the value of another suite', { ...jcs, proofValue: rdfc['proofValue'] }],
  ]
  return proofs.map(([name, proof]) => ({ name, web, input: { ...mine, proof }, answer: ['proof', 'fail ERR_PROOF'] as const }))
}

const statusSwaps: AttackClass[1] = async () => {
  const url = String(status['statusListCredential'])
  const bits = (revoked: boolean): string => {
    const list = new Uint8Array(16_384)
    if (revoked) list[1] = 0x40
    return `u${base64url(gzipSync(list))}`
  }
  const list = (more: Document = {}, subject: Document = {}): Document => ({
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: url,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: school.id,
    validFrom: '2025-01-01T00:00:00Z',
    credentialSubject: {
      id: `${url}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: bits(false),
      ...subject,
    },
    ...more,
  })
  const listed = badge(school.id, { credentialStatus: status })
  const input = await signed(listed)
  const revoked = await signed(list({}, { encodedList: bits(true) }))
  const lists: readonly (readonly [name: string, list: Document | string, outcome: string])[] = [
    ['honest, revoked', revoked, 'fail ERR_REVOKED'],
    ['unsigned', list(), 'unknown ERR_STATUS'],
    ['bits changed after signing', changed(revoked, '/credentialSubject/encodedList', () => bits(false)), 'unknown ERR_STATUS'],
    ['signed by another under the issuer’s name', await signed(list(), { key: attacker, keyId: self.keyId }), 'unknown ERR_STATUS'],
    ['of another issuer', await signed(list({ issuer: self.id }), { key: attacker, keyId: self.keyId }), 'warn ERR_STATUS'],
    ['of another address', await signed(list({ id: 'https://school.example/status/2' })), 'warn ERR_STATUS'],
    ['expired', await signed(list({ validUntil: '2025-12-01T00:00:00Z' })), 'unknown ERR_STATUS'],
    ['not yet in force', await signed(list({ validFrom: '2026-12-01T00:00:00Z' })), 'unknown ERR_STATUS'],
    ['for suspension', await signed(list({}, { statusPurpose: 'suspension' })), 'unknown ERR_STATUS'],
    ['another credential of the issuer', await signed(badge(school.id)), 'unknown ERR_STATUS'],
    ['the credential itself', input, 'unknown ERR_STATUS'],
    ['a page', '<html>', 'unknown ERR_NETWORK'],
  ]
  const swaps = lists.map(([name, answering, outcome]) => ({
    name,
    input,
    web: { ...web, [url]: answering },
    answer: ['status', outcome] as const,
  }))
  const pointers = [{ statusListIndex: '10' }, { statusListCredential: 'https://evil.example/list' }, { statusPurpose: 'suspension' }]
  const moved = pointers.map((more) => ({
    name: `${Object.keys(more)} changed`,
    web,
    input: added(input, '/credentialStatus', more),
    answer: ['proof', 'fail ERR_PROOF'] as const,
  }))
  return [
    ...swaps,
    ...moved,
    { name: 'no entry at all', web, input: without(input, 'credentialStatus'), answer: ['proof', 'fail ERR_PROOF'] },
  ]
}

const nestedForgeries: AttackClass[1] = async () => {
  const endorser = webIssuer('endorser.example')
  const endorsement = {
    '@context': badge('')['@context'],
    id: 'urn:uuid:00000000-0000-4000-8000-0000000000e1',
    type: ['VerifiableCredential', 'EndorsementCredential'],
    issuer: { id: endorser.id, type: ['Profile'] },
    validFrom: '2025-01-01T00:00:00Z',
    credentialSubject: { id: 'https://school.example/achievements/soil', type: ['EndorsementSubject'], endorsementComment: 'Good.' },
  }
  const honest = await signed(endorsement, endorser)
  const inside = { ...web, [endorser.address]: endorser.document }
  const forged: readonly (readonly [name: string, endorsement: Document])[] = [
    ['comment changed', changed(honest, '/credentialSubject/endorsementComment', () => 'Excellent.')],
    ['subject changed', changed(honest, '/credentialSubject/id', () => 'https://school.example/achievements/brain')],
    ['date changed', { ...honest, validFrom: '2025-06-01T00:00:00Z' }],
    ['unsigned', without(honest, 'proof')],
    ['an empty proof', { ...honest, proof: [] }],
    [
      'proof value changed',
      changed(honest, '/proof/proofValue', (value) => `${String(value).slice(0, -1)}${String(value).endsWith('2') ? '3' : '2'}`),
    ],
    ['signed by the badge’s issuer', await signed(endorsement)],
    ['signed by anybody', await signed(endorsement, { key: attacker, keyId: self.keyId })],
    [
      'an issuer put in',
      changed(
        await signed({ ...endorsement, issuer: { id: self.id, type: ['Profile'] } }, { key: attacker, keyId: self.keyId }),
        '/issuer/id',
        () => endorser.id,
      ),
    ],
    [
      'another endorsement’s proof',
      { ...honest, proof: (await signed({ ...endorsement, id: 'urn:uuid:00000000-0000-4000-8000-0000000000e2' }, endorser))['proof'] },
    ],
    ['not yet valid', await signed({ ...endorsement, validFrom: '2027-01-01T00:00:00Z' }, endorser)],
  ]
  return Promise.all(
    forged.map(async ([name, forgery]) => ({
      name,
      web: inside,
      input: await signed(badge(school.id, { endorsement: [forgery] })),
      answer: ['endorsement', 'fail ERR_ENDORSEMENT'] as const,
    })),
  )
}

/** Now is the first moment of 2026 in UTC. */
const dateZones: AttackClass[1] = async () => {
  const dates: readonly (readonly [more: Document, outcome: string])[] = [
    [{ validUntil: '2025-12-31T23:59:59Z' }, 'fail ERR_EXPIRED'],
    [{ validUntil: '2025-12-31T23:59:59.999Z' }, 'fail ERR_EXPIRED'],
    [{ validUntil: '2026-01-01T00:30:00+01:00' }, 'fail ERR_EXPIRED'],
    [{ validUntil: '2026-01-01T13:59:59+14:00' }, 'fail ERR_EXPIRED'],
    [{ validUntil: '2025-12-31T12:00:00-11:00' }, 'fail ERR_EXPIRED'],
    [{ validUntil: '2026-01-01T05:29:00+05:30' }, 'fail ERR_EXPIRED'],
    [{ validFrom: '2026-01-01T00:00:01Z' }, 'fail ERR_NOT_YET_VALID'],
    [{ validFrom: '2025-12-31T23:30:00-01:00' }, 'fail ERR_NOT_YET_VALID'],
    [{ validFrom: '2025-12-31T14:00:00-11:00' }, 'fail ERR_NOT_YET_VALID'],
    [{ validUntil: '2025-02-30T00:00:00Z' }, 'fail ERR_DATE'],
    [{ validUntil: '2026-13-01T00:00:00Z' }, 'fail ERR_DATE'],
    [{ validUntil: '2027-01-01T00:00:00+99:00' }, 'fail ERR_DATE'],
    [{ validUntil: 'never' }, 'fail ERR_DATE'],
  ]
  return Promise.all(
    dates.map(async ([more, outcome]) => ({
      name: String(Object.entries(more)),
      web,
      input: await signed(badge(school.id, more)),
      answer: ['validity', outcome] as const,
    })),
  )
}

const lookAlikes: AttackClass[1] = async () => {
  const issuers = [
    'did:web:schооl.example',
    'did:web:School.example',
    'did:web:school.example.',
    'did:web:xn--schl-55da.example',
    'did:web:school.example%3A443',
    'did:web:school%2Eexample',
    'did:web:school.example:',
    'did:web:sch00l.example',
    'https://school.example',
    'DID:web:school.example',
    'did:web:school.exampIe',
  ]
  // the real issuer's key is not the look-alike's, and the look-alike's name is not covered by it
  const named = issuers.map(async (id) => ({
    name: id,
    web,
    input: await signed(badge(id)),
    answer: ['key-binding', 'fail ERR_KEY_BINDING'] as const,
  }))
  const honest = await signed(badge(school.id))
  const renamed = issuers.map((id) => ({
    name: `${id} put in`,
    web,
    input: changed(honest, '/issuer/id', () => id),
    answer: ['proof', 'fail ERR_PROOF'] as const,
  }))
  return [...(await Promise.all(named)), ...renamed]
}

export const attackClasses: readonly AttackClass[] = [
  ['unsigned members', unsignedMembers],
  ['contexts swapped', contextSwaps],
  ['members hidden by spelling', hiddenMembers],
  ['duplicate members', duplicateMembers],
  ['key of another owner', keyOwners],
  ['key that comes along', keysThatComeAlong],
  ['algorithm confusion', algorithms],
  ['proof transplanted', transplants],
  ['status pointer and list swapped', statusSwaps],
  ['endorsement forged', nestedForgeries],
  ['dates and zones', dateZones],
  ['look-alike issuers', lookAlikes],
  ...attacksInside,
  ...attacksOnTokens,
  ...attacksOnBadges,
]

/** The same documents unharmed: who refuses everything is no verifier either. */
export async function honestOnes(): Promise<readonly Attack[]> {
  const documents = [
    await signed(badge(school.id)),
    await signed(badge(school.id), school, 'eddsa-jcs-2022'),
    await signed(badge(school.id, { validUntil: '2026-01-01T00:00:00Z' })),
    await signed(badge(school.id, { validUntil: '2025-12-31T23:30:00-01:00', validFrom: '2026-01-01T00:30:00+01:00' })),
    await tokenOf({ alg: 'EdDSA', typ: 'JWT', kid: school.keyId }, { iss: school.id, vc: badge(school.id) }, school.key),
    await tokenOf({ alg: 'EdDSA', typ: 'vc+jwt', kid: school.keyId }, badge(school.id), school.key),
  ]
  const plain = documents.map((input, index) => ({ name: `honest ${index}`, web, input, answer: ['proof', 'pass'] as const }))
  return [...plain, ...(await honestInside()), ...(await honestBadges())]
}
