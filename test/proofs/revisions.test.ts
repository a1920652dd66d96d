/** Signatures made while a context's file, which is changed under its address, said less than it says now. */
import jsonld from 'jsonld'
import { describe, expect, it } from 'vitest'
import { builtInDocument, contextRevisions } from '../../src/jsonld/context-documents.ts'
import { canonize } from '../../src/jsonld/index.ts'
import type { Document } from '../../src/lib/json.ts'
import { proof as family } from '../../src/proofs/data-integrity/index.ts'
import { issue } from '../../src/proofs/data-integrity/issue.ts'
import { badge, keyIssuer, record } from './issuers.ts'
import { outlineOf, parsedBy, scopeWith } from './scope.ts'

const ob3 = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'
const clr2 = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json'
const { id, keyId, key } = keyIssuer()
const signed = (document: Document, proof = 'eddsa-rdfc-2022') =>
  issue(document, { signer: key.signer(keyId), proof, created: '2025-01-01T00:00:00Z' }, scopeWith())

async function proofOf(document: Document, contexts: Readonly<Record<string, Document>> = {}) {
  const { checks } = await family.verify(parsedBy(family, document), outlineOf(document), scopeWith({ contexts }))
  return checks.find((check) => check.id === 'proof')
}

/** The canonical form as an issuer makes it that drops what no context defines, with an older revision of one context. */
async function lenient(document: Document, url: string, index: number): Promise<string> {
  const revision = (await contextRevisions(url))[index]
  return jsonld.canonize(document, {
    // the types of this repository allow safe mode alone
    safe: false as unknown as true,
    documentLoader: async (asked: string) => {
      const document = asked === url ? revision?.document : await builtInDocument(asked)
      return { contextUrl: null, documentUrl: asked, document: structuredClone(document) }
    },
    canonizeOptions: { algorithm: 'RDFC-1.0', messageDigestAlgorithm: 'SHA-256', maxDeepIterations: 1000, signal: null },
  })
}

describe('a badge that was signed before its context defined a name', () => {
  const plain = badge(id)
  const said = { jti: 'https://school.example/credentials/1', endorsementJwt: ['a.b.c'] }

  it('is refused, and the check names the revision that was used and the older ones', async () => {
    const document: Document = { ...(await signed(plain)), ...said }
    const { proof: _, ...unsecured } = document
    // what an issuer signed in 2024: the names meant nothing, so the signature covers the rest
    expect(await lenient(unsecured, ob3, 2)).toBe(await canonize(plain))
    const check = await proofOf(document)
    expect(check).toMatchObject({ outcome: 'fail', code: 'ERR_PROOF', path: '/proof' })
    expect(check?.message).toMatch(/older revision of https:\S+context-3\.0\.3\.json, in which .*“jti”.* is of 2026-06-29/)
    expect(check?.detail?.['contexts']).toEqual([
      {
        url: ob3,
        revision: '2026-06-29',
        older: [
          { revision: '2025-11-06', names: ['endorsementJwt'] },
          { revision: '2024-03', names: ['endorsementJwt', 'jti'] },
        ],
      },
    ])
  })

  it('is told of where the name is one of a type’s own', async () => {
    const whole = record(id, [await signed(plain)])
    const document: Document = { ...(await signed(whole)), partial: true }
    const { proof: _, ...unsecured } = document
    expect(await lenient(unsecured, clr2, 1)).toBe(await canonize(whole))
    const check = await proofOf(document)
    expect(check?.detail?.['contexts']).toEqual([
      { url: clr2, revision: '2025-03-24', older: [{ revision: 'before 2025-03-24', names: ['partial'] }] },
    ])
  })
})

describe('nothing is said of revisions', () => {
  const detailOf = async (...given: Parameters<typeof proofOf>) => {
    const check = await proofOf(...given)
    return [check?.outcome, check?.code, check?.detail, /revision/.test(check?.message ?? '')]
  }

  it('where the proof verifies', async () => {
    expect(await detailOf(await signed(badge(id, { jti: 'https://school.example/credentials/1' })))).toEqual([
      'pass',
      undefined,
      undefined,
      false,
    ])
  })

  it('where no revision makes a difference', async () => {
    expect(await detailOf({ ...(await signed(badge(id))), name: 'another' })).toEqual(['fail', 'ERR_PROOF', undefined, false])
    // the word is there, and is no name
    expect(await detailOf({ ...(await signed(badge(id))), name: 'jti' })).toEqual(['fail', 'ERR_PROOF', undefined, false])
  })

  it('where the members themselves are signed', async () => {
    const document = { ...(await signed(badge(id), 'eddsa-jcs-2022')), jti: 'https://school.example/credentials/1' }
    expect(await detailOf(document)).toEqual(['fail', 'ERR_PROOF', undefined, false])
  })

  it('where the caller’s own context was used', async () => {
    const [newest] = await contextRevisions(ob3)
    const document = { ...(await signed(badge(id))), jti: 'https://school.example/credentials/1' }
    expect(await detailOf(document, { [ob3]: newest?.document ?? {} })).toEqual(['fail', 'ERR_PROOF', undefined, false])
  })
})
