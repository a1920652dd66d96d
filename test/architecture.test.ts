/** The floors of the house: a file imports only from floors below its own. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../src/', import.meta.url))
const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
  .map((entry) => join(entry.parentPath, entry.name).slice(root.length))

interface Arrow {
  readonly from: string
  readonly to: string
}

/** What a source imports: static, dynamic and type-only alike. */
function importsOf(file: string, text: string): readonly string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true)
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
      found.push(node.moduleSpecifier.text)
    if (
      ts.isCallExpression(node) &&
      node.expression.kind === ts.SyntaxKind.ImportKeyword &&
      node.arguments[0] &&
      ts.isStringLiteralLike(node.arguments[0])
    )
      found.push(node.arguments[0].text)
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal))
      found.push(node.argument.literal.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

const variants: Readonly<Record<string, string>> = {
  '#crypto': 'crypto/node.ts',
  '#zlib': 'containers/zlib-node.ts',
  '#fetch': 'lib/network/fetch-node.ts',
}

const arrowsOf = (file: string, text: string): readonly Arrow[] =>
  importsOf(file, text).flatMap((to) => {
    const path = variants[to] ?? (to.startsWith('.') ? normalize(join(dirname(file), to)) : undefined)
    return path === undefined ? [] : [{ from: file, to: path }]
  })

/** First match wins. The number is the floor. */
const floors: readonly (readonly [RegExp, number])[] = [
  [/^lib\//, 0],
  [/^(vocabularies|containers|crypto|messages)\/|^generated\/(contexts|validators|types|tables)/, 1],
  [/^(jsonld|keys|status|profiles|tables)\//, 2],
  [/^(formats|proofs)\//, 3],
  [/^core\//, 4],
  [/^generated\/registry/, 5],
  [/^(parse|bake)\.ts$/, 6],
  [/^(validate|convert|profile|summary|bundle)(\/|\.ts$)/, 7],
  [/^(conversion|verifier)\.ts$/, 8],
  [/^(issue|verify)\.ts$/, 9],
  [/^(core|trust|adapters|index|bulk)(\/|\.ts$)/, 10],
  [/^cli(\/|\.ts$)/, 11],
]
const floorOf = (file: string): number => floors.find(([pattern]) => pattern.test(file))?.[1] ?? Number.NaN

/** Folders of a kind never know each other: formats, proofs, keys, status lists, containers. */
const folderOf = (file: string): string | undefined => /^(formats|proofs|keys|status|containers)\/[^/]+(?=\/)/.exec(file)?.[0]
const shared: readonly RegExp[] = [/^keys\/x5c/]

function faults(arrows: readonly Arrow[]): readonly string[] {
  return arrows.flatMap(({ from, to }) => {
    const [up, down] = [floorOf(from), floorOf(to)]
    if (Number.isNaN(up) || Number.isNaN(down)) return [`${from} -> ${to}: on no floor`]
    if (down > up) return [`${from} -> ${to}: upwards`]
    const [mine, other] = [folderOf(from), folderOf(to)]
    const kind = (folder: string | undefined): string | undefined => folder?.split('/')[0]
    if (mine !== undefined && other !== undefined && mine !== other && kind(mine) === kind(other) && !shared.some((free) => free.test(to)))
      return [`${from} -> ${to}: folders know each other`]
    return []
  })
}

const arrows = files.flatMap((file) => arrowsOf(file, readFileSync(root + file, 'utf8')))

describe('the floors', () => {
  test('every import goes down', () => {
    expect(arrows.length).toBeGreaterThan(200)
    expect(faults(arrows)).toEqual([])
  })

  test('what would break them is found', () => {
    const wrong = (file: string, text: string): readonly string[] => faults(arrowsOf(file, text))
    expect(wrong('lib/json.ts', `import '../jsonld/index.ts'`)).toHaveLength(1)
    expect(wrong('formats/ob3/map.ts', `export type { x } from '../elm/map.ts'`)).toHaveLength(1)
    expect(wrong('status/a/index.ts', `const p = await import('../../proofs/jades/index.ts')`)).toHaveLength(1)
    expect(wrong('jsonld/index.ts', `let x: import('../formats/ob3/types.ts').Y`)).toHaveLength(1)
    expect(wrong('nowhere/x.ts', `import '../lib/json.ts'`)).toHaveLength(1)
  })

  test('a circle of static imports is none', () => {
    const loads = new Map<string, string[]>()
    for (const file of files) {
      const text = readFileSync(root + file, 'utf8')
      const statics = ts
        .createSourceFile(file, text, ts.ScriptTarget.ES2022)
        .statements.flatMap((statement) =>
          ts.isImportDeclaration(statement) && !statement.importClause?.isTypeOnly && ts.isStringLiteral(statement.moduleSpecifier)
            ? [statement.moduleSpecifier.text]
            : [],
        )
      loads.set(
        file,
        statics.filter((to) => to.startsWith('.')).map((to) => normalize(join(dirname(file), to))),
      )
    }
    const circles: string[] = []
    const done = new Set<string>()
    const walk = (file: string, trail: readonly string[]): void => {
      if (trail.includes(file)) return void circles.push([...trail, file].join(' -> '))
      if (done.has(file)) return
      for (const next of loads.get(file) ?? []) walk(next, [...trail, file])
      done.add(file)
    }
    for (const file of files) walk(file, [])
    expect(circles).toEqual([])
  })
})

describe('what shared code does not say', () => {
  const shared = files.filter((file) => /^(lib|core)\//.test(file))
  // `jades` is a kind of envelope, and as such a word of the parsed document
  const names = /\b(ob2|ob3|clr1|clr2|elm|edc|eddsa|ecdsa|bitstring|Ed25519)\b/i

  test('the name of a format or a suite', () => {
    const said = shared.flatMap((file) => {
      const source = ts.createSourceFile(file, readFileSync(root + file, 'utf8'), ts.ScriptTarget.ES2022, true)
      const found: string[] = []
      const visit = (node: ts.Node): void => {
        if ((ts.isIdentifier(node) || ts.isStringLiteralLike(node)) && names.test(node.text)) found.push(`${file}: ${node.text}`)
        ts.forEachChild(node, visit)
      }
      visit(source)
      return found
    })
    expect(said).toEqual([])
  })

  test('node: stands only where it may', () => {
    const allowed = /^cli(\/|\.ts$)|^bulk\/|-node\.ts$|^crypto\/node\.ts$/
    const used = files.flatMap((file) =>
      importsOf(file, readFileSync(root + file, 'utf8')).flatMap((to) =>
        to.startsWith('node:') && !allowed.test(file) ? [`${file} -> ${to}`] : [],
      ),
    )
    expect(used).toEqual([])
  })
  test('an address is taken apart in one place: URL.canParse is wrong once it is hot (Node 20 and 22)', () => {
    expect(files.filter((file) => readFileSync(root + file, 'utf8').includes('URL.canParse('))).toEqual([])
  })
})

describe('a function fits on a screen', () => {
  const screen = 60
  const lengths = (file: string, text: string): readonly (readonly [name: string, lines: number])[] => {
    const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true)
    const found: (readonly [string, number])[] = []
    const lineAt = (position: number): number => source.getLineAndCharacterOfPosition(position).line
    const visit = (node: ts.Node): void => {
      if (ts.isFunctionLike(node)) found.push([`${file}:${lineAt(node.getStart()) + 1}`, lineAt(node.end) - lineAt(node.getStart()) + 1])
      ts.forEachChild(node, visit)
    }
    visit(source)
    return found
  }

  test('in every file', () => {
    const all = files.filter((file) => !file.startsWith('generated/')).flatMap((file) => lengths(file, readFileSync(root + file, 'utf8')))
    expect(all.length).toBeGreaterThan(3000)
    expect(all.filter(([, lines]) => lines > screen)).toEqual([])
  })

  test('one that does not is found, also inside another', () => {
    const long = `export const a = () => {\n  const b = () => {${'\n'.repeat(screen)}}\n}`
    expect(lengths('x.ts', long).map(([, lines]) => lines > screen)).toEqual([true, true])
    expect(lengths('x.ts', 'function c() {\n}')).toEqual([['x.ts:1', 2]])
  })
})
