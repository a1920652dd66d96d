/** What a credential names by its digest, fetched and compared where the caller wants it. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { toBase58 } from '../../src/lib/base58-text.ts'
import type { Document } from '../../src/lib/json.ts'
import type { Fetch } from '../../src/lib/options.ts'
import { issue } from '../../src/proofs/data-integrity/issue.ts'
import { verify, verifyMany } from '../../src/verify.ts'
import { badge, keyIssuer } from '../proofs/issuers.ts'
import { now, scopeWith } from '../proofs/scope.ts'

const { id, keyId, key } = keyIssuer()
const signed = (members: Document): Promise<Document> =>
  issue(badge(id, members), { signer: key.signer(keyId), proof: 'eddsa-rdfc-2022' }, scopeWith()) as Promise<Document>

const rules = 'The rules of the course.'
const url = 'https://school.example/rules.pdf'
const hash = (name: string, text = rules): Buffer => createHash(name).update(text).digest()
const sri = (name: string, text = rules): string => `${name}-${hash(name, text).toString('base64')}`
/** The codes of the table of multicodecs. */
const codes: Readonly<Record<string, number>> = { sha256: 0x12, sha384: 0x20, sha512: 0x13 }
const multihash = (name: string, text = rules): Buffer => {
  const bytes = hash(name, text)
  return Buffer.concat([Buffer.from([codes[name] ?? 0, bytes.length]), bytes])
}
const u = (name: string, text = rules): string => `u${multihash(name, text).toString('base64url')}`
const z = (name: string, text = rules): string => `z${toBase58(multihash(name, text))}`

async function compared(members: Document, answer: () => Response = () => new Response(rules), options: object = {}) {
  const asked: string[] = []
  const fetch: Fetch = async (address) => {
    asked.push(address)
    return answer()
  }
  const { verdict, checks } = await verify(await signed(members), { now, fetch, resources: true, ...options })
  return { verdict, asked, resources: checks.filter((check) => check.id === 'resource') }
}
const told = async (digests: Document, answer?: () => Response, options?: object): Promise<readonly unknown[]> => {
  const { verdict, asked, resources } = await compared({ relatedResource: { id: url, ...digests } }, answer, options)
  return [verdict, asked.length, ...resources.map(({ outcome, code }) => `${outcome} ${code ?? ''}`.trim())]
}

describe('what has the digest that is named', () => {
  test.each([
    ...['sha256', 'sha384', 'sha512'].flatMap((name) => [
      { digestSRI: sri(name) },
      { digestMultibase: u(name) },
      { digestMultibase: z(name) },
      { digestSRI: sri(name), digestMultibase: u('sha384') },
    ]),
    { digestSRI: `${sri('sha256')}?ct=application/pdf` },
    { digestSRI: `${sri('sha384', 'another')}  ${sri('sha384')}` },
    { digestSRI: `${sri('sha256', 'another')} ${sri('sha512')}` },
    { digestSRI: `sha1-AAAA ${sri('sha256')}` },
    { digestMultibase: [u('sha256'), z('sha512')] },
  ])('%j', async (digests) => expect(await told(digests)).toEqual(['valid', 1, 'pass']))
})

describe('what has another', () => {
  test.each([
    { digestSRI: sri('sha384', 'another') },
    { digestMultibase: u('sha256', 'another') },
    // of several kinds the strongest decides, and of several digests each
    { digestSRI: `${sri('sha256')} ${sri('sha512', 'another')}` },
    { digestSRI: sri('sha384'), digestMultibase: u('sha384', 'another') },
    { digestSRI: sri('sha384', 'another'), digestMultibase: u('sha384') },
    { digestMultibase: [u('sha256'), u('sha512', 'another')] },
  ])('%j', async (digests) => expect(await told(digests)).toEqual(['invalid', 1, 'fail ERR_DIGEST']))
})

