/** What the tool finds in every reference sample, against what a person read there. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { english } from '../../src/messages/english.ts'
import { parseAll } from '../../src/parse.ts'
import { checkProfile } from '../../src/profile.ts'
import { hasReference, ran, reference, referenceFiles } from '../reference.ts'
import { order, presence } from './presence.ts'

const letters: Readonly<Record<string, string>> = { present: '+', absent: '-', unclear: '?' }
const rows = Object.entries(presence).flatMap(([format, all]) =>
  all.flatMap(({ states, files }) => files.map((file) => [file, format, states] as const)),
)

/** The states in the order of the Annex, as a row writes them. */
async function statesOf(file: string): Promise<string> {
  const { checks } = await checkProfile(reference(`samples/${file}`), { profile: 'eu' })
  const found = new Map(checks.map(({ detail }) => [detail?.['element'], letters[String(detail?.['state'])]]))
  const all = order.map((element) => found.get(element) ?? ' ')
  return `${all.slice(0, 11).join('')}/${all.slice(11).join('')}`
}

describe('the table', () => {
  test('has enough of each format, and each sample once', () => {
    const count = (format: string): number => rows.filter((row) => row[1] === format).length
    expect(count('ob2')).toBeGreaterThanOrEqual(40)
    expect(count('ob3')).toBeGreaterThanOrEqual(40)
    expect(new Set(rows.map(([file]) => file)).size).toBe(rows.length)
    for (const [file, , states] of rows) expect(states, file).toMatch(/^[-+?]{11}\/[-+?]{5}$/)
  })

  test('a tool that always finds everything, or nothing, is not right', () => {
    for (const letter of ['+', '-', '?'])
      expect(
        rows.filter(([, , states]) =>
          states
            .replaceAll('/', '')
            .split('')
            .every((one) => one === letter),
        ).length,
      ).toBeLessThan(rows.length / 5)
  })
})

describe('docs/presence.md', () => {
  const file = new URL('../../docs/presence.md', import.meta.url)
  const line = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |\n`
  const formats = Object.keys(presence)
  const cell = (format: string, index: number): string => {
    const found = rows.filter((row) => row[1] === format).map(([, , states]) => states.replace('/', '')[index])
    const count = (letter: string): number => found.filter((one) => one === letter).length
    return `${count('+')} / ${count('?')} / ${count('-')}`
  }
  const page = [
    '# What credentials say of micro-credentials\n\n',
    'How many of the collected samples state each element of Annex I of the European recommendation: present / unclear / absent, as read by a\n',
    'person (`test/profiles/presence.ts` says how, sample by sample). Samples are specimens, test files and a few real badges, so the numbers\n',
    'say what the formats are used for, and nothing of issuers. This page is generated from that table.\n\n',
    line('element', ...formats.map((format) => `${format} (${rows.filter((row) => row[1] === format).length})`)),
    line('---', ...formats.map(() => '---')),
    ...order.map((element, index) => line(english[`element.${element}`] ?? element, ...formats.map((format) => cell(format, index)))),
  ].join('')

  test('is current', () => {
    if (process.env['UPDATE']) writeFileSync(file, page)
    expect(existsSync(file) && readFileSync(file, 'utf8')).toBe(page)
  })
})

describe.skipIf(!hasReference)('the samples', () => {
  test('every sample that can be read stands in the table, under its format', async () => {
    const formats = new Map<string, string>()
    for (const path of referenceFiles('samples/')) {
      const file = path.slice('samples/'.length)
      if (!file.includes('/')) continue
      for await (const one of parseAll(reference(path))) if (!(one instanceof Error) && one.format !== 'vc') formats.set(file, one.format)
    }
    expect(Object.fromEntries([...formats].sort())).toEqual(Object.fromEntries(rows.map(([file, format]) => [file, format]).sort()))
    ran('presence of elements', rows.length)
  })

  test.each(rows)('%s', async (file, _, states) => {
    expect(await statesOf(file)).toBe(states)
  })
})
