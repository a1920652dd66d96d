/** What is said of a stack, sentence by sentence, with its details; and of people, whatever they are known by. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { stack, stackSections } from '../../src/profile.ts'
import { full, type Tree, without } from './full.ts'

const snb = 'http://data.europa.eu/snb'
const ects = `${snb}/education-credit/6fcec5c5af`
const local = 'https://credits.example/local'
const badge = (name: string, credits: number, more: Tree = {}, subject: Tree = {}): Tree =>
  full({ id: `https://harbour.example/${name}`, name, creditsAvailable: credits, ...more }, subject)
const at = (level: number): Tree => ({
  alignment: [{ type: ['Alignment'], targetName: `EQF ${level}`, targetUrl: `${snb}/eqf/${level}`, targetFramework: 'EQF' }],
})

describe('of achievements of every kind', async () => {
  const given: readonly Tree[] = JSON.parse(
    JSON.stringify([
      badge('Tides', 3, at(6)),
      badge('Tides', 3, at(6)),
      badge('Knots', 1, { ...at(5), creditFramework: undefined }),
      without(badge('Charts', 2, { alignment: [] }), '/credentialSubject/achievement/creditsAvailable'),
      badge('Buoys', 2.5, at(6)),
      badge(' buoys', 2, { id: 'https://harbour.example/buoys-2', ...at(6), creditFramework: local }),
    ]),
  )
  const asked = () => stack(given, { size: ['forthem-course', { atLeast: 5, atMost: 6 }] })
  const open = 'number 3, “Knots”, number 4, “Charts” and number 6, “ buoys”'
  const said = [
    ['stack.recipient', 'pass', undefined, 'All credentials name the same person.'],
    ['stack.overlap', 'warn', 'ERR_OVERLAP', 'number 2, “Tides” is the same achievement as number 1, “Tides”: it counts once.'],
    [
      'stack.overlap',
      'warn',
      'ERR_OVERLAP',
      'number 6, “ buoys” and number 5, “Buoys” have the same title and issuer, and no identifier in common: they may be the same.',
    ],
    [
      'stack.level',
      'warn',
      'ERR_PROFILE',
      'EQF levels: EQF 5: number 3, “Knots” and EQF 6: number 1, “Tides”, number 5, “Buoys” and number 6, “ buoys”. No EQF level is stated for number 4, “Charts”.',
    ],
    ['stack.credits', 'pass', undefined, '5.5 ECTS credits (achievements: 2 of 6).'],
    ['stack.credits', 'pass', undefined, '1 credit of no framework that is named (achievements: 1 of 6).'],
    ['stack.credits', 'pass', undefined, `2 ${local} (achievements: 1 of 6).`],
    ['stack.credits', 'warn', 'ERR_PROFILE', 'Credits of several frameworks have no common sum.'],
    ['stack.credits', 'warn', 'ERR_PROFILE', 'No credits that could be counted are stated for number 4, “Charts”.'],
    [
      'stack.size',
      'unknown',
      'ERR_PROFILE',
      `FORTHEM standalone course: about 5 to 15 ECTS: not told, 5.5 ECTS credits are known where at least 5 and at most 15 are asked for, and ${open} may hold more.`,
    ],
    [
      'stack.size',
      'unknown',
      'ERR_PROFILE',
      `The size that was asked for: not told, 5.5 ECTS credits are known where at least 5 and at most 6 are asked for, and ${open} may hold more.`,
    ],
  ]

  test('each check has its sentence, its code and its details', async () => {
    const { checks } = await asked()
    expect(checks.map(({ id, outcome, code, message }) => [id, outcome, code, message])).toEqual(said)
    expect(checks.map(({ detail }) => detail)).toStrictEqual([
      undefined,
      { part: 1, reason: 'same', other: 0 },
      { part: 5, reason: 'alike', other: 4 },
      { levels: { 5: [2], 6: [0, 4, 5] }, without: [3] },
      { framework: ects, points: 5.5, parts: [0, 4] },
      { points: 1, parts: [2] },
      { framework: local, points: 2, parts: [5] },
      undefined,
      { without: [3] },
      { profile: 'forthem-course', range: { atLeast: 5, atMost: 15, approximate: true }, points: 5.5, open: [2, 3, 5] },
      { range: { atLeast: 5, atMost: 6 }, points: 5.5, open: [2, 3, 5] },
    ])
  })

  test('as labelled values', async () => {
    const labels = ['Recipient', 'Overlap', 'Overlap', 'Levels', ...Array.from({ length: 5 }, () => 'Credits'), 'Size', 'Size']
    const part = (number: number, text: string) => ({ key: `part.${number - 1}`, label: `number ${number}`, values: [text] })
    expect(await stackSections(await asked())).toEqual([
      {
        key: 'stack',
        heading: 'Stack',
        entries: said.map(([key, outcome, , message], index) => ({ key, label: labels[index], values: [message], outcome })),
      },
      {
        key: 'counted',
        heading: 'Achievements',
        entries: [
          part(1, 'Tides; counted; 3 ECTS credits; EQF level 6; Harbour College'),
          part(2, 'Tides; not counted; 3 ECTS credits; EQF level 6; Harbour College'),
          part(3, 'Knots; counted; 1 credit, of no framework that is named; EQF level 5; Harbour College'),
          part(4, 'Charts; counted; Harbour College'),
          part(5, 'Buoys; counted; 2.5 ECTS credits; EQF level 6; Harbour College'),
          part(6, ` buoys; counted; 2 ${local}; EQF level 6; Harbour College`),
        ],
      },
      {
        key: 'notes',
        heading: 'Notes',
        entries: [
          {
            key: 'not-verified',
            label: 'Note',
            values: ['Nothing was verified: whether it is genuine and in force is another question.'],
            outcome: 'skip',
          },
        ],
      },
    ])
  })

  test('one title of two issuers is no repetition', async () => {
    const other = badge('Tides', 3, { id: 'https://port.example/tides' })
    const port = { ...other, issuer: { ...(other['issuer'] as Tree), id: 'https://port.example/', name: 'Port' } }
    expect((await stack([badge('Tides', 3), port])).alike).toEqual([])
  })

  test('levels and sizes, reached and not', async () => {
    const { checks } = await stack([badge('Tides', 4, at(5)), badge('Knots', 0.5, at(6))], {
      size: [{ above: 4 }, 'forthem-course', { atLeast: 5 }],
    })
    const told = checks.filter(({ id }) => id === 'stack.level' || id === 'stack.size')
    expect(told.map(({ outcome, code, message }) => [outcome, code, message])).toEqual([
      ['warn', 'ERR_PROFILE', 'They are at different levels: EQF 5: number 1, “Tides” and EQF 6: number 2, “Knots”.'],
      ['pass', undefined, 'The size that was asked for: reached, 4.5 ECTS credits are above 4.'],
      [
        'warn',
        'ERR_PROFILE',
        'FORTHEM standalone course: about 5 to 15 ECTS: 4.5 ECTS credits are not at least 5 and at most 15; the source gives the limits as approximate.',
      ],
      ['fail', 'ERR_PROFILE', 'The size that was asked for: not reached, 4.5 ECTS credits are not at least 5.'],
    ])
  })

  test('credits below nothing are none', async () => {
    for (const points of [-3, 0]) expect((await stack([badge('Tides', points)])).sums).toEqual([])
  })

  test('alone, without levels or credits', async () => {
    const bare = without(badge('Tides', 3, { alignment: [] }), '/credentialSubject/achievement/creditsAvailable')
    expect((await stack([bare])).checks.map(({ outcome, code, message }) => [outcome, code, message])).toEqual([
      ['pass', undefined, 'There is one credential.'],
      ['pass', undefined, 'No achievement is counted twice.'],
      ['warn', 'ERR_PROFILE', 'None states a level of the EQF.'],
      ['warn', 'ERR_PROFILE', 'None states credits that could be counted.'],
    ])
    expect((await stack([badge('Tides', 3, at(6)), badge('Knots', 3, at(6))])).checks.map(({ message }) => message)).toContain(
      'All are at EQF level 6.',
    )
  })
})

describe('of people', () => {
  const nobody = { id: undefined, identifier: undefined }
  const known = (...identities: readonly (readonly [type: string, value: string, salt?: string])[]): Tree => ({
    ...nobody,
    identifier: identities.map(([identityType, identityHash, salt]) => ({
      type: 'IdentityObject',
      identityType,
      identityHash,
      hashed: salt !== undefined,
      ...(salt !== undefined && { salt }),
    })),
  })
  const hash = (value: string, salt: string): string =>
    `sha256$${createHash('sha256')
      .update(value + salt)
      .digest('hex')}`
  const answer = async (...subjects: readonly Tree[]) => {
    const given = JSON.parse(JSON.stringify(subjects.map((subject, index) => badge(`of-${index}`, 3, {}, subject))))
    const { people, checks } = await stack(given, { size: { atLeast: 1 } })
    const of = (id: string) => checks.find((check) => check.id === id)
    return { people, recipient: of('stack.recipient'), size: of('stack.size') }
  }
  const groups = async (...subjects: readonly Tree[]): Promise<unknown> => (await answer(...subjects)).people.groups

  test('what is not told, and what contradicts itself, has its code and names the others', async () => {
    const born = (dateOfBirth: string): Tree => ({ ...nobody, dateOfBirth })
    const inputs = 'number 2, “of-1” and number 3, “of-2”'
    const open = await answer({ id: 'did:example:ines' }, { id: 'did:example:tomas' }, { id: 'did:example:lea' })
    expect(open.recipient).toMatchObject({ outcome: 'unknown', code: 'ERR_RECIPIENT_NOT_STATED', detail: { groups: [[0], [1], [2]] } })
    expect(open.recipient?.message).toBe(`Whether all are of one person is not told: the first shares no identity with ${inputs}.`)
    const other = await answer(born('1999-10-02'), born('1999-10-03'), { id: 'did:example:lea' })
    expect(other.recipient).toMatchObject({ outcome: 'fail', code: 'ERR_RECIPIENT', detail: { groups: [[0], [1], [2]] } })
    expect(other.recipient?.message).toBe(`The credentials name different people: ${inputs}.`)
    expect(other.size).toMatchObject({ outcome: 'fail', code: 'ERR_RECIPIENT' })
  })

  test.each([
    ['emailAddress', 'ines@harbour.example', 'INES@harbour.example'],
    ['nationalIdentityNumber', '19991002-1', '19991002-1'],
    ['sourcedId', '7', '7'],
    ['systemId', '8', '8'],
  ])('one %s is one person, and another makes nobody one', async (type, value, same) => {
    expect(await groups(known([type, value]), known([type, same]))).toEqual([[0, 1]])
    expect(await groups(known([type, value]), known([type, `${value}9`]))).toEqual([[0], [1]])
    expect(await groups(known([type, hash(value, 'sea'), 'sea']), known([type, value]))).toEqual([[0, 1]])
    expect(await groups(known([type, value]), known([type, hash(value, 'sea'), 'sea']))).toEqual([[0, 1]])
    expect(await groups(known([type, hash(value, 'sea'), 'sea']), known([type, hash(value, 'sea'), 'sea']))).toEqual([[0, 1]])
    // of two salts nobody knows whether they are of one value
    expect(await groups(known([type, hash(value, 'sea'), 'sea']), known([type, hash(value, 'sky'), 'sky']))).toEqual([[0], [1]])
  })

  test('a name or a birthday is nobody’s alone, hashed or not', async () => {
    for (const type of ['name', 'birthDate', 'studentName']) {
      expect(await groups(known([type, '1999-10-02']), known([type, '1999-10-02']))).toEqual([[0], [1]])
      const hashed = known([type, hash('1999-10-02', 'sea'), 'sea'])
      expect(await groups(hashed, hashed)).toEqual([[0], [1]])
    }
  })

  test('one who brings two together brings all that is known of them', async () => {
    const [mail, student, both] = [
      known(['emailAddress', 'ines@harbour.example']),
      known(['sourcedId', '7']),
      known(['sourcedId', '7'], ['emailAddress', 'ines@harbour.example']),
    ]
    expect(await groups(mail, student, both, mail, student)).toEqual([[0, 1, 2, 3, 4]])
    expect(await groups(student, { id: 'did:example:lea' }, mail, both, { id: 'did:example:lea' })).toEqual([
      [0, 2, 3],
      [1, 4],
    ])
  })

  test('what is known of somebody grows, and what was known of both is found where two were brought together', async () => {
    const mail = (name: string) => ['emailAddress', `${name}@harbour.example`] as const
    expect(await groups(known(mail('ines')), known(mail('ines'), mail('nes')), known(mail('ines')), known(mail('nes')))).toEqual([
      [0, 1, 2, 3],
    ])
    const [student, other] = [known(['sourcedId', '7'], ['systemId', '8']), known(['systemId', '8'])]
    expect(await groups(known(mail('ines')), student, known(mail('ines'), ['sourcedId', '7']), other)).toEqual([[0, 1, 2, 3]])
  })

  test('another value is another one, whatever else they have alike', async () => {
    const hashed = (type: string, value: string) => [type, hash(value, 'sea'), 'sea'] as const
    // they are compared, because the plain address of one may be the hashed one of the other
    const ines = known(hashed('emailAddress', 'ines@harbour.example'), hashed('sourcedId', '7'), ['name', 'Inês'])
    const tomas = known(['emailAddress', 'tomas@harbour.example'], hashed('sourcedId', '8'), ['name', 'Inês'])
    expect(await groups(ines, tomas)).toEqual([[0], [1]])
    const [type, value, salt] = hashed('emailAddress', 'ines@harbour.example')
    const capital = [type, value.toUpperCase().replace('SHA256', 'sha256'), salt] as const
    expect(await groups(known([type, value, salt]), known(capital))).toEqual([[0, 1]])
    expect(await groups(known(capital), known([type, value, salt]))).toEqual([[0, 1]])
  })

  test('another national number is another person, also after two were brought together', async () => {
    const numbered = (number: string, ...more: readonly (readonly [string, string])[]): Tree =>
      known(['nationalIdentityNumber', number], ...more)
    expect((await answer(numbered('1'), numbered('2'))).people.different).toBe(true)
    expect((await answer(known(['sourcedId', '7']), known(['sourcedId', '8']))).people.different).toBe(false)
    const mail = ['emailAddress', 'ines@harbour.example'] as const
    expect((await answer(numbered('1', mail), known(['sourcedId', '7']), known(['sourcedId', '7'], mail), numbered('2'))).people).toEqual({
      groups: [[0, 1, 2], [3]],
      different: true,
    })
  })
})
