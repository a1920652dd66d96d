/**
 * Ways to spell a signed document so that its quads stay the same and a reader of plain JSON sees another
 * credential: for one that has an expiry and a status.
 */
import { gzipSync } from 'node:zlib'
import type { Document } from '../../src/lib/json.ts'

export const xsd = 'http://www.w3.org/2001/XMLSchema#dateTime'
export const vocabulary = 'https://www.w3.org/2018/credentials#'
export const status: Document = {
  id: 'https://school.example/status/1#9',
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '9',
  statusListCredential: 'https://school.example/status/1',
}

/** The list that {@link status} points into, unsigned. */
export const statusList = (issuer: string, bits: Uint8Array = new Uint8Array(16_384)): Document => {
  const url = String(status['statusListCredential'])
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: url,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer,
    credentialSubject: {
      id: `${url}#list`,
      type: 'BitstringStatusList',
      statusPurpose: 'revocation',
      encodedList: `u${gzipSync(bits).toString('base64url')}`,
    },
  }
}

export const without = (document: Document, ...names: readonly string[]): Document =>
  Object.fromEntries(Object.entries(document).filter(([name]) => !names.includes(name)))
export const inContext = (document: Document, context: unknown): Document => ({
  ...document,
  '@context': [...(document['@context'] as readonly unknown[]), context],
})
/** A member of the subject under another name. */
const renamed = (document: Document, name: string, other: string): Document => {
  const subject = document['credentialSubject'] as Document
  return { ...document, credentialSubject: { ...without(subject, name), [other]: subject[name] } }
}
/** A name that comes of so many prefixes, each a letter more than the one that it is made of. */
function chained(length: number): Document {
  const head = 'https://purl.imsglobal.org/spec/vc/'
  const prefixes = Array.from({ length }, (_, index) => [`p${index}`, { '@id': `p${index + 1}:${head.at(-1 - index)}`, '@prefix': true }])
  return {
    ...Object.fromEntries(prefixes),
    [`p${length}`]: { '@id': head.slice(0, -length), '@prefix': true },
    label: 'p0:ob/vocab.html#achievement',
  }
}
const ofBadges = 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#'
export const date: Document = { '@type': xsd, '@value': '2025-06-01T00:00:00Z' }

export const spellings: readonly (readonly [name: string, attack: (document: Document) => Document])[] = [
  ['an expiry under its full address', (document) => ({ ...without(document, 'validUntil'), [`${vocabulary}validUntil`]: date })],
  [
    'a status under its full address',
    (document) => ({ ...without(document, 'credentialStatus'), [`${vocabulary}credentialStatus`]: status }),
  ],
  [
    'a start under its full address',
    (document) => ({ ...without(document, 'validFrom'), [`${vocabulary}validFrom`]: { '@type': xsd, '@value': '2025-01-01T00:00:00Z' } }),
  ],
  ['an issuer under its full address', (document) => ({ ...without(document, 'issuer'), [`${vocabulary}issuer`]: document['issuer'] })],
  [
    'an expiry under an alias',
    (document) => ({
      ...inContext(without(document, 'validUntil'), { note: { '@id': `${vocabulary}validUntil`, '@type': xsd } }),
      note: '2025-06-01T00:00:00Z',
    }),
  ],
  ['an expiry under a prefix', (document) => ({ ...inContext(without(document, 'validUntil'), { c: vocabulary }), 'c:validUntil': date })],
  [
    'an expiry under a prefix of a prefix',
    (document) => ({
      ...inContext(without(document, 'validUntil'), {
        w: 'https://www.w3.org/2018/',
        note: { '@id': 'w:credentials#validUntil', '@type': xsd },
      }),
      note: '2025-06-01T00:00:00Z',
    }),
  ],
  [
    'an expiry in a copy of the node',
    (document) => ({
      ...without(document, 'validUntil'),
      '@included': [{ id: document['id'], type: 'VerifiableCredential', validUntil: document['validUntil'] }],
    }),
  ],
  [
    'a copy of the node under an alias of the keyword',
    (document) => ({
      ...inContext(without(document, 'validUntil'), { more: '@included' }),
      more: [{ id: document['id'], type: 'VerifiableCredential', validUntil: document['validUntil'] }],
    }),
  ],
  ['an expiry in a nest', (document) => ({ ...without(document, 'validUntil'), '@nest': { validUntil: document['validUntil'] } })],
  [
    'an expiry in a nest under an alias',
    (document) => ({ ...inContext(without(document, 'validUntil'), { more: '@nest' }), more: { validUntil: document['validUntil'] } }),
  ],
  ['an id by an alias', (document) => ({ ...inContext(without(document, 'id'), { key: '@id' }), key: document['id'] })],
  ['a subject’s achievement under its full address', (document) => renamed(document, 'achievement', `${ofBadges}achievement`)],
  [
    'the same behind a prefix',
    (document) => renamed(inContext(document, { x: 'https://purl.imsglobal.org/' }), 'achievement', 'x:spec/vc/ob/vocab.html#achievement'),
  ],
  [
    'the same, what @vocab leaves of it',
    (document) =>
      renamed(inContext(document, { '@vocab': 'https://purl.imsglobal.org/spec/' }), 'achievement', 'vc/ob/vocab.html#achievement'),
  ],
  [
    'the same behind prefixes of prefixes, none of which gives away what comes of all',
    (document) => renamed(inContext(document, chained(9)), 'achievement', 'label'),
  ],
  [
    'the same, by a prefix that another context means otherwise',
    (document) => {
      const context = [{ x: { '@id': 'https://purl.imsglobal.org/s', '@prefix': true } }, { label: 'x:pec/vc/ob/vocab.html#achievement' }]
      const elsewhere = { '@context': { x: 'https://other.example/' }, ...(document['issuer'] as Document) }
      return renamed({ ...context.reduce(inContext, document), issuer: elsewhere }, 'achievement', 'label')
    },
  ],
  [
    'the same, what a vocabulary in two pieces leaves of it',
    (document) =>
      renamed(
        [{ '@vocab': 'https://purl.imsglobal.org/s' }, { '@vocab': 'pec/vc/ob/vocab.html#achie' }].reduce(inContext, document),
        'achievement',
        'vement',
      ),
  ],
  [
    'a type of the achievement under an alias',
    (document) => {
      const subject = document['credentialSubject'] as Document
      const achievement = { ...(subject['achievement'] as Document), type: ['Label'] }
      const criteria = { '@id': 'x:pec/vc/ob/vocab.html#Criteria', '@type': '@id' }
      const narrative = 'x:pec/vc/ob/vocab.html#narrative'
      const label = { '@id': 'x:pec/vc/ob/vocab.html#Achievement', '@context': { criteria: { ...criteria, '@context': { narrative } } } }
      const context = [{ x: { '@id': 'https://purl.imsglobal.org/s', '@prefix': true } }, { Label: label }]
      return { ...context.reduce(inContext, document), credentialSubject: { ...subject, achievement } }
    },
  ],
  ['a name under its full address', (document) => ({ ...without(document, 'name'), 'https://schema.org/name': document['name'] })],
  [
    'a name under an alias',
    (document) => ({ ...inContext(without(document, 'name'), { label: 'https://schema.org/name' }), label: document['name'] }),
  ],
  ['a base', (document) => ({ ...inContext(document, { '@base': 'https://school.example/credentials/' }), id: '1' })],
]
