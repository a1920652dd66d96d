import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/lib/json.ts'
import { pathIn } from '../../src/lib/original.ts'
import { hasReference, ran, referenceFiles, referenceJson } from '../reference.ts'
import { assertion, badge, clr, european, record } from './examples.ts'
import { changed, formats } from './open.ts'

const normalise = (id: string, document: Document): { document: Document; repairs: readonly string[]; messages: readonly string[] } => {
  const format = formats[id]
  if (!format) throw new Error('no such format')
  const before = JSON.stringify(document)
  const { document: made, repairs } = format.normalise(document)
  expect(JSON.stringify(document), 'the document itself was changed').toBe(before)
  for (const check of repairs) expect(check).toMatchObject({ id: 'schema', outcome: 'warn', code: 'ERR_REPAIRED' })
  return { document: made, repairs: repairs.map(({ path = '' }) => path), messages: repairs.map(({ message }) => message) }
}

describe('what is repaired', () => {
  it.each([
    ['ob3', badge],
    ['clr2', record],
    ['clr1', clr],
    ['elm', european],
  ])('%s: nothing of a document in order, which comes back itself', (id, document) => {
    const made = normalise(id, document)
    expect(made.repairs).toEqual([])
    expect(made.document).toBe(document)
  })
  it('takes an address for an object with that id in Open Badges 2.0, and says nothing of it', () => {
    const made = normalise('ob2', changed(assertion, '/badge', 'https://school.example/classes/1'))
    expect(made.document['badge']).toEqual({ id: 'https://school.example/classes/1' })
    expect(made.repairs).toEqual([])
  })

  const empty: readonly (readonly [path: string, value: unknown])[] = [
    ['/description', null],
    ['/evidence', []],
    ['/evidence', [null]],
    ['/termsOfUse', {}],
    ['/credentialSubject/narrative', ''],
    ['/credentialSubject/achievement/creator', { url: null }],
  ]
  it.each(empty)('leaves out %s where it is %j', (path, value) => {
    const made = normalise('ob3', changed(badge, path, value))
    const gone = changed(badge, path)
    expect(made.document).toEqual(gone)
    expect(made.repairs).toContain(path)
  })
  it('keeps empty items in their places, so that pointers stay true', () => {
    const made = normalise('ob3', changed(badge, '/credentialSubject/achievement/tag', [null, 'knots']))
    expect(made.document).toMatchObject({ credentialSubject: { achievement: { tag: [null, 'knots'] } } })
  })
  it('puts lone values into lists without a word, and takes out of a list what is one thing', () => {
    const proof = { type: 'DataIntegrityProof', cryptosuite: 'x' }
    const given = {
      ...badge,
      proof,
      type: 'OpenBadgeCredential',
      '@context': 'https://a.example/c',
      credentialSubject: [badge['credentialSubject']],
    }
    const made = normalise('ob3', given)
    expect(made.document).toEqual({ ...badge, proof: [proof], type: ['OpenBadgeCredential'], '@context': ['https://a.example/c'] })
    expect(made.repairs).toEqual(['/credentialSubject'])
    expect(normalise('ob3', { ...badge, credentialSubject: [{}, {}] }).document['credentialSubject']).toHaveLength(2)
  })
  it('knows other spellings, but never puts one in place of the name itself', () => {
    const made = normalise('ob3', { '@id': 'urn:1', '@type': ['X'], tags: ['a'] })
    expect(made.document).toEqual({ id: 'urn:1', type: ['X'], tag: ['a'] })
    expect(made.repairs).toEqual(['/@id', '/@type', '/tags'])
    expect(normalise('ob3', { '@id': 'urn:1', id: 'urn:2' }).document).toEqual({ '@id': 'urn:1', id: 'urn:2' })
  })
  it('tells pointers into the document that was given', () => {
    expect(pathIn({ proof: { type: 'X' } }, '/proof/0/type')).toBe('/proof/type')
    expect(pathIn({ a: [{ b: 1 }] }, '/a/b')).toBe('/a/0/b')
    expect(pathIn({ '@id': 'x' }, '/id')).toBe('/@id')
    expect(pathIn({ verify: { type: 'x' } }, '/verification/type', { aliases: { verify: 'verification' } })).toBe('/verify/type')
    expect(pathIn({ a: { b: 1 } }, '/a/c/d')).toBe('/a')
    expect(pathIn({ w: { a: { b: 1 } } }, '/a/b', { base: '/w' })).toBe('/w/a/b')
  })
  it('leaves what is called __proto__ a member like any other', () => {
    const given = JSON.parse('{"type":"X","__proto__":{"a":null},"tags":["a"]}') as Document
    const { document } = normalise('ob3', given)
    expect(Object.getPrototypeOf(document)).toBe(Object.prototype)
    expect(Object.hasOwn(document, '__proto__') || !('a' in document)).toBe(true)
  })
})

