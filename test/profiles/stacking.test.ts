/** What several credentials come to together: sums by hand, nothing twice, one person, sizes at their edges. */
import { describe, expect, test } from 'vitest'
import { english } from '../../src/messages/english.ts'
import { CredentialError, type Profile, type Stacking, stack, stackSections } from '../../src/profile.ts'
import { full, type Tree, without } from './full.ts'

const achievement = '/credentialSubject/achievement'
const snb = 'http://data.europa.eu/snb'

/** A badge of its own kind, of so many ECTS credits. */
const badge = (name: string, credits: number, more: Tree = {}, subject: Tree = {}): Tree =>
  full({ id: `https://harbour.example/${name}`, name, creditsAvailable: credits, ...more }, subject)

/** A record of awarded achievements, and how they are related. */
const record = (badges: readonly Tree[], ...relations: readonly (readonly [type: string, source: string, target: string])[]): Tree => ({
  '@context': [
    'https://www.w3.org/ns/credentials/v2',
    'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
  ],
  id: 'urn:uuid:2c1b1a0e-7d0c-4f1c-9f5e-0d7f5a1c0099',
  type: ['VerifiableCredential', 'ClrCredential'],
  name: 'Record',
  issuer: { id: 'https://harbour.example/issuer', type: ['Profile'], name: 'Harbour College' },
  validFrom: '2026-01-05T00:00:00Z',
  credentialSubject: {
    id: 'did:example:ines',
    type: ['ClrSubject'],
    verifiableCredential: badges,
    association: relations.map(([associationType, source, target]) => ({
      type: 'Association',
      associationType,
      sourceId: `https://harbour.example/${source}`,
      targetId: `https://harbour.example/${target}`,
    })),
  },
})

const outcomes = ({ checks }: Stacking, id: string): readonly string[] =>
  checks.filter((check) => check.id === id).map(({ outcome }) => outcome)
const ects = ({ sums }: Stacking): number | undefined =>
  sums.find(({ framework }) => framework === `${snb}/education-credit/6fcec5c5af`)?.points

const codeOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing thrown',
    (error: unknown) => (error instanceof CredentialError ? error.code : error),
  )

