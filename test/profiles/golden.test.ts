/**
 * One credential in five formats (design data beside the repository) under the European list: the same answer in each,
 * but where the crosswalk says that a format has no place for the element. What is expected is worked out from the
 * crosswalk's own cells, and from what a person reads in the European form.
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { convert } from '../../src/convert.ts'
import { checkProfile } from '../../src/profile.ts'
import { ran } from '../reference.ts'

const folder = fileURLToPath(new URL('../../../shared/design/crosswalk-data/', import.meta.url))
const formats = ['ob2', 'ob3', 'clr1', 'clr2', 'elm'] as const
type Form = (typeof formats)[number]
type State = 'present' | 'absent' | 'unclear'

async function statesOf(input: Uint8Array | object): Promise<Readonly<Record<string, unknown>>> {
  const { checks } = await checkProfile(input as Uint8Array, { profile: 'eu' })
  return Object.fromEntries(checks.flatMap(({ detail }) => (detail?.['element'] ? [[String(detail['element']), detail['state']]] : [])))
}

/** Of each element, the concepts of the crosswalk that say it: all of a group are needed, and one group is enough. */
const concepts: Readonly<Record<string, readonly (readonly string[])[]>> = {
  learner: [['C1'], ['C2'], ['C9']],
  title: [['D4']],
  country: [['B12']],
  'awarding-body': [['B4']],
  issued: [['A8']],
  outcomes: [['E8'], ['E9'], ['F4']],
  workload: [['H1', 'H3']],
  level: [['E10']],
  assessment: [['F8']],
  participation: [['F17']],
  'quality-assurance': [['E13'], ['J6'], ['J7']],
  prerequisites: [['D28']],
  supervision: [['F10']],
  grade: [['G2']],
  stackability: [['D29'], ['K2']],
  'further-information': [['F1'], ['I1'], ['D7']],
}

/** What is left of an element where only this can be said. */
const hints: Readonly<Record<string, readonly string[]>> = { workload: ['H1'], assessment: ['F7', 'G2'] }

/** Read by hand in the European form: it says all but these two. */
const missing: ReadonlySet<string> = new Set(['quality-assurance', 'stackability'])

/**
 * Read by hand in the CLR 1.0 form: it has neither the address of the publisher nor the alignment with the EQF level,
 * for both of which the format has a place (crosswalk B12 and E10). The converted forms below have them.
 */
const leftOut: ReadonlySet<string> = new Set(['clr1/country', 'clr1/level'])

interface Row {
  readonly id: string
  readonly [form: string]: string
}

/** A cell names several ways; extensions and terms of edubadges are no part of Open Badges 2.0, and the form does not use them. */
const isPlace = (form: Form, cell: string): boolean =>
  cell.split(/;| or | \/ /).some((way) => {
    const said = way.trim()
    if (/^[~–]/.test(said) || said === '') return false
    const isExtension = /^`?(?:extensions:|\w+Extension|grade_achieved|assessment|participation)|\(edubadges\)|^implied by|^see /.test(said)
    return form === 'ob3' || form === 'clr2' || form === 'elm' || !isExtension
  })

function crosswalk(): (form: Form, id: string) => boolean {
  const { rows } = JSON.parse(readFileSync(`${folder}crosswalk.json`, 'utf8')) as { readonly rows: readonly Row[] }
  const byId = new Map(rows.map((row) => [row.id, row]))
  return (form, id) => {
    const row = byId.get(id)
    if (!row) throw new Error(`the crosswalk has no row ${id}`)
    const cell = row[form] ?? ''
    // a record says it as a badge does
    return isPlace(form, form === 'clr2' && /^[=\s]*$/.test(cell) ? (row['ob3'] ?? '') : cell)
  }
}

function expected(form: Form, element: string, has: ReturnType<typeof crosswalk>): State {
  if (missing.has(element)) return 'absent'
  if ((concepts[element] ?? []).some((group) => group.every((id) => has(form, id)))) return 'present'
  return (hints[element] ?? []).some((id) => has(form, id)) ? 'unclear' : 'absent'
}

describe.skipIf(!existsSync(folder))('the golden five', () => {
  test.each(formats)('%s', async (form) => {
    const has = crosswalk()
    const found = await statesOf(readFileSync(`${folder}example-${form}.json`))
    expect(Object.keys(found).sort()).toEqual(Object.keys(concepts).sort())
    for (const [element, state] of Object.entries(found))
      expect(state, element).toBe(leftOut.has(`${form}/${element}`) ? 'absent' : expected(form, element, has))
    ran(`elements of the golden ${form}`, Object.keys(found).length)
  })

  test('the crosswalk decides something: the formats differ in it', () => {
    const has = crosswalk()
    const all = formats.map((form) => Object.keys(concepts).map((element) => expected(form, element, has)))
    expect(new Set(all.map((states) => states.join())).size).toBe(3)
    expect(all[4]?.filter((state) => state === 'present')).toHaveLength(14)
    expect(all[0]?.filter((state) => state === 'present').length).toBeLessThan(9)
  })

  test.each(formats.filter((form) => form !== 'elm'))('the European form, converted into %s', async (to) => {
    const has = crosswalk()
    const { document } = await convert(readFileSync(`${folder}example-elm.json`), { to })
    for (const [element, state] of Object.entries(await statesOf(document))) expect(state, element).toBe(expected(to, element, has))
  })
})
