/** The parts of which a seal is judged, each by itself: header, unsigned items, level, conclusion, and what is a seal at all. */
import { describe, expect, test } from 'vitest'
import { base64url, utf8 } from '../../src/lib/bytes.ts'
import type { Document } from '../../src/lib/json.ts'
import type { Jws, JwsSignature } from '../../src/lib/tokens/jws.ts'
import type { Assessment } from '../../src/proofs/jades/assess.ts'
import { claims } from '../../src/proofs/jades/claims.ts'
import { conclude } from '../../src/proofs/jades/conclude.ts'
import { readHeader } from '../../src/proofs/jades/header.ts'
import { achievedLevel, claimedLevel } from '../../src/proofs/jades/level.ts'
import { materialOf, readUnsigned } from '../../src/proofs/jades/unsigned.ts'

const coded = (value: unknown): string => base64url(utf8(JSON.stringify(value)))
const signature = (header: Document, unprotected: Document = {}): JwsSignature => ({
  protected: coded(header),
  header,
  unprotected,
  signature: 'AAAA',
})
const token = { tstTokens: [{ val: 'AAAA' }] }

describe('the protected header', () => {
  const read = (header: Document, unprotected?: Document) => readHeader(signature({ alg: 'ES256', ...header }, unprotected))

  // RFC 7518 section 3.1: those that TS 119 312 has for seals, and others
  test.each(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'])('%s is for seals', (alg) => {
    expect(read({ alg })).toMatchObject({ algorithm: alg, isOther: false, faults: [] })
  })
  test.each<[unknown, boolean]>([
    ['EdDSA', true],
    ['HS256', false],
    ['none', false],
    [undefined, false],
  ])('%s is not: whether others sign with it is %s', (alg, isOther) => {
    expect(read({ alg })).toMatchObject({ algorithm: undefined, isOther })
  })

  // TS 119 182-1 clauses 5.2.2.2 and 5.2.2.3, with the names that are written
  test.each<[string, string | undefined]>([
    ...['256', '384', '512'].flatMap((bits) =>
      [`S${bits}`, `SHA${bits}`, `SHA-${bits}`, `sha-${bits}`].map((name): [string, string] => [name, `SHA-${bits}`]),
    ),
    ['S1', undefined],
    ['MD5', undefined],
  ])('a certificate by its %s', (digAlg, hash) => {
    const { references, referenceHeaders, faults } = read({ 'x5t#o': { digAlg, digVal: 'AAAA' } })
    expect(referenceHeaders).toBe(1)
    expect([references.map((each) => each.hash), faults.length]).toEqual(hash === undefined ? [[], 1] : [[hash], 0])
  })

  test.each<[string, Document, number | undefined]>([
    ['1970 in iat', { iat: 0 }, 0],
    ['a time in iat', { iat: 1_772_442_000 }, 1_772_442_000_000],
    ['the last second of all in iat', { iat: 8_639_999_999_999 }, 8_639_999_999_999_000],
    ['one after the last in iat', { iat: 8_640_000_000_000 }, undefined],
    ['a time in sigT', { sigT: '2026-03-02T09:00:00Z' }, Date.UTC(2026, 2, 2, 9)],
    ['something before a time in sigT', { sigT: ' 2026-03-02T09:00:00Z' }, undefined],
    ['parts of seconds in sigT', { sigT: '2026-03-02T09:00:00.5Z' }, undefined],
    ['something behind a time in sigT', { sigT: '2026-03-02T09:00:00Z (about)' }, undefined],
    ['a day that is none in sigT', { sigT: '2026-02-30T09:00:00Z' }, undefined],
    ['a time in a list in sigT', { sigT: ['2026-03-02T09:00:00Z'] }, undefined],
    ['a number in sigT', { sigT: 1_772_442_000 }, undefined],
  ])('claims %s', (_, header, at) => {
    const { claimed, faults } = read(header)
    expect([claimed?.at, faults.length]).toEqual([at, at === undefined ? 1 : 0])
  })

  test.each<[string, unknown, number | undefined]>([
    ['half a second (RFC 7519 section 2)', 0.5, 500],
    ['the last second of all', 8_639_999_999_999, 8_639_999_999_999_000],
    ['one after the last', 8_640_000_000_000, undefined],
    ['a text', '1772442000', undefined],
  ])('ends at %s', (_, exp, at) => {
    const { expires, faults } = read({ exp })
    expect([expires, faults.length]).toEqual([at, at === undefined ? 1 : 0])
  })

  // clauses 5.1.9, 5.2.8 and 5.3
  test.each<[string, Document, Document, readonly string[]]>([
    [
      'everything that is known as critical',
      { crit: ['b64', 'sigT', 'iat', 'exp', 'x5t#o', 'sigX5ts', 'adoTst', 'srCms', 'sigPl', 'srAts', 'sigPId'] },
      {},
      [],
    ],
    ['something else as critical', { crit: ['b64', 'other'] }, {}, ['critical']],
    ['detached data', { sigD: {} }, {}, ['detached']],
    ['protected items', { etsiU: [] }, {}, ['must not be protected']],
    ['unprotected items', {}, { etsiU: [] }, []],
    ['an unprotected algorithm', {}, { alg: 'none' }, ['something else than etsiU']],
    ['an empty certificate', { x5c: ['AAAA', ''] }, {}, ['chain of certificates']],
    ['two times', { iat: 0, sigT: '2026-03-02T09:00:00Z' }, {}, ['two headers']],
    ['tokens that are no list', { adoTst: { tstTokens: token } }, {}, ['timestamp']],
  ])('has %s', (_, header, unprotected, words) => {
    const { faults } = read(header, unprotected)
    expect(faults).toEqual(words.map((word) => expect.stringContaining(word)))
  })

  test('is there', () => {
    expect(readHeader({ ...signature({ alg: 'ES256' }), protected: '' }).faults).toEqual([expect.stringContaining('no protected header')])
  })

  test('says whether the payload stands there as it is, and holds the tokens over it', () => {
    expect(read({ b64: false, adoTst: { tstTokens: [{ val: 'AQID' }, { val: 'BAUG' }] } })).toMatchObject({
      unencoded: true,
      contentTokens: [Uint8Array.of(1, 2, 3), Uint8Array.of(4, 5, 6)],
    })
    expect(read({}).unencoded).toBe(false)
  })
})

