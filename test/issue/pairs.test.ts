/** Convert, issue, verify: from every format into every one whose credentials can be signed, and the result is as good as its source. */
import { createPublicKey, type JsonWebKey as NodeJwk } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { sign } from '../../fixtures/pki/x509.mjs'
import { convert, type Document, issue, type Report, restore, type Signer, verify } from '../../src/index.ts'
import { testKey } from '../proofs/issuers.ts'
import { webOf } from '../proofs/scope.ts'
import { minted, keys as pkiKeys, trust } from '../seals/seals.ts'

/** One issuer in the ways of all formats: a profile of Open Badges 2.0 that is a controlled identifier document as well. */
const home = 'https://university.example.org/issuer'
const [rsa, edwards] = [testKey('RS256'), testKey('EdDSA')]
const publicKeyPem = createPublicKey({ key: rsa.publicJwk as NodeJwk, format: 'jwk' })
  .export({ format: 'pem', type: 'spki' })
  .toString()
/** What the issuer publishes: itself, and the classes of its badges, which are added as they come about. */
const published: Record<string, Document> = {
  [home]: {
    '@context': 'https://w3id.org/openbadges/v2',
    type: 'Issuer',
    id: home,
    name: 'University of Vesterhavn',
    url: 'https://university.example.org/',
    publicKey: [{ id: `${home}#rsa`, type: 'CryptographicKey', owner: home, publicKeyPem }],
    verificationMethod: [{ id: `${home}#ed`, type: 'JsonWebKey', controller: home, publicKeyJwk: edwards.publicJwk }],
    assertionMethod: [`${home}#ed`],
  },
}
const fetch = webOf(published)
const seal: Signer = {
  algorithm: 'ES256',
  keyId: 'urn:example:hsm',
  certificates: [minted.leaves['p256'] ?? ''],
  sign: async (data) => new Uint8Array(sign(pkiKeys['leafP256'] ?? { algorithm: '', jwk: {} }, 'ES256', data, { jose: true })),
}
const created = '2026-04-02T00:00:00Z'
const now = new Date('2026-06-01')
const check = (document: Document | string): Promise<Report> => verify(document, { fetch, now, seals: trust })

const data = { signer: edwards.signer(`${home}#ed`), proof: 'eddsa-rdfc-2022', created, inside: true }
const ways: Readonly<Record<string, Parameters<typeof issue>[1]>> = {
  ob2: { signer: rsa.signer(`${home}#rsa`), proof: 'ob2-jws' },
  ob3: data,
  clr1: { signer: rsa.signer(`${home}#rsa`), proof: 'ob2-jws' },
  clr2: data,
  elm: { signer: seal, proof: 'jades', created },
}
const signable = Object.keys(ways)

/** What whoever signs has to supply, as the conversion says. */
const supplied: Readonly<Record<string, (document: Document) => Document>> = {
  // that it is hosted is what a placeholder says; the classes of badges are published
  ob2: ({ verification, ...document }) => {
    const { id, ...rest } = document['badge'] as Document & { readonly id: string }
    published[id] = { '@context': document['@context'], id, ...rest }
    return document
  },
  clr1: ({ verification, ...document }) => document,
  elm: (document) => {
    const issuer = document['issuer'] as Document
    const inScheme = { id: 'http://publications.europa.eu/resource/authority/country', type: 'ConceptScheme' }
    const spatial = { id: `${inScheme.id}/LUX`, type: 'Concept', prefLabel: { en: 'Luxembourg' }, inScheme }
    const eIDASIdentifier = { id: 'urn:example:legal', type: 'LegalIdentifier', notation: 'NTRLU-B999999', spatial }
    return { ...document, issuer: { eIDASIdentifier, ...issuer } }
  },
}

const signed = (document: Document, format: string): Promise<Document | string> => {
  const way = ways[format]
  if (!way) throw new Error('no way to sign it')
  return issue((supplied[format] ?? ((same) => same))(document), way)
}

