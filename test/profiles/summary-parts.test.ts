/** A summary in words, each part by itself: what is expected is what the parts of the summary mean, and nothing that they do not say. */
import { describe, expect, test } from 'vitest'
import { type AchievementSummary, type Grade, type Summary, summary, summarySections } from '../../src/summary.ts'
import { full, type Tree } from './full.ts'

const bare: Summary = { format: 'ob3', formatName: 'Open Badges', version: '3.0', signature: { kind: 'none' }, achievements: [] }
const entries = async (inside: Summary, section: string): Promise<Readonly<Record<string, readonly string[]>>> =>
  Object.fromEntries(
    (await summarySections(inside)).find(({ key }) => key === section)?.entries.map(({ key, values }) => [key, values]) ?? [],
  )
const credential = async (more: Partial<Summary>, name: string) => (await entries({ ...bare, ...more }, 'credential'))[`field.${name}`]
const achievement = async (one: AchievementSummary, name: string, more: Partial<Summary> = {}) =>
  (await entries({ ...bare, ...more, achievements: [one] }, 'achievement'))[`field.${name}`]
const badge = async (more: Partial<Summary>, name: string) => (await entries({ ...bare, ...more }, 'open-badge'))[`badge.${name}`]
const notStated = ['not stated']

describe('of the credential', () => {
  test('the version of its format is said once', async () => {
    expect(await credential({}, 'format')).toEqual(['Open Badges 3.0'])
    expect(await credential({ formatName: 'Open Badges 3.0' }, 'format')).toEqual(['Open Badges 3.0'])
  })
  test.each<[string, Summary['recipient'], readonly string[] | undefined]>([
    ['nobody', undefined, undefined],
    ['by a day', { dateOfBirth: '2001-02-03' }, ['born 3 February 2001']],
    // what day that is hangs on a zone that is not stated
    ['by a moment', { dateOfBirth: '2001-02-03T00:30:00+02:00' }, ['born 2001-02-03T00:30:00+02:00']],
    ['by something before a day', { dateOfBirth: 'c. 2001-02-03' }, ['born c. 2001-02-03']],
    ['by a hash', { identities: [{ type: 'emailAddress' }] }, ['known by the hash of an e-mail address']],
    ['by a hash of nobody knows what', { identities: [{ type: 'ext:shoe' }] }, ['known by the hash of an identity of the type ext:shoe']],
    ['by a number', { id: 'did:example:ines', identities: [{ type: 'identifier', value: '7' }] }, ['did:example:ines', '7']],
  ])('its recipient: %s', async (_, recipient, expected) => {
    expect(await credential(recipient ? { recipient } : {}, 'recipient')).toEqual(expected)
  })
  test('its languages, and nothing where it names none', async () => {
    expect(await credential({ languages: ['en', 'nl'] }, 'languages')).toEqual(['English and Dutch'])
    expect(await credential({}, 'languages')).toBeUndefined()
  })
  test.each([
    [10, 10],
    [11, 11],
  ])('of %i places that are not shown, ten', async (count, values) => {
    const unread = Array.from({ length: count }, (_, index) => `/${index}` as const)
    const said = (await entries({ ...bare, unread }, 'notes'))['unread'] ?? []
    expect([said.length - 1, said.at(-1)]).toEqual([values, count > 10 ? 'and 1 more' : '/9'])
  })
})

