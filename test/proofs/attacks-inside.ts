/** Attacks on what is inside: credentials of a record, and presentations with what they show. */
import type { Document } from '../../src/lib/json.ts'
import { securedDocument } from '../../src/proofs/data-integrity/secured.ts'
import { suites } from '../../src/proofs/data-integrity/suites.ts'
import { optionsHash } from '../../src/proofs/data-integrity/verify-proof.ts'
import { type Attack, type AttackClass, added, attacker, changed, school, self, signed, tokenOf, web } from './attack-cast.ts'
import { badge, keyIssuer, record, type TestKey, testKey, webIssuer } from './issuers.ts'
import { now, scopeWith } from './scope.ts'
import { without } from './spellings.ts'

const registry = webIssuer('registry.example')
const everywhere = { ...web, [registry.address]: registry.document }
const seconds = now.getTime() / 1000

const credentialsForged: AttackClass[1] = async () => {
  const honest = await signed(badge(school.id))
  const other = await signed(badge(school.id, { id: 'urn:uuid:00000000-0000-4000-8000-000000000001' }))
  const mine = await signed(badge(self.id), { key: attacker, keyId: self.keyId })
  const forgedToken = await tokenOf({ alg: 'EdDSA', kid: school.keyId }, { iss: school.id, vc: badge(school.id) })
  const honestToken = await tokenOf({ alg: 'EdDSA', kid: school.keyId }, { iss: school.id, vc: badge(school.id) }, school.key)
  const [head = '', payload = ''] = honestToken.split('.')
  const inside: readonly (readonly [name: string, credential: unknown, outcome?: string])[] = [
    ['a name changed', { ...honest, name: 'Brain surgery' }],
    ['a subject changed', changed(honest, '/credentialSubject/id', () => 'did:example:eve')],
    ['unsigned', without(honest, 'proof')],
    ['an empty proof', { ...honest, proof: [] }],
    ['another’s proof', { ...honest, proof: other['proof'] }],
    ['signed by anybody', await signed(badge(school.id), { key: attacker, keyId: self.keyId })],
    ['an issuer put in', changed(mine, '/issuer/id', () => school.id)],
    ['signed by the registry as the school', await signed(badge(school.id), registry)],
    ['run out', await signed(badge(school.id, { validUntil: '2025-06-01T00:00:00Z' }))],
    ['not yet valid', await signed(badge(school.id, { validFrom: '2027-01-01T00:00:00Z' }))],
    ['a token of another key', forgedToken],
    ['a token without its signature', `${head}.${payload}.`],
    ['a token with another signature', `${head}.${payload}.${forgedToken.split('.')[2]}`],
    [
      'a token in an envelope, of another key',
      {
        '@context': 'https://www.w3.org/ns/credentials/v2',
        type: 'EnvelopedVerifiableCredential',
        id: `data:application/vc+jwt,${forgedToken}`,
      },
    ],
  ]
  const within = inside.map(async ([name, credential]) => ({
    name,
    web: everywhere,
    input: await tokenOf(
      { alg: 'EdDSA', kid: registry.keyId },
      { iss: registry.id, vc: record(registry.id, [honest, credential]) },
      registry.key,
    ),
    answer: ['nested', 'fail ERR_NESTED'] as const,
  }))
  // the record itself was changed: its own proof says so
  const whole = await signed(record(registry.id, [honest]), registry)
  const edits: readonly (readonly [name: string, document: Document])[] = [
    ['one put in', changed(whole, '/credentialSubject/verifiableCredential', (list) => [...(list as readonly unknown[]), other])],
    ['one taken out', changed(whole, '/credentialSubject/verifiableCredential', () => [])],
    ['one put in the place of another', changed(whole, '/credentialSubject/verifiableCredential/0', () => other)],
    ['one renamed inside', changed(whole, '/credentialSubject/verifiableCredential/0/name', () => 'Brain surgery')],
  ]
  const edited = edits.map(([name, input]) => ({ name, web: everywhere, input, answer: ['proof', 'fail ERR_PROOF'] as const }))
  return [...(await Promise.all(within)), ...edited]
}

const holder = keyIssuer(testKey())
const asked = { challenge: '4f1c', domain: 'verifier.example' }

/** A holder's proof, with whatever members. */
async function presented(document: Document, more: Document = {}, by: { key: TestKey; keyId: string } = holder): Promise<Document> {
  const suite = suites['eddsa-rdfc-2022']
  if (!suite) throw new Error('no such suite')
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    verificationMethod: by.keyId,
    proofPurpose: 'authentication',
    ...asked,
    ...more,
  }
  const { unsecured, hash } = securedDocument(document)
  const hashes = Buffer.concat([
    await optionsHash(proof, suite, 'SHA-256', unsecured, scopeWith()),
    await hash(proof, suite.form, 'SHA-256', scopeWith()),
  ])
  return { ...document, proof: { ...proof, proofValue: await suite.signature.write(hashes, by.key.signer(by.keyId)) } }
}