describe('the unsigned items', () => {
  const read = (etsiU: unknown) => readUnsigned(signature({}, { etsiU }))
  const many = (count: number): readonly string[] => Array.from({ length: count }, () => coded({ xVals: [] }))
  test.each<[string, unknown, readonly string[] | undefined]>([
    ['two', [coded({ sigTst: token }), coded({ xVals: [] })], ['sigTst', 'xVals']],
    ['in the clear', [{ sigTst: token }, { arcTst: token }], ['sigTst', 'arcTst']],
    ['as many as are looked at', many(256), many(256).map(() => 'xVals')],
    ['more than are looked at', many(257), undefined],
    ['none', [], undefined],
    ['no list', coded({ xVals: [] }), undefined],
    ['in two encodings', [coded({ xVals: [] }), { xVals: [] }], undefined],
  ])('%s', (_, etsiU, kinds) => {
    const { items, faults } = read(etsiU)
    expect([items.map(({ kind }) => kind), faults.length]).toEqual(kinds === undefined ? [[], 1] : [kinds, 0])
  })
  test.each<[string, unknown]>([
    ['with two members', coded({ xVals: [], rVals: {} })],
    ['with no member', coded({})],
    ['that is no base64url', '***'],
    ['that is no JSON', base64url(utf8('{'))],
    ['that is a timestamp without tokens', coded({ sigTst: {} })],
    ['that is an archive timestamp without tokens', coded({ arcTst: { tstTokens: [] } })],
    ['that is a timestamp whose token is no base64', coded({ sigTst: { tstTokens: [{ val: '*' }] } })],
  ])('one %s is told, and the others are read', (_, odd) => {
    const { items, faults } = read([odd, coded({ xVals: [] })])
    expect([items.map(({ kind }) => kind), faults.length]).toEqual([['xVals'], 1])
  })
  test('hold certificates, lists and answers, those for earlier timestamps too (clauses 5.3.5 and 5.3.6)', () => {
    const values = { xVals: [{ x509Cert: { val: 'AQ==' } }], rVals: { crlVals: [{ val: 'Ag==' }], ocspVals: [{ val: 'Aw==' }] } }
    const of = (...items: readonly Document[]) => materialOf(read(items).items)
    const material = { certificates: [Uint8Array.of(1)], lists: [Uint8Array.of(2)], answers: [Uint8Array.of(3)] }
    expect(of({ xVals: values.xVals }, { rVals: values.rVals })).toEqual(material)
    expect(of({ tstVD: values })).toEqual(material)
    expect(of({ anyValData: values })).toEqual(material)
    expect(of({ other: values })).toEqual({ certificates: [], lists: [], answers: [] })
    expect(of({ xVals: [{ x509Cert: { val: 7 } }, { x509Cert: { val: '*' } }] })).toEqual({ certificates: [], lists: [], answers: [] })
  })
})