describe('of an achievement', () => {
  test('what is of the whole is not said again', async () => {
    const dates = { validFrom: '2026-01-05', validUntil: '2027-01-05', licence: 'A-1' }
    for (const name of ['valid-from', 'valid-until', 'licence']) expect(await achievement(dates, name, dates)).toBeUndefined()
    expect(await achievement(dates, 'valid-from')).toEqual(['5 January 2026'])
    expect(await achievement(dates, 'valid-until', { validUntil: '2028-01-05' })).toEqual(['5 January 2027'])
    expect(await achievement(dates, 'licence', { licence: 'B-1' })).toEqual(['A-1'])
  })
  test('its kind, as it is called', async () => {
    expect(await achievement({ type: 'ext:Voyage' }, 'type')).toEqual(['Voyage'])
    expect(await achievement({ type: 'Next:Voyage' }, 'type')).toEqual(['Next:Voyage'])
  })
  test.each<[AchievementSummary['period'], readonly string[] | undefined]>([
    [{ start: '2026-01-05', end: '2026-02-05' }, ['5 January 2026 to 5 February 2026']],
    [{ start: '2026-01-05', end: '2026-01-05' }, ['5 January 2026']],
    [{ start: '2026-01-05' }, ['from 5 January 2026']],
    [{ end: '2026-02-05' }, ['to 5 February 2026']],
    [{}, undefined],
  ])('when: %o', async (period, expected) => {
    expect(await achievement(period ? { period } : {}, 'period')).toEqual(expected)
  })
  test('how much it counts, and of what', async () => {
    const [three, five] = [{ points: 3, framework: 'ECTS credits' }, { points: 5 }]
    expect(await achievement({ credits: [three, five] }, 'credits')).toEqual(['3 ECTS credits', '5 credits, of no framework that is named'])
    expect(await achievement({ credits: [three], creditsOffered: [{ ...three, points: 6 }] }, 'credits')).toEqual([
      'earned: 3 ECTS credits',
      'offered: 6 ECTS credits',
    ])
  })
  test.each<[AchievementSummary, readonly string[] | undefined]>([
    [{ workload: 'PT84H' }, ['84 hours']],
    [{ workload: 'PT84H', workloadSpent: 'PT84H' }, ['84 hours']],
    [{ workload: 'PT84H', workloadSpent: 'PT90H' }, ['84 hours', '90 hours by this learner']],
    [{ workloadSpent: 'PT90H' }, ['90 hours']],
    [{}, undefined],
  ])('how long it takes: %o', async (one, expected) => {
    expect(await achievement(one, 'workload')).toEqual(expected)
  })
  test('how long it may take', async () => {
    expect([await achievement({ maximumDuration: 'P1Y' }, 'duration'), await achievement({}, 'duration')]).toEqual([['1 year'], undefined])
  })
  test.each<[Grade, string]>([
    [{ value: '8' }, '8'],
    [{ value: '8', minimum: '1', maximum: '10' }, '8 (of 1 to 10)'],
    [{ value: '8', maximum: '10' }, '8 (of 10 at most)'],
    // what is the least alone says nothing of how much there was to reach
    [{ value: '8', minimum: '1' }, '8'],
    [{ value: 'B', values: ['A', 'B'] }, 'B (one of A, B)'],
    [{ value: '8', status: 'Completed' }, '8 (completed)'],
    [{ value: 'Failed' }, 'failed'],
    [{ value: '8', assessment: 'Exam', scale: 'Percent', level: 'Mastery', required: '6' }, '8 (Exam; in percent; Mastery; required: 6)'],
  ])('a grade: %o', async (grade, expected) => {
    expect(await achievement({ grades: [grade] }, 'grade')).toEqual([expected])
  })
  test('who vouches for those who awarded it, but for those who vouch for the issuer', async () => {
    const body = (name: string, ...by: readonly string[]) => ({ name, endorsedBy: by.map((each) => ({ name: each })) })
    const one = { awardedBy: [body('Pilots', 'Guild', 'Ministry')], issuer: body('School', 'Guild', 'Town') }
    expect(await achievement(one, 'body-endorsements', { issuer: body('Harbour', 'Ministry') })).toEqual(['Guild', 'Town'])
  })
  test('a framework is told by its name, not by its address', async () => {
    const skills = [{ name: 'Tides' }, { name: 'Tides', framework: 'Charts' }, { name: 'Tides', framework: 'https://charts.example' }]
    expect(await achievement({ skills }, 'skills')).toEqual(['Tides', 'Tides (Charts)', 'Tides'])
    expect(await achievement({ skills: [{ name: 'Tides', framework: 'See https://charts.example' }] }, 'skills')).toEqual([
      'Tides (See https://charts.example)',
    ])
  })
  test('a level of the EQF by its number, another one by its name', async () => {
    const level = [
      { id: 'http://data.europa.eu/snb/eqf/6', name: 'six' },
      { id: 'http://data.europa.eu/snb/eqf/6/old', name: 'old' },
      { name: 'Two' },
    ]
    expect(await achievement({ level }, 'level')).toEqual(['EQF level 6', 'old', 'Two'])
  })
  test('how it goes with others, also in a way that has no word here', async () => {
    const stackability = {
      partial: false,
      relations: [
        { type: 'isChildOf', other: 'Course' },
        { type: 'ext:borrows', other: 'Charts' },
      ],
      entitlesTo: ['Sail'],
    }
    expect(await achievement({ stackability }, 'stackability')).toEqual([
      'stands alone',
      'part of “Course”',
      'related to “Charts”',
      'entitles to “Sail”',
    ])
  })
})