const presentationsForged: AttackClass[1] = async () => {
  const honest = await signed(badge(school.id))
  const presentation = (more: Document = {}): Document => ({
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    holder: holder.id,
    verifiableCredential: [honest],
    ...more,
  })
  const good = await presented(presentation())
  const eve = { key: attacker, keyId: self.keyId }
  const documents: readonly (readonly [name: string, input: Document, answer: Attack['answer']])[] = [
    ['another challenge', await presented(presentation(), { challenge: '4f1d' }), ['proof', 'fail ERR_CHALLENGE']],
    ['no challenge', await presented(presentation(), { challenge: undefined }), ['proof', 'fail ERR_CHALLENGE']],
    ['another domain', await presented(presentation(), { domain: 'evil.example' }), ['proof', 'fail ERR_CHALLENGE']],
    ['a challenge put in', added(await presented(presentation(), { challenge: 'old' }), '/proof', asked), ['proof', 'fail ERR_PROOF']],
    ['a domain added', added(good, '/proof', { domain: ['verifier.example', 'evil.example'] }), ['proof', 'fail ERR_CHALLENGE']],
    [
      'another domain taken away',
      added(await presented(presentation(), { domain: ['verifier.example', 'evil.example'] }), '/proof', { domain: 'verifier.example' }),
      ['proof', 'fail ERR_PROOF'],
    ],
    ['another holder put in', { ...good, holder: self.id }, ['proof', 'fail ERR_PROOF']],
    ['another’s key', await presented(presentation(), {}, eve), ['key-binding', 'fail ERR_KEY_BINDING']],
    ['to assert', await presented(presentation(), { proofPurpose: 'assertionMethod' }), ['proof', 'fail ERR_PROOF_PURPOSE']],
    ['run out', await presented(presentation(), { expires: '2025-12-31T23:59:59Z' }), ['proof', 'fail ERR_PROOF_EXPIRED']],
    ['an end put off', added(good, '/proof', { expires: '2030-01-01T00:00:00Z' }), ['proof', 'fail ERR_PROOF']],
    [
      'a credential put in',
      changed(good, '/verifiableCredential', () => [honest, honest, { ...honest, name: 'x' }]),
      ['proof', 'fail ERR_PROOF'],
    ],
    ['without a proof', without(good, 'proof'), ['proof', 'fail ERR_CHALLENGE']],
    ['a credential that was never presented', honest, ['proof', 'fail ERR_CHALLENGE']],
    ['a credential taken out', { ...good, verifiableCredential: [] }, ['proof', 'fail ERR_PROOF']],
    [
      'a credential forged',
      await presented(presentation({ verifiableCredential: [{ ...honest, name: 'x' }] })),
      ['nested', 'fail ERR_NESTED'],
    ],
    [
      'a credential unsigned',
      await presented(presentation({ verifiableCredential: [without(honest, 'proof')] })),
      ['nested', 'fail ERR_NESTED'],
    ],
  ]
  const token = (more: Document = {}, vp: Document = {}, header: Document = {}, key: TestKey = holder.key): Promise<string> =>
    tokenOf(
      { alg: 'EdDSA', typ: 'JWT', kid: holder.keyId, ...header },
      { iss: holder.id, nonce: asked.challenge, aud: asked.domain, ...more, vp: { ...presentation(), ...vp } },
      key,
    )
  const tokens: readonly (readonly [name: string, input: string, answer: Attack['answer']])[] = [
    ['a token with another nonce', await token({ nonce: 'x' }), ['proof', 'fail ERR_CHALLENGE']],
    ['a token without a nonce', await token({ nonce: undefined }), ['proof', 'fail ERR_CHALLENGE']],
    ['a token for another audience', await token({ aud: 'evil.example' }), ['proof', 'fail ERR_CHALLENGE']],
    ['a token that has run out', await token({ exp: seconds - 1 }), ['proof', 'fail ERR_PROOF_EXPIRED']],
    ['a token of another holder', await token({}, { holder: self.id }), ['proof', 'fail ERR_CLAIMS']],
    ['a token of another key', await token({}, {}, {}, attacker), ['proof', 'fail ERR_PROOF']],
    ['a token under another’s name', await token({}, {}, { kid: self.keyId }, attacker), ['key-binding', 'fail ERR_KEY_BINDING']],
    ['a token that calls itself a credential', await token({}, {}, { typ: 'vc+jwt' }), ['proof', 'fail ERR_PROOF_FORMAT']],
    [
      'a token with a forged credential',
      await token({}, { verifiableCredential: [{ ...honest, name: 'x' }] }),
      ['nested', 'fail ERR_NESTED'],
    ],
  ]
  return [...documents, ...tokens].map(([name, input, answer]) => ({ name, input, answer, web, asked }))
}

export const attacksInside: readonly AttackClass[] = [
  ['credential in a record forged', credentialsForged],
  ['presentation forged', presentationsForged],
]

export async function honestInside(): Promise<readonly Attack[]> {
  const inside = await signed(badge(school.id))
  const documents: readonly Pick<Attack, 'input' | 'asked'>[] = [
    { input: await signed(record(registry.id, [inside]), registry) },
    {
      input: await tokenOf(
        { alg: 'EdDSA', kid: registry.keyId },
        { iss: registry.id, vc: record(registry.id, [inside, inside]) },
        registry.key,
      ),
    },
    {
      input: await presented({
        '@context': ['https://www.w3.org/ns/credentials/v2'],
        type: ['VerifiablePresentation'],
        holder: holder.id,
        verifiableCredential: [inside],
      }),
      asked,
    },
  ]
  return documents.map((document, index) => ({
    name: `honest inside ${index}`,
    web: everywhere,
    ...document,
    answer: ['proof', 'pass'] as const,
  }))
}
