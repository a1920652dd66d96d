import { describe, expect, it } from 'vitest'
import type { Outline } from '../../src/lib/contract.ts'
import { at, type Document } from '../../src/lib/json.ts'
import { hasReference, ran, referenceFiles, referenceJson } from '../reference.ts'
import { assertion, badge, clr, european, record } from './examples.ts'
import { formats } from './open.ts'

function outlined(id: string, document: Document): Outline {
  const format = formats[id]
  if (!format) throw new Error('no such format')
  const normalised = format.normalise(document)
  const outline = format.outline(normalised, document)
  // a validation asks for the issuer alone: it must hear the same
  const { path: _, ...issuer } = { path: '', ...format.issuer(normalised, document) }
  const { path: __, ...stated } = outline.issuer
  expect(issuer).toEqual(stated)
  return outline
}

const who = ({ recipient }: Outline): readonly string[] =>
  recipient().map(({ type, value, hashed, path }) => `${type} ${value}${hashed ? ' hashed' : ''} at ${path}`)

describe('what verification asks of a document', () => {
  it('Open Badges 3.0', () => {
    const status = { id: 'https://school.example/status#7', type: 'BitstringStatusListEntry' }
    const outline = outlined('ob3', { ...badge, credentialStatus: status })
    expect(outline).toMatchObject({
      id: 'https://school.example/badges/1',
      issuer: { id: 'https://school.example/issuer', name: 'Harbour School', path: '/issuer' },
      from: { value: '2024-05-01T00:00:00Z', path: '/validFrom' },
      until: [{ value: '2034-05-01T00:00:00Z', path: '/validUntil' }],
      statuses: [{ value: status, path: '/credentialStatus' }],
      schemas: [{ path: '/credentialSchema/0' }],
    })
    expect(outline.nested).toEqual([
      {
        relation: 'endorsement',
        input: at(badge, '/credentialSubject/achievement/endorsement/0'),
        path: '/credentialSubject/achievement/endorsement/0',
      },
    ])
    expect(who(outline)).toEqual([
      `emailAddress ${at(badge, '/credentialSubject/identifier/0/identityHash')} hashed at /credentialSubject/identifier/0`,
      'emailAddress ann@school.example at /credentialSubject/identifier/1',
    ])
  })
  it('finds every endorsement that the data model has a place for, tokens too', () => {
    const token = 'aa.bb.cc'
    const party = { id: 'https://a.example', endorsementJwt: token, parentOrg: { endorsementJwt: [token] } }
    const achievement = { creator: party, endorsementJwt: [token] }
    const outline = outlined('ob3', { ...badge, endorsementJwt: token, issuer: party, credentialSubject: { source: party, achievement } })
    expect(outline.nested.map(({ path }) => path)).toEqual([
      '/endorsementJwt',
      '/issuer/endorsementJwt',
      '/issuer/parentOrg/endorsementJwt/0',
      '/credentialSubject/source/endorsementJwt',
      '/credentialSubject/source/parentOrg/endorsementJwt/0',
      '/credentialSubject/achievement/endorsementJwt/0',
      '/credentialSubject/achievement/creator/endorsementJwt',
      '/credentialSubject/achievement/creator/parentOrg/endorsementJwt/0',
    ])
  })
  it('hands on what is signed inside as it was given, repaired or not', () => {
    const signed = { '@type': 'EndorsementCredential', issuer: 'x', tags: 'x', proof: { type: 'X' }, description: null }
    const [inside] = outlined('ob3', { ...badge, endorsement: signed }).nested
    expect(inside).toEqual({ relation: 'endorsement', input: signed, path: '/endorsement' })
    const child = { '@type': ['OpenBadgeCredential'], alignments: null }
    const [credential] = outlined('clr2', { ...record, credentialSubject: { verifiableCredential: [null, child, 'aa.bb.cc'] } }).nested
    expect(credential?.input).toBe(child)
    expect(outlined('clr2', { ...record, credentialSubject: [{ verifiableCredential: child }] }).nested[0]).toEqual({
      relation: 'credential',
      input: child,
      path: '/credentialSubject/0/verifiableCredential',
    })
  })
  it('data model 1.1 has other names for dates', () => {
    const { validFrom, validUntil, ...rest } = badge
    const outline = outlined('ob3', { ...rest, issuanceDate: validFrom, expirationDate: validUntil })
    expect(outline.from?.path).toBe('/issuanceDate')
    expect(outline.until.map(({ path }) => path)).toEqual(['/expirationDate'])
  })
  it('a profile is its own issuer', () => {
    const outline = outlined('ob3', { type: 'Profile', id: 'https://school.example', name: 'Harbour School' })
    expect(outline.issuer).toEqual({ id: 'https://school.example', name: 'Harbour School', path: '' })
    expect(outline.recipient()).toEqual([])
  })
  it('a status that is a bare address is not passed over', () => {
    expect(outlined('elm', { ...european, credentialStatus: 'https://school.example/status' }).statuses).toEqual([
      { value: { id: 'https://school.example/status' }, path: '/credentialStatus' },
    ])
  })
  it('names of the recipient, wherever issuers put them', () => {
    expect(
      who(
        outlined('ob3', {
          ...badge,
          credentialSubject: { type: ['AchievementSubject', 'Profile'], name: 'Ann Mast', email: 'ann@school.example' },
        }),
      ),
    ).toEqual(['name Ann Mast at /credentialSubject/name', 'email ann@school.example at /credentialSubject/email'])
    expect(who(outlined('ob2', { ...assertion, 'extensions:recipientProfile': { name: 'Ann Mast' } }))).toContain(
      'name Ann Mast at /extensions:recipientProfile/name',
    )
  })
  it('CLR 2.0', () => {
    const outline = outlined('clr2', record)
    expect(outline.nested).toEqual([
      {
        relation: 'credential',
        input: at(record, '/credentialSubject/verifiableCredential/0'),
        path: '/credentialSubject/verifiableCredential/0',
      },
    ])
    expect(who(outline)).toEqual(['id did:example:ann at /credentialSubject/id'])
  })
  it('Open Badges 2.0', () => {
    const outline = outlined('ob2', {
      ...assertion,
      badge: {
        ...(assertion['badge'] as Document),
        issuer: { id: 'https://school.example', name: 'S', revocationList: 'https://school.example/revoked' },
      },
    })
    expect(outline).toMatchObject({
      id: 'https://school.example/assertions/1',
      issuer: { id: 'https://school.example', name: 'S', path: '/badge/issuer' },
      from: { path: '/issuedOn' },
      until: [{ path: '/expires' }],
      statuses: [{ value: { id: 'https://school.example/revoked', type: 'RevocationList' }, path: '/badge/issuer/revocationList' }],
    })
    expect(outline.recipient()).toMatchObject([{ type: 'email', hashed: true, salt: 'salt', path: '/recipient' }])
    expect(outlined('ob2', { ...assertion, badge: 'https://school.example/b' }).issuer).toEqual({ path: '/badge' })
  })
  it('a badge that says itself that it was revoked', () => {
    const outline = outlined('ob2', {
      '@context': 'https://w3id.org/openbadges/v2',
      id: 'https://school.example/1',
      revoked: true,
      revocationReason: 'Lost',
    })
    expect(outline.statuses).toEqual([
      { value: { type: 'RevokedAssertion', id: 'https://school.example/1', revoked: true, revocationReason: 'Lost' }, path: '/revoked' },
    ])
  })
  it('endorsements of Open Badges 2.0, those that are addresses too; what is neither is none', () => {
    const endorsement = { type: 'Endorsement', claim: { id: 'https://school.example/1' } }
    const outline = outlined('ob2', { ...assertion, endorsement: ['https://guild.example/1', endorsement, 'aa.bb.cc', {}] })
    expect(outline.nested.map(({ path }) => path)).toEqual(['/endorsement/0', '/endorsement/1', '/endorsement/2'])
  })
  it('CLR 1.0, plain and in a credential', () => {
    const plain = outlined('clr1', { ...clr, signedAssertions: ['aa.bb.cc'], revoked: true })
    expect(plain).toMatchObject({
      issuer: { id: 'https://school.example', name: 'Harbour School', path: '/publisher' },
      from: { path: '/issuedOn' },
      statuses: [{ path: '/revoked' }],
      nested: [{ relation: 'credential', input: 'aa.bb.cc', path: '/signedAssertions/0' }],
    })
    expect(who(plain)).toContain('email ann@school.example at /learner/email')
    const wrapped = outlined('clr1', {
      type: ['VerifiableCredential'],
      id: 'urn:1',
      issuer: 'did:example:1',
      expirationDate: '2030-01-01T00:00:00Z',
      credentialSubject: clr,
    })
    const until = [{ path: '/expirationDate' }, { path: '/credentialSubject/assertions/0/expires' }]
    expect(wrapped).toMatchObject({ id: 'urn:1', issuer: { id: 'did:example:1' }, until })
    expect(who(wrapped)).toContain('email ann@school.example at /credentialSubject/learner/email')
  })
  it('CLR 1.0: each assertion may end or be revoked, by itself and by the list', () => {
    const [assertion] = clr['assertions'] as readonly Document[]
    const publisher = { id: 'https://school.example', name: 'Harbour School', revocationList: 'https://school.example/revoked' }
    const plain = outlined('clr1', { ...clr, publisher, assertions: [{ id: 'urn:1' }, { ...assertion, revoked: true }] })
    expect(plain).toMatchObject({
      otherIds: ['urn:1', 'urn:uuid:c0000000-0000-4000-8000-000000000002'],
      until: [{ value: '2030-05-01T00:00:00Z', path: '/assertions/1/expires' }],
      statuses: [{ path: '/assertions/1/revoked' }, { path: '/publisher/revocationList' }],
    })
    expect(outlined('clr1', { ...clr, assertions: [null, { revoked: 'true' }] })).toMatchObject({ until: [], statuses: [] })
  })
  it('European credentials', () => {
    const outline = outlined('elm', european)
    expect(outline).toMatchObject({
      id: 'urn:credential:1',
      issuer: { id: 'urn:epass:org:1', name: 'Harbour School', path: '/issuer' },
      from: { path: '/validFrom' },
      until: [{ path: '/validUntil' }, { path: '/expirationDate' }],
    })
    expect(who(outline)).toEqual([
      'id did:example:ann at /credentialSubject/id',
      'name Ann Mast at /credentialSubject/fullName',
      'nationalId 77M at /credentialSubject/nationalID',
      'email ann@school.example at /credentialSubject/contactPoint/0/emailAddress/0',
    ])
  })
  it.skipIf(!hasReference)('every pointer leads to something in the document that was given', () => {
    let count = 0
    for (const file of referenceFiles('samples').filter((path) => /\.json(?:ld)?$/.test(path))) {
      let document: unknown
      try {
        document = referenceJson(file)
      } catch {
        continue
      }
      const found = Object.entries(formats).find(
        ([, { claims }]) => typeof document === 'object' && document !== null && claims(document as Document) !== undefined,
      )
      if (!found) continue
      const { until, statuses, schemas, nested, recipient, from } = outlined(found[0], document as Document)
      for (const { path } of [...until, ...statuses, ...schemas, ...nested, ...recipient(), ...(from ? [from] : [])]) {
        expect(at(document, path), `${file} ${path}`).toBeDefined()
        count += 1
      }
      for (const { input, path } of nested) expect(at(document, path)).toBe(input)
    }
    expect(count).toBeGreaterThan(300)
    ran('pointers of outlines', count)
  })
})
