/** Runs the examples of the pages: their imports come from the sources. */
import { formatWithOptions } from 'node:util'
import ts from 'typescript'
import * as credlens from '../src/index.ts'

export const blocksOf = (page: string, language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, code = '']) => code)

/** The source of a subpath: a file, or the entry of a folder. */
const source = (path: string): string =>
  new URL(path.includes('/') ? `../src/generated/registry/${path}.ts` : `../src/${path}.ts`, import.meta.url).href

/** The tests have no network: what the examples fetch with answers nothing. */
const offline = { ...credlens, guardedFetch: () => () => Promise.reject(new Error('no network in tests')) }

export interface Ran {
  readonly printed: readonly (readonly unknown[])[]
  /** What the example calls something. */
  readonly said: Readonly<Record<string, unknown>>
}

/** Runs an example among things that it is given by name; what it prints is kept. */
export async function runExample(code: string, given: Readonly<Record<string, unknown>>): Promise<Ran> {
  const printed: unknown[][] = []
  const script = ts.transpileModule(code, { compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext } }).outputText
  const subpaths = [...script.matchAll(/^import .* from 'credlens\/(.*)';$/gm)].map(([, path = '']) => path)
  const modules = Object.fromEntries(
    await Promise.all(subpaths.map(async (path) => [`credlens/${path}`, await import(/* @vite-ignore */ source(path))] as const)),
  )
  const body = script
    .replaceAll(/^import (\{[^}]*\}) from '([^']*)';$/gm, "const $1 = modules['$2']")
    .replaceAll(/^const /gm, 'var ')
    .replace(/^export \{\};$/m, '')
  const names = [...body.matchAll(/^var \{?([^}=]*)\}? =/gm)].flatMap(([, list = '']) => list.split(',').map(nameGiven))
  const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor
  const example = new AsyncFunction('modules', 'console', ...Object.keys(given), `${body}\nreturn { ${names.join(', ')} }`)
  const log = (...words: unknown[]): number => printed.push(words)
  return { said: await example({ ...modules, credlens: offline }, { log }, ...Object.values(given)), printed }
}

/** `checks: again` is called `again`. */
const nameGiven = (binding: string): string => binding.split(':').at(-1)?.replace('...', '').trim() ?? ''

/** What an example prints, as a wide console shows it. */
export const shown = (printed: Ran['printed']): string =>
  printed.map((words) => formatWithOptions({ breakLength: Number.POSITIVE_INFINITY, compact: true }, ...words)).join('\n')
