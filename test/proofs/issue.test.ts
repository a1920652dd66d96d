/** What we sign verifies here and elsewhere; what does not fit is not signed. */

import { DataIntegrityProof } from '@digitalbazaar/data-integrity'
import * as Ed25519Multikey from '@digitalbazaar/ed25519-multikey'
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020'
import { cryptosuite as eddsaRdfc2022 } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite'
import * as vc from '@digitalbazaar/vc'
import { describe, expect, it } from 'vitest'
import { builtInDocument } from '../../src/jsonld/context-documents.ts'
import { type Document, own } from '../../src/lib/json.ts'
import { claims } from '../../src/proofs/data-integrity/claims.ts'
import { proof as family } from '../../src/proofs/data-integrity/index.ts'
import { issue } from '../../src/proofs/data-integrity/issue.ts'
import { suites } from '../../src/proofs/data-integrity/suites.ts'
import { codeOfPromise } from './code-of.ts'
import { badge, keyIssuer, multibaseOf, type TestKey, testKey, webIssuer } from './issuers.ts'
import { outcomes, outlineOf, parsedBy, scopeWith, type Web } from './scope.ts'

const created = '2025-01-02T00:00:00Z'
const verify = async (document: Document, web: Web = {}) => {
  const { checks } = await family.verify(parsedBy(family, document), outlineOf(document), scopeWith({ web }))
  return { proof: outcomes(checks, 'proof'), binding: outcomes(checks, 'key-binding') }
}
const good = { proof: ['pass'], binding: ['pass'] }

const rows = [
  ['eddsa-rdfc-2022', 'EdDSA'],
  ['eddsa-jcs-2022', 'EdDSA'],
  ['Ed25519Signature2020', 'EdDSA'],
  ['Ed25519Signature2018', 'EdDSA'],
  ['ecdsa-rdfc-2019', 'ES256'],
  ['ecdsa-rdfc-2019', 'ES384'],
  ['ecdsa-jcs-2019', 'ES256'],
  ['ecdsa-jcs-2019', 'ES384'],
  ['JsonWebSignature2020', 'EdDSA'],
  ['JsonWebSignature2020', 'ES256'],
  ['JsonWebSignature2020', 'ES384'],
] as const

describe('every suite', () => {
  it.each(rows)('%s with %s', async (proof, algorithm) => {
    const { id, keyId, key, document: published, address } = webIssuer('school.example', testKey(algorithm))
    const document = await issue(badge(id), { signer: key.signer(keyId), proof, created }, scopeWith())
    expect(await verify(document, { [address]: published })).toEqual(good)
    expect(await verify({ ...document, name: 'Other' }, { [address]: published })).toEqual({ ...good, proof: ['fail ERR_PROOF'] })
  })
  it('names of drafts verify with a warning', async () => {
    const { id, keyId, key } = keyIssuer()
    const drift = { ...suites['eddsa-rdfc-2022'] }
    expect(drift.drift).toBeUndefined()
    for (const cryptosuite of ['eddsa-2022', 'eddsa-rdf-2022']) {
      const document = await signedAs(badge(id), key, keyId, cryptosuite)
      expect(await verify(document)).toEqual({ proof: ['pass', 'warn ERR_PROOF_DRIFT'], binding: ['pass'] })
    }
  })
  it('a credential for one verifier verifies with a warning: who is asking was not asked', async () => {
    const { id, keyId, key } = keyIssuer()
    const answered = async (more: Document) => verify(await signedAs(badge(id), key, keyId, 'eddsa-rdfc-2022', more))
    for (const more of [{ domain: 'other.example' }, { challenge: '4f1c' }, { domain: ['other.example'], challenge: '4f1c' }])
      expect(await answered(more)).toEqual({ proof: ['pass', 'warn ERR_CHALLENGE'], binding: ['pass'] })
    expect(await answered({ nonce: '4f1c' })).toEqual(good)
  })
  it('the list of what can be issued is that of the suites', () => {
    const ownTypes = ['Ed25519Signature2018', 'JsonWebSignature2020']
    const all = Object.entries(suites).filter(([name, suite]) => !suite.drift && !suite.verify && !ownTypes.includes(name))
    expect([...(claims.issues ?? [])].sort()).toEqual(all.map(([name]) => name).sort())
  })
  it('the detached token of JsonWebSignature2020', async () => {
    const { id, keyId, key, document: published, address } = webIssuer('school.example', testKey('ES256'))
    const web = { [address]: published }
    const document = await issue(badge(id), { signer: key.signer(keyId), proof: 'JsonWebSignature2020', created }, scopeWith())
    const proof = own(document, 'proof') as Document
    const [, , signature = ''] = String(proof['jws']).split('.')
    const headers: readonly (readonly [header: Document, outcome: string])[] = [
      [{ alg: 'ES256', b64: false, crit: ['b64'], x: 1 }, 'fail ERR_PROOF'],
      [{ alg: 'ES256' }, 'fail ERR_PROOF_FORMAT'],
      [{ alg: 'none', b64: false, crit: ['b64'] }, 'fail ERR_ALGORITHM'],
      [{ alg: 'HS256', b64: false, crit: ['b64'] }, 'fail ERR_ALGORITHM'],
      [{ alg: 'ES256', b64: false, crit: ['b64', 'x'], x: 1 }, 'fail ERR_PROOF_FORMAT'],
      [{ alg: 'ES256', b64: false }, 'fail ERR_TOKEN'],
    ]
    for (const [header, outcome] of headers) {
      const jws = `${Buffer.from(JSON.stringify(header)).toString('base64url')}..${signature}`
      expect((await verify({ ...document, proof: { ...proof, jws } }, web)).proof).toEqual([outcome])
    }
    for (const jws of ['', 'x', 7, null, `${String(proof['jws'])}A`, String(proof['jws']).replace('..', '.e30.')]) {
      expect((await verify({ ...document, proof: { ...proof, jws } }, web)).proof[0]).toMatch(/^fail /)
    }
  })
})

