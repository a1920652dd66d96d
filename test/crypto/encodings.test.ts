/** Keys as bytes: DER in its one spelling (X.690), points of curves (SEC 1), and numbers in their ranges. */
import { describe, expect, test } from 'vitest'
import { contents, elements, octets, unsigned } from '../../src/crypto/der.ts'
import { fromMultibase } from '../../src/crypto/multikey.ts'
import { fromSpki } from '../../src/crypto/spki.ts'
import { curves, isCurveSignature, pointFrom } from '../../src/crypto/weierstrass.ts'
import { base64url, hex } from '../../src/lib/bytes.ts'
import { unhex } from './hex.ts'

const bytes = (digits: string): Uint8Array => unhex(digits.replaceAll(' ', ''))
const codeOf = <Value>(run: () => Value): Value | string => {
  try {
    return run()
  } catch (error) {
    return (error as { code: string }).code
  }
}
const length = (count: number): string => '41'.repeat(count)

describe('the elements of DER', () => {
  test.each<[string, string, readonly (readonly [tag: number, octets: number])[]]>([
    ['nothing', '', []],
    ['one without content', '0500', [[5, 0]]],
    [
      'two side by side',
      '020101 0500',
      [
        [2, 1],
        [5, 0],
      ],
    ],
    ['the longest in the short form', `047f${length(127)}`, [[4, 127]]],
    ['the shortest in the long form', `048180${length(128)}`, [[4, 128]]],
    ['the longest of one octet of length', `0481ff${length(255)}`, [[4, 255]]],
    ['the shortest of two octets of length', `04820100${length(256)}`, [[4, 256]]],
  ])('%s', (_, input, expected) => {
    expect(elements(bytes(input)).map(({ tag, content }) => [tag, content.length])).toEqual(expected)
  })
  test.each([
    ['a tag alone', '05'],
    ['a tag alone, after another', '0500 05'],
    ['a length without its octets', '0481'],
    ['a length without all of its octets', '048201'],
    ['less content than its length', '040241'],
    ['less content than its long length', `048180${length(127)}`],
    ['an indefinite length', '308005000000'],
    ['an indefinite length with as much behind it', `3080${length(128)}`],
    ['the long form of a short length', `04817f${length(127)}`],
    ['two octets for a length of one', `048200ff${length(255)}`],
    ['four octets of length', `0484000000 01 41`],
    ['a length of more than is there in four octets', '0484ffffffff41'],
  ])('%s is none', (_, input) => {
    expect(codeOf(() => elements(bytes(input)))).toBe('ERR_KEY')
  })
  test('are those that are expected, no fewer and no more', () => {
    const input = bytes('020101 0500')
    expect(contents(input, 2, 5).map(hex)).toEqual(['01', ''])
    for (const tags of [[2], [2, 5, 5], [5, 2], [2, 2]]) expect(codeOf(() => contents(input, ...tags))).toBe('ERR_KEY')
  })
})

// X.690 section 8.3: two’s complement, in the fewest octets
test.each<[string, string]>([
  ['00', ''],
  ['01', '01'],
  ['7f', '7f'],
  ['0080', '80'],
  ['00ff01', 'ff01'],
  ['7f00', '7f00'],
  ['', 'ERR_KEY'],
  ['80', 'ERR_KEY'],
  ['ff', 'ERR_KEY'],
  ['0001', 'ERR_KEY'],
  ['007f', 'ERR_KEY'],
  ['0000', 'ERR_KEY'],
])('the whole number %s without its sign is %s', (input, expected) => {
  const read = codeOf(() => hex(unsigned(bytes(input))))
  expect(read).toBe(expected)
})
test('a bit string is one of whole octets', () => {
  expect(hex(octets(bytes('000102')))).toBe('0102')
  for (const odd of ['', '0102']) expect(codeOf(() => octets(bytes(odd)))).toBe('ERR_KEY')
})

// the generator of P-256 (SP 800-186 section 3.2.1.3): its y is odd
const x = '6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296'
const y = '4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5'
const even = hex(bytes((curves['P-256'].prime - BigInt(`0x${y}`)).toString(16).padStart(64, '0')))

describe('a point in octets (SEC 1 section 2.3.4)', () => {
  test.each<[string, string, string | undefined]>([
    ['compressed, of odd y', `03${x}`, y],
    ['compressed, of even y', `02${x}`, even],
    ['not compressed', `04${x}${y}`, y],
    ['in both forms at once', `07${x}${y}`, undefined],
    ['of another form', `05${x}`, undefined],
    ['the point at infinity', '00', undefined],
    ['nothing', '', undefined],
    ['not compressed, of another y', `04${x}${y.replace(/5$/, '7')}`, undefined],
    ['not compressed, cut short', `04${x}${y.slice(2)}`, undefined],
    ['not compressed, with more behind it', `04${x}${y}00`, undefined],
    ['compressed, cut short', `03${x.slice(2)}`, undefined],
    ['compressed, with more behind it', `03${x}00`, undefined],
    ['compressed, of an x that no point has', `03${'0'.repeat(63)}1`, undefined],
    ['compressed, of an x above the prime', `03${'f'.repeat(64)}`, undefined],
    ['not compressed, of a y above the prime', `04${x}${'f'.repeat(64)}`, undefined],
  ])('%s', (_, input, up) => {
    const point = pointFrom('P-256', bytes(input))
    expect(point && hex(point.y)).toBe(up)
    if (point) expect(hex(point.x)).toBe(x)
  })
})

