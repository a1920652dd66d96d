/** Attacks on badges before 3.0: hosted ones, and signed ones. */
import { createPublicKey } from 'node:crypto'
import type { Document } from '../../src/lib/json.ts'
import { type Attack, type AttackClass, tokenOf } from './attack-cast.ts'
import { type TestKey, testKey } from './issuers.ts'
import type { Web } from './scope.ts'

const host = 'https://school.example'
const key = testKey('RS256')
const thief = testKey('RS256')
const pemOf = ({ publicJwk }: TestKey): string =>
  String(createPublicKey({ key: publicJwk, format: 'jwk' }).export({ type: 'spki', format: 'pem' }))

const context = 'https://w3id.org/openbadges/v2'
const publicKey = { '@context': context, type: 'CryptographicKey', id: `${host}/key`, owner: `${host}/issuer`, publicKeyPem: pemOf(key) }
const issuer: Document = {
  '@context': context,
  type: 'Issuer',
  id: `${host}/issuer`,
  name: 'School of Examples',
  url: host,
  email: 'badges@school.example',
  publicKey: publicKey.id,
  revocationList: `${host}/revoked`,
}
const badgeClass: Document = {
  '@context': context,
  type: 'BadgeClass',
  id: `${host}/soil`,
  name: 'Soil science',
  description: 'Knows what grows where.',
  image: `${host}/soil.png`,
  criteria: { narrative: 'Passed the examination.' },
  issuer: issuer['id'],
}
const assertion = (more: Document = {}): Document => ({
  '@context': context,
  type: 'Assertion',
  id: `${host}/badges/1`,
  recipient: { type: 'email', hashed: false, identity: 'ada@school.example' },
  badge: badgeClass['id'],
  issuedOn: '2025-01-01T00:00:00Z',
  verification: { type: 'HostedBadge' },
  ...more,
})
const web: Web = {
  [String(issuer['id'])]: issuer,
  [String(badgeClass['id'])]: badgeClass,
  [publicKey.id]: publicKey,
  [`${host}/revoked`]: {
    '@context': context,
    id: `${host}/revoked`,
    type: 'RevocationList',
    issuer: issuer['id'],
    revokedAssertions: ['urn:uuid:00000000-0000-4000-8000-000000000002', { id: `${host}/badges/3`, revocationReason: 'error' }],
  },
}
const at = (document: Document | string | Response, more: Web = {}, address = `${host}/badges/1`): Web => ({
  ...web,
  [address]: document,
  ...more,
})

