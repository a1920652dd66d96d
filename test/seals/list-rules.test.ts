/** Revocation lists (RFC 5280 section 5): what one may hold, whose word it is, and for which certificates. */
import { describe, expect, test } from 'vitest'
import * as der from '../../fixtures/pki/der.mjs'
import { extensions, name, sign } from '../../fixtures/pki/x509.mjs'
import { type Certificate, certificate } from '../../src/keys/x5c/certificate.ts'
import type { Name } from '../../src/keys/x5c/name.ts'
import { listedStatus, revocationList } from '../../src/keys/x5c/revocation-list.ts'
import { outcomeOf, pki, times } from './seals.ts'

const { authorities, leaves } = pki()
const { p256: authority } = authorities
const [issuer, leaf] = [certificate(authority.certificate), certificate(leaves.p256.certificate)]
const { sequence, oid, octets, context, implicit, integer, time, generalizedTime } = der

const algorithm = sequence(oid('1.2.840.10045.4.3.2'))
const other = sequence(oid('1.2.840.10045.4.3.3'))
const isTrue = Uint8Array.of(0xff)
const extension = (id: string, value: Uint8Array, critical = true): Uint8Array =>
  sequence(oid(id), ...(critical ? [Uint8Array.of(1, 1, 0xff)] : []), octets(value))
const scope = (...parts: readonly Uint8Array[]): Uint8Array => extension('2.5.29.28', sequence(...parts))
const points = (...urls: readonly string[]): Uint8Array =>
  context(0, context(0, ...urls.map((url) => implicit(6, new TextEncoder().encode(url)))))

interface Facts {
  readonly version?: readonly Uint8Array[]
  readonly inner?: Uint8Array
  readonly outer?: Uint8Array
  readonly next?: Uint8Array
  readonly entries?: readonly Uint8Array[]
  readonly more?: readonly Uint8Array[]
  readonly last?: readonly Uint8Array[]
  readonly after?: readonly Uint8Array[]
}
function list({
  version = [integer(1)],
  inner = algorithm,
  outer = algorithm,
  next = time(times.end),
  entries,
  more,
  last = [],
  after = [],
}: Facts = {}): Uint8Array {
  const content = sequence(
    ...version,
    inner,
    name(authority.subject),
    time(times.valued),
    next,
    ...(entries ? [sequence(...entries)] : []),
    ...(more ? [context(0, sequence(...more))] : []),
    ...last,
  )
  return sequence(content, outer, der.bits(sign(authority.key, 'ES256', content)), ...after)
}
const entry = (serial: Uint8Array, ...more: readonly Uint8Array[]): Uint8Array => sequence(serial, time(times.start), ...more)
const says = async (facts: Facts = {}, about: Certificate = leaf, by: Certificate = issuer): Promise<string> =>
  (await listedStatus(revocationList(list(facts)), about, by))?.state ?? 'nothing'