// FIPS 186-5 section 6.4.2: both numbers are from 1 to the order less one
test.each<[string, bigint, bigint, boolean]>([
  ['1 and 1', 1n, 1n, true],
  ['the greatest', -1n, -1n, true],
  ['0 and 1', 0n, 1n, false],
  ['1 and 0', 1n, 0n, false],
  ['the order and 1', curves['P-256'].order, 1n, false],
  ['1 and the order', 1n, curves['P-256'].order, false],
])('a signature of %s', (_, r, s, expected) => {
  const number = (value: bigint): string => (value < 0n ? curves['P-256'].order + value : value).toString(16).padStart(64, '0')
  const signature = bytes(number(r) + number(s))
  expect(isCurveSignature('P-256', signature)).toBe(expected)
  expect(isCurveSignature('P-256', signature.subarray(1))).toBe(false)
})

describe('a public key of a certificate', () => {
  const element = (tag: string, content: string): string => {
    const count = content.length / 2
    return `${tag}${count < 128 ? '' : '81'}${count.toString(16).padStart(2, '0')}${content}`
  }
  const key = (algorithm: string, point: string): string => element('30', element('30', algorithm) + element('03', `00${point}`))
  const elliptic = element('06', '2a8648ce3d0201')
  const p256 = element('06', '2a8648ce3d030107')
  const edwards = element('06', '2b6570')
  // the public key of RFC 8032 section 7.1, test 1
  const ed25519 = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'
  test.each<[string, string, string]>([
    ['of P-256', key(elliptic + p256, `04${x}${y}`), 'P-256'],
    ['of Ed25519', key(edwards, ed25519), 'Ed25519'],
    ['of Ed25519 with parameters, which it has none of (RFC 8410 section 3)', key(edwards + element('05', ''), ed25519), 'ERR_UNSUPPORTED'],
    ['of a curve that is described', key(elliptic + element('30', ''), `04${x}${y}`), 'ERR_UNSUPPORTED'],
    ['of a curve without a name', key(elliptic, `04${x}${y}`), 'ERR_UNSUPPORTED'],
    ['whose curve is named by a number', key(elliptic + element('02', '2a8648ce3d030107'), `04${x}${y}`), 'ERR_UNSUPPORTED'],
    ['whose algorithm is named by a number', key(element('02', '2b6570'), ed25519), 'ERR_UNSUPPORTED'],
    ['of another algorithm', key(element('06', '2b6571'), ed25519), 'ERR_UNSUPPORTED'],
    ['of X25519, which signs nothing', key(element('06', '2b656e'), ed25519), 'ERR_KEY'],
    ['that is no point', key(elliptic + p256, `04${x}${x}`), 'ERR_KEY'],
    ['with more behind it', `${key(edwards, ed25519)}00`, 'ERR_KEY'],
  ])('%s', (_, input, expected) => {
    expect(codeOf(() => fromSpki(bytes(input)).bytes.type)).toBe(expected)
  })
})

describe('a Multikey', () => {
  const read = async (text: string) => (await fromMultibase(text)).bytes.type
  const outcome = (text: string) => read(text).catch((error: { code: string }) => error.code)
  const coded = (input: string): string => `u${base64url(bytes(input))}`
  test.each<[string, string, string]>([
    ['of P-256', coded(`8024 03${x}`), 'P-256'],
    ['of P-256 that is not compressed', coded(`8024 04${x}${y}`), 'ERR_KEY'],
    ['of a kind that is not known', coded('ea01 00'), 'ERR_UNSUPPORTED'],
    ['of X25519, which signs nothing', coded('ec01 00'), 'ERR_KEY'],
    ['of a code alone', coded('8024'), 'ERR_KEY'],
    ['of half a code', coded('80'), 'ERR_KEY'],
    ['in another base', `m${Buffer.from(bytes(`802403${x}`)).toString('base64')}`, 'ERR_KEY'],
    ['that is longer than any key', `u${'A'.repeat(3000)}`, 'ERR_KEY'],
    ['that is longer than any key, in base58', `z${'2'.repeat(3000)}`, 'ERR_KEY'],
  ])('%s', async (_, text, expected) => {
    expect(await outcome(text)).toBe(expected)
  })
})