describe('of the picture of an Open Badge', () => {
  test('all that it is aligned with, once', async () => {
    const level = [{ id: 'http://data.europa.eu/snb/eqf/6' }]
    const achievements = [
      { skills: [{ name: 'Tides' }], occupations: [{ name: 'Pilot' }], level },
      { skills: [{ name: 'Tides' }], subjects: [{ name: 'Sea' }] },
    ]
    expect(await badge({ achievements }, 'alignment')).toEqual(['Tides', 'Pilot', 'EQF level 6', 'Sea'])
    expect(await badge({}, 'alignment')).toEqual(notStated)
  })
  test('its end, also where it is the achievement’s', async () => {
    expect(await badge({ validUntil: '2027-01-05', achievements: [{ validUntil: '2028-01-05' }] }, 'expires')).toEqual([
      '5 January 2027',
      '5 January 2028',
    ])
    expect(await badge({}, 'expires')).toEqual(notStated)
  })
  test.each<[string, Summary['signature'], readonly string[], readonly string[]]>([
    ['none', { kind: 'none' }, notStated, notStated],
    ['one that is not known', { kind: 'none', other: ['/signature'] }, ['none of a kind that is known here; see /signature'], notStated],
    ['hosted', { kind: 'hosted', url: 'https://harbour.example/1' }, ['none: it is hosted'], ['by asking https://harbour.example/1']],
    ['by a key', { kind: 'jws', how: ['RS256'], keys: ['a', 'b'] }, ['JSON Web Signature: RS256'], ['with the key a', 'with the key b']],
    ['by a key in it', { kind: 'jws', how: ['RS256'] }, ['JSON Web Signature: RS256'], ['with the key or certificate in the signature']],
    // the key of a seal is called by a number of its certificate
    [
      'a seal',
      { kind: 'jades', how: ['ES256'], keys: ['MIG='] },
      ['electronic seal (JAdES): ES256'],
      ['with the key or certificate in the signature'],
    ],
  ])('how it is signed: %s', async (_, signature, how, verification) => {
    expect([await badge({ signature }, 'signature'), await badge({ signature }, 'verification')]).toEqual([how, verification])
  })
})

