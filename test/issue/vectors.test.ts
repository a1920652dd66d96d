/** The proofs that W3C published are made again from their keys: EdDSA gives the same bytes for the same text and key, or it is wrong. */
import { base58btc } from 'multiformats/bases/base58'
import { describe, expect, test } from 'vitest'
import { signer } from '../../src/issue.ts'
import { type Document, isObject, list, own, text } from '../../src/lib/json.ts'
import { issue } from '../../src/proofs/data-integrity/issue.ts'
import { suiteName } from '../../src/proofs/data-integrity/suites.ts'
import { scopeWith, vectorContexts } from '../proofs/scope.ts'
import { hasReference, ran, referenceFiles, referenceJson, referenceText } from '../reference.ts'

const folder = 'vectors/vc-di-eddsa'
const files = hasReference ? referenceFiles(folder).filter((file) => /\/signed\w+\.json$/.test(file)) : []

interface Pair {
  readonly publicKeyMultibase: string
  readonly privateKeyMultibase: string
}
const pairs: readonly Pair[] = hasReference
  ? [
      referenceJson(`${folder}/keyPair.json`) as Pair,
      ...(Object.values(referenceJson(`${folder}/proof-set-chain/multiKeyPairs.json`) as object) as Pair[]),
    ]
  : []

/** Both halves without their two octets of multicodec, as a JWK. */
function jwkOf(keyId: string): JsonWebKey {
  const pair = pairs.find(({ publicKeyMultibase }) => keyId.endsWith(`#${publicKeyMultibase}`))
  if (!pair) throw new Error('the key is not among the published ones')
  const half = (multibase: string): string => Buffer.from(base58btc.decode(multibase).subarray(2)).toString('base64url')
  return { kty: 'OKP', crv: 'Ed25519', x: half(pair.publicKeyMultibase), d: half(pair.privateKeyMultibase) }
}

/** The document with all proofs but the last, and that one. */
function lastOf(document: Document): { readonly before: Document; readonly last: Document } {
  const { proof, ...unsecured } = document
  const proofs = list(proof).filter(isObject)
  const last = proofs.at(-1) ?? {}
  return { before: proofs.length > 1 ? { ...unsecured, proof: proofs.slice(0, -1) } : unsecured, last }
}

async function again(before: Document, last: Document): Promise<unknown> {
  const keyId = text(own(last, 'verificationMethod')) ?? ''
  const { id, previousProof } = last as { id?: string; previousProof?: string }
  const members = { ...(id !== undefined && { id }), ...(previousProof !== undefined && { previousProof }) }
  const order = { signer: await signer(jwkOf(keyId), keyId), proof: suiteName(last) ?? '', created: String(last['created']), members }
  return list(own(await issue(before, order, scopeWith({ contexts: vectorContexts() })), 'proof')).at(-1)
}

describe.skipIf(!hasReference)('published proofs', () => {
  test('there are some of each suite', () => {
    const suites = new Set(files.map((file) => suiteName(lastOf(referenceJson(file) as Document).last)))
    expect([...suites].sort()).toEqual(['Ed25519Signature2020', 'eddsa-jcs-2022', 'eddsa-rdfc-2022'])
    ran('published proofs made again', files.length)
  })

  test.each(files)('%s', async (file) => {
    const { before, last } = lastOf(referenceJson(file) as Document)
    const made = (await again(before, last)) as Document
    // what the signature covers is in the vectors' own context for the older suite
    const { '@context': _, ...published } = last
    const { '@context': __, ...ours } = made
    expect(ours).toEqual(published)
    // control: another second is another signature
    expect(own(await again(before, { ...last, created: '2023-02-24T23:36:39Z' }), 'proofValue')).not.toBe(last['proofValue'])
  })
})

describe.skipIf(!hasReference)('what is signed with ECDSA, whose signatures are never the same', () => {
  const curves = 'vectors/vc-di-ecdsa'
  const signed = hasReference ? referenceFiles(curves).filter((file) => /ecdsa-(?:rdfc|jcs)-2019.*\/signed\w+\.json$/.test(file)) : []

  test('there are some', () => {
    expect(signed.length).toBeGreaterThan(3)
    ran('published ECDSA proofs made again', signed.length)
  })

  test.each(signed)('%s: a key elsewhere is asked to sign what was published, and its published answer gives the proof', async (file) => {
    const { before, last } = lastOf(referenceJson(file) as Document)
    const here = file.slice(0, file.lastIndexOf('/') + 1)
    const published = referenceFiles(here.slice(0, -1)).filter((path) => path.startsWith(here) && !path.slice(here.length).includes('/'))
    const hex = (name: RegExp): Buffer => Buffer.from(referenceText(published.find((path) => name.test(path)) ?? '').trim(), 'hex')
    const asked: Uint8Array[] = []
    const kms = {
      algorithm: file.includes('p384') ? 'ES384' : 'ES256',
      keyId: String(last['verificationMethod']),
      sign: async (data: Uint8Array) => {
        asked.push(data)
        return Uint8Array.from(hex(/\/sigHex/))
      },
    }
    const order = { signer: kms, proof: suiteName(last) ?? '', created: String(last['created']) }
    const made = own(await issue(before, order, scopeWith({ contexts: vectorContexts() })), 'proof')
    expect(asked.map((data) => Buffer.from(data).toString('hex'))).toEqual([hex(/\/combinedHash/).toString('hex')])
    expect(own(made, 'proofValue')).toBe(last['proofValue'])
  })
})
