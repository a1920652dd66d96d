/**
 * Open Badges 2.0 has no official JSON Schema. The judge is a table of its property rules, taken by hand from what the
 * public validator of the specification checks: class, property, kind of value, whether it is required.
 */
import { describe, expect, it } from 'vitest'
import { validator } from '../../src/lib/schema.ts'
import { bundle } from './bundles.ts'
import { instance } from './instance.ts'

type Kind = keyof typeof kinds
/** Values that a kind takes, and such that it does not. */
const kinds = {
  iri: {
    good: ['https://example.org/x', 'urn:uuid:5c0b1a2e-7c1d-4c9e-9a0c-2a53b3a5d101', '_:b0'],
    bad: [7, 'abc def', 'x', 'mailto:a@example.org', 'urn:uuid:abc'],
  },
  url: { good: ['https://example.org/x', 'http://example.org'], bad: [7, 'example.org', '_:b0', 'ftp://example.org', 'https://'] },
  text: { good: ['words', 'Wörter'], bad: [7, true, [], {}] },
  boolean: { good: [true, false], bad: ['true', 1, 'no'] },
  dateTime: {
    good: ['2017-06-29T16:50:14+00:00', '2017-06-29T21:50:14Z'],
    bad: ['2017-06-29', '2017-06-29T21:50:14', 1498772000, '2017-13-29T21:50:14Z'],
  },
  email: { good: ['someone@example.org'], bad: [7, 'someone', 'someone@', 'a b@example.org'] },
  telephone: { good: ['+64010', '13125551212;ext=7'], bad: [7, 'x', '+0123', '123-456'] },
  dataOrUrl: {
    good: ['https://example.org/i.png', 'data:image/png;base64,iVBORw0KGgo=', 'data:image/svg+xml,%3Csvg/%3E'],
    bad: [7, 'i.png', 'data:text/plain,x'],
  },
  issuer: { good: ['https://example.org/issuer', { id: 'https://example.org/issuer' }], bad: [7, 'x', {}, { name: 'No id' }] },
  badge: { good: ['https://example.org/badge', { id: 'https://example.org/badge' }], bad: [7, 'x', {}, { id: 'abc def' }] },
  assertionType: { good: ['Assertion', ['Assertion', 'Extension']], bad: ['BadgeClass', 7, []] },
  badgeType: { good: ['BadgeClass', ['BadgeClass']], bad: ['Assertion', 7, []] },
  issuerType: { good: ['Issuer', 'Profile', ['Issuer', 'Extension']], bad: ['Assertion', 7, []] },
  endorsementType: { good: ['Endorsement'], bad: ['Assertion', 7] },
  identityType: { good: ['id', 'email', 'url', 'telephone'], bad: ['IdentityObject', 'phone', 7] },
  verificationType: { good: ['HostedBadge', 'SignedBadge'], bad: ['hosted', 'VerificationObject', 7] },
  criteria: {
    good: ['https://example.org/criteria', { narrative: 'Made it.' }, { id: 'https://example.org/criteria' }],
    bad: [7, 'x', { id: 'abc def' }],
  },
  evidence: { good: [['https://example.org/evidence'], [{ narrative: 'Made it.' }]], bad: [7, ['abc def'], [{ id: 'x' }]] },
  hostedImage: {
    good: ['https://example.org/i.png', { id: 'https://example.org/i.png', caption: 'x' }],
    bad: [7, 'data:image/png;base64,iVBORw0KGgo=', { id: 'data:image/png;base64,iVBORw0KGgo=' }],
  },
  image: {
    good: ['https://example.org/i.png', 'data:image/png;base64,iVBORw0KGgo=', { id: 'https://example.org/i.png' }],
    bad: [7, 'x', {}, { caption: 'no id' }],
  },
  words: { good: [['a', 'b']], bad: ['a', [7], 7] },
  alignments: {
    good: [[{ targetName: 'x', targetUrl: 'https://example.org/t' }]],
    bad: [[{ targetName: 'x' }], [{ targetName: 'x', targetUrl: 'not a url' }], 7],
  },
  identity: {
    good: [{ type: 'email', hashed: false, identity: 'someone@example.org' }],
    bad: ['someone@example.org', {}, { type: 'email', identity: 'x' }],
  },
  verification: {
    good: [{ type: 'HostedBadge' }, { type: 'SignedBadge', creator: 'https://example.org/key' }],
    bad: [{}, 'HostedBadge', { type: 'hosted' }],
  },
  policy: {
    good: [{ startsWith: 'https://example.org/' }, { allowedOrigins: ['example.org'] }],
    bad: [7, { startsWith: 'example.org' }, { allowedOrigins: 'https://example.org/' }],
  },
  key: {
    good: ['https://example.org/key', { id: 'https://example.org/key', owner: 'https://example.org/issuer', publicKeyPem: 'x' }],
    bad: [7, 'abc def', { id: 'x' }],
  },
  claim: { good: [{ id: 'https://example.org/x', endorsementComment: 'Good.' }], bad: [{}, 7, { endorsementComment: 'x' }] },
} as const satisfies Readonly<Record<string, { readonly good: readonly unknown[]; readonly bad: readonly unknown[] }>>

