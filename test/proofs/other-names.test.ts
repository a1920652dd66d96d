/** Members under other names than their contexts have for them: with what our own engine processes, and with contexts of the caller's. */
import { describe, expect, it, test } from 'vitest'
import { builtInDocument } from '../../src/jsonld/context-documents.ts'
import { canonize } from '../../src/jsonld/index.ts'
import type { Document } from '../../src/lib/json.ts'
import { proof as family } from '../../src/proofs/data-integrity/index.ts'
import { issue } from '../../src/proofs/data-integrity/issue.ts'
import { badge, keyIssuer } from './issuers.ts'
import { outcomes, outlineOf, parsedBy, scopeWith } from './scope.ts'
import { inContext, spellings, status } from './spellings.ts'

const { id, keyId, key } = keyIssuer()
const ob3 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
const ours = 'https://school.example/terms#'
const signed = (document: Document) =>
  issue(document, { signer: key.signer(keyId), proof: 'eddsa-rdfc-2022', created: '2025-01-01T00:00:00Z' }, scopeWith())
const proofs = async (document: Document, contexts: Readonly<Record<string, Document>> = {}) =>
  outcomes((await family.verify(parsedBy(family, document), outlineOf(document), scopeWith({ contexts }))).checks, 'proof')

describe('where the caller brings a context', async () => {
  const contexts = { [ob3]: (await builtInDocument(ob3)) ?? {} }
  const plain = badge(id, { id: 'https://school.example/credentials/1', validUntil: '2025-06-01T00:00:00Z', credentialStatus: status })

  it.each(spellings)('%s', async (_, attack) => {
    const { proof, ...unsecured } = await signed(plain)
    expect(await proofs({ ...attack(unsecured), proof }, contexts)).toEqual(['fail ERR_HIDDEN_MEMBER'])
  })
  it('terms of one’s own do no harm', async () => {
    const document = { ...inContext(plain, { ours, room: 'ours:room' }), room: { 'ours:floor': '2', name: 'B 12' } }
    expect(await proofs(await signed(document), contexts)).toEqual(['pass'])
  })
})

test('a type that a context has two names for is stated by either', async () => {
  for (const type of ['OpenBadgeCredential', 'AchievementCredential']) {
    const document = { ...inContext(badge(id), { room: `${ours}room` }), type: ['VerifiableCredential', type], room: 'B 12' }
    expect(await proofs(await signed(document)), type).toEqual(['pass'])
  }
})

describe('in a context that protects no name', () => {
  const host = 'https://school.example'
  const plain: Document = {
    '@context': ['https://w3id.org/openbadges/v2', 'https://w3id.org/security/data-integrity/v2', { room: `${ours}room` }],
    id: `${host}/badges/1`,
    type: 'Assertion',
    room: 'B 12',
    issuedOn: '2025-01-01T00:00:00Z',
    recipient: { type: 'email', hashed: false, identity: 'ada@learner.example' },
    verification: { type: 'HostedBadge' },
    badge: { id: `${host}/classes/1`, type: 'BadgeClass', name: 'Bachelor', description: 'Doctor' },
  }

  it('a term that stands for another one is read as that', async () => {
    expect(await proofs(await signed(plain))).toEqual(['pass'])
  })
  it.each([
    ['as they are', { name: 'http://schema.org/description', description: 'http://schema.org/name' }],
    [
      'behind more prefixes than anybody needs',
      {
        ...Object.fromEntries([...'schema.org/'].map((letter, at) => [`p${at + 1}`, { '@id': `p${at}:${letter}`, '@prefix': true }])),
        p0: { '@id': 'http://', '@prefix': true },
        name: 'p11:description',
        description: 'p11:name',
      },
    ],
  ])('two names may not change places: %s', async (_, context) => {
    const { proof, ...unsecured } = await signed(plain)
    const attacked = {
      ...unsecured,
      badge: { '@context': context, ...(plain['badge'] as Document), name: 'Doctor', description: 'Bachelor' },
    }
    expect(await canonize(attacked)).toBe(await canonize(unsecured))
    expect(await proofs({ ...attacked, proof })).toEqual(['fail ERR_HIDDEN_MEMBER'])
  })
})
