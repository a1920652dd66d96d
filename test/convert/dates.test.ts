/** Dates as issuers write them: in the target they are dates, of the same moment, or they are told as lost. */
import { describe, expect, test } from 'vitest'
import { convert } from '../../src/convert.ts'
import { type Document, isObject } from '../../src/lib/json.ts'
import { validate } from '../../src/validate.ts'
import { bases } from './bases.ts'
import { placed } from './fixture-run.ts'
import type { FormatName } from './fixtures.ts'

const formatNames: readonly FormatName[] = ['ob2', 'ob3', 'clr1', 'clr2', 'elm']

/** A spelling, and the moment that it means at the start and at the end of a validity. */
const spellings: readonly (readonly [said: unknown, start: string, end?: string])[] = [
  ['2031-03-30', '2031-03-30T00:00:00Z', '2031-03-30T23:59:59Z'],
  ['2031-03-30T10:00', '2031-03-30T10:00:00Z'],
  ['2031-03-30T10:00:00.1234567', '2031-03-30T10:00:00.123Z'],
  ['2031-03-30T00:30+02:00', '2031-03-29T22:30:00Z'],
  ['2031-03-30T00:30:00+0200', '2031-03-29T22:30:00Z'],
  ['2031-03-30 10:00:00Z', '2031-03-30T10:00:00Z'],
  ['2031-03-30t10:00:00z', '2031-03-30T10:00:00Z'],
  ['2031-03-30T24:00:00Z', '2031-03-31T00:00:00Z'],
  ['2030-12-31T23:59:60Z', '2031-01-01T00:00:00Z'],
  [1_932_631_200, '2031-03-30T10:00:00Z'],
]
/** What is no date, or may be several. */
const undated: readonly unknown[] = ['2031-02-31', '2031-02-31T00:00:00Z', '2031-03', '2031', 'March 30, 2031']

const places: Readonly<Record<FormatName, readonly string[]>> = {
  ob2: ['/issuedOn', '/expires'],
  ob3: ['/validFrom', '/validUntil', '/awardedDate', '/credentialSubject/activityStartDate'],
  clr1: ['/issuedOn', '/assertions/0/issuedOn', '/assertions/0/expires'],
  clr2: ['/validUntil', '/credentialSubject/verifiableCredential/0/validFrom', '/credentialSubject/verifiableCredential/0/validUntil'],
  elm: ['/issued', '/validUntil', '/credentialSubject/hasClaim/0/awardedBy/awardingDate'],
}
const cases = formatNames.flatMap((from) => places[from].map((place): readonly [FormatName, string] => [from, place]))
const isSpelled = (value: unknown): boolean => /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):\d\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(String(value))

const saying = (from: FormatName, place: string, said: unknown): Document =>
  placed(bases[from], place.slice(1).split('/'), said) as Document

/** What stands in the members of a document that are dates, but for its original and what is around that. */
function datesIn(value: unknown): readonly unknown[] {
  if (!isObject(value)) return Array.isArray(value) ? value.flatMap(datesIn) : []
  return Object.entries(value).flatMap(([name, inner]) =>
    /date|^(issued|issuedOn|expires|validFrom|validUntil)$/i.test(name) ? [inner] : datesIn(inner),
  )
}

describe.each(cases)('%s %s', (from, place) => {
  const isEnd = /until|expires/i.test(place)
  const others = formatNames.filter((to) => to !== from)

  test.each(spellings)('%s is a date in every other format, or told as lost', async (said, start, end = start) => {
    const source = saying(from, place, said)
    const found = await Promise.all(
      others.map(async (to) => {
        const { document, diagnostics } = await convert(source, { to, capsule: false })
        const dates = datesIn(document)
        const moment = Date.parse(String(isEnd ? end : start))
        const stands = dates.some((date) => Date.parse(String(date)) === moment)
        const isLost = diagnostics.some(({ kind, source }) => kind === 'loss' && source === place)
        return [to, dates.filter((date) => !isSpelled(date)), stands || isLost]
      }),
    )
    expect(found).toEqual(others.map((to) => [to, [], true]))
  })

  test.each(undated)('%s, which is no date, is told as lost, and in no document', async (said) => {
    const source = saying(from, place, said)
    for (const to of others) {
      const { document, diagnostics } = await convert(source, { to, capsule: false })
      expect(datesIn(document)).not.toContain(said)
      expect(diagnostics.some(({ kind, source }) => kind === 'loss' && source === place)).toBe(true)
    }
  })
})

