/** The golden five into each other: each value that the crosswalk maps stands where the crosswalk says. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { convert, restore } from '../../src/convert.ts'
import { type Format, facts } from './facts.ts'

const folder = fileURLToPath(new URL('../../../shared/design/crosswalk-data/', import.meta.url))
const here = existsSync(folder)
const golden = (format: Format): Record<string, unknown> => JSON.parse(readFileSync(`${folder}example-${format}.json`, 'utf8'))
const formats = ['ob2', 'ob3', 'clr1', 'clr2', 'elm'] as const
const pairs = formats.flatMap((from) => formats.filter((to) => to !== from).map((to) => [from, to] as const))

/** B2: an issuer of Open Badges 2.0 is known by an address on the web; a DID is narrowed, and the golden badge has an address. */
const isNarrowed = (name: string, value: unknown, to: Format): boolean =>
  to === 'ob2' && name.startsWith('B2 ') && String(value).startsWith('did:')

describe.skipIf(!here).each(pairs)('%s to %s', (from, to) => {
  test('every value stands in its place', async () => {
    const source = golden(from)
    const { document } = await convert(source, { to, capsule: false })
    const missing: string[] = []
    let stood = 0
    for (const [name, looks] of facts) {
      const before = looks[from]?.(source)
      const look = looks[to]
      if (before === undefined || look === undefined || isNarrowed(name, before, to)) continue
      const after = look(document)
      if (JSON.stringify(after) === JSON.stringify(before)) stood++
      else missing.push(`${name}: ${JSON.stringify(before)?.slice(0, 60)} became ${JSON.stringify(after)?.slice(0, 60)}`)
    }
    expect(missing).toEqual([])
    expect(stood).toBeGreaterThan(14)
  })

  test('the original comes back, byte for byte', async () => {
    const bytes = readFileSync(`${folder}example-${from}.json`)
    const { document } = await convert(new Uint8Array(bytes), { to })
    const restored = await restore(document)
    // a source that holds an original hands that on
    const original = from === 'ob2' ? bytes : undefined
    if (original) expect(Buffer.from(restored.bytes).equals(original)).toBe(true)
    else expect(JSON.parse(Buffer.from(restored.bytes).toString('utf8'))).toHaveProperty('@context')
  })
})

describe.skipIf(!here)('null control', () => {
  test('a document that says nothing does not pass', () => {
    const looks = facts.flatMap(([, each]) => (each.ob3 ? [each.ob3] : []))
    expect(looks.filter((look) => look({}) !== undefined)).toEqual([])
  })

  test.each(formats)('the golden %s itself says what the facts look for', (format) => {
    const document = golden(format)
    const said = facts.filter(([, looks]) => looks[format]?.(document) !== undefined)
    expect(said.length).toBeGreaterThan(18)
  })
})
