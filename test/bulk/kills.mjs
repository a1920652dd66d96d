/**
 * `npm run kills [-- --dry]`: a shard whose whole process is killed (`kill -9`) at random moments, twenty times unless `KILLS` says
 * otherwise, and begun again each time. In the end there have to be the bytes of a run that nobody disturbed. Writes what came of it
 * into docs/benchmarks.md.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, existsSync, readFileSync, rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { createGunzip } from 'node:zlib'
import { table } from '../bench/measure.mjs'
import { writeSections } from '../bench/report.mjs'
import { bulkIn, digestOf, fixtures, stockOf } from '../bench/shipped.mjs'
import { root } from '../bench/source.mjs'

const kills = Number(process.env.KILLS ?? 20)
const lines = Number(process.env.LINES ?? 20_000)
const runner = fileURLToPath(new URL('killed-run.mjs', import.meta.url))

const built = await mkdtemp(join(root, 'node_modules/.kills-'))
const folder = await mkdtemp(join(tmpdir(), 'credlens-kills-'))
const input = join(folder, 'stock.ndjson')
const optionsFor = (output) => ({ operation: 'verify', input, output, workers: 2, now: '2026-06-01T00:00:00Z' })

/** Runs until it ends, or for so many milliseconds. @returns where it was: a phase, or `ended` */
async function run(bulk, output, time) {
  const child = spawn(process.execPath, [runner, bulk, JSON.stringify(optionsFor(output))], { stdio: ['ignore', 'pipe', 'inherit'] })
  let phase = 'start'
  child.stdout.on('data', (text) => (phase = String(text).trim().split('\n').at(-1)))
  const clock = time === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), time)
  const [code, signal] = await once(child, 'exit')
  clearTimeout(clock)
  if (signal === 'SIGKILL') return phase
  if (code !== 0) throw new Error(`a run ended with ${code ?? signal}`)
  return 'ended'
}

/** Every line of the input has one result, in order. */
async function isWhole(output) {
  const file = createReadStream(output)
  let line = 0
  for await (const text of createInterface({ input: output.endsWith('.gz') ? file.pipe(createGunzip()) : file }))
    if (JSON.parse(text).line !== ++line) return false
  return line === lines
}

const manifestOf = (output) => JSON.parse(readFileSync(`${output}.manifest.json`, 'utf8'))
/** What a run leaves, so that the next one begins at the beginning. */
const clear = (output) => {
  for (const rest of ['', '.manifest.json', '.snapshot']) rmSync(`${output}${rest}`, { recursive: true, force: true })
}

/** One row: `kills` times killed, then left alone. */
async function disturbed(bulk, ending) {
  const quiet = join(folder, `quiet.${ending}`)
  const start = performance.now()
  await run(bulk, quiet)
  const whole = performance.now() - start
  if (!(await isWhole(quiet))) throw new Error('the run that nobody disturbed is not whole')
  const output = join(folder, `disturbed.${ending}`)
  const found = { start: 0, collect: 0, fetch: 0, decide: 0 }
  let [equal, ends] = [true, 0]
  const compare = async () => {
    ends += 1
    equal &&=
      (await digestOf(output)) === (await digestOf(quiet)) && JSON.stringify(manifestOf(output)) === JSON.stringify(manifestOf(quiet))
  }
  for (let killed = 0; killed < kills; ) {
    const phase = await run(bulk, output, Math.random() * whole)
    if (phase === 'ended') {
      await compare()
      clear(output)
    } else {
      found[phase] += 1
      killed += 1
      if (existsSync(output) && !existsSync(`${output}.manifest.json`)) throw new Error('results without their manifest')
    }
    console.log(`${ending}: ${phase} (${killed} killed)`)
  }
  await run(bulk, output)
  await compare()
  return [
    `results.${ending}`,
    ...Object.values(found),
    ends,
    equal ? 'equal' : 'DIFFERENT',
    (await isWhole(output)) ? 'each once' : 'WRONG',
  ]
}

try {
  const bulk = await bulkIn(built)
  await stockOf(input, fixtures(), lines)
  const rows = []
  for (const ending of ['ndjson', 'ndjson.gz']) rows.push(await disturbed(bulk, ending))
  const head = ['results', 'killed at the start', 'collecting', 'fetching', 'deciding', 'runs to the end', 'bytes and manifest', 'lines']
  const text = `${lines} lines, two workers, the whole process killed (\`kill -9\`) ${kills} times at random moments, and begun again each time. A run
that came to its end was compared with one that nobody disturbed.

${table(head, rows)}`
  console.log(text)
  if (!process.argv.includes('--dry')) writeSections([{ id: 'kills', title: 'Killed, and gone on', text }])
  if (!rows.every((row) => row.includes('equal') && row.includes('each once'))) process.exitCode = 1
} finally {
  await rm(built, { recursive: true })
  await rm(folder, { recursive: true })
}
