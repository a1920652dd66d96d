/** What was changed in a conversion of a sample comes back to where it stands in the sample, whatever order its lists have. */
import { describe, expect, test } from 'vitest'
import { convert, restore } from '../../src/convert.ts'
import type { Document } from '../../src/lib/json.ts'
import { equal, leaves } from '../../src/lib/tree.ts'
import { parse } from '../../src/parse.ts'
import { formats } from '../formats/open.ts'
import { hasReference, ran, referenceFiles, referenceText } from '../reference.ts'
import { isProse, replaced, turned } from './edits.ts'

const targets = ['ob2', 'ob3', 'clr1', 'clr2', 'elm'] as const

/** What an original that was edited is without. */
const signed = new Set(['proof', 'credentialStatus', 'refreshService', 'verification', 'signature'])
const bare = (document: unknown): unknown => Object.fromEntries(Object.entries(document as Document).filter(([key]) => !signed.has(key)))

/** A lone value and a list of it are one to every reader. */
const flat = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.length === 1 ? flat(value[0]) : value.map(flat)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, flat(inner)]))
}

const counted = (value: unknown): Map<unknown, number> => {
  const counts = new Map<unknown, number>()
  for (const [, leaf] of leaves(value)) counts.set(leaf, (counts.get(leaf) ?? 0) + 1)
  return counts
}

interface Edit {
  readonly file: string
  readonly to: string
  readonly path: string
  readonly outcome: 'there' | 'told as lost' | 'elsewhere' | 'not told'
}

/** One text that stands once in a sample and once in its conversion, changed there. */
async function edit(file: string, to: string): Promise<Edit | undefined> {
  const { document, format } = await parse(referenceText(file))
  const given = turned(document) as Document
  const made = await convert(given, { to })
  if (made.others.length > 0) return undefined
  const [here, there] = [counted(given), counted(made.document)]
  const once = [...leaves(bare(given))].filter(([path, value]) => isProse(path, value) && here.get(value) === 1 && there.get(value) === 1)
  // another one in each format and sample
  const [path, text] = once[(file.length * 7 + to.length) % Math.max(once.length, 1)] ?? []
  if (path === undefined) return undefined
  const changed = `${text} (corrected)`
  const { edited } = await restore(replaced(made.document, String(text), changed) as Document)
  if (!edited) return { file, to, path, outcome: 'not told' }
  if (edited.lost.length > 0) return { file, to, path, outcome: 'told as lost' }
  const expected = formats[format]?.normalise(replaced(given, String(text), changed) as Document).document
  return { file, to, path, outcome: equal(flat(bare(edited.document)), flat(bare(expected))) ? 'there' : 'elsewhere' }
}

/** The conversion says these as another fact of the original, and what was changed is that: the claim of a graph has a title and no definition. */
const otherFacts =
  /\/(?:@language|@graph\/\d+\/title\/en|status|rubricCriterionLevel\/\d+\/name|verifiableCredential\/\d+\/description|displayParameter\/description\/en)$/

describe.skipIf(!hasReference)('an edit of a conversion of each sample', () => {
  test.each(targets)('into %s', async (to) => {
    const edits: Edit[] = []
    for (const file of referenceFiles('samples').filter((path) => /\.json(?:ld)?$/.test(path))) {
      // what cannot be read or converted has no conversion to edit
      const found = await edit(file, to).catch(() => undefined)
      if (found) edits.push(found)
    }
    ran(`samples edited in ${to}`, edits.length)
    const are = (...outcomes: readonly Edit['outcome'][]) => edits.filter(({ outcome }) => outcomes.includes(outcome))
    const elsewhere = are('elsewhere', 'not told')
    expect(elsewhere.filter(({ path }) => !otherFacts.test(path))).toEqual([])
    expect(are('there').length).toBeGreaterThan(0.9 * (edits.length - elsewhere.length))
    expect(edits.length).toBeGreaterThan(100)
  })
})
