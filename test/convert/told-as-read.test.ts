/** What a reader of source, result and report compared line by line, and found told wrongly. */
import { describe, expect, test } from 'vitest'
import { convert } from '../../src/convert.ts'
import { at, type Document } from '../../src/lib/json.ts'
import { validate } from '../../src/validate.ts'
import { bases } from './bases.ts'
import { placed, sent } from './fixture-run.ts'

const withValues = (document: Document, values: Readonly<Record<string, unknown>>): Document =>
  Object.entries(values).reduce<unknown>((made, [pointer, value]) => placed(made, pointer.slice(1).split('/'), value), document) as Document
const levels = [
  { id: 'urn:uuid:5f0c1a0e-0a4e-4c3b-9d0a-6f1c1a1b0010', type: ['RubricCriterionLevel'], name: 'Mastery' },
  { id: 'urn:uuid:5f0c1a0e-0a4e-4c3b-9d0a-6f1c1a1b0011', type: ['RubricCriterionLevel'], name: 'Basics' },
]
const assessed = (definition: object, result: object): Document => {
  const id = 'urn:uuid:5f0c1a0e-0a4e-4c3b-9d0a-6f1c1a1b0009'
  return withValues(bases.ob3, {
    '/credentialSubject/achievement/resultDescription': [{ id, type: ['ResultDescription'], name: 'Project', ...definition }],
    '/credentialSubject/result': [{ type: ['Result'], resultDescription: id, ...result }],
  })
}
const definition = '/credentialSubject/achievement/resultDescription/0'

test('the levels of a rubric, of which nothing stands in the result, are lost and not widened; the required one is said in words', async () => {
  const rubric = { resultType: 'RubricCriterionLevel', rubricCriterionLevel: levels, requiredLevel: levels[1]?.id }
  const { document, diagnostics } = await convert(assessed(rubric, { achievedLevel: levels[0]?.id }), { to: 'elm' })
  const about = diagnostics.flatMap(({ code, source }) =>
    source?.startsWith(definition) ? [`${code} ${source.slice(definition.length)}`] : [],
  )
  expect(about.sort()).toEqual(['lost /rubricCriterionLevel/0', 'lost /rubricCriterionLevel/1', 'widened /requiredLevel'])
  expect(at(document, '/credentialSubject/hasClaim/0/provenBy/0/specifiedBy/gradingScheme/description/en')).toBe('Required: Basics.')
})

test('a grade that is the name of a level is not told as taken from the status', async () => {
  const rubric = { resultType: 'RubricCriterionLevel', rubricCriterionLevel: levels }
  const gradeFrom = async (result: object) => {
    const { document, diagnostics } = await convert(assessed(rubric, result), { to: 'elm' })
    const grade = at(document, '/credentialSubject/hasClaim/0/provenBy/0/grade/noteLiteral/en')
    return [grade, ...diagnostics.flatMap(({ code, source }) => (code === 'required-fallback' ? [source?.split('/').at(-1)] : []))]
  }
  expect(await gradeFrom({ achievedLevel: levels[0]?.id, status: 'Completed' })).toEqual(['Mastery', 'achievedLevel'])
  expect(await gradeFrom({ status: 'Completed' })).toEqual(['Completed', 'status'])
})

test.each([
  ['Result', []],
  [undefined, ['constant']],
])('a result of the kind %s: only what the source does not say is told as filled in', async (resultType, expected) => {
  const { diagnostics } = await convert(assessed(resultType ? { resultType } : {}, { value: 'A' }), { to: 'clr1' })
  expect(diagnostics.flatMap(({ code, target }) => (target?.endsWith('/resultType') ? [code] : []))).toEqual(expected)
})

test('the Merkle proof of a Blockcerts badge is a signature of the source, not a loss', async () => {
  const { diagnostics } = await convert(withValues(bases.ob2, { '/signature': { type: ['MerkleProof2017'], merkleRoot: '00' } }), {
    to: 'ob3',
  })
  expect(diagnostics.flatMap(({ code, source }) => (source?.startsWith('/signature') ? [code] : []))).toEqual(['proof-dropped'])
})

