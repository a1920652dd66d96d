/** Whoever annotates a variable of their own needs the names of all types that our functions take and give. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../', import.meta.url))
const { exports: subpaths } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'))
const named = Object.values(subpaths as Record<string, { types?: string } | string | null>).flatMap((each) =>
  typeof each === 'object' && each?.types !== undefined && !each.types.includes('*')
    ? [`${root}${each.types.replace('./dist', 'src').replace('.d.ts', '.ts')}`]
    : [],
)
const folders = readdirSync(`${root}src/generated/registry`, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'))
const entries = [...named, ...folders.map((path) => `${root}src/generated/registry/${path}`)]

const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile(`${root}tsconfig.json`, ts.sys.readFile).config, ts.sys, root)
const program = ts.createProgram(entries, options)
const checker = program.getTypeChecker()

const resolved = (symbol: ts.Symbol): ts.Symbol => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol)
const exportsOf = (file: string): readonly ts.Symbol[] => {
  const source = program.getSourceFile(file)
  const module = source && checker.getSymbolAtLocation(source)
  return module ? checker.getExportsOfModule(module).map(resolved) : []
}

const isPutTogether = (node: ts.Node): boolean =>
  ts.isIntersectionTypeNode(node) || (ts.isTypeReferenceNode(node) && /^(Omit|Pick|Partial|Required)$/.test(node.typeName.getText()))

/** The types that a declaration names where callers see it: not in what a function does, nor in how a value is made. */
function namedIn(declaration: ts.Node): readonly ts.Symbol[] {
  const found: ts.Symbol[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isBlock(node) || (ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword)))
      return
    if (ts.isTypeReferenceNode(node) && !isPutTogether(node)) {
      const name = checker.getSymbolAtLocation(node.typeName)
      if (name) found.push(resolved(name))
    }
    // what it is put together from need have no name: its members are those of the whole
    if (ts.isExpressionWithTypeArguments(node) || isPutTogether(node)) {
      const members = checker.getTypeAtLocation(node).getProperties()
      for (const member of members) for (const each of member.declarations ?? []) visit(each)
      return
    }
    ts.forEachChild(node, (child) => {
      if (ts.isVariableDeclaration(node) && child === node.initializer) return
      visit(child)
    })
  }
  visit(declaration)
  return found
}

const isOurs = (symbol: ts.Symbol): boolean =>
  symbol.declarations?.some(
    (each) =>
      each.getSourceFile().fileName.startsWith(`${root}src/`) && (ts.isInterfaceDeclaration(each) || ts.isTypeAliasDeclaration(each)),
  ) ?? false

/** A reader sees through an alias of what is no shape of ours: `Awaitable`, a list of words. */
const isSeenThrough = (symbol: ts.Symbol, known: ReadonlySet<ts.Symbol>): boolean =>
  symbol.declarations?.every(
    (each) =>
      ts.isTypeAliasDeclaration(each) &&
      !ts.isTypeLiteralNode(each.type) &&
      namedIn(each).every((named) => !isOurs(named) || known.has(named)),
  ) ?? false

/** How one of our formats is mapped is no part of the API: those of an app are verified, and not converted. */
const ours: readonly string[] = ['Mapping']

/** Types that some exported one names, and that are not among these. */
function unnamed(known: ReadonlySet<ts.Symbol>): readonly string[] {
  const missing = new Set<string>()
  for (const symbol of known)
    for (const declaration of symbol.declarations ?? [])
      for (const one of namedIn(declaration))
        if (isOurs(one) && !known.has(one) && !ours.includes(one.name) && !isSeenThrough(one, known))
          missing.add(`${one.name} of ${symbol.name}`)
  return [...missing].sort()
}

describe('types that an entry names', () => {
  const all = entries.flatMap(exportsOf)

  test('some entry exports', () => expect(unnamed(new Set(all))).toEqual([]))

  test.each(['Check', 'Edited', 'Counts', 'Achievement'])('null control: %s is missed where it is left out', (name) =>
    expect(unnamed(new Set(all.filter((symbol) => symbol.name !== name)))).toEqual(
      expect.arrayContaining([expect.stringMatching(new RegExp(`^${name} of `))]),
    ),
  )

  test('what the types call a value is one', async () => {
    const missing: string[] = []
    for (const file of entries) {
      const module = checker.getSymbolAtLocation(program.getSourceFile(file) as ts.SourceFile)
      const values = checker.getExportsOfModule(module as ts.Symbol).filter((symbol) => resolved(symbol).flags & ts.SymbolFlags.Value)
      const there = await import(/* @vite-ignore */ file)
      for (const { name } of values) if (!(name in there)) missing.push(`${name} of ${file.slice(root.length)}`)
    }
    expect(missing).toEqual([])
  })

  test('no entry is empty', () => expect(entries.filter((file) => exportsOf(file).length === 0)).toEqual([]))
})
