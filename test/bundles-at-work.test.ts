/** How much a first call loads on a page, with all that is loaded when it is needed. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Loaded, loadedBy, root } from './bundle.ts'

const badge = readFileSync(`${root}fixtures/ob3/microcredential.json`, 'utf8')

const told = (what: string, { gzip, files }: Loaded): void =>
  void process.stdout.write(`at work: ${what}: ${gzip.toFixed(1)} kB gzip, ${files.length} modules\n`)

describe('a verification of a badge of Open Badges 3.0 with a Data Integrity proof', () => {
  const call = (checks: readonly string[]): string => `
    const { checks } = await entry.verify(${JSON.stringify(badge)}, { checks: ${JSON.stringify(checks)} })
    if (!checks.some(({ id, outcome }) => id === 'proof' && outcome === 'pass')) throw new Error('not verified')`
  const groups = ['proof', 'validity', 'status', 'issuer', 'nested', 'conversion']

  test('with its contexts, and all but what the check of its form takes: at most 43 kB', async () => {
    const loaded = await loadedBy('verify', call(groups))
    told('verify, without the check of the form', loaded)
    expect(loaded.files).toContain('src/generated/contexts.ts')
    expect(
      loaded.files.filter((file) => /validators|lib\/schema|\/rules|node_modules|derived-proof|npm-engine|jsonld.words/.test(file)),
    ).toEqual([])
    expect(loaded.gzip).toBeLessThanOrEqual(43)
  })

  test('with the rules and the schema of the format: at most 56 kB', async () => {
    const loaded = await loadedBy('verify', call(['schema', ...groups]))
    told('verify', loaded)
    expect(loaded.files).toContain('src/generated/validators/ob3.ts')
    expect(loaded.files.filter((file) => /node_modules|formats\/(?!ob3)[a-z0-9]+\/(?!claims)/.test(file))).toEqual([])
    expect(loaded.gzip).toBeLessThanOrEqual(56)
  })
})
