/** Documents that are made to hurt: each ends with a code, soon, and leaves nothing behind for the next. */
import { describe, expect, it } from 'vitest'
import { canonize, safeMode } from '../../src/jsonld/index.ts'
import type { Document } from '../../src/lib/json.ts'

const vc1 = 'https://www.w3.org/2018/credentials/v1'
const vc2 = 'https://www.w3.org/ns/credentials/v2'
const soon = 15_000

/** Milliseconds of the processor: what else the machine does takes none of them. */
function spent(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
async function timed<Value>(work: () => Promise<Value>): Promise<Value> {
  const start = spent()
  try {
    return await work()
  } finally {
    expect(spent() - start).toBeLessThan(soon)
  }
}
/** The largest growth of the heap while something works, in megabytes; it has to let timers have their turn. */
async function growth(work: Promise<unknown>): Promise<number> {
  const before = process.memoryUsage().heapUsed
  let most = 0
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().heapUsed - before)
  }, 5)
  await work.finally(() => clearInterval(watch))
  return most / 2 ** 20
}

/** All alike: each knows the next, the last knows the first where it is a circle. */
const chain = (length: number, circle: boolean): readonly Document[] =>
  Array.from({ length }, (_, index) => ({ '@id': `_:n${index}`, 'urn:next': { '@id': `_:n${circle ? (index + 1) % length : index + 1}` } }))

const clique = (size: number): readonly Document[] =>
  Array.from({ length: size }, (_, from) => ({
    '@id': `_:n${from}`,
    'urn:knows': Array.from({ length: size }, (_, to) => to)
      .filter((to) => to !== from)
      .map((to) => ({ '@id': `_:n${to}` })),
  }))

const numbered = (length: number, prefix: string): readonly string[] => Array.from({ length }, (_, index) => `${prefix}${index}`)

/** Makes sure that a rare keyword sends the document to the package `jsonld`. */
const rare = { 'urn:rare': { '@set': ['x'] } }