test.each([
  ['ob2', '/issuedOn'],
  ['ob3', '/validFrom'],
] as const)('the day is that of the zone it is said in: %s', async (from, place) => {
  const { document } = await convert(saying(from, place, '2024-01-01T00:30:00+0200'), { to: 'clr1' })
  expect(document['issuedOn']).toBe('2024-01-01T00:30:00+02:00')
})

test.each([
  ['2031-03-30', '2031-03-30T00:00:00Z'],
  ['20310330', '2031-03-30T00:00:00Z'],
  ['2031-03-30T10:00:00', '2031-03-30T10:00:00Z'],
  ['20311345', undefined],
  ['2031-02-31', undefined],
  ['March 30, 2031', undefined],
])('the day of an accreditation: %s', async (said, wanted) => {
  const accreditation = {
    id: 'https://nvao.example/',
    type: ['Profile'],
    name: 'NVAO',
    contactInstructions: 'Write',
    accreditationDate: said,
  }
  const { document, diagnostics } = await convert(saying('ob3', '/issuer/accreditations', [accreditation]), { to: 'clr2', capsule: false })
  expect(datesIn(document).filter((date) => date === wanted || date === said)).toEqual(
    wanted === undefined ? [] : expect.arrayContaining([wanted]),
  )
  const isLost = diagnostics.some(({ kind, source }) => kind === 'loss' && source === '/issuer/accreditations/0/accreditationDate')
  expect(isLost).toBe(wanted === undefined)
})

const birthdays: readonly (readonly [FormatName, string])[] = [
  ['ob3', '/credentialSubject'],
  ['clr1', '/learner'],
  ['clr2', '/credentialSubject'],
  ['elm', '/credentialSubject'],
]
const born = (from: FormatName, place: string, said: unknown): Document => {
  const name = from === 'clr1' ? 'birthDate' : 'dateOfBirth'
  return saying(from, `${place}/${name}`, said)
}

test.each(
  birthdays.flatMap(([from, place]) =>
    ['2001-02-31', '2001-13-45', '2001-02-31T22:00:00Z', '2001-13-45T22:00:00Z', '2001-02-28T99:00:00Z', '2001-02-31T00:00:00+02:00'].map(
      (said) => [from, said, place] as const,
    ),
  ),
)('a birthday of %s that the calendar does not have is told as lost: %s', async (from, said, place) => {
  for (const to of formatNames.filter((name) => name !== from)) {
    const { document, diagnostics } = await convert(born(from, place, said), { to, capsule: false })
    expect(JSON.stringify(document)).not.toMatch(/2001-(02|03|13)/)
    expect(
      diagnostics.some(({ kind, source }) => kind === 'loss' && source?.startsWith(place)),
      to,
    ).toBe(true)
  }
})

test.each(birthdays)('a birthday of %s is the same day everywhere', async (from, place) => {
  for (const to of ['clr1', 'elm'].filter((name) => name !== from) as FormatName[]) {
    const { document } = await convert(born(from, place, '2001-02-28'), { to, capsule: false })
    expect(JSON.stringify(document)).toContain('2001-02-28')
  }
})

test('a date that stands in a document as it was is one that its schema refuses', async () => {
  const { checks } = await validate(saying('ob3', '/validUntil', '2031-03-30T10:00'))
  expect(checks.some(({ outcome, path }) => outcome === 'fail' && path === '/validUntil')).toBe(true)
})
