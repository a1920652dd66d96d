/** What a hostile credential says stays text, wherever it is shown. The page of `--report` has tests of its own. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parse as parseCsv } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { plain } from '../../src/cli/style.ts'
import { attacks } from './attacks.ts'
import { at, credlens, credlensIn, fixture, folder } from './credlens.ts'

const path = folder()
mkdirSync(path('many'))

/** The badge with the text in every place that is shown: names, titles, identifiers, addresses, types, and members nobody knows. */
function hostile(text: string): string {
  const badge = JSON.parse(readFileSync(fixture('microcredential.json'), 'utf8'))
  const said = text.replaceAll('\\ud800', '\ud800')
  badge.name = said
  badge.description = said
  badge.issuer.name = said
  badge.issuer.url = said
  badge.credentialStatus = { id: said, type: said, statusListCredential: `https://university.example.org/${said}` }
  badge.credentialSubject.achievement.name = said
  badge.credentialSubject.achievement.criteria = { narrative: said }
  badge.credentialSubject.identifier = [{ type: 'IdentityObject', hashed: false, identityType: 'name', identityHash: said }]
  badge[said.slice(0, 1000)] = said
  // half of a pair is written as an escape: as such it comes in a file
  return JSON.stringify(badge)
}

const files = attacks.map(([, text], index) => {
  for (const name of [`${index}.json`, `many/${index}.json`]) writeFileSync(path(name), hostile(text))
  return path(`${index}.json`)
})

/** Everything but text: what is left of the output when its own colours and line ends are taken away. */
const leftovers = (output: string): readonly string[] =>
  [...output.replace(/\u001b\[(?:1|2|22|31|32|33|39)m/g, '')].filter(
    (char) => (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u.test(char) && !/[\n\u200c\u200d]/.test(char)) || /[\u034f\u3164\u115f]/.test(char),
  )

test('there are enough of them', () => {
  expect(attacks.length).toBeGreaterThanOrEqual(40)
  // control: what is looked for is found
  expect(leftovers('\u001b[2J\u202e\u200b')).toHaveLength(3)
})

describe('in a terminal', () => {
  const terminal = { isTTY: true, columns: 80 }

  test.each(attacks)('%s', async (_, text) => {
    const name = files[attacks.findIndex(([, other]) => other === text)] ?? ''
    for (const words of [
      ['verify'],
      ['validate'],
      ['inspect'],
      ['profile'],
      ['convert', '--to', 'elm', '--force'],
      ['issue', '--key', 'none'],
    ]) {
      const [command = '', ...rest] = words
      const { out, err } = await credlensIn(terminal, command, ...rest, name, ...(command === 'verify' ? ['--now', at] : []))
      // the document that is converted is JSON, and to be used as it is
      const shown = command === 'convert' ? err : out + err
      expect(shown.length).toBeGreaterThan(20)
      expect(leftovers(shown)).toEqual([])
      // no line begins as ours do but ours
      const ours = shown.match(/^(?:\u001b\[\d+m)*Unchanged and in force\?/gm) ?? []
      expect(ours).toHaveLength(['verify'].includes(command) && out !== '' ? 1 : 0)
      if (command === 'verify' && out !== '') expect(shown.split('\n').slice(2, 4).join(' ')).not.toMatch(/”, as a register/)
    }
  })

  test('the verdict is the one of the check, not of the text', async () => {
    for (const name of files) {
      const { code, out, err } = await credlensIn(terminal, 'verify', name, '--now', at)
      expect(code).not.toBe(0)
      expect(out + err).not.toMatch(/^\S*Unchanged and in force\?\s+(?:\u001b\[\d+m)*VALID/m)
    }
  })

  test('a table has two lines at most for each, and no line is wider than the terminal', async () => {
    const { default: width } = await import('fast-string-width')
    const { out } = await credlensIn(terminal, 'verify', path('many'), '--now', at)
    expect(leftovers(out)).toEqual([])
    const lines = out.split('\n')
    expect(Math.max(...lines.map((line) => width(line)))).toBeLessThanOrEqual(80)
    const rows = lines.filter((line) => /^\S*[✓✗?] /u.test(line.replace(/\u001b\[\d+m/g, '')))
    expect(rows).toHaveLength(attacks.length)
    // nobody confirmed any of them
    expect(rows.filter((row) => /✓ valid/.test(row))).toEqual([])
  })
})

describe('in a spreadsheet', () => {
  test('every row has the same columns, and no cell is a formula', async () => {
    const { out } = await credlens('verify', '--csv', path('many'), '--now', at)
    const rows = parseCsv(out, { record_delimiter: '\r\n' }) as readonly (readonly string[])[]
    expect(rows).toHaveLength(attacks.length + 1)
    const [header = []] = rows
    expect(header.slice(0, 4)).toEqual(['input', 'place', 'result', 'format'])
    for (const row of rows) {
      expect(row).toHaveLength(header.length)
      for (const cell of row) expect(cell).not.toMatch(/^[\s"]*[=+\-@＝＋－＠|%\t\r]/)
    }
    expect(leftovers(out.replaceAll('\r\n', '\n'))).toEqual([])
    // control: the names are there, so the rows do not pass for being empty
    const names = rows.slice(1).map((row) => row[header.indexOf('issuer_name')] ?? '')
    expect(names.filter((name) => name.includes('1+1')).length).toBeGreaterThan(5)
  })
})

describe('for machines', () => {
  test.each(['--json', '--ndjson'])('%s: what was said comes out as it was, as JSON', async (option) => {
    const { out } = await credlens('inspect', option, path('many'))
    const items =
      option === '--json'
        ? JSON.parse(out)
        : out
            .trimEnd()
            .split('\n')
            .map((line) => JSON.parse(line))
    expect(items).toHaveLength(attacks.length)
    const titles = new Set(items.map(({ title }: { title?: string }) => title))
    for (const [, text] of attacks) if (!text.includes('\\ud800') && text.length < 1000) expect(titles).toContain(text)
  })
})

describe('names of files', () => {
  test.each(['\u001b[2J.json', '=1+1.json', 'a\nVALID.json', '\u202egnp.json'])('%j', async (name) => {
    writeFileSync(path(name), readFileSync(fixture('microcredential.json')))
    const { out, err } = await credlensIn({ isTTY: true, columns: 80 }, 'verify', path(name), '--now', at)
    expect(leftovers(out + err)).toEqual([])
    const csv = await credlens('verify', '--csv', path(name), '--now', at)
    expect((parseCsv(csv.out) as readonly unknown[]).length).toBe(2)
  })
})

test('text that needs joiners and marks keeps them', () => {
  // Persian with a joiner, Hindi, Vietnamese, a family of emoji, Hebrew
  for (const text of ['می‌خواهم', 'क्‍ष', 'Đại học Huế', '👩‍🎓', 'אוניברסיטה', 'Universität “Ørsted”']) expect(plain(text)).toBe(text)
})
