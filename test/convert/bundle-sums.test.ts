/** What a stack counts of several credentials, it counts of them in one document: nothing twice, and nothing left out of a sum. */
import { describe, expect, test } from 'vitest'
import { bundle } from '../../src/bundle.ts'
import { convert, restore } from '../../src/convert.ts'
import type { Iri } from '../../src/lib/credential/values.ts'
import type { Award } from '../../src/lib/credential.ts'
import { at, type Document } from '../../src/lib/json.ts'
import { wholesAmong } from '../../src/lib/mapping/counting.ts'
import { stacked } from '../../src/lib/stack.ts'
import { stack } from '../../src/profile.ts'
import { verify } from '../../src/verify.ts'

const local = 'https://credits.example/local'
const ects = 'http://data.europa.eu/snb/education-credit/6fcec5c5af'

interface Said {
  readonly offered?: string
  readonly earned?: string
  readonly framework?: string
  readonly parts?: readonly Document[]
}

const claim = (name: string, { offered, earned, framework = ects, parts }: Said): Document => {
  const credits = (point: string) => [{ type: 'CreditPoint', point, framework: { id: framework, type: 'Concept' } }]
  return {
    id: `https://harbour.example/claims/${name}`,
    type: 'LearningAchievement',
    title: { en: [`Course ${name}`] },
    specifiedBy: {
      id: `https://harbour.example/courses/${name}`,
      type: 'LearningAchievementSpecification',
      title: { en: [`Course ${name}`] },
      ...(offered !== undefined && { creditPoint: credits(offered) }),
    },
    ...(earned !== undefined && { creditReceived: credits(earned) }),
    ...(parts && { hasPart: parts }),
  }
}

const european = (number: number, ...claims: readonly Document[]): Document => ({
  '@context': ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap'],
  id: `urn:credential:00000000-0000-4000-8000-00000000000${number}`,
  type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
  issuer: { id: 'https://harbour.example/i', type: 'Organisation', legalName: { en: ['Harbour College'] } },
  issued: '2026-01-05T00:00:00Z',
  credentialSubject: { id: 'did:example:ines', type: 'Person', hasClaim: claims },
})

const sumsOf = async (...documents: readonly Document[]) =>
  (await stack(documents)).sums.map(({ framework, points }) => [framework, points])

/** The claims of a document, each with those inside it. */
const tree = (of: unknown): unknown =>
  ((of as Document[] | undefined) ?? []).map((one) => [at(one, '/title/en'), tree(one['hasPart'])].flat(1))

const programme = (offered: string): Document =>
  claim('programme', { offered, parts: [claim('a', { offered: '4' }), claim('b', { offered: '6' })] })

describe.each(['elm', 'clr2'])('a stack in %s counts what its sources count', (to) => {
  test.each<[string, Said, string, number]>([
    ['the parts of a programme stay in it', { earned: '5' }, '10', 15],
    ['nothing is said of the credits of the other', {}, '10', 10],
    ['no credits are no number that stands for those of the parts', { offered: '5' }, '0', 15],
    ['nor are credits below nothing', { offered: '5' }, '-3', 15],
  ])('%s', async (_, other, offered, points) => {
    const sources = [european(1, claim('other', other)), european(2, programme(offered))]
    const bare = await bundle(sources, { to, name: 'Semester', capsule: false })
    expect(await sumsOf(...sources)).toEqual([[ects, points]])
    expect(await sumsOf(bare.document)).toEqual([[ects, points]])
    const { document } = await bundle(sources, { to, name: 'Semester' })
    expect(await sumsOf(document)).toEqual([[ects, points]])
    const { bytes, others } = await restore(document)
    expect([bytes, ...others.map((one) => one.bytes)].map((one) => JSON.parse(new TextDecoder().decode(one)))).toEqual(sources)
  })
})

test.each(['elm', 'clr2'])('badges of one record are in %s what they were in it, as the original in each of them says', async (to) => {
  const source = european(1, claim('programme', { earned: '10', parts: [claim('a', { earned: '4' }), claim('b', { earned: '6' })] }))
  const badgesOf = async (capsule: boolean) => {
    const { document, others } = await convert(source, { to: 'ob3', capsule })
    return [document, ...others]
  }
  const badges = await badgesOf(true)
  expect(await sumsOf(...badges)).toEqual([[ects, 10]])
  const { document, diagnostics } = await bundle(badges, { to, name: 'Semester' })
  expect(await sumsOf(document)).toEqual([[ects, 10]])
  expect(diagnostics.filter(({ code }) => code === 'association-lost')).toEqual([])
  const check = (await verify(document)).checks.find(({ id }) => id === 'conversion')
  expect(check?.detail).not.toHaveProperty('differences')
  // null control: without it, nobody says that the two are parts
  expect(await sumsOf((await bundle(await badgesOf(false), { to, name: 'Semester' })).document)).toEqual([[ects, 20]])
})

