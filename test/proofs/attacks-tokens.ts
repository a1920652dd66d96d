/** Attacks on tokens: their three parts, their headers, and what their claims say. */
import { base64url, utf8 } from '../../src/lib/bytes.ts'
import type { Document } from '../../src/lib/json.ts'
import { type Attack, type AttackClass, attacker, school, self, tokenOf, web } from './attack-cast.ts'
import { badge } from './issuers.ts'
import { now } from './scope.ts'

const seconds = now.getTime() / 1000
const credential = badge(school.id)
const claims = {
  iss: school.id,
  jti: credential['id'],
  sub: 'did:example:ada',
  nbf: Date.parse('2025-01-01T00:00:00Z') / 1000,
  vc: credential,
}
const head = { alg: 'EdDSA', typ: 'JWT', kid: school.keyId }
const part = (value: unknown): string => base64url(utf8(typeof value === 'string' ? value : JSON.stringify(value)))

const tokensForged: AttackClass[1] = async () => {
  const honest = await tokenOf(head, claims, school.key)
  const [header = '', payload = '', signature = ''] = honest.split('.')
  const eve = { ...credential, credentialSubject: { ...(credential['credentialSubject'] as Document), id: 'did:example:eve' } }
  const evilKeys = { ...web, 'https://evil.example/keys': { keys: [{ ...attacker.publicJwk, kid: school.keyId }] } }
  const rows: readonly (readonly [name: string, token: string, answer: Attack['answer']])[] = [
    ['another payload', `${header}.${part({ ...claims, vc: eve })}.${signature}`, ['proof', 'fail ERR_PROOF']],
    ['a claim changed', `${header}.${part({ ...claims, jti: 'urn:2' })}.${signature}`, ['proof', 'fail ERR_PROOF']],
    ['the same payload, written otherwise', `${header}.${part(JSON.stringify(claims, null, 1))}.${signature}`, ['proof', 'fail ERR_PROOF']],
    ['the same header, written otherwise', `${part(JSON.stringify(head, null, 1))}.${payload}.${signature}`, ['proof', 'fail ERR_PROOF']],
    ['no signature', `${header}.${payload}.`, ['proof', 'fail ERR_PROOF']],
    ['half a signature', `${header}.${payload}.${signature.slice(0, 40)}`, ['proof', 'fail ERR_PROOF']],
    ['a signature twice', `${header}.${payload}.${signature}${signature}`, ['proof', 'fail ERR_PROOF']],
    ['none, and no signature', `${part({ alg: 'none' })}.${payload}.`, ['proof', 'fail ERR_ALGORITHM']],
    ['another key', await tokenOf(head, claims), ['proof', 'fail ERR_PROOF']],
    ['another key under its own name', await tokenOf({ ...head, kid: self.keyId }, claims), ['key-binding', 'fail ERR_KEY_BINDING']],
    [
      'another key at an address of the header',
      await tokenOf({ alg: 'EdDSA', jku: 'https://evil.example/keys' }, claims),
      ['proof', 'fail ERR_PROOF'],
    ],
    [
      'another certificate at an address of the header',
      await tokenOf({ alg: 'EdDSA', x5u: 'https://evil.example/keys' }, claims),
      ['proof', 'fail ERR_PROOF'],
    ],
    [
      'a name above the issuer’s',
      await tokenOf({ ...head, kid: `did:web:evil.example#${school.keyId}` }, claims),
      ['key-binding', 'fail ERR_KEY_BINDING'],
    ],
    [
      'the attacker’s issuer in the claims',
      await tokenOf({ ...head, kid: self.keyId }, { ...claims, iss: self.id }),
      ['proof', 'fail ERR_CLAIMS'],
    ],
    ['another subject in the claims', await tokenOf(head, { ...claims, sub: 'did:example:eve' }, school.key), ['proof', 'fail ERR_CLAIMS']],
    ['another id in the claims', await tokenOf(head, { ...claims, jti: 'urn:uuid:0' }, school.key), ['proof', 'fail ERR_CLAIMS']],
    ['another beginning in the claims', await tokenOf(head, { ...claims, nbf: claims.nbf - 1 }, school.key), ['proof', 'fail ERR_CLAIMS']],
    [
      'a later end in the claims',
      await tokenOf(head, { ...claims, exp: seconds + 1000, vc: { ...credential, validUntil: '2025-06-01T00:00:00Z' } }, school.key),
      ['proof', 'fail ERR_CLAIMS'],
    ],
    ['an end in the claims alone', await tokenOf(head, { ...claims, exp: seconds - 1 }, school.key), ['validity', 'fail ERR_EXPIRED']],
    ['a token of access', await tokenOf({ ...head, typ: 'at+jwt' }, claims, school.key), ['proof', 'fail ERR_PROOF_FORMAT']],
    ['a critical header', await tokenOf({ ...head, crit: ['exp'], exp: 1 }, claims, school.key), ['proof', 'fail ERR_PROOF_FORMAT']],
    ['a payload that is not encoded', await tokenOf({ ...head, b64: false, crit: ['b64'] }, claims, school.key), ['ERR_NOT_JSON']],
    ['two algorithms', `${part('{"alg":"none","alg":"EdDSA"}')}.${payload}.${signature}`, ['ERR_TOKEN']],
    [
      'two subjects',
      `${header}.${part(`{"sub":"did:example:eve",${JSON.stringify(claims).slice(1)}`)}.${signature}`,
      ['ERR_DUPLICATE_MEMBER'],
    ],
    ['a private key in the header', await tokenOf({ alg: 'EdDSA', jwk: attacker.jwk }, claims), ['key-binding', 'fail ERR_KEY']],
    ['two credentials', await tokenOf(head, { ...claims, vp: { type: 'VerifiablePresentation' } }, school.key), ['ERR_UNKNOWN_FORMAT']],
    ['a disclosure that nobody signed', `${honest}~WyJhIiwiYiIsImMiXQ~`, ['ERR_TOKEN']],
  ]
  return rows.map(([name, input, answer]) => ({ name, input, answer, web: evilKeys }))
}

export const attacksOnTokens: readonly AttackClass[] = [['token forged', tokensForged]]