/** A proof as a signer of a draft made it. */
async function signedAs(document: Document, key: TestKey, keyId: string, cryptosuite: string, more: Document = {}): Promise<Document> {
  const { optionsHash } = await import('../../src/proofs/data-integrity/verify-proof.ts')
  const { securedDocument } = await import('../../src/proofs/data-integrity/secured.ts')
  const suite = suites[cryptosuite]
  if (!suite) throw new Error('no such suite')
  const proof = { type: 'DataIntegrityProof', cryptosuite, created, verificationMethod: keyId, proofPurpose: 'assertionMethod', ...more }
  const secured = securedDocument(document)
  const hashes = Buffer.concat([
    await optionsHash(proof, suite, 'SHA-256', secured.unsecured, scopeWith()),
    await secured.hash(proof, suite.form, 'SHA-256', scopeWith()),
  ])
  return { ...document, proof: { ...proof, proofValue: await suite.signature.write(hashes, key.signer(keyId)) } }
}

describe('what does not fit is not signed', () => {
  const { keyId, key } = keyIssuer()
  const ask = (proof: string, document = badge('did:x:1'), signer = key.signer(keyId)) =>
    codeOfPromise(issue(document, { signer, proof }, scopeWith()))
  it.each(['x', 'toString', 'ecdsa-rdfc-2019', 'ecdsa-sd-2023', 'eddsa-2022', 'bbs-2023'])('%s with Ed25519', async (proof) =>
    expect(await ask(proof)).toBe('ERR_OPTION'),
  )
  it('a document that hides something, or says something undefined', async () => {
    expect(await ask('eddsa-rdfc-2022', { ...badge('did:x:1'), note: 1 })).toBe('ERR_UNDEFINED_TERM')
    expect(await ask('eddsa-rdfc-2022', { ...badge('did:x:1'), '@included': [] })).toBe('ERR_HIDDEN_MEMBER')
  })
  it('adds the context that the proof needs, and no other', async () => {
    const signer = key.signer(keyId)
    const plain = (first: string) => ({
      '@context': [first],
      type: ['VerifiableCredential'],
      issuer: 'did:x:1',
      credentialSubject: { id: 'did:x:2' },
    })
    const contexts = async (proof: string, first: string) => (await issue(plain(first), { signer, proof }, scopeWith()))['@context']
    const [v1, v2] = ['https://www.w3.org/2018/credentials/v1', 'https://www.w3.org/ns/credentials/v2']
    expect(await contexts('eddsa-rdfc-2022', v2)).toEqual([v2])
    expect(await contexts('eddsa-rdfc-2022', v1)).toEqual([v1, 'https://w3id.org/security/data-integrity/v2'])
    expect(await contexts('Ed25519Signature2020', v2)).toEqual([v2, 'https://w3id.org/security/suites/ed25519-2020/v1'])
    expect(await contexts('Ed25519Signature2018', v1)).toEqual([v1])
  })
})

describe('an implementation of others', () => {
  const { id, keyId, key } = keyIssuer()
  const multibase = multibaseOf(key)
  const method = {
    '@context': 'https://w3id.org/security/multikey/v1',
    id: keyId,
    type: 'Multikey',
    controller: id,
    publicKeyMultibase: multibase,
  }
  const documentLoader = async (url: string) => {
    if (url === keyId) return { documentUrl: url, document: method }
    if (url === id) return { documentUrl: url, document: { '@context': 'https://www.w3.org/ns/did/v1', id, assertionMethod: [method] } }
    return { documentUrl: url, document: structuredClone(await builtInDocument(url)) }
  }
  const suitesOf = [new DataIntegrityProof({ cryptosuite: eddsaRdfc2022 }), new Ed25519Signature2020()]

  it.each(['eddsa-rdfc-2022', 'Ed25519Signature2020'])('%s: ours is valid there', async (proof) => {
    const credential = await issue(badge(id), { signer: key.signer(keyId), proof, created }, scopeWith())
    const { verified, error } = await vc.verifyCredential({ credential, suite: suitesOf, documentLoader })
    expect(error).toBeUndefined()
    expect(verified).toBe(true)
    const changed = await vc.verifyCredential({ credential: { ...credential, name: 'Other' }, suite: suitesOf, documentLoader })
    expect(changed.verified).toBe(false)
  })

  it('eddsa-rdfc-2022: theirs is valid here', async () => {
    const pair = await Ed25519Multikey.generate({})
    const theirs = pair.publicKeyMultibase
    const issuer = `did:key:${theirs}`
    pair.id = `${issuer}#${theirs}`
    pair.controller = issuer
    const suite = new DataIntegrityProof({ signer: pair.signer(), cryptosuite: eddsaRdfc2022, date: new Date(created) })
    const credential = await vc.issue({ credential: structuredClone(badge(issuer)), suite, documentLoader })
    expect(await verify(credential)).toEqual(good)
  })
})
