/**
 * The published conversions of a peer (1EdTech’s bootcamp, made by hand): what of each source stands in theirs, and what in
 * ours. One measure for all: a value stands where the same text or number is found. `UPDATE=1` writes the page.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { convert } from '../../src/convert.ts'
import { leaves } from '../../src/lib/tree.ts'
import { validate } from '../../src/validate.ts'
import { countries } from '../../src/vocabularies/index.ts'
import { hasReference, ran, referenceFiles, referenceJson, referenceText } from '../reference.ts'

const folder = 'samples/converter-pairs'
const elm = `${folder}/01_separated__AA-Annex1-MC-unsigned-PROD.json`
const badge = `${folder}/01_separated__MC-unsigned-OB.1ob`
const merged = `${folder}/02_merged__MC.json`
const raw = `${folder}/02_merged__MC_raw.json`

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
    // what the credential itself says
    .replace(/^ /, 'credential ')

interface Row {
  readonly all: number
  /** How many of these stand in each of the documents it is compared with. */
  readonly stand: readonly number[]
}

/** What of a source stands in each of some documents, by kind of value. */
function tally(source: unknown, targets: readonly unknown[]): ReadonlyMap<string, Row> {
  const values = targets.map(valuesOf)
  const rows = new Map<string, Row>()
  for (const [path, value] of leaves(source)) {
    if (frame.test(path) || String(value).startsWith('urn:epass:') || typeof value === 'object' || path.startsWith('/deliveryDetails'))
      continue
    const { all, stand } = rows.get(kind(path)) ?? { all: 0, stand: values.map(() => 0) }
    rows.set(kind(path), { all: all + 1, stand: stand.map((count, index) => count + Number(values[index]?.has(plain(value)))) })
  }
  return rows
}
const sum = (rows: ReadonlyMap<string, Row>): Row =>
  [...rows.values()].reduce((total, { all, stand }) => ({
    all: total.all + all,
    stand: total.stand.map((count, index) => count + (stand[index] ?? 0)),
  }))

const line = (name: string, { all, stand }: Row): string => `| ${[name, all, ...stand].join(' | ')} |`
const table = (rows: ReadonlyMap<string, Row>, heads: readonly string[]): readonly string[] => [
  `| kind of value | in the source | ${heads.join(' | ')} |`,
  `|---|---|${heads.map(() => '---').join('|')}|`,
  ...[...rows]
    .filter(([, { stand }]) => stand.some((count) => count > 0))
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, row]) => line(name, row)),
  line('**all**', sum(rows)),
]

/** What our checks of form say of a document, and how many of them fail. */
async function form(name: string, input: string): Promise<string> {
  const { format, checks } = await validate(input)
  const failed = checks.filter(({ outcome }) => outcome === 'fail')
  return `| ${name} | ${format} | ${failed.length === 0 ? 'valid' : [...new Set(failed.map(({ id, code }) => `${id}: ${code}`))].join(', ')} |`
}

describe.skipIf(!hasReference)('the published conversions', () => {
  test('are all of the folder', () => {
    expect(referenceFiles(folder)).toEqual([elm, badge, merged, raw].sort())
  })

  test('ours keeps what theirs keeps, and more; what theirs has beyond is told too', async () => {
    const ours = (await convert(referenceText(elm), { to: 'ob3', capsule: false, placeholders: true })).document
    const back = (await convert(referenceText(badge), { to: 'elm', capsule: false, placeholders: true })).document
    const there = tally(referenceJson(elm), [ours, ...[badge, merged, raw].map(referenceJson)])
    const here = tally(referenceJson(badge), [back, referenceJson(elm)])
    const page = [
      '# Beside a peer',
      '',
      'The published conversions between European credentials and Open Badges 3.0 are those of 1EdTech’s bootcamp, made by hand: a',
      'European credential, the badge made of it, and two documents that are both at once (*merged*, with terms of its own, and *raw*, with the',
      'contexts of both). How many values of the source stand in their documents, and in ours without the original inside: a value',
      'stands where the same text or number is found. A birthday that was written as midnight in another zone is another day in ours, the',
      'right one. A kind of which nothing stands in any of them has no row, and counts in the sums. The examples of the specification (OB 2.0 into',
      '3.0) name their source by its address only, and are no pair. Written by',
      '`UPDATE=1 npx vitest run --config .vitest.config.ts test/maps/peers.test.ts`.',
      '',
      '## The European credential as a badge',
      '',
      'A merged document holds the European credential nearly whole, beside the badge: it keeps what a badge has no place for.',
      '',
      ...table(there, ['in our badge', 'in theirs', 'merged', 'raw']),
      '',
      '## Their badge as a European credential',
      '',
      'Theirs is the source that the badge was made of, so that what it says more is none of the badge’s.',
      '',
      ...table(here, ['in ours', 'in theirs']),
      '',
      '## Form',
      '',
      '| document | format | our schemas, contexts and rules |',
      '|---|---|---|',
      await form('our badge', JSON.stringify(ours)),
      await form('their badge', referenceText(badge)),
      await form('merged', referenceText(merged)),
      await form('raw', referenceText(raw)),
      await form('our European credential', JSON.stringify(back)),
      await form('their European credential', referenceText(elm)),
      '',
    ].join('\n')
    const file = new URL('../../docs/published-pair.md', import.meta.url)
    if (process.env['UPDATE']) writeFileSync(file, page)
    expect(readFileSync(file, 'utf8')).toBe(page)
    ran('published conversions', sum(there).all + sum(here).all)
    const [mine = 0, theirs = 0] = sum(there).stand
    expect(mine).toBeGreaterThan(theirs)
    expect(sum(there).all).toBeGreaterThan(50)
  })

  test('null control: an empty document keeps nothing', () => {
    expect(sum(tally(referenceJson(elm), [{}])).stand).toEqual([0])
  })
})