describe('as data', () => {
  const recipientOf = async (...identifier: readonly Tree[]) =>
    (await summary(full({}, { identifier: identifier.map((one) => ({ type: 'IdentityObject', ...one })) }))).recipient
  test('a name that is no hash is the name, and is not told again', async () => {
    expect(await recipientOf({ identityType: 'name', identityHash: 'Ines Exempel', hashed: false })).toEqual({
      id: 'did:example:ines',
      name: 'Ines Exempel',
    })
  })
  test('a hash is told by its kind, and neither as a name nor as a value', async () => {
    const identityHash = `sha256$${'0'.repeat(64)}`
    expect(
      await recipientOf(
        { identityType: 'name', identityHash, hashed: true, salt: 'x' },
        { identityType: 'emailAddress', identityHash, hashed: true },
      ),
    ).toEqual({ id: 'did:example:ines', identities: [{ type: 'name' }, { type: 'emailAddress' }] })
    expect(await recipientOf({ identityType: 'emailAddress', identityHash: 'ines@example.org', hashed: false })).toEqual({
      id: 'did:example:ines',
      identities: [{ type: 'emailAddress', value: 'ines@example.org' }],
    })
  })

  const first = async (one: Tree, subject: Tree = {}) => (await summary(full(one, subject))).achievements[0]
  test('credits that were earned, and what is offered only where that is something else', async () => {
    const [three, five] = [3, 5].map((points) => [{ points, framework: 'ECTS credits' }])
    const told = async (creditsAvailable?: number, creditsEarned?: number) => {
      const found = await first({ creditsAvailable }, { creditsEarned })
      return [found?.credits?.map(({ points }) => points), found?.creditsOffered?.map(({ points }) => points)]
    }
    expect((await first({ creditsAvailable: 3 }))?.credits).toEqual(three)
    expect((await first({ creditsAvailable: 5 }))?.credits).toEqual(five)
    expect([await told(3), await told(3, 3), await told(5, 3)]).toEqual([
      [[3], undefined],
      [[3], undefined],
      [[3], [5]],
    ])
  })
  test('the field of study and the specialization are what it is about', async () => {
    expect((await first({ fieldOfStudy: 'Navigation', specialization: 'Tides' }))?.subjects).toEqual([
      { name: 'Navigation' },
      { name: 'Tides' },
    ])
    expect((await first({ specialization: 'Tides' }))?.subjects).toEqual([{ name: 'Tides' }])
    expect((await first({}))?.subjects).toBeUndefined()
  })
  test('a result that says nothing is no grade, and a status that is all it says is told once', async () => {
    const grades = async (...results: readonly Tree[]) =>
      (await first({}, { result: results.map((one) => ({ type: ['Result'], ...one })) }))?.grades
    expect(await grades({})).toBeUndefined()
    expect(await grades({ status: 'Failed' }, { value: '8', status: 'Completed' })).toEqual([
      { value: 'Failed' },
      { value: '8', status: 'Completed' },
    ])
  })

  const endorsement = (by: string, subject: string): Tree => ({
    '@context': full()['@context'],
    id: `https://${by}.example/endorsement`,
    type: ['VerifiableCredential', 'EndorsementCredential'],
    issuer: { id: `https://${by}.example/`, type: ['Profile'], name: by },
    validFrom: '2026-01-05T00:00:00Z',
    credentialSubject: { id: subject, type: ['EndorsementSubject'], endorsementComment: 'Good' },
  })
  const names = (parties: readonly { readonly name?: string }[] | undefined) => parties?.map(({ name }) => name)
  test('who vouches for the credential vouches for what it awards, each once', async () => {
    const whole = String(full()['id'])
    const both = [endorsement('Guild', whole), endorsement('Town', 'https://harbour.example/tides')]
    const found = await summary({
      ...full({ endorsement: [...both, endorsement('Town', 'https://harbour.example/tides')] }),
      endorsement: [both[0]],
    })
    expect(names(found.achievements[0]?.endorsedBy)).toEqual(['Guild', 'Town'])
    expect(found.issuer?.endorsedBy).toBeUndefined()
  })
  test('of what stands in the issuer’s own profile, only what is of the issuer counts for it', async () => {
    const issuer = (...endorsements: readonly Tree[]) => ({ ...(full()['issuer'] as Tree), endorsement: endorsements })
    const about = async (...subjects: readonly string[]) => {
      const found = await summary({ ...full(), issuer: issuer(...subjects.map((subject, index) => endorsement(`Guild${index}`, subject))) })
      return [names(found.issuer?.endorsedBy), names(found.achievements[0]?.endorsedBy)]
    }
    expect(await about('https://harbour.example/issuer')).toEqual([['Guild0'], undefined])
    expect(await about('https://other.example/')).toEqual([undefined, undefined])
    expect(await about('https://other.example/', 'https://harbour.example/issuer')).toEqual([['Guild1'], undefined])
  })
})
