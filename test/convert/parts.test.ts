/** Parts of a whole (K2, HC2, HC4): nested in ELM, associations in a record, documents of their own as badges. */
import { describe, expect, test } from 'vitest'
import { convert } from '../../src/convert.ts'
import { at, type Document, own } from '../../src/lib/json.ts'

const text = (words: string) => ({ en: words })
const claim = (name: string, parts: readonly object[] = []): Document => ({
  id: `urn:epass:learningAchievement:${name}`,
  type: 'LearningAchievement',
  title: text(name),
  awardedBy: {
    id: 'urn:epass:awardingProcess:1',
    type: 'AwardingProcess',
    awardingBody: [{ id: 'https://school.example/', type: 'Organisation', legalName: text('School') }],
  },
  specifiedBy: { id: `urn:epass:qualification:${name}`, type: 'LearningAchievementSpecification', title: text(name) },
  ...(parts.length > 0 ? { hasPart: parts } : {}),
})
const degree: Document = {
  '@context': ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap'],
  id: 'urn:credential:00000000-0000-5000-8000-000000000001',
  type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
  issuer: { id: 'https://school.example/', type: 'Organisation', legalName: text('School') },
  validFrom: '2024-01-01T00:00:00Z',
  credentialSubject: {
    id: 'urn:epass:person:1',
    type: 'Person',
    fullName: text('Mira'),
    hasClaim: [claim('Degree', [claim('Year 1', [claim('Algebra')]), claim('Year 2')])],
  },
}

describe('a degree with its years', () => {
  test('becomes a record whose relations are those of the parts', async () => {
    const { document } = await convert(degree, { to: 'clr2' })
    const badges = at(document, '/credentialSubject/verifiableCredential') as Document[]
    const names = new Map(
      badges.map((badge) => [at(badge, '/credentialSubject/achievement/id'), at(badge, '/credentialSubject/achievement/name')]),
    )
    const relations = (at(document, '/credentialSubject/association') as Document[]).map(({ associationType, sourceId, targetId }) => [
      names.get(sourceId),
      associationType,
      names.get(targetId),
    ])
    expect(relations).toEqual([
      ['Degree', 'isParentOf', 'Year 1'],
      ['Year 1', 'isParentOf', 'Algebra'],
      ['Degree', 'isParentOf', 'Year 2'],
    ])
  })

  test('and comes back from the record as it was nested', async () => {
    const { document: clr } = await convert(degree, { to: 'clr2', capsule: false })
    const { document } = await convert(clr, { to: 'elm', capsule: false })
    const shape = (node: unknown): unknown => [at(node, '/title/en'), ...((at(node, '/hasPart') as unknown[] | undefined) ?? []).map(shape)]
    expect((at(document, '/credentialSubject/hasClaim') as unknown[]).map(shape)).toEqual([['Degree', ['Year 1', ['Algebra']], ['Year 2']]])
  })

  test('becomes as many badges as there are achievements, and the relation is there without its kind, which is told', async () => {
    const { document, others, diagnostics } = await convert(degree, { to: 'ob3' })
    expect([document, ...others].map((badge) => at(badge, '/credentialSubject/achievement/name'))).toEqual([
      'Degree',
      'Year 1',
      'Algebra',
      'Year 2',
    ])
    const ids = [document, ...others].map((badge) => at(badge, '/credentialSubject/achievement/id'))
    const related = [document, ...others].map((badge) =>
      [at(badge, '/credentialSubject/achievement/related')].flat().map((one) => own(one, 'id')),
    )
    expect(related).toEqual([[ids[1], ids[3]], [ids[0], ids[2]], [ids[1]], [ids[0]]])
    expect(diagnostics.map(({ code }) => code)).toEqual(expect.arrayContaining(['split', 'widened']))
    expect(diagnostics.map(({ code }) => code)).not.toContain('association-lost')
  })

  test('nested deeper than anybody would is read so far and no further', async () => {
    let inner = claim('0')
    for (let depth = 1; depth < 60; depth++) inner = claim(String(depth), [inner])
    const deep = { ...degree, credentialSubject: { ...(degree['credentialSubject'] as object), hasClaim: [inner] } }
    const { others, diagnostics } = await convert(deep, { to: 'ob3', limits: { depth: 500 } })
    expect(others.length).toBeLessThan(40)
    expect(diagnostics.some(({ kind, source }) => kind === 'loss' && source?.includes('hasPart'))).toBe(true)
  })

  test('ids of the document’s own never leave it', async () => {
    for (const to of ['ob3', 'clr2', 'clr1', 'ob2']) {
      const { document, others } = await convert(degree, { to, capsule: false })
      expect(JSON.stringify([document, others])).not.toContain('urn:epass:')
    }
  })
})

