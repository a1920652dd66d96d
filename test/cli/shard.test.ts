/** `credlens shard`: what the command adds to the call, and that results can be looked at again. */
import { createHash } from 'node:crypto'
import { existsSync, linkSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { ShardResult } from '../../src/bulk.ts'
import { codes } from '../../src/lib/codes.ts'
import type { CredentialError } from '../../src/lib/errors.ts'
import type { Report } from '../../src/lib/report.ts'
import { type VerifyOptions, verify } from '../../src/verify.ts'
import { web } from '../web.ts'
import { type Answered, at, credlens, credlensIn, folder } from './credlens.ts'

const path = folder()
const fixtures = fileURLToPath(new URL('../../fixtures/ob3/', import.meta.url))
/** A line each, and one that is no credential. */
const texts = [...readdirSync(fixtures).map((name) => readFileSync(fixtures + name, 'utf8').replace(/\n\s*/g, '')), '{']
const stock = path('stock.ndjson')
writeFileSync(stock, `${texts.join('\n')}\n`)

/** On this thread: workers are files of the built package. */
const shard = (...words: readonly string[]): Promise<Answered> => credlens('shard', ...words, '--workers', '0')
const resultsIn = (file: string): readonly unknown[] => {
  const bytes = readFileSync(file)
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes)
    .toString()
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { report?: Report; error?: CredentialError })
    .map(({ report, error }) => report ?? error?.code)
}
const verified = (options: VerifyOptions): Promise<readonly unknown[]> =>
  Promise.all(
    texts.map((text) =>
      verify(text, { fetch: web, recheckable: true, ...options }).then(
        (report) => JSON.parse(JSON.stringify(report)) as unknown,
        ({ code }: CredentialError) => code,
      ),
    ),
  )
const verdicts = (results: readonly unknown[]): readonly unknown[] =>
  results.map((one) => (typeof one === 'string' ? one : (one as Report).verdict))

test('what cannot be read or written is told in words', async () => {
  const [none, deep] = [path('is-not-there.ndjson'), path('no/such/folder/results.ndjson')]
  const missing = await shard(none, path('n.ndjson'), '--operation', 'verify')
  expect([missing.code, missing.err]).toEqual([64, expect.stringContaining('the input: there is no such file [ERR_OPTION]')])
  const zipped = gzipSync(readFileSync(stock))
  for (const [name, bytes, words] of [
    ['short.gz', zipped.subarray(0, -100), 'breaks off'],
    ['damaged.gz', zipped.with(zipped.length - 6, 1), 'is damaged'],
  ] as const) {
    writeFileSync(path(name), bytes)
    expect((await shard(path(name), path(`${name}.out`), '--operation', 'verify')).err).toContain(
      `the input: the zipped file ${words} [ERR_INPUT]`,
    )
  }
  expect((await shard(stock, deep, '--operation', 'verify')).err).toContain('cannot be written: there is no such folder [ERR_OUTPUT]')
})

