/** The official schemas of 1EdTech, as a credential that names one is held against it, over all samples: the verdicts of ajv, its formats included. */
import { expect, test } from 'vitest'
import { isObject } from '../../src/lib/json.ts'
import { faultsOf } from '../../src/lib/json-schema/index.ts'
import { schemaSet } from '../../src/lib/json-schema/schema-set.ts'
import { hasReference, ran, referenceFiles, referenceJson } from '../reference.ts'
import { edtech } from '../schemas/official.ts'

const documentIn = (path: string): readonly Record<string, unknown>[] => {
  try {
    const found = referenceJson(path)
    return isObject(found) ? [found] : []
  } catch {
    return []
  }
}
const samples = hasReference ? referenceFiles('samples').filter((path) => /\.json(ld)?$/.test(path)) : []

test
  .skipIf(!hasReference)
  .each([
    'ob_v3p0_achievementcredential_schema',
    'ob_v3p0_achievementcredential_strict',
    'ob_v3p0_endorsementcredential_schema',
    'clr_v2p0_clrcredential_schema',
  ])('%s', (name) => {
  const url = `https://school.example/${name}.json`
  const set = schemaSet()
  set.add(url, referenceJson(`schemas/1edtech/${name}.json`) as Record<string, unknown>, 2019)
  const accepts = edtech(name)
  let [count, right] = [0, 0]
  for (const path of samples)
    for (const document of documentIn(path)) {
      const faults = faultsOf(document, url, set)
      expect([path, faults.length === 0]).toEqual([path, accepts(document)])
      count++
      if (faults.length === 0) right++
    }
  ran(`samples by ${name}, ${right} right`, count)
  expect([count > 300, right > 0]).toEqual([true, true])
})
