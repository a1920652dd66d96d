/** Every example of the README is run. */
import { readFileSync } from 'node:fs'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import * as credlens from '../src/index.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const blocks = (language: string): readonly string[] =>
  [...readme.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, code = '']) => code)
const badge = readFileSync(new URL('../fixtures/ob3/microcredential.json', import.meta.url), 'utf8')

/** The source of a subpath: a file, or the entry of a folder. */
const source = (path: string): string =>
  new URL(path.includes('/') ? `../src/generated/registry/${path}.ts` : `../src/${path}.ts`, import.meta.url).href

/** Runs an example: its imports come from the sources, `badge` is a fixture, `badges` are two, and what it prints is kept. */
async function run(code: string): Promise<{ printed: readonly (readonly unknown[])[]; said: Readonly<Record<string, unknown>> }> {
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
  const names = [...body.matchAll(/^var \{?([^}=]*)\}? =/gm)].flatMap(([, list = '']) => list.split(',').map((name) => name.trim()))
  const AsyncFunction = Object.getPrototypeOf(async () => undefined).constructor
  const example = new AsyncFunction('modules', 'badge', 'badges', 'console', `${body}\nreturn { ${names.join(', ')} }`)
  return {
    said: await example({ ...modules, credlens: offline }, badge, [badge, '{'], { log: (...words: unknown[]) => printed.push(words) }),
    printed,
  }
}

/** The tests have no network: what the examples fetch with answers nothing. */
const offline = { ...credlens, guardedFetch: () => () => Promise.reject(new Error('no network in tests')) }

describe('the examples', () => {
  const examples = blocks('ts')

  test('there are some', () => {
    expect(examples.length).toBeGreaterThanOrEqual(3)
  })

  test('verify', async () => {
    const { said, printed } = await run(examples.find((code) => code.includes('verify(')) ?? '')
    expect(said['verdict']).toBe('valid')
    expect(printed[0]).toEqual(['valid'])
  })

  test('checkProfile, stack, summary', async () => {
    const { said } = await run(examples.find((code) => code.includes('checkProfile(')) ?? '')
    expect(said['missing']).toContainEqual(expect.stringMatching(/^To state it, use /))
    expect(said['sums']).toMatchObject([{ points: 5 }])
    expect(said['achievements']).toMatchObject([{ title: 'Monitoring Water Quality' }])
  })

  test('verifyMany', async () => {
    const { printed } = await run(examples.find((code) => code.includes('verifyMany(')) ?? '')
    expect(printed).toEqual([
      [0, 'valid'],
      [1, 'ERR_NOT_JSON'],
    ])
  })

  test('convert', async () => {
    const { said } = await run(examples.find((code) => code.includes('convert(')) ?? '')
    expect(new TextDecoder().decode(said['bytes'] as Uint8Array)).toBe(badge)
    expect((said['diagnostics'] as readonly unknown[]).length).toBeGreaterThan(0)
  })

  test('only what is needed', async () => {
    const { said, printed } = await run(examples.find((code) => code.includes('credlens/core')) ?? '')
    expect((said['report'] as credlens.Report).verdict).toBe('valid')
    expect(printed).toEqual([[expect.stringMatching(/\w/)]])
  })
})

test('the two commands that set everything up', () => {
  const commands = blocks('sh').map((code) => code.trim())
  expect(commands.filter((code) => code.startsWith('npm ci &&'))).toEqual(['npm ci && npm run demo', 'npm ci && npm test'])
})

test('every command that is shown exists', async () => {
  const { run: cli } = await import('../src/cli/program.ts')
  let help = ''
  const out = { write: (text: string) => (help += text) }
  expect(await cli(['--help'], out, out)).toBe(0)
  for (const [, command] of readme.matchAll(/npx credlens (\w+)/g)) expect(help).toMatch(new RegExp(`^  ${command}\\b`, 'm'))
})
