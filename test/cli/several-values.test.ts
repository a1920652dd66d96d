/** Options that take several values would take the inputs that stand after them, too. */
import { describe, expect, test } from 'vitest'
import { run } from '../../src/cli/program.ts'
import type { Fetch } from '../../src/lib/options.ts'
import { credlens, fixture } from './credlens.ts'

const badge = fixture('microcredential.json')

describe('an input after an option that takes several values', () => {
  test.each([
    [['stack', '--size', 'forthem-pathway', badge]],
    [['stack', badge, '--size', '30', badge]],
    [['verify', '--allow-host', 'example.org', badge]],
    [['verify', badge, '--allow-host', 'example.org', badge]],
  ])('%j is told, with what to do', async (words) => {
    const { code, out, err } = await credlens(...words)
    expect([code, out]).toEqual([64, ''])
    expect(err).toContain('It is a file: name the inputs before it, or after --.')
  })

  test.each([
    ['stack', '--size'],
    ['verify', '--allow-host'],
    ['shard', '--allow-host'],
  ])('%s %s: of what is no file it is told where nothing is left', async (command, option) => {
    const { code, err } = await credlens(command, '--operation=verify', option, 'x', 'no-such-*.json').then((answer) =>
      command === 'shard' ? answer : credlens(command, option, 'x', 'no-such-*.json'),
    )
    expect(code).toBe(64)
    expect(err).toContain(`What stands after ${option} belongs to that option: name the inputs before it, or after --.`)
  })

  test('without such an option nothing is said of one', async () => expect((await credlens('verify', '--offline')).err).not.toContain('--'))

  test('before it, or after --, it is read', async () => {
    const [before, after] = [
      await credlens('stack', badge, '--size', '1', 'forthem-micro'),
      await credlens('stack', '--size', '1', 'forthem-micro', '--', badge),
    ]
    expect(before.code).not.toBe(64)
    // a name that no file can have is none
    expect((await credlens('verify', badge, '--allow-host', 'x'.repeat(5000))).code).toBe(0)
    expect(before.out).toContain('FORTHEM micro')
    expect(after).toEqual(before)
  })

  test.each([
    ['stack', '--size'],
    ['verify', '--allow-host'],
  ])('the help of %s tells it for %s', async (command, option) => {
    const { out } = await credlens(command, '--help')
    expect(out.replace(/\s+/g, ' ')).toMatch(new RegExp(`${option} <\\w+\\.\\.\\.> [^<]*inputs before it, or after --`))
  })
})

