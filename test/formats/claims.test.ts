import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { claims as clr1 } from '../../src/formats/clr1/claims.ts'
import { claims as clr2 } from '../../src/formats/clr2/claims.ts'
import { neighbour as clr2Neighbour } from '../../src/formats/clr2/neighbours.ts'
import { claims as elm } from '../../src/formats/elm/claims.ts'
import { neighbour as elmNeighbour } from '../../src/formats/elm/neighbours.ts'
import { claims as ob2 } from '../../src/formats/ob2/claims.ts'
import { neighbour as ob2Neighbour } from '../../src/formats/ob2/neighbours.ts'
import { claims as ob3 } from '../../src/formats/ob3/claims.ts'
import { neighbour as ob3Neighbour } from '../../src/formats/ob3/neighbours.ts'
import { type Document, isObject } from '../../src/lib/json.ts'
import { hasReference, ran, referenceFiles, referenceText } from '../reference.ts'
import { expected } from './detection.ts'

const formats = [clr1, clr2, elm, ob2, ob3]
const claimed = (document: Document): readonly string[] =>
  formats.flatMap(({ id, claims }) => {
    const version = claims(document)
    return version === undefined ? [] : [`${id} ${version}`]
  })
const unwrapped = (document: Document): Document | undefined =>
  formats.map(({ unwrap }) => unwrap?.(document)).find((inside) => inside !== undefined)
const named = (document: Document): string | undefined =>
  [clr2Neighbour, elmNeighbour, ob2Neighbour, ob3Neighbour].map((neighbour) => neighbour(document)).find((name) => name !== undefined)

function objectIn(text: string): Document | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** The document of a token, whatever its signature says. */
function payloadOf(text: string): Document | undefined {
  const payload = /^[\w-]+\.([\w-]+)\.[\w-]*\s*$/.exec(text)?.[1]
  const claims = payload === undefined ? undefined : objectIn(Buffer.from(payload, 'base64url').toString())
  return isObject(claims?.['vc']) ? claims['vc'] : claims
}

describe.skipIf(!hasReference)('every sample is what it is', () => {
  const files = referenceFiles('samples').map((path) => path.slice('samples/'.length))
  it('is a full list', () => {
    expect(files.length).toBeGreaterThan(480)
    ran('detection', files.length)
  })
  it.each(files)('%s', (path) => {
    const row = expected.find(([pattern]) => pattern.test(path))?.[1]
    if (!row) throw new Error('the list does not say what this is')
    const text = referenceText(`samples/${path}`)
    const document = objectIn(text)
    if ('file' in row) return expect(document === undefined).toBe(true)
    if ('is' in row) return expect(claimed(inside(row.within, text, document))).toEqual([row.is])
    expect(document ? claimed(document) : []).toEqual([])
    if ('neighbour' in row) return expect(document && named(document)).toMatch(row.neighbour)
    return expect(document && unwrapped(document)).toBeUndefined()
  })
})

function inside(within: string | undefined, text: string, document: Document | undefined): Document {
  const found =
    within === 'token'
      ? payloadOf(text)
      : within === 'wrapper'
        ? document && unwrapped(document)
        : within === 'seal'
          ? objectIn(String(document?.['payload']))
          : document
  if (!found) throw new Error('there is nothing inside')
  if (within === 'wrapper') expect(document && claimed(document)).toEqual([])
  return found
}

const ob2Context = 'https://w3id.org/openbadges/v2'
const vc2 = 'https://www.w3.org/ns/credentials/v2'
const record = {
  id: 'urn:uuid:1',
  type: 'Clr',
  learner: { id: 'did:example:1' },
  publisher: { id: 'https://a.example' },
  issuedOn: '2024-01-01T00:00:00Z',
}
const badge05 = {
  recipient: 'ann@a.example',
  badge: {
    name: 'A',
    image: 'https://a.example/a.png',
    criteria: 'https://a.example/c',
    issuer: { origin: 'https://a.example', name: 'A' },
  },
}

