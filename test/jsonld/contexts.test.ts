import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { describe, expect, it } from 'vitest'
import { type ContextRevision, core, usual } from '../../src/generated/contexts.ts'
import { older } from '../../src/generated/contexts-older.ts'
import { rare } from '../../src/generated/contexts-rare.ts'
import { builtInDocument, contextAt, contextRevisions } from '../../src/jsonld/context-documents.ts'
import { hasReference, ran, referenceJson, referenceText } from '../reference.ts'

const groups = [...usual, ...rare]

const rows = hasReference
  ? referenceText('contexts/index.tsv')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))
      .filter(([, , , , group]) => group !== 'vectors')
  : []

const digest = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex')

interface Entry {
  readonly url: string
  readonly aliases: readonly string[]
  readonly newest: ContextRevision
}
async function everyEntry(): Promise<readonly Entry[]> {
  const all = await Promise.all(
    [core, ...groups].map(async ({ load, documents }) => {
      const published = await documents()
      const { contexts } = JSON.parse(await load()) as { contexts: readonly Omit<Entry, 'newest'>[] }
      return contexts.flatMap(({ url, aliases }) => (published[url] ? [{ url, aliases, newest: published[url] }] : []))
    }),
  )
  return all.flat()
}

describe.skipIf(!hasReference)('the built-in contexts', () => {
  it('are the 65 of the reference, each equal term by term and by digest', async () => {
    for (const [url = '', file = '', , sha256 = ''] of rows) {
      const document = await builtInDocument(url)
      expect(document?.['@context'], url).toEqual((referenceJson(`contexts/${file}`) as { '@context': unknown })['@context'])
      expect(digest(document), url).toBe(sha256)
    }
    ran('contexts', rows.length)
    expect(rows.length).toBe(65)
  })

  it('has nothing that the reference has not', async () => {
    const known = new Set(rows.map(([, , , sha256]) => sha256))
    for (const entry of await everyEntry()) expect(known.has(entry.newest.sha256), entry.url).toBe(true)
  })
})

describe('the built-in contexts', () => {
  it('state the digest of what they hold, and no address twice', async () => {
    const seen = new Set<string>()
    for (const { url, aliases, newest } of await everyEntry()) {
      for (const one of [url, ...aliases]) {
        expect(seen.has(one), one).toBe(false)
        seen.add(one)
      }
      for (const { json, sha256 } of [newest, ...(older[url] ?? [])]) expect(digest(JSON.parse(json)), url).toBe(sha256)
    }
    for (const { urls } of groups) for (const url of urls) expect(seen.has(url), url).toBe(true)
  })

  it('cannot be changed', async () => {
    const { document } = await contextAt('https://www.w3.org/ns/credentials/v2', {})
    const terms = document['@context'] as Record<string, Record<string, unknown>>
    expect(() => Object.assign(terms, { name: 'urn:x' })).toThrow(TypeError)
    expect(() => Object.assign(terms['VerifiableCredential']?.['@context'] ?? {}, { name: 'urn:x' })).toThrow(TypeError)
  })

  it('keeps older revisions of files that 1EdTech changes', async () => {
    const revisions = await contextRevisions('https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json')
    const has = revisions.map(({ document }) =>
      ['jti', 'endorsementJwt'].map((term) => Object.hasOwn(document['@context'] as object, term)),
    )
    expect(has).toEqual([
      [true, true],
      [true, false],
      [false, false],
    ])
    expect((await contextRevisions('https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json')).length).toBe(2)
    expect(await contextRevisions('https://example.org/unknown')).toEqual([])
  })

  /** Other addresses under which these files are named in credentials, by what they are (hand-made from the collected samples). */
  const aliases: readonly (readonly [url: string, ...aliases: readonly string[]])[] = [
    ['https://www.w3.org/ns/did/v1', 'https://w3id.org/did/v1'],
    ['https://purl.imsglobal.org/spec/ob/v3p0/context.json', 'https://purl.imsglobal.org/spec/ob/v3p0/context/ob_v3p0.jsonld'],
    ['http://data.europa.eu/snb/model/context/edc-ap', 'https://data.europa.eu/snb/model/context/edc-ap'],
    ['https://w3id.org/security/suites/jws-2020/v1', 'https://w3c-ccg.github.io/lds-jws2020/contexts/lds-jws2020-v1.json'],
    ['https://w3id.org/security/suites/secp256k1-2019/v1', 'https://ns.did.ai/suites/secp256k1-2019/v1'],
    [
      'https://w3id.org/vc-revocation-list-2020/v1',
      'https://w3c-ccg.github.io/vc-status-rl-2020/contexts/vc-revocation-list-2020/v1.jsonld',
    ],
    ['https://w3id.org/openbadges/v2', 'https://openbadgespec.org/v2/context.json'],
    [
      'https://w3id.org/openbadges/v1',
      'https://openbadgespec.org/v1/context.json',
      'https://standard.openbadges.org/1.1/context.json',
      'https://openbadges.org/standard/1.1/context.json',
    ],
    ['https://purl.imsglobal.org/spec/ob/v2p1/ob_v2p1.jsonld', 'https://imsglobal.github.io/openbadges-specification/context.json'],
    [
      'https://purl.imsglobal.org/spec/clr/v1p0/context/clr_v1p0.jsonld',
      'https://purl.imsglobal.org/spec/clr/v1p0/context/imsclr_v1p0.jsonld',
      'https://contexts.ward.guru/clr_v1p0.jsonld',
    ],
    ['https://w3id.org/blockcerts/v3', 'https://www.blockcerts.org/schema/3.0/context.json'],
  ]
  it.each(aliases)('%s under its other addresses', async (url, ...others) => {
    const { document } = await contextAt(url, {})
    for (const alias of others) expect((await contextAt(alias, {})).document).toBe(document)
  })
  it('is one document under every address of an entry', async () => {
    const entries = await everyEntry()
    for (const { url, aliases } of entries)
      for (const alias of aliases) expect((await contextAt(alias, {})).document, alias).toBe((await contextAt(url, {})).document)
    ran('aliases of contexts', entries.flatMap(({ aliases }) => aliases).length)
  })

  it('answers to aliases, and to the caller’s own contexts first', async () => {
    const alias = await contextAt('https://w3id.org/did/v1', {})
    expect(alias.document).toBe((await contextAt('https://www.w3.org/ns/did/v1', {})).document)
    const own = { 'https://w3id.org/did/v1': { '@context': { a: 'urn:a' } } }
    expect((await contextAt('https://w3id.org/did/v1', own)).document).toEqual({ '@context': { a: 'urn:a' } })
    await expect(contextAt('https://example.org/unknown', {})).rejects.toMatchObject({ code: 'ERR_CONTEXT' })
    await expect(contextAt('constructor', {})).rejects.toMatchObject({ code: 'ERR_CONTEXT' })
    await expect(contextAt('https://example.org/learner?key=secret', {})).rejects.toMatchObject({
      message: 'the JSON-LD context https://example.org/learner is not known here, and none is fetched',
      needs: [{ url: 'https://example.org/learner?key=secret', kind: 'context' }],
    })
  })
})
