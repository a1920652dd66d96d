/** What is issued here verifies here, and with the implementations of others: Digital Bazaar's, jsonld-signatures, jose. */
import { createPublicKey, type JsonWebKey as NodeJwk } from 'node:crypto'
import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import { createVerifyCryptosuite as ecdsaJcs } from '@digitalbazaar/ecdsa-jcs-2019-cryptosuite'
import { cryptosuite as ecdsaRdfc } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite'
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020'
import { createVerifyCryptosuite as eddsaJcs } from '@digitalbazaar/eddsa-jcs-2022-cryptosuite'
import { cryptosuite as eddsaRdfc } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import * as vc from '@digitalbazaar/vc'
import { CompactSign, compactVerify, importJWK } from 'jose'
import * as signatures from 'jsonld-signatures'
import { describe, expect, test } from 'vitest'
import { issue, verify } from '../../src/index.ts'
import { builtInDocument } from '../../src/jsonld/context-documents.ts'
import type { Document } from '../../src/lib/json.ts'
import { badge, keyIssuer, multibaseOf, type TestKey, testKey, webIssuer } from '../proofs/issuers.ts'
import { webOf } from '../proofs/scope.ts'

const created = '2025-01-02T00:00:00Z'
const now = new Date('2026-01-01')
const suites = [
  ...[eddsaRdfc, eddsaJcs(), ecdsaRdfc, ecdsaJcs()].map((cryptosuite) => new DataIntegrityProof({ cryptosuite })),
  new Ed25519Signature2020(),
]

