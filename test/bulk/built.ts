/** The bulk entry and the command line as they are shipped: workers are files, so the sources alone do not do. */
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = fileURLToPath(new URL('../../', import.meta.url))

export interface Built {
  readonly folder: string
  readonly bulk: typeof import('../../src/bulk.ts')
  /** A file of its own beside it, for programs that import it. */
  readonly cli: string
  readonly remove: () => void
}

export async function built(): Promise<Built> {
  const folder = mkdtempSync(join(root, 'node_modules/.bulk-'))
  await build({
    entryPoints: { bulk: join(root, 'src/bulk.ts'), 'bulk/worker': join(root, 'src/bulk/worker.ts'), cli: join(root, 'src/cli.ts') },
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    packages: 'external',
    conditions: ['credlens-source'],
    logLevel: 'error',
  })
  const bulk = (await import(/* @vite-ignore */ pathToFileURL(join(folder, 'bulk.js')).href)) as typeof import('../../src/bulk.ts')
  return { folder, bulk, cli: join(folder, 'cli.js'), remove: () => rmSync(folder, { recursive: true, force: true }) }
}
