/** Many credentials in one: the signed ones as they are, the others with their originals, credits summed within one framework only. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { bundle } from '../../src/bundle.ts'
import { convert, restore } from '../../src/convert.ts'
import { at, type Document } from '../../src/lib/json.ts'
import type { Node } from '../../src/lib/tree.ts'
import { stack } from '../../src/profile.ts'
import { validate } from '../../src/validate.ts'
import { verify } from '../../src/verify.ts'
import { isPlaced } from '../maps/survival.ts'
import { hasReference, ran, reference, referenceFiles } from '../reference.ts'
import { placed } from './fixture-run.ts'
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
function unsigned(text: string): Document | undefined {
  try {
    const { proof: _, ...rest } = JSON.parse(text)
    return rest
  } catch {
    return undefined
  }
}

/** Whether a path leads into another one: both in a source, and not the source itself. */
const isInside = (path: string, above: string): boolean => above.split('/').length > 2 && path.startsWith(`${above}/`)

const ects = 'http://data.europa.eu/snb/education-credit/6fcec5c5af'
const other = 'http://data.europa.eu/snb/education-credit/60b314e826'

const claim = '/credentialSubject/hasClaim/0'

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

  test('lacks no badge where all stand as they are, and has no placeholder for one', async () => {
    const { document, diagnostics } = await bundle([JSON.stringify(one)], { to: 'clr2', name: 'Water', criteria: 'It', placeholders: true })
    expect(at(document, '/credentialSubject/verifiableCredential')).toEqual([one])
    expect(diagnostics.filter(({ kind }) => kind === 'missing')).toEqual([])
  })

  test('the courses of a transcript are called what they are called, and that it had a name is told', async () => {
    const issuer = { id: 'https://school.example', type: 'Profile', name: 'School' }
    const course = (id: string) => ({
      id: `urn:uuid:00000000-0000-4000-8000-00000000000${id}`,
      type: 'Achievement',
      name: `Course ${id}`,
      issuer,
    })
    const transcript = {
      '@context': 'https://purl.imsglobal.org/spec/clr/v1p0/context/clr_v1p0.jsonld',
      id: 'urn:uuid:00000000-0000-4000-8000-000000000009',
      type: 'Clr',
      name: 'Official transcript',
      issuedOn: '2024-01-01T00:00:00Z',
      learner: { id: 'urn:uuid:00000000-0000-4000-8000-000000000008', type: 'Profile', name: 'Ilse' },
      publisher: issuer,
      assertions: ['1', '2'].map((id) => ({
        id: `urn:uuid:00000000-0000-4000-8000-00000000001${id}`,
        type: 'Assertion',
        achievement: course(id),
      })),
    }
    for (const [to, title] of [
      ['clr2', '/credentialSubject/verifiableCredential/0/name'],
      ['elm', '/credentialSubject/hasClaim/0/title/en'],
    ] as const) {
      const { document, diagnostics } = await bundle([transcript, of('2', 3, ects)], { to, samePerson: true })
      expect(at(document, title)).toBe('Course 1')
      expect(diagnostics.filter(({ source, kind }) => source === '/0/name' && kind === 'loss')).toHaveLength(1)
    }
  })

  test.each(['clr2', 'elm'])('who awarded each course of a transcript stands there, and is not told as lost (%s)', async (to) => {
    const [school, faculty] = ['School', 'Faculty'].map((name) => ({ id: `https://${name.toLowerCase()}.example`, type: 'Profile', name }))
    const courses = [faculty, school, school].map((issuer, index) => ({
      id: `urn:uuid:00000000-0000-4000-8000-00000000001${index}`,
      type: 'Assertion',
      achievement: { id: `urn:uuid:00000000-0000-4000-8000-00000000000${index}`, type: 'Achievement', name: `Course ${index}`, issuer },
    }))
    const transcript = {
      '@context': 'https://purl.imsglobal.org/spec/clr/v1p0/context/clr_v1p0.jsonld',
      id: 'urn:uuid:00000000-0000-4000-8000-000000000009',
      type: 'Clr',
      issuedOn: '2024-01-01T00:00:00Z',
      learner: { id: 'urn:uuid:00000000-0000-4000-8000-000000000008', type: 'Profile', name: 'Ilse' },
      publisher: school,
      assertions: courses,
    }
    const { document, diagnostics } = await bundle([transcript, of('2', 3, ects)], { to, samePerson: true })
    const parts = at(document, to === 'elm' ? '/credentialSubject/hasClaim' : '/credentialSubject/verifiableCredential') as Document[]
    const bodies = parts.map(
      (part) => at(part, '/awardedBy/awardingBody/0/id') ?? at(part, '/credentialSubject/achievement/creator/id') ?? at(part, '/issuer/id'),
    )
    expect(bodies.slice(0, 3)).toEqual([faculty?.id, school?.id, school?.id])
    expect(diagnostics.filter(({ code, source }) => code === 'lost' && /issuer|publisher/.test(source ?? ''))).toEqual([])
  })

  test('that a part without a date got that of the whole is told', async () => {
    const undated = { ...of('2', 3, ects), validFrom: undefined }
    const { document, diagnostics } = await bundle(JSON.parse(JSON.stringify([undated, of('3', 1, ects)])), { to: 'clr2' })
    const [place, other] = [0, 1].map((index) => `/credentialSubject/verifiableCredential/${index}/validFrom`)
    expect(at(document, place ?? '')).toBe(at(document, '/validFrom'))
    expect(diagnostics.filter(({ target }) => target === place).map(({ code, source }) => [code, source])).toEqual([
      ['required-fallback', '/1/validFrom'],
    ])
    expect(diagnostics.filter(({ target }) => target === other)).toEqual([])
  })

  test('a part is called what it is called, and not what the whole is', async () => {
    const plain = of('2', 3, ects)
    const called = at(plain, '/credentialSubject/achievement/name')
    for (const sources of [[plain], [JSON.stringify(one), plain], [plain, of('3', 1, ects)], [{ ...plain, name: undefined }]])
      for (const to of ['clr2', 'elm']) {
        const { document, provenance } = await bundle(JSON.parse(JSON.stringify(sources)), { to, name: 'Everything', placeholders: true })
        const parts = (
          to === 'clr2' ? at(document, '/credentialSubject/verifiableCredential') : at(document, '/credentialSubject/hasClaim/0/hasPart')
        ) as Document[]
        const titles = parts.map((part) => part['name'] ?? at(part, '/title/en'))
        expect(titles).toEqual(titles.map(() => called))
        const origins = Object.entries(provenance).filter(([path]) =>
          /verifiableCredential\/\d+\/name$|hasPart\/\d+\/title\/en$/.test(path),
        )
        expect(origins.filter(([, origin]) => !JSON.stringify(origin).startsWith('["/'))).toEqual([])
      }
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

  test('credits are summed within each framework, never across frameworks', async () => {
    const { document, provenance } = await bundle([of('1', 2, ects), of('2', 3, other), of('3', 0.5, ects)], { to: 'elm', name: 'Water' })
    const sums = (list: string) =>
      (at(document, `${claim}/${list}`) as Document[]).map((credits) => [at(credits, '/framework/id'), credits['point']])
    expect(sums('creditReceived')).toEqual([
      [ects, '2.5'],
      [other, '3'],
    ])
    expect(sums('specifiedBy/creditPoint')).toEqual(sums('creditReceived'))
    expect(provenance[`${claim}/creditReceived/0/point`]).toEqual([
      '/0/credentialSubject/creditsEarned',
      '/2/credentialSubject/creditsEarned',
    ])
    expect(provenance[`${claim}/title/en`]).toBe('option')
  })

  test('an achievement that has credits of several systems is summed in each', async () => {
    const { document: elm } = await bundle([of('1', 2, ects), of('2', 3, other)], { to: 'elm', name: 'Water', capsule: false })
    const { document } = await bundle([elm, of('3', 1, other)], { to: 'elm', name: 'More water' })
    expect(
      (at(document, `${claim}/creditReceived`) as Document[]).map((credits) => [at(credits, '/framework/id'), credits['point']]),
    ).toEqual([
      [ects, '2'],
      [other, '4'],
    ])
    // each part has what it had
    const points = (whole: Document, path: string) => (at(whole, `${path}/creditReceived`) as Document[]).map(({ point }) => point)
    expect(points(document, `${claim}/hasPart/0`)).toEqual(points(elm, claim))
  })

  test('credits whose framework nobody says may be of any: they have no sum, until the caller says it', async () => {
    const bare = (id: string): Document =>
      JSON.parse(
        JSON.stringify(of(id, 2, ects))
          .replace(/"creditFramework":"[^"]*",?/, '')
          .replace(',}', '}'),
      )
    const { document } = await bundle([bare('1'), bare('2')], { to: 'elm', name: 'Water' })
    expect(at(document, `${claim}/hasPart/0/creditReceived/0/point`)).toBe('2')
    expect(at(document, `${claim}/creditReceived`)).toBeUndefined()
    const said = await bundle([bare('1'), bare('2')], { to: 'elm', name: 'Water', creditFramework: other })
    expect(at(said.document, `${claim}/creditReceived/0/point`)).toBe('4')
    expect(said.provenance[`${claim}/hasPart/0/creditReceived/0/framework/id`]).toBe('option')
  })

  describe('of parts that say in different ways how many there are, no sum leaves one out', () => {
    const earned = '/credentialSubject/creditsEarned'
    const offered = '/credentialSubject/achievement/creditsAvailable'
    const saying = (id: string, credits: Readonly<Record<string, number>>): Document => {
      const badge = JSON.parse(JSON.stringify(of(id, 0, ects)), (key, value) =>
        /^credits(?:Earned|Available)$/.test(key) ? undefined : value,
      )
      return Object.entries(credits).reduce<unknown>(
        (made, [path, points]) => placed(made, path.slice(1).split('/'), points),
        badge,
      ) as Document
    }
    const sumsOf = async (...parts: readonly Readonly<Record<string, number>>[]) => {
      const { document } = await bundle(
        parts.map((credits, index) => saying(String(index), credits)),
        { to: 'elm', name: 'Water' },
      )
      const point = (list: string) => at(document, `${claim}/${list}/0/point`)
      return { earned: point('creditReceived'), offered: point('specifiedBy/creditPoint'), sums: (await stack([document])).sums }
    }

    test('one was earned, another is offered: none is said, and all count', async () => {
      const { sums, ...said } = await sumsOf({ [earned]: 5 }, { [offered]: 3 })
      expect(said).toEqual({ earned: undefined, offered: undefined })
      expect(sums).toMatchObject([{ framework: ects, points: 8 }])
    })
    test('all say what is offered, and what was earned is no other: that is said', async () => {
      const { sums, ...said } = await sumsOf({ [earned]: 5, [offered]: 5 }, { [offered]: 3 })
      expect(said).toEqual({ earned: undefined, offered: '8' })
      expect(sums).toMatchObject([{ framework: ects, points: 8 }])
    })
    test('less was earned of one than is offered: none is said', async () => {
      const { sums, ...said } = await sumsOf({ [earned]: 4, [offered]: 5 }, { [offered]: 3 })
      expect(said).toEqual({ earned: undefined, offered: undefined })
      expect(sums).toMatchObject([{ framework: ects, points: 7 }])
    })
    test('null control: of all was earned, and of one nothing is said', async () => {
      const { sums, ...said } = await sumsOf({ [earned]: 4, [offered]: 5 }, { [earned]: 3, [offered]: 3 }, {})
      expect(said).toEqual({ earned: '7', offered: '8' })
      expect(sums).toMatchObject([{ framework: ects, points: 7 }])
    })
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

  test('the record of how it was made is no part of the credential: nothing is demanded of it, or put into it', async () => {
    const issuer = { id: 'did:example:registrar', name: 'Registrar' }
    const made = await bundle([of('1', 2, ects), of('2', 3, ects)], { to: 'elm', name: 'Water', issuer, placeholders: true })
    expect(at(made.document, '/conversion/stack/issuer')).toEqual(issuer)
    expect(made.diagnostics.filter(({ target }) => target?.startsWith('/conversion'))).toEqual([])
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
  const inputs = [spaced(of('1', 2, ects)), spaced(one), spaced(of('3', 3, ects, { narrative: 'Measured.' }))]
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

  test('a change is carried back into the part that it was made in', async () => {
    const part = to === 'elm' ? `${claim}/hasPart/2` : '/credentialSubject/verifiableCredential/2'
    const changed = JSON.parse(JSON.stringify(document))
    if (to === 'elm') (at(changed, part) as Node)['description'] = { en: 'Corrected.' }
    else (at(changed, `${part}/credentialSubject`) as Node)['narrative'] = 'Corrected.'
    const { edited, others, changes } = await restore(changed)
    expect([edited, others[0]?.edited, changes]).toEqual([undefined, undefined, undefined])
    const { narrative: _, ...subject } = at(others[1]?.edited?.document, '/credentialSubject') as Record<string, unknown>
    const { narrative: __, ...before } = at(others[1]?.document, '/credentialSubject') as Record<string, unknown>
    expect(at(others[1]?.edited?.document, '/credentialSubject/narrative')).toBe('Corrected.')
    expect(subject).toEqual(before)
    expect(others[1]?.edited).toMatchObject({ changes: [expect.stringContaining(part)], lost: [] })
  })

  test('a change of what the whole says itself is told, and carried nowhere', async () => {
    const changed = JSON.parse(JSON.stringify(document).replaceAll('"Water"', '"Doctorate"'))
    changed.conversion.stack.name = 'Water'
    const { edited, others, changes } = await restore(changed)
    expect([edited, ...others.map((one) => one.edited)]).toEqual([undefined, undefined, undefined])
    expect(changes?.length).toBeGreaterThan(0)
  })

  test('a change of what all parts say is carried back into each', async () => {
    const changed = JSON.parse(JSON.stringify(document))
    if (to === 'elm') changed.issuer.homepage = [{ id: 'urn:epass:webResource:1', type: 'WebResource', contentURL: 'https://new.example/' }]
    else {
      const badges = changed.credentialSubject.verifiableCredential
      for (const { issuer } of [changed, badges[1], badges[2]]) issuer.url = 'https://new.example/'
    }
    const { edited, others } = await restore(changed)
    const urls = [edited, ...others.map((one) => one.edited)].map((one) => at(one?.document, '/issuer/url'))
    // a signed badge in a record says its issuer itself
    expect(urls).toEqual(['https://new.example/', to === 'elm' ? 'https://new.example/' : undefined, 'https://new.example/'])
  })

  test('an original that was taken away is missed', async () => {
    const less = JSON.parse(JSON.stringify(document))
    less.evidence.pop()
    expect((await conversionOf(less))?.outcome).toBe('fail')
    await expect(restore(less)).rejects.toMatchObject({ code: 'ERR_NO_ORIGINAL' })
    const none = JSON.parse(JSON.stringify(document))
    none.conversion.stack = { sources: [] }
    expect((await conversionOf(none))?.outcome).not.toBe('pass')
    // and what was written does not pass for a signed badge that stood before it
    if (to === 'elm') return
    const unsigned = JSON.parse(JSON.stringify(document))
    unsigned.credentialSubject.verifiableCredential.shift()
    await expect(restore(unsigned)).rejects.toMatchObject({ code: 'ERR_NO_ORIGINAL' })
  })
})

test('where all are signed and stand in a record as they are, that is said, and not that it was never put together', async () => {
  const { document } = await bundle([one], { to: 'clr2' })
  await expect(restore(document)).rejects.toMatchObject({
    code: 'ERR_NO_ORIGINAL',
    message: expect.stringMatching(/stand in it as they are/),
  })
  const { document: bare } = await convert(one, { to: 'elm', capsule: false })
  await expect(restore(bare)).rejects.toMatchObject({ code: 'ERR_NO_ORIGINAL', message: expect.stringMatching(/it is no conversion/) })
})

test.each(['clr2', 'elm'])('a part that was taken away from %s is told, and written into no original', async (to) => {
  const named = (id: string, credits: number): string => {
    const badge = structuredClone(of(id, credits, ects)) as Record<string, unknown>
    Object.assign(at(badge, '/credentialSubject/achievement') as Node, { name: `Water ${id}` })
    return spaced(badge as Document)
  }
  const { document } = await bundle([named('1', 2), named('2', 3), named('3', 4)], { to })
  const path = to === 'elm' ? '/credentialSubject/hasClaim' : '/credentialSubject/verifiableCredential'
  for (const gone of [0, 1, 2]) {
    const less = JSON.parse(JSON.stringify(document))
    ;(at(less, path) as unknown[]).splice(gone, 1)
    const { edited, others, changes } = await restore(less)
    expect([edited, ...others.map((one) => one.edited)]).toEqual([undefined, undefined, undefined])
    expect(changes?.some((change) => change.startsWith(path))).toBe(true)
  }
  // what is changed beside it is carried back to where it is from
  const other = JSON.parse(JSON.stringify(document))
  const parts = at(other, path) as Node[]
  parts.shift()
  if (to === 'elm') Object.assign(parts[1] as Node, { description: { en: 'Corrected.' } })
  else Object.assign(at(parts[1], '/credentialSubject') as Node, { narrative: 'Corrected.' })
  const { edited, others } = await restore(other)
  const narratives = [edited, ...others.map((one) => one.edited)].map((one) => at(one?.document, '/credentialSubject/narrative'))
  expect(narratives).toEqual([undefined, undefined, 'Corrected.'])
  // of two that are called alike nobody knows which was taken away
  const { document: twins } = await bundle([spaced(of('1', 2, ects)), spaced(of('2', 3, ects))], { to: 'elm' })
  const twin = JSON.parse(JSON.stringify(twins))
  const [, second] = at(twin, '/credentialSubject/hasClaim') as Node[]
  twin.credentialSubject.hasClaim = [{ ...second, description: { en: 'Corrected.' } }]
  const back = await restore(twin)
  expect([back.edited, ...back.others.map((one) => one.edited)]).toEqual([undefined, undefined])
  expect(back.changes?.length).toBeGreaterThan(0)
})

test.each(['clr2', 'elm'])(
  'as little about the person as possible: a signed credential that says more is not held in %s as it is',
  async (to) => {
    const born = (document: Document): Document => ({
      ...document,
      credentialSubject: {
        ...(document['credentialSubject'] as Document),
        type: ['AchievementSubject', 'Profile'],
        dateOfBirth: '1999-10-02',
      },
    })
    const full = await bundle([born(one), born(of('2', 3, ects))], { to })
    expect(JSON.stringify(full.document)).toContain('1999-10-02')
    const { document, diagnostics } = await bundle([born(one), born(of('2', 3, ects))], { to, privacy: 'minimal' })
    expect(JSON.stringify(document)).not.toMatch(/1999-10-02|MTk5OS0xMC0wM/)
    const lost = diagnostics.flatMap(({ kind, source }) => (kind === 'loss' ? [source] : []))
    expect(lost).toEqual(expect.arrayContaining(['/0/credentialSubject/dateOfBirth', '/1/credentialSubject/dateOfBirth']))
  },
)

test('signed originals that all stand make it pass', async () => {
  const { document } = await bundle([spaced(one), JSON.stringify(one)], { to: 'elm', name: 'Twice' })
  expect(await conversionOf(document)).toMatchObject({
    outcome: 'pass',
    detail: { originals: [{ verdict: 'valid' }, { verdict: 'valid' }] },
  })
})

test.skipIf(!hasReference)('every diagnostic of a bundle says where, in which of the sources', { timeout: 120_000 }, async () => {
  const placeless: string[] = []
  let count = 0
  for (const file of referenceFiles('samples').filter((name) => /\.json(?:ld)?$/.test(name)))
    for (const to of ['elm', 'clr2']) {
      const asked = { to, name: 'Both', capsule: false, samePerson: true }
      const made = await bundle([JSON.stringify(one), reference(file)], asked).catch(() => undefined)
      if (!made) continue
      count++
      const wrong = made.diagnostics.filter(
        (each) =>
          !isPlaced(each, made.document) || (each.source !== undefined && each.source !== '' && !/^\/[01](?:\/|$)/.test(each.source)),
      )
      placeless.push(...wrong.map(({ code, message, source = '', target = '' }) => `${file} ${to} ${code} ${message} ${source} ${target}`))
    }
  ran('bundles', count)
  expect(placeless).toEqual([])
  expect(count).toBeGreaterThan(100)
})

describe.each([
  ['clr2', '/credentialSubject/achievement/0', '/criteria/narrative', '/criteria/id'],
  ['elm', `${claim}/specifiedBy`, '/additionalNote/0/noteLiteral/nl', '/supplementaryDocument/0/contentURL'],
] as const)('what the caller says of the whole in %s', (to, whole, narrative, address) => {
  test.each([
    ['Allebei.', narrative],
    ['https://university.example.org/water', address],
  ])('its criteria: %s', async (criteria, place) => {
    const made = await bundle([of('1', 2, ects), of('2', 3, ects)], { to, name: 'Water', criteria, language: 'nl' })
    expect(at(made.document, `${whole}${place}`)).toBe(criteria)
    expect(made.provenance[`${whole}${place}`]).toBe('option')
    expect(made.diagnostics.filter(({ kind, target }) => kind === 'missing' && target?.startsWith(`${whole}/criteria`))).toEqual([])
    const report = await verify(made.document, { now: new Date('2026-06-01T00:00:00Z') })
    expect(JSON.stringify(report.checks.filter(({ id }) => id === 'conversion'))).not.toMatch(/difference/)
  })
})

describe('what a source says around its awards', () => {
  const around = (id: string, more: object, subject: object = {}): Document => ({ ...of(id, 3, ects, subject), ...more })

  test('the recipient is known by all that they say; what contradicts another is told', async () => {
    const name = { type: 'IdentityObject', identityType: 'sourcedId', identityHash: '7', hashed: false }
    const mail = { type: 'IdentityObject', identityType: 'emailAddress', identityHash: 'nora@example.org', hashed: false }
    const [first, second] = [
      around('1', {}, { identifier: [mail] }),
      around('2', {}, { identifier: [mail, name], familyName: 'Lindqvist' }),
    ]
    const third = around('3', {}, { identifier: [mail], familyName: 'Berg' })
    const { document, provenance, diagnostics } = await bundle([first, second, third], { to: 'clr2' })
    expect(at(document, '/credentialSubject/identifier')).toContainEqual(name)
    expect(provenance['/credentialSubject/familyName']).toEqual(['/1/credentialSubject/familyName'])
    expect(diagnostics.filter(({ source }) => source?.includes('familyName'))).toMatchObject([
      { kind: 'loss', code: 'lost', source: '/2/credentialSubject/familyName' },
    ])
  })

  test.each(['clr2', 'elm'])('what %s takes of no source is told, where it stands', async (to) => {
    const termsOfUse = [{ id: 'https://university.example.org/terms', type: 'Terms' }]
    const { document, diagnostics } = await bundle([around('1', {}), around('2', { termsOfUse })], { to })
    expect(JSON.stringify(document)).not.toContain('org/terms')
    expect(diagnostics.filter(({ source }) => source?.startsWith('/1/termsOfUse'))).toMatchObject([{ kind: 'loss', code: 'lost' }])
  })

  test.skipIf(!hasReference)('what is lost of one alone is told as in a conversion, at its place', { timeout: 120_000 }, async () => {
    const untold: string[] = []
    let [files, losses] = [0, 0]
    for (const file of referenceFiles('samples').filter((name) => /\.json(?:ld)?$/.test(name)))
      for (const to of ['elm', 'clr2']) {
        // what is signed may stand in a record as it is
        const source = unsigned(new TextDecoder().decode(reference(file)))
        const alone = source && (await convert(source, { to, capsule: false }).catch(() => undefined))
        const made = source && (await bundle([source], { to, capsule: false }).catch(() => undefined))
        if (!alone || !made || alone.others.length > 0) continue
        files++
        const told = made.diagnostics.flatMap(({ kind, source = '' }) => (kind === 'loss' ? [source] : []))
        const missed = alone.diagnostics.filter(
          // what is part of a stack has an achievement, which says the language
          ({ code, kind, source = '' }) =>
            kind === 'loss' && code !== 'language-dropped' && !told.some((one) => one === `/0${source}` || isInside(`/0${source}`, one)),
        )
        losses += told.length
        untold.push(...missed.map(({ code, source }) => `${file} ${to} ${code} ${source}`))
        // a source as a whole is lost nowhere else
        if (told.includes('/0') && !alone.diagnostics.some(({ source: place }) => place === '')) untold.push(`${file} ${to} /0`)
      }
    ran('bundles of one', files)
    expect(untold).toEqual([])
    expect(losses).toBeGreaterThan(500)
  })
})

describe('what cannot be put together', () => {
  const as = (id: string, subject: object): Document => of(id, 3, ects, { id: undefined, identifier: undefined, ...subject })
  const known = (id: string, ...identities: readonly (readonly [type: string, value: string])[]): Document =>
    as(id, {
      identifier: identities.map(([identityType, identityHash]) => ({ type: 'IdentityObject', identityType, identityHash, hashed: false })),
    })
  const hashed = (id: string, salt: string, email: string): Document => {
    const identityHash = `sha256$${createHash('sha256')
      .update(email + salt)
      .digest('hex')}`
    return as(id, { identifier: [{ type: 'IdentityObject', identityType: 'emailAddress', identityHash, hashed: true, salt }] })
  }
  const codeOf = async (...sources: readonly Document[]): Promise<unknown> =>
    bundle(sources, { to: 'clr2' }).then(
      () => 'one record',
      ({ code }) => code,
    )

  test('credentials of two people', async () => {
    const [ada, bo] = [known('1', ['nationalIdentityNumber', '1']), known('2', ['nationalIdentityNumber', '2'])]
    expect(await codeOf(ada, bo)).toBe('ERR_RECIPIENT')
    await expect(bundle([ada, bo], { to: 'clr2', samePerson: true })).rejects.toMatchObject({ code: 'ERR_RECIPIENT' })
  })

  test('credentials that do not tell that they are of one person, unless the caller does', async () => {
    const open = 'ERR_RECIPIENT_NOT_STATED'
    const stranger = as('2', { id: 'did:example:somebody-else' })
    expect(await codeOf(as('1', { id: 'did:example:somebody' }), stranger)).toBe(open)
    expect(await codeOf(hashed('1', 'a', 'ada@example.org'), hashed('2', 'b', 'bo@example.org'))).toBe(open)
    expect(await codeOf(hashed('1', 'a', 'ada@example.org'), known('2', ['emailAddress', 'bo@example.org']))).toBe(open)
    expect(await codeOf(known('1', ['emailAddress', 'ada@example.org']), as('2', {}))).toBe(open)
    const { document } = await bundle([as('1', { id: 'did:example:somebody' }), stranger], { to: 'clr2', samePerson: true })
    expect(at(document, '/credentialSubject/verifiableCredential')).toHaveLength(2)
  })

  test('a hash is of the address that another says, and one credential brings two others together', async () => {
    expect(await codeOf(hashed('1', 'a', 'ada@example.org'), known('2', ['emailAddress', 'ada@example.org']))).toBe('one record')
    const both = known('3', ['emailAddress', 'ada@example.org'], ['sourcedId', '7'])
    expect(await codeOf(known('1', ['emailAddress', 'ada@example.org']), known('2', ['sourcedId', '7']), both)).toBe('one record')
  })

  test('criteria of a whole that has no name', async () => {
    await expect(bundle([one], { to: 'clr2', criteria: 'Both' })).rejects.toMatchObject({ code: 'ERR_OPTION' })
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

describe('without the originals', () => {
  const gone = async (inputs: readonly (Document | string)[], to: string, capsule: boolean | { maximum: number }) => {
    const { diagnostics } = await bundle(inputs, { to, name: 'Water', placeholders: true, capsule })
    return diagnostics.flatMap(({ code, source }) => (code === 'lost' && /^\/\d+\/id$/.test(source ?? '') ? [source] : []))
  }
  const two = [of('1', 2, ects), of('2', 3, ects)]
  test('what the sources were called is told as lost', async () => {
    expect(await gone(two, 'elm', true)).toEqual([])
    expect(await gone(two, 'elm', false)).toEqual(['/0/id', '/1/id'])
    const long = { ...of('2', 3, ects), description: 'x'.repeat(9000) }
    expect(await gone([of('1', 2, ects), long], 'elm', { maximum: 9000 })).toEqual(['/1/id'])
  })
  test('unless the document still says it', async () => {
    expect(await gone([JSON.stringify(one)], 'clr2', false)).toEqual([])
  })
})

test('in an EDC the original is named like the credential, and a second one otherwise', async () => {
  const files = ({ document }: { readonly document: Document }) =>
    (document['evidence'] as { embeddedEvidence: { id: string }[] }[]).map(({ embeddedEvidence: [file] }) => file?.id)
  const alone = await convert(of('1', 1, 'ECTS'), { to: 'elm' })
  expect(files(alone)).toEqual([String(alone.document['id']).replace('urn:credential:', 'urn:epass:mediaObject:')])
  const [first, second] = files(await bundle([of('1', 1, 'ECTS'), of('2', 1, 'ECTS')], { to: 'elm' }))
  expect(second).toMatch(/^urn:epass:mediaObject:/)
  expect(second).not.toBe(first)
})
