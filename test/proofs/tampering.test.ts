/** Nothing of a signed document can be changed: every value, every name, every character of the proof, one at a time. */
import { describe, expect, it } from 'vitest'
import { type Document, isObject, list } from '../../src/lib/json.ts'
import type { Check } from '../../src/lib/report.ts'
import { proof as family } from '../../src/proofs/data-integrity/index.ts'
import { hasReference, ran, referenceJson } from '../reference.ts'
import { outlineOf, parsedBy, scopeWith, vectorContexts } from './scope.ts'
import { characters, tamperings } from './tampering.ts'

const contexts = vectorContexts()
type Verifier = (document: Document) => Promise<readonly Check[]>
const ours: Verifier = async (document) =>
  (await family.verify(parsedBy(family, document), outlineOf(document), scopeWith({ contexts }))).checks

/** Proofs only: that the issuer's name was changed is seen by the binding too. */
const proofOutcomes = async (verifier: Verifier, document: Document) =>
  (await verifier(document)).filter(({ id }) => id === 'proof').map(({ outcome }) => outcome)

/** Changes that leave the document as good as it was; there must be none. */
async function survivors(verifier: Verifier, document: Document): Promise<{ tried: number; survived: readonly string[] }> {
  const survived: string[] = []
  let tried = 0
  for (const { what, path, document: changed } of tamperings(document)) {
    const outcomes = await proofOutcomes(verifier, changed)
    tried++
    // a context that is not known cannot be looked at: that is not a pass, and all else is a fail; no proof at all is told elsewhere
    const allowed = /^\/(?:proof\/(?:\d+\/)?)?@context/.test(path) ? ['fail', 'unknown'] : ['fail']
    const gone = what !== 'value' && /^\/proof$/.test(path)
    const named = /^\/proof(?:\/\d+)?\/(?:type|cryptosuite)$/.test(path)
    if (!gone && !outcomes.some((outcome) => allowed.includes(outcome) || (named && outcome === 'unknown')))
      survived.push(`${what} ${path}`)
  }
  return { tried, survived }
}

const vectors = [
  'vc-di-eddsa/Ed25519Signature2020/signedEdSig',
  'vc-di-eddsa/eddsa-rdfc-2022/signedDataInt',
  'vc-di-eddsa/eddsa-rdfc-2022/employ/signedDataInt',
  'vc-di-eddsa/eddsa-jcs-2022/signedJCS',
  'vc-di-eddsa/proof-set-chain/signedProofSet1',
  'vc-di-eddsa/proof-set-chain/signedProofSet2',
  'vc-di-eddsa/proof-set-chain/signedProofChain1',
  'vc-di-eddsa/proof-set-chain/proofChainTempDoc1',
  'vc-di-eddsa/proof-set-chain/signedProofChain2',
  'vc-di-ecdsa/ecdsa-rdfc-2019-p256/signedECDSAP256',
  'vc-di-ecdsa/ecdsa-jcs-2019-p256/signedJCSECDSAP256',
  'vc-di-ecdsa/ecdsa-rdfc-2019-p384/signedECDSAP384',
  'vc-di-ecdsa/ecdsa-rdfc-2019-p256/employ/signedECDSAP256',
  'vc-di-ecdsa/ecdsa-rdfc-2019-p384/employ/signedECDSAP384',
  'vc-di-ecdsa/ecdsa-sd-2023/employ/derivedRevealDocument',
  'vc-di-ecdsa/ecdsa-sd-2023/prc/derivedRevealDocument',
  'vc-di-ecdsa/ecdsa-jcs-2019-p384/signedJCSECDSAP384',
]

describe.skipIf(!hasReference).each(vectors)('%s', (name) => {
  const document = hasReference ? (referenceJson(`vectors/${name}.json`) as Document) : {}

  it('fails with any value or name changed', async () => {
    const { tried, survived } = await survivors(ours, document)
    expect(survived).toEqual([])
    expect(tried).toBeGreaterThan(30)
    ran(`tamperings of ${name}`, tried)
  })

  it('fails with any character of a proof value changed', async () => {
    const proofs = list(document['proof']).filter(isObject)
    for (const [index, proof] of proofs.entries()) {
      for (const proofValue of characters(String(proof['proofValue']))) {
        const changed = proofs.with(index, { ...proof, proofValue })
        const outcomes = await proofOutcomes(ours, { ...document, proof: changed.length === 1 ? changed[0] : changed })
        expect(outcomes[index]).toBe('fail')
      }
    }
  })
})

describe.skipIf(!hasReference)('null controls', () => {
  const document = hasReference ? (referenceJson(`vectors/${vectors[1]}.json`) as Document) : {}
  const always =
    (outcome: 'pass' | 'unknown'): Verifier =>
    async () => [{ id: 'proof', outcome, message: '' }]

  it.each(['pass', 'unknown'] as const)('a verifier that always says %s is found out', async (outcome) => {
    const { survived } = await survivors(always(outcome), document)
    expect(survived.length).toBeGreaterThan(20)
  })
})
