/** What is told of a conversion: of the right place, once, and no more than is so. */
import { describe, expect, test } from 'vitest'
import { type Conversion, convert } from '../../src/convert.ts'
import type { Document } from '../../src/lib/json.ts'
import { bases } from './bases.ts'
import { placed } from './fixture-run.ts'

const keysOf = (pointer: string): readonly string[] => pointer.slice(1).split('/')
const withValues = (document: Document, values: Readonly<Record<string, unknown>>): Document =>
  Object.entries(values).reduce<unknown>((made, [pointer, value]) => placed(made, keysOf(pointer), value), document) as Document
const losses = ({ diagnostics }: Conversion, about: RegExp): readonly string[] =>
  diagnostics.flatMap(({ kind, code, source }) => (kind === 'loss' && about.test(source ?? '') ? [`${code} ${source}`] : []))

test('of two pieces of evidence that one is lost which is, and once', async () => {
  const evidence = [{ id: 'https://portfolio.example/ilse', narrative: 'Photos' }, { narrative: 'Seen by the supervisor' }]
  const source = withValues(bases.ob2, { '/evidence': evidence })
  expect(losses(await convert(source, { to: 'elm' }), /evidence/)).toEqual(['lost /evidence/1/narrative'])
})

describe('a record in which the part comes before its whole', () => {
  const part = {
    id: 'urn:uuid:5f0c1a0e-0a4e-4c3b-9d0a-6f1c1a1b0001',
    achievement: {
      id: 'https://school.example/biology',
      name: 'Biology',
      issuer: { id: 'https://school.example', name: 'Prairie High' },
      associations: [
        { associationType: 'isChildOf', targetId: 'https://school.example/diploma', title: 'Of the diploma' },
        { associationType: 'precedes', targetId: 'https://school.example/latin', title: 'Before Latin' },
      ],
      resultDescriptions: [
        { id: 'urn:uuid:5f0c1a0e-0a4e-4c3b-9d0a-6f1c1a1b0002', name: 'Grade', resultType: 'LetterGrade', allowedValues: ['A', 'B'] },
      ],
    },
    results: [{ resultDescription: 'urn:uuid:5f0c1a0e-0a4e-4c3b-9d0a-6f1c1a1b0002', value: 'B' }],
  }
  const whole = {
    id: 'urn:uuid:5f0c1a0e-0a4e-4c3b-9d0a-6f1c1a1b0003',
    achievement: { id: 'https://school.example/diploma', name: 'Diploma', issuer: { id: 'https://school.example', name: 'Prairie High' } },
  }
  const source = withValues(bases.clr1, { '/assertions': [part, whole] })

  test('is told to come in another order once, and what it says is where it is all the same', async () => {
    const conversion = await convert(source, { to: 'elm' })
    expect(losses(conversion, /assertions/)).toEqual([
      'widened /assertions/0/achievement/resultDescriptions/0/allowedValues',
      'narrowed /assertions/0/achievement/associations/0',
      'association-lost /assertions/0/achievement/associations/1',
      'narrowed /assertions',
      'narrowed /assertions/0/achievement/associations',
    ])
  })
})

describe('learning outcomes where a format has skills only', () => {
  const outcome = (name: string, ...skills: readonly string[]) => ({
    title: { en: name },
    relatedESCOSkill: skills.map((skill) => ({ id: `http://data.europa.eu/esco/skill/${skill}`, prefLabel: { en: skill } })),
  })
  const source = withValues(bases.elm, {
    '/credentialSubject/hasClaim/0/specifiedBy/learningOutcome': [outcome('Reads tides', 'navigate'), outcome('Sails', 'steer', 'reef')],
  })

  test('the skills are not told as lost', async () => {
    const found = losses(await convert(source, { to: 'clr1', bridge: false }), /learningOutcome/)
    expect(found.some((told) => told.includes('relatedESCOSkill'))).toBe(false)
    expect(found.filter((told) => /\/title/.test(told))).toHaveLength(2)
  })
})

test('a text put together of several in two languages loses what is in the other one', async () => {
  const source = withValues(bases.elm, {
    '/credentialSubject/hasClaim/0/specifiedBy/learningOutcome': [
      {
        title: { en: 'Reads tides', pl: 'Czyta pływy' },
        reusabilityLevel: { id: 'http://data.europa.eu/snb/skill-reuse-level/transversal' },
      },
    ],
  })
  const found = losses(await convert(source, { to: 'ob2' }), /learningOutcome/)
  expect(found.filter((told) => told.startsWith('language-dropped'))).toEqual([
    expect.stringMatching(/^language-dropped .*\/learningOutcome\/0\/title\/pl$/),
  ])
})
