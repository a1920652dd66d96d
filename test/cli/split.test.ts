/** A conversion into several documents: every one is written, and none is dropped where there is no place for it. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from '../../src/cli/program.ts'

const fixture = (name: string): string => fileURLToPath(new URL(`../../fixtures/ob3/${name}.json`, import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'credlens-split-'))
const both = join(folder, 'both.jsonld')
afterAll(() => rmSync(folder, { recursive: true }))

async function credlens(...words: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let out = ''
  let err = ''
  const code = await run(words, { write: (text: string) => (out += text) }, { write: (text: string) => (err += text) })
  return { code, out, err }
}
const split = (...more: readonly string[]) => credlens('convert', '--to', 'ob3', '--offline', '--force', both, ...more)

beforeAll(async () => {
  await credlens('bundle', '--to', 'elm', '-o', both, fixture('microcredential'), fixture('status'))
})

describe('one record with two awards, into badges', () => {
  test('a folder gets both', async () => {
    const to = join(folder, 'out')
    const { err } = await split('-o', `${to}/`)
    const files = readdirSync(to)
    expect(files.sort()).toEqual(['both-2.json', 'both.json'])
    const ids = files.map((file) => JSON.parse(readFileSync(join(to, file), 'utf8')).id)
    expect(new Set(ids).size).toBe(2)
    for (const file of files) expect(err).toContain(join(to, file))
  })

  test('one file, or standard output, is refused: half of it would be lost', async () => {
    for (const more of [[], ['-o', join(folder, 'one.json')]]) {
      const { code, err } = await split(...more)
      expect(code).toBe(64)
      expect(err).toContain('several results')
    }
  })

  test.each(['several inputs', 'a list', 'lines'])('nothing of %s is printed where there is no place for the rest', async (what) => {
    const one = fixture('microcredential')
    const texts = ['microcredential', 'registered', 'domain'].map((name) => readFileSync(fixture(name), 'utf8'))
    const list = join(folder, 'list.json')
    const page = join(folder, 'page.html')
    writeFileSync(list, what === 'lines' ? texts.map((text) => JSON.stringify(JSON.parse(text))).join('\n') : `[${texts.join()}]`)
    const inputs = what === 'several inputs' ? [one, join(folder, 'not there.json')] : [list]
    const refused = await credlens('convert', '--to', 'clr2', '--offline', '--report', page, ...inputs)
    expect([refused.code, refused.out, refused.err.match(/several results/g)?.length]).toEqual([64, '', 1])
    expect(readdirSync(folder).filter((name) => name.startsWith('page'))).toEqual([])
    const { code, out } = await credlens('convert', '--to', 'clr2', '--offline', '--ndjson', ...inputs)
    expect([code, out.trim().split('\n').length]).toEqual(what === 'several inputs' ? [64, 2] : [0, 3])
    // null control: one beside what is none is printed
    writeFileSync(list, `[${texts[0]},{}]`)
    expect(JSON.parse((await credlens('convert', '--to', 'clr2', '--offline', list)).out)).toMatchObject({ id: expect.any(String) })
  })

  test.each(['an archive', 'a list', 'lines'])(
    'nothing of %s is written where one file is named, and what is there stays',
    async (what) => {
      const to = join(folder, 'mine.json')
      const texts = ['microcredential', 'registered'].map((name) => readFileSync(fixture(name), 'utf8'))
      const many = { 'an archive': 'many.zip', 'a list': 'many.json', lines: 'many.ndjson' }[what] ?? ''
      const content: Readonly<Record<string, (texts: readonly string[]) => string | Uint8Array>> = {
        'many.zip': ([one = '', two = '']) => zipSync({ 'a.json': Buffer.from(one), 'b.json': Buffer.from(two) }),
        'many.json': (all) => `[${all.join()}]`,
        'many.ndjson': (all) => all.map((text) => text.replace(/\n\s*/g, '')).join('\n'),
      }
      const put = (...given: readonly string[]): void => writeFileSync(join(folder, many), content[many]?.(given) ?? '')
      put(...texts)
      for (const command of [['convert', '--to', 'clr2', '--offline'], ['unbake']]) {
        writeFileSync(to, 'mine')
        const { code, out, err } = await credlens(...command, join(folder, many), '-o', to)
        expect([code, out, err.match(/several results/g)?.length, readFileSync(to, 'utf8')]).toEqual([64, '', 1, 'mine'])
      }
      // null control: the only one is written, also beside what is none
      if (what === 'lines') put(texts[0] ?? '')
      else put(texts[0] ?? '', '{}')
      await credlens('convert', '--to', 'clr2', '--offline', join(folder, many), '-o', to)
      expect(JSON.parse(readFileSync(to, 'utf8'))).toMatchObject({ id: expect.any(String) })
    },
  )

  test('for machines both stand in the answer', async () => {
    const { others, document } = JSON.parse((await split('--json')).out)
    expect(others).toHaveLength(1)
    expect(document.id).not.toBe(others[0].id)
  })
})
