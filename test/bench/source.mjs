/** Modules of the source, bundled for a measurement of what the package does not export. */
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

export const root = fileURLToPath(new URL('../../', import.meta.url))

/** Works with the modules at some paths of the repository, in their order. */
export async function withSource(paths, work) {
  const folder = await mkdtemp(join(root, 'node_modules/.bench-'))
  try {
    await build({
      entryPoints: Object.fromEntries(paths.map((path, index) => [`m${index}`, join(root, path)])),
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
    return await work(await Promise.all(paths.map((_, index) => import(pathToFileURL(join(folder, `m${index}.mjs`)).href))))
  } finally {
    await rm(folder, { recursive: true })
  }
}
