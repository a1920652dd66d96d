/** What text and bytes may be: lists, lines, data URIs, addresses of addresses; how large, and what is said where there is nothing. */
import { describe, expect, test } from 'vitest'
import { CredentialError, type Parsed, parse, parseAll } from '../../src/index.ts'
import { bases } from '../convert/bases.ts'

const badge = bases.ob3
const text = JSON.stringify(badge)
const spaced = JSON.stringify(badge, null, 3)
const base64 = (value: string): string => Buffer.from(value).toString('base64')
const token = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(text).toString('base64url')}.`

/** Answers of addresses, by what they are. */
const web =
  (answers: Readonly<Record<string, string>>, status = 200) =>
  async (url: string | URL | Request): Promise<Response> =>
    new Response(answers[String(url instanceof Request ? url.url : url).replace('HTTPS', 'https')] ?? 'nothing', { status })

const codeOf = async (input: unknown, options: object = {}): Promise<unknown> =>
  parse(input as string, options).then(
    ({ format }) => format,
    (error: unknown) => (error instanceof CredentialError ? error.code : error),
  )
const all = async (input: string | Uint8Array, options: object = {}): Promise<readonly (Parsed | CredentialError)[]> => {
  const found: (Parsed | CredentialError)[] = []
  for await (const item of parseAll(input, options)) found.push(item)
  return found
}
const shown = (item: Parsed | CredentialError): unknown => (item instanceof CredentialError ? item.code : [item.text, item.found[0]])

describe('many in one text', () => {
  test('a list: each with the text that it has there, a token among them, and what is none in its place', async () => {
    const found = await all(`[${spaced}, ${JSON.stringify(token)}, 7]`)
    expect(found.map(shown)).toEqual([
      [spaced, { container: 'json', place: '/0' }],
      [token, { container: 'json', place: '/1' }],
      'ERR_INPUT',
    ])
  })

  test('a token a line, also beside lines of JSON; one that is broken into lines is no two', async () => {
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    const token = `${part({ alg: 'EdDSA' })}.${part({ vc: badge })}.AAAA`
    for (const lines of [`${token}\n${token}\n`, `${token}\r\n\r\n${text}`, `${text}\n${token}`]) {
      const found = await all(lines)
      expect(found.map((item) => !(item instanceof CredentialError) && item.found[0]?.container)).toEqual(['ndjson', 'ndjson'])
    }
    expect(await all(token)).toHaveLength(1)
    expect(await all(`${token.slice(0, -10)}\n${token.slice(-10)}`)).toHaveLength(1)
  })

  test('lines of JSON, empty ones passed over', async () => {
    const found = await all(`${text}\n\n  \n${text}\r\n`)
    expect(found.map((item) => (item instanceof CredentialError ? item : item.found[0]))).toEqual([
      { container: 'ndjson', place: 'line 1' },
      { container: 'ndjson', place: 'line 4' },
    ])
    // one object on several lines is no lines, and neither is one line with something else after it
    expect(await codeOf(spaced)).toBe('ob3')
    expect(await codeOf(`${text}\n`)).toBe('ob3')
    expect(await codeOf(`${text}\nnonsense`)).toBe('ERR_NOT_JSON')
    expect(await codeOf(`${text}\n${JSON.stringify({ ...badge, id: 'urn:uuid:00000000-0000-4000-8000-0000000000aa' })}`)).toBe(
      'ERR_SEVERAL',
    )
    // the same twice is one
    expect(await codeOf(`${text}\n${text}`)).toBe('ob3')
  })
})

describe('data URIs', () => {
  test.each([
    ['base64', `data:application/json;base64,${base64(text)}`],
    ['percent-encoded', `data:application/json,${encodeURIComponent(text)}`],
    ['with spaces around it', `\n data:,${encodeURIComponent(text)} \n`],
    ['of a charset', `data:application/json;charset=utf-8;base64,${base64(text)}`],
  ])('%s', async (_, uri) => {
    expect(await codeOf(uri)).toBe('ob3')
  })
  test.each([['data:nothing'], ['data:;base64,!!'], ['data:,%zz']])('%s cannot be read', async (uri) => {
    expect(await codeOf(uri)).toBe('ERR_CONTAINER')
  })
  test('an empty one is empty', async () => {
    expect(await codeOf('data:,')).toBe('ERR_EMPTY')
  })
})

describe('addresses', () => {
  const [first, second, third, fourth] = ['a', 'b', 'c', 'd'].map((name) => `https://school.example/${name}`)
  const needs = [{ url: first, kind: 'credential' }]

  test('one may lead to another, and no further', async () => {
    const answers = { [String(first)]: String(second), [String(second)]: text }
    expect(await codeOf(`\n${first} `, { fetch: web(answers) })).toBe('ob3')
    expect(await codeOf(String(first).replace('https', 'HTTPS'), { fetch: web({ ...answers, [String(first)]: text }) })).toBe('ob3')
    const further = { ...answers, [String(second)]: String(third), [String(third)]: String(fourth), [String(fourth)]: text }
    expect(await codeOf(first, { fetch: web(further) })).toBe('ERR_LIMIT')
    const itself = { [String(first)]: String(first) }
    expect(await codeOf(first, { fetch: web(itself) })).toBe('ERR_LIMIT')
  })

  test('what is needed is told where the network is not used, and where it does not answer', async () => {
    await expect(parse(String(first))).rejects.toMatchObject({ code: 'ERR_OFFLINE', needs })
    await expect(parse(String(first), { fetch: web({}, 404) })).rejects.toMatchObject({ code: 'ERR_NETWORK', needs })
  })
})

