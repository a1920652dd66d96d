/** The suite in Bun and in Deno, and what the package prints there: what they take of Node is their own work, and not Node's. */
import { readFileSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bundled, expectRight, root } from '../runtime/bundle.ts'
import { listen, type Network } from '../runtime/network.ts'
import { install, output, type ProgramName } from './programs.ts'

const folder = `${root}node_modules/.cache/credlens-runtimes/`
const cli = 'dist/cli.js'
const at = '2026-06-01T00:00:00Z'
let network: Network
beforeAll(async () => {
  install()
  network = await listen()
}, 300_000)
afterAll(() => network?.close())

/** Bun has no word for it: whoever asks for the constructor of functions gets one that makes none. */
const forbidden = `globalThis.Function = new Proxy(Function, { construct() { throw new EvalError('forbidden') }, apply() { throw new EvalError('forbidden') } });`
const programs: readonly { readonly name: ProgramName; readonly flags: readonly string[]; readonly banner: string }[] = [
  { name: 'bun', flags: [], banner: forbidden },
  { name: 'deno', flags: ['--v8-flags=--disallow-code-generation-from-strings'], banner: '' },
]

describe.each(programs)('$name', ({ name, flags, banner }) => {
  test.each([
    ['node', 'node', { platform: 'node', packages: 'external' }],
    ['web', 'default', {}],
  ] as const)('the suite, backend %s', async (backend, condition, options) => {
    const use = 'console.log(JSON.stringify(await answer()))'
    const bundle = await bundled({ condition, backend, origin: network.origin }, use, { ...options, banner: { js: banner } })
    await mkdir(folder, { recursive: true })
    const module = `${folder}${name}-${backend}.mjs`
    await writeFile(module, bundle.files[0]?.contents ?? '')
    expectRight(`${name}, backend ${backend}`, bundle, JSON.parse(await output(name, flags, [module])))
  })

  test.each<[string, readonly string[]]>([
    ['the demonstration', ['fixtures/demo.mjs']],
    ['reports', [cli, 'verify', 'fixtures/', '--offline', '--now', at, '--ndjson']],
    ['a conversion', [cli, 'convert', 'fixtures/ob3/registered.json', '--to', 'elm', '--offline', '--now', at]],
    ['a page of help', [cli, 'verify', '--help']],
  ])('%s of the package: the same as on Node', async (_, words) => {
    const expected = await output('node', [], words)
    expect(expected.length).toBeGreaterThan(500)
    expect(await output(name, [], words)).toBe(expected)
  })

  test('a stock on two workers: the same bytes', async () => {
    const line = JSON.stringify(JSON.parse(readFileSync(`${root}fixtures/ob3/microcredential.json`, 'utf8')))
    await writeFile(`${folder}stock.ndjson`, `${line}\n{"no":"credential"}\n`.repeat(100))
    const worked = async (by: ProgramName | 'node'): Promise<string> => {
      const results = `${folder}results-${by}-${name}.ndjson`
      await rm(results, { force: true })
      await output(by, [], [cli, 'shard', `${folder}stock.ndjson`, results, '--operation', 'verify', '--workers', '2', '--now', at])
      return readFileSync(results, 'utf8')
    }
    const expected = await worked('node')
    expect(expected.trim().split('\n').length).toBeGreaterThanOrEqual(200)
    expect(await worked(name)).toBe(expected)
  })
})
