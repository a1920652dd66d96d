/** A node keeps one name: what is said of it elsewhere in the document still is. */
import { describe, expect, test } from 'vitest'
import { convert, restore } from '../../src/convert.ts'
import { at, type Document } from '../../src/lib/json.ts'
import { validate } from '../../src/validate.ts'
import { bases } from './bases.ts'
import { placed } from './fixture-run.ts'

const withValues = (document: Document, values: Readonly<Record<string, unknown>>): Document =>
  Object.entries(values).reduce<unknown>((made, [pointer, value]) => placed(made, pointer.slice(1).split('/'), value), document) as Document

const endorsement = (of: string, id = 'did:example:endorsement') => ({
  '@context': bases.ob3['@context'],
  id,
  type: ['VerifiableCredential', 'EndorsementCredential'],
  name: 'Endorsement',
  issuer: { id: 'did:web:accreditation.example', type: ['Profile'], name: 'Accreditation' },
  validFrom: '2024-01-01T00:00:00Z',
  credentialSubject: { id: of, type: ['EndorsementSubject'], endorsementComment: 'Sound' },
})

describe('names that Open Badges 2.0 does not take', () => {
  const [school, badge] = ['did:web:school.example', 'tag:school.example,2024:badge']
  const source = withValues(bases.ob3, {
    '/issuer': { id: school, type: ['Profile'], name: 'School', endorsement: [endorsement(school)] },
    '/credentialSubject/achievement/id': badge,
    '/credentialSubject/achievement/endorsement': [endorsement(badge, 'did:example:other')],
  })
  const uuid = /^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

  test('what is endorsed and the claim about it have one name, and other things have others', async () => {
    const { document } = await convert(source, { to: 'ob2' })
    const names = ['/badge/issuer/id', '/badge/id', '/badge/issuer/endorsement/0/id', '/badge/issuer/endorsement/0/issuer/id'].map((path) =>
      at(document, path),
    )
    for (const name of names) expect(name).toMatch(uuid)
    expect(new Set(names).size).toBe(names.length)
    expect(at(document, '/badge/issuer/endorsement/0/claim/id')).toBe(names[0])
    expect(at(document, '/badge/endorsement/0/claim/id')).toBe(names[1])
    expect(at(document, '/badge/endorsement/0/issuer/id')).toBe(names[3])
  })

  test('a DID has one name in all documents; what may be another thing in each has one in each', async () => {
    const other = withValues(source, { '/id': 'https://school.example/credentials/2', '/credentialSubject/achievement/name': 'Other' })
    const [one, two] = await Promise.all([source, other].map(async (each) => (await convert(each, { to: 'ob2' })).document))
    expect(at(one, '/badge/issuer/id')).toBe(at(two, '/badge/issuer/id'))
    expect(at(one, '/badge/id')).not.toBe(at(two, '/badge/id'))
  })

  test('is told as what it is, once: a name that was made of another one', async () => {
    const { diagnostics } = await convert(source, { to: 'ob2' })
    const about = diagnostics.filter(({ source: from, target }) => from === '/issuer/id' || target === '/badge/issuer/id')
    expect(about.map(({ code, source: from }) => [code, from])).toEqual([['narrowed', '/issuer/id']])
  })

  test('the result is valid, and the original comes back', async () => {
    const { document } = await convert(source, { to: 'ob2', placeholders: true })
    expect((await validate(document)).checks.filter(({ outcome }) => outcome === 'fail')).toEqual([])
    expect((await restore(document)).document).toEqual(source)
  })
})

test.each(['_:school', 'school 1'])('in a European credential an organisation that is known as %s is one node', async (id) => {
  const source = withValues(bases.ob3, {
    '/issuer': { id, type: ['Profile'], name: 'School' },
    '/credentialSubject/achievement/creator': { id, type: ['Profile'], name: 'School', url: 'https://school.example' },
  })
  const { document, diagnostics } = await convert(source, { to: 'elm' })
  const name = at(document, '/issuer/id')
  expect(name).toMatch(/^urn:uuid:/)
  expect(at(document, '/credentialSubject/hasClaim/0/awardedBy/awardingBody/0/id')).toBe(name)
  expect(diagnostics.flatMap(({ code, source: from }) => (from === '/issuer/id' ? [code] : []))).toEqual(['narrowed'])
})

describe('an organisation that is known in its document only', () => {
  const claim = at(bases.elm, '/credentialSubject/hasClaim/0') as Document
  const by = (name: string, id: string, title: string) => ({
    ...claim,
    title: { en: title },
    awardedBy: { awardingBody: [{ id, type: 'Organisation', legalName: { en: name } }] },
    specifiedBy: { type: 'LearningAchievementSpecification', title: { en: title } },
  })
  const source = withValues(bases.elm, {
    '/credentialSubject/hasClaim': [
      by('Biology', 'urn:epass:org:2', 'One'),
      by('Biology', 'urn:epass:org:2', 'Two'),
      by('History', 'urn:epass:org:3', 'Three'),
    ],
  })

  test.each([
    ['clr2', (index: number) => `/credentialSubject/verifiableCredential/${index}/credentialSubject/achievement/creator/id`],
    ['clr1', (index: number) => `/assertions/${index}/achievement/issuer/id`],
  ] as const)('has one name wherever it stands in a record of %s', async (to, place) => {
    const { document } = await convert(source, { to })
    const [one, two, three] = [0, 1, 2].map((index) => at(document, place(index)))
    expect(one).toMatch(/^urn:uuid:/)
    expect(two).toBe(one)
    expect(three).toMatch(/^urn:uuid:/)
    expect(three).not.toBe(one)
  })
})

describe('criteria that stand at the address of their achievement', () => {
  const page = 'https://school.example/badges/1'
  const criteria = { id: page, narrative: 'Do it.' }
  const source = withValues(bases.ob3, { '/credentialSubject/achievement/criteria': criteria })

  test('are no node of the same name in a European credential, and come back', async () => {
    const { document, diagnostics } = await convert(source, { to: 'elm', placeholders: true, capsule: false })
    expect(diagnostics.filter(({ source: from }) => from?.includes('/criteria'))).toEqual([])
    expect(at(document, '/credentialSubject/hasClaim/0/specifiedBy/supplementaryDocument/0/contentURL')).toBe(page)
    expect((await validate(document)).checks.filter(({ message }) => /two ids/.test(message))).toEqual([])
    const back = await convert(document, { to: 'ob3', capsule: false })
    expect(at(back.document, '/credentialSubject/achievement/criteria')).toEqual(criteria)
  })

  test('elsewhere, a page is known by its address as before', async () => {
    const other = withValues(source, { '/credentialSubject/achievement/criteria/id': `${page}/criteria` })
    const { document } = await convert(other, { to: 'elm' })
    const [web] = at(document, '/credentialSubject/hasClaim/0/specifiedBy/supplementaryDocument') as Document[]
    expect(web).toMatchObject({ id: `${page}/criteria`, contentURL: `${page}/criteria` })
  })
})

test('a claim of an endorsement has the id of what is endorsed, and that is no fault', async () => {
  const school = 'https://school.example/issuer'
  const source = withValues(bases.ob3, { '/issuer': { id: school, type: ['Profile'], name: 'School', endorsement: [endorsement(school)] } })
  const { document } = await convert(source, { to: 'clr1', placeholders: true })
  expect(at(document, '/publisher/endorsements/0/claim/id')).toBe(school)
  expect((await validate(document)).checks.filter(({ message }) => /two ids/.test(message))).toEqual([])
})
