/** Files of lines, folders, patterns, archives, lists: each credential told in its place, one that is bad never stops the rest. */
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { parse as parseCsv } from 'csv-parse/sync'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { linesOrWhole, looksLikeLines } from '../../src/cli/lines.ts'
import type { CommandKind } from '../../src/cli/output.ts'
import { sessionOf } from '../../src/cli/session.ts'
import { onEach } from '../../src/cli/work.ts'
import { ob3 } from '../../src/generated/registry/formats/ob3.ts'
import type { FormatEntry } from '../../src/lib/contract.ts'
import { CredentialError } from '../../src/lib/errors.ts'
import type { Fetch } from '../../src/lib/options.ts'
import { parseAll } from '../../src/parse.ts'
import { web } from '../web.ts'
import { at, credlens, credlensIn, fixture, folder } from './credlens.ts'

const path = folder()
const badge = JSON.stringify(JSON.parse(readFileSync(fixture('microcredential.json'), 'utf8')))
const tampered = JSON.stringify(JSON.parse(readFileSync(fixture('microcredential.ERR_PROOF.json'), 'utf8')))

interface Line {
  readonly input: string
  readonly place?: string
  readonly verdict?: string
  readonly error?: { readonly code: string }
}
async function lines(
  ...words: readonly string[]
): Promise<{ readonly items: readonly Line[]; readonly code: number; readonly err: string }> {
  const { out, code, err } = await credlens('verify', '--ndjson', '--now', at, '--offline', ...words)
  return {
    code,
    err,
    items:
      out === ''
        ? []
        : out
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line) as Line),
  }
}
const brief = ({ place, verdict, error }: Line): string => `${place ?? '-'}: ${verdict ?? error?.code}`

describe('lines', () => {
  test('each in its place, whatever the others are', async () => {
    const long = `{"a":"${'x'.repeat(8 * 2 ** 20)}"}`
    const text = [
      `\uFEFF${badge}`,
      '',
      '{"broken":',
      `${badge}\r`,
      'null',
      long,
      '   ',
      tampered,
      '[1,2]',
      '\u0000',
      'eyJ.x.y',
      '{"a":1,"a":2}',
      badge,
    ]
    writeFileSync(path('mixed.ndjson'), text.join('\n'))
    const { items, code, err } = await lines(path('mixed.ndjson'))
    expect(items.map(brief)).toEqual([
      'line 1: valid',
      'line 3: ERR_NOT_JSON',
      'line 4: valid',
      'line 5: ERR_NOT_JSON',
      'line 6: ERR_TOO_LARGE',
      'line 8: invalid',
      'line 9, number 1: ERR_INPUT',
      'line 9, number 2: ERR_INPUT',
      'line 10: ERR_NOT_JSON',
      'line 11: ERR_TOKEN',
      'line 12: ERR_DUPLICATE_MEMBER',
      'line 13: valid',
    ])
    expect(code).toBe(1)
    expect(err).toContain('12 credentials: 3 valid, 1 invalid, 8 could not be used.')
  })

  test('a line may hold several', async () => {
    writeFileSync(path('lists.jsonl'), `[${badge},${tampered}]\n${badge}\n`)
    expect((await lines(path('lists.jsonl'))).items.map(brief)).toEqual([
      'line 1, json /0: valid',
      'line 1, json /1: invalid',
      'line 2: valid',
    ])
  })

  test('are seen by what they are, where no name says so', async () => {
    writeFileSync(path('export.txt'), `${badge}\n${badge}\n`)
    writeFileSync(path('first-is-bad.txt'), `nonsense\n${badge}\n`)
    writeFileSync(path('one.txt'), `${badge}\n`)
    writeFileSync(path('pretty.json'), JSON.stringify(JSON.parse(badge), null, 2))
    for (const [name, places] of [
      ['export.txt', ['line 1', 'line 2']],
      ['first-is-bad.txt', ['line 1', 'line 2']],
      ['one.txt', [undefined]],
      ['pretty.json', [undefined]],
    ] as const)
      expect((await lines(path(name))).items.map(({ place }) => place)).toEqual(places)
    expect((await lines('--lines', path('one.txt'))).items.map(({ place }) => place)).toEqual(['line 1'])
  })

  test.each([
    ['an empty line first', ['\n', badge, '\n', tampered]],
    ['a mark of the byte order first', ['\uFEFF', '\n', `${badge}\n`, tampered]],
    ['many empty lines between', [`${badge}\n\n\n\n`, '\n', `${tampered}\n`]],
    ['blanks first, more than a head', [' '.repeat(80), '\n', `${badge}\r\n`, '\r\n', tampered]],
    ['a sign at a time', [...`\uFEFF\n\n${badge}\n \n${tampered}`]],
  ])('are seen in whatever pieces they come: %s', async (_, pieces) => {
    const found: (string | undefined)[] = []
    const bytes = (async function* () {
      yield* pieces.map((piece) => new TextEncoder().encode(piece))
    })()
    for await (const { line, bytes: said } of linesOrWhole(bytes, false))
      found.push(line === undefined || said instanceof Error ? undefined : new TextDecoder().decode(said).trim())
    expect(found).toEqual([badge, tampered])
    // and by the library, of a text
    const parts: string[] = []
    for await (const part of parseAll(pieces.join(''))) parts.push(part instanceof Error ? part.code : part.format)
    expect(parts).toEqual(['ob3', 'ob3'])
  })

  test.each(['{"a":"', '\u0000'])('what never ends (%j) is given up, and closed', async (first) => {
    let [given, isClosed] = [0, false]
    const endless = (async function* () {
      try {
        yield new TextEncoder().encode(first)
        for (const part = new Uint8Array(2 ** 20).fill(0x78); given < 64; given++) yield part
      } finally {
        isClosed = true
      }
    })()
    const pieces: unknown[] = []
    for await (const { bytes } of linesOrWhole(endless, false)) pieces.push(bytes instanceof CredentialError ? bytes.code : 'kept')
    expect([pieces, given < 40, isClosed]).toEqual([['ERR_TOO_LARGE'], true, true])
  })

  test.each([
    ['{"a":1}\n{"b":2}', true],
    ['{\n"a":{"b":1}\n}', false],
    ['[\n{"a":1},\n{"a":2}\n]', false],
    ['<svg>\n{"a":1}', false],
    ['{"a":1}', false],
    ['eyJhbGciOiJub25lIn0.e30.\neyJhbGciOiJub25lIn0.e30.', true],
    ['https://example.org/1\nhttps://example.org/2', true],
    ['', false],
  ])('%j: %s', (head, expected) => expect(looksLikeLines(head)).toBe(expected))
})

