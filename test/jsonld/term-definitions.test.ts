/**
 * What contexts may define, step by step (JSON-LD 1.1 API sections 4.1, 4.2 and 5.2): ours answers as `jsonld` does in safe mode, and does not
 * leave it to that. Each case stands beside one that differs in nothing but what it is about and has the other answer.
 */
import { describe, expect, test } from 'vitest'
import { answer, at, other, type } from './differential/answer.ts'

describe('a protected term is defined again (section 4.2.2 step 27)', () => {
  const full = { '@id': `${at}t`, '@protected': true }
  const again = (first: object, second: object): Promise<string> =>
    answer([{ t: { ...full, ...first } }, { t: { '@id': `${at}t`, ...second } }])
  const scoped = { '@context': { a: { '@id': `${at}a`, '@container': ['@index', '@set'] }, b: `${at}b` } }

  test.each<[what: string, definition: object, another: object]>([
    ['an IRI', {}, { '@id': `${other}t` }],
    ['a type', { '@type': '@id' }, {}],
    ['another type', { '@type': '@id' }, { '@type': '@vocab' }],
    ['a language', { '@language': 'en' }, {}],
    ['another language', { '@language': 'en' }, { '@language': 'de' }],
    ['no language', { '@language': null }, {}],
    ['a container', { '@container': '@set' }, {}],
    ['another container', { '@container': '@set' }, { '@container': '@list' }],
    ['one container more', { '@container': ['@language'] }, { '@container': ['@language', '@set'] }],
    ['that it is a prefix', { '@id': `${at}t/`, '@prefix': true }, { '@id': `${at}t/` }],
    ['a scoped context', scoped, {}],
    ['less in a scoped context', scoped, { '@context': { a: scoped['@context'].a } }],
    ['more in a scoped context', { '@context': { b: `${at}b` } }, { '@context': { b: `${at}b`, c: `${at}c` } }],
    ['another IRI in a scoped context', { '@context': { b: `${at}b` } }, { '@context': { b: `${at}c` } }],
    ['another term in a scoped context', { '@context': { b: `${at}b` } }, { '@context': { c: `${at}b` } }],
    ['a list of scoped contexts', { '@context': [{ b: `${at}b` }] }, { '@context': { b: `${at}b` } }],
    ['one scoped context more', { '@context': [{ b: `${at}b` }] }, { '@context': [{ b: `${at}b` }, { c: `${at}c` }] }],
    ['other scoped contexts', { '@context': [{ b: `${at}b` }, { c: `${at}c` }] }, { '@context': [{ c: `${at}c` }, { b: `${at}b` }] }],
    ['a container in a scoped context', scoped, { '@context': { ...scoped['@context'], a: { '@id': `${at}a`, '@container': '@index' } } }],
  ])('%s is not the same', async (_, definition, another) => {
    expect(await again(definition, definition)).toBe('equal')
    expect(await again(definition, another)).toBe('both refuse')
    expect(await again(another, definition)).toBe('both refuse')
  })

  test.each<[what: string, definition: object, another: object]>([
    ['the order of containers', { '@container': ['@language', '@set'] }, { '@container': ['@set', '@language'] }],
    ['the order of members', { '@type': '@id', '@container': '@set' }, { '@container': '@set', '@type': '@id' }],
    ['the case of a language', { '@language': 'en-GB' }, { '@language': 'EN-gb' }],
    ['the order of members in a scoped context', scoped, { '@context': { b: scoped['@context'].b, a: scoped['@context'].a } }],
    [
      'the order of containers in a scoped context',
      scoped,
      { '@context': { ...scoped['@context'], a: { '@container': ['@set', '@index'], '@id': `${at}a` } } },
    ],
    ['whether it is protected', {}, { '@protected': false }],
  ])('%s means nothing', async (_, definition, another) => {
    expect(await again(definition, another)).toBe('equal')
    expect(await again(another, definition)).toBe('equal')
  })

  test('its direction is not the same', async () => {
    const reverse = { t: { '@reverse': `${at}t`, '@protected': true } }
    expect(await answer([reverse, reverse])).toBe('equal')
    expect(await answer([reverse, { t: { '@id': `${at}t` } }])).toBe('both refuse')
    expect(await answer([{ t: full }, reverse])).toBe('both refuse')
  })

  test('it stays protected, though the second definition does not say so', async () => {
    const first = { t: { ...full } }
    expect(await answer([first, { t: { '@id': `${at}t` } }, { t: `${other}t` }])).toBe('both refuse')
    expect(await answer([{ t: `${at}t` }, { t: { '@id': `${at}t` } }, { t: `${other}t` }])).toBe('equal')
  })

  test('whole contexts are protected, but for terms that say otherwise', async () => {
    const second = { t: `${other}t` }
    expect(await answer([{ '@protected': true, t: `${at}t` }, second])).toBe('both refuse')
    expect(await answer([{ '@protected': true, t: { '@id': `${at}t`, '@protected': false } }, second])).toBe('equal')
  })

  test('no context takes all back (section 4.1.2 step 5.1.1)', async () => {
    for (const context of [{ t: full }, { '@protected': true, t: `${at}t` }, 'https://www.w3.org/ns/credentials/v2'])
      expect(await answer([context, null])).toBe('both refuse')
    expect(await answer([{ t: `${at}t` }, null, { t: `${other}t` }], { t: 'said' })).toBe('equal')
    expect(await answer([null, 'https://www.w3.org/ns/credentials/v2'])).toBe('equal')
  })

  test('a context of a property may, but not what is defined on the way to another term', async () => {
    const outer = (context: object): unknown => ({ '@protected': true, p: at, q: `${at}q`, s: { '@id': `${at}s`, '@context': context } })
    expect(await answer(outer({ p: other, q: 'p:q' }), { s: { q: 'said' } })).toBe('equal')
    expect(await answer(outer({ q: 'p:q', p: other }), { s: { q: 'said' } })).toBe('both refuse')
    expect(await answer(outer({ p: other, 'p:x': {} }), { s: { 'p:x': 'said' } })).toBe('equal')
    expect(await answer(outer({ 'p:x': {}, p: other }), { s: { 'p:x': 'said' } })).toBe('both refuse')
  })
})

