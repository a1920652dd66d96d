/** What has something around it is not signed: no verifier would find the credential in the result. */
import { describe, expect, test } from 'vitest'
import { credential } from '../../fixtures/pki/credential.mjs'
import { sign } from '../../fixtures/pki/x509.mjs'
import { type Document, issue, parse, type Signer } from '../../src/index.ts'
import { badge, keyIssuer } from '../proofs/issuers.ts'
import { minted, keys as pkiKeys } from '../seals/seals.ts'

const seal: Signer = {
  algorithm: 'ES256',
  keyId: 'urn:example:hsm',
  certificates: [minted.leaves['p256'] ?? ''],
  sign: async (data) => new Uint8Array(sign(pkiKeys['leafP256'] ?? { algorithm: '', jwk: {} }, 'ES256', data, { jose: true })),
}
const sealing = { signer: seal, proof: 'jades', created: '2026-03-02T09:00:00Z' }
const issuer = keyIssuer()
const signer = issuer.key.signer(issuer.keyId)
const bare = badge(issuer.id)

const token = async (): Promise<string> => String(await issue(bare, { signer, proof: 'vc+jwt' }))
const sealed = async (): Promise<Document> => (await issue(credential({ number: 7 }), sealing)) as Document
const enveloped = (text: string): Document => ({
  '@context': 'https://www.w3.org/ns/credentials/v2',
  type: 'EnvelopedVerifiableCredential',
  id: `data:application/vc+jwt,${text}`,
})
const flattened = (text: string): Document => {
  const [head, payload, signature] = text.split('.')
  return { payload, protected: head, signature }
}

describe('what is around a credential', () => {
  const around: readonly [string, () => Promise<Document>][] = [
    ['a seal', sealed],
    ['a token in JSON', async () => flattened(await token())],
    ['an envelope', async () => enveloped(await token())],
    ['what an API puts around it', async () => ({ credential: bare })],
  ]
  test.each(around)('%s', async (_, make) => {
    const given = await make()
    for (const options of [sealing, { signer, proof: 'eddsa-jcs-2022' }])
      await expect(issue(given, options)).rejects.toMatchObject({ code: 'ERR_INPUT', message: expect.stringMatching(/parse/) })
  })

  test('what `parse` takes out of it is signed', async () => {
    const { document } = await parse(await sealed())
    expect(await issue(document, sealing)).toMatchObject({ payload: JSON.stringify(document) })
  })

  test('a proof in the document is not around it', async () => {
    const once = (await issue(bare, { signer, proof: 'eddsa-jcs-2022' })) as Document
    expect(await issue(once, { signer, proof: 'eddsa-jcs-2022' })).toHaveProperty('proof.1')
  })
})
