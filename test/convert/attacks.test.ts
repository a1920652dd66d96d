/** Forged conversions, and originals that are meant to hurt: none passes, none hangs; what was not forged does pass. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { convert, restore } from '../../src/convert.ts'
import { difference } from '../../src/lib/difference.ts'
import { at, type Document, list } from '../../src/lib/json.ts'
import type { Check } from '../../src/lib/report.ts'
import { leaves, type Node } from '../../src/lib/tree.ts'
import { verify } from '../../src/verify.ts'
import { bases } from './bases.ts'
import { placed } from './fixture-run.ts'

const fixture = (name: string) => readFileSync(fileURLToPath(new URL(`../../fixtures/ob3/${name}`, import.meta.url)), 'utf8')
const badge = fixture('microcredential.json')
const foreign = fixture('first-aid.json')
const now = new Date('2026-06-01T00:00:00Z')
const profiles = 'http://data.europa.eu/snb/credential/'
const checkOf = async (document: Document, at = now): Promise<Check | undefined> =>
  (await verify(document, { now: at })).checks.find(({ id }) => id === 'conversion')
const encoded = (text: string) => Buffer.from(text).toString('base64')
/** The document with one text in the place of another, wherever that stands. */
const swapped = (document: Document, before: string, after: string): Document => {
  const text = JSON.stringify(document)
  expect(text).toContain(before)
  return JSON.parse(text.replaceAll(before, after))
}
const changed = (document: Document, change: (copy: Node) => void): Document => {
  const copy = structuredClone(document) as Node
  change(copy)
  return copy
}