describe('a record of badges by several issuers', () => {
  const badge = (name: string, index: number) => ({
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: `Credential of ${name}`,
    issuer: { id: `https://${name}.example`, type: ['Profile'], name: `School of ${name}` },
    validFrom: `201${index}-01-01T00:00:00Z`,
    validUntil: `203${index}-01-01T00:00:00Z`,
    credentialSubject: {
      type: ['AchievementSubject'],
      achievement: { id: `https://${name}.example/a`, name, description: `All of ${name}`, criteria: {} },
    },
  })
  const names = ['Geometry', 'Navigation', 'Knots']
  const record = {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json'],
    type: ['VerifiableCredential', 'ClrCredential'],
    id: 'urn:uuid:00000000-0000-4000-8000-000000000009',
    name: 'The record',
    issuer: { id: 'https://registrar.example', type: ['Profile'], name: 'Registrar' },
    validFrom: '2024-01-01T00:00:00Z',
    validUntil: '2044-01-01T00:00:00Z',
    credentialSubject: { type: ['ClrSubject'], verifiableCredential: names.map(badge) },
  }

  test('becomes as many badges, each with what is said of it, and nothing of the record or of another', async () => {
    const { document, others } = await convert(record, { to: 'ob3', capsule: false })
    const said = [document, ...others].map((made) => [
      ...['name', 'validFrom', 'validUntil'].map((member) => made[member]),
      ...['/issuer/id', '/issuer/name', '/credentialSubject/achievement/name', '/credentialSubject/achievement/description'].map((path) =>
        at(made, path),
      ),
    ])
    const wanted = names
      .map(badge)
      .map((made) => [
        ...[made.name, made.validFrom, made.validUntil, made.issuer.id, made.issuer.name],
        ...[made.credentialSubject.achievement.name, made.credentialSubject.achievement.description],
      ])
    expect(said).toEqual(wanted)
  })
})

test('a badge of a record of several is called after what was awarded, and that the record has a name is told', async () => {
  const issuer = { id: 'https://school.example', type: 'Profile', name: 'School' }
  const assertion = (name: string, index: number) => ({
    id: `urn:uuid:00000000-0000-4000-8000-00000000000${index}`,
    type: 'Assertion',
    achievement: { id: `urn:uuid:00000000-0000-4000-8000-00000000001${index}`, type: 'Achievement', name, issuer },
  })
  const record = (...names: readonly string[]) => ({
    '@context': 'https://purl.imsglobal.org/spec/clr/v1p0/context/clr_v1p0.jsonld',
    id: 'urn:uuid:00000000-0000-4000-8000-000000000020',
    type: 'Clr',
    name: 'Official transcript',
    issuedOn: '2024-01-01T00:00:00Z',
    learner: { id: 'urn:uuid:00000000-0000-4000-8000-000000000021', type: 'Profile', name: 'Ilse' },
    publisher: issuer,
    assertions: names.map(assertion),
  })
  const several = await convert(record('Algebra', 'Geometry'), { to: 'ob3' })
  expect([several.document, ...several.others].map((badge) => badge['name'])).toEqual(['Algebra', 'Geometry'])
  expect(several.diagnostics.filter(({ kind, source }) => kind === 'loss' && source === '/name')).toHaveLength(1)
  const one = await convert(record('Algebra'), { to: 'ob3' })
  expect(one.document['name']).toBe('Official transcript')
  expect(one.diagnostics.filter(({ source }) => source === '/name')).toEqual([])
})

describe('a part that says its title and nothing of what it is an award of', () => {
  const { specifiedBy: _, ...part } = claim('Algebra')
  const source = { ...degree, credentialSubject: { ...(degree['credentialSubject'] as object), hasClaim: [claim('Degree', [part])] } }

  test.each([
    ['ob2', '/badge/name'],
    ['clr1', '/assertions/1/achievement/name'],
  ])('gives that name to what was awarded in %s, whose awards have no title', async (to, name) => {
    const { document, others, diagnostics } = await convert(source, { to })
    expect(at(others[0] ?? document, name)).toBe('Algebra')
    expect(diagnostics.flatMap(({ code, target }) => (target === name ? [code] : []))).toEqual(['required-fallback'])
    expect(diagnostics.filter(({ class: how, source }) => how === 'lost' && /hasPart\/0\/title/.test(source ?? ''))).toEqual([])
  })

  test.each([
    ['ob3', '/name', '/credentialSubject/achievement/name'],
    [
      'clr2',
      '/credentialSubject/verifiableCredential/1/name',
      '/credentialSubject/verifiableCredential/1/credentialSubject/achievement/name',
    ],
  ])('has that title in %s, and that name, which what was awarded has to have', async (to, title, name) => {
    const { document, others, diagnostics } = await convert(source, { to })
    expect([title, name].map((place) => at(others[0] ?? document, place as `/${string}`))).toEqual(['Algebra', 'Algebra'])
    expect(diagnostics.flatMap(({ code, target }) => (target === name ? [code] : []))).toEqual(['required-fallback'])
  })

  test.each([
    ['ob2', '/badge/name'],
    ['ob3', '/credentialSubject/achievement/name'],
    ['clr1', '/assertions/0/achievement/name'],
    ['clr2', '/credentialSubject/verifiableCredential/0/credentialSubject/achievement/name'],
  ] as const)('is named so in %s where nothing else is said of it', async (to, name) => {
    const alone = {
      ...source,
      credentialSubject: { ...source.credentialSubject, hasClaim: [{ type: 'LearningAchievement', title: { en: 'Algebra' } }] },
    }
    const { document, diagnostics, provenance } = await convert(alone, { to })
    expect(at(document, name)).toBe('Algebra')
    expect(provenance[name]).toEqual(['/credentialSubject/hasClaim/0/title/en'])
    expect(diagnostics.filter(({ code, target }) => code === 'required-missing' && target === name)).toEqual([])
  })
})

