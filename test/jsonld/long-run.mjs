/**
 * The long differential run: `node test/jsonld/long-run.mjs [mutants] [first seed]`. Prints a line every 20 000 mutants and every
 * disagreement with its seed; ends with 1 where ours was laxer or different, or crashed, with or
 * without the document's proof. A seed makes the same mutant again. The oracle
 * is asked about each mutant that ours accepts, and about one in forty of the others, to learn where ours is stricter.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const here = fileURLToPath(new URL('.', import.meta.url))
// beside test/reference.ts, from where the reference data is found
const outfile = join(here, '..', `.long-run-${process.pid}.mjs`)
await build({
  entryPoints: [join(here, 'differential/run.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'es2022',
  conditions: ['credlens-source'],
  packages: 'external',
})
const { isDisagreement, run } = await import(pathToFileURL(outfile).href)
rmSync(outfile)

const [mutants = 1_000_000, first = 1] = process.argv.slice(2).map(Number)
const started = Date.now()
const tally = await run({
  mutants,
  first,
  every: 20_000,
  sampled: 40,
  progress: (done, so) => console.log(`${done} mutants, ${Math.round((Date.now() - started) / 1000)} s: ${JSON.stringify(so.outcomes)}`),
  disagreement: (seed, comparison, document) =>
    console.log(`seed ${seed}: ${JSON.stringify(comparison)} ${JSON.stringify(document).slice(0, 3000)}`),
})
console.log(JSON.stringify({ mutants, seeds: `${first} to ${first + mutants - 1}`, ...tally }, null, 1))
process.exitCode = Object.keys(tally.outcomes).some(isDisagreement) ? 1 : 0