/** The same badge under data model 1.1. */
const older = (issuer: string): Document => {
  const { validFrom, ...rest } = badge(issuer)
  const contexts = ['https://www.w3.org/2018/credentials/v1', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json']
  return { ...rest, '@context': contexts, issuanceDate: validFrom }
}

/** A document loader over our contexts and one issuer's own key. */
const loader = ({ id, keyId, key }: { readonly id: string; readonly keyId: string; readonly key: TestKey }) => {
  const method = {
    '@context': 'https://w3id.org/security/multikey/v1',
    id: keyId,
    type: 'Multikey',
    controller: id,
    publicKeyMultibase: multibaseOf(key),
  }
  return async (url: string) => {
    if (url === keyId) return { contextUrl: null, documentUrl: url, document: method }
    if (url === id)
      return { contextUrl: null, documentUrl: url, document: { '@context': 'https://www.w3.org/ns/did/v1', id, assertionMethod: [method] } }
    return { contextUrl: null, documentUrl: url, document: structuredClone(await builtInDocument(url)) }
  }
}

const proofs = [
  ['eddsa-rdfc-2022', 'EdDSA'],
  ['eddsa-jcs-2022', 'EdDSA'],
  ['Ed25519Signature2020', 'EdDSA'],
  ['ecdsa-rdfc-2019', 'ES256'],
  ['ecdsa-rdfc-2019', 'ES384'],
  ['ecdsa-jcs-2019', 'ES256'],
  ['ecdsa-jcs-2019', 'ES384'],
] as const

describe('proofs inside the document', () => {
  const models = [
    ['data model 2.0', badge],
    ['data model 1.1', older],
  ] as const
  const rows = proofs.flatMap(([proof, algorithm]) => models.map(([model, make]) => [proof, algorithm, model, make] as const))

  test.each(rows)('%s with %s, %s', async (proof, algorithm, _, make) => {
    const issuer = keyIssuer(testKey(algorithm))
    const credential = (await issue(make(issuer.id), { signer: issuer.key.signer(issuer.keyId), proof, created })) as Document
    const changed = { ...credential, name: 'Other' }
    const documentLoader = loader(issuer)

    expect((await verify(credential, { now })).verdict).toBe('valid')
    expect((await verify(changed, { now })).verdict).toBe('invalid')

    const theirs = await vc.verifyCredential({ credential, suite: suites, documentLoader })
    expect(theirs.error).toBeUndefined()
    expect(theirs.verified).toBe(true)
    expect((await vc.verifyCredential({ credential: changed, suite: suites, documentLoader })).verified).toBe(false)

    const purpose = new signatures.purposes.AssertionProofPurpose({ date: now })
    const answers = async (document: Document) => (await signatures.verify(document, { suite: suites, purpose, documentLoader })).verified
    expect([await answers(credential), await answers(changed)]).toEqual([true, false])
  })

  test('two proofs by two keys: each stands', async () => {
    const [one, two] = [keyIssuer(testKey('EdDSA')), keyIssuer(testKey('ES256'))]
    const once = (await issue(badge(one.id), {
      signer: one.key.signer(one.keyId),
      proof: 'eddsa-rdfc-2022',
      created,
      members: { id: 'urn:uuid:1' },
    })) as Document
    const twice = (await issue(once, {
      signer: two.key.signer(two.keyId),
      proof: 'ecdsa-rdfc-2019',
      created,
      members: { previousProof: 'urn:uuid:1', expires: '2027-01-01T00:00:00Z' },
    })) as Document
    const outcomes = (await verify(twice, { now })).checks.flatMap(({ id, outcome }) => (id === 'proof' ? [outcome] : []))
    expect(outcomes).toEqual(['pass', 'pass'])
    // the second covers the first
    const [first, second] = twice['proof'] as readonly Document[]
    const without = { ...twice, proof: [{ ...first, created: '2025-01-03T00:00:00Z' }, second] }
    const broken = (await verify(without, { now })).checks.flatMap(({ id, outcome }) => (id === 'proof' ? [outcome] : []))
    expect(broken).toEqual(['fail', 'fail'])
    await expect(
      issue(once, { signer: two.key.signer(two.keyId), proof: 'ecdsa-rdfc-2019', members: { previousProof: 'urn:uuid:other' } }),
    ).rejects.toMatchObject({ code: 'ERR_PROOF_FORMAT' })
  })
})

describe('tokens', () => {
  const kinds = [
    ['vc-jwt', older, 'JWT'],
    ['vc-jwt', badge, 'JWT'],
    ['vc+jwt', badge, 'vc+jwt'],
  ] as const
  const rows = kinds.flatMap(([proof, make, typ]) =>
    (['RS256', 'ES256', 'ES384', 'EdDSA'] as const).map((algorithm) => [proof, algorithm, make, typ] as const),
  )

  test.each(rows)('%s with %s', async (proof, algorithm, make, typ) => {
    const issuer = webIssuer('school.example', testKey(algorithm))
    const fetch = webOf({ [issuer.address]: issuer.document })
    const credential = make(issuer.id)
    const token = (await issue(credential, { signer: issuer.key.signer(issuer.keyId), proof })) as string
    expect((await verify(token, { now, fetch })).verdict).toBe('valid')

    const { payload, protectedHeader } = await compactVerify(token, await importJWK({ ...issuer.key.publicJwk }, algorithm))
    expect(protectedHeader).toEqual({ alg: algorithm, typ, kid: issuer.keyId })
    const read = JSON.parse(new TextDecoder().decode(payload)) as Document
    // of data model 1.1 in a claim, of 2.0 the payload itself, which a badge repeats in claims
    expect(make === older ? read['vc'] : read).toMatchObject(credential)
    expect(Object.hasOwn(read, 'vc')).toBe(make === older)
    // what jose signs is the same, byte for byte, where the algorithm gives one answer
    if (algorithm === 'RS256' || algorithm === 'EdDSA') {
      const key = await importJWK({ ...issuer.key.jwk }, algorithm)
      expect(await new CompactSign(payload).setProtectedHeader(protectedHeader).sign(key)).toBe(token)
    }
  })

  test('a signed badge of Open Badges 2.0', async () => {
    const { key } = webIssuer('school.example', testKey('RS256'))
    const [profile, keyId] = ['https://school.example/issuer.json', 'https://school.example/key.json']
    const context = 'https://w3id.org/openbadges/v2'
    const publicKeyPem = createPublicKey({ key: key.publicJwk as NodeJwk, format: 'jwk' })
      .export({ format: 'pem', type: 'spki' })
      .toString()
    const published: Readonly<Record<string, Document>> = {
      [profile]: {
        '@context': context,
        type: 'Issuer',
        id: profile,
        name: 'School',
        url: 'https://school.example',
        email: 'a@school.example',
        publicKey: keyId,
      },
      [keyId]: { '@context': context, type: 'CryptographicKey', id: keyId, owner: profile, publicKeyPem },
      'https://school.example/soil.json': {
        '@context': context,
        type: 'BadgeClass',
        id: 'https://school.example/soil.json',
        name: 'Soil science',
        description: 'Knows what grows where.',
        image: 'https://school.example/soil.png',
        criteria: { narrative: 'Passed the examination.' },
        issuer: profile,
      },
    }
    const assertion: Document = {
      '@context': context,
      type: 'Assertion',
      id: 'urn:uuid:3f7c1a52-6d0e-4a83-9b0e-5c2f0f6b7a10',
      recipient: { type: 'email', hashed: false, identity: 'ada@example.org' },
      badge: 'https://school.example/soil.json',
      issuedOn: '2025-01-01T00:00:00Z',
    }
    const signer = key.signer(keyId)
    const token = (await issue(assertion, { signer, proof: 'ob2-jws' })) as string
    expect((await verify(token, { now, fetch: webOf(published) })).verdict).toBe('valid')
    const { payload, protectedHeader } = await compactVerify(token, await importJWK({ ...key.publicJwk }, 'RS256'))
    expect(protectedHeader).toEqual({ alg: 'RS256' })
    // how it is verified is said, for the standard asks for it, and nothing else is added
    const verification = { type: 'SignedBadge', creator: keyId }
    expect(JSON.parse(new TextDecoder().decode(payload))).toEqual({ ...assertion, verification })
    for (const other of [{ type: 'HostedBadge' }, { type: 'SignedBadge', creator: 'https://school.example/other.json' }])
      await expect(issue({ ...assertion, verification: other }, { signer, proof: 'ob2-jws' })).rejects.toMatchObject({ code: 'ERR_OPTION' })
  })

  test('a token of 2.0 carries nothing older', async () => {
    const { id, keyId, key } = keyIssuer()
    await expect(issue(older(id), { signer: key.signer(keyId), proof: 'vc+jwt' })).rejects.toMatchObject({ code: 'ERR_OPTION' })
  })
})
