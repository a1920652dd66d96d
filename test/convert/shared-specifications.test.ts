/** Claims of ELM that name one specification (HC11): one achievement, awarded more than once; and names that mean two things. */
import { describe, expect, test } from 'vitest'
import { convert, restore } from '../../src/convert.ts'
import { at, type Document, list } from '../../src/lib/json.ts'
import { leaves } from '../../src/lib/tree.ts'
import { verify } from '../../src/verify.ts'

const text = (words: string) => ({ en: words })
const exam = {
  id: 'urn:epass:learningAssessmentSpec:1',
  type: 'LearningAssessmentSpecification',
  title: text('Exam'),
}
const specification = (name: string, title = name, more: object = {}) => ({
  id: `urn:epass:learningAchievementSpec:${name}`,
  type: 'LearningAchievementSpecification',
  title: text(title),
  provenBy: [exam],
  ...more,
})
let number = 0
const awardedBy = {
  id: 'urn:epass:awardingProcess:1',
  type: 'AwardingProcess',
  awardingBody: [{ id: 'https://school.example/', type: 'Organisation', legalName: text('School') }],
}
const claim = (specifiedBy: object | undefined, more: object = {}): Document => {
  number += 1
  return {
    id: `urn:epass:learningAchievement:${number}`,
    type: 'LearningAchievement',
    title: text(`Claim ${number}`),
    awardedBy,
    ...(specifiedBy && { specifiedBy }),
    provenBy: [
      {
        id: `urn:epass:learningAssessment:${number}`,
        type: 'LearningAssessment',
        title: text('Exam'),
        awardedBy,
        grade: { id: `urn:epass:note:${number}`, type: 'Note', noteLiteral: text(String(number)) },
        specifiedBy: { id: exam.id, type: exam.type },
      },
    ],
    ...more,
  }
}
const of = (...hasClaim: readonly Document[]): Document => ({
  '@context': ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap'],
  id: 'urn:credential:00000000-0000-5000-8000-000000000001',
  type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
  issuer: { id: 'https://school.example/', type: 'Organisation', legalName: text('School') },
  validFrom: '2024-01-01T00:00:00Z',
  credentialSubject: { id: 'urn:epass:person:1', type: 'Person', fullName: text('Mira'), hasClaim },
})
const achievementsOf = ({ document, to }: { document: Document; to: string }): readonly Document[] =>
  list(at(document, to === 'clr2' ? '/credentialSubject/verifiableCredential' : '/assertions')).map(
    (one) => (at(one, to === 'clr2' ? '/credentialSubject/achievement' : '/achievement') ?? {}) as Document,
  )
const into = async (source: Document, to: string) => {
  const { document, ...rest } = await convert(source, { to })
  return { document, achievements: achievementsOf({ document, to }), ...rest }
}
const resultsIn = (document: Document): readonly unknown[] =>
  [...leaves(document)].flatMap(([path, value]) => (path.endsWith('/resultDescription') ? [value] : []))
const ids = (achievements: readonly Document[]) => achievements.map(({ id }) => id)

describe.each(['clr2', 'clr1'])('into %s', (to) => {
  test.each([
    ['is told with each', specification('water')],
    ['is only named by the second', { id: specification('water').id, type: 'LearningAchievementSpecification' }],
  ])('a specification of two claims is one achievement: it %s', async (_, second) => {
    const source = of(claim(specification('water')), claim(second))
    const { document, achievements, provenance } = await into(source, to)
    expect(achievements).toHaveLength(2)
    expect(new Set(ids(achievements)).size).toBe(1)
    expect(achievements[1]).toEqual(achievements[0])
    // each result names the one definition
    const [definition] = list(achievements[0]?.[to === 'clr2' ? 'resultDescription' : 'resultDescriptions'])
    expect(resultsIn(document)).toEqual([at(definition, '/id'), at(definition, '/id')])
    const base = to === 'clr2' ? '/credentialSubject/verifiableCredential/1/credentialSubject' : '/assertions/1'
    expect(provenance[`${base}/achievement/id`]).toEqual(['/credentialSubject/hasClaim/1/specifiedBy/id'])
    // the same again, and the original byte for byte
    expect((await convert(source, { to })).document).toEqual(document)
    expect(new TextDecoder().decode((await restore(document)).bytes)).toBe(JSON.stringify(source))
    expect((await verify(document)).checks.find(({ id }) => id === 'conversion')?.message).toContain('says what its original says')
  })

  test('a result names a definition that is told with another claim', async () => {
    const [first, second] = [claim(specification('a', 'A', { provenBy: [] })), claim(specification('b', 'B', { provenBy: [] }))]
    const [proof] = list(first['provenBy'])
    const told = { ...first, provenBy: [{ ...(proof as Document), specifiedBy: exam }] }
    const { document } = await into(of(told, second), to)
    const [one, other] = resultsIn(document)
    expect(one).toMatch(/^urn:uuid:/)
    expect(other).toBe(one)
    // where nobody tells it, the name says nothing
    expect(resultsIn((await into(of(first, second), to)).document)).not.toContain(one)
  })

  test('two specifications of the same words stay two', async () => {
    const { achievements } = await into(of(claim(specification('one', 'Water')), claim(specification('two', 'Water'))), to)
    expect(new Set(ids(achievements)).size).toBe(2)
  })

  test('one name for two specifications is no reason to take them for one: that is told', async () => {
    const both = [claim(specification('x', 'Water')), claim(specification('x', 'Fire')), claim(specification('x', 'Fire'))]
    const alone = await into(of(...both), to)
    const [water, fire, again] = ids(alone.achievements)
    expect(fire).not.toBe(water)
    expect(again).toBe(fire)
    expect(alone.diagnostics.map(({ code }) => code)).toContain('node-conflict')
    // and where they are parts, the whole names both
    const parts = await into(of(claim(specification('whole'), { hasPart: both })), to)
    const [whole, ...inner] = parts.achievements
    const relations = to === 'clr2' ? at(parts.document, '/credentialSubject/association') : whole?.['associations']
    const targets = list(relations).map((one) => at(one, '/targetId'))
    expect(new Set(inner.map(({ id }) => id)).size).toBe(2)
    expect(targets).toEqual([...new Set(inner.map(({ id }) => id))])
  })

  test('parts without any name are as many achievements as there are parts', async () => {
    const nameless = (title: string) => {
      const { id: _, ...one } = claim({ type: 'LearningAchievementSpecification', title: text(title) })
      return one
    }
    const { achievements } = await into(of(claim(specification('whole'), { hasPart: [nameless('A'), nameless('B')] })), to)
    expect(new Set(ids(achievements)).size).toBe(3)
  })
})

test('a specification of one claim has no name that would mean anything elsewhere', async () => {
  const { document } = await convert(of(claim(specification('water')), claim(specification('fire'))), { to: 'clr2' })
  const { document: again } = await convert(document, { to: 'elm', capsule: false })
  expect(list(at(again, '/credentialSubject/hasClaim'))).toHaveLength(2)
})

test('what comes to be one node because it says the same is told', async () => {
  const { diagnostics } = await convert(of(claim(specification('one', 'Water')), claim(specification('two', 'Water'))), { to: 'elm' })
  expect(
    diagnostics.flatMap(({ code, message, source }) => (code === 'narrowed' && message.includes('both are one') ? [source] : [])),
  ).toEqual(['/credentialSubject/hasClaim/0', '/credentialSubject/hasClaim/1'])
})