describe('a list is read as one', () => {
  test('with all that it may hold, and with nothing but what it must', async () => {
    expect(await says()).toBe('good')
    expect(await says({ version: [] })).toBe('good')
    const entries = [
      entry(integer(5)),
      entry(integer(leaves.p256.serial), sequence(extension('2.5.29.21', Uint8Array.of(10, 1, 1), false))),
    ]
    expect(await says({ entries: entries.slice(0, 1), more: [] })).toBe('good')
    expect(await says({ entries })).toBe('revoked')
    expect(await listedStatus(revocationList(list({ entries })), leaf, issuer)).toMatchObject({ at: times.start, reason: 1 })
  })

  test('whose end is beyond 2049, which is written in another way', () => {
    const at = Date.UTC(2051, 0, 1)
    expect(revocationList(list({ next: generalizedTime(at) })).nextUpdate).toBe(at)
    expect(revocationList(list()).nextUpdate).toBe(times.end)
  })

  test.each<[string, Facts]>([
    ['more after the signature', { after: [der.nothing] }],
    ['two algorithms (section 5.1.1.2)', { inner: other }],
    ['two algorithms, the other way around', { outer: other }],
    ['more after the extensions', { more: [], last: [der.nothing] }],
    ['extensions twice', { more: [], last: [context(0, sequence())] }],
    ['another version in two places', { version: [integer(1), integer(1)] }],
  ])('and not with %s', (_, facts) => expect(outcomeOf(() => revocationList(list(facts)))).toBe('ERR_ASN1'))

  test('and not with less than it must hold, at whatever part it ends', () => {
    const issuedBy = name(authority.subject)
    const fields = [integer(1), algorithm, issuedBy, time(times.valued)]
    const signature = der.bits(Uint8Array.of())
    expect(outcomeOf(() => revocationList(sequence(sequence(...fields), algorithm, signature)))).toBe('read')
    const short = [
      ...[0, 1, 2, 3].map((count) => sequence(sequence(...fields.slice(0, count)), algorithm, signature)),
      ...[0, 1, 2].map((count) => sequence(...[sequence(...fields), algorithm].slice(0, count))),
    ]
    expect(short.map((bytes) => outcomeOf(() => revocationList(bytes)))).toEqual(short.map(() => 'ERR_ASN1'))
  })

  test('millions of values in the place of its parts are not read', () => {
    const many = new Uint8Array(2 ** 22).map((_, index) => (index % 2 === 0 ? 5 : 0))
    const hostile = [list({ last: [many] }), list({ after: [many] })]
    const began = process.cpuUsage()
    // each was half a second, and a quarter of a gigabyte
    for (let turn = 0; turn < 20; turn++) for (const one of hostile) expect(outcomeOf(() => revocationList(one))).toBe('ERR_ASN1')
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(2000)
  })

  test.each<[string, Uint8Array]>([
    ['whose number is a text', entry(octets(Uint8Array.of(5)))],
    ['without a time', sequence(integer(5))],
    ['without anything', sequence()],
    ['that is no sequence', integer(5)],
    // certificates that were revoked are looked for by their number: one that is not read is not as good as another
    ['whose number is as long as no number is (section 4.1.2.2)', entry(integer(2n ** 1100n))],
  ])('an entry %s makes it none: which one is meant is not known', async (_, wrong) => {
    const entries = [wrong, entry(integer(leaves.p256.serial))]
    await expect(says({ entries })).rejects.toMatchObject({ code: 'ERR_ASN1' })
  })
})

describe('extensions', () => {
  test.each<[string, string, Uint8Array]>([
    ['its number', '2.5.29.20', integer(1)],
    ['the key of its issuer', '2.5.29.35', sequence()],
    ['what it is for', '2.5.29.28', sequence()],
    ['since when those that ended are kept', '2.5.29.60', generalizedTime(times.start)],
  ])('%s may be critical', async (_, id, value) => {
    expect(await says({ more: [extension(id, value)] })).toBe('good')
  })
  test('that nobody knows are no matter, and where they are critical the list answers for nothing', async () => {
    expect(await says({ more: [extensions.unknown()] })).toBe('good')
    expect(await says({ more: [extensions.unknownCritical()] })).toBe('nothing')
    // the difference to another list
    // a delta, which is one also where it forgets to be critical (section 5.2.4)
    for (const critical of [true, false]) expect(await says({ more: [extension('2.5.29.27', integer(1), critical)] })).toBe('nothing')
  })
})

