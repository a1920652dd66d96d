import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { jcs } from '../../src/jsonld/jcs.ts'

describe('the JSON Canonicalization Scheme', () => {
  it('sorts members by UTF-16 code units, integer-like names too (RFC 8785 3.2.3)', () => {
    // JSON.parse puts integer-like names first and in numeric order: the order must come from sorting
    expect(jcs(JSON.parse('{"b":1,"10":1,"9":1,"":1,"a":1,"1":1}'))).toBe('{"":1,"1":1,"10":1,"9":1,"a":1,"b":1}')
    expect(jcs({ '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\u{1F600}': 5, '\u0080': 6, '\u00f6': 7 })).toBe(
      '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1F600}":5,"\ufb33":3}',
    )
  })

  it('writes numbers as ECMAScript does (RFC 8785 3.2.2.3)', () => {
    expect(jcs([JSON.parse('333333333.33333329'), 1e30, 4.5, 2e-3, 1e-27, -0, 1e21])).toBe(
      '[333333333.3333333,1e+30,4.5,0.002,1e-27,0,1e+21]',
    )
  })

  it('keeps a member named __proto__', () => {
    expect(jcs(JSON.parse('{"__proto__":{"a":1}}'))).toBe('{"__proto__":{"a":1}}')
  })

  it('refuses lone surrogates, in values and in names', () => {
    for (const value of ['\ud800', 'a\udc00b', ['\udfff'], { '\ud83d': 1 }, { a: '\ud83d\ud83d\ude00' }]) {
      expect(() => jcs(value)).toThrow(expect.objectContaining({ code: 'ERR_LONE_SURROGATE' }))
    }
    expect(jcs('\u{1F600}')).toBe('"\u{1F600}"')
    // an escape inside a string is text, not a surrogate
    expect(jcs('\\ud800')).toBe('"\\\\ud800"')
  })

  it('refuses what is not JSON', () => {
    const cyclic: { self?: unknown } = {}
    cyclic.self = cyclic
    let deep: unknown = []
    for (let level = 0; level < 100_000; level += 1) deep = [deep]
    for (const value of [undefined, Number.NaN, Number.POSITIVE_INFINITY, () => 1, cyclic, deep, 1n]) {
      expect(() => jcs(value)).toThrow(expect.objectContaining({ code: 'ERR_INPUT' }))
    }
  })

  it('is the same for the same value however its members stand, and reads back', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        const text = jcs(value)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(jcs(JSON.parse(text))).toBe(text)
      }),
    )
  })
})
