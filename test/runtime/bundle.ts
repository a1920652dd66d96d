/** The suite with its cases, bundled for a runtime, and what its answers have to be. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, build, type OutputFile } from 'esbuild'
import { expect } from 'vitest'
import type { BackendName } from '../../src/crypto/backend.ts'
import { casesFor } from './material.ts'
import type { Case, Result } from './suite.ts'

export const root: string = fileURLToPath(new URL('../../', import.meta.url))
const { imports } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))

/** The sources of the variants that the package's `imports` give a runtime. */
const variants = (condition: Runtime['condition']): Record<string, string> =>
  Object.fromEntries(
    ['#crypto', '#zlib', '#fetch'].map((name) => [
      name,
      String(imports[name][condition])
        .replace(/^\.\/dist\//, './src/')
        .replace(/\.js$/, '.ts'),
    ]),
  )

interface Runtime {
  readonly condition: 'node' | 'workerd' | 'default'
  /** The backend that `#crypto` has to be there. */
  readonly backend: BackendName
  /** Where the server of the test is. */
  readonly origin: string
}

export interface Bundle {
  readonly cases: readonly Case[]
  readonly files: readonly OutputFile[]
}

/** @param use What the entry does with `answer`, a function that gives all results, as they should be and turned round. */
export async function bundled({ condition, backend, origin }: Runtime, use: string, options: BuildOptions = {}): Promise<Bundle> {
  const cases = await casesFor(backend, origin)
  const contents = `
    import { run, turned } from './test/runtime/suite.ts'
    const cases = JSON.parse(${JSON.stringify(JSON.stringify(cases))})
    const answer = async () => ({ results: await run(cases), turned: await run(cases.map(turned)) })
    ${use}`
  const { outputFiles = [] } = await build({
    absWorkingDir: root,
    stdin: { contents, resolveDir: root, sourcefile: 'suite.js' },
    bundle: true,
    minify: true,
    write: false,
    outdir: 'out',
    entryNames: 'suite',
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    alias: variants(condition),
    logLevel: 'silent',
    ...options,
  })
  return { cases, files: outputFiles }
}

export interface Answer {
  readonly results: readonly Result[]
  readonly turned: readonly Result[]
}

/** Every case is right, and none that is turned round. */
export function expectRight(runtime: string, { cases, files }: Bundle, { results, turned }: Answer): void {
  const size = files.reduce((sum, { contents }) => sum + contents.length, 0)
  process.stdout.write(
    `runtime: ${runtime}: ${results.filter(({ ok }) => ok).length} right, ${Math.round(size / 1000)} kB with the cases\n`,
  )
  expect(results.filter(({ ok }) => !ok)).toEqual([])
  expect(cases.length).toBeGreaterThan(200)
  expect(results.map(({ name }) => name)).toEqual(cases.map(({ kind, name }) => `${kind}: ${name}`))
  expect(turned.filter(({ ok }) => ok)).toEqual([])
  expect(turned.length).toBe(cases.length)
}