test.each([
  [{ digestSRI: null }],
  [{ digestMultibase: [] }],
  [{ digestSRI: '' }],
  [{ digestSRI: 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=' }],
  [{ digestSRI: `sha256-${hash('sha384').toString('base64')}` }],
  [{ digestSRI: `md5-AAAA ${' '.repeat(1000)}${sri('sha256')}` }],
  [{ digestMultibase: `z${'1'.repeat(2000)}` }],
  // SHA3-384, hexadecimal digits, a length that is not that of the digest, nothing
  [{ digestMultibase: `u${Buffer.concat([Buffer.from([0x15, 48]), hash('sha384')]).toString('base64url')}` }],
  [{ digestMultibase: `f${multihash('sha256').toString('hex')}` }],
  [{ digestMultibase: `u${Buffer.concat([Buffer.from([0x12, 31]), hash('sha256')]).toString('base64url')}` }],
  [{ digestMultibase: 'u' }],
  [{ digestMultibase: [u('sha256'), 'nonsense'] }],
])('a digest that cannot be compared is open, and nobody is asked: %j', async (digests) => {
  const { relatedResource, ...rest } = { relatedResource: { id: url, ...digests } }
  const unsigned = { ...badge(id, rest), relatedResource }
  let count = 0
  const fetch: Fetch = async () => {
    count++
    return new Response(rules)
  }
  const { checks } = await verify(unsigned, { now, fetch, resources: true })
  expect(checks.filter((check) => check.id === 'resource')).toMatchObject([
    { outcome: 'unknown', code: 'ERR_UNSUPPORTED', path: '/relatedResource', detail: { resource: url } },
  ])
  expect(count).toBe(0)
})

describe('what could not be had is open', () => {
  const digests = { digestSRI: sri('sha384') }
  const needs = [{ url, kind: 'resource' }]
  test.each([
    ['gone', () => new Response(rules, { status: 410 }), {}, 'ERR_NETWORK'],
    ['too long', () => new Response(rules), { limits: { response: 10 } }, 'ERR_TOO_LARGE'],
    ['not asked', () => new Response(rules), { fetch: undefined }, 'ERR_OFFLINE'],
  ])('%s', async (_, answer, options, code) => {
    const { verdict, resources } = await compared({ relatedResource: { id: url, ...digests } }, answer, options)
    expect(verdict).toBe('indeterminate')
    expect(resources).toMatchObject([{ outcome: 'unknown', code, path: '/relatedResource', detail: { needs } }])
  })

  test('at no address', async () => {
    const { resources, asked } = await compared({ relatedResource: { id: 'urn:isbn:9780000000002', ...digests } })
    expect([resources, asked]).toMatchObject([[{ outcome: 'unknown', code: 'ERR_UNSUPPORTED' }], []])
  })
})

test('evidence and a schema are resources like others, and what names no digest is not asked for', async () => {
  const evidence = [
    { id: 'https://school.example/essay.html', type: ['Evidence'] },
    { id: 'https://school.example/exam.html', type: ['Evidence'], digestSRI: sri('sha384', 'another') },
  ]
  const credentialSchema = { id: 'https://school.example/schema.json', type: 'JsonSchema', digestSRI: sri('sha256') }
  const { resources, asked } = await compared({ evidence, credentialSchema })
  expect(resources.map(({ outcome, path }) => [outcome, path])).toEqual([
    ['fail', '/evidence/1'],
    ['pass', '/credentialSchema'],
  ])
  expect(asked.sort()).toEqual(['https://school.example/exam.html', 'https://school.example/schema.json'])
})

test('a run asks an address once', async () => {
  const one = await signed({ relatedResource: { id: url, digestSRI: sri('sha384') } })
  let count = 0
  const fetch: Fetch = async () => {
    count++
    return new Response(rules)
  }
  const verdicts: string[] = []
  for await (const { report } of verifyMany([one, one, one], { now, fetch, resources: true })) verdicts.push(report?.verdict ?? '')
  expect([verdicts, count]).toEqual([['valid', 'valid', 'valid'], 1])
})
