/** How paths are looked for (RFC 5280 section 6.1): certificates that were never signed, and a signature that is said to hold or not. */
import { describe, expect, test } from 'vitest'
import { dnsName, extensions } from '../../fixtures/pki/x509.mjs'
import { type Certificate, certificate, type Extension, extensionIds, usage } from '../../src/keys/x5c/certificate.ts'
import type { Name } from '../../src/keys/x5c/name.ts'
import { findPaths, issued as issuedBy } from '../../src/keys/x5c/path.ts'
import { utf8 } from '../../src/lib/bytes.ts'
import { pki } from './seals.ts'

const { authorities, leaves, make, root } = pki()
const model = certificate(authorities.p256.certificate)
const nameOf = (text: string): Name => ({ raw: utf8(text), parts: [text], attributes: [] })
const extension = (critical: boolean): Extension => ({ critical, value: Uint8Array.of(0x30, 0) })

interface Facts extends Partial<Omit<Certificate, 'extensions'>> {
  readonly key?: string
  readonly number?: number
  readonly critical?: readonly string[]
}
/** An authority of a name, which another name issued; of the same name, key and number it is the same certificate, read again. */
function issued(subject: string, by: string, { key = subject, number = 0, critical = [], ...more }: Facts = {}): Certificate {
  const held = new Map([[extensionIds.subjectKeyIdentifier as string, extension(false)]])
  for (const id of critical) held.set(id, extension(true))
  return {
    ...model,
    der: utf8(`${subject} ${by} ${key} ${number}`),
    subject: nameOf(subject),
    issuer: nameOf(by),
    spki: utf8(key),
    alternativeNames: [],
    pathLength: undefined,
    keyUsage: undefined,
    subjectKey: undefined,
    authorityKey: undefined,
    extensions: held,
    ...more,
  }
}
const leaf = issued('leaf', 'A', { authority: false })
const top = issued('top', 'top')

type Signed = (subject: Certificate, issuer: Certificate) => 'valid' | 'invalid' | 'unsupported'
async function search(
  pool: readonly Certificate[],
  { anchors = [top], of = leaf, signed = () => 'valid' }: { anchors?: readonly Certificate[]; of?: Certificate; signed?: Signed } = {},
) {
  const asked: (readonly [Certificate, Certificate])[] = []
  const found = await findPaths(of, {
    pool,
    anchors,
    issued: (subject, issuer) => {
      asked.push([subject, issuer])
      return Promise.resolve(signed(subject, issuer))
    },
  })
  return { ...found, asked, lengths: found.paths.map(({ length }) => length) }
}
/** So many authorities one above the other, the last of them below the top. */
const ladder = (count: number): readonly Certificate[] =>
  Array.from({ length: count }, (_, step) => issued(step === 0 ? 'A' : `A${step}`, step === count - 1 ? 'top' : `A${step + 1}`))

describe('limits', () => {
  test('eight certificates are a path, and nine are none', async () => {
    expect(await search(ladder(6))).toMatchObject({ lengths: [8], faults: [], limited: false })
    expect(await search(ladder(7))).toMatchObject({ lengths: [], faults: ['a path is longer than the limit'] })
  })

  test('six paths are enough', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, number) => issued('A', 'top', { key: `key ${number}` }))
    for (const [count, found] of [
      [5, 5],
      [6, 6],
      [7, 6],
    ] as const)
      expect((await search(many(count))).lengths).toHaveLength(found)
  })

  test('a hundred and twenty signatures are looked at, and that more could be is told', async () => {
    const many = (count: number) => Array.from({ length: count }, (_, number) => issued('A', 'top', { key: `key ${number}` }))
    for (const [count, limited] of [
      [119, false],
      [120, false],
      [121, true],
    ] as const) {
      const found = await search(many(count), { signed: () => 'invalid' })
      expect([found.asked.length, found.limited, found.lengths]).toEqual([Math.min(count, 120), limited, []])
    }
  })
})

test('a signature between two certificates is looked at once, and each pair has its own', async () => {
  const [below, right, wrong] = [leaves.p256, authorities.p256, authorities.p384].map((each) => certificate(each.certificate))
  if (!below || !right || !wrong) throw new Error('the PKI is incomplete')
  const first = issuedBy(below, right)
  expect(issuedBy(below, right)).toBe(first)
  expect([await first, await issuedBy(below, wrong), await issuedBy(right, certificate(root.certificate))]).toEqual([
    'valid',
    'invalid',
    'valid',
  ])
})

