/** The help: all that a newcomer needs, in 80 columns, and every example in it is one that works. */
import { describe, expect, test } from 'vitest'
import { programOf } from '../../src/cli/program.ts'
import { registry } from '../../src/generated/registry.ts'
import { credlens } from './credlens.ts'

const program = programOf({ out: { write: () => true }, err: { write: () => true } }, () => undefined)
const commands = program.commands.map((command) => command.name())

describe('help', () => {
  test('every command that there is to be', () => {
    for (const name of [
      'verify',
      'validate',
      'convert',
      'restore',
      'bundle',
      'inspect',
      'profile',
      'stack',
      'bake',
      'unbake',
      'strip',
      'issue',
      'keygen',
      'replay',
    ])
      expect(commands).toContain(name)
  })

  test('what a trust file says is found from wherever one can be given', async () => {
    const told = '(JSON: see the end of credlens verify --help)'
    const helps = await Promise.all(commands.map(async (name) => (await credlens(name, '--help')).out))
    const taking = helps.filter((help) => /^ +--trust </m.test(help))
    expect(taking.length).toBeGreaterThan(1)
    for (const help of taking) expect(help.replace(/\s+/g, ' ')).toContain(told)
    expect((await credlens('verify', '--help')).out.split('\n\n').at(-1)).toMatch(/^A trust file /)
  })

  test('bundle offers the formats that hold a stack, and no others', async () => {
    const { out } = await credlens('bundle', '--help')
    const stacking = await Promise.all(
      registry.formats.map(async ({ id, load }) => [id, (await (await load()).mapping()).stack !== undefined] as const),
    )
    expect(stacking.map(([, stacks]) => stacks)).toContain(false)
    const offered = /--to <format>[^-]*choices: ([^)]*)\)/.exec(out.replace(/\s+/g, ' '))?.[1]
    expect(offered?.split(', ').toSorted()).toEqual(stacking.flatMap(([id, stacks]) => (stacks ? [`"${id}"`] : [])).toSorted())
  })

  test('the overview names them all, both answers, the exit codes', async () => {
    const { code, out } = await credlens('--help')
    expect(code).toBe(0)
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
    for (const name of commands) expect(out).toMatch(new RegExp(`^  ${name} `, 'm'))
    for (const words of ['Two answers', 'who stands behind it', 'Exit codes', '64 wrong usage', '--offline']) expect(out).toContain(words)
  })

  test.each(commands.filter((name) => name !== 'help'))('%s: has an example, in 80 columns, with options that it knows', async (name) => {
    const { code, out } = await credlens(name, '--help')
    expect(code).toBe(0)
    for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(80)
    const known = new Set(program.commands.flatMap((command) => command.options.map((option) => `${command.name()} ${option.long ?? ''}`)))
    const typed = out.replaceAll('\\\n', ' ').match(/credlens [a-z-]+ [^|&>\n]*/g) ?? []
    expect(typed.length).toBeGreaterThan(0)
    expect(typed.some((line) => line.startsWith(`credlens ${name}`))).toBe(true)
    for (const line of typed) {
      const [, command = ''] = line.split(' ')
      for (const option of line.match(/--[a-z0-9-]+/g) ?? [])
        expect([...known, ...commands.map((one) => `${one} --help`)]).toContain(`${command} ${option}`)
    }
  })

  test.each([[[]], [['verify']], [['convert', 'x.json']], [['issue', 'x.json']], [['keygen']], [['bake', 'x.png']]])(
    '%j says what is missing',
    async (words) => {
      const { code, out, err } = await credlens(...words)
      expect([code, out]).toEqual([64, ''])
      expect(err.length).toBeGreaterThan(10)
    },
  )

  test('a slip of the finger is met with what was meant', async () => {
    expect((await credlens('verfy', 'x.json')).err).toContain('Did you mean verify?')
    expect(await credlens('help', 'verfy')).toEqual({ code: 64, out: '', err: "error: unknown command 'verfy'\n(Did you mean verify?)\n" })
    expect((await credlens('help', 'verify')).out).toContain('Usage: credlens verify')
    expect((await credlens('verify', '--jsn', 'x.json')).err).toContain('Did you mean --json?')
  })

  test('the version', async () => {
    expect((await credlens('--version')).out).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})
