/** Whatever stands where a proof, a key, a token or a status should be: an answer with a code, at once, never a pass. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codes } from '../../src/lib/codes.ts'
import type { Status } from '../../src/lib/contract.ts'
import { CredentialError } from '../../src/lib/errors.ts'
import { type Document, isObject } from '../../src/lib/json.ts'
import type { Check } from '../../src/lib/report.ts'
import { parseCompact, parseJsonJws } from '../../src/lib/tokens/jws-parse.ts'
import { proof as dataIntegrity } from '../../src/proofs/data-integrity/index.ts'
import { issue } from '../../src/proofs/data-integrity/issue.ts'
import { proof as hosted } from '../../src/proofs/ob2-hosted/index.ts'
import { proof as signedBadge } from '../../src/proofs/ob2-jws/index.ts'
import { proof as vcJwt } from '../../src/proofs/vc-jwt/index.ts'
import { status as bitstring } from '../../src/status/bitstring-status-list/index.ts'
import { status as ob2 } from '../../src/status/ob2-revocation/index.ts'
import { status as of1EdTech } from '../../src/status/revocation-list-1edtech/index.ts'
import { status as of2021 } from '../../src/status/status-list-2021/index.ts'
import { badge, keyIssuer } from './issuers.ts'
import { outlineOf, parsedBy, scopeWith } from './scope.ts'

/** JSON, with the names that hurt. */
const names = fc.constantFrom(
  'id',
  'type',
  '@id',
  '@type',
  'keys',
  'kty',
  'proof',
  'previousProof',
  '@context',
  'constructor',
  'toString',
  'hasOwnProperty',
  'verificationMethod',
  'assertionMethod',
  'controller',
  'publicKeyJwk',
  'publicKeyMultibase',
  'crit',
  'alg',
  'kid',
  'jwk',
  'vc',
  'badge',
  'issuer',
  'revokedCredential',
  'revokedAssertions',
  'credentialSubject',
  'encodedList',
)
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      null,
      true,
      false,
      0,
      -1,
      1e308,
      '',
      'x',
      'did:key:',
      'did:web:x',
      'did:web:x.example#y',
      'https://x.example/y',
      'z6Mk',
      'u',
      'z',
      'urn:uuid:1',
      '\u0000',
      '2025-01-01T00:00:00Z',
    ),
    fc.string({ maxLength: 12 }),
    fc.array(tie('json'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(names, fc.string({ maxLength: 6 })), tie('json'), { maxKeys: 5 }),
  ),
}))
const object = fc.dictionary(fc.oneof(names, fc.string({ maxLength: 6 })), json, { maxKeys: 6 }) as fc.Arbitrary<Document>

const sound = (checks: readonly Check[]): boolean =>
  checks.every(
    ({ outcome, code, message }) =>
      message !== '' && (outcome === 'pass' || (code !== undefined && code !== 'ERR_INTERNAL' && Object.hasOwn(codes, code))),
  )
const runs = { numRuns: 300, seed: 1 }

