/**
 * What our own engine leaves to `jsonld`, each beside its like that it does not leave; and where a value or a node may stand that says nothing,
 * or says what was said.
 */
import { describe, expect, test } from 'vitest'
import { canonize } from '../../src/jsonld/index.ts'
import type { Document } from '../../src/lib/json.ts'
import { answer, at, type, vc1 } from './differential/answer.ts'

/** Values of a property whose own scoped context defines it anew, or in a rare way. */
describe.each<[what: string, left: object, taken: object, value: unknown]>([
  ['the property is a keyword in it', { '@context': { t: '@id' } }, { '@context': { t: `${at}u` } }, 'said'],
  [
    'the property is reverse in it',
    { '@context': { t: { '@reverse': `${at}t` } } },
    { '@context': { t: `${at}t` } },
    { '@type': `${at}T` },
  ],
  [
    'the property is a JSON literal in it',
    { '@context': { t: { '@id': `${at}t`, '@type': '@json' } } },
    { '@context': { t: { '@id': `${at}t`, '@type': '@id' } } },
    { [`${at}a`]: 1 },
  ],
  ['a JSON literal with one', { '@type': '@json', '@context': {} }, { '@type': '@json' }, { a: 1 }],
  ['a JSON literal in a container', { '@type': '@json', '@container': '@list' }, { '@type': '@json', '@container': '@set' }, [1]],
])('%s', (_, left, taken, value) => {
  const withDefinition = (definition: object): Promise<string> => answer({ t: { '@id': `${at}t`, ...definition } }, { t: value })
  test('is left to jsonld', async () => {
    expect(await withDefinition(left)).toMatch(/^left to jsonld/)
  })
  test('and its like is not', async () => {
    expect(await withDefinition(taken)).toBe('equal')
  })
})

/** Contexts that our own engine does not handle, each beside one that it does. */
describe.each<[what: string, left: unknown, taken: unknown]>([
  [
    'a built-in context after a term of which it has the prefix',
    [{ 'xsd:dateTime': { '@id': 'xsd:dateTime' } }, vc1],
    [{ xsdDate: `${at}x` }, vc1],
  ],
  ['a built-in context two after one', [{ 'xsd:dateTime': { '@id': 'xsd:dateTime' } }, { t: at }, vc1], [vc1, { 'x:y': { '@id': 'x:y' } }]],
  ['a built-in context after several terms, of which one is', [{ t: `${at}t`, 'x:y': { '@id': 'x:y' } }, vc1], [{ t: `${at}t` }, vc1]],
  ['a built-in context after a prefix of nothing', [{ xsd: { '@id': null, '@prefix': true } }, vc1], [{ xsd: null }, vc1]],
  [
    'a list that is a set',
    { t: { '@id': `${at}t`, '@container': ['@list', '@set'] } },
    { t: { '@id': `${at}t`, '@container': ['@list'] } },
  ],
  ['a set twice', { t: { '@id': `${at}t`, '@container': ['@set', '@set'] } }, { t: { '@id': `${at}t`, '@container': ['@set'] } }],
  [
    'two containers',
    { t: { '@id': `${at}t`, '@container': ['@graph', '@id'] } },
    { t: { '@id': `${at}t`, '@container': ['@graph', '@set'] } },
  ],
  ['a container of no kind', { t: { '@id': `${at}t`, '@container': '@bag' } }, { t: { '@id': `${at}t`, '@container': '@language' } }],
  ['a container of a reverse property', { t: { '@reverse': `${at}t`, '@container': '@set' } }, { t: { '@reverse': `${at}t` } }],
  ['a compact IRI whose prefix means nothing', { p: null, 'p:t': {} }, { p: at, 'p:t': {} }],
  ['a vocabulary that is relative', { '@vocab': 'somewhere/', t: `${at}t` }, { '@vocab': at, t: `${at}t` }],
  ['a vocabulary that means nothing', [{ n: null }, { '@vocab': 'n' }], [{ n: `${at}n` }, { '@vocab': 'n' }]],
  ['a scoped context by its address', { t: { '@id': `${at}t`, '@context': vc1 } }, { t: { '@id': `${at}t`, '@context': null } }],
  [
    'a list of scoped contexts, one by its address',
    { t: { '@id': `${at}t`, '@context': [{}, vc1] } },
    { t: { '@id': `${at}t`, '@context': [{}] } },
  ],
])('%s', (_, left, taken) => {
  test('is left to jsonld', async () => {
    expect(await answer(left)).toMatch(/^left to jsonld/)
  })
  test('and its like is not', async () => {
    expect(await answer(taken)).toBe('equal')
  })
})