describe('evidence without an address in a European credential', () => {
  const evidence = [
    { narrative: 'Seen by the supervisor', name: 'Observation', genre: 'Protocol' },
    { id: 'https://portfolio.example/ilse', narrative: 'Photos' },
    { narrative: 'Heard by two others' },
  ]
  const source = withValues(bases.ob2, { '/evidence': evidence })

  test('stands in a note, with its name; only what a note has no place for is lost', async () => {
    const { document, diagnostics } = await convert(source, { to: 'elm', capsule: false })
    const notes = at(document, '/credentialSubject/hasClaim/0/additionalNote') as Document[]
    expect(notes.map((note) => at(note, '/noteLiteral/en'))).toEqual(['Photos', 'Seen by the supervisor', 'Heard by two others'])
    expect(at(notes[1], '/subject/prefLabel/en')).toBe('Observation')
    const about = diagnostics.flatMap(({ code, source: from }) => (from?.startsWith('/evidence') ? [`${code} ${from}`] : []))
    expect(about).toEqual(['lost /evidence/0/genre', 'narrowed /evidence'])
    expect((await validate(document)).checks.filter(({ path }) => path?.includes('additionalNote'))).toEqual([])
  })

  test('comes back as evidence, after what has one', async () => {
    const { document } = await convert(source, { to: 'elm', capsule: false })
    const back = await convert(document, { to: 'ob2', capsule: false })
    const found = at(back.document, '/evidence') as Document[]
    expect(found.map(({ id, name, narrative }) => ({ id, name, narrative }))).toEqual([
      { id: 'https://portfolio.example/ilse', name: undefined, narrative: 'Photos' },
      { id: undefined, name: 'Observation', narrative: 'Seen by the supervisor' },
      { id: undefined, name: undefined, narrative: 'Heard by two others' },
    ])
  })
})

describe('a record in a European credential', () => {
  const child = (number: number) => {
    const badge = at(bases.clr2, '/credentialSubject/verifiableCredential/0') as Document
    const made = withValues(badge, { '/description': `Award ${number}`, '/id': `urn:uuid:5f0c1a0e-0a4e-4c3b-9d0a-6f1c1a1b002${number}` })
    return withValues(made, { '/credentialSubject/achievement/id': `https://school.example/badges/${number}` })
  }
  const relation = (associationType: string, source: number, target: number) => ({
    type: ['Association'],
    associationType,
    sourceId: `https://school.example/badges/${source}`,
    targetId: `https://school.example/badges/${target}`,
  })
  const source = withValues(bases.clr2, {
    '/credentialSubject/verifiableCredential': [child(1), child(2), child(3)],
    '/credentialSubject/association': [
      relation('isParentOf', 1, 2),
      relation('isParentOf', 1, 9),
      relation('isParentOf', 3, 2),
      relation('precedes', 1, 3),
    ],
  })

  test('tells of each relation that has no place why it has none', async () => {
    const { diagnostics } = await convert(source, { to: 'elm' })
    const lost = diagnostics.flatMap(({ code, source: from, message }) => (code === 'association-lost' ? [[from, message]] : []))
    expect(lost).toEqual([
      ['/credentialSubject/association/1', expect.stringMatching(/not awarded/)],
      ['/credentialSubject/association/2', expect.stringMatching(/one whole/)],
      ['/credentialSubject/association/3', expect.stringMatching(/only the parts of a whole/i)],
    ])
  })

  test('says the description of a badge in the place of the narrative, where that is free', async () => {
    const { document, diagnostics } = await convert(
      withValues(source, { '/credentialSubject/verifiableCredential/2/credentialSubject/narrative': 'Won' }),
      { to: 'elm' },
    )
    const claims = at(document, '/credentialSubject/hasClaim') as Document[]
    expect([at(claims[0], '/description/en'), at(claims[1], '/description/en')]).toEqual(['Award 1', 'Won'])
    const told = diagnostics.flatMap(({ code, source: from }) => (/verifiableCredential.\d.description$/.test(from ?? '') ? [code] : []))
    expect(told).toEqual(['widened', 'widened', 'lost'])
  })
})

