import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { describe, expect, it } from 'vitest'
import { type ContextEntry, contexts as core, groups } from '../../src/generated/contexts.ts'
import { builtIn, contextAt, contextRevisions, loadContext } from '../../src/jsonld/contexts.ts'
import { hasReference, ran, referenceJson, referenceText } from '../reference.ts'

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

async function everyEntry(): Promise<readonly ContextEntry[]> {
  return [...core, ...(await Promise.all(groups.map(async ({ load }) => (await load()).contexts))).flat()]
}

describe.skipIf(!hasReference)('the built-in contexts', () => {
  it('are the 65 of the reference, each equal term by term and by digest', async () => {
    for (const [url = '', file = '', , sha256 = ''] of rows) {
      expect(await loadContext(url), url).toBe(true)
      const document = builtIn(url)
      expect(document?.['@context'], url).toEqual((referenceJson(`contexts/${file}`) as { '@context': unknown })['@context'])
      expect(digest(document), url).toBe(sha256)
    }
    ran('contexts', rows.length)
    expect(rows.length).toBe(65)
  })

  it('has nothing that the reference has not', async () => {
    const known = new Set(rows.map(([, , , sha256]) => sha256))
    for (const entry of await everyEntry()) expect(known.has(entry.revisions[0]?.sha256), entry.url).toBe(true)
  })
})

describe('the built-in contexts', () => {
  it('state the digest of what they hold, and no address twice', async () => {
    const seen = new Set<string>()
    for (const { url, aliases, revisions } of await everyEntry()) {
      for (const one of [url, ...aliases]) {
        expect(seen.has(one), one).toBe(false)
        seen.add(one)
      }
      for (const { json, sha256 } of revisions) expect(digest(JSON.parse(json)), url).toBe(sha256)
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

  it('answers to aliases, and to the caller’s own contexts first', async () => {
    const alias = await contextAt('https://w3id.org/did/v1', {})
    expect(alias.document).toBe((await contextAt('https://www.w3.org/ns/did/v1', {})).document)
    const own = { 'https://w3id.org/did/v1': { '@context': { a: 'urn:a' } } }
    expect((await contextAt('https://w3id.org/did/v1', own)).document).toEqual({ '@context': { a: 'urn:a' } })
    await expect(contextAt('https://example.org/unknown', {})).rejects.toMatchObject({ code: 'ERR_CONTEXT' })
    await expect(contextAt('constructor', {})).rejects.toMatchObject({ code: 'ERR_CONTEXT' })
  })
})
