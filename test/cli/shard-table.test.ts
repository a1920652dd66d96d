/** The table of a shard is written over nothing but a table. */
import { lstatSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Answered, at, credlens, folder } from './credlens.ts'

const path = folder()
const texts = ['{}', '{']
const stock = path('stock.ndjson')
writeFileSync(stock, `${texts.join('\n')}\n`)

const shard = (...words: readonly string[]): Promise<Answered> =>
  credlens('shard', ...words, '--operation', 'verify', '--now', at, '--offline', '--workers', '0')

describe('the name of a table', () => {
  const rows = (table: string): number => readFileSync(table, 'utf8').trimEnd().split('\r\n').length
  const files = (name: string): readonly string[] => readdirSync(path('.')).filter((file) => file.startsWith(name))

  test('with an ending is not written over anything on the way', async () => {
    const [input, output, table] = [path('table.part'), path('table.aside'), path('table')]
    writeFileSync(input, readFileSync(stock))
    await shard(input, output, '--csv', table)
    expect(readFileSync(input)).toEqual(readFileSync(stock))
    expect(await shard(input, path('other.part'), '--csv', path('other'))).toMatchObject({ err: '' })
    expect(readFileSync(path('other.part'), 'utf8').trimEnd().split('\n')).toHaveLength(texts.length)
    expect([rows(table), rows(path('other'))]).toEqual([texts.length + 1, texts.length + 1])
    expect(files('other').filter((file) => file.endsWith('.aside'))).toEqual([])
  })
  test('that no table can have is told before the work', async () => {
    const output = path('no-table.ndjson')
    for (const [table, why] of [
      [path('.'), 'a folder has this name'],
      [path('no/table.csv'), 'there is no such folder'],
    ] as const)
      expect(await shard(stock, output, '--csv', table)).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringContaining(`the table cannot be written: ${why}`),
      })
    expect(files('no-table')).toEqual([])
  })
  test('is none of a file that an option names', async () => {
    const [trust, own] = [path('trust.json'), JSON.stringify({ issuers: { 'did:web:university.example.org': 'University' } })]
    writeFileSync(trust, own)
    const { code, err } = await shard(stock, path('named.ndjson'), '--trust', trust, '--csv', trust)
    expect([code, err, readFileSync(trust, 'utf8')]).toEqual([64, expect.stringContaining('one that an option names'), own])
    expect(files('named')).toEqual([])
  })
  test('that is a link is written through it', async () => {
    const [table, link] = [path('linked.csv'), path('link')]
    writeFileSync(table, 'before')
    symlinkSync(table, link)
    await shard(stock, path('through.ndjson'), '--csv', link)
    expect([lstatSync(link).isSymbolicLink(), rows(table)]).toEqual([true, texts.length + 1])
  })
  test('that leads to the results by way of another folder leaves them as they are', async () => {
    symlinkSync(path('.'), path('way'))
    const output = path('round.ndjson')
    const { code, err } = await shard(stock, output, '--csv', path('way/round.ndjson'))
    expect([code, err]).toEqual([64, expect.stringContaining('the table has the name of')])
    expect(readFileSync(output, 'utf8').trimEnd().split('\n')).toHaveLength(texts.length)
  })
})
