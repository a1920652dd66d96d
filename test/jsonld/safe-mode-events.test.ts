/**
 * Every event for which the safe mode of `jsonld` refuses a document, out of its own list: ours refuses it too, with a pointer and a
 * reason, by our own engine and by the package.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { canonize, safeMode } from '../../src/jsonld/index.ts'
import type { Document } from '../../src/lib/json.ts'
import { oracle } from './differential/oracle.ts'

const source = readFileSync(
  createRequire(import.meta.url)
    .resolve('jsonld')
    .replace(/jsonld\.js$|index\.js$/, 'events.js'),
  'utf8',
)
const [, listed = ''] = /_notSafeEventCodes = new Set\(\[(.*?)\]\)/s.exec(source) ?? []
const events = [...listed.matchAll(/'([^']+)'/g)].map(([, code = '']) => code)

const badge = { '@context': 'https://www.w3.org/ns/credentials/v2', id: 'urn:x', type: 'VerifiableCredential', issuer: 'urn:y' }
const defining = (context: Document, more: Document): Document => ({ '@context': context, 'urn:q': 'x', ...more })

interface Row {
  readonly event: string
  readonly document: Document
  readonly path: string
  readonly code?: string
  readonly outcome?: 'warn'
  /** Where the package alone finds it: it tells by the name, not by the place. */
  readonly npmPath?: string
}

const rows: readonly Row[] = [
  { event: 'empty object', document: { ...badge, proof: {} }, path: '/proof', npmPath: '' },
  { event: 'free-floating scalar', document: { '@graph': ['x', { '@id': 'urn:x', 'urn:p': 'y' }] }, path: '/@graph/0' },
  {
    event: 'invalid @language value',
    document: { 'urn:p': { '@value': 'x', '@language': 'e_n' } },
    path: '/urn:p',
    npmPath: '/urn:p/@language',
  },
  { event: 'invalid @language value', document: { '@language': 'e_n', 'urn:p': 'x' }, path: '/@language' },
  { event: 'invalid @language value', document: defining({ '@language': 'e_n' }, {}), path: '/@context', npmPath: '/@context/@language' },
  {
    event: 'invalid @language value',
    document: defining({ a: { '@id': 'urn:a', '@container': '@language' } }, { a: { e_n: 'x' } }),
    path: '/a/e_n',
  },
  { event: 'invalid property', document: { ...badge, motto: 'x' }, path: '/motto', code: 'ERR_UNDEFINED_TERM' },
  { event: 'null @value value', document: { 'urn:p': { '@value': null } }, path: '/urn:p', npmPath: '/urn:p/@value' },
  { event: 'object with only @id', document: { ...badge, proof: { id: 'urn:z' } }, path: '/proof', npmPath: '' },
  { event: 'object with only @language', document: { 'urn:p': { '@language': 'en' } }, path: '/urn:p', npmPath: '/urn:p/@language' },
  { event: 'object with only @list', document: { ...badge, proof: { '@list': ['x'] } }, path: '/proof/@list' },
  { event: 'object with only @value', document: { ...badge, proof: { '@value': 'x' } }, path: '/proof', npmPath: '/proof/@value' },
  { event: 'relative @id reference', document: { '@id': 'rel', 'urn:p': 'x' }, path: '/@id' },
  { event: 'relative @type reference', document: { '@type': 'rel', 'urn:p': 'x' }, path: '/@type', code: 'ERR_UNDEFINED_TERM' },
  { event: 'relative @vocab reference', document: defining({ '@vocab': 'rel' }, {}), path: '/@context/@vocab' },
  { event: 'reserved @id value', document: { '@id': '@foo', 'urn:p': 'x' }, path: '/@id' },
  { event: 'reserved @id value', document: defining({ a: { '@id': '@foo' } }, {}), path: '/@context', npmPath: '/@context/a/@id' },
  {
    event: 'reserved @reverse value',
    document: defining({ a: { '@reverse': '@foo' } }, {}),
    path: '/@context',
    npmPath: '/@context/a/@reverse',
  },
  { event: 'reserved term', document: defining({ '@foo': 'urn:a' }, {}), path: '/@context', npmPath: '/@context/@foo' },
  { event: 'blank node predicate', document: { '_:p': 'x' }, path: '/_:p' },
  { event: 'relative object reference', document: defining({ a: { '@id': 'urn:a', '@type': '@id' } }, { a: 'rel' }), path: '/a' },
  {
    event: 'relative predicate reference',
    document: defining({ a: { '@id': 'urn:a', '@container': '@index', '@index': 'rel' } }, { a: { i: { 'urn:p': 'x' } } }),
    path: '/@context/a/@index',
  },
  // RDF cannot say it, and a token can
  {
    event: 'rdfDirection not set',
    document: { 'urn:p': { '@value': 'x', '@direction': 'rtl' } },
    path: '/urn:p/@direction',
    outcome: 'warn',
  },
]

