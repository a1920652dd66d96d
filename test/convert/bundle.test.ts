/** Many credentials in one: the signed ones as they are, the others with their originals, credits summed within one framework only. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { bundle } from '../../src/bundle.ts'
import { convert, restore } from '../../src/convert.ts'
import { at, type Document } from '../../src/lib/json.ts'
import { validate } from '../../src/validate.ts'
import { verify } from '../../src/verify.ts'
import { hasReference } from '../reference.ts'
import { conformance } from './shacl.ts'

const read = (name: string): Document =>
  JSON.parse(readFileSync(fileURLToPath(new URL(`../../fixtures/ob3/${name}`, import.meta.url)), 'utf8'))
const one = read('microcredential.json')
const of = (id: string, credits: number, framework: string, more: object = {}): Document => {
  const { proof: _, ...rest } = structuredClone(one) as Record<string, unknown>
  const subject = rest['credentialSubject'] as Record<string, unknown>
  const achievement = {
    ...(subject['achievement'] as object),
    id: `https://university.example.org/achievements/${id}`,
    creditsAvailable: credits,
    creditFramework: framework,
  }
  return {
    ...(rest as object),
    id: `urn:uuid:00000000-0000-5000-8000-00000000000${id}`,
    credentialSubject: { ...subject, creditsEarned: credits, achievement, ...more },
  }
}
const ects = 'http://data.europa.eu/snb/education-credit/6fcec5c5af'
const other = 'http://data.europa.eu/snb/education-credit/60b314e826'

describe('into one CLR 2.0', () => {
  test('a signed badge stays as it is, and its proof still verifies', async () => {
    const { document } = await bundle([JSON.stringify(one), of('2', 3, ects)], { to: 'clr2', name: 'Water', placeholders: true })
    const inside = at(document, '/credentialSubject/verifiableCredential') as Document[]
    expect(inside).toHaveLength(2)
    expect(inside[0]).toEqual(one)
    const { checks } = await verify(inside[0] ?? {}, { now: new Date('2026-06-01T00:00:00Z') })
    expect(checks.find(({ id }) => id === 'proof')?.outcome).toBe('pass')
    expect((await validate(document)).checks.filter(({ outcome }) => outcome === 'fail')).toEqual([])
  })

  test('the whole has its parts by their ids', async () => {
    const { document } = await bundle([of('1', 2, ects), of('2', 3, ects)], { to: 'clr2', name: 'Water', placeholders: true })
    const associations = at(document, '/credentialSubject/association') as Document[]
    const whole = at(document, '/credentialSubject/achievement/0/id')
    expect(associations.map((association) => [association['associationType'], association['sourceId']])).toEqual([
      ['isParentOf', whole],
      ['isParentOf', whole],
    ])
    expect(associations.map((association) => association['targetId'])).toEqual(
      ['1', '2'].map((id) => `https://university.example.org/achievements/${id}`),
    )
  })
})

describe('into one European credential', () => {
  test('the parts stand inside the whole, and credits of one framework are summed', async () => {
    const { document } = await bundle([of('1', 2, ects), of('2', 3.5, ects)], { to: 'elm', name: 'Water', placeholders: true })
    const claim = '/credentialSubject/hasClaim/0'
    expect(at(document, `${claim}/title/en`)).toBe('Water')
    expect(at(document, `${claim}/creditReceived/0/point`)).toBe('5.5')
    expect(at(document, `${claim}/hasPart`)).toHaveLength(2)
    expect(at(document, '/credentialSubject/hasClaim')).toHaveLength(1)
    expect(document['evidence']).toHaveLength(2)
  })

  test('an achievement that comes twice is summed once', async () => {
    const { document } = await bundle([of('1', 2, ects), of('2', 3, ects), of('1', 2, ects)], { to: 'elm', name: 'Water' })
    expect(at(document, '/credentialSubject/hasClaim/0/creditReceived/0/point')).toBe('5')
  })

  test('credits of two frameworks are never summed, and that is told', async () => {
    const { document, diagnostics } = await bundle([of('1', 2, ects), of('2', 3, other)], { to: 'elm', name: 'Water' })
    expect(at(document, '/credentialSubject/hasClaim/0/creditReceived')).toBeUndefined()
    expect(diagnostics.some(({ message }) => /several frameworks/.test(message))).toBe(true)
  })

  test.skipIf(!hasReference)('it conforms to the shapes', async () => {
    const { document } = await bundle([of('1', 2, ects), of('2', 3, ects)], { to: 'elm', name: 'Water', placeholders: true })
    const eIDASIdentifier = {
      id: 'urn:epass:legalIdentifier:t',
      type: 'LegalIdentifier',
      notation: 'X',
      spatial: at(document, '/issuer/location/0/address/0/countryCode'),
    }
    const { hasTarget, faults } = await conformance(
      { ...document, issuer: { ...(document['issuer'] as Document), eIDASIdentifier } },
      'EDC-converted',
    )
    expect({ hasTarget, faults }).toEqual({ hasTarget: true, faults: [] })
  })

  test('it can be taken apart: every part becomes a badge', async () => {
    const { document } = await bundle([of('1', 2, ects), of('2', 3, ects)], { to: 'elm', placeholders: true })
    const { document: first, others, diagnostics } = await convert(document, { to: 'ob3' })
    expect([first, ...others].map((badge) => at(badge, '/credentialSubject/achievement/id'))).toEqual(
      ['1', '2'].map((id) => `https://university.example.org/achievements/${id}`),
    )
    expect(diagnostics.map(({ code }) => code)).toContain('split')
    expect(new Set([first, ...others].map((badge) => badge['id'])).size).toBe(2)
  })
})

/** With spaces of its own, so that a text which was written anew is found out. */
const spaced = (document: Document): string => JSON.stringify(document, null, 3)
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const conversionOf = async (document: Document) =>
  (await verify(document, { now: new Date('2026-06-01T00:00:00Z') })).checks.find(({ id }) => id === 'conversion')