/** Shapes that no sample has. */
const shapes: readonly (readonly [what: string, document: Document, claims: readonly string[]])[] = [
  ['0.5', badge05, ['ob2 0.5']],
  [
    '1.0',
    {
      uid: '1',
      recipient: { type: 'email', identity: 'a@b.example', hashed: false },
      badge: 'https://a.example/b',
      verify: { type: 'hosted', url: 'https://a.example/1' },
      issuedOn: 1386000000,
    },
    ['ob2 1.0'],
  ],
  ['1.1', { '@context': 'https://w3id.org/openbadges/v1', type: 'Assertion', recipient: {}, badge: 'https://a.example/b' }, ['ob2 1.1']],
  [
    '2.1',
    { '@context': 'https://purl.imsglobal.org/spec/ob/v2p1/ob_v2p1.jsonld', type: 'Assertion', recipient: {}, badge: {} },
    ['ob2 2.1'],
  ],
  ['2.0 with @type', { '@context': ob2Context, '@type': 'BadgeClass', name: 'A' }, ['ob2 2.0']],
  ['CLR 1.0', record, ['clr1 1.0']],
  ['CLR 1.0 under another host', { '@context': 'https://contexts.example/clr_v1p0.jsonld', type: 'Clr', id: '1' }, ['clr1 1.0']],
  [
    'CLR 1.0 in a credential',
    { '@context': [vc2], type: ['VerifiableCredential'], issuer: 'did:example:2', credentialSubject: record },
    ['clr1 1.0'],
  ],
  [
    'CLR 1.0 beside its subject',
    { '@context': [vc2], type: ['VerifiableCredential'], credentialSubject: { id: 'did:example:1', clr: record } },
    ['clr1 1.0'],
  ],
  [
    'an endorsement of 2.0 inside another document',
    { type: 'Endorsement', claim: { id: 'https://a.example' }, issuer: 'https://b.example' },
    ['ob2 2.0'],
  ],
  ['an endorsement', { '@context': [vc2], type: ['VerifiableCredential', 'EndorsementCredential'] }, ['ob3 3.0']],
  [
    'a profile',
    { '@context': ['https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'], type: 'Profile', id: 'https://a.example' },
    ['ob3 3.0'],
  ],
  [
    'a badge without context and type',
    { issuer: 'https://a.example', credentialSubject: { achievement: { name: 'A', criteria: {} } } },
    ['ob3 3.0'],
  ],
  [
    'a badge that is a European credential too',
    { type: ['VerifiableCredential', 'OpenBadgeCredential', 'EuropeanDigitalCredential'] },
    ['ob3 3.0'],
  ],
  [
    'a flattened European credential',
    {
      '@graph': [
        { id: '1', type: ['EuropeanDigitalCredential'] },
        { id: '2', type: 'Person' },
      ],
    },
    ['elm 3'],
  ],
  [
    'two European credentials in a graph',
    {
      '@graph': [
        { id: '1', type: ['EuropeanDigitalCredential'] },
        { id: '2', type: ['EuropeanDigitalCredential'] },
      ],
    },
    [],
  ],
  ['nothing', {}, []],
  ['a person of schema.org', { '@context': 'https://schema.org', '@type': 'Person', name: 'Ann' }, []],
]

const wrappers: readonly (readonly [what: string, document: Document, claims: string])[] = [
  [
    'OB 2.1 assertions',
    { status: { statusCode: 200 }, assertions: [{ '@context': ob2Context, type: 'Assertion', recipient: {}, badge: {} }] },
    'ob2 2.0',
  ],
  ['OB 3.0 answer', { credential: [{ '@context': [vc2], type: ['VerifiableCredential', 'OpenBadgeCredential'] }] }, 'ob3 3.0'],
  ['CLR 2.0 answer', { credential: { '@context': [vc2], type: ['VerifiableCredential', 'ClrCredential'] } }, 'clr2 2.0'],
  ['CLR 1.0 answer', { clrs: [record] }, 'clr1 1.0'],
  ['OCB file', { credential: { type: ['VerifiableCredential', 'EuropeanDigitalCredential'] }, deliveryDetails: {} }, 'elm 3'],
]

const neighbours: readonly (readonly [what: RegExp, document: Document])[] = [
  [/CTDL/, { '@context': 'https://credreg.net/ctdl/schema/context/json', '@type': 'ceterms:Certificate' }],
  [/LER-RS/, { type: 'http://schema.hropenstandards.org/4.4/recruiting/json/ler-rs/LER-RSType.json', person: {} }],
  [/Europass/, { type: ['VerifiableCredential', 'EuropassCredential'] }],
  [/JWKS/, { keys: [{ kty: 'OKP' }] }],
  [/status list/, { '@context': [vc2], type: ['VerifiableCredential', 'BitstringStatusListCredential'] }],
]

describe('what a document claims to be', () => {
  it.each(shapes)('%s', (_, document, claims) => expect(claimed(document)).toEqual(claims))
  it.each(wrappers)('%s is unwrapped', (_, document, claims) => {
    expect(claimed(document)).toEqual([])
    const found = unwrapped(document)
    expect(found && claimed(found)).toEqual([claims])
  })
  it('takes several out of an answer as a presentation', () => {
    const assertion = { '@context': ob2Context, type: 'Assertion', recipient: {}, badge: {} }
    const found = unwrapped({ status: {}, assertions: [assertion, assertion], signedAssertions: ['aa.bb.cc'] })
    expect(found).toEqual({ type: ['VerifiablePresentation'], verifiableCredential: [assertion, assertion, 'aa.bb.cc'] })
    expect(unwrapped({ assertions: [assertion, 7] })).toBeUndefined()
    expect(unwrapped({ assertions: [assertion, { type: 'Person' }] })).toBeUndefined()
  })
  it.each(neighbours)('%s is named', (what, document) => {
    expect(claimed(document)).toEqual([])
    expect(named(document)).toMatch(what)
  })
  it('never throws, and no two formats claim one document', () => {
    const name = fc.constantFrom(
      '@context',
      'type',
      '@type',
      '@graph',
      'credential',
      'clrs',
      'assertions',
      'recipient',
      'badge',
      'credentialSubject',
      'learner',
      'publisher',
      'issuer',
      'keys',
    )
    const word = fc.constantFrom(
      'Assertion',
      'VerifiableCredential',
      'OpenBadgeCredential',
      'ClrCredential',
      'Clr',
      'EuropeanDigitalCredential',
      'Profile',
      ob2Context,
      vc2,
      '',
    )
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        word,
        fc.constantFrom(null, 0, true),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(name, tie('value'), { maxKeys: 5 }),
      ),
    }))
    fc.assert(
      fc.property(fc.dictionary(name, value, { maxKeys: 6 }), (document) => {
        expect(claimed(document).length).toBeLessThan(2)
        unwrapped(document)
        named(document)
      }),
      { numRuns: 2000, seed: 4 },
    )
  })
})
