/** What safe mode objects to: all of it, each with its pointer. */
import { describe, expect, it } from 'vitest'
import { safeMode } from '../../src/jsonld/index.ts'
import type { Document } from '../../src/lib/json.ts'

const badge: Document = {
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
  id: 'urn:uuid:1',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: 'did:example:college', type: ['Profile'], name: 'Imagined College' },
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: { type: ['AchievementSubject'], achievement: { id: 'urn:uuid:2', type: ['Achievement'], name: 'Weaving' } },
}
const found = async (document: Document): Promise<readonly unknown[]> =>
  (await safeMode(document)).map(({ id, outcome, code, path }) => [id, outcome, code, path])

describe('safe mode', () => {
  it('has nothing to say about a good badge', async () => {
    expect(await safeMode(badge)).toEqual([])
  })

  it('finds every name that no context defines', async () => {
    const { credentialSubject, issuer, ...rest } = badge
    const document = {
      ...rest,
      motto: 'learn',
      type: ['VerifiableCredential', 'OpenBadgeCredential', 'Diplom'],
      issuer: { ...(issuer as Document), 'fax/number': '1' },
      credentialSubject: { ...(credentialSubject as Document), result: [{ type: ['Result'] }, { type: ['Result'], 'grade~': 'A' }] },
    }
    expect(await found(document)).toEqual([
      ['context', 'fail', 'ERR_UNDEFINED_TERM', '/motto'],
      ['context', 'fail', 'ERR_UNDEFINED_TERM', '/type'],
      ['context', 'fail', 'ERR_UNDEFINED_TERM', '/issuer/fax~1number'],
      ['context', 'fail', 'ERR_UNDEFINED_TERM', '/credentialSubject/result/1/grade~0'],
    ])
    const [motto] = await safeMode(document)
    expect(motto?.message).toBe('No context of the document defines "motto".')
  })

  it('keeps what it found before a context that cannot be used', async () => {
    const document = { ...badge, motto: 'learn', evidence: { '@context': 'https://example.org/c', type: 'Evidence' } }
    expect(await found(document)).toEqual([
      ['context', 'fail', 'ERR_UNDEFINED_TERM', '/motto'],
      ['context', 'unknown', 'ERR_CONTEXT', '/evidence/@context'],
    ])
  })

  it.each<readonly [string, Document, string, string]>([
    ['a relative id', { id: 'badge-1' }, 'ERR_JSONLD', '/id'],
    ['an id that is no text', { issuer: { id: 5, type: 'Profile' } }, 'ERR_JSONLD', '/issuer/id'],
    ['a relative reference', { credentialSchema: { id: 'schema', type: 'JsonSchema' } }, 'ERR_JSONLD', '/credentialSchema/id'],
    ['a relative image', { image: 'picture.png' }, 'ERR_JSONLD', '/image'],
    ['a malformed language', { name: { '@value': 'x', '@language': 'e_n' } }, 'ERR_JSONLD', '/name'],
    ['a proof without content', { proof: {} }, 'ERR_JSONLD', '/proof'],
    ['a proof that is a text', { proof: ['none'] }, 'ERR_JSONLD', '/proof/0'],
    ['a null type', { credentialSubject: { type: null, id: 'urn:x' } }, 'ERR_JSONLD', '/credentialSubject/type'],
    [
      'an inline context that redefines a protected term',
      { evidence: { '@context': { id: 'urn:x' }, type: 'Evidence' } },
      'ERR_JSONLD',
      '/evidence/@context',
    ],
    [
      'an unknown context inside',
      { evidence: { '@context': 'https://example.org/c', type: 'Evidence' } },
      'ERR_CONTEXT',
      '/evidence/@context',
    ],
  ])('points at %s', async (_, more, code, path) => {
    expect(await found({ ...badge, ...more })).toEqual([['context', code === 'ERR_CONTEXT' ? 'unknown' : 'fail', code, path]])
  })

  it('says what it can about documents that are left to the package jsonld', async () => {
    const document = { ...badge, evidence: { '@set': [{ type: 'Evidence', motto: 'x' }] } }
    expect(await safeMode(document)).toMatchObject([{ code: 'ERR_UNDEFINED_TERM', message: expect.stringContaining('motto') }])
  })
})
