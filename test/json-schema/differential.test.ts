/**
 * Our evaluation of strangers' schemas against ajv: the same verdict for every random schema and value. Where the two differ, which happens
 * to ajv where branches have looked at different things (once in thousands), a third has to agree with ours.
 */

import { Validator } from '@cfworker/json-schema'
import { Ajv } from 'ajv'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { CredentialError } from '../../src/lib/errors.ts'
import type { Edition } from '../../src/lib/json-schema/edition.ts'
import { faultsOf } from '../../src/lib/json-schema/index.ts'
import { schemaSet } from '../../src/lib/json-schema/schema-set.ts'
import { formats } from '../../src/lib/schema/formats.ts'
import { random } from '../jsonld/differential/random.ts'
import { schema, value } from './random-schemas.ts'

const options = { strict: false, validateFormats: true, validateSchema: false, addUsedSchema: false, logger: false } as const
const makers = { 7: () => new Ajv(options), 2019: () => new Ajv2019(options), 2020: () => new Ajv2020(options) }
/** `undefined` where there is no end of it. */
function answerOf<Answer>(work: () => Answer, passedOver: ErrorConstructor | TypeErrorConstructor = RangeError): Answer | undefined {
  try {
    return work()
  } catch (error) {
    if (error instanceof RangeError || error instanceof passedOver || (error instanceof CredentialError && error.code === 'ERR_LIMIT'))
      return undefined
    throw error
  }
}

const thirds = { 7: '7', 2019: '2019-09', 2020: '2020-12' } as const
const runs = Number(process.env['RUNS'] ?? 300)
const seed = Number(process.env['SEED'] ?? 7)

test.each([7, 2019, 2020] as const)('edition %i', (edition: Edition) => {
  const pick = random(seed + edition)
  let [count, right, skipped, endless, other] = [0, 0, 0, 0, 0]
  for (let run = 0; run < runs; run++) {
    const made = schema(pick, edition)
    const said = JSON.stringify(made)
    // in 2019-09 `contains` has looked at nothing (section 9.3.1.3): both others take it as it is in 2020-12
    if (edition === 2019 && said.includes('"contains"') && said.includes('"unevaluatedItems"')) continue
    const ajv = makers[edition]()
    for (const name of ['date', 'email'] as const) ajv.addFormat(name, formats[name].holds)
    let theirs: ReturnType<typeof ajv.compile>
    try {
      theirs = ajv.compile(made)
    } catch {
      skipped++
      continue
    }
    const set = schemaSet()
    set.add('https://school.example/schema', made, edition)
    for (let index = 0; index < 8; index++) {
      const one = value(pick)
      // ajv has faults of its own in the code that it makes
      const expected = answerOf((): boolean => theirs(one) === true, TypeError)
      const faults = answerOf(() => faultsOf(one, 'https://school.example/schema', set))
      // a reference that leads to itself: ajv passes some over, for one branch is enough
      if (faults === undefined || expected === undefined) {
        endless++
        continue
      }
      if ((faults.length === 0) !== expected) {
        if (new Validator(made, thirds[edition]).validate(one).valid === expected)
          expect.fail(`${said} of ${JSON.stringify(one)}: ajv says ${expected}, ours ${JSON.stringify(faults)}`)
        other++
      }
      count++
      if (expected) right++
    }
  }
  process.stdout.write(
    `json schema ${edition}: ${count} values, ${right} right, ${skipped} schemas left out, ${endless} values without end, ${other} otherwise in ajv alone\n`,
  )
  expect(right).toBeGreaterThan(count / 10)
  expect(count - right).toBeGreaterThan(count / 10)
  expect([skipped < runs / 20, endless < count / 20, other < count / 100]).toEqual([true, true, true])
})
