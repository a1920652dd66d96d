/**
 * Whole stocks: many lines (`LINES`; 40 000 unless given, the long run has 1 000 000) made of our own fixtures are worked on by `shard`
 * with each number of workers (`CREWS`), in turns. The best of each counts: whatever else runs on the machine only takes away. What two
 * threads of plain arithmetic gain over one, at the same time, says how much of a second core there was.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { inProcess, ms, table } from '../measure.mjs'
import { bulkIn, digestOf, fixtures, stockOf } from '../shipped.mjs'
import { root } from '../source.mjs'

const lines = Number(process.env.LINES ?? 40_000)
/** Numbers of workers; 0 is this thread. */
const crews = (process.env.CREWS ?? '1,2,0').split(',').map(Number)
const now = '2026-06-01T00:00:00Z'

/** In a process of its own: what the peers, or another number of workers, have left in memory is none of its. */
async function measured(module, input, output, workers) {
  const run = inProcess(
    fileURLToPath(new URL('../shard-process.mjs', import.meta.url)),
    module,
    input,
    output,
    `${workers}`,
    `${lines}`,
    now,
  )
  // JSON has no word for a time that the system does not tell
  return { ...run, here: run.here ?? Number.NaN, digest: await digestOf(output) }
}

/** Milliseconds in which so many threads do the same sum each. */
async function arithmetic(threads) {
  const code =
    'let sum = 0; for (let n = 0; n < 4e8; n++) sum = (sum * 31 + n) | 0; require("node:worker_threads").parentPort.postMessage(sum)'
  const start = performance.now()
  await Promise.all(Array.from({ length: threads }, () => new Promise((done) => new Worker(code, { eval: true }).once('exit', done))))
  return performance.now() - start
}

async function inTurns(module, input, folder, rounds) {
  const runs = new Map(crews.map((workers) => [workers, []]))
  const sums = { 1: [], 2: [] }
  for (let round = 0; round < rounds; round++)
    for (const workers of crews) {
      const output = join(folder, `results-${workers}-${round}.ndjson`)
      runs.get(workers).push(await measured(module, input, output, workers))
      await rm(output)
      for (const threads of [1, 2]) sums[threads].push(await arithmetic(threads))
    }
  return { runs, gain: (2 * Math.min(...sums[1])) / Math.min(...sums[2]) }
}

const bestOf = (all, of) => Math.max(...all.map(of))
const leastOf = (all, of) => Math.min(...all.map(of))

function rowOf(workers, all, alone) {
  const { memory } = all.at(-1)
  const here = leastOf(all, (run) => run.here)
  return [
    workers === 0 ? 'this thread' : `${workers}`,
    `${Math.round(bestOf(all, (run) => run.rate))}`,
    `${(bestOf(all, (run) => run.rate) / alone).toFixed(2)} ×`,
    ms(leastOf(all, (run) => run.ready)),
    Number.isNaN(here) ? '' : ms(here),
    ms(leastOf(all, (run) => run.all)),
    `${memory[2] ?? ''} to ${memory.at(-1) ?? ''}`,
    all.every(({ isExact }) => isExact) ? 'exact' : 'WRONG',
    [...new Set(all.map(({ digest }) => digest.slice(0, 8)))].join(' '),
  ]
}

async function run({ rounds }) {
  const built = await mkdtemp(join(root, 'node_modules/.bench-'))
  const folder = await mkdtemp(join(tmpdir(), 'credlens-bench-'))
  try {
    const module = pathToFileURL(await bulkIn(built)).href
    const input = join(folder, 'stock.ndjson')
    await stockOf(input, fixtures(), lines)
    const { runs, gain } = await inTurns(module, input, folder, rounds)
    const alone = bestOf(runs.get(1) ?? [...runs.values()][0], ({ rate }) => rate)
    const head = [
      'workers',
      'lines a second',
      '1 worker = 1',
      'until the first results',
      'processor time a line, main thread',
      'all threads',
      'MiB from 20 % on',
      'counts',
      'digest of the results',
    ]
    return `${lines} lines, ${rounds} rounds in turns, each run in a process of its own, the best of each; the rate is that after the first tenth. At the same time two threads of plain
arithmetic did ${gain.toFixed(2)} times the work of one: about so much is there to gain with a second worker.

${table(
  head,
  [...runs].map(([workers, all]) => rowOf(workers, all, alone)),
)}`
  } finally {
    await rm(built, { recursive: true })
    await rm(folder, { recursive: true })
  }
}

export const section = { id: 'bulk', title: 'Whole stocks', run }
