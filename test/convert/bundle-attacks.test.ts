/** Forged bundles: what no original says is not said by the document, and what is of two people is of no one. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { bundle } from '../../src/bundle.ts'
import { convert, restore } from '../../src/convert.ts'
import { readingsOf } from '../../src/core/bundle/sources.ts'
import { stackOf } from '../../src/core/bundle/together.ts'
import { openMapped, targetOf } from '../../src/core/convert/mapped.ts'
import { recordOfStack, type StackRecord } from '../../src/core/convert/record.ts'
import { textOf } from '../../src/core/convert/source.ts'
import { atHand } from '../../src/core/parse/document.ts'
import { parseIn } from '../../src/core/parse/one.ts'
import { registry } from '../../src/generated/registry.ts'
import type { Document } from '../../src/lib/json.ts'
import type { Check } from '../../src/lib/report.ts'
import type { Node } from '../../src/lib/tree.ts'
import { verify } from '../../src/verify.ts'
import { bases } from './bases.ts'

const badge = readFileSync(fileURLToPath(new URL('../../fixtures/ob3/microcredential.json', import.meta.url)), 'utf8')
const checkOf = async (document: Document): Promise<Check | undefined> =>
  (await verify(document, { now: new Date('2026-06-01T00:00:00Z') })).checks.find(({ id }) => id === 'conversion')

describe('originals that no record tells of', async () => {
  const { document } = await bundle([badge], { to: 'elm' })
  const [evidence] = document['evidence'] as readonly [Node]
  const { dcType, embeddedEvidence } = evidence as { readonly dcType: Node; readonly embeddedEvidence: readonly [Node] }
  const silent = { dcType: { id: dcType['id'] }, embeddedEvidence: [{ content: embeddedEvidence[0]['content'] }] }
  const withMore = (...more: readonly object[]): Document => ({ ...document, evidence: [evidence, ...more] })

  test('none: it passes', async () => {
    expect(await checkOf(document)).toMatchObject({ outcome: 'pass' })
    expect((await restore(document)).others).toEqual([])
  })

  test.each([
    ['the same once more', [silent]],
    ['with words around it that nobody has said', [silent, { ...evidence, evidenceStatement: 'A doctorate.' }]],
  ])('%s', async (_, more) => {
    expect(await checkOf(withMore(...more))).toMatchObject({ outcome: 'fail', code: 'ERR_NO_ORIGINAL' })
    await expect(restore(withMore(...more))).rejects.toMatchObject({ code: 'ERR_NO_ORIGINAL' })
  })
})

test.each(['elm', 'clr2'])('a conversion of one into %s holds one original, and without a record as many as there are', async (to) => {
  const { document } = await convert(badge, { to })
  expect(await checkOf(document)).toMatchObject({ outcome: 'pass' })
  const twice = structuredClone(document) as Record<string, unknown>
  const [original] = twice['evidence'] as readonly unknown[]
  twice['evidence'] = [original, original]
  expect(await checkOf(twice as Document)).toMatchObject({ outcome: 'fail', code: 'ERR_NO_ORIGINAL' })
  await expect(restore(twice as Document)).rejects.toMatchObject({ code: 'ERR_NO_ORIGINAL' })
  delete twice['conversion']
  expect((await restore(twice as Document)).others).toHaveLength(1)
})

describe.each(['elm', 'clr2'])('what is known to be of different people, put together in %s as nobody could', (to) => {
  const born = (dateOfBirth: string, number: number): string => {
    const { proof: _, ...badge0 } = JSON.parse(badge)
    const achievement = { ...badge0.credentialSubject.achievement, id: `https://university.example.org/achievements/${number}` }
    const subject = { type: ['AchievementSubject', 'Profile'], id: `did:example:${number}`, dateOfBirth, achievement }
    return JSON.stringify({ ...badge0, id: `urn:uuid:00000000-0000-4000-8000-00000000000${number}`, credentialSubject: subject })
  }
  const forged = async (said: Pick<StackRecord, 'samePerson'>, ...texts: readonly string[]): Promise<Document> => {
    const sources = await Promise.all(texts.map(async (text) => openMapped(atHand(registry), await parseIn(registry, text))))
    const mapping = await targetOf(registry, to)
    if (!mapping.stack) throw new Error('the format holds no stack')
    const options: StackRecord = { ...said, sources: sources.map(() => ({ from: 'ob3' })) }
    const record = recordOfStack(options, to, {}) as Node
    const seal = (document: Node) => {
      for (const source of sources) mapping.capsule.seal(document, { ...textOf(source), record })
    }
    const read = readingsOf({ sources, stack: mapping.stack, choices: {} })
    return stackOf({ sources, read, to: mapping, stack: mapping.stack, choices: {}, options, relations: [], seal }).document
  }

  test('is told', async () => {
    const texts = [born('1999-10-02', 1), born('1999-10-03', 2)]
    await expect(bundle(texts, { to, samePerson: true })).rejects.toMatchObject({ code: 'ERR_RECIPIENT' })
    expect(await checkOf(await forged({}, ...texts))).toMatchObject({ outcome: 'fail', code: 'ERR_RECIPIENT' })
  })

  test('a birthday that is the same day in the time zone of the bundle is no other one', async () => {
    const european = {
      ...bases.elm,
      credentialSubject: { ...(bases.elm['credentialSubject'] as object), dateOfBirth: '1999-10-01T22:00:00Z' },
    }
    const { document } = await bundle([born('1999-10-01', 1), european], { to, samePerson: true, timeZone: 'Europe/London' })
    expect(await checkOf(document)).toMatchObject({ outcome: 'fail', code: 'ERR_CONVERSION', detail: { original: { verdict: 'invalid' } } })
  })

  test('null control: of one birthday, the same is an honest bundle of originals without a proof', async () => {
    const texts = [born('1999-10-02', 1), born('1999-10-02', 2)]
    const document = await forged({ samePerson: true }, ...texts)
    expect(document).toEqual((await bundle(texts, { to, samePerson: true })).document)
    expect(await checkOf(document)).toMatchObject({ outcome: 'fail', code: 'ERR_CONVERSION', detail: { original: { verdict: 'invalid' } } })
  })
})