/** Events that no document leads to in `toRdf`, and why. */
const unreachable: Readonly<Record<string, string>> = {
  'null @id value': 'an @id that is no text ends the expansion with an error before',
  'relative graph reference': 'the name of the graph is the object of a statement, which is objected to before',
  'relative subject reference': 'a relative id is objected to where it is expanded, and as a key of an id map where it is an object',
}

/** Something that sends a document to the package, and means nothing. */
const rare = { 'urn:rare': { '@set': ['x'] } }
/** Beside members, not beside a graph. */
const withRare = (document: Document): Document => ('@graph' in document ? document : { ...document, ...rare })

const eventOf = (document: Document): Promise<unknown> =>
  oracle(document).then(
    () => 'accepted',
    (error: { readonly details?: { readonly event?: { readonly code?: string } } }) => error.details?.event?.code,
  )
const found = async (document: Document) => (await safeMode(document)).map(({ outcome, code, path }) => [outcome, code, path])

describe('the events of safe mode', () => {
  it('are all in the table, or cannot come', () => {
    expect(events.length).toBeGreaterThan(20)
    expect([...new Set([...rows.map(({ event }) => event), ...Object.keys(unreachable)])].sort()).toEqual(events.toSorted())
  })

  it.each(rows)('$event: refused where it stands, $path', async ({ event, document, path, code = 'ERR_JSONLD', outcome = 'fail' }) => {
    // the row is of this event at all, and the document would be accepted without a reason to refuse it
    expect(await eventOf(document)).toBe(event)
    expect(await found(document)).toEqual([[outcome, code, path]])
    await expect(canonize(document)).rejects.toMatchObject({ code, path, message: expect.stringMatching(/: .+|defines/) })
  })

  it.each(rows)('$event: by the package, $npmPath', async ({ document, path, npmPath = path, code = 'ERR_JSONLD' }) => {
    await expect(canonize(withRare(document), { engine: 'jsonld' })).rejects.toMatchObject({ code, path: npmPath })
  })

  it.each([
    ['the key of an id map', { a: { '@id': 'urn:a', '@container': '@id' } }],
    ['the name of a graph', { a: { '@id': 'urn:a', '@container': ['@graph', '@id'] } }],
  ])('a relative reference as %s is the object of a statement first', async (_, context) => {
    const document = defining(context, { a: { rel: { 'urn:p': 'x' } } })
    expect(await eventOf(document)).toBe('relative object reference')
    expect(await found(document)).toEqual([['fail', 'ERR_JSONLD', '/a/rel']])
  })

  it('the control: without what is objected to, each kind of document is accepted', async () => {
    for (const document of [
      badge,
      { '@graph': [{ '@id': 'urn:x', 'urn:p': 'y' }] },
      defining({ a: 'urn:a' }, {}),
      { 'urn:p': 'x', ...rare },
    ])
      expect([await eventOf(document), await found(document)]).toEqual(['accepted', []])
  })

  it('points to what holds all of them, where a name stands several times', async () => {
    const evidence = {
      '@set': [
        { type: 'Evidence', motto: 'x' },
        { type: 'Evidence', motto: 'y' },
      ],
    }
    expect(await found({ ...badge, evidence })).toEqual([['fail', 'ERR_UNDEFINED_TERM', '/evidence/@set']])
    expect(await found({ ...badge, evidence, motto: 'z' })).toEqual([['fail', 'ERR_UNDEFINED_TERM', '']])
  })
})
