/** Import and first verification, each in a process of its own. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { badges } from '../credentials.mjs'
import { inProcess, median, ms, table, times } from '../measure.mjs'
import { verifiers } from '../peers.mjs'

const child = fileURLToPath(new URL('../process.mjs', import.meta.url))

async function run({ rounds }) {
  const folder = mkdtempSync(join(tmpdir(), 'credlens-bench-'))
  try {
    const file = join(folder, 'badges.ndjson')
    writeFileSync(file, (await badges(1)).join('\n'))
    const names = Object.keys(verifiers)
    const found = Object.fromEntries(names.map((name) => [name, []]))
    for (let run = 0; run < 2 * rounds + 1; run += 1) for (const name of names) found[name].push(inProcess(child, name, 'cold', file))
    const of = (name, what) => median(found[name].map((one) => one[what]))
    const ratio = (name, what) => times(of('verifier-core', what) / of(name, what))
    const rows = names.map((name) => [
      name,
      ms(of(name, 'clock')),
      ratio(name, 'clock'),
      ms(of(name, 'processor')),
      ratio(name, 'processor'),
    ])
    return `The median of ${2 * rounds + 1} processes each, from the import of the module to the answer about the first badge.

${table(['', 'clock', 'faster than verifier-core', 'processor time', 'less than verifier-core'], rows)}`
  } finally {
    rmSync(folder, { recursive: true })
  }
}

export const section = { id: 'cold', title: 'Import and first verification', run }