describe('what an argument stands for', () => {
  test('a folder, with what is below it, without what is hidden or leads elsewhere', async () => {
    for (const name of ['in', 'in/deep', 'in/.git']) mkdirSync(path(name))
    for (const name of ['in/b.json', 'in/a.json', 'in/deep/c.json', 'in/.hidden.json', 'in/.git/d.json']) writeFileSync(path(name), badge)
    symlinkSync(path('in'), path('in/deep/circle'))
    symlinkSync(path('in/a.json'), path('in/link.json'))
    const { items } = await lines(path('in'))
    expect(items.map(({ input }) => input.slice(path('in').length + 1))).toEqual(['a.json', 'b.json', 'deep/c.json', 'link.json'])
  })

  test('a link that leads to no file is told, in a folder and by its name', async () => {
    mkdirSync(path('loose'))
    writeFileSync(path('loose/a.json'), badge)
    symlinkSync(path('gone.json'), path('loose/b.json'))
    for (const names of [[path('loose')], [path('loose/a.json'), path('loose/b.json')]]) {
      const { items, code } = await lines(...names)
      const message = (items.at(-1)?.error as { readonly message?: string } | undefined)?.message
      expect([items.map(brief), message, code]).toEqual([['-: valid', '-: ERR_INPUT'], 'it is a link that leads to no file', 1])
    }
  })

  test('of a folder none of what the command makes in it, or a run that was killed had begun', async () => {
    for (const name of ['own', 'own/z']) mkdirSync(path(name))
    for (const name of ['own/a.json', 'own/z/b.json']) writeFileSync(path(name), badge)
    writeFileSync(path('own/z/c.html.00000000-0000-4000-8000-000000000000.aside'), '{')
    const seen = (await lines('--report', path('own/z/page.html'), path('own'))).items
    expect(seen.map(({ input }) => input.slice(path('own').length + 1))).toEqual(['a.json', 'z/b.json'])
    rmSync(path('own/z/page.html'))
    const { out } = await credlens('convert', '--to', 'clr2', '--ndjson', '-o', path('own/z/'), path('own'))
    const made = out.trimEnd().split('\n')
    expect(made.map((line) => (JSON.parse(line) as Line).input.slice(path('own').length + 1))).toEqual(['a.json', 'z/b.json'])
    // null control: b.json is an input, and what is made of it would be called so
    expect(made.map((line) => (JSON.parse(line) as Line).error?.code)).toEqual([undefined, 'ERR_OPTION'])
  })

  test('a folder that cannot be looked into is told, and not passed over with what is in it', async () => {
    mkdirSync(path('odd'))
    // bytes that are no UTF-8 are a name on Linux alone
    const inner = Buffer.concat([Buffer.from(path('odd/')), Buffer.from([0x62, 0xff])])
    mkdirSync(inner)
    writeFileSync(Buffer.concat([inner, Buffer.from('/b.json')]), badge)
    writeFileSync(path('odd/a.json'), badge)
    const { items, code } = await lines(path('odd'))
    expect([items.map(brief), code]).toEqual([['-: valid', '-: ERR_OPTION'], 64])
  })

  test('a pattern, and a file whose name looks like one', async () => {
    mkdirSync(path('glob'))
    for (const name of ['glob/a.json', 'glob/b.json', 'glob/c.txt', 'glob/[x].json']) writeFileSync(path(name), badge)
    expect((await lines(path('glob/*.json'))).items.map(({ input }) => input.slice(path('glob').length + 1))).toEqual([
      '[x].json',
      'a.json',
      'b.json',
    ])
    expect((await lines(path('glob/[x].json'))).items).toHaveLength(1)
    expect((await lines(path('glob/*.none'))).items.map(brief)).toEqual(['-: ERR_OPTION'])
  })

  test('an archive and a list, credential by credential', async () => {
    writeFileSync(
      path('some.zip'),
      zipSync({ 'a/1.json': Buffer.from(badge), 'b.json': Buffer.from(tampered), 'c.json': Buffer.from('{') }),
    )
    writeFileSync(path('list.json'), `[${badge},7,${tampered}]`)
    expect((await lines(path('some.zip'))).items.map(brief)).toEqual([
      'zip a/1.json: valid',
      'zip b.json: invalid',
      'number 3: ERR_NOT_JSON',
    ])
    expect((await lines(path('list.json'))).items.map(brief)).toEqual(['json /0: valid', 'number 2: ERR_INPUT', 'json /2: invalid'])
  })

  test('an address that has several, credential by credential; none is a picture', async () => {
    const network: Fetch = async () => new Response(`[${badge},${tampered}]`, { headers: { 'content-type': 'application/json' } })
    const url = 'https://records.example/list.json'
    const { out } = await credlensIn({ network }, 'verify', '--ndjson', '--now', at, url)
    const items = out.trimEnd().split('\n')
    expect(items.map((line) => brief(JSON.parse(line)))).toEqual(['json /0: valid', 'json /1: invalid'])
    expect(await credlensIn({ network }, 'unbake', url)).toMatchObject({ code: 1, out: '', err: expect.stringContaining('from a file') })
  })

  test('a file that is not there, a folder without files', async () => {
    mkdirSync(path('empty'))
    const none = await credlens('verify', '--json', path('none.json'))
    expect(JSON.parse(none.out)).toMatchObject({ error: { code: 'ERR_OPTION', message: 'there is no such file' } })
    const empty = await credlens('verify', path('empty'))
    // nothing was found good
    expect([empty.code, empty.err]).toEqual([2, expect.stringContaining('0 credentials')])
    writeFileSync(path('empty.ndjson'), '\n')
    expect((await credlens('verify', '--ndjson', path('empty.ndjson'))).code).toBe(2)
    writeFileSync(path('good.json'), badge)
    expect((await credlens('verify', path('good.json'), path('empty'))).code).toBe(0)
  })
})