test.each([
  ['1.1', { '@context': 'https://w3id.org/openbadges/v1' }],
  ['2.0', {}],
])('the original inside is said to be Open Badges of its own version, %s', async (version, values) => {
  const source = { ...bases.ob2, ...values }
  const said = (document: Document) => JSON.stringify(document).match(/(?:Source credential \(|Converted from )(Open Badges [\d.]+\d)/)?.[1]
  const documents = await Promise.all(['ob3', 'clr1', 'clr2', 'elm'].map(async (to) => (await convert(source, { to })).document))
  expect(documents.map(said)).toEqual(documents.map(() => `Open Badges ${version}`))
})

test('an endorsement of which only the address or a token is there is told as one', async () => {
  const badge = withValues(bases.ob2, {
    '/endorsement': ['https://school.example/endorsements/1'],
    '/badge/endorsement': 'https://school.example/endorsements/2',
    '/badge/issuer/endorsement': [{ id: 'https://school.example/endorsements/3' }],
  })
  const record = withValues(bases.clr1, { '/signedEndorsements': ['e30.e30.AA'] })
  const told = async (source: Document) =>
    (await convert(source, { to: 'elm' })).diagnostics.flatMap(({ code, source: from }) =>
      /ndorsement/.test(from ?? '') ? [`${code} ${from}`] : [],
    )
  expect((await told(badge)).sort()).toEqual([
    'endorsement-lost /badge/endorsement',
    'endorsement-lost /badge/issuer/endorsement',
    'endorsement-lost /endorsement',
  ])
  expect(await told(record)).toEqual(['endorsement-lost /signedEndorsements'])
})

describe('words that are so', () => {
  const told = async (source: Document, to: string) => (await convert(source, { to })).diagnostics

  test('of the picture of a badge of 3.0: an assertion has one, but that is the picture of the award', async () => {
    const picture = { id: 'https://school.example/1.png', type: 'Image' }
    const source = withValues(bases.ob3, { '/image': picture, '/credentialSubject/achievement/image': picture })
    const about = (await told(source, 'ob2')).filter(({ source: from }) => from?.startsWith('/image'))
    expect(about.map(({ code, message }) => [code, message])).toEqual([['lost', expect.stringMatching(/picture of the award/)]])
  })

  test('a language that is assumed is one thing, and is named', async () => {
    const { length, 0: first } = (await told(bases.ob3, 'elm')).filter(({ target }) => /anguage/.test(target ?? ''))
    expect([length, first?.code]).toEqual([1, 'language-assumed'])
    expect(first?.message).toContain('“en”')
    const asked = (await convert(bases.ob3, { to: 'elm', language: 'nl' })).diagnostics.filter(({ target }) => /anguage/.test(target ?? ''))
    expect(asked.map(({ message }) => message)).toEqual([expect.stringMatching(/what the caller said/)])
  })

  test('a date that is taken from elsewhere is called by a noun', async () => {
    const source = withValues(bases.clr2, { '/validFrom': '2025-01-01T00:00:00Z' })
    const messages = (await told(source, 'elm')).flatMap(({ code, message }) => (code === 'required-fallback' ? [message] : []))
    expect(messages).toEqual(['The date of the award is taken from another place of the source.'])
  })

  test('one item of a list is called by its name, and several criteria are', async () => {
    const words = async (values: Readonly<Record<string, unknown>>, to: string) =>
      (await told(withValues(bases.ob3, values), to)).flatMap(({ code, message }) => (code === 'required-fallback' ? [message] : []))
    expect(await words({ '/credentialSubject/id': 'did:example:ilse' }, 'ob2')).toContain(
      'The recipient identity is taken from another place of the source.',
    )
    const result = { type: ['Result'], status: 'Completed' }
    expect(await words({ '/credentialSubject/result': [result] }, 'elm')).toContain(
      'The result value is taken from another place of the source.',
    )
    const outcome = { 'Q/learningOutcomeSummary': { type: 'Note', noteLiteral: { en: 'Sails alone' } } }
    const { diagnostics } = await sent('elm', outcome, 'ob3')
    expect(diagnostics.map(({ message }) => message)).toContain('The achievement criteria are taken from another place of the source.')
  })

  test('the number of a licence is said by each claim, and by the credential where there is one', async () => {
    const one = withValues(bases.ob3, { '/credentialSubject/licenseNumber': 'L-12' })
    const { document, diagnostics } = await convert(one, { to: 'elm', capsule: false })
    const places = ['/identifier/0/notation', '/credentialSubject/hasClaim/0/identifier/0/notation'] as const
    expect(places.map((place) => at(document, place))).toEqual(['L-12', 'L-12'])
    expect(diagnostics.filter(({ source: from }) => from?.includes('license'))).toEqual([])
    const back = await convert(document, { to: 'ob3', capsule: false })
    expect(at(back.document, '/credentialSubject/licenseNumber')).toBe('L-12')

    const badge = at(bases.clr2, '/credentialSubject/verifiableCredential/0') as Document
    const numbered = (number: string) => withValues(badge, { '/credentialSubject/licenseNumber': number })
    const two = withValues(bases.clr2, { '/credentialSubject/verifiableCredential': [numbered('L-12'), numbered('L-13')] })
    const record = (await convert(two, { to: 'elm', capsule: false })).document
    expect(at(record, '/identifier')).toBeUndefined()
    const claims = at(record, '/credentialSubject/hasClaim') as Document[]
    expect(claims.map((claim) => at(claim, '/identifier/0/notation'))).toEqual(['L-12', 'L-13'])
  })

  test('the type of an extension says nothing of a recipient, and is no loss', async () => {
    const profile = { type: ['RecipientProfile', 'Extension'], name: 'Ilse', publicKey: 'ecdsa-koblitz-pubkey:1abc' }
    const about = (await told(withValues(bases.ob2, { '/recipientProfile': profile }), 'ob3')).flatMap(({ source: from }) => from ?? [])
    expect(about.filter((path) => path.startsWith('/recipientProfile'))).toEqual(['/recipientProfile/publicKey'])
  })

  test.each([
    ['12', 'PO Box 12, 1000 Bergen'],
    ['Postboks 12', 'Postboks 12, 1000 Bergen'],
  ])('a post office box %s is one in an address that is one text', async (postOfficeBoxNumber, expected) => {
    const address = { type: ['Address'], postOfficeBoxNumber, postalCode: '1000', addressLocality: 'Bergen' }
    const { document } = await convert(withValues(bases.ob3, { '/issuer/address': address }), { to: 'elm' })
    expect(at(document, '/issuer/location/0/address/0/fullAddress/noteLiteral/en')).toBe(expected)
  })

  test.each(['ob3', 'clr2'] as const)(
    'credits earned without a system beside offered ones of one are of that in %s, and that is told',
    async (to) => {
      const framework = 'http://data.europa.eu/snb/education-credit/6fcec5c5af'
      const point = (more: object) => ({ type: 'CreditPoint', ...more })
      const claim = '/credentialSubject/hasClaim/0'
      const elm = withValues(bases.elm, {
        [`${claim}/creditReceived`]: [point({ id: 'urn:x:1', point: '84' })],
        [`${claim}/specifiedBy/creditPoint`]: [point({ id: 'urn:x:2', point: '3', framework: { id: framework, type: 'Concept' } })],
      })
      const { diagnostics, document } = await convert(elm, { to })
      expect(JSON.stringify(document)).toContain('"creditsEarned":84')
      const place = `${claim}/specifiedBy/creditPoint/0/framework/id`
      const of = (code: string) => diagnostics.flatMap((one) => (one.code === code && one.source === place ? [one.message] : []))
      expect(of('required-fallback')).toEqual(['The credit framework is taken from another place of the source.'])

      const same = withValues(elm, { [`${claim}/creditReceived/0/framework`]: { id: framework, type: 'Concept' } })
      expect((await convert(same, { to })).diagnostics.filter(({ code }) => code === 'required-fallback')).toEqual([])
    },
  )
})