// RFC 5280 section 5.3: a list with a critical one that is not understood is none to go by
describe('an extension of one entry', () => {
  const known = sequence(extension('2.5.29.21', Uint8Array.of(10, 1, 1)))
  const unknown = (critical: boolean): Uint8Array => sequence(extension('1.3.6.1.4.1.55555.1.99', Uint8Array.of(5, 0), critical))
  const [about, another] = [integer(leaves.p256.serial), integer(5)]

  test('that is not understood and critical leaves open what the list says of others', async () => {
    expect(await says({ entries: [entry(another, unknown(true))] })).toBe('nothing')
    expect(await says({ entries: [entry(another, known)] })).toBe('good')
    expect(await says({ entries: [entry(another, unknown(false))] })).toBe('good')
  })

  // one such names the issuer whose certificates it and those after it are about (section 5.3.3)
  test('and what it says of the certificate itself, in its own entry and in those after it', async () => {
    expect(await says({ entries: [entry(about, unknown(true))] })).toBe('nothing')
    expect(await says({ entries: [entry(another, unknown(true)), entry(about)] })).toBe('nothing')
    expect(await says({ entries: [entry(about), entry(another, unknown(true))] })).toBe('revoked')
    expect(await says({ entries: [entry(about, unknown(false))] })).toBe('revoked')
  })
})

describe('the certificates that it is for (section 5.2.5)', () => {
  const authorityOnly = { ...leaf, authority: true }
  const isFalse = Uint8Array.of(0)
  test.each<[string, readonly Uint8Array[], string, string]>([
    ['all', [], 'good', 'good'],
    ['users', [implicit(1, isTrue)], 'good', 'nothing'],
    ['authorities', [implicit(2, isTrue)], 'nothing', 'good'],
    ['both, which is nobody', [implicit(1, isTrue), implicit(2, isTrue)], 'nothing', 'nothing'],
    ['not users only', [implicit(1, isFalse)], 'good', 'good'],
    ['not authorities only', [implicit(2, isFalse)], 'good', 'good'],
    ['some reasons', [implicit(3, Uint8Array.of(6, 0x40))], 'nothing', 'nothing'],
    ['those of others as well', [implicit(4, isTrue)], 'nothing', 'nothing'],
    ['not those of others', [implicit(4, isFalse)], 'good', 'good'],
    ['attributes', [implicit(5, isTrue)], 'nothing', 'nothing'],
  ])('%s', async (_, parts, ofUser, ofAuthority) => {
    expect([await says({ more: [scope(...parts)] }), await says({ more: [scope(...parts)] }, authorityOnly)]).toEqual([ofUser, ofAuthority])
  })

  test('those that name one of its addresses', async () => {
    const [first, second, third] = ['https://a.example/1', 'https://a.example/2', 'https://a.example/3']
    const naming = (...revocationLists: readonly string[]): Certificate => ({ ...leaf, revocationLists })
    const more = [scope(points(first, second))]
    expect(await says({ more }, naming(third, second))).toBe('good')
    expect(await says({ more }, naming(third))).toBe('nothing')
    expect(await says({ more }, naming())).toBe('nothing')
  })
})

describe('whose word it is', () => {
  const elsewhere: Name = certificate(authorities.p384.certificate).subject
  test.each<[string, Partial<Certificate>, Partial<Certificate>, string]>([
    ['the issuer’s', {}, {}, 'good'],
    ['the issuer’s, whose usage is not said', {}, { keyUsage: undefined }, 'good'],
    ['the issuer’s, who signs lists and nothing else', {}, { keyUsage: new Set([6]) }, 'good'],
    ['the issuer’s, who signs certificates only', {}, { keyUsage: new Set([5]) }, 'nothing'],
    ['that of another than who issued the certificate', { issuer: elsewhere }, {}, 'nothing'],
    ['that of another than who is asked about', {}, { subject: elsewhere }, 'nothing'],
    ['that of another key', {}, { spki: leaf.spki }, 'nothing'],
    ['that of a key that cannot have signed it', {}, { spki: certificate(authorities.p384.certificate).spki }, 'nothing'],
  ])('%s', async (_, ofLeaf, ofIssuer, said) => {
    expect(await says({}, { ...leaf, ...ofLeaf }, { ...issuer, ...ofIssuer })).toBe(said)
  })
})