describe('one run', () => {
  test('what many of them need is asked for once, several wait at a time, and the order stays', async () => {
    const asked: string[] = []
    let [waiting, most] = [0, 0]
    const slow: Fetch = async (url, init) => {
      asked.push(url)
      most = Math.max(most, ++waiting)
      await new Promise((then) => setTimeout(then, 20))
      waiting -= 1
      return web(url, init)
    }
    const files = Array.from({ length: 12 }, (_, index) => fixture(index % 2 === 0 ? 'status.json' : 'status.ERR_REVOKED.json'))
    const addresses = Array.from({ length: 6 }, (_, index) => `https://university.example.org/none-${index}`)
    const { out } = await credlensIn({ network: slow }, 'verify', '--ndjson', '--now', at, ...files, ...addresses)
    const items = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line)
    expect(items.map(({ input }) => input)).toEqual([...files, ...addresses])
    expect(items.map(({ verdict, error }) => verdict ?? error?.code)).toEqual([
      ...files.map((name) => (name.includes('REVOKED') ? 'invalid' : 'valid')),
      ...addresses.map(() => 'ERR_NETWORK'),
    ])
    expect(asked.filter((url) => !url.includes('none')).sort()).toEqual([
      'https://university.example.org/.well-known/did.json',
      'https://university.example.org/status/1',
    ])
    expect(most).toBeGreaterThan(3)
  })
})

