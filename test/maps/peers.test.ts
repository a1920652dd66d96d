/**
 * The one published pair of an ELM credential and its Open Badge (1EdTech's bootcamp): what of the source stands in
 * theirs, and what in ours. One measure for both: a value stands where the same text or number is found.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { convert } from '../../src/convert.ts'
import { leaves } from '../../src/lib/tree.ts'
import { countries } from '../../src/vocabularies/index.ts'
import { hasReference, ran, referenceJson, referenceText } from '../reference.ts'

const folder = 'samples/converter-pairs'
const source = `${folder}/01_separated__AA-Annex1-MC-unsigned-PROD.json`
const theirs = `${folder}/01_separated__MC-unsigned-OB.1ob`

/** Members that name nodes, or say what the data model is. */
const frame = /(^|\/)(@context|type|inScheme|credentialProfiles|credentialSchema|contentType|contentEncoding|notation)(\/|$)/

const plain = (value: unknown): string =>
  (countries.code(String(value)) ?? String(value))
    .replace(/^mailto:/, '')
    .replace(/^data:[^,]*,/, '')
    .trim()
    .toLowerCase()

const valuesOf = (document: unknown): ReadonlySet<string> => new Set([...leaves(document)].map(([, value]) => plain(value)))

/** By the last word of the path that is a name: what kind of value it is. */
const kind = (path: string): string =>
  path
    .replace(/\/(?:\d+|en)(?=\/|$)/g, '')
    .split('/')
    .slice(-2)
    .join(' ')

describe.skipIf(!hasReference)('the published pair', () => {
  test('ours keeps what theirs keeps, and more', async () => {
    const { document } = await convert(referenceText(source), { to: 'ob3', capsule: false })
    const ours = valuesOf(document)
    const peer = valuesOf(referenceJson(theirs))
    const root = referenceJson(source)
    const said = [...leaves(root)].filter(
      ([path, value]) =>
        !frame.test(path) && !String(value).startsWith('urn:epass:') && typeof value !== 'object' && !path.startsWith('/deliveryDetails'),
    )
    const tally = new Map<string, { all: number; ours: number; theirs: number }>()
    for (const [path, value] of said) {
      const row = tally.get(kind(path)) ?? { all: 0, ours: 0, theirs: 0 }
      tally.set(kind(path), {
        all: row.all + 1,
        ours: row.ours + Number(ours.has(plain(value))),
        theirs: row.theirs + Number(peer.has(plain(value))),
      })
    }
    const rows = [...tally].filter(([, row]) => row.ours > 0 || row.theirs > 0).sort(([a], [b]) => a.localeCompare(b))
    const sum = (key: 'all' | 'ours' | 'theirs') => [...tally.values()].reduce((total, row) => total + row[key], 0)
    const line = (name: string, row: { all: number; ours: number; theirs: number }) =>
      `| ${name} | ${row.all} | ${row.ours} | ${row.theirs} |`
    const page = [
      '# Beside a peer',
      '',
      'The one published pair of a European credential and the Open Badge 3.0 made of it is that of 1EdTech’s bootcamp, made by hand.',
      'How many values of the source stand in their badge, and in ours without the original inside: a value stands where the same',
      'text or number is found. A birthday that was written as midnight in another zone is another day in ours, the right one. Written by',
      '`UPDATE=1 npx vitest run --config .vitest.config.ts test/maps/peers.test.ts`.',
      '',
      '| kind of value | in the source | in ours | in theirs |',
      '|---|---|---|---|',
      ...rows.map(([name, row]) => line(name, row)),
      line('**all**', { all: sum('all'), ours: sum('ours'), theirs: sum('theirs') }),
      '',
    ].join('\n')
    const file = new URL('../../docs/published-pair.md', import.meta.url)
    if (process.env['UPDATE']) writeFileSync(file, page)
    expect(readFileSync(file, 'utf8')).toBe(page)
    ran('published pair', said.length)
    expect(sum('ours')).toBeGreaterThan(sum('theirs'))
    expect(sum('all')).toBeGreaterThan(50)
  })
})