test('no sum of what could be earned stands for what was earned of a whole whose parts are offered', async () => {
  const half = claim('half', { earned: '2', parts: [claim('quarter', { offered: '5' })] })
  const sources = [european(1, claim('other', { offered: '5' })), european(2, half)]
  const { document } = await bundle(sources, { to: 'elm', name: 'Semester', capsule: false })
  expect(JSON.stringify(at(document, '/credentialSubject/hasClaim/0/specifiedBy'))).not.toContain('creditPoint')
  expect(await sumsOf(document)).toEqual([[ects, 7]])
})

test('what is part of a part is so in the whole, and no relation is lost', async () => {
  const { document, diagnostics } = await bundle([european(1, claim('other', { earned: '5' })), european(2, programme('10'))], {
    to: 'elm',
    name: 'Semester',
  })
  expect(tree(at(document, '/credentialSubject/hasClaim'))).toEqual([
    ['Semester', ['Course other'], ['Course programme', ['Course a'], ['Course b']]],
  ])
  expect(diagnostics.filter(({ code }) => code === 'association-lost')).toEqual([])
})

describe('the whole says no sum', () => {
  const saidOf = async (...claims: readonly Document[]) => {
    const { document } = await bundle([european(1, ...claims)], { to: 'elm', name: 'Semester', capsule: false })
    const points = (list: string) =>
      ((at(document, `/credentialSubject/hasClaim/0/${list}`) as Document[] | undefined) ?? []).map((one) => one['point'])
    return { earned: points('creditReceived'), offered: points('specifiedBy/creditPoint') }
  }
  test('of one system, where another part is of another one', async () => {
    expect(await saidOf(claim('a', { earned: '5' }), claim('b', { offered: '3', framework: local }))).toEqual({ earned: [], offered: [] })
  })
  test('of as many credits of another system', async () => {
    const whole = claim('whole', { offered: '5', framework: local, parts: [claim('a', { earned: '5' })] })
    expect(await saidOf(whole)).toEqual({ earned: [], offered: ['5'] })
  })
  test('of what is offered that leaves out a part of which only is said what was earned', async () => {
    expect(await saidOf(claim('a', { earned: '5' }), claim('b', { earned: '3', offered: '3' }))).toEqual({ earned: ['8'], offered: [] })
  })
  test('of the credits that name their system, where a part has some that do not', () => {
    const named = { achievement: { id: 'a' }, credits: [{ points: 3, framework: ects as Iri }] }
    const creditsOf = (...awards: readonly Award[]) =>
      stacked([{ awards }], { seed: 'urn:uuid:1', whole: 'award', name: 'Semester' }).credential.awards?.[0]?.credits
    expect(creditsOf(named)).toEqual([{ points: 3, framework: ects }])
    expect(creditsOf(named, { achievement: { id: 'b' }, credits: [{ points: 5 }] })).toBeUndefined()
    expect(creditsOf(named, { achievement: { id: 'b', credits: [{ points: 5 }] } })).toBeUndefined()
  })
  test('where two parts are related, and nobody says how', () => {
    const credits = [{ points: 3, framework: ects as Iri }]
    const creditsOf = (other: string) =>
      stacked(
        [
          {
            awards: [
              { achievement: { id: 'a' }, credits },
              { achievement: { id: 'b', related: [{ id: other }] }, credits },
            ],
          },
        ],
        {
          seed: 'urn:uuid:1',
          whole: 'award',
          name: 'Semester',
        },
      ).credential.awards?.[0]?.credits
    expect(creditsOf('a')).toBeUndefined()
    expect(creditsOf('c')).toEqual([{ points: 6, framework: ects }])
  })
  test('null control: of what all parts say there is one', async () => {
    expect(await saidOf(claim('a', { earned: '5', offered: '6' }), claim('b', { earned: '3', offered: '3' }))).toEqual({
      earned: ['8'],
      offered: ['9'],
    })
  })
})

describe('a part of the whole itself', () => {
  const partsOf = (...associations: readonly (readonly [source: string, target: string])[]) => {
    const credential = {
      awards: ['a', 'b'].map((id) => ({ achievement: { id } })),
      associations: associations.map(([source, target]) => ({ type: 'isParentOf' as const, source, target })),
    }
    const { associations: made = [] } = stacked([credential], { seed: 'urn:uuid:1', whole: 'award', name: 'Semester' }).credential
    return made.slice(0, made.length - associations.length).map(({ target }) => target)
  }
  test('is each of a circle, and what is part of something that was not awarded', () => {
    expect(partsOf(['a', 'b'], ['b', 'a'])).toEqual(['a', 'b'])
    expect(partsOf(['elsewhere', 'b'])).toEqual(['a', 'b'])
    expect(wholesAmong(new Set(['b']), [{ type: 'isParentOf', source: 'elsewhere', target: 'b' }]).size).toBe(0)
  })
  test('null control: is not what is part of another one', () => {
    expect(partsOf(['a', 'b'])).toEqual(['a'])
  })
})
