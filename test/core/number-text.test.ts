/** Numbers that documents write as texts: what a person would read as one, and nothing that only JavaScript does. */
import { expect, test } from 'vitest'
import { convert } from '../../src/convert.ts'
import type { Document } from '../../src/lib/json.ts'
import { numberIn } from '../../src/lib/number-text.ts'
import { bases } from '../convert/bases.ts'
import { placed } from '../convert/fixture-run.ts'

test.each([
  ['5', 5],
  [' 2,5 ', 2.5],
  ['.5', 0.5],
  ['-3.', -3],
  ['1e2', 100],
  [7, 7],
])('%j is a number', (held, is) => expect(numberIn(held)).toBe(is))

test.each(['', ' ', '0x10', '0b11', 'Infinity', '1_000', '1.000,5', '5 ECTS', '1e999', Number.NaN, true, null, ['5'], undefined])(
  '%j is none',
  (held) => expect(numberIn(held)).toBeUndefined(),
)

test('credits that no person would read as a number are lost, and that is told', async () => {
  const path = ['credentialSubject', 'achievement', 'creditsAvailable']
  const saying = (credits: string) => convert(placed(bases.ob3, path, credits) as Document, { to: 'elm', capsule: false })
  const { document, diagnostics } = await saying('0x10')
  expect(diagnostics).toContainEqual(expect.objectContaining({ kind: 'loss', source: `/${path.join('/')}` }))
  expect(JSON.stringify(document)).not.toContain('creditPoint')
  expect(JSON.stringify((await saying('16')).document)).toContain('creditPoint')
})