type Row = readonly [name: string, property: string, kind: Kind, required: boolean]
const rows: readonly Row[] = [
  ['Assertion', 'id', 'iri', true],
  ['Assertion', 'type', 'assertionType', true],
  ['Assertion', 'recipient', 'identity', true],
  ['Assertion', 'badge', 'badge', true],
  ['Assertion', 'verification', 'verification', true],
  ['Assertion', 'issuedOn', 'dateTime', true],
  ['Assertion', 'expires', 'dateTime', false],
  ['Assertion', 'image', 'hostedImage', false],
  ['Assertion', 'narrative', 'text', false],
  ['Assertion', 'evidence', 'evidence', false],
  ['BadgeClass', 'id', 'iri', true],
  ['BadgeClass', 'type', 'badgeType', true],
  ['BadgeClass', 'issuer', 'issuer', true],
  ['BadgeClass', 'name', 'text', true],
  ['BadgeClass', 'description', 'text', true],
  ['BadgeClass', 'image', 'image', false],
  ['BadgeClass', 'criteria', 'criteria', true],
  ['BadgeClass', 'alignment', 'alignments', false],
  ['BadgeClass', 'tags', 'words', false],
  ['CryptographicKey', 'id', 'iri', false],
  ['CryptographicKey', 'owner', 'iri', false],
  ['CryptographicKey', 'publicKeyPem', 'text', false],
  ['Profile', 'id', 'iri', true],
  ['Profile', 'type', 'issuerType', true],
  ['Profile', 'name', 'text', true],
  ['Profile', 'description', 'text', false],
  ['Profile', 'image', 'image', false],
  ['Profile', 'url', 'url', true],
  ['Profile', 'email', 'email', true],
  ['Profile', 'telephone', 'telephone', false],
  ['Profile', 'publicKey', 'key', false],
  ['Profile', 'verification', 'policy', false],
  ['AlignmentObject', 'targetName', 'text', true],
  ['AlignmentObject', 'targetUrl', 'url', true],
  ['AlignmentObject', 'description', 'text', false],
  ['AlignmentObject', 'targetFramework', 'text', false],
  ['AlignmentObject', 'targetCode', 'text', false],
  ['Criteria', 'id', 'iri', false],
  ['Criteria', 'narrative', 'text', false],
  ['IdentityObject', 'type', 'identityType', true],
  ['IdentityObject', 'identity', 'text', true],
  ['IdentityObject', 'hashed', 'boolean', true],
  ['IdentityObject', 'salt', 'text', false],
  ['Evidence', 'id', 'iri', false],
  ['Evidence', 'narrative', 'text', false],
  ['Evidence', 'name', 'text', false],
  ['Evidence', 'description', 'text', false],
  ['Evidence', 'genre', 'text', false],
  ['Evidence', 'audience', 'text', false],
  ['Image', 'id', 'dataOrUrl', true],
  ['Image', 'caption', 'text', false],
  ['Image', 'author', 'iri', false],
  ['Verification', 'type', 'verificationType', true],
  ['Verification', 'creator', 'key', false],
  ['IssuerVerification', 'verificationProperty', 'text', false],
  ['IssuerVerification', 'startsWith', 'url', false],
  ['Endorsement', 'id', 'iri', true],
  ['Endorsement', 'type', 'endorsementType', true],
  ['Endorsement', 'claim', 'claim', true],
  ['Endorsement', 'issuedOn', 'dateTime', true],
  ['Endorsement', 'issuer', 'issuer', true],
  ['Endorsement', 'verification', 'verification', true],
  ['EndorsementClaim', 'id', 'iri', true],
  ['EndorsementClaim', 'endorsementComment', 'text', false],
]
const { defs } = bundle('ob2')
const accepts = (name: string, value: unknown): boolean => validator(name, defs)(value as Readonly<Record<string, unknown>>).length === 0

describe('the property rules of Open Badges 2.0', () => {
  it.each(rows)('%s.%s', (name, property, kind, required) => {
    const whole = instance(name, defs, 'first', true)
    const { [property]: _gone, ...rest } = whole
    expect(accepts(name, whole)).toBe(true)
    expect(accepts(name, rest), 'without it').toBe(!required)
    for (const value of kinds[kind].good) expect(accepts(name, { ...rest, [property]: value }), `with ${JSON.stringify(value)}`).toBe(true)
    for (const value of kinds[kind].bad) expect(accepts(name, { ...rest, [property]: value }), `with ${JSON.stringify(value)}`).toBe(false)
  })
})
