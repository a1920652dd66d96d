import { readdirSync, rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { transform } from 'esbuild'
import { type GetModuleInfo, type OutputOptions, type Plugin, type RollupOutput, rollup } from 'rollup'
import type { Options } from 'tsup'

const source = fileURLToPath(new URL('src/', import.meta.url))
const dist = fileURLToPath(new URL('dist/', import.meta.url))

/** Each folder that the registry knows is a subpath: `formats/ob3`, `proofs/vc-jwt` … */
const folders = readdirSync(`${source}generated/registry`, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.slice(0, -3))
const formats = folders.flatMap((path) => (path.startsWith('formats/') ? [path.slice(8)] : []))
const shapes = formats.map((format) => `formats/${format}/index`)
const maps = formats.map((format) => `formats/${format}/map`)
const rules = formats.map((format) => `formats/${format}/rules`)
const schemas = formats.map((format) => `generated/validators/${format}`)

/** How many of these modules cannot do without the one in question. */
type Needing = (...modules: readonly string[]) => number

const isLinked = (by: Needing): boolean =>
  by('jsonld/index', 'proofs/data-integrity/index', 'keys/did-key/index') > 0 || by(...rules) > 1 || by(...schemas) > 1

/**
 * Modules that become one file, because they are loaded together: to Node a file costs as much as twenty kilobytes in it. A module
 * goes into the first file that it fits; rollup puts the others where it sees fit.
 */
const together: readonly (readonly [file: string, fits: (needing: Needing) => boolean])[] = [
  ['common', (by) => by('crypto/node', 'crypto/web') === 2 || by(...shapes) > 1 || (by('verify') > 0 && by('convert', ...shapes) > 0)],
  // small, and needed by those who need nothing else of the files that they would be in
  ['common', (by) => by('generated/tables', 'lib/hash', 'lib/pause', 'lib/mapping/placeholders', 'lib/rules/ids', 'lib/network/url') > 0],
  // or every conversion would load what verifies
  ['common', (by) => by(...maps) > 0 && isLinked(by)],
  ['verify', (by) => by('verify') > 0],
  ['linked', isLinked],
  ['convert', (by) => by('convert') > 0],
  ['lists', (by) => by(...rules) > 0 && by(...maps) > 0],
  ['tables', (by) => by(...maps) > 1],
  // what tells a format from others is loaded without its table and its rules
  ...formats.map((name) => [name, (by: Needing) => by(`formats/${name}/index`) > 0] as const),
  ...formats.map((name) => [`map-${name}`, (by: Needing) => by(`formats/${name}/map`) > 0] as const),
  ...formats.map((name) => [`rules-${name}`, (by: Needing) => by(`formats/${name}/rules`, `generated/validators/${name}`) > 0] as const),
  // what a document is that is no credential: or rollup puts it with what every command loads
  ['neighbours', (by) => by(...formats.map((name) => `formats/${name}/neighbours`)) > 0],
]

/** Smaller files are put with others that are loaded whenever they are. */
const smallFile = 1_500

const typescript: Plugin = {
  name: 'typescript',
  transform: async (code, id) =>
    id.endsWith('.ts') ? { code: (await transform(code, { loader: 'ts', target: 'es2022' })).code, map: null } : null,
}

/** Data that few ask for stays out of everybody's way. */
const data = /generated\/(contexts-[^/]*)\.ts$/

/** Which of the files that are made together a module goes into. */
function fileFor(module: string, known: Map<string, ReadonlySet<string>>, info: GetModuleInfo): string | undefined {
  const apart = data.exec(module)?.[1]
  if (apart !== undefined) return apart
  const needs = (name: string): ReadonlySet<string> => {
    const start = `${source}${name}.ts`
    const found = known.get(start) ?? reached(start, info)
    known.set(start, found)
    return found
  }
  return together.find(([, fits]) => fits((...names) => names.filter((name) => needs(name).has(module)).length))?.[0]
}

/** A module with all that it imports, and what that imports; not what is loaded later. */
function reached(start: string, info: GetModuleInfo): ReadonlySet<string> {
  const found = new Set<string>()
  const visit = (module: string): void => {
    if (found.has(module)) return
    found.add(module)
    info(module)?.importedIds.forEach(visit)
  }
  visit(start)
  return found
}

/** The scripts of the package: in a folder where one is given, or only as what they would be. */
export async function scripts(dir?: string): Promise<RollupOutput> {
  const bundle = await rollup({
    input: Object.fromEntries(Object.entries(options.entry).map(([name, path]) => [name, source + path.slice(4)])),
    // left to the package's `imports` conditions, and to whoever installs: which variant fits is known where the package runs
    external: (id) => !id.startsWith('.') && !id.startsWith('/'),
    preserveEntrySignatures: 'strict',
    plugins: [typescript],
    onLog: () => undefined,
  })
  const known = new Map<string, ReadonlySet<string>>()
  const output: OutputOptions = {
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunk-[name]-[hash].js',
    hoistTransitiveImports: false,
    minifyInternalExports: false,
    experimentalMinChunkSize: smallFile,
    onlyExplicitManualChunks: true,
    manualChunks: (module, { getModuleInfo }) => fileFor(module, known, getModuleInfo),
  }
  return dir === undefined ? bundle.generate(output) : bundle.write({ ...output, dir })
}

/** In place of those that came with the types: there each module that two others share is a file. */
async function writeScripts(): Promise<void> {
  for (const path of readdirSync(dist, { recursive: true, encoding: 'utf8' }))
    if (path.endsWith('.js') && !(path.slice(0, -3) in options.entry)) rmSync(dist + path)
  await scripts(dist)
}

const options: Options & { readonly entry: Record<string, string> } = {
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
    'lib/network/fetch-node': 'src/lib/network/fetch-node.ts',
    'lib/network/fetch-web': 'src/lib/network/fetch-web.ts',
    ...Object.fromEntries(folders.map((path) => [path, `src/generated/registry/${path}.ts`])),
  },
  format: 'esm',
  target: 'es2022',
  platform: 'neutral',
  dts: { compilerOptions: { isolatedDeclarations: false } },
  clean: true,
  external: [/^#/, /^node:/],
  skipNodeModulesBundle: true,
  onSuccess: writeScripts,
}

export default options
