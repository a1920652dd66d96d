/** What a validator costs: bytes of its module, and time beside ajv's compilation of the official schema. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { validator } from '../../src/lib/schema.ts'
import { hasReference, referenceJson } from '../reference.ts'
import { bundle, formats } from './bundles.ts'
import { instance } from './instance.ts'
import { edtech } from './official.ts'

const source = (path: string): string => readFileSync(fileURLToPath(new URL(`../../src/${path}`, import.meta.url)), 'utf8')
/** As JavaScript without types and comments, names as they are: a minifier only makes it smaller. */
const gzipped = (paths: readonly string[]): number =>
  gzipSync(
    paths
      .map(
        (path) =>
          ts.transpileModule(source(path), {
            compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, removeComments: true },
          }).outputText,
      )
      .join('\n'),
  ).length

describe('the size of a validator', () => {
  const engine = gzipped(['lib/schema.ts', 'lib/schema/keywords.ts', 'lib/schema/run.ts', 'lib/schema/words.ts', 'lib/schema/formats.ts'])
  it.each(formats)('%s: under 30 kB, compressed, the engine included', (format) => {
    const bytes = gzipped([`generated/validators/${format}.ts`])
    process.stdout.write(`size: ${format}: ${bytes} bytes gzip, and ${engine} of the engine that all share\n`)
    expect(bytes + engine).toBeLessThan(30 * 1024)
  })
})

describe.skipIf(!hasReference)('the time of a validation', () => {
  it('is small beside the compilation of the official schema', () => {
    const before = performance.now()
    const official = edtech('ob_v3p0_achievementcredential_schema')
    const compiled = performance.now() - before

    const { root, defs } = bundle('ob3')
    const start = performance.now()
    const ours = validator(root, defs)
    const whole = instance('AchievementCredential', defs, 'first')
    const made = performance.now()
    expect(ours(whole)).toEqual([])
    const first = performance.now() - made
    const badge = referenceJson('samples/1edtech-ob3/simple-did-key-method.json') as Readonly<Record<string, unknown>>
    const time = (run: () => void): number => {
      for (let index = 0; index < 500; index += 1) run()
      const from = performance.now()
      for (let index = 0; index < 2000; index += 1) run()
      return ((performance.now() - from) / 2000) * 1000
    }
    const [us, them] = [time(() => void ours(badge)), time(() => void official(badge))]
    process.stdout.write(
      `time: first validation ${first.toFixed(1)} ms (made in ${(made - start).toFixed(1)} ms with its document), ajv compiles the official schema in ${compiled.toFixed(0)} ms; then ${us.toFixed(1)} µs a badge of ${JSON.stringify(badge).length} bytes, ajv compiled ${them.toFixed(1)} µs\n`,
    )
    expect(first).toBeLessThan(compiled / 5)
  })
})
