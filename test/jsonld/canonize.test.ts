import { describe, expect, it } from 'vitest'
import { canonize, safeMode } from '../../src/jsonld/index.ts'
import type { Document } from '../../src/lib/json.ts'

const vc2 = 'https://www.w3.org/ns/credentials/v2'
const ob = 'https://purl.imsglobal.org/spec/ob/v3p0'
const badge = (context: unknown, more: Document = {}): Document => ({
  '@context': context,
  id: 'urn:uuid:8c0ae4d0-4e59-4a0b-9f0f-000000000001',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: 'did:example:issuer', type: ['Profile'], name: 'Imagined College' },
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:learner', type: ['AchievementSubject'] },
  ...more,
})
const good = badge([vc2, `${ob}/context-3.0.3.json`])

describe.each(['auto', 'jsonld', 'both'] as const)('engine %s', (engine) => {
  it('finds nothing wrong with a good badge', async () => {
    expect(await safeMode(good, { engine })).toEqual([])
  })

  it('names a context that is not known', async () => {
    const url = 'https://example.org/not/known/v1'
    await expect(canonize(badge([vc2, url]), { engine })).rejects.toMatchObject({
      code: 'ERR_CONTEXT',
      message: expect.stringContaining(url),
      needs: [{ url, kind: 'context' }],
    })
    expect(await safeMode(badge([vc2, url]), { engine })).toMatchObject([{ id: 'context', outcome: 'unknown', code: 'ERR_CONTEXT' }])
  })

  it('takes the caller’s contexts', async () => {
    const url = 'https://example.org/own/v1'
    const contexts = { [url]: { '@context': { motto: 'urn:example:motto' } } }
    const text = await canonize(badge([vc2, `${ob}/context-3.0.3.json`, url], { motto: 'learn' }), { contexts, engine })
    expect(text).toContain('<urn:example:motto> "learn" .')
    await expect(canonize(badge([vc2, url]), { engine })).rejects.toMatchObject({ code: 'ERR_CONTEXT' })
    // another call, another meaning of the same address
    const others = { [url]: { '@context': { motto: 'urn:example:other' } } }
    expect(
      await canonize(
        badge([vc2, url], { type: ['VerifiableCredential'], issuer: 'urn:x', credentialSubject: { id: 'urn:y' }, motto: 'learn' }),
        { contexts: others, engine },
      ),
    ).toContain('<urn:example:other> "learn" .')
  })

  it.each([
    [`${ob}/context.json`, /Open Badges 3\.0\.0.*3\.0\.3/],
    [`${ob}/context-3.0.1.json`, /Open Badges 3\.0\.1.*3\.0\.3/],
    ['http://data.europa.eu/snb/model/context/edc-ap', /European Digital Credentials.*VC 1\.1/],
    ['https://w3id.org/dcc/v1', /DCC.*VC 1\.1/],
    ['https://w3id.org/openbadges/v2', /Open Badges 2\.0/],
    ['https://w3id.org/security/data-integrity/v1', /Data Integrity 1.*data-integrity\/v2/],
  ])('says what to use instead of VC 2.0 with %s', async (url, message) => {
    await expect(canonize({ '@context': [vc2, url], id: 'urn:x', type: 'VerifiableCredential' }, { engine })).rejects.toMatchObject({
      code: 'ERR_CONTEXT_COMBINATION',
      path: '/@context',
      message: expect.stringMatching(message),
    })
  })

  it('says so of a credential inside, too', async () => {
    const inside = { '@context': [vc2, `${ob}/context-3.0.1.json`], type: 'VerifiableCredential' }
    const document = { '@context': [vc2, `${ob}/context-3.0.3.json`], type: 'VerifiablePresentation', verifiableCredential: [inside] }
    const error =
      engine === 'jsonld' ? { code: 'ERR_JSONLD' } : { code: 'ERR_CONTEXT_COMBINATION', path: '/verifiableCredential/0/@context' }
    await expect(canonize(document, { engine })).rejects.toMatchObject(error)
  })

  it('names a term that no context defines', async () => {
    await expect(canonize(badge([vc2, `${ob}/context-3.0.3.json`], { motto: 'learn' }), { engine })).rejects.toMatchObject({
      code: 'ERR_UNDEFINED_TERM',
      message: expect.stringContaining('motto'),
    })
  })

  it('ends hostile input with a code', async () => {
    const cyclic: Record<string, unknown> = { '@context': vc2, id: 'urn:x' }
    cyclic['urn:example:in'] = cyclic
    let deep: unknown = 'end'
    for (let level = 0; level < 20_000; level += 1) deep = { 'urn:example:in': deep }
    const hostile: readonly [unknown, string][] = [
      [cyclic, 'ERR_LIMIT'],
      [{ '@context': vc2, 'urn:example:in': deep }, 'ERR_LIMIT'],
      [{ '@context': 5, name: 'x' }, 'ERR_JSONLD'],
      [JSON.parse('{"@context":"https://www.w3.org/ns/credentials/v2","__proto__":{"a":"b"}}'), 'ERR_UNDEFINED_TERM'],
      [{ '@context': vc2, constructor: 'x' }, 'ERR_UNDEFINED_TERM'],
      [{ '@context': '__proto__', name: 'x' }, 'ERR_CONTEXT'],
      [{ '@context': [vc2, { '@import': vc2 }], name: 'x' }, 'ERR_JSONLD'],
    ]
    for (const [document, code] of hostile) await expect(canonize(document as Document, { engine })).rejects.toMatchObject({ code })
  })

  it('stops when it is told to', async () => {
    await expect(canonize(good, { engine, signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'ERR_ABORTED' })
  })
})