describe('proofs', () => {
  const { id, keyId, key } = keyIssuer()

  it('a proof of any shape', async () => {
    const honest = await issue(badge(id), { signer: key.signer(keyId), proof: 'eddsa-rdfc-2022' }, scopeWith())
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          json,
          fc.array(object),
          object.map((more) => ({ ...(honest['proof'] as Document), ...more })),
        ),
        async (proof) => {
          const document = { ...honest, proof }
          if (!dataIntegrity.secures?.(document)) return
          const { checks } = await dataIntegrity.verify(parsedBy(dataIntegrity, document), outlineOf(document), scopeWith())
          expect(sound(checks)).toBe(true)
          const passed = checks.some((check) => check.id === 'proof' && check.outcome === 'pass')
          // members that the signature does not have, or has as they were
          if (passed) expect(proof).toMatchObject(honest['proof'] as Document)
        },
      ),
      runs,
    )
  })

  it('tokens of any shape', async () => {
    const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
    await fc.assert(
      fc.asyncProperty(object, object, fc.boolean(), async (header, payload, isBadge) => {
        const token = `${part({ alg: 'EdDSA', ...header })}.${part(isBadge ? { badge: 'https://x.example/1', ...payload } : { vc: payload, iss: payload['issuer'] })}.AAAA`
        const family = isBadge ? signedBadge : vcJwt
        try {
          const jws = parseCompact(token)
          const inside = jws && family.opens?.(jws)
          if (!inside) return
          const parsed = { ...parsedBy(family, inside.document), envelope: { kind: inside.kind, jws } }
          const { checks } = await family.verify(parsed, outlineOf(inside.document), scopeWith({ web: {} }))
          expect(sound(checks)).toBe(true)
          expect(checks.some((check) => check.id === 'proof' && check.outcome === 'pass')).toBe(false)
        } catch (error) {
          if (!(error instanceof CredentialError)) throw error
        }
      }),
      runs,
    )
  })

  it('serializations of any shape', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          object,
          object.map((more) => ({ payload: 'e30', signatures: [more] })),
          object.map((more) => ({ payload: 'e30', signature: 'AAAA', ...more })),
        ),
        (document) => {
          try {
            parseJsonJws(document)
          } catch (error) {
            if (!(error instanceof CredentialError)) throw error
          }
        },
      ),
      runs,
    ))

  it('hosted documents of any shape', () =>
    fc.assert(
      fc.asyncProperty(object, object, async (given, answer) => {
        const url = 'https://x.example/1'
        const document = { badge: url, recipient: {}, ...given, id: url }
        if (!hosted.secures?.(document)) return
        const { checks } = await hosted.verify(parsedBy(hosted, document), outlineOf(document), scopeWith({ web: { [url]: answer } }))
        expect(sound(checks)).toBe(true)
      }),
      runs,
    ))
})

describe('keys', () => {
  const addresses = ['did:web:x.example#y', 'https://x.example/y', 'https://x.example/y#z']
  it.each(addresses)('documents of any shape at %s', (keyId) =>
    fc.assert(
      fc.asyncProperty(object, fc.boolean(), async (document, named) => {
        const id = keyId.split('#')[0] ?? ''
        const web = Object.fromEntries(
          ['https://x.example/.well-known/did.json', 'https://x.example/y'].map((url) => [url, named ? { ...document, id } : document]),
        )
        try {
          const key = await scopeWith({ web }).key(keyId)
          expect(typeof key.controller).toBe('string')
        } catch (error) {
          if (!(error instanceof CredentialError)) throw error
        }
      }),
      runs,
    ),
  )
  it('identifiers of any shape', () =>
    fc.assert(
      fc.asyncProperty(
        fc.tuple(fc.constantFrom('did:key:', 'did:jwk:', 'did:web:', 'https://', 'did:', ''), fc.string()),
        async ([scheme, rest]) => {
          try {
            await scopeWith().key(scheme + rest)
          } catch (error) {
            if (!(error instanceof CredentialError)) throw error
          }
        },
      ),
      runs,
    ))
})

describe('status', () => {
  const kinds: readonly (readonly [name: string, kind: Status, type: string])[] = [
    ['bitstring', bitstring, 'BitstringStatusListEntry'],
    ['2021', of2021, 'StatusList2021Entry'],
    ['1EdTech', of1EdTech, '1EdTechRevocationList'],
    ['Open Badges 2.0', ob2, 'RevocationList'],
  ]
  it.each(kinds)('%s: entries and lists of any shape', (_, kind, type) =>
    fc.assert(
      fc.asyncProperty(object, object, fc.boolean(), async (given, list, whole) => {
        const url = 'https://x.example/1'
        const entry = whole
          ? { ...given, type, id: url, statusPurpose: 'revocation', statusListIndex: '1', statusListCredential: url }
          : { ...given, type }
        const scope = scopeWith({
          web: { [url]: list },
          verify: async () => ({
            verdict: 'valid',
            format: 'vc',
            issuer: { nameIsFrom: 'credential', control: 'none', listedBy: [] },
            checks: [],
          }),
        })
        const checks = await kind.check({ value: entry, path: '/credentialStatus' }, outlineOf({ id: 'urn:1' }), scope)
        expect(sound(checks)).toBe(true)
        expect(checks.length).toBeGreaterThan(0)
        if (
          !isObject(list) ||
          !('revokedCredential' in list || 'revokedAssertions' in list || 'credentialSubject' in list || type === 'RevocationList')
        ) {
          expect(checks.some(({ outcome }) => outcome === 'pass')).toBe(false)
        }
      }),
      runs,
    ),
  )
})