// TS 119 182-1 clause 6.3, the table
describe('the level', () => {
  const items = (...kinds: readonly string[]) => kinds.map((kind) => ({ kind, value: token, text: undefined }))
  const sound = readHeader(signature({ alg: 'ES256', iat: 0, 'x5t#S256': 'AAAA' }))
  test.each<[string, string, readonly string[], boolean]>([
    ['B-B', 'nothing unsigned', [], false],
    ['B-B', 'revocation data without a timestamp', ['rVals'], true],
    ['B-T', 'a timestamp', ['sigTst'], false],
    ['B-LT', 'a timestamp and revocation data', ['sigTst', 'rVals'], true],
    ['B-LTA', 'an archive timestamp too', ['sigTst', 'rVals', 'arcTst'], true],
    ['B-T', 'an archive timestamp without revocation data', ['sigTst', 'arcTst'], false],
    ...['xRefs', 'axRefs', 'rRefs', 'arRefs', 'sigRTst', 'rfsTst'].map((kind): [string, string, readonly string[], boolean] => [
      'B-T',
      `${kind}, which must be absent`,
      ['sigTst', 'rVals', kind, 'arcTst'],
      true,
    ]),
  ])('%s is claimed by %s', (level, _, kinds, hasRevocations) => {
    expect(claimedLevel(sound, items(...kinds), hasRevocations)).toBe(level)
  })
  test.each<[string, Document]>([
    ['a reference to the certificate', { alg: 'ES256', iat: 0 }],
    ['one reference only', { alg: 'ES256', iat: 0, 'x5t#S256': 'AAAA', sigX5ts: [{ digAlg: 'S256', digVal: 'AAAA' }] }],
    ['a time', { alg: 'ES256', 'x5t#S256': 'AAAA' }],
    ['an algorithm for seals', { alg: 'EdDSA', iat: 0, 'x5t#S256': 'AAAA' }],
  ])('none is claimed without %s', (_, header) => {
    expect(claimedLevel(readHeader(signature(header)), items('sigTst', 'arcTst'), true)).toBe('none')
  })
  const all = { signed: true, timestamped: true, revocation: true, archived: true }
  test.each<[string, Parameters<typeof achievedLevel>[0], object]>([
    ['B-LTA', 'B-LTA', {}],
    ['B-LT', 'B-LTA', { archived: false }],
    ['B-T', 'B-LTA', { revocation: false }],
    ['B-B', 'B-LTA', { timestamped: false }],
    ['none', 'B-LTA', { signed: false }],
    ['B-T', 'B-T', {}],
    ['B-B', 'B-B', {}],
    ['none', 'none', {}],
  ])('%s is reached of %s, where %o', (reached, claimed, missing) => {
    expect(achievedLevel(claimed, { ...all, ...missing })).toBe(reached)
  })
})

