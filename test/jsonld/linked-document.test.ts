/** A document that is converted once: the same canonical form as the document without its proof, or the same refusal. */
import { describe, expect, it } from 'vitest'
import { canonize, linkedDocument, safeMode } from '../../src/jsonld/index.ts'
import { isUnhandled } from '../../src/jsonld/outcome.ts'
import { convertOurselves } from '../../src/jsonld/own-engine.ts'
import { settingsOf } from '../../src/jsonld/settings.ts'
import type { Document } from '../../src/lib/json.ts'

const vc2 = 'https://www.w3.org/ns/credentials/v2'
const proof = {
  type: 'DataIntegrityProof',
  cryptosuite: 'eddsa-rdfc-2022',
  created: '2026-01-01T00:00:00Z',
  verificationMethod: 'did:example:college#key',
  proofPurpose: 'assertionMethod',
}
const credential = (more: Document = {}): Document => ({
  '@context': vc2,
  id: 'urn:uuid:1',
  type: ['VerifiableCredential'],
  issuer: 'did:example:college',
  validFrom: '2026-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:ada' },
  proof,
  ...more,
})
const outcomeOf = (text: Promise<string>): Promise<unknown> =>
  text.catch((error: unknown) => {
    const { code, path, message } = error as Record<string, unknown>
    return { code, path, message }
  })
const shares = async (document: Document): Promise<boolean> => {
  try {
    return (await convertOurselves(document, 'proof', settingsOf({}))).others !== undefined
  } catch (error) {
    if (isUnhandled(error)) return false
    throw error
  }
}

describe('the canonical form of a document that was converted with its proof', () => {
  const terms = (context: Document): readonly unknown[] => [vc2, context]
  it.each<readonly [name: string, shared: boolean, document: Document]>([
    ['one proof', true, credential()],
    ['several', true, credential({ proof: [proof, { ...proof, id: 'urn:uuid:2' }] })],
    ['a proof before everything else', true, { proof, ...credential() }],
    ['a proof inside, after that of the whole', true, credential({ evidence: { id: 'urn:x:2', type: 'VerifiableCredential', proof } })],
    ['a proof inside, before that of the whole', true, { evidence: { type: 'VerifiableCredential', proof }, ...credential() }],
    ['a proof without anything', true, credential({ proof: [] })],
    ['blank nodes that the proof names too', true, credential({ evidence: { id: '_:b0', type: 'X:Y' }, proof: { ...proof, id: '_:b0' } })],
    ['blank nodes that look alike', true, credential({ evidence: [{ type: 'x:A' }, { type: 'x:A' }] })],
    ['a second name of the proof', true, credential({ '@context': terms({ seal: 'https://w3id.org/security#proof' }), seal: 'urn:x:y' })],
    ['values twice', true, credential({ credentialSubject: [{ id: 'urn:x:1' }, { id: 'urn:x:1' }] })],
    ['nothing but a proof', false, { '@context': vc2, id: 'urn:uuid:1', proof }],
    ['nothing but a language and a proof', false, { '@context': vc2, id: 'urn:uuid:1', '@language': 'en', proof }],
    ['a graph and a proof', false, { '@context': vc2, '@graph': [{ id: 'urn:x:1', type: 'x:A' }], proof }],
    ['a proof that is the type', false, { '@context': { proof: '@type' }, 'urn:x:p': 'v', proof: 'urn:x:T' }],
    ['a proof that is the id', false, { '@context': { proof: '@id' }, 'urn:x:p': 'v', proof: 'urn:x:1' }],
    ['a proof that means nothing', false, { '@context': { name: 'urn:x:name' }, name: 'v', proof: { name: 'v' } }],
    ['a proof with a name that nobody defines', false, credential({ proof: { ...proof, notDefined: 1 } })],
    ['a document with a name that nobody defines', false, credential({ notDefined: 1 })],
    ['a proof with a rare feature', false, credential({ proof: { ...proof, '@included': [{ id: 'urn:x:1' }] } })],
    ['a document with a rare feature', false, credential({ '@included': [{ id: 'urn:x:1', type: 'x:A' }] })],
    ['an unknown context', false, credential({ '@context': terms('https://example.org/none' as unknown as Document) })],
    ['no proof', false, (({ proof: _, ...rest }): Document => rest)(credential() as { proof: unknown })],
  ])('%s', async (_, shared, document) => {
    expect(await shares(document)).toBe(shared)
    const { proof: __, ...unsecured } = document
    for (const hash of ['SHA-256', 'SHA-384'] as const) {
      const linked = linkedDocument(document, {}, 'proof')
      const alone = await outcomeOf(canonize(unsecured, { hash }))
      expect(await outcomeOf(Promise.resolve().then(() => linked.canonize(hash)))).toEqual(alone)
      expect(await linked.safeMode()).toEqual(await safeMode(document))
      expect(await outcomeOf(Promise.resolve().then(() => linked.canonize(hash)))).toEqual(alone)
    }
  })

  it('is not shared where another engine is asked for', async () => {
    for (const engine of ['jsonld', 'both'] as const) {
      const { proof: _, ...unsecured } = credential()
      expect(await linkedDocument(credential(), { engine }, 'proof').canonize('SHA-256')).toBe(await canonize(unsecured))
    }
  })

  it('stops where the caller stops it', async () => {
    const linked = linkedDocument(credential(), { signal: AbortSignal.abort() }, 'proof')
    await expect(Promise.resolve().then(() => linked.canonize('SHA-256'))).rejects.toMatchObject({ code: 'ERR_ABORTED' })
  })
})