describe('the name of a badge in a record of one', () => {
  const badge = (name?: string): Document => ({
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: 'https://club.example/awards/1',
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: 'https://club.example/', type: ['Profile'], name: 'Club' },
    validFrom: '2030-05-01T00:00:00Z',
    ...(name !== undefined && { name }),
    credentialSubject: {
      id: 'did:example:mira',
      type: ['AchievementSubject'],
      achievement: {
        id: 'https://club.example/badges/1',
        type: ['Achievement'],
        name: 'Sailing',
        description: 'Sails',
        criteria: { narrative: 'Sail' },
      },
    },
  })
  const record = (name: string, held: Document): Document => ({
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json'],
    id: 'https://club.example/records/1',
    type: ['VerifiableCredential', 'ClrCredential'],
    name,
    issuer: { id: 'https://club.example/', type: ['Profile'], name: 'Club' },
    validFrom: '2030-06-01T00:00:00Z',
    credentialSubject: { id: 'did:example:mira', type: ['ClrSubject'], verifiableCredential: [held] },
  })
  const names = (document: Document) => [
    document['name'],
    at(document, '/credentialSubject/verifiableCredential/0/name'),
    at(document, '/credentialSubject/verifiableCredential/0/credentialSubject/achievement/name'),
  ]
  test.each([
    ['Record', 'Sailing'],
    ['Record', 'Certificate'],
    ['Sailing', 'Sailing'],
  ])('of %s, %s, comes back from ELM', async (name, title) => {
    const source = record(name, badge(title))
    const { document: elm, diagnostics } = await convert(source, { to: 'elm', capsule: false })
    expect(diagnostics.filter((one) => one.source?.endsWith('/name'))).toEqual([])
    expect(names((await convert(elm, { to: 'clr2', capsule: false })).document)).toEqual(names(source))
    // where there is no place for it besides that of the achievement, what says the same is not lost
    if (title !== 'Sailing') return
    for (const to of ['ob2', 'ob3', 'clr1'])
      expect(
        (await convert(elm, { to, capsule: false })).diagnostics.filter((one) =>
          one.source?.startsWith('/credentialSubject/hasClaim/0/title'),
        ),
      ).toEqual([])
  })
})

describe('what a record says that some of its badges say otherwise', () => {
  const badge = (number: number, issuer: object, more: object = {}): Document => ({
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: `https://club.example/awards/${number}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer,
    validFrom: '2030-05-01T00:00:00Z',
    name: `Badge ${number}`,
    credentialSubject: {
      id: 'did:example:mira',
      type: ['AchievementSubject'],
      achievement: {
        id: `https://club.example/badges/${number}`,
        type: ['Achievement'],
        name: `Badge ${number}`,
        description: 'Sails',
        criteria: { narrative: 'Sail' },
      },
    },
    ...more,
  })
  const club = { id: 'https://club.example/', type: ['Profile'], name: 'Club' }
  const record = (...badges: readonly Document[]): Document => ({
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json'],
    id: 'https://club.example/records/1',
    type: ['VerifiableCredential', 'ClrCredential'],
    name: 'Record',
    issuer: { ...club, phone: '+1 555 0100' },
    validFrom: '2030-06-01T00:00:00Z',
    validUntil: '2040-06-01T00:00:00Z',
    credentialSubject: { id: 'did:example:mira', type: ['ClrSubject'], verifiableCredential: badges },
  })
  const lost = async (to: string, ...badges: readonly Document[]) =>
    (await convert(record(...badges), { to, capsule: false })).diagnostics
      .filter(({ code, source }) => code === 'lost' && /^\/(?:issuer|valid)/.test(source ?? ''))
      .map(({ source }) => source)
      .sort()

  test.each(['ob2', 'ob3'])('is lost in %s where none of them says it, and where one does it is not', async (to) => {
    const ends = { validUntil: '2031-01-01T00:00:00Z' }
    const other = { id: 'https://other.example/', type: ['Profile'], name: 'Other' }
    expect(await lost(to, badge(1, club, ends), badge(2, club))).toEqual(['/issuer/phone', '/validFrom'])
    expect(await lost(to, badge(1, club, ends), badge(2, other, ends))).toEqual(['/issuer/phone', '/validFrom', '/validUntil'])
    expect(await lost(to, badge(1, other), badge(2, other))).toEqual(['/issuer/id', '/issuer/name', '/issuer/phone', '/validFrom'])
  })
})
