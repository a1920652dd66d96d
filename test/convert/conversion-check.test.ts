/** A conversion is proved by being made again: tampering outside, inside, or on both sides is found. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { convert, restore } from '../../src/convert.ts'
import { at, type Document, isObject } from '../../src/lib/json.ts'
import type { Check } from '../../src/lib/report.ts'
import { leaves, type Node } from '../../src/lib/tree.ts'
import { verify } from '../../src/verify.ts'

const path = (name: string) => fileURLToPath(new URL(`../../fixtures/ob3/${name}`, import.meta.url))
const badge = readFileSync(path('microcredential.json'), 'utf8')
const now = new Date('2026-06-01T00:00:00Z')

const check = async (document: Document | string): Promise<Check | undefined> =>
  (await verify(document, { now })).checks.find(({ id }) => id === 'conversion')
const changed = (document: Document, change: (copy: Node) => void): Document => {
  const copy = structuredClone(document) as Node
  change(copy)
  return copy
}
const node = (document: Document, pointer: string): Node => at(document, pointer) as Node

describe.each(['elm', 'clr2', 'clr1', 'ob2'])('a signed badge, converted into %s', async (to) => {
  const converted = await convert(badge, { to }).catch(() => undefined)

  test.skipIf(!converted)('says what its original says', async () => {
    const answer = await check(converted?.document ?? {})
    expect(answer).toMatchObject({ outcome: 'pass' })
  })

  test.skipIf(!converted)('not where the address of a listed entry was swapped, although its name still says which one it is', async () => {
    const document = converted?.document ?? {}
    const places = [...leaves(document)].flatMap(([pointer, value]) =>
      typeof value === 'string' && /\/(?:eqf|isced-f|country|learning-assessment)\/[^/]+$/.test(value) && !value.endsWith('25831c2')
        ? [pointer]
        : [],
    )
    expect(places.length).toBeGreaterThan(0)
    for (const pointer of places) {
      const [holder, key] = [pointer.slice(0, pointer.lastIndexOf('/')), pointer.slice(pointer.lastIndexOf('/') + 1)]
      const swapped = changed(document, (copy) => Object.assign(node(copy, holder), { [key]: 'https://elsewhere.example/' }))
      expect(await check(swapped), pointer).toMatchObject({ outcome: 'fail', code: 'ERR_CONVERSION' })
    }
  })

  test.skipIf(!converted)('not where words were put around the original, in which nobody reads them', async () => {
    const document = converted?.document ?? {}
    const holders: Readonly<Record<string, string>> = { ob2: '/extensions:SourceCredential', clr1: '/assertions/0/evidence/0' }
    const holder = holders[to] ?? '/evidence/0'
    for (const words of [{ narrative: 'A doctorate.' }, { name: 'Doctorate' }, { description: ['With honours'] }, { type: 'Doctorate' }]) {
      // the types of ELM and CLR 1.0 are not written with the original
      if ('type' in words && (to === 'elm' || to === 'clr1')) continue
      const forged = changed(document, (copy) => Object.assign(node(copy, holder), words))
      const answer = await check(forged)
      // what has another name, or another type, is no original any more in CLR 1.0 and 2.0
      if (answer === undefined) expect([to, Object.keys(words)[0]]).toEqual(['clr1', 'name'])
      else if (to === 'clr2' && 'type' in words) expect(answer).toMatchObject({ outcome: 'skip', code: 'ERR_NO_ORIGINAL' })
      else expect(answer, JSON.stringify(words)).toMatchObject({ outcome: 'fail', code: 'ERR_CONVERSION' })
    }
  })

  test.skipIf(!converted)('with a status and a proof of whoever publishes it, which are not the original’s', async () => {
    const status = { id: 'https://school.example/status/1#7', type: '1EdTechRevocationList' }
    const signed = to === 'elm' || to === 'clr2' ? { credentialStatus: status, proof: { type: 'Ed25519Signature2020' } } : {}
    const verification = { type: 'hosted', startsWith: 'https://school.example/' }
    const published = { ...converted?.document, ...signed, ...(to === 'ob2' || to === 'clr1' ? { verification } : {}) }
    expect(await check(published)).toMatchObject({ outcome: 'pass' })
  })

  test.skipIf(!converted)('in another order of members too', async () => {
    const reversed = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(reversed)
        : isObject(value)
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, inner]) => [key, reversed(inner)]),
            )
          : value
    expect(await check(reversed(converted?.document) as Document)).toMatchObject({ outcome: 'pass' })
  })
})

test('of what awards nothing the original has a place of its own in CLR 1.0, and that is no difference', async () => {
  const credential = JSON.parse(badge)
  const { issuer, type, '@context': context } = credential
  const { document } = await convert({ '@context': context, type, issuer, validFrom: '2024-01-01T00:00:00Z' }, { to: 'clr1' })
  expect(Object.keys(node(document, '/assertions/0')).sort()).toEqual(['evidence', 'id', 'type'])
  expect((await check(document))?.detail?.['differences']).toBe(undefined)
  const more = changed(document, (copy) => Object.assign(node(copy, '/assertions/0'), { narrative: 'A doctorate.' }))
  expect(await check(more)).toMatchObject({ outcome: 'fail', code: 'ERR_CONVERSION', detail: { differences: expect.anything() } })
})

describe('into ELM', async () => {
  const { document } = await convert(badge, { to: 'elm', placeholders: true })
  const name = '/credentialSubject/hasClaim/0/specifiedBy/title'

  test('a changed value is named by its pointer', async () => {
    const forged = changed(document, (copy) => Object.assign(node(copy, name), { en: 'Doctorate of everything' }))
    expect(await check(forged)).toMatchObject({ outcome: 'fail', code: 'ERR_CONVERSION', path: `${name}/en` })
  })

  test('a value that was taken away, or added where nothing reads, is found', async () => {
    const less = changed(document, (copy) => void delete node(copy, '/credentialSubject/hasClaim/0')['specifiedBy'])
    const more = changed(document, (copy) =>
      Object.assign(node(copy, '/credentialSubject'), { gender: { id: 'http://example.org/x', type: 'Concept' } }),
    )
    expect(await check(less)).toMatchObject({ outcome: 'fail', code: 'ERR_CONVERSION' })
    expect(await check(more)).toMatchObject({ outcome: 'fail', code: 'ERR_CONVERSION' })
  })

  test('what the sealing supplies is no difference', async () => {
    const sealed = changed(document, (copy) =>
      Object.assign(node(copy, '/issuer'), { eIDASIdentifier: { type: 'LegalIdentifier', notation: 'VATXX-0' } }),
    )
    expect(await check(sealed)).toMatchObject({ outcome: 'pass' })
  })

  test('unless the original says it, and the document something else', async () => {
    const registered = await convert(readFileSync(path('registered.json'), 'utf8'), { to: 'elm' })
    const place = '/issuer/eIDASIdentifier'
    expect(node(registered.document, place)['notation']).toBeDefined()
    const other = changed(registered.document, (copy) => Object.assign(node(copy, place), { notation: 'VATXX-0' }))
    expect(await check(other)).toMatchObject({ outcome: 'fail', code: 'ERR_CONVERSION', path: `${place}/notation` })
  })

  test('a changed original fails, although the outside agrees with it', async () => {
    const forged = badge.replace(/"name": ?"[^"]+"/, '"name": "Forged"')
    expect(forged).not.toBe(badge)
    const other = await convert(forged, { to: 'elm', placeholders: true })
    expect(await check(other.document)).toMatchObject({ outcome: 'fail', code: 'ERR_CONVERSION' })
  })

  test('a grade changed on the outside with every recorded digest fails all the same', async () => {
    const forged = changed(document, (copy) => {
      Object.assign(node(copy, name), { en: 'Doctorate of everything' })
      Object.assign(node(copy, '/conversion'), { digest: 'anything' })
    })
    expect(await check(forged)).toMatchObject({ outcome: 'fail' })
  })

  test('other tables and another result: could not be said; other tables and the same result: the same', async () => {
    const older = changed(document, (copy) => Object.assign(node(copy, '/conversion'), { tables: '0'.repeat(32) }))
    expect(await check(older)).toMatchObject({ outcome: 'pass' })
    const different = changed(older, (copy) => Object.assign(node(copy, name), { en: 'Another name' }))
    expect(await check(different)).toMatchObject({ outcome: 'unknown', code: 'ERR_CONVERTER_VERSION' })
  })

  test('options that were recorded are used again', async () => {
    const plain = await convert(badge, { to: 'elm', bridge: false, language: 'de' })
    expect(node(plain.document, '/conversion')['options']).toEqual({ language: 'de', bridge: false })
    expect(await check(plain.document)).toMatchObject({ outcome: 'pass' })
  })

  test('an unsigned conversion hands its original on; a changed one is an original itself', async () => {
    const back = await convert(document, { to: 'ob3' })
    expect(new TextDecoder().decode((await restore(back.document)).bytes)).toBe(badge)
    const edited = JSON.stringify(changed(document, (copy) => Object.assign(node(copy, name), { en: 'Another name' })))
    const again = await convert(edited, { to: 'ob3' })
    expect(new TextDecoder().decode((await restore(again.document)).bytes)).toBe(edited)
  })

  test('hostile originals are told, never thrown', async () => {
    const holder = '/evidence/0/embeddedEvidence/0'
    for (const content of ['', '!!', btoa('[]'), btoa('{"type":"Assertion"}'), btoa('\u0000'), 7, null, {}]) {
      const forged = changed(document, (copy) => Object.assign(node(copy, holder), { content }))
      const answer = await check(forged)
      // what is no text is no original
      expect(answer?.outcome).toMatch(typeof content === 'string' && content !== '' ? /fail|unknown/ : /fail|unknown|skip/)
    }
    for (const record of [null, [], 'x', { options: null }, { options: { language: 7, to: 'x' } }, { tables: {} }]) {
      const forged = changed(document, (copy) => Object.assign(copy, { conversion: record }))
      expect(['pass', 'fail', 'unknown', 'skip']).toContain((await check(forged))?.outcome)
    }
  })

  test('without an original, there is nothing to restore', async () => {
    const bare = await convert(badge, { to: 'elm', capsule: false })
    expect(bare.diagnostics.map(({ code }) => code)).toContain('capsule-skipped')
    await expect(restore(bare.document)).rejects.toMatchObject({ code: 'ERR_NO_ORIGINAL' })
    expect(await check(bare.document)).toBeUndefined()
  })
})

test.each(['elm', 'clr2', 'ob3'])('where only the original was taken out of a conversion into %s, that is told', async (to) => {
  const { evidence: _, ...without } = (await convert(badge, { to })).document
  expect(await check(without)).toMatchObject({ outcome: 'skip', code: 'ERR_NO_ORIGINAL' })
  // null control: a member of that name that is no record, and a conversion that was made without its original
  expect(await check({ ...without, conversion: { rate: 2 } })).toBeUndefined()
  expect(await check((await convert(badge, { to, capsule: false })).document)).toBeUndefined()
  const credential = {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiableCredential'],
    credentialSubject: { id: 'did:example:a' },
  }
  expect(await check({ ...credential, conversion: without['conversion'] })).toBeUndefined()
})

test.each([
  ['ob2', 'source'],
  ['clr1', 'url'],
])('where only the original was taken out of a conversion into %s, whose record stands beside it, that is told', async (to, member) => {
  const { document } = await convert(badge, { to })
  const less = (isGone: (key: string, value: unknown) => boolean): Document =>
    JSON.parse(JSON.stringify(document), function (this: unknown, key, value) {
      return isGone(key, value) ? undefined : value
    })
  const isOriginal = (key: string, value: unknown): boolean => key === member && /^data:application\/ld/.test(String(value))
  const without = less(isOriginal)
  expect(JSON.stringify(without).length).toBeLessThan(JSON.stringify(document).length)
  expect(await check(without)).toMatchObject({ outcome: 'skip', code: 'ERR_NO_ORIGINAL' })
  // null control: without the record too
  const isRecord = (key: string, value: unknown): boolean => key === 'conversion' || /^data:application\/json/.test(String(value))
  expect(await check(less((key, value) => isOriginal(key, value) || isRecord(key, value)))).toBeUndefined()
})