describe('what counts', () => {
  test('three achievements of one person', async () => {
    const stacking = await stack([badge('tides', 3), badge('knots', 2.5), badge('charts', 0.5)])
    expect(ects(stacking)).toBe(6)
    expect(stacking.parts.map(({ counted }) => counted)).toEqual([true, true, true])
    expect(stacking.verdict).toBe('valid')
  })

  test('the same achievement twice counts once', async () => {
    const stacking = await stack([badge('tides', 3), badge('knots', 2), badge('tides', 3)])
    expect(ects(stacking)).toBe(5)
    expect(stacking.parts[2]).toMatchObject({ counted: false, because: { reason: 'same', other: 0 } })
    expect(outcomes(stacking, 'stack.overlap')).toEqual(['warn'])
  })

  test('of two copies, the one that states credits counts', async () => {
    const stacking = await stack([without(badge('tides', 3), `${achievement}/creditsAvailable`), badge('tides', 3)])
    expect(stacking.parts.map(({ counted }) => counted)).toEqual([false, true])
  })

  test('of two copies, the one counts that names the framework of its credits, and the level is what either says', async () => {
    const plain = without(badge('tides', 3, { alignment: [] }), `${achievement}/creditFramework`)
    const stacking = await stack([plain, badge('tides', 3)], { size: { atLeast: 3 } })
    expect([ects(stacking), outcomes(stacking, 'stack.size')]).toEqual([3, ['pass']])
    const [bare, levelled] = [badge('tides', 3, { alignment: [] }), badge('tides', 3)]
    const level = (await stack([bare, levelled])).checks.find(({ id }) => id === 'stack.level')
    expect(level).toMatchObject({ outcome: 'pass', detail: { levels: { 6: [0] } } })
  })

  test('a badge that is a part of a record’s programme does not count again', async () => {
    const programme = record([badge('programme', 30), badge('tides', 3)], ['isParentOf', 'programme', 'tides'])
    const stacking = await stack([badge('tides', 3), programme])
    expect(ects(stacking)).toBe(30)
    expect(stacking.parts.filter(({ because }) => because?.reason === 'part')).toHaveLength(1)
    // without the relation it would count
    expect(ects(await stack([badge('tides', 3), record([badge('programme', 30)])]))).toBe(33)
  })

  test('a part of a part, said from below', async () => {
    const programme = record(
      [badge('programme', 30), without(badge('module', 9), `${achievement}/creditsAvailable`), badge('tides', 3)],
      ['isPartOf', 'tides', 'module'],
      ['isChildOf', 'module', 'programme'],
    )
    expect(ects(await stack([programme]))).toBe(30)
  })

  test('the parts of a whole that states no credits count for themselves', async () => {
    const programme = record(
      [without(badge('programme', 1), `${achievement}/creditsAvailable`), badge('tides', 3), badge('knots', 2)],
      ['isParentOf', 'programme', 'tides'],
      ['isParentOf', 'programme', 'knots'],
    )
    const stacking = await stack([programme], { size: { atLeast: 5, atMost: 5 } })
    expect(ects(stacking)).toBe(5)
    expect(outcomes(stacking, 'stack.size')).toEqual(['pass'])
  })

  test('parts of each other: a circle takes nothing away', async () => {
    const circle = record([badge('tides', 3), badge('knots', 2)], ['isParentOf', 'tides', 'knots'], ['isParentOf', 'knots', 'tides'])
    expect(ects(await stack([circle]))).toBe(5)
  })

  test('related, and nobody says how: perhaps a part, or another version', async () => {
    const related = [{ type: ['Related'], id: 'https://harbour.example/tides' }]
    const told = async (...credentials: readonly Tree[]) => {
      const stacking = await stack(credentials)
      const overlap = stacking.checks.filter(({ id }) => id === 'stack.overlap')
      return [stacking.related, overlap.map(({ outcome, detail }) => [outcome, detail])]
    }
    const tides = badge('tides', 3, { id: 'https://harbour.example/tides' })
    expect(await told(tides, badge('moon', 1, { related }))).toEqual([[[1, 0]], [['warn', { part: 1, other: 0, reason: 'related' }]]])
    // null controls: there is no other, it says nothing of credits, and nothing is told twice
    const nothing = [[], [['pass', undefined]]]
    expect(await told(badge('moon', 1, { related }))).toEqual(nothing)
    expect(await told(tides, badge('moon', 0, { related }))).toEqual(nothing)
    const back = [{ type: ['Related'], id: 'https://harbour.example/moon' }]
    const [pairs] = await told(
      badge('tides', 3, { id: 'https://harbour.example/tides', related: back }),
      badge('moon', 1, { id: 'https://harbour.example/moon', related }),
    )
    expect(pairs).toEqual([[0, 1]])
  })

  test('one title, one issuer, two ids: perhaps the same', async () => {
    const stacking = await stack([badge('tides', 3), badge('tides', 3, { id: 'https://harbour.example/tides-2' })])
    expect(ects(stacking)).toBe(6)
    expect(stacking.alike).toEqual([[1, 0]])
    expect(outcomes(stacking, 'stack.overlap')).toEqual(['warn'])
  })
})

describe('frameworks', () => {
  const other = badge('knots', 40, { creditFramework: 'https://credits.example/local' })
  const bare = without(badge('charts', 2), `${achievement}/creditFramework`)

  test('are never added', async () => {
    const stacking = await stack([badge('tides', 3), other, bare])
    expect(stacking.sums.map(({ framework, points }) => [framework, points])).toEqual([
      [`${snb}/education-credit/6fcec5c5af`, 3],
      ['https://credits.example/local', 40],
      [undefined, 2],
    ])
  })

  test('credits whose framework is not named may be of two: those of two achievements are not added', async () => {
    const second = without(badge('knots', 3), `${achievement}/creditFramework`)
    const { sums, checks } = await stack([bare, second])
    expect(sums).toEqual([
      { points: 2, parts: [0] },
      { points: 3, parts: [1] },
    ])
    expect(checks.map(({ message }) => message).join(' ')).not.toContain('5 credits')
  })

  test('a size is open where what has no ECTS credits could change it, and only there', async () => {
    const outcome = async (size: object, ...inputs: readonly Tree[]): Promise<readonly string[]> =>
      outcomes(await stack(inputs, { size }), 'stack.size')
    expect(await outcome({ atLeast: 5 }, badge('tides', 3), other)).toEqual(['unknown'])
    expect(await outcome({ atLeast: 3 }, badge('tides', 3), other)).toEqual(['pass'])
    expect(await outcome({ atMost: 5 }, badge('tides', 3), bare)).toEqual(['unknown'])
    expect(await outcome({ atMost: 2 }, badge('tides', 3), bare)).toEqual(['fail'])
    const hours = without(badge('charts', 2, { volumeOfLearning: 'PT56H' }), `${achievement}/creditsAvailable`)
    expect(await outcome({ atLeast: 5 }, badge('tides', 3), hours)).toEqual(['unknown'])
  })
})

