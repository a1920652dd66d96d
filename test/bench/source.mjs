/** Modules of the source, bundled for a measurement of what the package does not export. */
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

export const root = fileURLToPath(new URL('../../', import.meta.url))

/** How esbuild makes of the source what runs here. */
export const forNode = {
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  packages: 'external',
  conditions: ['credlens-source'],
  logLevel: 'error',
}

/** Works with the modules at some paths of the repository, in their order. */
export async function withSource(paths, work) {
  const folder = await mkdtemp(join(root, 'node_modules/.bench-'))
  try {
    await build({
      ...forNode,
      entryPoints: Object.fromEntries(paths.map((path, index) => [`m${index}`, join(root, path)])),
      outdir: folder,
      outExtension: { '.js': '.mjs' },
    })
    return await work(await Promise.all(paths.map((_, index) => import(pathToFileURL(join(folder, `m${index}.mjs`)).href))))
  } finally {
    await rm(folder, { recursive: true })
  }
}
