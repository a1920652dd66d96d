/** What a page that imports one entry gets: how much, and what must not be in it. */

import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { build, type Metafile } from 'esbuild'
import { describe, expect, test } from 'vitest'
import { forPages, root } from './bundle.ts'

interface Bundle {
  readonly files: readonly string[]
  /** Of the entry with what it imports statically, as one file, in kB; what it loads when needed is not counted. */
  readonly gzip: number
}

async function bundleOf(entry: string): Promise<Bundle> {
  const { metafile, outputFiles } = await build({
    ...(ofNode.has(entry) ? forNode : forPages),
    entryPoints: [`src/${entry}.ts`],
    splitting: true,
  })
  const start = Object.keys(metafile.outputs).find((name) => metafile.outputs[name]?.entryPoint === `src/${entry}.ts`) ?? ''
  const chunks = statics(metafile, start)
  const whole = Buffer.concat(outputFiles.filter(({ path }) => chunks.has(path.slice(root.length))).map(({ contents }) => contents))
  return { files: [...chunks].flatMap((name) => Object.keys(metafile.outputs[name]?.inputs ?? {})), gzip: gzipSync(whole).length / 1000 }
}

/** The chunks that are loaded with an entry, without those that it loads later. */
function statics({ outputs }: Metafile, start: string): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (name: string): void => {
    if (found.has(name)) return
    found.add(name)
    for (const { path, kind } of outputs[name]?.imports ?? []) if (kind === 'import-statement') visit(path)
  }
  visit(start)
  return found
}

/** Entries that are not for pages. */
const ofNode: ReadonlySet<string> = new Set(['bulk'])
const forNode: typeof forPages = {
  ...forPages,
  platform: 'node',
  alias: { '#crypto': './src/crypto/node.ts', '#zlib': './src/containers/zlib-node.ts', '#fetch': './src/lib/network/fetch-node.ts' },
}

const heavy = /node_modules\/(piscina|jsonld|rdf-canonize|pkijs|asn1js|saxes|fflate|commander|cborg)\//

/** Entry, most kB of gzip, what must not be in it. */
const budgets: readonly (readonly [entry: string, kB: number, forbidden: RegExp])[] = [
  ['parse', 13.3, /node_modules|src\/(jsonld|crypto|generated\/(contexts|validators))/],
  ['validate', 16, heavy],
  ['verify', 35, heavy],
  // no vocabularies, no parser of tokens and files: they are loaded when an input needs them
  ['convert', 22, /node_modules|src\/(jsonld|crypto|vocabularies|proofs|containers)\//],
  ['summary', 11, heavy],
  ['profile', 13, heavy],
  ['issue', 26, heavy],
  ['bake', 15, heavy],
  ['bundle', 31.6, heavy],
  // trusted lists are XML
  ['trust', 34, /node_modules\/(piscina|jsonld|rdf-canonize|pkijs|fflate|commander|cborg)\//],
  ['core', 41.8, heavy],
  // other words for a report, and nothing that makes one
  ['adapters', 2, /node_modules|src\/(?!adapters\.ts|lib\/(?:report|codes|errors|json)\.ts)/],
  // the threads are loaded when there are to be some
  ['bulk', 48.3, new RegExp(`${heavy.source}|src\\/(cli|vocabularies|trust)\\/`)],
  // everything: who imports one call gets that call
  ['index', 55, heavy],
]

describe('entries', () => {
  test.each(budgets)('%s: at most %d kB', async (entry, kB, forbidden) => {
    const { gzip, files } = await bundleOf(entry)
    process.stdout.write(`bundle: ${entry}: ${gzip.toFixed(2)} kB gzip\n`)
    expect(files).toContain(`src/${entry}.ts`)
    expect(files.filter((file) => forbidden.test(file))).toEqual([])
    expect(gzip).toBeLessThanOrEqual(kB)
  })

  test.each(['formats/ob3', 'proofs/vc-jwt', 'keys/did-key'])('%s by itself has nothing of the other folders', async (folder) => {
    const { metafile } = await build({
      absWorkingDir: root,
      entryPoints: [`src/generated/registry/${folder}.ts`],
      bundle: true,
      write: false,
      metafile: true,
      format: 'esm',
      // what is loaded when it is needed
      external: ['*/index.ts'],
    })
    const [output] = Object.values(metafile.outputs)
    const files = Object.entries(output?.inputs ?? {}).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : []))
    const claims = files.filter((file) => /^src\/(?:formats|proofs|keys|status|containers)\//.test(file))
    expect(claims.filter((file) => file.endsWith('/claims.ts'))).toEqual([`src/${folder}/claims.ts`])
    expect(claims.filter((file) => !file.startsWith(`src/${folder}/`))).toEqual([])
    expect(output?.bytes).toBeLessThan(16_000)
  })

  test('what only the caller knows the name of is left alone: webpack warns of an import that it cannot follow', () => {
    const imports = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .flatMap((path) => [...readFileSync(`${root}src/${path}`, 'utf8').matchAll(/\bimport\((.*)$/gm)].map(([, name = '']) => name))
    expect(imports.length).toBeGreaterThan(100)
    const unknown = imports.filter((name) => !/^['"]/.test(name))
    expect(unknown.length).toBeGreaterThan(0)
    expect(unknown.filter((name) => !name.startsWith('/* webpackIgnore: true */ '))).toEqual([])
  })

  test('a forbidden name would be seen', async () => {
    const { files } = await bundleOf('containers/svg/index')
    expect(files.some((file) => heavy.test(file))).toBe(true)
  })
})
