/** Input that is no credential, through every call that takes one: a code at once, and nothing of the input in the message. */
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { microcredential } from '../../fixtures/templates.mjs'
import { bake, CredentialError, convert, type Fetch, parse, restore, summary, unbake, validate, verify } from '../../src/index.ts'

const calls = {
  parse,
  validate,
  verify,
  summary,
  restore,
  convert: (input: Parameters<typeof parse>[0]) => convert(input, { to: 'elm' }),
} as const

const secret = 'Nora Lindqvist'
const deep = (levels: number): string => `${'{"a":'.repeat(levels)}"${secret}"${'}'.repeat(levels)}`
const sample = microcredential('did:web:university.example.org', '6001')
const cyclic: Record<string, unknown> = { name: secret }
cyclic['self'] = cyclic

const handedAway = (): Uint8Array => {
  const bytes = new TextEncoder().encode(secret)
  structuredClone(bytes.buffer, { transfer: [bytes.buffer] })
  return bytes
}

const bad: readonly (readonly [name: string, input: unknown, code: string])[] = [
  ['nothing', '', 'ERR_EMPTY'],
  ['no bytes', new Uint8Array(), 'ERR_EMPTY'],
  ['bytes that were handed away', handedAway(), 'ERR_EMPTY'],
  ['not JSON', secret, 'ERR_NOT_JSON'],
  ['truncated', `{"name": "${secret}`, 'ERR_NOT_JSON'],
  ['not UTF-8', new Uint8Array([0x7b, 0xff, 0xfe]), 'ERR_NOT_JSON'],
  ['null', null, 'ERR_INPUT'],
  ['undefined', undefined, 'ERR_INPUT'],
  ['a number', 7, 'ERR_INPUT'],
  ['a function', () => secret, 'ERR_INPUT'],
  ['a list of numbers', [1], 'ERR_INPUT'],
  ['an empty list', '[]', 'ERR_NO_CREDENTIAL'],
  ['a text of JSON', `"${secret}"`, 'ERR_NOT_JSON'],
  ['a promise', Promise.resolve(sample), 'ERR_INPUT'],
  ['a response', new Response(secret), 'ERR_INPUT'],
  ['a buffer', new ArrayBuffer(8), 'ERR_INPUT'],
  ['an object of no format', { name: secret }, 'ERR_UNKNOWN_FORMAT'],
  ['an empty object', {}, 'ERR_UNKNOWN_FORMAT'],
  ['10 MB', `{"name": "${'x'.repeat(10 * 2 ** 20)}"}`, 'ERR_TOO_LARGE'],
  ['10 000 levels', deep(10_000), 'ERR_TOO_DEEP'],
  ['cyclic', cyclic, 'ERR_CYCLIC'],
  ['__proto__', `{"__proto__": {"name": "${secret}"}}`, 'ERR_FORBIDDEN_MEMBER'],
  [
    'an object that no text can be made of',
    { type: 'EnvelopedVerifiableCredential', id: { toString: 1, name: secret } },
    'ERR_FORBIDDEN_MEMBER',
  ],
  ['the same deep inside', { ...sample, name: [{ toString: { name: secret } }] }, 'ERR_FORBIDDEN_MEMBER'],
  ['half a surrogate pair', String.raw`{"name": "Nora Lindqvist\ud800"}`, 'ERR_LONE_SURROGATE'],
  ['a member twice', `{"name": "${secret}", "name": "x"}`, 'ERR_DUPLICATE_MEMBER'],
  ['a token that is none', 'eyJhbGciOiJub25lIn0.e30.', 'ERR_'],
  ['an address, offline', 'https://university.example.org/badge.json', 'ERR_OFFLINE'],
  ['a damaged data URI', 'data:application/json;base64,!!', 'ERR_CONTAINER'],
  ['a picture with nothing in it', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'ERR_'],
]

describe.each(Object.entries(calls))('%s', (_, call) => {
  test.each(bad)('%s', async (_name, input, code) => {
    const started = performance.now()
    const error: unknown = await call(input as string).then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    expect(error).toBeInstanceOf(CredentialError)
    const { code: given, message } = error as CredentialError
    expect(given.startsWith(code)).toBe(true)
    expect(given).not.toBe('ERR_INTERNAL')
    expect(message).not.toMatch(/Nora|Lindqvist|xxxx/)
    expect(performance.now() - started).toBeLessThan(5000)
  })
})

describe('bytes of another frame', () => {
  const text = JSON.stringify(sample)
  const bytes: unknown = runInNewContext('Uint8Array.from(codes)', { codes: new TextEncoder().encode(text) })

  test.each([
    ['a Uint8Array', bytes],
    ['a view', new DataView(new TextEncoder().encode(text).buffer)],
  ])('%s is read as one of this', async (_, input) => {
    expect(input).not.toBeInstanceOf(Uint8Array)
    expect((await parse(input as Uint8Array)).text).toBe(text)
    expect((await validate(input as Uint8Array)).verdict).toBe('valid')
  })

  test('so is a picture', async () => {
    const codes = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"></svg>')
    const picture = runInNewContext('Uint8Array.from(codes)', { codes }) as Uint8Array
    expect(await unbake(await bake(picture, text))).toBe(text)
  })
})

describe('an address with a key of access in it', () => {
  const address = 'https://user:secret@university.example.org/badges/1?token=secret#secret'
  const badge = {
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Assertion',
    id: address,
    recipient: { type: 'email', hashed: false, identity: 'nora@university.example.org' },
    badge: 'https://university.example.org/soil',
    issuedOn: '2025-01-01T00:00:00Z',
    verification: { type: 'HostedBadge' },
  }
  const answers: readonly (readonly [name: string, fetch: Fetch | undefined])[] = [
    ['offline', undefined],
    ['not there', async () => new Response('', { status: 404 })],
    ['no badge', async () => new Response('<html>')],
    ['not reached', () => Promise.reject(new Error(`no ${address}`))],
  ]
  test.each(answers)('is told without it: %s', async (_, fetch) => {
    const { checks } = await verify(badge, fetch ? { fetch } : {})
    const proof = checks.find(({ id }) => id === 'proof')
    expect(proof?.outcome).toBe('unknown')
    expect(proof?.message).toContain('https://university.example.org/badges/1')
    expect(checks.map(({ message }) => message).join()).not.toContain('secret')
    expect(proof?.detail?.needs).toEqual([{ url: address, kind: 'credential' }])
  })

  test.each(answers)('and not told whole where it is endless: %s', async (_, fetch) => {
    const url = `https://university.example.org/${'a'.repeat(100_000)}`
    const { checks } = await verify({ ...badge, id: url }, fetch ? { fetch } : {})
    const proof = checks.find(({ id }) => id === 'proof')
    expect(proof?.outcome).toBe('unknown')
    expect(Math.max(...checks.map(({ message }) => message.length))).toBeLessThan(500)
    expect(proof?.detail?.needs).toEqual([{ url, kind: 'credential' }])
  })
})
