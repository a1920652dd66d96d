/** What a reader of source, result and report compared line by line, and found told wrongly. */
import { expect, test } from 'vitest'
import { convert } from '../../src/convert.ts'
import { at, type Document } from '../../src/lib/json.ts'
import { bases } from './bases.ts'
import { placed } from './fixture-run.ts'

const withValues = (document: Document, values: Readonly<Record<string, unknown>>): Document =>
  Object.entries(values).reduce<unknown>((made, [pointer, value]) => placed(made, pointer.slice(1).split('/'), value), document) as Document
const levels = [
  { id: 'urn:uuid:5f0c1a0e-0a4e-4c3b-9d0a-6f1c1a1b0010', type: ['RubricCriterionLevel'], name: 'Mastery' },
  { id: 'urn:uuid:5f0c1a0e-0a4e-4c3b-9d0a-6f1c1a1b0011', type: ['RubricCriterionLevel'], name: 'Basics' },
]
const assessed = (definition: object, result: object): Document => {
  const id = 'urn:uuid:5f0c1a0e-0a4e-4c3b-9d0a-6f1c1a1b0009'
  return withValues(bases.ob3, {
    '/credentialSubject/achievement/resultDescription': [{ id, type: ['ResultDescription'], name: 'Project', ...definition }],
    '/credentialSubject/result': [{ type: ['Result'], resultDescription: id, ...result }],
  })
}
const definition = '/credentialSubject/achievement/resultDescription/0'

test('the levels of a rubric, of which nothing stands in the result, are lost and not widened; the required one is said in words', async () => {
  const rubric = { resultType: 'RubricCriterionLevel', rubricCriterionLevel: levels, requiredLevel: levels[1]?.id }
  const { document, diagnostics } = await convert(assessed(rubric, { achievedLevel: levels[0]?.id }), { to: 'elm' })
  const about = diagnostics.flatMap(({ code, source }) =>
    source?.startsWith(definition) ? [`${code} ${source.slice(definition.length)}`] : [],
  )
  expect(about.sort()).toEqual(['lost /rubricCriterionLevel/0', 'lost /rubricCriterionLevel/1', 'widened /requiredLevel'])
  expect(at(document, '/credentialSubject/hasClaim/0/provenBy/0/specifiedBy/gradingScheme/description/en')).toBe('Required: Basics.')
})

test.each([
  ['Result', []],
  [undefined, ['constant']],
])('a result of the kind %s: only what the source does not say is told as filled in', async (resultType, expected) => {
  const { diagnostics } = await convert(assessed(resultType ? { resultType } : {}, { value: 'A' }), { to: 'clr1' })
  expect(diagnostics.flatMap(({ code, target }) => (target?.endsWith('/resultType') ? [code] : []))).toEqual(expected)
})

test('the Merkle proof of a Blockcerts badge is a signature of the source, not a loss', async () => {
  const { diagnostics } = await convert(withValues(bases.ob2, { '/signature': { type: ['MerkleProof2017'], merkleRoot: '00' } }), {
    to: 'ob3',
  })
  expect(diagnostics.flatMap(({ code, source }) => (source?.startsWith('/signature') ? [code] : []))).toEqual(['proof-dropped'])
})
