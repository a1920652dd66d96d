/**
 * Whole stocks: a stock of many lines (`LINES`; 5 000 unless given, the long run has 1 000 000) made of our own fixtures is worked on
 * by `shard` with each number of workers: rates and their ratio, memory, whether the counts are exact and the results the same bytes.
 */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream, readdirSync, readFileSync, statSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { table } from '../measure.mjs'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const lines = Number(process.env.LINES ?? 5000)
const crews = [0, 1, 2]
const now = new Date('2026-06-01T00:00:00Z')

/** A line each, with the verdict that its name states. */
const fixtures = readdirSync(join(root, 'fixtures/ob3')).map((name) =>
  readFileSync(join(root, 'fixtures/ob3', name), 'utf8').replace(/\n\s*/g, ''),
)

async function stock(path) {
  const file = createWriteStream(path)
  for (let n = 0; n < lines; n++) if (!file.write(`${fixtures[n % fixtures.length]}\n`)) await once(file, 'drain')
  file.end()
  await once(file, 'finish')
}

async function digestOf(path) {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path)) hash.update(part)
  return hash.digest('hex')
}

async function bundled(folder) {
  await build({
    entryPoints: { bulk: join(root, 'src/bulk.ts'), 'bulk/worker': join(root, 'src/bulk/worker.ts') },
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    conditions: ['credlens-source'],
    logLevel: 'error',
  })
  return import(pathToFileURL(join(folder, 'bulk.js')).href)
}

async function measured(shard, input, output, workers) {
  const total = statSync(input).size
  const memory = []
  const onProgress = ({ phase, read }) => {
    if (phase === 'decide' && read / total >= memory.length / 10) memory.push(Math.round(process.memoryUsage.rss() / 2 ** 20))
  }
  const start = performance.now()
  const { counts } = await shard({ operation: 'verify', input, output, workers, now, onProgress })
  const rate = counts.items / ((performance.now() - start) / 1000)
  const sum = Object.values(counts.verdicts).reduce((all, count) => all + count, 0)
  return { workers, rate, memory, isExact: counts.items === lines && sum === lines, digest: await digestOf(output) }
}

async function run() {
  const built = await mkdtemp(join(root, 'node_modules/.bench-'))
  const folder = await mkdtemp(join(tmpdir(), 'credlens-bench-'))
  try {
    const { shard } = await bundled(built)
    const input = join(folder, 'stock.ndjson')
    await stock(input)
    const runs = []
    for (const workers of crews) runs.push(await measured(shard, input, join(folder, `results-${workers}.ndjson`), workers))
    const alone = runs.find(({ workers }) => workers === 1)?.rate ?? 1
    const rows = runs.map(({ workers, rate, memory, isExact, digest }) => [
      workers === 0 ? 'this thread' : `${workers}`,
      `${(rate / alone).toFixed(2)}x`,
      `${memory[2] ?? ''} to ${memory.at(-1) ?? ''}`,
      isExact ? 'exact' : 'WRONG',
      digest.slice(0, 8),
    ])
    return `${lines} lines.\n\n${table(['workers', 'rate, 1 worker = 1', 'MiB from 20 % on', 'counts', 'digest of the results'], rows)}`
  } finally {
    await rm(built, { recursive: true })
    await rm(folder, { recursive: true })
  }
}

export const section = { id: 'bulk', title: 'Whole stocks', run }
