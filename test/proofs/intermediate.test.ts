/** The values between a document and its signature that the W3C published: canonical texts and hashes. */

import { describe, expect, it } from 'vitest'
import { digest } from '#crypto'
import { hex, utf8 } from '../../src/lib/bytes.ts'
import { type Document, list } from '../../src/lib/json.ts'
import { rdfForm } from '../../src/proofs/data-integrity/canonical-form.ts'
import { derivedOf, relabelled } from '../../src/proofs/data-integrity/derived-proof.ts'
import { proof as family } from '../../src/proofs/data-integrity/index.ts'
import { fromBase58 } from '../../src/proofs/data-integrity/multibase.ts'
import { securedDocument } from '../../src/proofs/data-integrity/secured.ts'
import { suiteOf } from '../../src/proofs/data-integrity/suites.ts'
import { optionsHash } from '../../src/proofs/data-integrity/verify-proof.ts'
import { hasReference, ran, referenceJson, referenceText } from '../reference.ts'
import { outcomes, outlineOf, parsedBy, scopeWith, vectorContexts } from './scope.ts'

/** A folder of vectors, the ending of its files, and the hash of its curve. */
const folders = [
  ['vc-di-eddsa/Ed25519Signature2020', 'EdSig', 'SHA-256'],
  ['vc-di-eddsa/eddsa-rdfc-2022', 'DataInt', 'SHA-256'],
  ['vc-di-eddsa/eddsa-rdfc-2022/employ', 'DataInt', 'SHA-256'],
  ['vc-di-eddsa/eddsa-jcs-2022', 'JCS', 'SHA-256'],
  ['vc-di-ecdsa/ecdsa-rdfc-2019-p256', 'ECDSAP256', 'SHA-256'],
  ['vc-di-ecdsa/ecdsa-rdfc-2019-p256/employ', 'ECDSAP256', 'SHA-256'],
  ['vc-di-ecdsa/ecdsa-rdfc-2019-p384', 'ECDSAP384', 'SHA-384'],
  ['vc-di-ecdsa/ecdsa-rdfc-2019-p384/employ', 'ECDSAP384', 'SHA-384'],
  ['vc-di-ecdsa/ecdsa-jcs-2019-p256', 'JCSECDSAP256', 'SHA-256'],
  ['vc-di-ecdsa/ecdsa-jcs-2019-p384', 'JCSECDSAP384', 'SHA-384'],
] as const

describe.skipIf(!hasReference).each(folders)('%s', (folder, ending, hash) => {
  const text = (name: string) => referenceText(`vectors/${folder}/${name}${ending}.txt`).trim()
  const scope = scopeWith({ contexts: vectorContexts() })

  const read = () => {
    const document = referenceJson(`vectors/${folder}/signed${ending}.json`) as Document
    const secured = securedDocument(document)
    const proof = secured.proofs[0] as Document
    const suite = suiteOf(proof)
    if (!suite) throw new Error('the vector is of no suite')
    return { secured, proof, suite }
  }

  it('gives the published canonical texts', async () => {
    const { secured, proof, suite } = read()
    const { proofValue: _, ...options } = proof
    expect((await suite.form.canonize(suite.form.covered(secured.unsecured, proof), hash, scope)).trim()).toBe(text('canonDoc'))
    expect((await suite.form.canonize(suite.form.options(secured.unsecured, options), hash, scope)).trim()).toBe(text('proofCanon'))
  })

  it('gives the published hashes', async () => {
    const { secured, proof, suite } = read()
    const options = hex(await optionsHash(proof, suite, hash, secured.unsecured, scope))
    const document = hex(await secured.hash(proof, suite.form, hash, scope))
    expect(document).toBe(text('docHash'))
    expect(options).toBe(text('proofHash'))
    expect(options + document).toBe(text('combinedHash'))
    expect(document).toBe(hex(await digest(hash, utf8(`${text('canonDoc')}${suite.form.name === 'rdfc' ? '\n' : ''}`))))
  })

  it('reads the published signature', () => {
    const { proof } = read()
    expect(hex(fromBase58(proof['proofValue']))).toBe(text('sigHex'))
    expect(proof['proofValue']).toBe(text('sigBTC58'))
  })

  it('ran', () => ran(`intermediate values of ${folder}`, 7))
})

/** The signed credential out of a page of the implementation guide: what stands from its first brace to the end of the block. */
function publishedIn(page: string): Document {
  const [block = ''] = page.slice(page.indexOf('title="Signed credential">')).split('</pre')
  return JSON.parse(block.slice(block.indexOf('{'))) as Document
}

describe.skipIf(!hasReference)('the signed examples of 1EdTech', () => {
  const examples = [
    ['clrv2p0', () => referenceJson('samples/spec-ob3/ob3-impl_linked_data_proof_clr_html-06.json') as Document],
    ['obv3p0', () => publishedIn(referenceText('samples/spec-ob3/ob3-impl_linked_data_proof_ob_html-02-invalidjson.json'))],
  ] as const
  it.each(examples)('%s: the canonical texts that were published, and the signature', async (folder, read) => {
    const document = read()
    const secured = securedDocument(document)
    const proof = list(secured.proofs)[0] as Document
    const { proofValue: _, ...options } = proof
    const scope = scopeWith()
    const texts = {
      document: await secured.text(proof, rdfForm, 'SHA-256', scope),
      proof: await rdfForm.canonize(rdfForm.options(secured.unsecured, options), 'SHA-256', scope),
    }
    for (const [name, text] of Object.entries(texts))
      expect(text.trim()).toBe(referenceText(`vectors/1edtech/${folder}/${name}-canon.txt`).trim())
    // the issuers are examples: their key is in the fragment of an address that nobody answers
    const { checks } = await family.verify(parsedBy(family, document), outlineOf(document), scope)
    expect([outcomes(checks, 'proof'), outcomes(checks, 'key-binding')]).toEqual([['pass'], ['unknown ERR_OFFLINE']])
    ran(`canonical texts of 1EdTech: ${folder}`, 2)
  })
})

describe.skipIf(!hasReference).each(['prc', 'employ'])('ecdsa-sd-2023/%s', (name) => {
  const vector = (file: string) => referenceJson(`vectors/vc-di-ecdsa/ecdsa-sd-2023/${name}/${file}.json`)

  it('gives the published statements, hashes and parts of the value', async () => {
    const scope = scopeWith({ contexts: vectorContexts() })
    const document = vector('derivedRevealDocument') as Document
    const secured = securedDocument(document)
    const proof = secured.proofs[0] as Document
    const suite = suiteOf(proof)
    const derived = await derivedOf(proof['proofValue'])
    const published = vector('verifyCreateVerifyData') as {
      readonly proofHash: string
      readonly signatures: readonly string[]
      readonly baseSignature: string
      readonly mandatoryHash: string
    }
    const quads = relabelled(await secured.text(proof, rdfForm, 'SHA-256', scope), derived.labels)
    expect(quads).toEqual(vector('verifyNQuads'))
    expect(suite && hex(await optionsHash(proof, suite, 'SHA-256', secured.unsecured, scope))).toBe(published.proofHash)
    expect(derived.signatures.map(hex)).toEqual(published.signatures)
    expect(hex(derived.baseSignature)).toBe(published.baseSignature)
    const mandatory = quads.filter((_, index) => derived.mandatory.has(index)).join('')
    expect(hex(await digest('SHA-256', utf8(mandatory)))).toBe(published.mandatoryHash)
    ran(`intermediate values of ecdsa-sd-2023/${name}`, 5)
  })
})