describe('sizes', () => {
  const many = (count: number, credits = 3): readonly Tree[] => Array.from({ length: count }, (_, index) => badge(`unit-${index}`, credits))
  const pathway = ['forthem-pathway', 'forthem-macro', { atLeast: 60 }] as const

  test.each([
    [19, ['pass', 'fail', 'fail']],
    [20, ['fail', 'fail', 'pass']],
    [21, ['fail', 'pass', 'pass']],
  ])('%d units of 3 ECTS', async (count, expected) => {
    const stacking = await stack(many(count), { size: pathway })
    expect(ects(stacking)).toBe(count * 3)
    expect(outcomes(stacking, 'stack.size')).toEqual(expected)
    expect(stacking.verdict).toBe('invalid')
  })

  test('about is a warning, and the sum of tenths is one number', async () => {
    expect(outcomes(await stack([badge('tides', 4)], { size: 'forthem-course' }), 'stack.size')).toEqual(['warn'])
    expect(ects(await stack(many(3, 0.1)))).toBe(0.3)
  })

  test('a profile of your own, and what is no size', async () => {
    const own: Profile = {
      id: 'own',
      title: 'Ours',
      source: { title: 'Our rules' },
      elements: [{ element: 'size', severity: 'mandatory', ects: { above: 2 } }],
    }
    expect((await stack([badge('tides', 3)], { size: own })).verdict).toBe('valid')
    for (const size of ['eu', 'none', '__proto__', {}, { atLeast: -1 }, { atLeast: '5' }, { more: 1 }, null, 7])
      expect(await codeOf(stack([badge('tides', 3)], { size: size as string }))).toBe('ERR_OPTION')
  })
})

describe('people', () => {
  const of = (subject: Tree): Tree => badge(`of-${JSON.stringify(subject)}`, 3, {}, subject)
  const email = (identityHash: string, hashed = false): Tree => ({
    id: undefined,
    identifier: [{ type: 'IdentityObject', identityType: 'emailAddress', hashed, identityHash, ...(hashed && { salt: 'deadsea' }) }],
  })
  const born = (id: string, dateOfBirth: string): Tree => ({ id, dateOfBirth })
  // sha256("ines@harbour.example" + "deadsea"), by openssl
  const hash = 'sha256$e74a356d3a61940734cc441df42e97a9b75ef37dfde7d7d7ea9bbbc81cc8a5f2'
  const outcome = async (...subjects: readonly Tree[]): Promise<unknown> =>
    outcomes(await stack(JSON.parse(JSON.stringify(subjects.map(of)))), 'stack.recipient')[0]

  test('one identity is enough; other addresses are no contradiction', async () => {
    expect(await outcome({ id: 'did:example:ines' }, { id: 'did:example:ines' })).toBe('pass')
    expect(await outcome(email('ines@harbour.example'), email('Ines@Harbour.example'))).toBe('pass')
    expect(await outcome(email('ines@harbour.example'), email('ines@other.example'))).toBe('unknown')
    expect(await outcome({ id: 'did:example:ines' }, { id: 'did:example:tomas' })).toBe('unknown')
    expect(await outcome(email(hash, true), email(hash, true))).toBe('pass')
    expect(await outcome(email(hash, true), email('ines@harbour.example'))).toBe('pass')
    expect(await outcome(email(hash, true), email('tomas@harbour.example'))).toBe('unknown')
  })

  test('a third that knows both brings two together', async () => {
    const both = { id: 'did:example:ines', ...email('ines@harbour.example'), name: 'Inês' }
    expect(await outcome({ id: 'did:example:ines' }, email('ines@harbour.example'), { ...both, id: 'did:example:ines' })).toBe('pass')
  })

  test('of one credential nothing is said of several', async () => {
    const message = async (...subjects: readonly Tree[]): Promise<string> =>
      (await stack(subjects.map(of))).checks.find(({ id }) => id === 'stack.recipient')?.message ?? ''
    expect(await message({ id: 'did:example:ines' })).toBe('There is one credential.')
    expect(await message({ id: 'did:example:ines' }, { id: 'did:example:ines', role: 'Mate' })).toContain('the same person')
  })

  test('a name is no identity, and another birthday is another person', async () => {
    expect(await outcome({ id: undefined, name: 'Inês' }, { id: undefined, name: 'Inês' })).toBe('unknown')
    expect(await outcome(born('did:example:a', '1999-10-02'), born('did:example:b', '1999-10-03'))).toBe('fail')
    expect(await outcome(born('did:example:a', '1999-10-02'), born('did:example:b', '1999-10-02'))).toBe('unknown')
  })

  test('what is of different people reaches no size', async () => {
    const inputs = [born('did:example:a', '1999-10-02'), born('did:example:b', '1999-10-03')].map(of)
    const stacking = await stack(inputs, { size: { atLeast: 1 } })
    expect(outcomes(stacking, 'stack.size')).toEqual(['fail'])
  })
})

