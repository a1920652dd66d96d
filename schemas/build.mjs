/**
 * Writes src/generated: everything that follows from other files of the repository. Run by `npm install`
 * (prepare) and `npm run generate`. Each file in schemas/build is one part.
 */
import { mkdir, readdir } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'

const parts = fileURLToPath(new URL('./build/', import.meta.url))
const out = fileURLToPath(new URL('../src/generated/', import.meta.url))

await mkdir(out, { recursive: true })
for (const name of (await readdir(parts)).filter((file) => file.endsWith('.mjs')).sort()) {
  const { default: build } = await import(pathToFileURL(parts + name).href)
  await build(out)
}