describe('European credentials', () => {
  it('takes the text out of a list in a language map, which the context allows', () => {
    const made = normalise('elm', changed(european, '/displayParameter/title', { en: ['Knots'], mt: ['a', 'b'] }))
    expect(made.document).toMatchObject({ displayParameter: { title: { en: 'Knots', mt: ['a', 'b'] } } })
    expect(made.repairs).toEqual([])
  })
  it('reads the Greek letter in a name of the official sample', () => {
    const { issuer } = european as { issuer: Record<string, unknown> }
    const { eIDASIdentifier, ...rest } = issuer
    const made = normalise('elm', { ...european, issuer: { ...rest, 'eID\u0041S\u0399dentifier': eIDASIdentifier } })
    expect(made.document).toEqual(european)
    expect(made.messages[0]).toContain('eIDASIdentifier')
  })
  it('puts flattened nodes in their places, and no circle is unfolded', () => {
    const nodes = [
      { id: 'urn:p', type: 'Person', hasClaim: ['urn:c'] },
      { id: 'urn:v', type: ['EuropeanDigitalCredential'], credentialSubject: { id: 'urn:p' }, issuer: 'urn:o' },
      { id: 'urn:c', type: 'LearningAchievement', isPartOf: 'urn:c', holder: 'urn:p' },
    ]
    const made = normalise('elm', { '@context': ['x'], '@graph': nodes })
    expect(made.document).toMatchObject({
      '@context': ['x'],
      id: 'urn:v',
      issuer: { id: 'urn:o' },
      credentialSubject: { id: 'urn:p', hasClaim: [{ id: 'urn:c', isPartOf: ['urn:c'], holder: ['urn:p'] }] },
    })
    expect(made.repairs[0]).toBe('/@graph')
  })
  it('does not unfold without end what refers to itself in many ways', () => {
    const nodes = Array.from({ length: 40 }, (_, index) => ({
      id: `urn:${index}`,
      a: `urn:${index + 1}`,
      b: `urn:${index + 1}`,
      ...(index === 0 && { type: 'EuropeanDigitalCredential' }),
    }))
    const began = performance.now()
    normalise('elm', { '@graph': nodes })
    expect(performance.now() - began).toBeLessThan(3000)
  })
})

describe('CLR 1.0', () => {
  it('is taken out of a Verifiable Credential, with pointers into that', () => {
    const format = formats['clr1']
    const wrapped = {
      type: ['VerifiableCredential'],
      issuer: 'did:example:1',
      credentialSubject: { id: 'did:example:2', clr: { ...clr, name: null } },
    }
    const made = format?.normalise(wrapped)
    expect(made?.document).toEqual(clr)
    expect(made?.base).toBe('/credentialSubject/clr')
    expect(made?.repairs.map(({ path }) => path)).toEqual([
      '/credentialSubject/clr',
      '/credentialSubject/clr/publisher',
      '/credentialSubject/clr/name',
    ])
    // whoever wraps a record need not be its publisher: where they are the same, there is nothing to tell
    const own1 = { ...wrapped, issuer: { id: (clr['publisher'] as Document)['id'] } }
    expect(format?.normalise(own1).repairs.map(({ path }) => path)).toEqual(['/credentialSubject/clr', '/credentialSubject/clr/name'])
  })
})