describe('candidates', () => {
  test('are those of the name of the issuer; trusted ones first, and each once', async () => {
    const [trusted, other] = [issued('A', 'top', { number: 1 }), issued('A', 'top', { key: 'other' })]
    const again = { ...other }
    const found = await search([issued('B', 'top'), again, { ...trusted }, other, issued('a', 'top')], { anchors: [top, trusted] })
    expect(found.lengths).toEqual([2, 3])
    expect(found.asked.map(([, { der }]) => der)).toEqual([trusted.der, other.der, top.der])
  })

  test('are asked first where they have the key that is asked for', async () => {
    const of = { ...leaf, authorityKey: '02' }
    const pool = ['01', '02', '03'].map((subjectKey) => issued('A', 'top', { key: subjectKey, subjectKey }))
    const first = async (given: Certificate) =>
      (await search(pool, { of: given, signed: () => 'invalid' })).asked.map(([, each]) => each.subjectKey)
    expect(await first(of)).toEqual(['02', '01', '03'])
    expect(await first(leaf)).toEqual(['01', '02', '03'])
    pool.push(issued('A', 'top', { key: 'none' }))
    expect(await first(leaf)).toEqual(['01', '02', '03', undefined])
  })

  test('end a path where one is trusted: what is above it is no matter', async () => {
    const trusted = issued('A', 'top')
    expect((await search([top], { anchors: [trusted, top] })).lengths).toEqual([2])
  })

  test('never lead around in a circle, but through an authority of a new key or a new name', async () => {
    const around = await search([issued('A', 'B'), issued('B', 'A')])
    expect(around).toMatchObject({ lengths: [], faults: ['no certificate of an issuer was found'] })
    expect(around.asked).toHaveLength(2)
    expect((await search([issued('A', 'A', { key: 'new' }), issued('A', 'top', { key: 'old' })])).lengths).toContain(4)
    expect((await search([issued('A', 'B', { key: 'one' }), issued('B', 'top', { key: 'one' })])).lengths).toEqual([4])
  })
})

describe('why there is none', () => {
  const authority = issued('A', 'top')
  test.each<[string, readonly Certificate[], Signed, readonly string[]]>([
    ['nobody is there', [], () => 'valid', ['no certificate of an issuer was found']],
    ['another key signed', [authority], () => 'invalid', ['a certificate was not signed with the key of the issuer that it names']],
    [
      'another algorithm signed',
      [authority],
      () => 'unsupported',
      ['a certificate is signed with an algorithm or key that is not accepted'],
    ],
    [
      'it is no authority',
      [{ ...authority, authority: false }],
      () => 'valid',
      ['a certificate that issued another is not one of an authority'],
    ],
  ])('%s', async (_, pool, signed, faults) => {
    expect(await search(pool, { signed })).toMatchObject({ lengths: [], faults })
  })
})