describe('a term as a prefix', () => {
  const used = (prefix: unknown, name = 'p:x'): Promise<string> => answer({ p: prefix }, { [name]: 'said' })

  test.each<[what: string, prefix: unknown]>([
    ['ends as no prefix does', `${at}p`],
    ['is said in full', { '@id': at }],
    ['is said not to be one', { '@id': at, '@prefix': false }],
  ])('it %s: the name is an IRI', async (_, prefix) => {
    expect(await used(prefix)).toBe('equal')
    expect(await used({ '@id': at, '@prefix': true })).toBe('equal')
  })

  test.each([...':/?#[]@'])('an IRI that ends with %s makes one', async (end) => {
    expect(await used(`urn:x${end}`)).toBe('equal')
    expect(await used(`urn:x${end}y`)).toBe('equal')
  })

  test('what comes after two slashes, or after a blank, is none of it', async () => {
    expect(await used(at, 'p://x')).toBe('equal')
    expect(await used(at, 'p:x//y')).toBe('equal')
    expect(await answer({ _: at, t: `${at}t` }, { t: { '@id': '_:x', [`${at}u`]: 'said' } })).toBe('equal')
  })
})

/** Contexts of one kind that are refused, each beside one that is taken. */
describe.each<[what: string, refused: unknown, taken: unknown]>([
  ['a keyword of no version (step 5 of section 4.2)', { '@ignored': `${at}t` }, { 'a@b': `${at}t` }],
  ['a keyword', { '@list': `${at}t` }, { list: `${at}t` }],
  ['an empty name', { '': `${at}t` }, { ' ': `${at}t` }],
  ['another name for @context (step 14.2.5)', { t: '@context' }, { t: '@value' }],
  ['another name for @preserve', { t: '@preserve' }, { t: '@set' }],
  ['a name in the form of a keyword', { t: '@unknown' }, { t: '@included' }],
  ['a term that means nothing as the name of another', { n: null, t: 'n' }, { n: `${at}n`, t: 'n' }],
  ['a name that is relative', { t: 'somewhere' }, { '@vocab': at, t: 'somewhere' }],
  ['no name and no vocabulary', { t: {} }, { '@vocab': at, t: {} }],
  ['a term that means itself, without a vocabulary', { t: { '@id': 't' } }, { '@vocab': at, t: { '@id': 't' } }],
  ['a term that goes round in a circle', { p: 'q:x', q: 'p:x' }, { p: `${at}p/`, q: 'p:x' }],
  ['a number', { t: 7 }, { t: { '@id': `${at}t` } }],
  ['a name that is a number', { t: { '@id': 7 } }, { t: { '@id': `${at}7` } }],
  ['a member of no definition', { t: { '@id': `${at}t`, '@value': 1 } }, { t: { '@id': `${at}t`, '@protected': false } }],
  // a term in the form of an IRI means that IRI (step 14.2.4)
  ['a compact IRI that means another', { p: at, 'p:t': `${other}t` }, { p: at, 'p:t': `${at}t` }],
  ['a compact IRI that means another, before its prefix', { 'p:t': `${other}t`, p: at }, { 'p:t': `${at}t`, p: at }],
  ['a path that means an IRI', { '@vocab': at, 'a/b': `${other}b` }, { '@vocab': at, 'a/b': `${at}a/b` }],
  ['a reverse property with a name', { t: { '@reverse': `${at}t`, '@id': `${at}t` } }, { t: { '@reverse': `${at}t` } }],
  ['a reverse property of nothing', { n: null, t: { '@reverse': 'n' } }, { n: `${at}n`, t: { '@reverse': 'n' } }],
  ['a reverse property that is relative', { t: { '@reverse': 'somewhere' } }, { '@vocab': at, t: { '@reverse': 'somewhere' } }],
  ['a reverse property that is a number', { t: { '@reverse': 7 } }, { t: { '@reverse': `${at}7` } }],
  ['a reverse property in the form of a keyword', { t: { '@reverse': '@unknown' } }, { t: { '@reverse': `${at}unknown` } }],
  ['a type that means nothing', { n: null, t: { '@id': `${at}t`, '@type': 'n' } }, { n: `${at}n`, t: { '@id': `${at}t`, '@type': 'n' } }],
  ['a type that is relative', { t: { '@id': `${at}t`, '@type': 'n' } }, { '@vocab': at, t: { '@id': `${at}t`, '@type': 'n' } }],
  ['a type that is a blank node', { t: { '@id': `${at}t`, '@type': '_:n' } }, { t: { '@id': `${at}t`, '@type': '@none' } }],
  ['a type that is a number', { t: { '@id': `${at}t`, '@type': 7 } }, { t: { '@id': `${at}t`, '@type': '@json' } }],
  ['a language that is a number', { t: { '@id': `${at}t`, '@language': 7 } }, { t: { '@id': `${at}t`, '@language': null } }],
  ['a keyword as a prefix', { t: { '@id': '@id', '@prefix': true } }, { t: { '@id': `${at}t`, '@prefix': true } }],
  ['a compact IRI as a prefix', { p: at, 'p:t': { '@id': `${at}t`, '@prefix': true } }, { p: at, 'p:t': { '@id': `${at}t` } }],
  ['a prefix that is a text', { t: { '@id': at, '@prefix': 'true' } }, { t: { '@id': at, '@prefix': false } }],
  // members of a context (section 4.1.2 steps 5.5 to 5.10)
  ['another version', { '@version': 1, t: `${at}t` }, { '@version': 1.1, t: `${at}t` }],
  ['a vocabulary that is a number', { '@vocab': 7, t: `${at}t` }, { '@vocab': at, t: `${at}t` }],
  ['a default language that is a number', { '@language': 7, t: `${at}t` }, { '@language': null, t: `${at}t` }],
  // a scoped context that nothing uses (section 4.2 step 21.3)
  [
    'a scoped context that is not valid',
    { t: { '@id': `${at}t`, '@context': { u: 7 } } },
    { t: { '@id': `${at}t`, '@context': { u: at } } },
  ],
  [
    'a list of scoped contexts of which the second is not valid',
    { t: { '@id': `${at}t`, '@context': [{ u: at }, { u: 'somewhere' }] } },
    { t: { '@id': `${at}t`, '@context': [{ u: at }, { u: null }] } },
  ],
])('%s', (_, refused, taken) => {
  test('is refused', async () => {
    expect(await answer(refused)).toBe('both refuse')
  })
  test('and its like is not', async () => {
    expect(await answer(taken)).toBe('equal')
  })
})

