/** What safe mode objects to, as people read it. */
import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/lib/json.ts'
import { validate } from '../../src/validate.ts'

const vc2 = 'https://www.w3.org/ns/credentials/v2'
const openBadges = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
const badge = {
  '@context': [vc2, openBadges],
  id: 'urn:uuid:0b5a7a1c-5d1e-4f5e-9f43-7a55d1a4c001',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: 'did:example:college', type: ['Profile'], name: 'Imagined College' },
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: {
    id: 'did:example:learner',
    type: ['AchievementSubject'],
    achievement: {
      id: 'urn:uuid:0b5a7a1c-5d1e-4f5e-9f43-7a55d1a4c002',
      type: ['Achievement'],
      name: 'Weaving',
      description: 'Weaves.',
      criteria: { narrative: 'Wove.' },
    },
  },
} satisfies Document

const said = async (document: Document): Promise<readonly (readonly [path: string | undefined, message: string])[]> =>
  (await validate(document)).checks.flatMap(({ id, path, message }) => (id === 'context' ? [[path, message] as const] : []))

const rows: readonly (readonly [what: string, document: Document, path: string | undefined, message: string])[] = [
  ['nothing', badge, undefined, 'Every member is defined by the document’s own contexts.'],
  [
    'a member of no context',
    { ...badge, motto: 'learn' },
    '/motto',
    'No context of the document defines “motto”, so no signature would cover what it means: leave it out, or add a context that defines it.',
  ],
  [
    'another spelling',
    { ...badge, valid_until: '2030-01-01T00:00:00Z' },
    '/valid_until',
    'No context of the document defines “valid_until”, so no signature would cover what it means: write “validUntil”.',
  ],
  [
    'a type of a context that is often forgotten',
    { ...badge, credentialStatus: { id: 'https://a.example/list', type: '1EdTechRevocationList' } },
    '/credentialStatus/type',
    'No context of the document defines the type “1EdTechRevocationList”, so no signature would cover what it means: add https://purl.imsglobal.org/spec/ob/v3p0/extensions.json to “@context”.',
  ],
  [
    'a type of nobody, and the members that it would have',
    { ...badge, evidence: [{ id: 'urn:x:1', type: ['Proof of work'], genre: 'basket', audience: 'all' }] },
    '/evidence/0/type',
    'No context of the document defines the type “Proof of work”, so no signature would cover what it means: leave it out, or add a context that defines it.',
  ],
  [
    'several languages where one is foreseen',
    { ...badge, issuer: { ...badge.issuer, url: { en: 'https://a.example' } } },
    '/issuer/url/en',
    'No context of the document defines “en”, so no signature would cover what it means: write one text here, for its context does not foresee several languages.',
  ],
  [
    'an address that is none',
    { ...badge, image: 'picture.png' },
    '/image',
    'This is no address: write the whole address, such as https://example.org/… or urn:uuid:….',
  ],
  [
    'an id that is none',
    { ...badge, id: 'badge-1' },
    '/id',
    'This id is no address: write the whole address, such as https://example.org/… or urn:uuid:….',
  ],
  [
    'a protected term',
    { ...badge, evidence: [{ '@context': { name: 'urn:x:name' }, id: 'urn:x:1', type: ['Evidence'] }] },
    '/evidence/0/@context',
    'A context gives “name” another meaning, which a context before it forbids: leave one of the two out.',
  ],
  [
    'a context that is meant',
    { ...badge, '@context': ['http://www.w3.org/ns/credentials/v2/', openBadges] },
    '/@context',
    'The JSON-LD context http://www.w3.org/ns/credentials/v2/ is not known here, and none is fetched: write https://www.w3.org/ns/credentials/v2.',
  ],
  [
    'a context of somebody else’s',
    { ...badge, '@context': [vc2, openBadges, 'https://a.example/context'] },
    '/@context',
    'The JSON-LD context https://a.example/context is not known here, and none is fetched.',
  ],
  [
    'two contexts that cannot be used together',
    { ...badge, '@context': [vc2, 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json'] },
    '/@context',
    'The context of Open Badges 3.0.1 cannot follow the one of VC 2.0, whose protected terms it redefines: use https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json (or 3.0.2).',
  ],
]

describe('the sentences of safe mode', () => {
  it.each(rows)('%s', async (_what, document, path, message) => {
    expect(await said(document)).toEqual([[path, message]])
  })
  it('reads a document without contexts by those of its format, and says so', async () => {
    const { '@context': _, ...bare } = badge
    expect(await said(bare)).toEqual([
      [undefined, 'Every member is defined by the contexts of the format, which the document does not name.'],
    ])
    expect((await said({ ...bare, motto: 'learn' })).map(([path]) => path)).toEqual(['/motto'])
    expect((await validate(bare)).verdict).toBe('invalid')
  })
  it('of a document that empties its contexts', async () => {
    const messages = (await said({ ...badge, '@context': [] })).map(([path, message]) => [
      path,
      message.replace(/^.*signature would cover what it means: /, ''),
    ])
    for (const path of ['/id', '/type']) expect(messages).toContainEqual([path, 'add https://www.w3.org/ns/credentials/v2 to “@context”.'])
  })
  it('looks at no address for longer than it is long', async () => {
    const began = process.cpuUsage()
    const [[, message] = ['', '']] = await said({ ...badge, '@context': [vc2, `https://school.example${'/'.repeat(100_000)}x`] })
    expect(message).toContain('is not known here')
    expect(process.cpuUsage(began).user / 1000).toBeLessThan(1500)
  })
  it('quotes no more of a name than a sentence bears', async () => {
    const [[, message] = ['', '']] = await said({ ...badge, ['x'.repeat(10_000)]: 1 })
    expect(message.length).toBeLessThan(400)
  })
})
