/** The digests that a conversion records: a change of whatever decides its output changes them, and nothing else does. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path/posix'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { deciding, digests } from '../../schemas/build/tables.mjs'
import { tables } from '../../src/generated/tables.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const formats = readdirSync(`${root}src/formats`).sort()
const source = (path: string): string => readFileSync(root + path, 'utf8')
const now = digests(formats)

const all = deciding(formats)

/** The parts whose digests change with a file. */
const changedBy = (file: string): readonly string[] =>
  digests(formats, (path) => (all.get(path) ?? source(path)) + (path === file ? '\nexport const more = 1\n' : '')).flatMap(
    ([id, digest], index) => (digest === now[index]?.[1] ? [] : [id]),
  )

test('those of the build are those of today’s sources', () => {
  expect(Object.fromEntries(now)).toEqual(tables)
  expect(new Set(Object.values(tables)).size).toBe(formats.length + 1)
})

/** What a file imports, as the compiler has it: types are gone. */
const imports = (path: string, text: string): readonly string[] => {
  const { outputText } = ts.transpileModule(text, { compilerOptions: { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext } })
  return ts
    .preProcessFile(outputText)
    .importedFiles.flatMap(({ fileName }) => (fileName.startsWith('.') ? [join(dirname(path), fileName)] : []))
}

test('nothing that is imported is forgotten', () => {
  const imported = [...all].flatMap(([path, text]) => imports(path, text)).filter((path) => !path.startsWith('src/generated/'))
  expect(imported.filter((path) => !all.has(path))).toEqual([])
  expect(all.size).toBeGreaterThan(100)
  for (const path of ['src/core/convert/tokens.ts', 'src/core/convert/baked.ts', 'src/core/bundle/together.ts', 'src/lib/repair.ts'])
    expect([...all.keys()]).toContain(path)
})

test('a change of any of these files changes the digest that it belongs to, and no other', () => {
  const parts = [...all.keys()].map((path) => [path, changedBy(path)] as const)
  const wrong = parts.filter(([path, changed]) => changed.join() !== (/^src\/formats\/(\w+)\//.exec(path)?.[1] ?? 'engine'))
  expect(wrong).toEqual([])
})

test('null control: what checks or verifies changes none', () => {
  for (const path of ['src/core/verify.ts', 'src/formats/elm/rules.ts', 'src/generated/tables.ts']) expect(changedBy(path)).toEqual([])
})
