/** The five forms of one credential (design data beside the repository) under the European list. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { checkProfile } from '../../src/profile.ts'

const folder = fileURLToPath(new URL('../../../shared/design/crosswalk-data/', import.meta.url))

const states = async (file: string): Promise<Readonly<Record<string, unknown>>> => {
  const { checks } = await checkProfile(readFileSync(folder + file), { profile: 'eu' })
  return Object.fromEntries(checks.flatMap(({ detail }) => (detail?.['element'] ? [[String(detail['element']), detail['state']]] : [])))
}

/** The European form says all but these two (crosswalk sections 5 and 8, read by hand). */
const missing = ['quality-assurance', 'stackability']

/** What these two forms do not say besides: Open Badges 2.0 and CLR 1.0 have few of the members (crosswalk section 5). */
const departures: Readonly<Record<string, Readonly<Record<string, 'absent' | 'unclear'>>>> = {
  elm: {},
  ob3: {},
  clr2: {},
  clr1: {
    country: 'absent',
    workload: 'unclear',
    level: 'absent',
    assessment: 'unclear',
    participation: 'absent',
    prerequisites: 'absent',
    supervision: 'absent',
  },
  ob2: {
    country: 'absent',
    workload: 'absent',
    assessment: 'absent',
    participation: 'absent',
    prerequisites: 'absent',
    supervision: 'absent',
    grade: 'absent',
  },
}

describe.skipIf(!existsSync(folder))('the golden five', () => {
  test.each(Object.entries(departures))('%s', async (form, other) => {
    const found = await states(`example-${form}.json`)
    expect(Object.keys(found)).toHaveLength(16)
    for (const [element, state] of Object.entries(found))
      expect(state, element).toBe(other[element] ?? (missing.includes(element) ? 'absent' : 'present'))
  })
})
