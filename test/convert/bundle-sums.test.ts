/** What a stack counts of several credentials, it counts of them in one document: nothing twice, and nothing left out of a sum. */
import { describe, expect, test } from 'vitest'
import { bundle } from '../../src/bundle.ts'
import { restore } from '../../src/convert.ts'
import { at, type Document } from '../../src/lib/json.ts'
import { stack } from '../../src/profile.ts'

const ects = 'http://data.europa.eu/snb/education-credit/6fcec5c5af'

interface Said {
  readonly offered?: string
  readonly earned?: string
  readonly parts?: readonly Document[]
}

const claim = (name: string, { offered, earned, parts }: Said): Document => {
  const credits = (point: string) => [{ type: 'CreditPoint', point, framework: { id: ects, type: 'Concept' } }]
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
  test.each<[string, Said, string]>([
    ['the parts of a programme stay in it', { earned: '5' }, '10'],
    ['nothing is said of the credits of the other', {}, '10'],
    ['no credits are no number that stands for those of the parts', { offered: '5' }, '0'],
    ['nor are credits below nothing', { offered: '5' }, '-3'],
  ])('%s', async (_, other, offered) => {
    const sources = [european(1, claim('other', other)), european(2, programme(offered))]
    const bare = await bundle(sources, { to, name: 'Semester', capsule: false })
    expect(await sumsOf(bare.document)).toEqual(await sumsOf(...sources))
    const { document } = await bundle(sources, { to, name: 'Semester' })
    expect(await sumsOf(document)).toEqual(await sumsOf(...sources))
    const { bytes, others } = await restore(document)
    expect([bytes, ...others.map((one) => one.bytes)].map((one) => JSON.parse(new TextDecoder().decode(one)))).toEqual(sources)
  })
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