describe('sizes and shapes', () => {
  const limits = { file: text.length }
  test('as large as the limit is, and no larger', async () => {
    expect(await codeOf(text, { limits })).toBe('ob3')
    expect(await codeOf(new TextEncoder().encode(text), { limits })).toBe('ob3')
    expect(await codeOf(` ${text}`, { limits })).toBe('ERR_TOO_LARGE')
    expect(await codeOf(new TextEncoder().encode(` ${text}`), { limits })).toBe('ERR_TOO_LARGE')
    // a list may be as large as a file, though each credential in it may not
    expect((await all(`[${text},${text}]`, { limits: { text: text.length } })).map((item) => item instanceof CredentialError)).toEqual([
      false,
      false,
    ])
  })

  test.each<[string, unknown, string]>([
    ['nothing', '', 'ERR_EMPTY'],
    ['a mark and spaces', '\uFEFF \n', 'ERR_EMPTY'],
    ['no bytes', new Uint8Array(), 'ERR_EMPTY'],
    ['a number', 7, 'ERR_INPUT'],
    ['a list', [], 'ERR_INPUT'],
    ['a promise', Promise.resolve(text), 'ERR_INPUT'],
    ['a page', '<html><body>Badge</body></html>', 'ERR_NO_CREDENTIAL'],
    ['markup of another kind', '<rss/>', 'ERR_UNKNOWN_FORMAT'],
    ['quotes in quotes', JSON.stringify(JSON.stringify('x')), 'ERR_NOT_JSON'],
    ['a document after a mark', `\uFEFF ${text}`, 'ob3'],
    ['a document in quotes', JSON.stringify(text), 'ob3'],
    ['an object without a prototype', Object.assign(Object.create(null), badge), 'ob3'],
    ['an object that writes itself as JSON', { toJSON: () => badge }, 'ob3'],
    ['a view of bytes', new DataView(new TextEncoder().encode(text).buffer), 'ob3'],
    ['a picture in markup', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'ERR_NO_CREDENTIAL'],
  ])('%s', async (_, input, answer) => {
    expect(await codeOf(input)).toBe(answer)
  })
})