describe('ways to show', () => {
  test('--json is one object for one, a list for several, and JSON for none', async () => {
    writeFileSync(path('1.json'), badge)
    expect(JSON.parse((await credlens('verify', '--json', '--now', at, path('1.json'))).out)).toMatchObject({ verdict: 'valid' })
    expect(JSON.parse((await credlens('verify', '--json', '--now', at, path('1.json'), path('1.json'), path('1.json'))).out)).toHaveLength(
      3,
    )
    mkdirSync(path('none'))
    expect(JSON.parse((await credlens('verify', '--json', path('none'))).out)).toEqual([])
  })

  test('--csv has the same columns for every command, one row a credential', async () => {
    const headers = await Promise.all(
      ['verify', 'validate', 'profile', 'inspect'].map(async (command) => {
        const { out } = await credlens(command, '--csv', fixture('microcredential.json'), path('none.json'))
        expect(out.endsWith('\r\n')).toBe(true)
        const rows = parseCsv(out, { record_delimiter: '\r\n', columns: true }) as readonly Readonly<Record<string, string>>[]
        expect(rows).toHaveLength(2)
        expect(rows[0]).toMatchObject({ format: 'ob3', title: 'Monitoring Water Quality' })
        expect(rows[1]).toMatchObject({ result: 'error', error: 'ERR_OPTION', message: 'there is no such file' })
        return Object.keys(rows[0] ?? {}).join()
      }),
    )
    expect(new Set(headers).size).toBe(1)
    expect(headers[0]).toBe(
      'input,place,result,format,version,title,recipient,issued,valid_until,issuer_id,issuer_name,issuer_name_from,issuer_control,issuer_listed_by,failed,unknown,warned,error,message,written_to',
    )
  })

  test('--csv gives both answers', async () => {
    const { out } = await credlens('verify', '--csv', '--now', at, fixture('domain.json'), fixture('microcredential.json'))
    const rows = parseCsv(out, { columns: true }) as readonly Readonly<Record<string, string>>[]
    expect(rows.map((row) => [row['result'], row['issuer_name_from'], row['issuer_control']])).toEqual([
      ['valid', 'credential', 'domain'],
      ['valid', 'credential', 'none'],
    ])
  })

  test('of many, a table with both answers, and a summary', async () => {
    const { out } = await credlens(
      'verify',
      '--now',
      at,
      fixture('domain.json'),
      fixture('microcredential.json'),
      fixture('microcredential.ERR_EXPIRED.json'),
    )
    expect(out.split('\n')[0]).toMatch(/^In force\? +Who stands behind it\? +Credential$/)
    expect(out).toMatch(/^✓ valid +✓ University of Vesterhavn/m)
    expect(out).toMatch(/^✓ valid +\? University of Vesterhavn/m)
    expect(out).toMatch(/^ +ERR_EXPIRED: The credential expired/m)
    expect(out).toContain('3 credentials: 2 valid, 1 invalid.\nSomething outside the credential confirms the issuer of 1 of the 2 valid.')
  })

  test('a shape that is right, a profile that is met and a file that was read are none of them called valid', async () => {
    const files = [fixture('microcredential.ERR_PROOF.json'), fixture('microcredential.ERR_SCHEMA.json')]
    const validated = await credlens('validate', ...files)
    expect(validated.out).toMatch(/^✓ well formed {2}/m)
    expect(validated.out).toMatch(/^✗ malformed +/m)
    expect(validated.out).toContain('2 credentials: 1 well formed, 1 malformed.')
    const inspected = await credlens('inspect', fixture('microcredential.json'), fixture('first-aid.json'))
    expect(inspected.out).toMatch(/^✓ read /m)
    expect(inspected.out).toMatch(/Monitoring Water Quality · Nora Lindqvist · University of\s+Vesterhavn/)
    const profiled = await credlens('profile', ...files.slice(0, 1), fixture('first-aid.json'))
    for (const { out } of [validated, inspected, profiled]) expect(out).not.toMatch(/\bvalid\b/)
  })

  test.each([
    ['verify', '--report'],
    ['convert', '--report', '--to', 'clr2'],
    ['verify', '--evidence'],
    ['shard', '--csv', '--operation', 'verify'],
  ])('%s %s -: standard output has the answer, and no file is called so', async (command, option, ...more) => {
    const files = command === 'shard' ? [path('of.ndjson'), path('to.ndjson')] : [path('of.ndjson')]
    writeFileSync(path('of.ndjson'), `${badge}\n`)
    const { code, out, err } = await credlens(command, ...files, ...more, '--offline', option, '-')
    expect([code, out, err]).toEqual([64, '', expect.stringContaining('Standard output has the answer: name a file.')])
    expect(existsSync('-')).toBe(false)
  })

  test('two ways at once are wrong usage', async () => {
    expect((await credlens('verify', '--json', '--csv', path('1.json'))).code).toBe(64)
    expect((await credlens('verify', '--ndjson', '--csv', path('1.json'))).code).toBe(64)
  })
})

