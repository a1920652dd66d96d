/** Which files of the package come with what is asked of it: they hold several modules, so one of them can bring what nobody asked for. */
import { readFileSync } from 'node:fs'
import type { OutputChunk } from 'rollup'
import { beforeAll, describe, expect, test } from 'vitest'
import { scripts } from '../tsup.config.ts'
import { root } from './bundle.ts'

let files: ReadonlyMap<string, OutputChunk>
beforeAll(async () => {
  const { output } = await scripts()
  files = new Map(output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])))
})

/** All modules of the files that are loaded with these modules, and what those import of other packages. */
function loadedWith(modules: readonly string[]): readonly string[] {
  const found = new Set<string>()
  const visit = (name: string): void => {
    if (found.has(name)) return
    found.add(name)
    files.get(name)?.imports.forEach(visit)
  }
  for (const module of modules) {
    const file = [...files.values()].find(({ moduleIds }) => moduleIds.includes(`${root}src/${module}`))
    if (file === undefined) throw new Error(`no file holds ${module}`)
    visit(file.fileName)
  }
  return [...found].flatMap((name) => files.get(name)?.moduleIds.map((id) => id.slice(root.length)) ?? [name])
}

const formats = ['ob2', 'ob3', 'clr1', 'clr2', 'elm']
const verification = /^#crypto|^src\/(jsonld|generated\/validators)\/|^src\/formats\/.*\/rules/

describe('what is not asked for is not loaded with', () => {
  test.each<readonly [what: string, modules: readonly string[], forbidden: RegExp]>([
    ...formats.map(
      (name) => [`a conversion of ${name}`, ['convert.ts', `formats/${name}/index.ts`, `formats/${name}/map.ts`], verification] as const,
    ),
    ...formats.map(
      (name) =>
        [`the shape of ${name}`, [`formats/${name}/index.ts`], /^src\/(formats|vocabularies)\/.*\/(map|rules)|^src\/convert/] as const,
    ),
    ['a summary', ['summary.ts', 'core/summary.ts'], verification],
    ['guardedFetch', ['lib/network/guarded.ts'], /^src\/(jsonld|vocabularies)\/|^src\/formats\/.*\/(map|rules)/],
    ['trusted lists', ['trust.ts'], /^src\/(jsonld|vocabularies)\/|^src\/formats\/.*\/(map|rules)/],
    // whoever has a report has loaded the file of what all have in common, and the error for what is none comes out of that
    [
      'other words for a report',
      ['adapters.ts'],
      /^src\/((messages|jsonld|vocabularies)\/|(verify|convert|validate)\.)|^src\/formats\/.*\/(map|rules)/,
    ],
    ['the command line', ['cli.ts'], /^src\/(convert\.|jsonld\/|formats\/.*\/(?!claims))/],
  ])('%s', (_, modules, forbidden) => {
    expect(loadedWith(modules).filter((module) => forbidden.test(module))).toEqual([])
  })

  test('null control: a verification loads what makes one', () => {
    const loaded = loadedWith(['verify.ts', 'proofs/data-integrity/index.ts', 'formats/ob3/rules.ts'])
    expect(loaded.filter((module) => verification.test(module)).length).toBeGreaterThan(10)
    expect(loaded).toContain('#crypto')
  })
})

describe('other packages', () => {
  const { dependencies, devDependencies } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as Readonly<
    Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>
  >
  const packageOf = (name: string): string => name.split('/', name.startsWith('@') ? 2 : 1).join('/')

  test('all that are loaded come with an installation: here those of the tests are there too', () => {
    const all = [...files.values()].flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports])
    const others = new Set(all.filter((name) => !files.has(name) && !/^(node:|#)/.test(name)).map(packageOf))
    expect([...others].filter((name) => !Object.hasOwn(dependencies, name))).toEqual([])
    // and each that comes is loaded; null control: those of the tests are not among them
    expect([...others].sort()).toEqual(Object.keys(dependencies).sort())
    expect(Object.keys(devDependencies).some((name) => Object.hasOwn(dependencies, name))).toBe(false)
  })
})