describe('what an authority may', () => {
  test.each<[string, readonly number[] | undefined, number]>([
    ['everything', undefined, 1],
    ['sign certificates', [usage.keyCertSign], 1],
    ['sign lists', [usage.crlSign], 0],
    ['nothing', [], 0],
  ])('%s', async (_, bits, paths) => {
    const keyUsage = bits && new Set(bits)
    expect((await search([issued('A', 'top', { keyUsage })])).lengths).toHaveLength(paths)
    expect((await search([issued('A', 'top')], { anchors: [{ ...top, keyUsage }] })).lengths).toHaveLength(paths)
    // the certificate itself issues none
    expect((await search([issued('A', 'top')], { of: { ...leaf, keyUsage } })).lengths).toHaveLength(1)
  })

  test.each<[string, number, readonly (Facts & { readonly by?: string })[], number]>([
    ['none below it', 0, [], 1],
    ['none below it, and one is', 0, [{}], 0],
    ['one below it', 1, [{}], 1],
    ['one below it, and two are', 1, [{}, {}], 0],
    ['two below it', 2, [{}, {}], 1],
  ])('have %s', async (_, pathLength, below, paths) => {
    const steps = ladder(below.length + 1)
    const bound = steps.map((each, index) => (index === steps.length - 1 ? { ...each, pathLength } : each))
    expect((await search(bound)).lengths).toHaveLength(paths)
    // an anchor is bound as well: it has one more below it
    expect((await search(steps, { anchors: [{ ...top, pathLength: pathLength + 1 }] })).lengths).toHaveLength(paths)
    // the last certificate has nothing below it, whatever it is
    expect((await search(ladder(1), { of: { ...leaf, authority: true, pathLength: 0 } })).lengths).toHaveLength(1)
  })

  test('those that issued themselves a new key count for nothing below it', async () => {
    const [renewed, first] = [issued('A', 'A', { key: 'new' }), issued('A', 'top', { key: 'old', pathLength: 0 })]
    const signed: Signed = (subject, issuer) => (subject === leaf && issuer !== renewed ? 'invalid' : 'valid')
    expect((await search([renewed, first], { signed })).lengths).toEqual([4])
    const other = { ...renewed, subject: nameOf('A'), issuer: nameOf('B') }
    expect((await search([other, { ...first, subject: nameOf('B') }], { signed: () => 'valid' })).lengths).toEqual([])
  })
})

/** An authority that is bound to the domain a.lu. */
const { value } = certificate(
  make({ ...authorities.p256, extensions: [extensions.authority(), extensions.nameConstraints({ permitted: [dnsName('a.lu')] })] })
    .certificate,
).extensions.get(extensionIds.nameConstraints) ?? { value: new Uint8Array() }
const bound = (subject: string): Certificate => ({
  ...issued(subject, 'top', { key: 'old' }),
  extensions: new Map([[extensionIds.nameConstraints, { critical: true, value }]]),
})

test('an authority that issued itself a new key is not bound by its own names, and others below it are', async () => {
  const named = (by: string, text: string) => issued('A', by, { key: 'new', alternativeNames: [{ kind: 'dns', text }] })
  // the certificate itself is of the new key
  const signed: Signed = (subject, issuer) => (subject === leaf && Buffer.from(issuer.spki).toString() !== 'new' ? 'invalid' : 'valid')
  for (const [by, text, lengths] of [
    ['A', 'a.lu', [4]],
    ['A', 'b.lu', [4]],
    ['B', 'a.lu', [4]],
    ['B', 'b.lu', []],
  ] as const)
    expect((await search([named(by, text), bound(by)], { signed })).lengths).toEqual(lengths)
})

test('an authority binds those below it to names and not itself, also where it is trusted', async () => {
  const called = (each: Certificate, text: string): Certificate => ({ ...each, alternativeNames: [{ kind: 'dns', text }] })
  for (const [text, count] of [
    ['a.lu', 1],
    ['b.lu', 0],
  ] as const) {
    expect((await search([called(bound('A'), text)])).lengths).toEqual([3])
    expect((await search([bound('A')], { of: called(leaf, text) })).lengths).toHaveLength(count)
    expect((await search([issued('A', 'top')], { of: called(leaf, text), anchors: [bound('top')] })).lengths).toHaveLength(count)
  }
})

describe('critical extensions', () => {
  test('are those alone that count: others need not be understood', async () => {
    const other = issued('A', 'top')
    const extensions = new Map([...other.extensions, ['1.2.3', extension(false)]])
    expect((await search([{ ...other, extensions }])).lengths).toEqual([3])
  })
  const { policyMappings, policyConstraints, ...others } = extensionIds
  test.each(Object.entries(others))('%s is understood', async (_, id) => {
    expect((await search([issued('A', 'top', { critical: [id] })], { of: issued('leaf', 'A', { critical: [id] }) })).lengths).toEqual([3])
  })
  test.each(Object.entries({ policyMappings, policyConstraints, unknown: '1.2.3' }))(
    '%s is not, but for what is trusted as it is',
    async (_, id) => {
      expect((await search([issued('A', 'top', { critical: [id] })])).lengths).toEqual([])
      expect((await search([issued('A', 'top')], { of: issued('leaf', 'A', { critical: [id] }) })).lengths).toEqual([])
      expect((await search([issued('A', 'top')], { anchors: [issued('top', 'top', { critical: [id] })] })).lengths).toEqual([3])
    },
  )
})
