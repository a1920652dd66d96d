/** Every example of the README is run. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Report } from '../src/index.ts'
import { blocksOf, type Ran, runExample } from './example-run.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
const blocks = (language: string): readonly string[] => blocksOf(readme, language)
const badge = readFileSync(new URL('../fixtures/ob3/microcredential.json', import.meta.url), 'utf8')

/** Runs an example: `badge` is a fixture, `badges` are two. */
const run = (code: string): Promise<Ran> => runExample(code, { badge, badges: [badge, '{'] })

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
    expect((said['report'] as Report).verdict).toBe('valid')
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

test('what the README leads to is in the package', () => {
  const { files } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { files: readonly string[] }
  const paths = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path = '']) => path)
  expect(paths.length).toBeGreaterThan(5)
  expect(paths.filter((path) => !files.some((one) => path === one || path.startsWith(`${one}/`)))).toEqual([])
})
