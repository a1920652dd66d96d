/** The bulk entry and its worker as they are shipped: workers are files, so the sources alone do not do. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { forNode, root } from './source.mjs'

/** Built into a folder below that of the packages. @returns the path of the entry */
export async function bulkIn(folder) {
  await build({
    ...forNode,
    entryPoints: { bulk: join(root, 'src/bulk.ts'), 'bulk/worker': join(root, 'src/bulk/worker.ts') },
    outdir: folder,
  })
  return join(folder, 'bulk.js')
}

/** Our fixtures of Open Badges 3.0, each in a line. */
export const fixtures = () =>
  readdirSync(join(root, 'fixtures/ob3')).map((name) => readFileSync(join(root, 'fixtures/ob3', name), 'utf8').replace(/\n\s*/g, ''))

/** A file of so many lines, of these in turns. */
export async function stockOf(path, texts, lines) {
  const file = createWriteStream(path)
  for (let n = 0; n < lines; n++) if (!file.write(`${texts[n % texts.length]}\n`)) await once(file, 'drain')
  file.end()
  await once(file, 'finish')
}

export async function digestOf(path) {
  const hash = createHash('sha256')
  for await (const part of createReadStream(path)) hash.update(part)
  return hash.digest('hex')
}
