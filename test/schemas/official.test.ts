/** Our schemas against the official ones, on every mutant of whole documents. A new disagreement fails. */
import { describe, expect, it } from 'vitest'
import { normalise as normaliseClr1 } from '../../src/formats/clr1/normalise.ts'
import { normalise as normaliseClr2 } from '../../src/formats/clr2/normalise.ts'
import { normalise as normaliseOb3 } from '../../src/formats/ob3/normalise.ts'
import type { Normalised } from '../../src/lib/contract.ts'
import type { Document } from '../../src/lib/json.ts'
import { validator } from '../../src/lib/schema.ts'
import { hasReference, ran } from '../reference.ts'
import { bundle } from './bundles.ts'
import { careless, type Disagreement, explained, nameOf } from './disagreement.ts'
import { disagreements as clr1Disagreements } from './disagreements/clr1.ts'
import { disagreements as clr2Disagreements } from './disagreements/clr2.ts'
import { disagreements as ob3Disagreements } from './disagreements/ob3.ts'
import { instance } from './instance.ts'
import { mutants } from './mutations.ts'
import { clr1, edtech } from './official.ts'

interface Case {
  readonly format: string
  readonly root: string
  readonly official: () => (document: unknown) => boolean
  readonly normalise: (document: Document) => Normalised
  readonly disagreements: readonly Disagreement[]
}
const cases: readonly Case[] = [
  {
    format: 'ob3',
    root: 'AchievementCredential',
    official: () => edtech('ob_v3p0_achievementcredential_schema'),
    normalise: normaliseOb3,
    disagreements: ob3Disagreements,
  },
  {
    format: 'ob3',
    root: 'EndorsementCredential',
    official: () => edtech('ob_v3p0_endorsementcredential_schema'),
    normalise: normaliseOb3,
    disagreements: ob3Disagreements,
  },
  {
    format: 'ob3',
    root: 'Profile',
    official: () => edtech('ob_v3p0_profile_schema'),
    normalise: normaliseOb3,
    disagreements: ob3Disagreements,
  },
  {
    format: 'clr2',
    root: 'ClrCredential',
    official: () => edtech('clr_v2p0_clrcredential_schema'),
    normalise: normaliseClr2,
    disagreements: clr2Disagreements,
  },
  {
    format: 'clr1',
    root: 'Clr',
    official: () => clr1('clrv1p0-getclr-200-responsepayload-schemav2p0'),
    normalise: normaliseClr1,
    disagreements: clr1Disagreements,
  },
]

/** Whether any case needed a row: one that none needs is out of date. */
const used = new Map<string, boolean>()

describe.skipIf(!hasReference).each(cases)('$root of $format', ({ format, root, official, normalise, disagreements }) => {
  it('agrees with the official schema on every mutant, or the reason is listed', () => {
    const { root: start, defs } = bundle(format)
    const ours = validator(start, defs)
    const theirs = official()
    const base = instance(root, defs, 'first')
    expect(theirs(base), 'the official schema accepts the whole document').toBe(true)
    const whole = normalise(base)
    expect(ours(whole.document)).toEqual([])
    const known = new Set(whole.repairs.map(({ path }) => path))
    const book = explained(disagreements)
    const controls = careless.map(([, verdict]) => ({ verdict, book: explained(disagreements) }))
    let count = 0
    for (const mutant of mutants(base)) {
      count += 1
      const given = mutant.document
      const { document, repairs } = normalise(given)
      const repaired = repairs.some(({ path }) => !known.has(path))
      const official = theirs(given)
      book.note(mutant, ours(document).length === 0, official, repaired)
      for (const { verdict, book } of controls) book.note(mutant, verdict, official, repaired)
    }
    ran(`${root} of ${format}: mutants against the official schema, ${book.count()} listed disagreements`, count)
    expect(book.unexplained()).toEqual([])
    const unused = new Set(book.unused())
    for (const row of disagreements.map(nameOf)) used.set(row, used.get(row) === true || !unused.has(row))
    for (const { book } of controls) expect(book.unexplained().length).toBeGreaterThan(50)
    expect(count).toBeGreaterThan(root === 'EndorsementCredential' ? 400 : 1000)
  })
})

describe.skipIf(!hasReference)('the lists of disagreements', () => {
  it('have no row that nothing needs', () => expect([...used].flatMap(([row, needed]) => (needed ? [] : [row]))).toEqual([]))
})
