/** How long the canonical form takes, ours and the package `jsonld`: `node test/bench/canonical-form.mjs [seconds]`. */
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../../', import.meta.url))
const seconds = Number(process.argv[2] ?? 1)
const folder = await mkdtemp(join(root, 'node_modules/.bench-'))
try {
  await build({
    entryPoints: {
      ours: join(root, 'src/jsonld/index.ts'),
      theirs: join(root, 'test/jsonld/differential/oracle.ts'),
      templates: join(root, 'test/jsonld/differential/templates.ts'),
    },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    conditions: ['credlens-source'],
    logLevel: 'error',
  })
  const load = (name) => import(pathToFileURL(join(folder, `${name}.mjs`)).href)
  const [{ canonize }, { oracle }, { templates }] = await Promise.all(['ours', 'theirs', 'templates'].map(load))
  const named = Object.fromEntries(templates.map(({ name, document }) => [name, document]))

  /** Processor time of one run, and the longest of a hundred on the clock. */
  async function time(work) {
    for (let start = performance.now(); performance.now() - start < (seconds * 1000) / 2; ) await work()
    const before = process.cpuUsage()
    const clock = []
    for (let start = performance.now(); performance.now() - start < seconds * 1000; ) {
      const one = performance.now()
      await work()
      clock.push(performance.now() - one)
    }
    const { user, system } = process.cpuUsage(before)
    clock.sort((a, b) => a - b)
    return { each: (user + system) / 1000 / clock.length, p99: clock[Math.floor(clock.length * 0.99)] }
  }

  async function row(name, document) {
    if ((await canonize(document)) !== (await oracle(document))) throw new Error(`${name}: two canonical forms`)
    const [ours, theirs] = [await time(() => canonize(document)), await time(() => oracle(document))]
    const columns = [
      `${ours.each.toFixed(3)} ms`,
      `p99 ${ours.p99.toFixed(2)} ms`,
      `${theirs.each.toFixed(2)} ms`,
      `${(theirs.each / ours.each).toFixed(0)} x`,
    ]
    console.log(name.padEnd(30), ...columns.map((text) => text.padStart(14)))
  }

  /** A record of many badges that differ in their ids. */
  const record = (count) => {
    const { verifiableCredential: _, ...subject } = named.clr.credentialSubject
    const badge = (number) => ({ ...named.badge, id: `urn:uuid:badge-${number}` })
    return {
      ...named.clr,
      credentialSubject: { ...subject, verifiableCredential: Array.from({ length: count }, (_, number) => badge(number)) },
    }
  }
  console.log(''.padEnd(30), ...['ours', '', 'jsonld', 'ratio'].map((text) => text.padStart(14)))
  for (const name of ['badge', 'badge with an endorsement', 'badge of VC 1.1', 'proof options', 'edc']) await row(name, named[name])
  for (const count of [1, 5, 20, 60]) await row(`record of ${count} badges`, record(count))
} finally {
  await rm(folder, { recursive: true })
}
