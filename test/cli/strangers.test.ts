/** What somebody types who has read the help and not the code: each answer says what is the matter, and nothing is lost without a word. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { at, credlens, fixture, folder } from './credlens.ts'

const path = folder()
const badge = fixture('microcredential.json')
const svg = '<svg xmlns="http://www.w3.org/2000/svg"></svg>'
writeFileSync(path('bare.svg'), svg)
mkdirSync(path('empty'))

/** A badge of the owner of a new key, which has no proof yet. */
async function drafted(more: object = {}): Promise<string> {
  if (!existsSync(path('key.json'))) await credlens('keygen', '-o', path('key.json'))
  const { kid } = JSON.parse(readFileSync(path('key.json'), 'utf8')) as { kid: string }
  const { proof: _, issuer, ...rest } = JSON.parse(readFileSync(badge, 'utf8'))
  const name = path(`draft-${readdirSync(path('.')).length}.json`)
  writeFileSync(name, JSON.stringify({ ...rest, issuer: { ...issuer, id: kid.split('#')[0] }, ...more }))
  return name
}

describe('a folder in which there is nothing', () => {
  test.each([['verify'], ['stack'], ['bundle', '--to', 'clr2']])('%s: nothing to look at is open, not bad', async (command, ...more) => {
    expect((await credlens(command, path('empty'), ...more)).code).toBe(2)
  })
  test('an empty file is none that can be used', async () => {
    writeFileSync(path('nothing.json'), '')
    for (const words of [['verify'], ['stack'], ['bundle', '--to', 'clr2']])
      expect((await credlens(...words, path('nothing.json'))).code, words[0]).toBe(1)
  })
})

describe('- as the output', () => {
  test('is standard output, as where none is named', async () => {
    const named = await credlens('convert', badge, '--to', 'clr2', '--now', at, '-o', '-')
    expect(named.out).toBe((await credlens('convert', badge, '--to', 'clr2', '--now', at)).out)
    expect(JSON.parse(named.out)).toMatchObject({ type: expect.arrayContaining(['ClrCredential']) })
    expect(existsSync('-')).toBe(false)
  })
  test.each([
    ['strip', path('bare.svg')],
    ['bake', path('bare.svg'), '--credential', badge],
  ])('%s: a picture goes into a file', async (...words) => {
    expect(await credlens(...words, '-o', '-')).toMatchObject({ code: 64, err: expect.stringContaining('to which file') })
    expect(existsSync('-')).toBe(false)
  })
  test('a private key goes nowhere else than into a file', async () => {
    const { code, out, err } = await credlens('keygen', '-o', '-')
    expect([code, out, existsSync('-')]).toEqual([64, '', false])
    expect(err).toContain('A private key goes into a file of its own.')
  })
})

describe('--csv', () => {
  test.each([
    ['convert', '--to', 'elm'],
    ['issue', '--key', path('key.json')],
  ])('%s: what is made is not lost: it needs a place', async (command, ...more) => {
    const source = await drafted()
    expect(await credlens(command, source, ...more, '--csv')).toMatchObject({
      code: 64,
      out: '',
      err: expect.stringContaining('say with --output where that is to be written'),
    })
    const written = path(`${command}.out`)
    const { out } = await credlens(command, source, ...more, '--csv', '-o', written, '--force').then(async (answer) =>
      answer.code === 64 ? credlens(command, source, ...more, '--csv', '-o', written) : answer,
    )
    expect(out.trimEnd().endsWith(written)).toBe(true)
    expect(existsSync(written)).toBe(true)
  })
})

describe('replay', () => {
  test('of what is no evidence says so, and where it comes from', async () => {
    expect(await credlens('replay', badge)).toMatchObject({
      code: 1,
      err: expect.stringContaining('verify and validate keep it with --evidence'),
    })
  })
  test('its help names what it takes', async () => {
    const { out } = await credlens('help', 'replay')
    expect(out).toContain('evidence files, or - for standard input')
    expect(out).not.toContain('patterns')
  })
})

test('bake: a fault of the credential is not told as one of the pictures, and once', async () => {
  writeFileSync(path('twice.json'), '{"a":1,"a":2}')
  for (const [name, code] of [
    ['twice.json', 'ERR_DUPLICATE_MEMBER'],
    ['bare.svg', 'ERR_NO_CREDENTIAL'],
  ] as const) {
    const { err } = await credlens('bake', path('bare.svg'), path('bare.svg'), '--credential', path(name), '-o', `${path('baked')}/`)
    expect(err).toMatch(new RegExp(`^✗ the file of the credential: .*\\[${code}\\]\\n$`))
  }
  // control: one of the picture is not told as one of the credential
  const { err } = await credlens('bake', path('twice.json'), '--credential', badge, '-o', path('baked.svg'))
  expect(err).toContain('twice.json: the file is neither a PNG nor an SVG picture [ERR_UNSUPPORTED]')
})

