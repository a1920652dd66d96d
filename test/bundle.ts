/** Entries as a bundler makes them for a page: all the tests of sizes measure in one way. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { type BuildOptions, build, type Plugin } from 'esbuild'

export const root: string = fileURLToPath(new URL('../', import.meta.url))

export const forPages: BuildOptions & { write: false; metafile: true } = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  write: false,
  metafile: true,
  outdir: 'out',
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  // the web variants, from the sources
  alias: { '#crypto': './src/crypto/web.ts', '#zlib': './src/containers/zlib-web.ts', '#fetch': './src/lib/network/fetch-web.ts' },
  logLevel: 'silent',
}

export interface Loaded {
  /** The source files of all that was loaded. */
  readonly files: readonly string[]
  /** In kB, as one file, without the files that are left out. */
  readonly gzip: number
}

/**
 * What an entry loads for one call, at once and later.
 * @param call JavaScript that uses `entry`, the module, and may wait
 * @param leaveOut files that are not counted
 */
export async function loadedBy(entry: string, call: string, leaveOut?: RegExp): Promise<Loaded> {
  const folder = mkdtempSync(join(tmpdir(), 'credlens-loaded-'))
  try {
    const banner = { js: 'globalThis.loaded?.push(import.meta.url)' }
    const { metafile } = await build({
      ...forPages,
      entryPoints: [`src/${entry}.ts`],
      splitting: true,
      write: true,
      outdir: folder,
      outExtension: { '.js': '.mjs' },
      banner,
    })
    const started = pathToFileURL(join(folder, `${entry}.mjs`)).href
    const script = `globalThis.loaded = []; const entry = await import(${JSON.stringify(started)}); ${call}; console.log(JSON.stringify(loaded))`
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8', cwd: root })
    if (stdout === '') throw new Error(stderr)
    const names = new Set((JSON.parse(stdout) as readonly string[]).map((url) => fileURLToPath(url)))
    const outputs = Object.entries(metafile.outputs).filter(([name]) => names.has(join(root, name)))
    const files = new Set(outputs.flatMap(([, { inputs }]) => Object.keys(inputs)))
    return { files: [...files], gzip: await sizeOf(entry, (file) => files.has(file) && !leaveOut?.test(file)) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** An entry as one file with what is wanted of the modules that it loads; in kB. */
async function sizeOf(entry: string, isWanted: (file: string) => boolean): Promise<number> {
  const { outputFiles } = await build({ ...forPages, entryPoints: [`src/${entry}.ts`], plugins: [onlyThose(isWanted)] })
  return gzipSync(outputFiles[0]?.contents ?? '').length / 1000
}

const onlyThose = (isWanted: (file: string) => boolean): Plugin => ({
  name: 'only-those',
  setup: ({ onResolve, resolve }) => {
    onResolve({ filter: /./ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (kind === 'entry-point' || pluginData === onlyThose) return undefined
      const found = await resolve(path, { kind, importer, resolveDir, pluginData: onlyThose })
      return isWanted(found.path.slice(root.length)) ? found : { path, external: true }
    })
  },
})
