/** The program itself: in a terminal of 80 columns as a person sees it, and through pipes as a script does. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import width from 'fast-string-width'
import { describe, expect, test, vi } from 'vitest'
import { at, fixture, folder } from './credlens.ts'
import { program } from './program.ts'

const path = folder()
const { piped, inTerminal, path: cli } = program('terminal')
const badge = JSON.stringify(JSON.parse(readFileSync(fixture('microcredential.json'), 'utf8')))
const quiet = ['--offline', '--now', at]
const bare = (text: string): string => text.replace(/\u001b\[[0-9;]*[A-Za-z]/g, '')

describe('in a terminal', () => {
  test('one credential: both answers, in colour, no wider than the terminal', async () => {
    const { code, shown } = await inTerminal(['verify', fixture('domain.json'), ...quiet])
    expect(code).toBe(2)
    expect(shown).toContain('\u001b[33m')
    expect(bare(shown)).toMatch(/^Unchanged and in force\? {2}INDETERMINATE/m)
    expect(bare(shown)).toMatch(/^Who stands behind it\? {4}“University of Vesterhavn”, as the credential itself/m)
    for (const line of shown.split('\n')) expect(width(line)).toBeLessThanOrEqual(80)
  })

  test.each([40, 80, 200])('of %d columns: a table that fits', async (columns) => {
    const { code, shown } = await inTerminal(
      ['verify', fixture('microcredential.json'), fixture('microcredential.ERR_PROOF.json'), ...quiet],
      columns,
    )
    expect(code).toBe(1)
    expect(bare(shown)).toMatch(/^✓ valid/m)
    expect(bare(shown)).toMatch(/^✗ invalid/m)
    for (const line of shown.split('\n')) expect(width(line)).toBeLessThanOrEqual(columns)
  })

  test('NO_COLOR is heeded', async () => {
    const child = spawn('script', ['-qec', `NO_COLOR=1 '${process.execPath}' '${cli()}' inspect '${fixture('domain.json')}'`, '/dev/null'])
    let shown = ''
    child.stdout.on('data', (part: Buffer) => (shown += part.toString()))
    await once(child, 'close')
    expect(shown).toContain('Monitoring Water Quality')
    expect(shown).not.toContain('\u001b[')
  })

  test('work that takes long shows how far it is, and takes that away again', async () => {
    mkdirSync(path('long'))
    for (let index = 0; index < 12; index++) writeFileSync(path(`long/${index}.ndjson`), `${badge}\n`.repeat(150))
    const { code, shown } = await inTerminal(['verify', '--ndjson', path('long'), ...quiet])
    expect(code).toBe(0)
    expect(shown).toMatch(/█+░* \d+ % {2}\d+ credentials so far/)
    // every line of the answer stands alone: nothing of the bar is left in it
    const answers = bare(shown)
      .split('\n')
      .map((line) => line.split('\r').at(-1) ?? '')
      .filter((line) => line.startsWith('{'))
    expect(answers).toHaveLength(1800)
    for (const line of answers.slice(0, 50)) expect(JSON.parse(line)).toHaveProperty('verdict', 'valid')
    expect(bare(shown).trimEnd().split('\n').at(-2)).toContain('1800 credentials: 1800 valid.')
  })

  test('short work shows none', async () => {
    const { shown } = await inTerminal(['verify', fixture('microcredential.json'), ...quiet])
    expect(shown).not.toMatch(/[█░]/)
  })

  test('a product does not run into the prompt, and is exact in a pipe', async () => {
    const token = path('token.jwt')
    const key = path('key.json')
    await piped(['keygen', '--type', 'RSA', '-o', key])
    const { kid } = JSON.parse(readFileSync(key, 'utf8')) as { kid: string }
    const document = JSON.parse(readFileSync(fixture('microcredential.ERR_NO_PROOF.json'), 'utf8'))
    document.issuer.id = kid.split('#')[0]
    writeFileSync(path('unsigned.json'), JSON.stringify(document))
    const { code, out } = await piped(['issue', path('unsigned.json'), '--key', key, '--offline', '--now', at])
    expect([code, out.endsWith('\n')]).toEqual([0, false])
    writeFileSync(token, out)
    expect((await piped(['verify', token, ...quiet])).code).toBe(0)
    expect((await inTerminal(['issue', path('unsigned.json'), '--key', key, '--offline'])).shown.endsWith('\n')).toBe(true)
  })
})

describe('through pipes', () => {
  test('standard input in, plain text out', async () => {
    const { code, out } = await piped(['verify', '-', ...quiet], badge)
    expect([code, out.includes('\u001b')]).toEqual([0, false])
    expect(out).toMatch(/^standard input\nUnchanged and in force\? {2}VALID/)
  })

  test('lines in, lines out, and the summary beside', async () => {
    const { code, out, err } = await piped(['verify', '-', '--ndjson', ...quiet], `${badge}\nnonsense\n${badge}\n`)
    expect(code).toBe(1)
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).verdict ?? 'error'),
    ).toEqual(['valid', 'error', 'valid'])
    expect(err).toContain('3 credentials: 2 valid, 1 could not be used.')
  })

  test('one command into the next', async () => {
    const converted = await piped(['convert', '--to', 'clr2', '-', ...quiet], badge)
    expect(converted.code).toBe(0)
    const restored = await piped(['restore', '-'], converted.out)
    expect(restored.out).toBe(badge)
  })

  test('a reader that has seen enough ends it, without a word', async () => {
    const lines = path('many.ndjson')
    writeFileSync(lines, `${badge}\n`.repeat(2000))
    const child = spawn('sh', ['-c', `'${process.execPath}' '${cli()}' verify --ndjson ${quiet.join(' ')} '${lines}' | head -n 1`])
    let [out, err] = ['', '']
    child.stdout.on('data', (part: Buffer) => (out += part.toString()))
    child.stderr.on('data', (part: Buffer) => (err += part.toString()))
    await once(child, 'close')
    expect(JSON.parse(out)).toHaveProperty('verdict', 'valid')
    expect(err).toBe('')
  })

  test.each([
    ['a reader that stops is told nothing, so nothing is called valid', '| true', 2, ''],
    ['a disk that is full', '> /dev/full', 2, '✗ the answer cannot be written: the disk is full [ERR_OUTPUT]\n'],
    ['nobody to complain to', '2> /dev/full', 1, ''],
    ['control', '', 1, ''],
  ])('%s', async (_, redirected, expected, complaint) => {
    // a pipe that nobody reads any more, for certain
    const late = redirected.startsWith('|') ? '{ sleep 1; ' : '{ '
    const words = `'${process.execPath}' '${cli()}' verify ${quiet.join(' ')} '${fixture('microcredential.ERR_PROOF.json')}'`
    const child = spawn('bash', ['-o', 'pipefail', '-c', `${late}${words}; } ${redirected}`])
    let err = ''
    child.stderr.on('data', (part: Buffer) => (err += part.toString()))
    child.stdout.resume()
    const [code] = await once(child, 'close')
    expect({ code, err }).toEqual({ code: expected, err: complaint })
  })

  test.each([
    ['a page', 'the file of --report', (into: string) => `verify ${quiet.join(' ')} '${fixture('domain.json')}' --report '${into}/a.html'`],
    ['a key', 'the key file', (into: string) => `keygen -o '${into}/a.json'`],
  ])('%s for which there is no room: an error with a code, and nothing is left of it', async (_, what, words) => {
    const into = path(`no-room-${what.length}`)
    mkdirSync(into)
    const ran = async (before: string): Promise<readonly [number, string, readonly string[]]> => {
      const child = spawn('bash', ['-c', `${before} '${process.execPath}' '${cli()}' ${words(into)}`])
      let err = ''
      child.stderr.on('data', (part: Buffer) => (err += part.toString()))
      child.stdout.resume()
      const [code] = await once(child, 'close')
      return [code, err, readdirSync(into)]
    }
    // no file may be longer than nothing; the signal that the system sends for it is ignored, so that the write fails
    expect(await ran("trap '' XFSZ; ulimit -f 0;")).toEqual([2, `✗ ${what} cannot be written (EFBIG) [ERR_OUTPUT]\n`, []])
    // control: where there is room, it is written
    expect((await ran(''))[2]).toHaveLength(1)
  })

  test.each([
    ['convert', (into: string) => `convert --to clr2 ${quiet.join(' ')} '${fixture('microcredential.json')}' -o '${into}/a'`],
    [
      'bundle',
      (into: string) => `bundle --to clr2 --name All --criteria All --offline '${fixture('microcredential.json')}' -o '${into}/a'`,
    ],
    ['evidence', (into: string) => `verify ${quiet.join(' ')} '${fixture('microcredential.json')}' --evidence '${into}/a'`],
  ])('what %s makes and there is no room for leaves what stood there, with its rights', async (name, words) => {
    const into = path(`room-for-${name}`)
    mkdirSync(into)
    writeFileSync(`${into}/a`, 'mine', { mode: 0o640 })
    const ran = async (before: string): Promise<readonly unknown[]> => {
      const child = spawn('bash', ['-c', `${before} '${process.execPath}' '${cli()}' ${words(into)}`], {
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      let err = ''
      child.stderr.on('data', (part: Buffer) => (err += part.toString()))
      const [code] = await once(child, 'close')
      const { mode } = statSync(`${into}/a`)
      return [code, err.includes('cannot be written (EFBIG)'), readdirSync(into), readFileSync(`${into}/a`).length > 4, mode & 0o777]
    }
    expect(await ran("trap '' XFSZ; ulimit -f 1;")).toEqual([2, true, ['a'], false, 0o640])
    // control: where there is room, it is written
    expect(await ran('')).toEqual([0, false, ['a'], true, 0o640])
  })

  test('memory does not grow with the input', async () => {
    // every line is long and quickly answered: what is measured is what is kept of it
    const line = `{"a":"${'x'.repeat(50_000)}"}\n`
    const peakOf = async (count: number): Promise<number> => {
      const file = createWriteStream(path('long.ndjson'))
      for (let index = 0; index < count; index++) if (!file.write(line)) await once(file, 'drain')
      file.end()
      await once(file, 'finish')
      const hook = `process.on('exit',()=>process.stderr.write('peak '+process.resourceUsage().maxRSS+'\\n'))`
      const { err } = await piped(['validate', '--ndjson', path('long.ndjson')], '', [
        '--import',
        `data:text/javascript,${encodeURIComponent(hook)}`,
      ])
      expect(err).toContain(`${count} credentials`)
      return Number(/peak (\d+)/.exec(err)?.[1]) / 1024
    }
    const [small, large] = [await peakOf(200), await peakOf(4000)]
    process.stdout.write(`peak memory: ${Math.round(small)} MB for 10 MB, ${Math.round(large)} MB for 200 MB\n`)
    expect(small).toBeGreaterThan(20)
    expect(large - small).toBeLessThan(120)
  })

  test('help and errors: to the streams where they belong', async () => {
    const help = await piped(['--help'])
    expect([help.code, help.err, help.out.includes('credlens verify badge.png')]).toEqual([0, '', true])
    const wrong = await piped(['verify', '--no-such-option', 'x'])
    expect([wrong.code, wrong.out]).toEqual([64, ''])
    expect(wrong.err).toContain('unknown option')
  })
})

test.each(['SIGINT', 'SIGTERM'] as const)('a page that %s keeps from being whole leaves nothing beside', async (signal) => {
  const stopped = path(`stopped-${signal}`)
  mkdirSync(stopped)
  const words = ['verify', ...quiet, '--lines', '-', '--report', `${stopped}/page.html`]
  const child = spawn(process.execPath, [cli(), ...words], { stdio: ['pipe', 'ignore', 'ignore'] })
  const ended = once(child, 'exit')
  child.stdin.write(`${badge}\n${badge}\n${badge}\n`)
  await vi.waitFor(() => expect(readdirSync(stopped)).toEqual([expect.stringMatching(/\.aside$/)]), 20_000)
  child.kill(signal)
  expect([await ended, readdirSync(stopped)]).toEqual([[null, signal], []])
})
