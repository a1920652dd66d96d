/**
 * What the values of a document become (JSON-LD 1.1 API sections 5.1, 5.3 and 8.2), and in which context they are read: ours answers as
 * `jsonld` does in safe mode. What is rare is left to that.
 */
import { describe, expect, test } from 'vitest'
import { answer, at } from './differential/answer.ts'

const xsd = 'http://www.w3.org/2001/XMLSchema#'
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'

describe('a value under a term', () => {
  const values = ['said', '', 'a "b" \\ c\n', 'https://example.com/x', true, false, 0, -0, 7, -7, 1.5, 1e-7, 1e20, 1e21, 2 ** 62]
  const types = [undefined, '@none', '@id', '@vocab', `${xsd}string`, `${xsd}integer`, `${xsd}boolean`, `${xsd}dateTime`, `${at}type`]

  test.each(types)('of the type %s', async (type) => {
    for (const language of [undefined, null, 'en'])
      for (const value of values) {
        const definition = { '@id': `${at}t`, ...(type && { '@type': type }), ...(language !== undefined && { '@language': language }) }
        const found = await answer({ '@language': 'de', t: definition }, { t: value })
        const isRelative = (type === '@id' || type === '@vocab') && typeof value === 'string' && !value.startsWith('https:')
        expect([value, language, found]).toEqual([value, language, isRelative ? 'both refuse' : 'equal'])
      }
  })

  test.each<[what: string, type: string, value: unknown]>([
    ['a text as a double', `${xsd}double`, '1.5'],
    ['a text with a language that is none', `${rdf}langString`, 'said'],
    ['a number with a language', `${rdf}langString`, 7],
    ['several kinds of JSON', '@json', [{ a: 1 }, 'b', null]],
  ])('%s: the same, whoever answers', async (_, type, value) => {
    expect(await answer({ t: { '@id': `${at}t`, '@type': type } }, { t: value })).toMatch(/^(equal|left to jsonld(, refused)?)$/)
  })

  test.each([`${xsd}string`, `${xsd}integer`, `${xsd}date`, `${at}type`])('that says its type, %s', async (type) => {
    for (const value of values)
      expect([value, await answer({ t: `${at}t` }, { t: { '@value': value, '@type': type } })]).toEqual([value, 'equal'])
  })

  test('that says its language', async () => {
    for (const language of ['en', 'EN-gb', 'de-CH-1996'])
      expect(await answer({ t: `${at}t` }, { t: { '@value': 'said', '@language': language } })).toBe('equal')
    for (const language of [7, true, ['en']])
      expect(await answer({ t: `${at}t` }, { t: { '@value': 'said', '@language': language } })).toBe('both refuse')
    expect(await answer({ t: `${at}t` }, { t: { '@value': 7, '@language': 'en' } })).toBe('both refuse')
  })

  test('in a map of languages', async () => {
    const context = { t: { '@id': `${at}t`, '@container': '@language' }, none: '@none' }
    for (const map of [{ en: 'a', DE: ['b', 'c'] }, { '@none': 'a' }, { none: 'a', en: 'a' }, { en: null }, { en: [null, 'a'] }])
      expect([map, await answer(context, { [`${at}u`]: 'said', t: map })]).toEqual([map, 'equal'])
    for (const map of [{ en: 7 }, { en: { '@value': 'a' } }, { en: ['a', ['b']] }])
      expect([map, await answer(context, { [`${at}u`]: 'said', t: map })]).toEqual([map, 'both refuse'])
  })

  test('in a list, and among nothing', async () => {
    const context = { t: { '@id': `${at}t`, '@container': '@list' }, u: `${at}u` }
    for (const t of [[], ['a'], ['a', 'a', null, 7], 'a', [{ '@id': `${at}a` }]])
      expect([t, await answer(context, { t, u: [null, 'said'] })]).toEqual([t, 'equal'])
  })
})

describe('what is said twice stands there once', () => {
  const context = {
    t: `${at}t`,
    again: `${at}t`,
    T: `${at}T`,
    ref: { '@id': `${at}ref`, '@type': '@id' },
    also: { '@id': `${at}ref`, '@type': '@id' },
  }

  test.each<[what: string, body: object]>([
    ['in one list of values', { t: ['said', 'said'] }],
    ['under two names of one property', { t: 'said', again: 'said' }],
    ['under a term and its IRI', { t: 'said', [`${at}t`]: 'said' }],
    ['a node under two names', { ref: `${at}x`, also: [`${at}x`, `${at}y`] }],
    ['a type', { '@type': ['T', 'T'] }],
    ['a type and its IRI', { '@type': ['T', `${at}T`, 'T'] }],
    ['among very many', { t: [...Array.from({ length: 30 }, (_, number) => `said ${number}`), 'said 7'] }],
    [
      'under very many names',
      { ...Object.fromEntries(Array.from({ length: 30 }, (_, number) => [`${at}${number}`, 'said'])), t: 'said', again: 'said' },
    ],
    ['types of very many', { '@type': [...Array.from({ length: 30 }, (_, number) => `${at}T${number}`), `${at}T7`] }],
    [
      'by two nodes of one name',
      {
        ref: [
          { '@id': `${at}x`, t: 'said' },
          { '@id': `${at}x`, t: 'said' },
        ],
      },
    ],
  ])('%s', async (_, body) => {
    expect(await answer(context, { '@id': `${at}a`, ...body })).toBe('equal')
    expect(await answer(context, body)).toBe('equal')
  })
})