describe.each(['clr2', 'elm'])('a bundle in %s', async (to) => {
  const inputs = [spaced(of('1', 2, ects)), spaced(one), spaced(of('3', 3, ects))]
  const { document } = await bundle(inputs, { to, name: 'Water', language: 'en' })

  test('gives every original back, byte for byte where it is embedded, in their order', async () => {
    const { bytes, others, changes } = await restore(document)
    const back = [bytes, ...others.map((other) => other.bytes)].map(text)
    expect(back.map((each) => JSON.parse(each))).toEqual(inputs.map((each) => JSON.parse(each)))
    // one that stands in a record as it is has the text that it has there
    const embedded = [0, 2, ...(to === 'elm' ? [1] : [])]
    for (const index of embedded) expect(back[index]).toBe(inputs[index])
    const written = text((await restore(spaced(document))).others[0]?.bytes ?? new Uint8Array())
    expect(to === 'elm' ? written === inputs[1] : spaced(document).includes(written)).toBe(true)
    expect(changes).toBeUndefined()
  })

  test('is proved as a whole: what it says is what its originals say, and none of them is without a proof', async () => {
    expect(await conversionOf(document)).toMatchObject({
      outcome: 'fail',
      code: 'ERR_CONVERSION',
      detail: { original: { verdict: 'invalid' } },
    })
    const bare = JSON.parse(JSON.stringify(document))
    delete bare.conversion
    expect((await conversionOf(bare))?.outcome).toBe('skip')
  })

  test('a change is found by its place, whatever is recorded', async () => {
    const forged = JSON.parse(JSON.stringify(document).replaceAll('"Water"', '"Doctorate"'))
    forged.conversion.stack.name = 'Water'
    const found = await conversionOf(forged)
    expect(found).toMatchObject({ outcome: 'fail', code: 'ERR_CONVERSION' })
    expect(found?.detail).not.toHaveProperty('cause')
    expect((await restore(forged)).changes?.length).toBeGreaterThan(0)
    const other = JSON.parse(JSON.stringify(document))
    other.conversion.tables = 'x'
    expect((await conversionOf(other))?.detail).toMatchObject({ isSameTables: false })
  })

  test('an original that was taken away is missed', async () => {
    const less = JSON.parse(JSON.stringify(document))
    less.evidence.pop()
    expect((await conversionOf(less))?.outcome).toBe('fail')
    await expect(restore(less)).rejects.toMatchObject({ code: 'ERR_NO_ORIGINAL' })
    const none = JSON.parse(JSON.stringify(document))
    none.conversion.stack = { sources: [] }
    expect((await conversionOf(none))?.outcome).not.toBe('pass')
  })
})

test('signed originals that all stand make it pass', async () => {
  const { document } = await bundle([spaced(one), JSON.stringify(one)], { to: 'elm', name: 'Twice' })
  expect(await conversionOf(document)).toMatchObject({
    outcome: 'pass',
    detail: { originals: [{ verdict: 'valid' }, { verdict: 'valid' }] },
  })
})

describe('what cannot be put together', () => {
  test('credentials of two people', async () => {
    const stranger = of('2', 3, ects, { id: 'did:example:somebody-else', identifier: undefined })
    const known = of('1', 3, ects, { id: 'did:example:somebody' })
    await expect(bundle([known, stranger], { to: 'clr2' })).rejects.toMatchObject({ code: 'ERR_RECIPIENT' })
  })

  test('nothing, and a format that holds one award', async () => {
    await expect(bundle([], { to: 'clr2' })).rejects.toMatchObject({ code: 'ERR_EMPTY' })
    await expect(bundle([one], { to: 'ob3' })).rejects.toMatchObject({ code: 'ERR_OPTION' })
  })

  test('every value has an origin in one of the sources, or is a constant', async () => {
    const { document, provenance } = await bundle([of('1', 2, ects), of('2', 3, ects)], { to: 'elm', name: 'Water' })
    expect(provenance['/credentialSubject/hasClaim/0/hasPart/1/specifiedBy/id']).toEqual(['/1/credentialSubject/achievement/id'])
    expect(Object.keys(provenance).length).toBeGreaterThan(JSON.stringify(document).length / 1000)
  })
})
