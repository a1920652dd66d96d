import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { rollup } from 'rollup'
import type { Options } from 'tsup'

/** Each folder that the registry knows is a subpath: `formats/ob3`, `proofs/vc-jwt` … */
const entries = readdirSync(new URL('src/generated/registry', import.meta.url), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => [path.slice(0, -3), `src/generated/registry/${path}`])

const dist = fileURLToPath(new URL('dist/', import.meta.url))
const scripts = (): string[] => readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.js'))

/** Chunks smaller than this many bytes are put with others that are loaded whenever they are. */
const smallChunk = 30_000

/**
 * Puts small chunks together. Two hundred folders and entries make two hundred chunks, and a first verification would load
 * eighty files, which takes longer than all that is in them; so it loads twenty.
 */
async function mergeChunks(entries: readonly string[]): Promise<void> {
  const before = scripts()
  const bundle = await rollup({
    input: Object.fromEntries(entries.map((name) => [name, `${dist}${name}.js`])),
    external: (id) => !id.startsWith('.') && !id.startsWith('/'),
    treeshake: false,
    preserveEntrySignatures: 'strict',
    onLog: () => undefined,
  })
  const { output } = await bundle.generate({
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunk-[hash].js',
    hoistTransitiveImports: false,
    minifyInternalExports: false,
    experimentalMinChunkSize: smallChunk,
  })
  const chunks = output.filter((file) => file.type === 'chunk')
  const kept = new Set(chunks.map(({ fileName }) => fileName))
  for (const path of before) if (!kept.has(path)) rmSync(dist + path)
  for (const { fileName, code } of chunks) writeFileSync(dist + fileName, code)
}

const options: Options = {
  entry: {
    index: 'src/index.ts',
    parse: 'src/parse.ts',
    validate: 'src/validate.ts',
    verify: 'src/verify.ts',
    convert: 'src/convert.ts',
    bulk: 'src/bulk.ts',
    // a file of its own: threads are started from files
    'bulk/worker': 'src/bulk/worker.ts',
    bundle: 'src/bundle.ts',
    issue: 'src/issue.ts',
    bake: 'src/bake.ts',
    summary: 'src/summary.ts',
    profile: 'src/profile.ts',
    trust: 'src/trust.ts',
    adapters: 'src/adapters.ts',
    core: 'src/core.ts',
    cli: 'src/cli.ts',
    'crypto/node': 'src/crypto/node.ts',
    'crypto/web': 'src/crypto/web.ts',
    'containers/zlib-node': 'src/containers/zlib-node.ts',
    'containers/zlib-web': 'src/containers/zlib-web.ts',
    'lib/fetch-node': 'src/lib/fetch-node.ts',
    'lib/fetch-web': 'src/lib/fetch-web.ts',
    ...Object.fromEntries(entries),
  },
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  dts: { compilerOptions: { isolatedDeclarations: false } },
  clean: true,
  splitting: true,
  // left to the package's `imports` conditions: which variant fits is known where the package runs
  external: [/^#/, /^node:/],
  skipNodeModulesBundle: true,
  onSuccess: () => mergeChunks(Object.keys(options.entry ?? {})),
}

export default options
