import { describe, expect, it } from 'vitest'
import { base64url, utf8 } from '../../src/lib/bytes.ts'
import type { Document } from '../../src/lib/json.ts'
import { criticalNames, payloadBytes, signingInput } from '../../src/lib/tokens/jws.ts'
import { parseCompact, parseJsonJws } from '../../src/lib/tokens/jws-parse.ts'
import { codeOf } from './code-of.ts'

const encoded = (value: unknown): string => base64url(utf8(typeof value === 'string' ? value : JSON.stringify(value)))
const token = (header: unknown, payload: unknown = { a: 1 }, signature = 'AAAA'): string =>
  `${encoded(header)}.${encoded(payload)}.${signature}`

// RFC 7515 appendix A.1
const published =
  'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'

describe('compact tokens', () => {
  it('takes the token of RFC 7515 appendix A.1 apart', () => {
    const jws = parseCompact(`${published}\n`)
    expect(jws?.form).toBe('compact')
    expect(jws?.signatures[0]?.header).toEqual({ typ: 'JWT', alg: 'HS256' })
    expect(jws && new TextDecoder().decode(payloadBytes(jws, 0))).toBe(
      '{"iss":"joe",\r\n "exp":1300819380,\r\n "http://example.com/is_root":true}',
    )
    expect(jws && new TextDecoder().decode(signingInput(jws, 0))).toBe(published.slice(0, published.lastIndexOf('.')))
  })

  it.each(['', '{}', '{"a":"eyJ.a.b"}', 'https://example.org/a.b.c', 'plain text', 'eyJhbGciOiJub25lIn0'])('leaves %j alone', (text) =>
    expect(parseCompact(text)).toBeUndefined(),
  )

  const bad: readonly (readonly [name: string, text: string])[] = [
    ['two parts', 'eyJhbGciOiJFUzI1NiJ9.e30'],
    ['four parts', 'eyJhbGciOiJFUzI1NiJ9.e30.AAAA.AAAA'],
    ['a header twice', token('{"alg":"none","alg":"ES256"}')],
    ['a header twice, spelled with an escape', token('{"alg":"none","\\u0061lg":"ES256"}')],
    ['__proto__ in the header', token('{"alg":"ES256","__proto__":{}}')],
    ['a header that is a list', token('{ }').replace(/^[^.]*/, 'ewoK')],
    ['padding', `${token({ alg: 'ES256' })}=`],
    ['base64 in place of base64url', `${encoded({ alg: 'ES256' })}.+/+/.AAAA`],
    ['white space inside', token({ alg: 'ES256' }).replace('.', '.\n')],
    ['unused bits that are set', `${encoded({ alg: 'ES256' })}.e30.AAB`],
    ['crit that is empty', token({ alg: 'ES256', crit: [] })],
    ['crit that is no list', token({ alg: 'ES256', crit: 'exp', exp: 1 })],
    ['crit that names a header which is not there', token({ alg: 'ES256', crit: ['exp'] })],
    ['crit that names a registered header', token({ alg: 'ES256', crit: ['alg'] })],
    ['crit that names one twice', token({ alg: 'ES256', crit: ['exp', 'exp'], exp: 1 })],
    ['crit that names an inherited member', token({ alg: 'ES256', crit: ['toString'] })],
    ['b64 that is not critical', token({ alg: 'ES256', b64: false })],
    ['b64 that is no boolean', token({ alg: 'ES256', b64: 'false', crit: ['b64'] })],
  ]
  it.each(bad)('refuses %s', (_, text) => expect(codeOf(() => parseCompact(text))).toBe('ERR_TOKEN'))

  it('names what it does not read', () => {
    expect(codeOf(() => parseCompact('eyJhbGciOiJFUzI1NiJ9.a.b.c.d'))).toBe('ERR_UNSUPPORTED')
    expect(codeOf(() => parseCompact(`${published}~WyJ4Il0~`))).toBe('ERR_UNSUPPORTED')
  })
})

describe('JSON serializations', () => {
  it.each(['signature', 'protected', 'header'])('refuses the general form with the member “%s” of the flattened one', (name) => {
    const signed = { protected: encoded({ alg: 'RS256' }), signature: 'AAAA' }
    const general = { payload: 'e30', signatures: [signed] }
    expect(parseJsonJws(general)?.form).toBe('general')
    expect(codeOf(() => parseJsonJws({ ...general, [name]: name === 'header' ? {} : 'AAAA' }))).toBe('ERR_TOKEN')
  })

  const part = { protected: encoded({ alg: 'RS256', b64: false, crit: ['b64'] }), signature: 'AAAA' }

  it('reads a general one whose payload is not encoded', () => {
    const jws = parseJsonJws({ payload: '{"a":1}', signatures: [{ ...part, header: { etsiU: [] } }] })
    expect(jws?.form).toBe('general')
    expect(jws && new TextDecoder().decode(payloadBytes(jws, 0))).toBe('{"a":1}')
    expect(jws?.signatures[0] && criticalNames(jws.signatures[0])).toEqual(['b64'])
    expect(jws && new TextDecoder().decode(signingInput(jws, 0))).toBe(`${part.protected}.{"a":1}`)
  })

  it('reads a flattened one', () =>
    expect(parseJsonJws({ payload: 'e30', protected: encoded({ alg: 'ES256' }), signature: 'AAAA' })?.form).toBe('flattened'))

  it.each([{}, { payload: 'e30' }, { signatures: [] }, { signature: 'AAAA', type: 'X' }])('leaves %j alone', (document: Document) =>
    expect(parseJsonJws(document)).toBeUndefined(),
  )

  const plain = encoded({ alg: 'RS256' })
  const bad: readonly (readonly [name: string, document: Document])[] = [
    ['both forms at once', { payload: 'e30', signature: 'AAAA', protected: plain, signatures: [part] }],
    ['a header beside a list of signatures', { payload: 'e30', header: {}, signatures: [{ protected: plain, signature: 'AAAA' }] }],
    ['no signature', { payload: 'e30', signatures: [] }],
    ['signatures that are no list', { payload: 'e30', signatures: { 0: part } }],
    ['a signature that is null', { payload: 'e30', signatures: [null] }],
    ['a payload that is no text', { payload: {}, signatures: [part] }],
    ['a payload that is not encoded without b64', { payload: '{"a":1}', signatures: [{ protected: plain, signature: 'AAAA' }] }],
    ['headers that are not disjoint', { payload: 'e30', protected: plain, header: { alg: 'none' }, signature: 'AAAA' }],
    ['crit that is not protected', { payload: 'e30', header: { crit: ['exp'], exp: 1 }, protected: plain, signature: 'AAAA' }],
    ['b64 that is not protected', { payload: 'e30', header: { b64: false }, protected: plain, signature: 'AAAA' }],
    ['signatures that disagree on b64', { payload: 'e30', signatures: [part, { protected: plain, signature: 'AAAA' }] }],
  ]
  it.each(bad)('refuses %s', (_, document) => expect(codeOf(() => parseJsonJws(document))).toBe('ERR_TOKEN'))
})