test('what it came to is said in words: every code with what it means, of a terminal in its width', async () => {
  const words = ['shard', stock, path('words.ndjson'), '--operation', 'verify', '--now', at, '--workers', '0']
  const { out } = await credlens(...words)
  const { counts } = JSON.parse((await credlens(...words, '--json')).out) as ShardResult
  const lines = out.split('\n')
  for (const [code, count] of Object.entries(counts.codes))
    expect(lines, code).toContain(`  ${String(count).padStart(9)}  ${code}: ${Reflect.get(codes, code)}`)
  expect(Object.keys(counts.codes).length).toBeGreaterThan(5)
  expect(lines).toContain(`  line ${texts.length}: ERR_NOT_JSON: The text is not JSON, or no object of it.`)
  for (const [verdict, said] of [
    ['valid', 'valid'],
    ['indeterminate', 'could not be checked in full'],
    ['error', 'could not be used'],
  ] as const)
    expect(lines).toContain(`  ${String(counts.verdicts[verdict]).padStart(9)}  ${said}`)
  const narrow = (await credlensIn({ isTTY: true, columns: 60 }, ...words)).out.split('\n').filter((line) => !line.startsWith('Results'))
  expect(narrow.filter((line) => line.replaceAll(/\u001b\[\d+m/g, '').length > 60)).toEqual([])
})

test('a code that is not known here, of results of another version, is shown as it is', async () => {
  const output = path('older.ndjson')
  const words = ['shard', stock, output, '--operation', 'verify', '--now', at, '--workers', '0']
  await credlens(...words)
  const manifest = JSON.parse(readFileSync(`${output}.manifest.json`, 'utf8'))
  writeFileSync(
    `${output}.manifest.json`,
    JSON.stringify({ ...manifest, counts: { ...manifest.counts, codes: { toString: 1, ERR_OF_LATER: 2 } } }),
  )
  expect((await credlens(...words)).out).toMatch(/\n {10}2 {2}ERR_OF_LATER\n {10}1 {2}toString\n/)
})

describe('recheck', () => {
  const later = '2031-06-01T00:00:00Z'
  const first = path('verified.ndjson.gz')

  test('of verified results is what verifying says then', async () => {
    await shard(stock, first, '--operation', 'verify', '--now', at)
    expect(resultsIn(first)).toEqual(await verified({ now: new Date(at) }))
    const again = path('again.ndjson')
    const { code, out } = await shard(first, again, '--operation', 'recheck', '--now', later, '--json')
    const found = resultsIn(again)
    expect(found).toEqual(await verified({ now: new Date(later) }))
    expect(verdicts(found)).not.toEqual(verdicts(resultsIn(first)))
    expect(code).toBe(1)
    const { counts } = JSON.parse(out) as ShardResult
    expect(counts.items).toBe(texts.length)
    expect(counts.verdicts['error']).toBe(found.filter((one) => typeof one === 'string').length)
    // results of a recheck can be rechecked
    const back = path('back.ndjson')
    await shard(again, back, '--operation', 'recheck', '--now', at)
    expect(resultsIn(back)).toEqual(resultsIn(first))
  })

  test('says of which credential each result is, where lines were empty, and again where it is rechecked', async () => {
    const [gaps, once, twice, thrice] = ['gaps', 'once', 'twice', 'thrice'].map((name) => path(`${name}.ndjson`)) as [
      string,
      string,
      string,
      string,
    ]
    writeFileSync(gaps, `\n${texts[0] ?? ''}\n\n\nno credential\n${texts[0] ?? ''}\n`)
    await shard(gaps, once, '--operation', 'verify', '--now', at)
    await shard(once, twice, '--operation', 'recheck', '--now', at)
    await shard(twice, thrice, '--operation', 'recheck', '--now', at)
    const lines = (file: string): readonly unknown[] =>
      readFileSync(file, 'utf8')
        .trimEnd()
        .split('\n')
        .map((text) => [JSON.parse(text).line, JSON.parse(text).of])
    expect(lines(once)).toEqual([
      [2, undefined],
      [5, undefined],
      [6, undefined],
    ])
    expect(lines(twice)).toEqual([
      [1, 2],
      [2, 5],
      [3, 6],
    ])
    expect(lines(thrice)).toEqual(lines(twice))
  })

  test('an error stays as it was, with what would settle it', async () => {
    const [stocked, once, twice] = ['addresses', 'asked', 'asked-again'].map((name) => path(`${name}.ndjson`)) as [string, string, string]
    writeFileSync(stocked, 'https://university.example.org/badge.json\n')
    await shard(stocked, once, '--operation', 'verify', '--now', at, '--offline')
    await shard(once, twice, '--operation', 'recheck', '--now', at, '--offline')
    const error = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8')).error
    expect(error(once)).toMatchObject({ code: 'ERR_OFFLINE', needs: [{ kind: 'credential' }] })
    expect(error(twice)).toEqual(error(once))
  })

  test('of credentials, or of results of another kind, there is none', async () => {
    const wrong = path('wrong.ndjson')
    const { code } = await shard(stock, wrong, '--operation', 'recheck', '--now', at)
    expect([code, new Set(resultsIn(wrong))]).toEqual([1, new Set(['ERR_INPUT', 'ERR_NOT_JSON', 'ERR_DUPLICATE_MEMBER'])])
  })
})

describe('--trust', () => {
  const listOf = (name: string, document: object): string => {
    const file = path(name)
    writeFileSync(file, JSON.stringify(document))
    return file
  }
  const issuers = { 'did:web:university.example.org': 'University of Vesterhavn' }
  const partners = listOf('partners.json', { name: 'Our partners', issuers })
  const listed = (file: string): number =>
    resultsIn(file).filter((one) => typeof one === 'object' && (one as Report).issuer.listedBy.includes('Our partners')).length

  test.each(['verify', 'recheck'])('%s says who is listed, and the list is part of the key', async (operation) => {
    const input = operation === 'verify' ? stock : path('for-trust.ndjson')
    if (operation === 'recheck') await shard(stock, input, '--operation', 'verify', '--now', at)
    const words = ['--operation', operation, '--now', at]
    const [without, with1, with2] = [`${operation}-0`, `${operation}-1`, `${operation}-2`].map(path) as [string, string, string]
    await shard(input, without, ...words)
    const { err } = await shard(input, with1, ...words, '--trust', partners)
    expect(err).toBe('')
    const single = await verified({
      now: new Date(at),
      trust: {
        name: 'Our partners',
        lookup: async ({ id }) =>
          id !== undefined && Object.hasOwn(issuers, id) ? { source: 'Our partners', name: 'University of Vesterhavn' } : undefined,
      },
    })
    expect(resultsIn(with1)).toEqual(single)
    expect([listed(without), listed(with1) > 0]).toEqual([0, true])
    // the same list again is the same work; another one is not
    expect((await shard(input, with1, ...words, '--trust', partners)).out).toContain('as they were worked out before')
    const other = listOf('other.json', { name: 'Our partners', issuers: { 'did:web:else.example.org': 'Else' } })
    expect((await shard(input, with1, ...words, '--trust', other)).code).toBe(64)
    await shard(input, with2, ...words, '--trust', other)
    expect(listed(with2)).toBe(0)
  })

  test('a registry is asked once, and kept in the snapshot', async () => {
    const url = 'https://register.example.org/list.json'
    const registries = listOf('registries.json', { registries: [{ name: 'Our partners', url }] })
    const asked: string[] = []
    const network: typeof web = async (address, init) => {
      asked.push(address)
      return address === url
        ? Response.json({ registry: { 'did:web:university.example.org': { name: 'University of Vesterhavn' } } })
        : web(address, init)
    }
    const output = path('registered.ndjson')
    await credlensIn({ network }, 'shard', stock, output, '--operation', 'verify', '--now', at, '--trust', registries, '--workers', '0')
    expect(asked.filter((address) => address === url)).toEqual([url])
    expect(listed(output)).toBeGreaterThan(0)
  })
})

describe('what is there already', () => {
  const verifying = ['--operation', 'verify', '--now', at, '--offline']
  test.each<[string, (input: string, output: string) => readonly string[]]>([
    ['the input as the output', (input) => [input, input]],
    ['the input by another name', (input) => [input, linked(input)]],
    ['an output whose work needs the name of the input', (input) => [renamed(input, '.part'), input]],
    ['a folder as the output', (input) => [input, path('.')]],
    ['a table over the input', (input, output) => [input, output, '--csv', input]],
    ['a table over the input by another name', (input, output) => [input, output, '--csv', linked(input)]],
    ['a table over the results', (input, output) => [input, output, '--csv', output]],
    ['a table over the results, by another spelling of their name', (input, output) => [input, output, '--csv', relative('.', output)]],
    ['a table over the manifest', (input, output) => [input, output, '--csv', `${output}.manifest.json`]],
  ])('%s is refused, and stays as it was', async (name, words) => {
    const [input, output] = [path(`${name}.ndjson`), path(`${name}.results`)]
    writeFileSync(input, readFileSync(stock))
    const given = words(input, output)
    const { code, err } = await shard(...given, ...verifying)
    expect([code, err.trim()]).toEqual([64, expect.stringMatching(/^✗ the (?:in|out)put |^✗ the table /)])
    expect(readFileSync(given[0] ?? '')).toEqual(readFileSync(stock))
    expect(readdirSync(path('.')).filter((file) => file.startsWith(`${name}.results`))).toEqual([])
  })
  const linked = (file: string): string => {
    linkSync(file, `${file}.link`)
    return `${file}.link`
  }
  const renamed = (file: string, ending: string): string => {
    renameSync(file, `${file}${ending}`)
    return `${file}${ending}`
  }

  test('a table is written over by a whole one, or not at all', async () => {
    const [output, table] = [path('for-table.ndjson'), path('table.csv')]
    await shard(stock, output, ...verifying, '--csv', table)
    const whole = readFileSync(table, 'utf8')
    expect(whole.trimEnd().split('\r\n')).toHaveLength(texts.length + 1)
    // somebody cut off the results, and then made the manifest say so
    const results = readFileSync(output)
    const cut = results.subarray(0, 2000)
    writeFileSync(output, cut)
    const refused = await shard(stock, output, ...verifying, '--csv', table)
    expect([refused.code, refused.err]).toEqual([64, expect.stringContaining('the output exists, and is not as it was written')])
    const manifest = readFileSync(`${output}.manifest.json`, 'utf8')
    const [before, after] = [results, cut].map((bytes) => createHash('sha256').update(bytes).digest('hex')) as [string, string]
    writeFileSync(`${output}.manifest.json`, manifest.replace(before, after))
    const { code, err } = await shard(stock, output, ...verifying, '--csv', table)
    expect([code, err]).toEqual([1, expect.stringContaining('the results are not those of the input [ERR_INPUT]')])
    expect(readFileSync(table, 'utf8')).toBe(whole)
    expect(readdirSync(path('.')).filter((file) => file.startsWith('table.csv'))).toEqual(['table.csv'])
    expect((await shard(stock, output, ...verifying, '--csv', path('no/table.csv'))).err).toContain('the table cannot be written')
  })
})

describe('exit codes', () => {
  const exitOf = async (name: string, text: string): Promise<readonly unknown[]> => {
    const input = path(`${name}.ndjson`)
    writeFileSync(input, text)
    const { code, out } = await shard(input, path(`${name}.results`), '--operation', 'verify', '--now', at, '--offline')
    return [code, out.split('\n')[0]]
  }
  test.each([
    ['nothing to look at', '\n\n', [2, '0 credentials']],
    ['what could not be asked for', 'https://university.example.org/badge.json\n', [2, '1 credential']],
    ['no credential', 'https://university.example.org/badge.json\n{\n', [1, '2 credentials']],
    ['a credential', `${readFileSync(`${fixtures}microcredential.json`, 'utf8').replace(/\n\s*/g, '')}\n`, [0, '1 credential']],
    [
      'no credential behind more than are named',
      `${'https://university.example.org/badge.json\n'.repeat(10_000)}{\n`,
      [1, '10001 credentials'],
    ],
  ])('%s', async (name, text, expected) => {
    expect(await exitOf(name, text)).toEqual(expected)
  })
})

describe('what goes wrong', () => {
  test.each([
    ['an input that is not there', [path('none.ndjson'), path('a.ndjson')], 64],
    ['an output where nothing can be written', [stock, path('no/such/folder.ndjson')], 2],
    ['a table where nothing can be written', [stock, path('b.ndjson'), '--csv', path('no/such/table.csv')], 2],
    ['a format that is none', [stock, path('d.ndjson'), '--operation', 'convert', '--to', 'nope'], 64],
    ['a language that is none', [stock, path('d.ndjson'), '--operation', 'convert', '--to', 'elm', '--language', '?'], 64],
    ['a snapshot that is not there', [stock, path('d.ndjson'), '--snapshot', path('misspelt')], 64],
    ['a trust file that names nobody', [stock, path('c.ndjson'), '--trust', stock], 64],
  ])('%s is told in a line', async (_, words, exit) => {
    const operation = words.includes('--operation') ? [] : ['--operation', 'verify']
    const { code, err } = await shard(...words, ...operation, '--offline')
    expect(code).toBe(exit)
    expect(err.trim()).toMatch(/^(✗|error:)[^\n]+$/)
    expect(readdirSync(path('.')).filter((name) => name.startsWith('d.'))).toEqual([])
  })

  test('a network that is down is part of the result, until --retry', async () => {
    const down: typeof web = () => Promise.reject(new TypeError('down'))
    const words = ['--operation', 'verify', '--now', at, '--workers', '0', '--snapshot', path('kept')]
    const outputs = [1, 2, 3].map((n) => path(`network-${n}.ndjson`)) as [string, string, string]
    await credlensIn({ network: down }, 'shard', stock, outputs[0], ...words)
    await credlensIn({}, 'shard', stock, outputs[1], ...words)
    await credlensIn({}, 'shard', stock, outputs[2], ...words, '--retry')
    expect(resultsIn(outputs[1])).toEqual(resultsIn(outputs[0]))
    expect(resultsIn(outputs[2])).toEqual(await verified({ now: new Date(at) }))
    expect(resultsIn(outputs[2])).not.toEqual(resultsIn(outputs[0]))
    expect(outputs.some((output) => existsSync(`${output}.lock`))).toBe(false)
  })
})
