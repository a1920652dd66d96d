/** What the command line loads before it knows what is asked of it: a word about its options takes no library. */
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { root } from '../bundle.ts'

/** The files that a module loads at once, and the packages. */
async function loadedAtOnce(path: string): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [path],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    alias: { '#crypto': './src/crypto/node.ts', '#zlib': './src/containers/zlib-node.ts', '#fetch': './src/lib/network/fetch-node.ts' },
    logLevel: 'silent',
  })
  const found = new Set<string>()
  const visit = (file: string): void => {
    if (found.has(file)) return
    found.add(file)
    for (const { path: next, kind } of metafile.inputs[file]?.imports ?? []) if (kind === 'import-statement') visit(next)
  }
  visit(path)
  return [...found]
}

const work =
  /^src\/(jsonld\/|bulk\/(?!files|aside)|core\/(verify|convert|issue|bundle|profile|summary|parse)\.ts)|^(cli-progress|tinyglobby|fflate)/

test('what a command does is loaded when it is given', async () => {
  const loaded = await loadedAtOnce('src/cli/program.ts')
  expect(loaded).toContain('commander')
  expect(loaded.filter((file) => work.test(file))).toEqual([])
})

test('null control: a command itself loads what it does', async () => {
  const loaded = await loadedAtOnce('src/cli/commands/verify.ts')
  expect(loaded.filter((file) => work.test(file))).toContain('src/core/verify.ts')
})
