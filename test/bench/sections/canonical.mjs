/** The canonical form, ours and the package `jsonld`: documents of all kinds, and learner records of 1 to 60 badges. */
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { interleaved, ms, table, times } from '../measure.mjs'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** A record of many badges that differ in their ids. */
function record(named, count) {
  const { verifiableCredential: _, ...subject } = named.clr.credentialSubject
  const badge = (number) => ({ ...named.badge, id: `urn:uuid:badge-${number}` })
  return {
    ...named.clr,
    credentialSubject: { ...subject, verifiableCredential: Array.from({ length: count }, (_, number) => badge(number)) },
  }
}

async function bundled(folder) {
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
  return Promise.all(['ours', 'theirs', 'templates'].map(load))
}

async function run({ rounds }) {
  const folder = await mkdtemp(join(root, 'node_modules/.bench-'))
  try {
    const [{ canonize }, { oracle }, { templates }] = await bundled(folder)
    const named = Object.fromEntries(templates.map(({ name, document }) => [name, document]))
    const documents = [
      ...['badge', 'badge with an endorsement', 'badge of VC 1.1', 'proof options', 'edc'].map((name) => [name, named[name]]),
      ...[1, 5, 20, 60].map((count) => [`record of ${count}`, record(named, count)]),
    ]
    const rows = []
    for (const [name, document] of documents) {
      if ((await canonize(document)) !== (await oracle(document))) throw new Error(`${name}: two canonical forms`)
      const count = /\d+$/.test(name) ? Math.max(4, Math.round(60 / Number(/\d+$/.exec(name)?.[0]))) : 100
      const found = await interleaved(
        { ours: () => canonize(document), theirs: () => oracle(document) },
        Array.from({ length: count }),
        rounds,
      )
      const badges = /^record/.test(name) ? ms(found.ours.median / Number(/\d+$/.exec(name)?.[0])) : ''
      rows.push([
        name,
        ms(found.ours.median),
        ms(found.ours.p99),
        badges,
        ms(found.theirs.median),
        times(found.theirs.median / found.ours.median),
      ])
    }
    return `Each document's two canonical forms are compared first. Records are of Comprehensive Learner Record 2.0, with so many badges inside.

${table(['', 'ours', 'p99', 'a badge', 'jsonld 9, rdf-canonize 5', 'faster'], rows)}`
  } finally {
    await rm(folder, { recursive: true })
  }
}

export const section = { id: 'canonical', title: 'The canonical form', run }