describe.each([
  ['our own engine', {}],
  ['the package jsonld', rare],
])('hostile documents, %s', (engine, more) => {
  it('a graph whose blank nodes all look alike', async () => {
    await expect(timed(() => canonize({ 'urn:all': clique(10), ...more }))).rejects.toMatchObject({ code: 'ERR_LIMIT' })
  })

  it('is stopped by a timer in the midst of such a graph', async () => {
    const controller = new AbortController()
    const timer = setTimeout(() => controller.abort(), 5)
    const work = canonize({ 'urn:all': clique(10), ...more }, { signal: controller.signal })
    await expect(timed(() => work)).rejects.toMatchObject({ code: 'ERR_ABORTED' })
    clearTimeout(timer)
  })

  it.each([false, true])('a long chain of blank nodes that look alike, a circle: %s', async (circle) => {
    const work = canonize({ 'urn:all': chain(5000, circle), ...more })
    const [grown] = await timed(() =>
      Promise.all([growth(work.catch(() => undefined)), expect(work).rejects.toMatchObject({ code: 'ERR_LIMIT' })]),
    )
    expect(grown).toBeLessThan(500)
  })

  it('two nodes alike, each with very many neighbours that look alike', async () => {
    const hub = { 'urn:leaf': Array.from({ length: 15_000 }, () => ({})) }
    await expect(timed(() => canonize({ 'urn:all': [hub, hub], ...more }))).rejects.toMatchObject({ code: 'ERR_LIMIT' })
    const few = { 'urn:leaf': [{}, {}, {}, {}] }
    expect((await canonize({ 'urn:all': [few, few], ...more })).match(/<urn:leaf>/g)).toHaveLength(8)
  })

  it('one node with very many neighbours that look alike', async () => {
    const document = { 'urn:all': Array.from({ length: 400 }, () => ({ 'urn:a': {} })), ...more }
    await timed(() => canonize(document).catch((error: unknown) => expect(error).toMatchObject({ code: 'ERR_LIMIT' })))
  })

  it('nesting', async () => {
    let deep: unknown = {}
    for (let level = 0; level < 50_000; level += 1) deep = { 'urn:in': deep }
    await expect(canonize({ 'urn:in': deep, ...more })).rejects.toMatchObject({ code: 'ERR_LIMIT' })
  })

  it('nesting in a context', async () => {
    let deep: unknown = {}
    for (let level = 0; level < 3000; level += 1) deep = { a: { '@id': 'urn:a', '@context': deep } }
    await expect(timed(() => canonize({ '@context': deep, 'urn:a': 'b', ...more }))).rejects.toMatchObject({ code: 'ERR_LIMIT' })
  })

  it('a context of very many terms, each with a scoped context', async () => {
    const context = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, index) => [`t${index}`, { '@id': `urn:t${index}`, '@context': {} }]),
    )
    await expect(timed(() => canonize({ '@context': context, t1: 'b', ...more }))).rejects.toMatchObject({ code: 'ERR_LIMIT' })
  })

  it('a very large literal', async () => {
    const text = await timed(() => canonize({ 'urn:text': 'x"\n'.repeat(2 ** 20), ...more }))
    expect(text.length).toBeGreaterThan(3 * 2 ** 20)
  })

  it('a literal of fifty megabytes', async () => {
    const text = await timed(() => canonize({ 'urn:text': 'x'.repeat(50 * 2 ** 20), ...more }))
    expect(text.length).toBeGreaterThan(50 * 2 ** 20)
  })

  it('very many types, members and values of one node', async () => {
    const many = numbered(100_000, 'urn:n')
    const settled = async (document: Document): Promise<string> =>
      canonize({ '@id': 'urn:x', ...document, ...more }).then(
        (text) => String(text.split('\n').length > many.length),
        ({ code }: { readonly code: string }) => code,
      )
    // the package takes the square of their number
    const expected = engine === 'our own engine' ? 'true' : 'ERR_LIMIT'
    expect(await timed(() => settled({ '@type': many }))).toBe(expected)
    expect(await timed(() => settled({ 'urn:p': many }))).toBe(expected)
    expect(await timed(() => settled(Object.fromEntries(many.map((name) => [name, 'x']))))).toBe(expected)
  })

  it('a JSON literal with a long list, which hurts nobody', async () => {
    const context = { literal: { '@id': 'urn:literal', '@type': '@json' } }
    const text = await timed(() => canonize({ '@context': context, '@id': 'urn:x', literal: numbered(10_000, 'n') }))
    expect(text).toContain('n9999')
  })

  it('a JSON literal, in which the words of JSON-LD mean nothing', async () => {
    const context = { literal: { '@id': 'urn:literal', '@type': '@json' } }
    const literal = { '@context': 'x', '@import': 'x', in: [{ '@import': 'x', '@language': 'no tag!' }] }
    const text = await canonize({ '@context': context, '@id': 'urn:x', literal })
    expect(text).toContain(JSON.stringify(JSON.stringify(literal)))
    // but for a member that is lost where objects are copied
    const lost = JSON.parse('{"in":[{"__proto__":"x"}]}')
    await expect(canonize({ '@context': context, '@id': 'urn:x', literal: lost })).rejects.toMatchObject({ code: 'ERR_UNDEFINED_TERM' })
  })

  it('many lists, each as long as it may be', async () => {
    const lists = Object.fromEntries(numbered(16, 'urn:p').map((name) => [name, numbered(2900, 'urn:n')]))
    await timed(() => canonize({ '@id': 'urn:x', ...lists, ...more }))
  })

  it('half of a surrogate pair', async () => {
    await expect(canonize({ 'urn:text': 'a\ud800', ...more })).rejects.toMatchObject({ code: 'ERR_LONE_SURROGATE' })
  })

  it('a language that would end the statement', async () => {
    const context = { t: { '@id': 'urn:t', '@language': 'en .\n<urn:forged> <urn:p> "x"' } }
    await expect(canonize({ '@context': context, t: 'x', ...more })).rejects.toMatchObject({ code: 'ERR_JSONLD' })
  })

  it('a member __proto__, wherever it is', async () => {
    for (const text of [
      '{"urn:a":"b","__proto__":{"urn:c":"d"}}',
      '{"@context":{"__proto__":{"a":"urn:a"}},"a":"b"}',
      '{"urn:a":{"__proto__":"x","urn:b":"c"}}',
    ]) {
      await expect(canonize({ ...more, ...JSON.parse(text), ...protoOf(text) })).rejects.toMatchObject({ code: 'ERR_UNDEFINED_TERM' })
    }
  })

  it.each(['"x"', 'null', '[]', '[null]'])('a language __proto__ with the text %s', async (texts) => {
    const document = (language: string) =>
      JSON.parse(
        `{"@context":{"t":{"@id":"urn:t","@container":"@language"}},"urn:a":"b","t":{"en":"c",${JSON.stringify(language)}:${texts}}}`,
      )
    await expect(canonize(document('__proto__'))).rejects.toMatchObject({ code: 'ERR_JSONLD' })
    expect(await canonize(document('nl'))).toContain('"c"@en')
  })
  it.each(['null', '[]', '[null]'])('a member __proto__ that is %s', async (value) => {
    const document = (name: string) => JSON.parse(`{"urn:a":"b","urn:c":{"urn:d":"e",${JSON.stringify(name)}:${value}}}`)
    await expect(canonize(document('__proto__'))).rejects.toMatchObject({ code: 'ERR_UNDEFINED_TERM' })
    expect(await canonize(document('urn:f'))).toContain('"e"')
  })

  it('leaves nothing behind', async () => {
    const before = await canonize({ '@context': [vc1, { a: 'urn:a' }], id: 'urn:x', a: 'b', ...more })
    const hostile = [
      { '@context': [vc1, { a: 'urn:a' }, { '@foo': 'urn:b' }], id: 'urn:x', a: 'b', ...more },
      JSON.parse(`{"@context":[{"a":"urn:a","__proto__":{"id":"urn:id"}}],"a":"b","urn:rare":{"@set":["x"]}}`),
      { '@context': [vc1, { a: 'urn:other' }], id: 'urn:x', a: 'b', ...more },
    ]
    for (const document of hostile) await canonize(document as Document).catch(() => undefined)
    expect(await canonize({ '@context': [vc1, { a: 'urn:a' }], id: 'urn:x', a: 'b', ...more })).toBe(before)
  })

  it('is not moved by whoever changes a document afterwards', async () => {
    const document = () => ({ '@context': { a: { '@id': 'urn:a', '@context': { b: 'urn:b' } } }, a: { b: 'c' }, ...more })
    // the term is known, and its scoped context not yet used
    const { a: _, ...first } = { ...document(), 'urn:z': 'x' }
    await canonize(first)
    Object.assign(first['@context'].a['@context'], { b: 'urn:forged' })
    expect(await canonize(document())).toContain('<urn:b> "c"')
  })

  it('wrong types everywhere', async () => {
    const odd = [
      null,
      true,
      0,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      '',
      [],
      {},
      [[]],
      [null],
      () => 1,
      Symbol('x'),
      1n,
      new Date(0),
      undefined,
    ]
    for (const value of odd) {
      for (const key of [
        '@context',
        '@id',
        '@type',
        'id',
        'type',
        '@value',
        '@graph',
        '@list',
        '@language',
        'proof',
        'urn:p',
        '@reverse',
        '@included',
      ]) {
        const document = { '@context': vc2, 'urn:q': 'x', ...more, [key]: value } as Document
        await canonize(document).then(
          (text) => expect(typeof text).toBe('string'),
          (error: { readonly code?: unknown }) => expect(error.code).toMatch(/^ERR_/),
        )
        for (const { id, code } of await safeMode(document)) expect([id, typeof code]).toEqual(['context', 'string'])
      }
    }
  })
})

/** What spreading loses: a member `__proto__` of the text's root. */
const protoOf = (text: string): object => {
  const value = JSON.parse(text) as object
  return Object.hasOwn(value, '__proto__') ? value : {}
}