test('issue: what is not well formed is told, for the report is not shown', async () => {
  const { code, err } = await credlens('issue', await drafted({ credentialSubject: {} }), '--key', path('key.json'))
  const { checks } = JSON.parse((await credlens('validate', await drafted({ credentialSubject: {} }), '--json')).out)
  const faults = checks.filter(({ outcome }: { outcome: string }) => outcome === 'fail')
  expect([code, faults.length > 0]).toEqual([1, true])
  for (const { message } of faults) expect(err).toContain(message)
})

test('stack: a size that is not known, or a profile that asks for none, is answered with those that there are', async () => {
  for (const size of ['nope', 'eu', '__proto__', '5,5']) {
    const { code, err } = await credlens('stack', badge, '--size', size)
    expect([code, /ask for ECTS credits, or size-es, .*forthem-macro \[ERR_OPTION\]/.test(err), err.includes('unesco')]).toEqual([
      64,
      true,
      false,
    ])
  }
})

describe('shard', () => {
  const stock = path('stock.ndjson')
  writeFileSync(stock, `${JSON.stringify(JSON.parse(readFileSync(badge, 'utf8')))}\n`)
  test.each([
    ['verify', '--to', 'elm'],
    ['verify', '--placeholders'],
    ['recheck', '--language', 'nl'],
    ['verify', '--no-capsule'],
    ['recheck', '--no-capsule'],
    ['convert', '--min-level', 'B-T', '--to', 'elm'],
  ])('%s: %s would be passed over, so it is wrong usage', async (operation, option, ...value) => {
    const output = path(`unfit-${operation}.ndjson`)
    const answer = await credlens('shard', stock, output, '--workers', '0', '--operation', operation, option, ...value)
    expect(answer).toMatchObject({ code: 64, err: expect.stringContaining(`${option} says nothing of the operation ${operation}`) })
    expect(existsSync(output)).toBe(false)
  })
  test.each([['--retry'], ['--per-host', '2']])('%s asks nobody offline, so it is wrong usage', async (option, ...value) => {
    const output = path('asks-nobody.ndjson')
    const answer = await credlens('shard', stock, output, '--workers', '0', '--operation', 'verify', '--offline', option, ...value)
    expect(answer).toMatchObject({ code: 64, err: expect.stringContaining(`${option} says nothing with --offline`) })
    expect(existsSync(output)).toBe(false)
  })
  test.each(['verify', 'inspect', 'stack', 'shard'])('%s has no host to ask offline', async (command) => {
    const words = command === 'shard' ? [stock, path('no-host.ndjson'), '--operation', 'verify'] : [stock]
    const answer = await credlens(command, ...words, '--offline', '--allow-host', 'school.example')
    expect(answer).toMatchObject({ code: 64, out: '', err: expect.stringContaining("cannot be used with option '--offline'") })
  })
  test.each([
    ['--workers', ''],
    ['--workers', 'two'],
    ['--workers', '0x2'],
    ['--per-host', ' '],
  ])('%s %j is no number, not even 0', async (option, value) => {
    const output = path('number.ndjson')
    expect(await credlens('shard', stock, output, '--operation', 'verify', '--offline', option, value)).toMatchObject({
      code: 64,
      err: expect.stringContaining('It is not a whole number from'),
    })
    expect(existsSync(output)).toBe(false)
  })
  test('of credentials where results were meant: that is what is said of the lines', async () => {
    const { code, out } = await credlens('shard', stock, path('no-results.ndjson'), '--operation', 'recheck', '--offline', '--workers', '0')
    expect(code).toBe(1)
    expect(out).toContain('line 1: ERR_INPUT: It is no result of --operation verify')
    expect(out).not.toContain('neither text')
  })
  test('is of files', async () => {
    for (const names of [
      ['-', path('results.ndjson')],
      [stock, '-'],
    ])
      expect(await credlens('shard', ...names, '--operation', 'verify', '--workers', '0')).toMatchObject({
        code: 64,
        err: expect.stringContaining('A shard is of files'),
      })
    expect([existsSync('-'), existsSync(path('results.ndjson'))]).toEqual([false, false])
    const pipe = path('pipe')
    execFileSync('mkfifo', [pipe])
    expect(await credlens('shard', pipe, path('results.ndjson'), '--operation', 'verify', '--workers', '0')).toMatchObject({
      code: 64,
      err: expect.stringContaining('the input is a pipe'),
    })
    expect(existsSync(path('results.ndjson.start.json'))).toBe(false)
  })
})

test('stack: of several sizes that are open, each says which it is', async () => {
  const { out } = await credlens('stack', badge, '--size', '5', '60')
  const sizes = out.split('\n').filter((line) => line.includes('Size'))
  expect(sizes).toEqual([expect.stringContaining('at least 5 are asked for'), expect.stringContaining('at least 60 are asked for')])
})