describe('a host that may be asked', () => {
  const asked = async (host: string): Promise<unknown> => {
    const hosts: unknown[] = []
    const network = (options?: object): Fetch => {
      hosts.push(options)
      return () => Promise.reject(new TypeError('down'))
    }
    const err: string[] = []
    const output = { write: () => true }
    const code = await run(['verify', badge, '--allow-host', host], output, { write: (text) => err.push(text) }, network)
    return code === 64 ? err.join('') : hosts[0]
  }

  test.each([
    ['example.org', 'example.org'],
    ['*.example.org', '*.example.org'],
    ['Example.ORG.', 'example.org'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['93.184.216.34', '93.184.216.34'],
    ['2606:4700::1111', '2606:4700::1111'],
    ['[2606:4700::1111]', '2606:4700::1111'],
  ])('%s is asked as addresses write it', async (given, host) => expect(await asked(given)).toEqual({ allowHosts: [host] }))

  test.each([
    '',
    'https://example.org',
    'https://example.org/badge.json',
    'example.org/',
    'example.org:8443',
    'a b',
    '*.',
    'someone@example.org',
  ])('%j is none, and it is told', async (given) =>
    expect(await asked(given)).toContain('It is not a host like example.org or *.example.org. If it is an input: name'),
  )
})

describe('an empty name, of a variable that is not set', () => {
  test.each([
    ['verify', '--report'],
    ['verify', '--evidence'],
    ['convert', '--output', '--to', 'elm'],
    ['shard', '--csv', '--operation', 'verify'],
    ['shard', '--snapshot', '--operation', 'verify'],
  ])('%s %s is told before the work', async (command, option, ...more) => {
    const { code, out, err } = await credlens(command, badge, ...(command === 'shard' ? ['results.ndjson'] : []), ...more, option, '')
    expect([code, out]).toEqual([64, ''])
    expect(err).toContain('The name is empty.')
  })

  test('of a key is, too', async () => expect(await credlens('keygen', '-o', '')).toMatchObject({ code: 64, out: '' }))
})

describe('a value that is given twice', () => {
  test.each([
    ['verify', '-', '-'],
    ['issue', '-', '--key', '-'],
    ['bake', '-', '--credential', '-', '-o', 'none.svg'],
  ])('%s: standard input is there only once', async (...words) =>
    expect(await credlens(...words)).toMatchObject({ code: 64, out: '', err: expect.stringContaining('- is given twice') }),
  )
  test.each([
    ['verify', '--email <address>', 'a@example.org', 'b@example.org'],
    ['verify', '--now <date>', '2026-01-01', '2026-06-01'],
    ['verify', '--report <file>', 'first.html', 'second.html'],
    ['convert', '--to <format>', 'elm', 'clr2'],
    ['convert', '-o, --output <path>', 'first.json', 'second.json'],
    ['bake', '--credential <file>', badge, fixture('domain.json')],
    ['profile', '--profile <name>', 'eu', 'nl'],
    ['keygen', '-o, --output <file>', 'first.key', 'second.key'],
  ])('of %s %s none is passed over without a word', async (command, flags, first, second) => {
    const name = /--\w+/.exec(flags)?.[0] ?? ''
    const { code, out, err } = await credlens(command, ...(command === 'keygen' ? [] : [badge]), name, first, name, second)
    expect([code, out]).toEqual([64, ''])
    expect(err).toBe(`error: option '${flags}' is given twice, and only one value can count.\n`)
  })

  test('counts where several are taken', async () => {
    const words = ['--allow-host', 'a.example.org', '--allow-host', 'b.example.org']
    for (const given of [words, ['--offline', '--offline']])
      expect(await credlens('verify', badge, ...given)).toMatchObject({ code: 0, err: '' })
  })
})

describe('what the library calls otherwise is told by its name on the command line', () => {
  test.each([
    ['convert', '--language', 'nl_NL', 'a language tag like en or pt-BR'],
    ['inspect', '--language', 'nl_NL', 'a language tag like en or pt-BR'],
    ['convert', '--time-zone', 'Mars/Olympus', 'a time zone like Europe/Brussels'],
    ['convert', '--credit-framework', 'ECTS', 'an address'],
    ['convert', '--hosted-url', 'example.org', 'an address like https://example.org/{id}.json'],
    ['shard', '--per-host', '0', 'a whole number from 1 on'],
  ])('%s %s %s', async (command, option, value, form) => {
    const more = command === 'shard' ? ['results.ndjson', '--operation', 'verify'] : command === 'convert' ? ['--to', 'elm'] : []
    const { code, out, err } = await credlens(command, badge, ...more, option, value)
    expect([code, out]).toEqual([64, ''])
    expect(err).toMatch(new RegExp(`^error: option '${option} <.*>' argument '${value}' is invalid\\. It is not ${form}`))
  })

  test.each([
    ['verify', '--email'],
    ['bundle', '--name', '--to', 'clr2'],
    ['bundle', '--issuer', '--to', 'clr2'],
  ])('%s %s with nothing in it', async (command, option, ...more) =>
    expect(await credlens(command, badge, ...more, option, ' ')).toMatchObject({ code: 64, err: expect.stringContaining('It is empty.') }),
  )

  test('what can be used is', async () =>
    expect(await credlens('inspect', badge, '--language', 'nl-NL')).toMatchObject({ code: 0, out: expect.stringContaining('Titel') }))
})

test('of a name whose bytes are no UTF-8 it is told what may be the matter', async () =>
  expect(await credlens('verify', 'no-such-\uFFFD.json')).toMatchObject({
    code: 64,
    err: expect.stringContaining('its name is not UTF-8'),
  }))
