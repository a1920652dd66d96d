/** A document that is found by way of a redirect is its issuer's all the same: where it came from is told. */
import { describe, expect, test } from 'vitest'
import { testKey } from '../../fixtures/keys.mjs'
import { microcredential } from '../../fixtures/templates.mjs'
import { type Document, type Fetch, issue, recorder, replay, signer, verify } from '../../src/index.ts'
import { answeredBy } from '../../src/lib/network/response.ts'
import { testKey as madeKey } from './issuers.ts'

const now = new Date('2026-06-01T00:00:00Z')
const dates = { validFrom: '2026-01-01T00:00:00Z' }
const { jwk, multibase } = testKey('university')
const token = madeKey('ES256')

/** An issuer whose document is answered by way of another address. */
const leadingTo =
  (end: (asked: string) => string, documents: Readonly<Record<string, Document>>): Fetch =>
  async (url) =>
    answeredBy(url in documents ? Response.json(documents[url]) : new Response('', { status: 404 }), end(url))

const did = 'did:web:university.example.org'
const didDocument = {
  id: did,
  verificationMethod: [{ id: `${did}#key-1`, type: 'Multikey', controller: did, publicKeyMultibase: multibase }],
  assertionMethod: [`${did}#key-1`],
}
const home = 'https://university.example.org'
const profile = {
  id: home,
  verificationMethod: [{ id: `${home}#key-1`, type: 'JsonWebKey', controller: home, publicKeyJwk: token.publicJwk }],
  assertionMethod: [`${home}#key-1`],
}
const documents = { [`${home}/.well-known/did.json`]: didDocument, [home]: profile }

const badge = (await issue(microcredential(did, '7003', dates), {
  signer: await signer(jwk, `${did}#key-1`),
  proof: 'eddsa-rdfc-2022',
  created: '2026-02-01T00:00:00Z',
})) as Document
const tokens = await Promise.all(
  [undefined, `${home}#key-1`].map(
    async (kid) => (await issue(microcredential(home, '7004', dates), { signer: token.signer(kid ?? 'key-1'), proof: 'vc-jwt' })) as string,
  ),
)

async function told(input: Document | string, end: (asked: string) => string): Promise<readonly unknown[]> {
  const { fetch, recorded } = recorder(leadingTo(end, documents))
  const report = await verify(input, { now, fetch })
  expect(await verify(input, { now, fetch: replay(recorded()) })).toEqual(report)
  const bindings = report.checks.filter(({ id }) => id === 'key-binding')
  return [report.verdict, report.issuer.control, ...bindings.map(({ outcome, detail }) => [outcome, detail?.['answeredBy']])]
}

describe.each([
  ['a DID document', badge],
  ['the profile of an issuer, among all its keys', tokens[0] ?? ''],
  ['the profile of an issuer, by the name of the key', tokens[1] ?? ''],
] as const)('%s', (_, input) => {
  test('from another host', async () => {
    const found = await told(input, (asked) => asked.replace(home, 'https://pages.example.net:8443/university'))
    expect(found).toEqual(['valid', 'domain', ['pass', 'pages.example.net:8443']])
  })
  test.each([
    ['from its own address', (asked: string) => asked],
    ['from another path', () => `${home}/elsewhere.json`],
    ['from www', (asked: string) => asked.replace('//', '//www.')],
    ['from nobody knows where', () => ''],
  ])('%s: nothing is told', async (_name, end) => {
    expect(await told(input, end)).toEqual(['valid', 'domain', ['pass', undefined]])
  })
})

test('the message names the host', async () => {
  const fetch = leadingTo(() => 'https://pages.example.net/did.json', documents)
  const { checks } = await verify(badge, { now, fetch })
  expect(checks.find(({ id }) => id === 'key-binding')?.message).toContain('pages.example.net')
})

test('a key with an address of its own', async () => {
  const [owner, key] = ['https://college.example.org', 'https://college.example.org/keys/1']
  const published = {
    [owner]: { id: owner, assertionMethod: [key] },
    [key]: { id: key, type: 'JsonWebKey', controller: owner, publicKeyJwk: token.publicJwk },
  }
  const input = await issue(microcredential(owner, '7005', dates), { signer: token.signer(key), proof: 'vc-jwt' })
  const bound = async (led: string) => {
    const fetch = leadingTo((asked) => (asked === led ? 'https://keys.example.net/1' : asked), published)
    const { checks } = await verify(input, { now, fetch })
    return checks.flatMap(({ id, outcome, detail }) => (id === 'key-binding' ? [[outcome, detail?.['answeredBy']]] : []))
  }
  expect(await bound(key)).toEqual([['pass', 'keys.example.net']])
  expect(await bound(owner)).toEqual([['pass', 'keys.example.net']])
  expect(await bound('')).toEqual([['pass', undefined]])
})