describe('products', () => {
  test('several need a folder, or a way for machines', async () => {
    const words = ['convert', '--to', 'clr2', '--now', at, fixture('microcredential.json'), fixture('registered.json')]
    const mixed = await credlens(...words)
    expect([mixed.code, mixed.out]).toEqual([64, ''])
    const file = await credlens(...words, '-o', path('one-file.json'))
    expect(file.code).toBe(64)
    const ndjson = await credlens(...words, '--ndjson')
    expect(
      ndjson.out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).document.type[1]),
    ).toEqual(['ClrCredential', 'ClrCredential'])
  })

  test('of an archive for one file, each part is read once to count and to work on', async () => {
    let read = 0
    const claims: FormatEntry['claims'] = (document) => {
      read += 1
      return ob3.claims(document)
    }
    const readFor = async (archive: Uint8Array, output?: string): Promise<readonly [number, number]> => {
      writeFileSync(path('parts.zip'), archive)
      read = 0
      const session = sessionOf({ ...(output && { output }), offline: true }, { out: { write: () => 1 }, err: { write: () => 1 } }, [
        path('parts.zip'),
      ])
      const work: CommandKind['work'] = async (input) => {
        if (typeof input === 'string') return { exit: 0, product: { content: input, extension: '.json' } }
        throw new CredentialError('ERR_SEVERAL', 'several')
      }
      const command: CommandKind = { name: 'test', makes: true, formats: [{ ...ob3, claims }], work, text: () => '', data: () => ({}) }
      return [await onEach([path('parts.zip')], session, command), read]
    }
    const one = zipSync({ 'a.json': Buffer.from(badge), 'b.json': Buffer.from('{') })
    const two = zipSync({ 'a.json': Buffer.from(badge), 'b.json': Buffer.from(tampered), 'c.json': Buffer.from(badge) })
    const [exit, reads] = await readFor(one)
    expect(await readFor(one, path('of-one.json'))).toEqual([exit, reads])
    expect(readFileSync(path('of-one.json'), 'utf8')).toBe(badge)
    expect(await readFor(two, path('of-two.json'))).toEqual([64, 2 * reads])
    expect(existsSync(path('of-two.json'))).toBe(false)
  })

  test('into a folder: named after their inputs, never over each other, never out of it', async () => {
    for (const name of ['x', 'x/a', 'x/b']) mkdirSync(path(name))
    for (const name of ['x/a/badge.json', 'x/b/badge.json', 'x/a/~~.json']) writeFileSync(path(name), badge)
    writeFileSync(path('x/a/lines.ndjson'), `${badge}\n${badge}\n`)
    const { code, out } = await credlens('convert', '--to', 'clr2', '--now', at, path('x'), '-o', `${path('made')}/`)
    expect(code).toBe(0)
    const { readdirSync } = await import('node:fs')
    expect(readdirSync(path('made')).sort()).toEqual([
      'badge-2.json',
      'badge.json',
      'credential.json',
      'lines-line-1.json',
      'lines-line-2.json',
    ])
    expect(out).toContain('5 credentials: 5 done.')
    const some = await credlens(
      'convert',
      '--to',
      'clr2',
      '--now',
      at,
      path('1.json'),
      fixture('microcredential.ERR_PROOF.json'),
      '-o',
      `${path('made')}/`,
    )
    expect(some.out).toMatch(/^✓ done .*\n.* in\s+\S*made\/1\.json$/m)
    expect(some.out).toMatch(/^✗ not done .*\n +ERR_PROOF: the source is not valid/m)
    expect(some.out).toContain('2 credentials: 1 done, 1 not done.')
  })
})