async function from(source: Document | string, to: string): Promise<Document | string> {
  return signed((await convert(source, { to, placeholders: true })).document, to)
}

/** The micro-credential of the fixtures, by the issuer of this test, who is the organisation of the test certificates. */
const badge = ((): Document => {
  const { proof, issuer, ...rest } = JSON.parse(readFileSync(new URL('../../fixtures/ob3/registered.json', import.meta.url), 'utf8'))
  const otherIdentifier = [{ type: 'IdentifierEntry', identifier: 'NTRLU-B999999', identifierType: 'ext:eIDASIdentifier' }]
  return { ...rest, issuer: { ...issuer, id: home, otherIdentifier } }
})()
const sources: Promise<Readonly<Record<string, Document | string>>> = (async () => {
  const original = await signed(badge, 'ob3')
  const others = await Promise.all(
    signable.map(async (format) => [format, format === 'ob3' ? original : await from(original, format)] as const),
  )
  return Object.fromEntries(others)
})()

const outcomesOf = ({ checks }: Report, id: string): readonly string[] =>
  checks.flatMap((one) => (one.id === id ? [one.code === undefined ? one.outcome : `${one.outcome} ${one.code}`] : []))

describe('convert, issue, verify', () => {
  const rows = signable.flatMap((source) => signable.map((to) => [source, to] as const))

  test.each(rows)('%s to %s', async (source, to) => {
    const given = (await sources)[source] ?? ''
    const made = await from(given, to)
    const report = await check(made)
    expect(
      report.checks.filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown').map(({ id, code }) => `${id} ${code}`),
    ).toEqual([])
    expect(outcomesOf(report, 'conversion')).toEqual(['pass'])
    expect(report.verdict).toBe('valid')
    const text = typeof given === 'string' ? given : JSON.stringify(given)
    expect(new TextDecoder().decode((await restore(made)).bytes)).toBe(text)
  })

  test('what is changed between conversion and signing is found by the check, although the signature is good', async () => {
    const { document } = await convert((await sources)['ob3'] ?? '', { to: 'clr2', placeholders: true })
    const report = await check(await signed({ ...document, name: 'Another name' }, 'clr2'))
    expect(outcomesOf(report, 'proof')).toEqual(['pass'])
    expect(outcomesOf(report, 'conversion')).toEqual(['fail ERR_CONVERSION'])
  })

  test('without `inside`, what is inside a record stays unsigned, and is told', async () => {
    const { document } = await convert((await sources)['ob3'] ?? '', { to: 'clr2', placeholders: true })
    const { inside: _, ...plain } = data
    expect(outcomesOf(await check(await issue(document, plain)), 'nested')).toEqual(['fail ERR_NESTED'])
  })

  test('credentials of others, and signed ones, are left as they are', async () => {
    const theirs = { ...badge, issuer: { ...(badge['issuer'] as Document), id: 'https://other.example.org/' } }
    const mine = await issue(badge, data)
    const token = await issue(badge, { signer: data.signer, proof: 'vc+jwt' })
    const envelope = {
      '@context': 'https://www.w3.org/ns/credentials/v2',
      type: 'EnvelopedVerifiableCredential',
      id: `data:application/vc+jwt,${token}`,
    }
    const record = (await convert((await sources)['ob3'] ?? '', { to: 'clr2', placeholders: true, capsule: false })).document
    const subject = record['credentialSubject'] as Document
    const made = await issue({ ...record, credentialSubject: { ...subject, verifiableCredential: [theirs, mine, badge, envelope] } }, data)
    const inside = ((made as Document)['credentialSubject'] as { verifiableCredential: readonly Document[] }).verifiableCredential
    expect(inside[0]).toEqual(theirs)
    expect(inside[1]).toEqual(mine)
    expect(inside[2]).toHaveProperty('proof')
    expect(inside[3]).toEqual(envelope)
    await expect(issue(badge, { ...data, proof: 'vc-jwt' })).rejects.toMatchObject({ code: 'ERR_OPTION' })
  })
})