const hostedForged: AttackClass[1] = async () => {
  const given = assertion()
  const changes: readonly (readonly [name: string, more: Document])[] = [
    ['another recipient', { recipient: { type: 'email', hashed: false, identity: 'eve@school.example' } }],
    ['another class', { badge: `${host}/brain-surgery` }],
    ['another date', { issuedOn: '2020-01-01T00:00:00Z' }],
    ['an end put off', { expires: '2099-01-01T00:00:00Z' }],
    ['evidence added', { evidence: 'https://evil.example/diploma' }],
    ['a narrative added', { narrative: 'with distinction' }],
    ['a date as backpacks wrote it', { issued_on: '1999-01-01' }],
    ['a recipient as backpacks wrote it', { _originalRecipient: { type: 'email', hashed: false, identity: 'eve@school.example' } }],
  ]
  const changed = changes.map(([name, more]) => ({
    name,
    web: at(given),
    input: assertion(more),
    answer: ['proof', 'fail ERR_HOSTED'] as const,
  }))
  const copies: readonly (readonly [name: string, given: Document, hosted?: Document])[] = [
    ['a copy of the class with another name', { badge: { ...badgeClass, name: 'Brain surgery' } }],
    ['a copy of the class with more in it', { badge: { ...badgeClass, tags: ['doctorate'] } }],
    ['a copy of the issuer with another name', { badge: { ...badgeClass, issuer: { ...issuer, name: 'University of Examples' } } }],
    [
      'a narrative put beside the address of evidence',
      { evidence: { id: `${host}/essay`, narrative: 'A doctorate.' } },
      { evidence: `${host}/essay` },
    ],
    [
      'a caption put beside the address of the picture',
      { image: { id: `${host}/1.png`, caption: 'A doctorate.' } },
      { image: `${host}/1.png` },
    ],
  ]
  const copied = copies.map(([name, more, hosted]) => ({
    name,
    web: at(assertion(hosted)),
    input: assertion(more),
    answer: ['proof', 'fail ERR_HOSTED'] as const,
  }))
  const elsewhere = (id: string, more: Document = {}, web: Web = {}): Pick<Attack, 'input' | 'web'> => {
    const document = assertion({ id, ...more })
    return { input: document, web: at(document, web, id) }
  }
  const evilClass = { ...badgeClass, id: 'https://evil.example/soil' }
  const policy = (verification: Document): Web => ({ [String(issuer['id'])]: { ...issuer, verification } })
  const binding: readonly (readonly [name: string, attack: Pick<Attack, 'input' | 'web'>])[] = [
    ['on another host', elsewhere('https://evil.example/1')],
    ['on a host that ends alike', elsewhere('https://evilschool.example/1')],
    ['on a host that begins alike', elsewhere('https://school.example.evil.example/1')],
    ['on a host below', elsewhere('https://students.school.example/1')],
    ['on another port', elsewhere('https://school.example:8443/1')],
    ['on a host that looks alike', elsewhere('https://schооl.example/1')],
    ['with the host as a user name', elsewhere('https://school.example@evil.example/1')],
    ['with a class of the attacker’s', elsewhere(`${host}/badges/1`, { badge: evilClass.id }, { [evilClass.id]: evilClass })],
    ['outside of what the policy begins with', elsewhere(`${host}/students/1`, {}, policy({ startsWith: `${host}/badges/` }))],
    ['above what the policy begins with', elsewhere(`${host}/badges/../students/1`, {}, policy({ startsWith: `${host}/badges/` }))],
    ['above, written with escapes', elsewhere(`${host}/badges/%2e%2e/students/1`, {}, policy({ startsWith: `${host}/badges/` }))],
    ['where the policy names others only', elsewhere(`${host}/badges/1`, {}, policy({ allowedOrigins: ['badges.example'] }))],
  ]
  const bound = binding.map(([name, attack]) => ({ name, ...attack, answer: ['key-binding', 'fail ERR_KEY_BINDING'] as const }))
  const gone: readonly (readonly [name: string, answer: Document | Response])[] = [
    ['withdrawn: 410', new Response('', { status: 410 })],
    ['withdrawn: revoked', { id: given['id'], revoked: true }],
  ]
  const revoked = gone.map(([name, answer]) => ({ name, input: given, web: at(answer), answer: ['status', 'fail ERR_REVOKED'] as const }))
  const missing = [new Response('', { status: 404 }), '<html>'].map((answer, index) => ({
    name: `not there ${index}`,
    input: given,
    web: at(answer),
    answer: ['proof', 'unknown ERR_NETWORK'] as const,
  }))
  return [...changed, ...copied, ...bound, ...revoked, ...missing]
}

