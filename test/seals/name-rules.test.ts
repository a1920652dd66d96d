/** When two distinguished names are one (RFC 5280 section 7.1), and what kinds of other names there are (section 4.2.1.6). */
import { describe, expect, test } from 'vitest'
import * as der from '../../fixtures/pki/der.mjs'
import { name as made } from '../../fixtures/pki/x509.mjs'
import { decode } from '../../src/keys/x5c/der.ts'
import { generalName, isBelow, name, sameName } from '../../src/keys/x5c/name.ts'

const read = (bytes: Uint8Array) => name(decode(bytes, 'name'))
const of = (parts: Readonly<Record<string, string>>) => read(made(parts))
const whole = { C: 'LU', O: 'Universitat Exempli', CN: 'A seal' }

describe('two names are one', () => {
  test.each<[string, Readonly<Record<string, string>>, boolean, boolean]>([
    ['as they stand', whole, true, true],
    ['in other letters and spaces', { ...whole, O: ' universitat  EXEMPLI ' }, true, true],
    ['in letters that are written in another way', { ...whole, O: 'Ｕniversitat Exempli' }, true, true],
    ['but for one part', { ...whole, CN: 'Another seal' }, false, false],
    ['but for one part more', { ...whole, OU: 'More' }, false, true],
    ['but for their order', { CN: 'A seal', O: 'Universitat Exempli', C: 'LU' }, false, false],
    ['but for what the part is called', { C: 'LU', O: 'Universitat Exempli', OU: 'A seal' }, false, false],
    ['where there is nothing in the other', {}, false, false],
  ])('%s', (_, other, isSame, isInside) => {
    expect([sameName(of(whole), of(other)), sameName(of(other), of(whole))]).toEqual([isSame, isSame])
    expect(isBelow(of(other), of(whole))).toBe(isInside)
  })

  const pair = (id: string, text: string) => der.sequence(der.oid(id), der.octets(new TextEncoder().encode(text)))
  // as a SET that was not put in order
  const part = (...pairs: readonly Uint8Array[]) => {
    const set = der.sequence(...pairs)
    return read(der.sequence(Uint8Array.from(set, (octet, at) => (at === 0 ? 0x31 : octet))))
  }

  test('in whatever order the pairs of one part stand', () => {
    const [city, state] = [pair('2.5.4.7', 'Vesterhavn'), pair('2.5.4.8', 'Nord')]
    expect(sameName(part(city, state), part(state, city))).toBe(true)
    expect(sameName(part(city, state), part(city))).toBe(false)
  })

  test('and not where one value reads as two, or as something that is no text', () => {
    const text = (id: string, value: string) => der.sequence(der.oid(id), der.utf8(value))
    const two = part(text('2.5.4.10', 'a'), text('2.5.4.3', 'b'))
    for (const value of ['a+2.5.4.3=b', 'a\\+2.5.4.3=b']) expect(sameName(two, part(text('2.5.4.10', value)))).toBe(false)
    const odd = part(der.sequence(der.oid('2.5.4.10'), der.integer(5)))
    for (const value of ['020105', '#020105']) expect(sameName(odd, part(text('2.5.4.10', value)))).toBe(false)
    expect(sameName(odd, part(der.sequence(der.oid('2.5.4.10'), der.integer(5))))).toBe(true)
  })
})

test.each<[string, Uint8Array, object]>([
  ['an e-mail address', der.implicit(1, Uint8Array.of(0x61)), { kind: 'email', text: 'a' }],
  ['a domain', der.implicit(2, Uint8Array.of(0x61)), { kind: 'dns', text: 'a' }],
  ['a web address', der.implicit(6, Uint8Array.of(0x61)), { kind: 'uri', text: 'a' }],
  ['an address of the network', der.implicit(7, Uint8Array.of(1, 2, 3, 4)), { kind: 'ip', octets: Uint8Array.of(1, 2, 3, 4) }],
  ['a name', der.context(4, made(whole)), { kind: 'directory', name: of(whole) }],
  ['a number that is registered', der.implicit(8, Uint8Array.of(0x2a)), { kind: 'other' }],
  ['something of the same number that is no such name', der.integer(1), { kind: 'other' }],
])('%s', (_, bytes, found) => expect(generalName(decode(bytes, 'name'))).toMatchObject(found))
