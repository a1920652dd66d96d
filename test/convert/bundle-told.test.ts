/** What a bundle tells of its sources, each by its own number, and what it records: enough to be made again from it alone. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { type BundleOptions, bundle } from '../../src/bundle.ts'
import { type Conversion, convert, restore } from '../../src/convert.ts'
import { at, type Document } from '../../src/lib/json.ts'
import { unstatedEmail } from '../../src/lib/mapping/placeholders.ts'
import { verify } from '../../src/verify.ts'
import { bases } from './bases.ts'

const signed = readFileSync(fileURLToPath(new URL('../../fixtures/ob3/microcredential.json', import.meta.url)), 'utf8')
const subject = (name: string, more: object): Document => ({
  id: 'did:example:ines',
  type: ['AchievementSubject'],
  achievement: {
    id: `https://harbour.example/${name.toLowerCase()}`,
    type: ['Achievement'],
    name,
    description: `${name}.`,
    creditsAvailable: 2,
    criteria: { narrative: 'Ties ten knots.' },
  },
  ...more,
})
const badge = (number: number, subjects: unknown, more: object): string =>
  JSON.stringify({
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: `urn:uuid:00000000-0000-4000-8000-00000000000${number}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: 'https://harbour.example/', type: ['Profile'], name: 'Harbour' },
    credentialSubject: subjects,
    ...more,
  })
const knots = badge(1, ['did:example:nobody', subject('Knots', { role: 'Mate', own: 2 })], {
  validFrom: '2026-01-05T00:00:00Z',
  own: 1,
  endorsementJwt: ['eyJhbGciOiJub25lIn0.e30.AAAA'],
})
const tides = badge(2, subject('Tides', { name: 'Inês' }), {})
const sources = [knots, signed, tides]
const port = { id: 'https://port.example/', name: 'Port' }
const whole = { name: 'Sea', criteria: 'All of it.', issuer: port, samePerson: true }

const told = async (to: string): Promise<readonly (readonly (string | undefined)[])[]> =>
  (await bundle(sources, { to, ...whole })).diagnostics.map(({ code, source, target }) => [code, source, target])

describe('what is told', () => {
  test('of a record: a signed badge stands in it as it is, and lacks nothing', async () => {
    const place = '/credentialSubject/verifiableCredential'
    expect(await told('clr2')).toEqual([
      ['lost', '/0/credentialSubject/1/own', undefined],
      ['lost', '/0/own', undefined],
      ['required-fallback', '/1/validFrom', `${place}/2/validFrom`],
      ['required-fallback', undefined, '/credentialSubject/achievement/0/description'],
      ['lost', '/0/credentialSubject/0', undefined],
      ['minted-id', undefined, `${place}/1/id`],
      ['minted-id', undefined, `${place}/2/id`],
    ])
  })

  test('of a European credential: what has no place, from each of the sources', async () => {
    const all = await told('elm')
    const achievement = '/1/credentialSubject/achievement'
    expect(
      all.filter(([code, source]) => source !== undefined && code !== 'required-fallback').map(([code, source]) => [code, source]),
    ).toEqual([
      ['lost', '/0/credentialSubject/1/own'],
      ['lost', '/0/own'],
      ['proof-dropped', '/1/proof'],
      ['widened', '/0/validFrom'],
      ['widened', '/0/issuer'],
      ['endorsement-lost', '/0/endorsementJwt/0'],
      ['lost', '/1/evidence/0/genre'],
      ['widened', '/1/issuer/address/addressLocality'],
      ['widened', '/1/issuer/address/streetAddress'],
      ['widened', '/1/issuer/address/postalCode'],
      ['widened', `${achievement}/resultDescription/0/requiredValue`],
      ['widened', `${achievement}/resultDescription/0/valueMin`],
      ['widened', `${achievement}/resultDescription/0/valueMax`],
      ['lost', `${achievement}/image`],
      ['widened', '/1/description'],
      ['widened', '/1/validFrom'],
      ['widened', '/1/issuer'],
      ['widened', '/2/issuer'],
      ['lost', '/0/credentialSubject/0'],
    ])
    const parts = '/credentialSubject/hasClaim/0/hasPart'
    expect(all.filter(([code]) => code === 'required-fallback')).toEqual([
      ['required-fallback', '/0/validFrom', `${parts}/0/awardedBy/awardingDate`],
      ['required-fallback', '/1/validFrom', `${parts}/1/awardedBy/awardingDate`],
    ])
  })
})

describe.each(['clr2', 'elm'])('what is recorded of a bundle in %s', async (to) => {
  const check = async (options: Partial<BundleOptions>, inputs: readonly string[] = sources) => {
    const { document } = await bundle(inputs, { to, samePerson: true, ...options })
    const { checks } = await verify(document, { now: new Date('2026-06-01T00:00:00Z') })
    const { changes, edited, others } = await restore(document)
    expect([changes, edited, ...others.map((one) => one.edited)].filter((one) => one !== undefined)).toEqual([])
    return checks.find(({ id }) => id === 'conversion')
  }
  const clr1 = JSON.stringify((await convert(tides, { to: 'clr1', capsule: false })).document)

  test.each<[string, Partial<BundleOptions>]>([
    ['nothing', {}],
    ['a name', { name: 'Sea' }],
    ['a name, criteria and an issuer', whole],
    ['an issuer without a name', { issuer: { id: 'https://port.example/' } }],
    ['a language', { language: 'nl', name: 'Zee' }],
    ['placeholders, and a framework of credits', { placeholders: true, creditFramework: 'https://credits.example/', name: 'Sea' }],
  ])('%s is enough to make it again', async (_, options) => {
    const answer = await check(options)
    // an original without a proof is all that is wrong
    expect(answer).toMatchObject({ code: 'ERR_CONVERSION', detail: { isSameTables: true, original: { verdict: 'invalid' } } })
  })

  test('sources of other formats, in whatever order', async () => {
    for (const inputs of [
      [clr1, knots],
      [knots, clr1, signed],
    ])
      expect(await check({}, inputs)).toMatchObject({ detail: { isSameTables: true, original: { verdict: 'invalid' } } })
  })

  test('is what was asked for, and no more', async () => {
    const { document } = await bundle(sources, { to, ...whole, language: 'en' })
    const held = to === 'clr2' ? { held: true } : {}
    expect(document['conversion']).toStrictEqual({
      converter: expect.stringMatching(/^credlens \d/),
      tables: expect.stringMatching(/^(?:[0-9a-f]{16}-){2}[0-9a-f]{16}$/),
      options: { language: 'en' },
      stack: { ...whole, sources: [{ from: 'ob3' }, { from: 'ob3', ...held }, { from: 'ob3' }] },
    })
    const alone = await convert(knots, { to })
    expect(Object.keys(alone.document['conversion'] as object)).toEqual(['converter', 'tables', 'from'])
  })
})

test.each(['clr2', 'elm'])('a credential that is given twice is told, with the number that it had, and stays (%s)', async (to) => {
  const again = JSON.stringify(JSON.parse(signed), null, 1)
  const { document, diagnostics } = await bundle([signed, knots, again, badge(3, subject('Knots', {}), {}), signed], { to, ...whole })
  const repeated = diagnostics.filter(({ code }) => code === 'repeated')
  expect(repeated.map(({ kind, source, message }) => [kind, source, message])).toEqual([
    ['note', '/2', 'The credential was given before: it is number 1 again.'],
    ['note', '/4', 'The credential was given before: it is number 1 again.'],
  ])
  expect((await restore(document)).others).toHaveLength(4)
})

test('a signed badge comes back out of a record that is itself a token', async () => {
  const { document } = await bundle(sources, { to: 'clr2', samePerson: true })
  const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const { bytes, others } = await restore(`${encoded({ alg: 'RS256' })}.${encoded(document)}.AAAA`)
  expect([bytes, ...others.map((one) => one.bytes)].map((one) => JSON.parse(new TextDecoder().decode(one)))).toEqual(
    sources.map((one) => JSON.parse(one)),
  )
})

test('an address that a conversion filled in makes nobody one person', async () => {
  const of = (identity: string): string =>
    badge(
      1,
      subject('Knots', {
        id: undefined,
        identifier: [{ type: 'IdentityObject', identityType: 'emailAddress', identityHash: identity, hashed: false }],
      }),
      {},
    )
  await expect(bundle([of(unstatedEmail), of(unstatedEmail)], { to: 'elm' })).rejects.toMatchObject({ code: 'ERR_RECIPIENT_NOT_STATED' })
  await bundle([of('ines@harbour.example'), of('ines@harbour.example')], { to: 'elm' })
})

describe('a bundle of many badges of a large record, each of which holds all of it', () => {
  const name = (number: number) => `https://school.example/${number}`
  const record = (length: number) => ({
    ...bases.clr1,
    assertions: Array.from({ length: 20 }, (_, number) => ({
      id: `${name(number)}/award`,
      type: 'Assertion',
      narrative: 'x'.repeat(length),
      achievement: {
        id: name(number),
        type: 'Achievement',
        name: `Course ${number}`,
        issuer: { id: 'https://school.example', type: 'Profile' },
      },
    })),
  })
  const made = async (length: number, capsule: boolean) => {
    const { document, others } = await convert(record(length), { to: 'ob3' })
    const { document: whole, diagnostics } = await bundle([document, ...others], { to: 'clr2', samePerson: true, capsule })
    const told = diagnostics.filter(({ code }) => code === 'over-limit')
    return { whole: JSON.stringify(whole), told: told.map(({ kind, target }) => [kind, target]) }
  }

  test('is told where it is longer than what is read', async () => {
    const { whole, told } = await made(20_000, true)
    await expect(verify(whole)).rejects.toMatchObject({ code: 'ERR_TOO_LARGE' })
    expect(told).toEqual([['note', '']])
  })

  test.each([
    ['without the originals', 20_000, false],
    ['of a smaller record', 2_000, true],
  ] as const)('null control: %s', async (_, length, capsule) => {
    const { whole, told } = await made(length, capsule)
    await expect(verify(whole)).resolves.toBeDefined()
    expect(told).toEqual([])
  })
})

describe('where the relations of a bundle are from', () => {
  const course = (name: string, parts: readonly string[] = []) => ({
    id: `https://school.example/awards/${name}`,
    type: 'Assertion',
    achievement: {
      id: `https://school.example/courses/${name}`,
      type: 'Achievement',
      name,
      issuer: { id: 'https://school.example', type: 'Profile', name: 'Prairie High' },
      associations: parts.map((part) => ({
        type: 'Association',
        associationType: 'isParentOf',
        targetId: `https://school.example/courses/${part}`,
        title: 'Part',
      })),
    },
  })
  const record = { ...bases.clr1, assertions: [course('diploma', ['biology']), course('biology')] }

  /** What each relation says, with where it is from. */
  const relationsIn = ({ document, provenance }: Conversion) =>
    (at(document, '/credentialSubject/association') as Document[]).map((relation, index) =>
      ['associationType', 'sourceId', 'targetId'].map((name) => [
        String(relation[name]).replace('https://school.example/courses/', ''),
        provenance[`/credentialSubject/association/${index}/${name}`],
      ]),
    )
  const idOf = (index: number) => [`/${index}/credentialSubject/achievement/id`]

  test('one that the original of a badge tells: of that, and of the badges that it relates', async () => {
    const { document, others } = await convert(record, { to: 'ob3' })
    const made = await bundle([document, ...others], { to: 'clr2', samePerson: true })
    const evidence = (at(document, '/evidence') as Document[]).length - 1
    expect(JSON.stringify(at(document, `/evidence/${evidence}`))).toContain('data:application')
    expect(relationsIn(made)).toEqual([
      [
        ['isParentOf', [`/0/evidence/${evidence}`, `/1/evidence/${evidence}`]],
        ['diploma', idOf(0)],
        ['biology', idOf(1)],
      ],
    ])
  })

  test('that of the whole: of what is a part of it; its own name is made', async () => {
    const { document, others } = await convert(record, { to: 'ob3', capsule: false })
    const made = await bundle([document, ...others], { to: 'clr2', name: 'School', samePerson: true })
    const whole = at(made.document, '/credentialSubject/achievement/0/id')
    expect(made.provenance['/credentialSubject/achievement/0/id']).toBe('minted')
    expect(relationsIn(made)).toEqual(
      ['diploma', 'biology'].map((part, index) => [
        ['isParentOf', 'constant'],
        [whole, 'minted'],
        [part, idOf(index)],
      ]),
    )
  })

  test('null control: one that a source tells is of that', async () => {
    const [[type, source, target] = []] = relationsIn(await bundle([record], { to: 'clr2' }))
    const told = '/0/assertions/0/achievement/associations/0'
    expect([type, source, target]).toEqual([
      ['isParentOf', [`${told}/associationType`]],
      ['diploma', ['/0/assertions/0/achievement/id']],
      ['biology', [`${told}/targetId`]],
    ])
  })
})