describe.each(['elm', 'clr2', 'clr1', 'ob2'])('a signed badge in %s', async (to) => {
  const { document } = await convert(badge, { to })
  const other = await convert(foreign, { to })

  test('passes as it is: the attacks below are what makes the difference', async () => {
    expect(await checkOf(document)).toMatchObject({ outcome: 'pass' })
    expect(await checkOf(other.document)).toMatchObject({ outcome: 'pass' })
  })

  test('every text of it that says something is guarded: changed, one at a time, none passes', { timeout: 120_000 }, async () => {
    // what names a node, a type, a list or the conversion itself says nothing of the credential
    const silent =
      /(^|\/)(@context|type|id|inScheme|conversion|proof|credentialSchema|credentialProfiles|prefLabel|definedLanguage|contentType|contentEncoding|extensions:SourceCredential)(\/|$)|embeddedEvidence|evidenceStatement|artifacts|data:/
    const texts = [...leaves(document)].filter(
      ([path, value]) => typeof value === 'string' && !silent.test(path) && !/^data:/.test(String(value)),
    )
    const step = Math.max(1, Math.floor(texts.length / 12))
    const open: string[] = []
    let count = 0
    for (const [path, value] of texts.filter((_, index) => index % step === 0)) {
      const keys = path.slice(1).split('/')
      const last = keys.pop() ?? ''
      const forged = changed(document, (copy) =>
        Object.assign(at(copy, keys.map((key) => `/${key}`).join('')) as Node, { [last]: `${value}!` }),
      )
      const check = await checkOf(forged)
      count++
      if (check?.outcome === 'pass') open.push(path)
    }
    expect(count).toBeGreaterThan(5)
    expect(open.filter((path) => !/evidence/i.test(path))).toEqual([])
  })

  test('another valid original in the place of its own', async () => {
    const forged = swapped(document, encoded(badge), encoded(foreign))
    expect(await checkOf(forged)).toMatchObject({ outcome: 'fail', code: 'ERR_CONVERSION' })
  })

  test('an original without its proof, or with a changed grade, although the outside agrees', async () => {
    const { proof: _, ...bare } = JSON.parse(badge)
    for (const text of [JSON.stringify(bare), badge.replace(/"name": ?"[^"]+"/, '"name": "Doctor"')]) {
      const forged = await convert(text, { to })
      expect(await checkOf(forged.document)).toMatchObject({ outcome: 'fail', code: 'ERR_CONVERSION' })
    }
  })

  test('an original whose time is over, or has not come', async () => {
    const expired = await convert(fixture('microcredential.ERR_EXPIRED.json'), { to })
    expect(await checkOf(expired.document)).toMatchObject({ outcome: 'fail', code: 'ERR_CONVERSION', detail: { cause: 'ERR_EXPIRED' } })
    expect(await checkOf(document, new Date('1990-01-01T00:00:00Z'))).toMatchObject({ outcome: 'fail', code: 'ERR_CONVERSION' })
  })

  test('the status of the original counts: it is asked where it can be, and told where it cannot', async () => {
    const { document: stated } = await convert(fixture('status.json'), { to })
    const check = await checkOf(stated)
    expect(check).toMatchObject({ outcome: 'unknown' })
    expect(check?.detail?.needs).toContainEqual({ kind: 'status', url: 'https://university.example.org/status/1' })
  })

  test('originals that are none, or too large, or nested without end, are told in time', { timeout: 60_000 }, async () => {
    const begun = Date.now()
    let nested = document
    for (let depth = 0; depth < 6; depth++) {
      const text = JSON.stringify(nested)
      nested = swapped((await convert(badge, { to })).document, encoded(badge), encoded(text))
    }
    for (const hostile of [
      JSON.stringify(nested),
      '['.repeat(100_000),
      `{"a":"${'x'.repeat(6_000_000)}"}`,
      JSON.stringify(document),
      '{"__proto__":{"a":1}}',
      'eyJhbGciOiJub25lIn0.e30.',
      'https://evil.example/badge.json',
    ]) {
      const forged = swapped(document, encoded(badge), encoded(hostile))
      const check = await checkOf(forged)
      expect(check?.outcome, hostile.slice(0, 20)).not.toBe('pass')
      const answer = await restore(forged).then(
        () => 'restored',
        (error: { code?: string }) => error.code,
      )
      expect(answer).toEqual(expect.any(String))
    }
    expect(Date.now() - begun).toBeLessThan(50_000)
  })
})

describe('what is recorded', async () => {
  const { document } = await convert(badge, { to: 'elm' })
  const grade = '/credentialSubject/hasClaim/0/specifiedBy/title'

  test('no record makes a changed document right', async () => {
    const forged = changed(document, (copy) => Object.assign(at(copy, grade) as Node, { en: 'Doctorate' }))
    const records = [
      {},
      { from: 'elm' },
      { options: { language: 'nl', placeholders: true, creditFramework: 'x:y' } },
      { digest: 'sha-256:0', result: 'pass', tables: (at(document, '/conversion/tables') as string).toUpperCase() },
      { stack: { sources: [] } },
      { stack: { sources: [{ from: 'ob3' }, { from: 'ob3' }] } },
      { resources: { 'https://a.example/': '0' } },
    ]
    for (const more of records) {
      const check = await checkOf(changed(forged, (copy) => Object.assign(at(copy, '/conversion') as Node, more)))
      expect(['fail', 'unknown', 'skip']).toContain(check?.outcome)
      if (!('digest' in more) && !('stack' in more)) expect(check).toMatchObject({ outcome: 'fail', code: 'ERR_CONVERSION' })
    }
  })

  test('other tables and another result are no accusation; without a record, nothing is said', async () => {
    const older = changed(document, (copy) => {
      Object.assign(at(copy, '/conversion') as Node, { tables: 'x' })
      Object.assign(at(copy, grade) as Node, { en: 'Doctorate' })
    })
    expect(await checkOf(older)).toMatchObject({ outcome: 'unknown', code: 'ERR_CONVERTER_VERSION' })
    const bare = changed(document, (copy) => void delete copy['conversion'])
    expect(await checkOf(bare)).toMatchObject({ outcome: 'skip' })
    expect(list(document['evidence']).length).toBe(1)
  })
})

describe('what the reading of a document leaves out is guarded too', () => {
  test('a badge of a record that is made out to somebody else, by an id', async () => {
    const { document } = await convert(placed(bases.ob3, ['credentialSubject', 'id'], 'did:example:nora') as Document, { to: 'clr2' })
    const id = '/credentialSubject/verifiableCredential/0/credentialSubject'
    expect(at(document, `${id}/id`)).toBe('did:example:nora')
    expect((await checkOf(document))?.detail?.['differences']).toBeUndefined()
    const forged = changed(document, (copy) => Object.assign(at(copy, id) as Node, { id: 'did:example:eve' }))
    expect(await checkOf(forged)).toMatchObject({ outcome: 'fail', code: 'ERR_CONVERSION', detail: { differences: [`${id}/id`] } })
  })

  test('that a European credential is about an organisation, or is a transcript', async () => {
    const { document } = await convert(badge, { to: 'elm' })
    const organisation = changed(document, (copy) => Object.assign(at(copy, '/credentialSubject') as Node, { type: 'Organisation' }))
    const transcript = changed(document, (copy) => Object.assign(at(copy, '/credentialProfiles/0') as Node, { id: `${profiles}1` }))
    for (const [forged, path] of [
      [organisation, '/credentialSubject/type'],
      [transcript, '/credentialProfiles/0'],
    ] as const)
      expect(await checkOf(forged)).toMatchObject({ outcome: 'fail', code: 'ERR_CONVERSION', detail: { differences: [path] } })
  })
})

test('many lost items of one list take time in step with their number', async () => {
  const endorsementJwt = Array.from({ length: 10_000 }, () => 'eyJhbGciOiJub25lIn0.e30.AAAA')
  const begun = Date.now()
  const { diagnostics } = await convert(JSON.stringify({ ...JSON.parse(badge), endorsementJwt }), { to: 'elm' })
  expect(diagnostics.filter(({ source }) => source?.startsWith('/endorsementJwt')).length).toBeGreaterThan(0)
  expect(Date.now() - begun).toBeLessThan(10_000)
})

test('many items that are lost for one reason take time in step with their number', async () => {
  const document = JSON.parse(badge)
  const identity = { type: 'IdentityObject', hashed: true, identityHash: `sha256$${'ab'.repeat(32)}`, identityType: 'emailAddress' }
  const identifier = Array.from({ length: 2000 }, (_, salt) => ({ ...identity, salt: String(salt) }))
  const begun = Date.now()
  const given = { ...document, credentialSubject: { ...document.credentialSubject, identifier } }
  const { diagnostics } = await convert(JSON.stringify(given), { to: 'clr1' })
  expect(diagnostics.filter(({ source }) => source?.includes('/identifier/')).length).toBeGreaterThan(0)
  expect(Date.now() - begun).toBeLessThan(10_000)
})

test('awards that are all called alike are told from each other in time in step with their number', () => {
  const awards = (count: number, word: string) =>
    Array.from({ length: count }, (_, index) => ({ achievement: { name: 'x' }, word: word + index }))
  const begun = Date.now()
  const [edit] = difference(awards(2001, 'a'), awards(2000, 'b'))
  expect(edit).toEqual(['', { pick: Array.from({ length: 2000 }, () => -1) }])
  expect(Date.now() - begun).toBeLessThan(5000)
})