test.each<[what: string, contexts: unknown, body: object]>([
  ['a term before the prefix that it is made of', { 'p:t': { '@type': '@id' }, p: at }, { 'p:t': `${other}x` }],
  ['a term after it', { p: at, 'p:t': { '@type': '@id' } }, { 'p:t': `${other}x` }],
  ['a term in a context after that of its prefix', [{ p: at }, { 'p:t': { '@type': '@id' } }], { 'p:t': `${other}x` }],
  ['a term with a colon of which nothing is a prefix', { 'urn:x:t': { '@type': '@id' } }, { 'urn:x:t': `${other}x` }],
  ['a language of a term, in capitals', { t: { '@id': `${at}t`, '@language': 'EN-gb' } }, { t: 'said' }],
  ['a language of a context, in capitals', { '@language': 'EN-gb', t: `${at}t` }, { t: 'said' }],
  ['a term without the language of its context', { '@language': 'en', t: { '@id': `${at}t`, '@language': null } }, { t: 'said' }],
  ['a context that takes the language back', [{ '@language': 'en' }, { '@language': null, t: `${at}t` }], { t: 'said' }],
  ['a context that takes the vocabulary back', [{ '@vocab': at }, { '@vocab': null, t: `${at}t` }], { t: 'said' }],
  ['a type that a property says too', { t: { '@id': type, '@type': '@id' } }, { '@type': `${at}U`, t: `${at}T` }],
  ['a value that is there twice', { t: `${at}t` }, { t: ['said', 'said'] }],
  ['a null', { t: `${at}t`, u: `${at}u` }, { t: null, u: 'said' }],
  ['a null in a list', { t: { '@id': `${at}t`, '@container': '@list' } }, { t: [null, 'said'] }],
  ['a graph of nothing beside what is said', { g: { '@id': `${at}g`, '@container': '@graph' }, u: `${at}u` }, { g: [], u: 'said' }],
  [
    'a scoped context that says otherwise what a value is',
    { t: { '@id': `${at}t`, '@context': { t: { '@id': `${at}t`, '@type': '@id' } } } },
    { t: other },
  ],
  ['a language beside a type, which is left', { t: { '@id': `${at}t`, '@language': 'en', '@type': '@id' } }, { t: `${other}x` }],
])('%s', async (_, contexts, body) => {
  expect(await answer(contexts, body)).toBe('equal')
})