// EN 319 102-1 table 6 and clauses 5.5.4 and 5.6.2.2
describe('the conclusion', () => {
  const sound = {
    header: { faults: [] },
    unsigned: { faults: [] },
    signer: { certificate: { notAfter: 1000 }, faults: [] },
    signature: 'valid',
    timestamps: [],
    now: 2000,
    notBefore: undefined,
    chain: { state: 'good', standings: [] },
    achieved: 'B-T',
  }
  const concluded = (change: object, minLevel?: 'B-T' | 'B-LT') => conclude({ ...sound, ...change } as unknown as Assessment, minLevel)
  const chain = (state: string, more: object = {}) => ({ chain: { state, standings: [], ...more } })
  const odd = (genTime?: number) => ({ timestamps: [{ fault: 'order', genTime }] })
  test.each<[string, object, string, string | undefined]>([
    ['nothing', {}, 'TOTAL-PASSED', undefined],
    ['a fault of the header', { header: { faults: ['a'] } }, 'TOTAL-FAILED', 'FORMAT_FAILURE'],
    ['a fault of the unsigned items', { unsigned: { faults: ['a'] } }, 'TOTAL-FAILED', 'FORMAT_FAILURE'],
    ['no certificate', { signer: { certificate: undefined, faults: [] } }, 'INDETERMINATE', 'NO_SIGNING_CERTIFICATE_FOUND'],
    ['a signature of something else', { signature: 'invalid' }, 'TOTAL-FAILED', 'SIG_CRYPTO_FAILURE'],
    ['a signature by another algorithm', { signature: 'unsupported' }, 'INDETERMINATE', 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE'],
    ['a certificate that was not judged', { chain: undefined }, 'INDETERMINATE', 'NO_SIGNING_CERTIFICATE_FOUND'],
    ['no path', chain('no-path'), 'INDETERMINATE', 'NO_CERTIFICATE_CHAIN_FOUND'],
    ['too many paths', chain('limit'), 'INDETERMINATE', 'NO_CERTIFICATE_CHAIN_FOUND'],
    ['a weak path', chain('weak'), 'INDETERMINATE', 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE'],
    ['a certificate that is still to come', chain('not-yet-valid', { index: 0 }), 'TOTAL-FAILED', 'NOT_YET_VALID'],
    ['an authority that is still to come', chain('not-yet-valid', { index: 1 }), 'INDETERMINATE', 'OUT_OF_BOUNDS_NO_POE'],
    ['a certificate that has ended', chain('expired', { index: 0 }), 'INDETERMINATE', 'OUT_OF_BOUNDS_NO_POE'],
    [
      'one that has ended and was not revoked',
      chain('expired', { index: 0, standings: [{ state: 'good' }] }),
      'INDETERMINATE',
      'OUT_OF_BOUNDS_NOT_REVOKED',
    ],
    ['one that had ended before', { ...chain('expired', { index: 0 }), notBefore: 1001 }, 'TOTAL-FAILED', 'EXPIRED'],
    ['one that ended at that moment', { ...chain('expired', { index: 0 }), notBefore: 1000 }, 'INDETERMINATE', 'OUT_OF_BOUNDS_NO_POE'],
    ['an authority that had ended before', { ...chain('expired', { index: 1 }), notBefore: 1001 }, 'INDETERMINATE', 'OUT_OF_BOUNDS_NO_POE'],
    ['a certificate that was revoked', chain('revoked', { revokedAt: 500 }), 'INDETERMINATE', 'REVOKED_NO_POE'],
    ['one that had been revoked before', { ...chain('revoked', { revokedAt: 500 }), notBefore: 501 }, 'TOTAL-FAILED', 'REVOKED'],
    ['one that was revoked at that moment', { ...chain('revoked', { revokedAt: 500 }), notBefore: 500 }, 'INDETERMINATE', 'REVOKED_NO_POE'],
    ['one that was revoked, nobody says when', { ...chain('revoked'), notBefore: 501 }, 'INDETERMINATE', 'REVOKED_NO_POE'],
    [
      'an authority that was revoked',
      { ...chain('authority-revoked', { revokedAt: 500 }), notBefore: 501 },
      'INDETERMINATE',
      'REVOKED_CA_NO_POE',
    ],
    ['what nobody says whether it was revoked', chain('revocation-unknown'), 'INDETERMINATE', 'TRY_LATER'],
    ['a signer that the header contradicts', { signer: { ...sound.signer, faults: ['a'] } }, 'INDETERMINATE', 'CHAIN_CONSTRAINTS_FAILURE'],
    [
      'one that it contradicts, without a path',
      { signer: { ...sound.signer, faults: ['a'] }, ...chain('no-path') },
      'INDETERMINATE',
      'NO_CERTIFICATE_CHAIN_FOUND',
    ],
    ['times out of order', odd(2000), 'INDETERMINATE', 'TIMESTAMP_ORDER_FAILURE'],
    ['a time that is still to come', odd(2001), 'TOTAL-PASSED', undefined],
    ['a time that cannot be read', odd(), 'TOTAL-PASSED', undefined],
    ['a timestamp of something else', { timestamps: [{ fault: 'imprint', genTime: 1000 }] }, 'TOTAL-PASSED', undefined],
    ['a level that nobody asked for', { achieved: 'none' }, 'TOTAL-PASSED', undefined],
    [
      'a weak key, after its end',
      { ...chain('weak', { index: 0 }), notBefore: 1001 },
      'INDETERMINATE',
      'CRYPTO_CONSTRAINTS_FAILURE_NO_POE',
    ],
  ])('of %s', (_, change, indication, subIndication) => {
    expect(concluded(change)).toEqual({ indication, ...(subIndication !== undefined && { subIndication }) })
  })
  test('a level that is asked for is reached', () => {
    expect(concluded({}, 'B-T').indication).toBe('TOTAL-PASSED')
    expect(concluded({}, 'B-LT').subIndication).toBe('SIG_CONSTRAINTS_FAILURE')
  })
})

describe('a seal and no token', () => {
  const document = { '@context': 'https://www.w3.org/ns/credentials/v2' }
  const jws = (form: string, header: Document, unprotected?: Document, payload: unknown = document) =>
    ({ form, payload: coded(payload), signatures: [signature(header, unprotected)] }) as unknown as Jws
  test.each<[string, Jws, boolean]>([
    ...['sigT', 'x5t#o', 'sigX5ts', 'srCms', 'sigPl', 'srAts', 'adoTst', 'sigPId', 'sigD'].map((name): [string, Jws, boolean] => [
      `${name}, compact`,
      jws('compact', { [name]: 'a' }),
      true,
    ]),
    ['unsigned items', jws('flattened', {}, { etsiU: [] }), true],
    ['a chain and a digest, compact', jws('compact', { x5c: [], 'x5t#S256': 'a' }), true],
    ['a chain alone, compact', jws('compact', { x5c: [] }), false],
    ['a digest alone, compact', jws('compact', { 'x5t#S256': 'a' }), false],
    ['a chain alone, in JSON', jws('general', { x5c: [] }), true],
    ['a digest alone, in JSON', jws('general', { 'x5t#S256': 'a' }), true],
    ['none of these, in JSON', jws('general', { kid: 'a' }), false],
    ['sigT, of the type of tokens', jws('compact', { sigT: 'a', typ: 'vc+JWT' }), false],
    ['sigT, of a type that only holds that of tokens', jws('compact', { sigT: 'a', typ: 'jwt+other' }), true],
    ['sigT, of the type of tokens, in JSON', jws('general', { sigT: 'a', typ: 'JWT' }), true],
    ['sigT, and an issuer', jws('compact', { sigT: 'a' }, {}, { ...document, iss: 'a' }), false],
    ['sigT, and a credential inside', jws('compact', { sigT: 'a' }, {}, { vc: document }), false],
    ['sigT, and an issuer, in JSON', jws('general', { sigT: 'a' }, {}, { ...document, iss: 'a' }), true],
    ['sigT, of a list', jws('compact', { sigT: 'a' }, {}, [document]), false],
    ['nothing at all', { form: 'general', payload: coded(document), signatures: [] } as unknown as Jws, false],
    [
      'etsiU, of a token that discloses a part',
      { ...jws('flattened', {}, { etsiU: [] }), disclosed: { payload: document, shown: [] } } as unknown as Jws,
      false,
    ],
    ['a payload that is no base64url', { ...jws('compact', { sigT: 'a' }), payload: '***' }, false],
  ])('%s', (_, input, expected) => {
    expect(claims.opens?.(input)?.kind === 'jades').toBe(expected)
  })
  test('is read from its payload as it stands, where it says so', () => {
    const input = { ...jws('flattened', { sigT: 'a', b64: false }), payload: JSON.stringify(document) }
    expect(claims.opens?.(input)).toEqual({ document, kind: 'jades' })
  })
})
