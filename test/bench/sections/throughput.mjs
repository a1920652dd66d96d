/** Many credentials, one verifier a process: garbage that one leaves does not slow another. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { badges } from '../credentials.mjs'
import { inProcess, median, ms, table, times } from '../measure.mjs'
import { verifiers } from '../peers.mjs'

const child = fileURLToPath(new URL('../process.mjs', import.meta.url))
const count = 2000
/** As many before: compilation is not what a stock costs. */
const warmUp = 6000

async function run({ rounds }) {
  const folder = mkdtempSync(join(tmpdir(), 'credlens-bench-'))
  try {
    const file = join(folder, 'badges.ndjson')
    writeFileSync(file, (await badges(warmUp + count)).join('\n'))
    const names = Object.keys(verifiers)
    const found = Object.fromEntries(names.map((name) => [name, []]))
    for (let run = 0; run < rounds; run += 1)
      for (const name of names) found[name].push(inProcess(child, name, 'throughput', file, String(warmUp)))
    const of = (name, what) => median(found[name].map((one) => one[what]))
    const rows = names.map((name) => [
      name,
      ms(of(name, 'processor') / count),
      ms(of(name, 'clock') / count),
      (count / (of(name, 'clock') / 1000)).toFixed(0),
      times(of('verifier-core', 'processor') / of(name, 'processor')),
      `${of(name, 'memory').toFixed(0)} MiB`,
    ])
    return `${count} distinct badges on one thread after ${warmUp} others, the median of ${rounds} processes each.

${table(['', 'processor time each', 'clock each', 'a second', 'less processor time than verifier-core', 'memory'], rows)}`
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export const section = { id: 'throughput', title: 'Throughput', run }