test('a document about two people is of two people, and all that it holds counts', async () => {
  const both = {
    ...badge('tides', 3),
    credentialSubject: [badge('tides', 3, {}, { id: 'did:example:ines' }), badge('knots', 2, {}, { id: 'did:example:tomas' })].map(
      (one) => one['credentialSubject'],
    ),
  }
  const stacking = await stack([both])
  expect([outcomes(stacking, 'stack.recipient'), stacking.parts.map(({ title }) => title)]).toEqual([['unknown'], ['tides', 'knots']])
})

describe('why one does not count', () => {
  test('an identifier of another achievement, and a whole whose parts count', async () => {
    const messages = async (...inputs: readonly Tree[]): Promise<string> =>
      (await stack(inputs)).checks.map(({ message }) => message).join('\n')
    expect(await messages(badge('tides', 3), badge('tides', 3))).toContain('is the same achievement as')
    expect(await messages(badge('tides', 3), badge('tides', 3, { name: 'Knots' }))).toContain('has another title than')
    const programme = record(
      [without(badge('programme', 1), `${achievement}/creditsAvailable`), badge('tides', 3)],
      ['isParentOf', 'programme', 'tides'],
    )
    const counted = (await stackSections(await stack([programme]))).find(({ key }) => key === 'counted')
    expect(counted?.entries[0]?.values[0]).toContain('not counted: its parts are')
  })
})

describe('levels', () => {
  const at = (level: number): Tree => ({
    alignment: [{ type: ['Alignment'], targetName: `EQF ${level}`, targetUrl: `${snb}/eqf/${level}`, targetFramework: 'EQF' }],
  })
  const level = async (...inputs: readonly Tree[]): Promise<unknown> => (await stack(inputs)).checks.find(({ id }) => id === 'stack.level')

  test('the same, several, some, none', async () => {
    expect(await level(badge('a', 3, at(5)), badge('b', 3, at(5)))).toMatchObject({ outcome: 'pass', detail: { levels: { 5: [0, 1] } } })
    expect(await level(badge('a', 3, at(5)), badge('b', 3, at(6)))).toMatchObject({
      outcome: 'warn',
      detail: { levels: { 5: [0], 6: [1] } },
    })
    expect(await level(badge('a', 3, at(5)), badge('b', 3, { alignment: [] }))).toMatchObject({ outcome: 'warn', detail: { without: [1] } })
    expect(await level(badge('a', 3, { alignment: [] }))).toMatchObject({ outcome: 'warn', detail: { levels: {}, without: [0] } })
  })
})

describe('words', () => {
  test('no sentence is left unfilled, and a translation replaces all of them', async () => {
    const inputs = [badge('tides', 3), badge('tides', 3), badge('knots', 2, { creditFramework: undefined, alignment: [] })]
    const given = JSON.parse(JSON.stringify(inputs))
    const size = ['forthem-pathway', { atLeast: 9 }] as const
    const texts = async (words: { readonly messages?: Readonly<Record<string, string>> }): Promise<readonly string[]> => {
      const sections = await stackSections(await stack(given, { size }), words)
      return sections.flatMap(({ heading, entries }) => [heading, ...entries.flatMap(({ label, values }) => [label, ...values])])
    }
    for (const text of await texts({})) expect(text).not.toMatch(/[{}]|stack\.|field\./)
    const messages = Object.fromEntries(Object.keys(english).map((key) => [key, '«»']))
    for (const text of await texts({ messages })) expect(text.replace(/tides|knots|Harbour College|[;\s]/g, '')).toMatch(/^(?:«»)+$/)
  })
})

describe('hostile input', () => {
  test.each([[[]], [['x']], [[null]], [[{}]], [[badge('tides', 3), 'null']]])('no credentials: %j', async (inputs) => {
    expect(await codeOf(stack(inputs as never))).toMatch(/^ERR_/)
  })

  test('the error says which', async () => {
    await expect(stack([badge('tides', 3), 'x'])).rejects.toMatchObject({ path: '/1' })
  })

  test('credits that are no credits', async () => {
    for (const points of [-3, 0, Number.MAX_VALUE, 'x', null, [3], {}]) {
      const stacking = await stack([JSON.parse(JSON.stringify(badge('tides', 3, { creditsAvailable: points })))], { size: { atLeast: 1 } })
      expect(Number.isFinite(ects(stacking) ?? 0)).toBe(true)
    }
  })
})
