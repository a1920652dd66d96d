/** What a credential leaves to the claims of its token (data model 1.1 section 6.3.1), and what is the token's own. */
import { expect, test } from 'vitest'
import type { Document } from '../../src/lib/json.ts'
import { documentIn } from '../../src/proofs/vc-jwt/claims.ts'

const v1 = { '@context': ['https://www.w3.org/2018/credentials/v1'], type: ['VerifiableCredential'], credentialSubject: { name: 'Ada' } }
const v2 = { ...v1, '@context': ['https://www.w3.org/ns/credentials/v2'] }
const claims = { iss: 'did:x:school', sub: 'did:x:ada', jti: 'urn:x:1', nbf: 1_735_689_600, exp: 1_767_225_600 }

test('is put back, under the names of its data model', () => {
  const said = { id: 'urn:x:1', issuer: 'did:x:school', credentialSubject: { id: 'did:x:ada', name: 'Ada' } }
  expect(documentIn({ ...claims, vc: v1 })).toEqual({
    ...v1,
    ...said,
    issuanceDate: '2025-01-01T00:00:00Z',
    expirationDate: '2026-01-01T00:00:00Z',
  })
  expect(documentIn({ ...claims, vc: v2 })).toEqual({
    ...v2,
    ...said,
    validFrom: '2025-01-01T00:00:00Z',
    validUntil: '2026-01-01T00:00:00Z',
  })
})

test('what the credential states itself stays, also as nothing', () => {
  const stated = {
    id: null,
    issuer: { id: 'did:x:other' },
    validFrom: '2020-01-01T00:00:00Z',
    validUntil: null,
    credentialSubject: { id: '' },
  }
  expect(documentIn({ ...claims, vc: { ...v1, ...stated } })).toEqual({ ...v1, ...stated })
  for (const credentialSubject of [[{ name: 'Ada' }, { name: 'Bo' }], 'did:x:ada', undefined])
    expect(documentIn({ sub: claims.sub, vc: { ...v1, credentialSubject } })).toEqual({ ...v1, credentialSubject })
})

test('claims of another type are none', () => {
  const odd: Document = { iss: { id: 'did:x:school' }, sub: ['did:x:ada'], jti: 7, nbf: '1735689600', exp: Number.MAX_VALUE }
  expect(documentIn({ ...odd, vc: v1 })).toEqual(v1)
  expect(documentIn({ iss: 7, vp: { type: ['VerifiablePresentation'] } })).toEqual({ type: ['VerifiablePresentation'] })
})

test('a token is one document, and of the kind that its claim says', () => {
  const shown = { type: ['VerifiablePresentation'] }
  expect(documentIn({ vc: v1, vp: shown })).toBeUndefined()
  expect(documentIn({ vc: shown })).toBeUndefined()
  expect(documentIn({ vp: v1 })).toBeUndefined()
  expect(documentIn({ ...claims, type: ['Other'] })).toBeUndefined()
  expect(documentIn({ iss: 'did:x:ada', vp: shown })).toEqual({ ...shown, holder: 'did:x:ada' })
  expect(documentIn({ iss: 'did:x:ada', vp: { ...shown, holder: 'did:x:bo' } })).toEqual({ ...shown, holder: 'did:x:bo' })
})

test('of a token that is the document, registered claims are not its members', () => {
  const own = {
    ...claims,
    iat: 1,
    aud: 'x',
    nonce: 'n',
    cnf: {},
    vct: 'urn:x:badge',
    'vct#integrity': 'sha256-AA',
    status: { status_list: { idx: 0, uri: 'https://x.example' } },
  }
  expect(documentIn({ ...own, ...v2 })).toEqual(v2)
  expect(documentIn({ ...own, ...v2, status: { type: 'x' } })).toEqual({ ...v2, status: { type: 'x' } })
  expect(documentIn({ ...own, type: ['VerifiablePresentation'] })).toEqual({ type: ['VerifiablePresentation'], holder: claims.iss })
})