describe('a context of a type', () => {
  const scoped = (context: object): object => ({
    T: { '@id': `${at}T`, '@context': context },
    U: `${at}U`,
    id: '@id',
    t: `${at}t`,
    r: `${at}r`,
    v: `${at}v`,
  })

  test.each<[what: string, value: unknown]>([
    ['goes as far as a name of another node', { '@id': 'p:x' }],
    ['goes as far as a name of another node, by any word for it', { id: 'p:x' }],
    ['goes as far as a value', { '@value': 'said', '@type': 'p:x' }],
    ['goes as far as each of a list', ['said', { '@id': 'p:x' }, { '@value': 'said', '@type': 'p:x' }]],
    ['ends at a node that says more', { '@id': 'p:x', t: 'said' }],
    ['ends at a node with a type', { '@type': 'U', t: 'said' }],
    ['ends at a value with a context of its own', { '@context': {}, '@value': 'said', '@type': 'p:x' }],
    ['ends at a name with a context of its own', { '@context': {}, '@id': 'p:x' }],
    ['begins anew with each type', { '@type': 'T', v: { '@id': 'p:x' } }],
  ])('%s', async (_, r) => {
    expect(await answer(scoped({ p: at }), { '@type': 'T', r, v: 'said' })).toBe('equal')
  })

  test('that has a word for a value ends at a context of its own, even there', async () => {
    const context = scoped({ word: '@value' })
    expect(await answer(context, { '@type': 'T', r: { word: 'said' } })).toBe('equal')
    expect(await answer(context, { '@type': 'T', r: { word: 'said', '@context': {} } })).toBe('both refuse')
  })

  test('of several types is taken in the order of their names', async () => {
    const context = { ...scoped({ v: `${at}a` }), S: { '@id': `${at}S`, '@context': { v: `${at}b` } } }
    for (const types of [['T', 'S'], ['S', 'T'], ['T', 'U', 'S'], 'T', ['S']])
      expect([types, await answer(context, { '@type': types, v: 'said' })]).toEqual([types, 'equal'])
  })
})

describe('a graph', () => {
  const context = { g: { '@id': `${at}g`, '@container': '@graph' }, t: `${at}t` }

  test.each<[what: string, body: object, outcome: string]>([
    ['of a node', { g: { t: 'said' } }, 'equal'],
    ['of a node with a name', { g: { '@id': `${at}n`, t: 'said' } }, 'equal'],
    ['of several', { g: [{ t: 'said' }, { t: 'said' }, null] }, 'equal'],
    ['of a type', { g: { '@type': `${at}T` } }, 'equal'],
    ['of nothing but a name', { g: { '@id': `${at}n` } }, 'both refuse'],
    ['of nothing', { g: {} }, 'both refuse'],
    ['of a value', { g: { '@value': 'said' } }, 'both refuse'],
    ['of a text', { g: 'said' }, 'both refuse'],
  ])('%s', async (_, body, outcome) => {
    expect(await answer(context, { t: 'said', ...body })).toBe(outcome)
  })

  test('that is the whole document', async () => {
    for (const graph of [{ t: 'said' }, [{ t: 'said' }, null, { '@id': `${at}a`, t: 'said' }]])
      expect(await answer(context, { '@graph': graph })).toBe('equal')
    for (const graph of [['said'], [{ t: 'said' }, 7], [{ t: 'said' }, {}]])
      expect([graph, await answer(context, { '@graph': graph })]).toEqual([graph, 'both refuse'])
  })
})

test('a language of a node says nothing, and is one', async () => {
  const context = { t: `${at}t`, r: `${at}r` }
  expect(await answer(context, { r: { '@language': 'en', t: 'said' } })).toBe('equal')
  expect(await answer(context, { t: 'said', r: { '@language': 'en' } })).toBe('both refuse')
  expect(await answer(context, { r: { '@language': 7, t: 'said' } })).toBe('both refuse')
  expect(await answer(context, { r: { '@language': null, t: 'said' } })).toBe('equal')
})