test('a term in the form of an IRI hides what a built-in context would call so, with whichever engine', async () => {
  const document = (first: object): Document => ({
    '@context': [first, vc1],
    id: 'urn:x',
    type: 'VerifiableCredential',
    issuanceDate: '2024-01-01T00:00:00Z',
  })
  const hidden = document({ 'xsd:dateTime': { '@id': 'xsd:dateTime' } })
  expect(await canonize(hidden)).toBe(await canonize(hidden, { engine: 'jsonld' }))
  expect(await canonize(hidden)).not.toBe(await canonize(document({})))
})

test('a type that a property says once more is there once', async () => {
  const contexts = { t: { '@id': type, '@type': '@id' } }
  expect(await answer(contexts, { '@type': `${at}T`, t: `${at}T` })).toBe('left to jsonld')
})

test('a graph of nothing says nothing, and an empty list does', async () => {
  const contexts = { g: { '@id': `${at}g`, '@container': '@graph' }, l: { '@id': `${at}l` } }
  expect(await answer(contexts, { '@id': 'urn:y', g: [] })).toBe('both refuse')
  expect(await answer(contexts, { '@id': 'urn:y', l: [] })).toBe('equal')
})

test.each([
  ['@id', 'urn:x', 'urn:y'],
  ['@type', `${at}T`, `${at}U`],
  ['@language', 'en', 'de'],
])('two members for %s are left to jsonld', async (keyword, one, another) => {
  const said = (more: object): Promise<string> => answer({ k: keyword }, { [`${at}x`]: { [`${at}y`]: 'said', [keyword]: one, ...more } })
  expect(await said({ k: another })).toMatch(/^left to jsonld/)
  expect(await said({})).toBe('equal')
})

test('a language that is none is refused, for it would be written into the canonical form', async () => {
  const said = (language: string): Promise<string> => answer({ t: { '@id': `${at}t`, '@language': language } }, { t: 'said' })
  expect(await said('en gb')).toBe('stricter')
  expect(await said('en-gb')).toBe('equal')
})

test.each<[what: string, outcome: string, value: object]>([
  ['a value that is there under two names', 'both refuse', { '@value': 'said', k: 'otherwise' }],
  ['a value that is a list', 'left to jsonld, refused', { '@value': ['said'] }],
  ['JSON as a value', 'left to jsonld', { '@value': { a: 1 }, '@type': '@json' }],
  ['a text as JSON', 'left to jsonld', { '@value': 'said', '@type': '@json' }],
  ['a value of a type that is relative', 'both refuse', { '@value': 'said', '@type': 'somewhere' }],
  ['no language', 'left to jsonld', { '@value': 'said', '@language': null }],
  ['a language that is a number', 'both refuse', { '@value': 'said', '@language': 7 }],
  ['a number in a language', 'both refuse', { '@value': 7, '@language': 'en' }],
])('%s', async (_, outcome, value) => {
  expect(await answer({ k: '@value', t: `${at}t` }, { t: value })).toBe(outcome)
})

test('whether a scoped context is that of a built-in one is left to jsonld', async () => {
  const again = { VerifiableCredential: { '@id': 'https://www.w3.org/2018/credentials#VerifiableCredential', '@context': {} } }
  expect(await answer([vc1, again])).toBe('left to jsonld, refused')
  expect(await answer([vc1, vc1])).toBe('equal')
})

describe('a graph at the root (section 5.1)', () => {
  const node = { '@id': 'urn:x', [`${at}x`]: 'said' }
  const outcome = async (graph: unknown, more: object = {}): Promise<string> => answer({}, { '@graph': graph, ...more })

  test.each<[what: string, graph: unknown]>([
    ['a node', node],
    ['several', [node, { ...node, '@id': 'urn:y' }]],
    ['one that is there twice, and nothing', [node, null, node]],
    ['none', []],
  ])('%s', async (_, graph) => expect(await outcome(graph)).toBe('equal'))

  test.each<[what: string, graph: unknown]>([
    ['a text', 'said'],
    ['a text in a list', [node, 'said']],
    ['a reference alone', [{ '@id': 'urn:x' }]],
    ['a value', [{ '@value': 'said' }]],
  ])('%s is refused', async (_, graph) => expect(await outcome(graph)).toMatch(/both refuse|^left to jsonld, refused/))

  test('lists in a list, nothing, and a graph with a name are left to jsonld', async () => {
    expect(await outcome([[node]])).toMatch(/^left to jsonld/)
    expect(await outcome(null)).toMatch(/^left to jsonld/)
    expect(await outcome([node], { '@id': 'urn:g' })).toBe('left to jsonld')
  })
})

test('what a graph container in a scoped context holds is dropped where it says nothing', async () => {
  const contexts = { t: { '@id': `${at}t`, '@context': { t: { '@id': `${at}t`, '@container': '@graph' } } } }
  expect(await answer(contexts, { t: { '@value': 'said' } })).toBe('both refuse')
  expect(await answer(contexts, { t: { '@id': 'urn:y' } })).toBe('both refuse')
  expect(await answer(contexts, { t: { '@id': 'urn:y', [`${at}x`]: 'said' } })).toBe('equal')
})
