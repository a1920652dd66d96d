/** How much a first call loads on a page, with all that is loaded when it is needed. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { convert } from '../src/convert.ts'
import { type Loaded, loadedBy, root } from './bundle.ts'

const badge = readFileSync(`${root}fixtures/ob3/microcredential.json`, 'utf8')

const told = (what: string, { gzip, files }: Loaded): void =>
  void process.stdout.write(`at work: ${what}: ${gzip.toFixed(1)} kB gzip, ${files.length} modules\n`)

describe('a verification of a badge of Open Badges 3.0 with a Data Integrity proof', () => {
  const call = (checks: readonly string[]): string => `
    const { checks } = await entry.verify(${JSON.stringify(badge)}, { fetch: false, checks: ${JSON.stringify(checks)} })
    if (!checks.some(({ id, outcome }) => id === 'proof' && outcome === 'pass')) throw new Error('not verified')`
  const groups = ['proof', 'validity', 'status', 'issuer', 'nested', 'conversion']

  test('with its contexts, and all but what the check of its form takes: less than 35 kB', async () => {
    const loaded = await loadedBy('verify', call(groups))
    told('verify, without the check of the form', loaded)
    expect(loaded.files).toContain('src/generated/contexts.ts')
    expect(
      loaded.files.filter((file) =>
        /validators|lib\/schema|\/rules|node_modules|derived-proof|npm-engine|jsonld.words|option-names/.test(file),
      ),
    ).toEqual([])
    expect(loaded.gzip).toBeLessThan(35)
  })

  test('with the rules and the schema of the format: at most 46.2 kB', async () => {
    const loaded = await loadedBy('verify', call(['schema', ...groups]))
    told('verify', loaded)
    expect(loaded.files).toContain('src/generated/validators/ob3.ts')
    expect(loaded.files.filter((file) => /node_modules|formats\/(?!ob3)[a-z0-9]+\/(?!claims)/.test(file))).toEqual([])
    expect(loaded.gzip).toBeLessThanOrEqual(46.2)
  })
})

/**
 * What one pair of formats takes, the vocabularies apart, of which each is loaded with the formats that have it. The engine with what
 * tells the formats apart is 20 kB of it.
 */
const pairs: readonly (readonly [from: string, to: string, kB: number])[] = [
  ['ob3', 'clr2', 43],
  ['ob3', 'clr1', 47.3],
  ['ob3', 'ob2', 50],
  ['ob3', 'elm', 60.4],
  ['clr2', 'clr1', 49],
  ['clr2', 'ob2', 52.3],
  ['clr2', 'elm', 62.6],
  ['clr1', 'ob2', 50.4],
  ['clr1', 'elm', 59.7],
  ['ob2', 'elm', 63.3],
]

describe('a conversion of a badge', () => {
  test.each(pairs)('between %s and %s: at most %d kB', async (from, to, kB) => {
    const source = from === 'ob3' ? badge : JSON.stringify((await convert(badge, { to: from, capsule: false })).document)
    const call = `await entry.convert(${JSON.stringify(source)}, { to: ${JSON.stringify(to)} })`
    const loaded = await loadedBy('convert', call, /\/vocabularies\//)
    told(`convert ${from} to ${to}`, loaded)
    expect(loaded.files).toContain(`src/formats/${to}/map.ts`)
    const others = new RegExp(
      `node_modules|src/(jsonld|crypto|proofs|containers|generated/validators)/|formats/(?!${from}|${to})[a-z0-9]+/(?!claims)`,
    )
    expect(loaded.files.filter((file) => others.test(file))).toEqual([])
    expect(loaded.gzip).toBeLessThanOrEqual(kB)
  })
})