const signedForged: AttackClass[1] = async () => {
  const own = assertion({
    id: 'urn:uuid:00000000-0000-4000-8000-000000000001',
    verification: { type: 'SignedBadge', creator: publicKey.id },
  })
  const evil = { ...publicKey, id: 'https://evil.example/key', publicKeyPem: pemOf(thief) }
  const theirs: Document = { ...issuer, id: 'https://evil.example/issuer', publicKey: evil.id }
  const everywhere = { ...web, [evil.id]: evil, [String(theirs['id'])]: theirs }
  const sign = (document: Document, header: Document = {}, by = thief): Promise<string> =>
    tokenOf({ alg: 'RS256', ...header }, document, by)
  const creator = (id: string): Document => ({ ...own, verification: { type: 'SignedBadge', creator: id } })
  const [head = '', , signature = ''] = (await sign(own, {}, key)).split('.')
  const payload = Buffer.from(JSON.stringify({ ...own, issuedOn: '2020-01-01T00:00:00Z' })).toString('base64url')
  const rows: readonly (readonly [name: string, token: string, answer: Attack['answer'], web?: Web])[] = [
    ['another key', await sign(own), ['proof', 'fail ERR_PROOF']],
    ['another key that the badge names', await sign(creator(evil.id)), ['key-binding', 'fail ERR_KEY_BINDING']],
    [
      'another key that says that it is the issuer’s',
      await sign(creator(evil.id)),
      ['key-binding', 'fail ERR_KEY_BINDING'],
      { ...everywhere, [evil.id]: { ...evil, owner: issuer['id'] } },
    ],
    [
      'a copy of the class with the attacker’s issuer',
      await sign({ ...own, badge: { ...badgeClass, issuer: { ...theirs, publicKey: evil } } }),
      ['key-binding', 'fail ERR_KEY_BINDING'],
    ],
    [
      'a key in the header',
      await sign({ ...own, verification: { type: 'signed' } }, { jwk: thief.publicJwk }),
      ['proof', 'fail ERR_PROOF'],
    ],
    ['a key at an address of the header', await sign(own, { jku: 'https://evil.example/keys' }), ['proof', 'fail ERR_PROOF']],
    [
      'a PEM file on another host',
      await sign({ ...own, verification: undefined, verify: { type: 'signed', url: 'https://evil.example/key.pem' } }),
      ['key-binding', 'fail ERR_KEY_BINDING'],
      { ...everywhere, 'https://evil.example/key.pem': pemOf(thief) },
    ],
    ['none', await sign(own, { alg: 'none' }), ['proof', 'fail ERR_ALGORITHM']],
    ['HS256 over the public key', await sign(own, { alg: 'HS256' }), ['proof', 'fail ERR_ALGORITHM']],
    [
      'PS256 in place of RS256',
      `${Buffer.from('{"alg":"PS256"}').toString('base64url')}.${(await sign(own, {}, key)).split('.').slice(1).join('.')}`,
      ['proof', 'fail ERR_PROOF'],
    ],
    ['another payload', `${head}.${payload}.${signature}`, ['proof', 'fail ERR_PROOF']],
    ['a token of access', await sign(own, { typ: 'at+jwt' }, key), ['proof', 'fail ERR_PROOF_FORMAT']],
    ['a critical header', await sign(own, { crit: ['x'], x: 1 }, key), ['proof', 'fail ERR_PROOF_FORMAT']],
    [
      'revoked by its id',
      await sign({ ...own, id: 'urn:uuid:00000000-0000-4000-8000-000000000002' }, {}, key),
      ['status', 'fail ERR_REVOKED'],
    ],
    ['revoked by an entry with a reason', await sign({ ...own, id: `${host}/badges/3` }, {}, key), ['status', 'fail ERR_REVOKED']],
    [
      'a list that does not answer',
      await sign(own, {}, key),
      ['status', 'unknown ERR_NETWORK'],
      { ...web, [`${host}/revoked`]: new Response('', { status: 500 }) },
    ],
    [
      'a profile that links no key',
      await sign(own, {}, key),
      ['key-binding', 'fail ERR_KEY_BINDING'],
      { ...web, [String(issuer['id'])]: { ...issuer, publicKey: undefined } },
    ],
  ]
  return rows.map(([name, input, answer, web = everywhere]) => ({ name, input, answer, web }))
}

export const attacksOnBadges: readonly AttackClass[] = [
  ['hosted badge forged', hostedForged],
  ['signed badge forged', signedForged],
]

export const honestBadges = async (): Promise<readonly Attack[]> => [
  { name: 'hosted badge', input: assertion(), web: at(assertion()), answer: ['proof', 'pass'] },
  {
    name: 'hosted badge out of a backpack',
    input: assertion({ _location: `${host}/badges/1`, _originalRecipient: assertion()['recipient'], issued_on: '2025-01-01T00:00:00Z' }),
    web: at(assertion()),
    answer: ['proof', 'pass'],
  },
  {
    name: 'hosted badge with copies of what it names',
    input: assertion({ badge: { ...badgeClass, type: ['BadgeClass'], issuer }, evidence: [{ id: `${host}/essay`, type: 'Evidence' }] }),
    web: at(assertion({ evidence: [`${host}/essay`] })),
    answer: ['proof', 'pass'],
  },
  {
    name: 'signed badge',
    input: await tokenOf(
      { alg: 'RS256' },
      assertion({ id: 'urn:uuid:00000000-0000-4000-8000-000000000001', verification: { type: 'SignedBadge', creator: publicKey.id } }),
      key,
    ),
    web,
    answer: ['proof', 'pass'],
  },
]
