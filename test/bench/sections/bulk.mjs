/**
 * Whole stocks: many lines (`LINES`; 40 000 unless given, the long run has 1 000 000) made of our own fixtures are worked on by `shard`
 * with each number of workers (`CREWS`), in turns. The best of each counts: whatever else runs on the machine only takes away. What two
 * processes of one thread do at once, each with a stock of its own, says how much of a second core there was for such work.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { env } from 'node:process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { inProcess, inProcesses, ms, table } from '../measure.mjs'
import { bulkIn, digestOf, fixtures, stockOf } from '../shipped.mjs'
import { root } from '../source.mjs'

const lines = Number(env.LINES ?? 40_000)
/** Numbers of workers; 0 is this thread. */
const crews = (env.CREWS ?? '1,2,0').split(',').map(Number)
const now = '2026-06-01T00:00:00Z'

const shardProcess = fileURLToPath(new URL('../shard-process.mjs', import.meta.url))
const orderOf = (module, input, output, workers) => [module, input, output, `${workers}`, `${lines}`, now]

/** In a process of its own: what the peers, or another number of workers, have left in memory is none of its. */
async function measured(module, input, output, workers) {
  const run = inProcess(shardProcess, ...orderOf(module, input, output, workers))
  // JSON has no word for a time that the system does not tell
  return { ...run, here: run.here ?? Number.NaN, digest: await digestOf(output) }
}

/** What two processes that have nothing in common do at once, without workers: lines a second of both. */
async function twoAtOnce(module, input, folder, round) {
  const outputs = [1, 2].map((which) => join(folder, `results-at-once-${which}-${round}.ndjson`))
  const runs = await inProcesses(
    shardProcess,
    outputs.map((output) => orderOf(module, input, output, 0)),
  )
  for (const output of outputs) await rm(output)
  return runs.reduce((all, { rate }) => all + rate, 0)
}

async function inTurns(module, input, folder, rounds) {
  const runs = new Map(crews.map((workers) => [workers, []]))
  const both = []
  for (let round = 0; round < rounds; round++) {
    for (const workers of crews) {
      const output = join(folder, `results-${workers}-${round}.ndjson`)
      runs.get(workers).push(await measured(module, input, output, workers))
      await rm(output)
    }
    both.push(await twoAtOnce(module, input, folder, round))
  }
  return { runs, both: Math.max(...both) }
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
    const { runs, both } = await inTurns(module, input, folder, rounds)
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
    return `${lines} lines, ${rounds} rounds in turns, each run in a process of its own, the best of each; the rate is that after the first tenth. Two
processes of one thread that have nothing in common did ${Math.round(both)} lines a second at once, ${(both / alone).toFixed(2)} times one worker: more than
that no second worker can bring on this machine.

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
