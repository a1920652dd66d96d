/** Whether the examples of a page are what the compiler takes under `strict`, against our own sources. */
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('..', import.meta.url))

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  customConditions: ['credlens-source'],
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.dom.asynciterable.d.ts'],
  types: ['node'],
  strict: true,
  noUncheckedIndexedAccess: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  noEmit: true,
  baseUrl: root,
  paths: { credlens: ['src/index.ts'], 'credlens/*': ['src/generated/registry/*', 'src/*'] },
}

/** The faults that the compiler finds in examples, which may use what the declarations name. */
export function faultsIn(examples: readonly string[], declarations: string): readonly string[] {
  const files = new Map([
    [resolve(root, 'given.d.ts'), declarations],
    ...examples.map((code, index) => [resolve(root, `example-${index}.ts`), `${code}\nexport {}\n`] as const),
  ])
  const host = ts.createCompilerHost(options)
  const { getSourceFile, fileExists, readFile } = host
  host.getSourceFile = (name, ...rest) => {
    const text = files.get(name)
    return text === undefined ? getSourceFile(name, ...rest) : ts.createSourceFile(name, text, ts.ScriptTarget.ES2022)
  }
  host.fileExists = (name) => files.has(name) || fileExists(name)
  host.readFile = (name) => files.get(name) ?? readFile(name)
  const program = ts.createProgram([...files.keys()], options, host)
  return [...files.keys()].flatMap((name) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(name))
      .map(({ messageText }) => `${name.slice(root.length)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`),
  )
}