describe('Open Badges before 2.0', () => {
  const recipient = 'ann@school.example'
  const of05 = {
    recipient,
    salt: 'sea',
    issued_on: '2012-05-01',
    expires: '2032-05-01',
    badge: {
      version: '0.5.0',
      name: 'Knots',
      image: '/knots.png',
      description: 'Ties knots',
      criteria: '/knots',
      issuer: { origin: 'https://school.example', name: 'Knots Club', org: 'Harbour School', contact: 'a@school.example' },
    },
  }
  it('0.5 is read as 2.0', () => {
    const { document, repairs } = normalise('ob2', of05)
    expect(document).toEqual({
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'Assertion',
      recipient: { type: 'email', identity: recipient, hashed: false, salt: 'sea' },
      issuedOn: '2012-05-01T00:00:00.000Z',
      expires: '2032-05-01T23:59:59.999Z',
      badge: {
        type: 'BadgeClass',
        version: '0.5.0',
        name: 'Knots',
        image: { id: 'https://school.example/knots.png' },
        description: 'Ties knots',
        criteria: { id: 'https://school.example/knots' },
        issuer: { type: 'Issuer', name: 'Knots Club: Harbour School', url: 'https://school.example', email: 'a@school.example' },
      },
    })
    expect(repairs).toEqual(['', '/badge/image', '/badge/criteria', '/badge/issuer', '/recipient', '/issued_on', '/expires', '/issued_on'])
  })

  it('an address of 0.5 that is not whole begins at the origin of the issuer', () => {
    const { document, repairs } = normalise('ob2', {
      ...of05,
      evidence: '/ann/9',
      badge: { ...of05.badge, image: 'img/knots.png', criteria: 'https://other.example/knots' },
    })
    expect(document).toMatchObject({
      evidence: [{ id: 'https://school.example/ann/9' }],
      badge: { image: { id: 'https://school.example/img/knots.png' }, criteria: { id: 'https://other.example/knots' } },
    })
    expect(repairs).toEqual(expect.arrayContaining(['/evidence', '/badge/image']))
    expect(repairs).not.toContain('/badge/criteria')
  })

  it('what holds no @ in 0.5 is a hash, and what a backpack kept of the recipient counts', () => {
    expect(normalise('ob2', { ...of05, recipient: `sha256$${'0a'.repeat(32)}` }).document['recipient']).toMatchObject({ hashed: true })
    const kept = { type: 'email', identity: 'x', hashed: true, salt: 'deep' }
    expect(normalise('ob2', { ...of05, _originalRecipient: kept }).document['recipient']).toEqual(kept)
  })
  it('1.0 gets its address for an id, its dates in full, and its verification by its new name', () => {
    const { document } = normalise('ob2', {
      uid: '7',
      recipient: { type: 'email', identity: recipient, hashed: 'TrUE' },
      badge: 'https://school.example/classes/1',
      verify: { type: 'hosted', url: 'https://school.example/assertions/7' },
      issuedOn: 1386000000,
    })
    expect(document).toMatchObject({
      id: 'https://school.example/assertions/7',
      type: 'Assertion',
      recipient: { hashed: true },
      badge: { id: 'https://school.example/classes/1' },
      verification: { type: 'HostedBadge' },
      issuedOn: '2013-12-02T16:00:00.000Z',
    })
    expect(document['verify']).toBeUndefined()
  })
  it('a signed badge of 1.0 gets an id that is made of its number, and no other badge’s', () => {
    const idOf = (uid: unknown, url = 'https://school.example/key.pem', type = 'signed'): unknown =>
      normalise('ob2', {
        uid,
        recipient: { type: 'email', identity: recipient, hashed: false },
        badge: 'https://school.example/classes/1',
        verify: { type, url },
        issuedOn: 1386000000,
      }).document['id']
    const made = idOf('7')
    expect(made).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(idOf('7')).toBe(made)
    expect(idOf(7)).toBe(made)
    expect(new Set([made, idOf('8'), idOf('7', 'https://university.example/key.pem')]).size).toBe(3)
    expect(idOf('2F6D9C3E-1111-4222-8333-444455556666')).toBe('urn:uuid:2f6d9c3e-1111-4222-8333-444455556666')
    // without a number there is nothing to make one of
    for (const none of [undefined, '', {}]) expect(idOf(none)).toBeUndefined()
    expect(idOf('7', 'https://school.example/assertions/7', 'hosted')).toBe('https://school.example/assertions/7')
  })
  it('1.1 names its classes and the members of its alignments anew', () => {
    const { document } = normalise('ob2', {
      '@context': 'https://w3id.org/openbadges/v1',
      '@type': 'badgeclass',
      '@id': 'https://school.example/classes/1',
      name: 'Knots',
      criteria: 'https://school.example/c',
      issuer: 'https://school.example/issuer',
      alignment: [{ name: 'Ropes', url: 'https://frame.example/1', description: 'Of hemp' }],
    })
    expect(document).toMatchObject({
      '@context': 'https://w3id.org/openbadges/v2',
      id: 'https://school.example/classes/1',
      type: 'BadgeClass',
      alignment: [{ targetName: 'Ropes', targetUrl: 'https://frame.example/1', targetDescription: 'Of hemp' }],
    })
  })
  it('2.0 is no older version: nothing is upgraded, and a day without a time stays one', () => {
    const given = changed(assertion, '/issuedOn', '2016-05-01')
    expect(normalise('ob2', given).document['issuedOn']).toBe('2016-05-01')
    expect(normalise('ob2', assertion).messages).toEqual([])
  })
})

describe.skipIf(!hasReference)('the signed samples', () => {
  it('are repaired in nothing but what the list says', () => {
    const known: Readonly<Record<string, readonly string[]>> = {
      // an issuer's logo as a bare address: the schema asks for an object
      'dcc/v1__': ['/issuer/image'],
    }
    let count = 0
    for (const file of [...referenceFiles('samples/dcc'), ...referenceFiles('samples/1edtech-ob3')].filter((path) =>
      path.endsWith('.json'),
    )) {
      const document = referenceJson(file) as Document
      if (formats['ob3']?.claims(document) === undefined) continue
      const { repairs } = normalise('ob3', document)
      const allowed = Object.entries(known).find(([prefix]) => file.includes(prefix))?.[1] ?? []
      expect(
        repairs.filter((path) => !allowed.includes(path)),
        file,
      ).toEqual([])
      count += 1
    }
    expect(count).toBeGreaterThan(50)
    ran('repairs of signed badges', count)
  })
})
