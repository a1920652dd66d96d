/**
 * Attacks on documents whose signature stays whole: the quads are those that were signed, and a reader of
 * plain JSON sees another credential. Each is checked to be such an attack before it is checked to fail.
 */
import { describe, expect, it } from 'vitest'
import { canonize } from '../../src/jsonld/index.ts'
import type { Document } from '../../src/lib/json.ts'
import { refuseHiddenMembers } from '../../src/proofs/data-integrity/hidden-members.ts'
import { proof as family } from '../../src/proofs/data-integrity/index.ts'
import { refuseSecondNames } from '../../src/proofs/data-integrity/inline-contexts.ts'
import { issue } from '../../src/proofs/data-integrity/issue.ts'
import { codeOf } from './code-of.ts'
import { badge, keyIssuer } from './issuers.ts'
import { outcomes, outlineOf, parsedBy, scopeWith } from './scope.ts'
import { date, inContext, spellings, status, vocabulary, without, xsd } from './spellings.ts'

const { id, keyId, key } = keyIssuer()
const expired = badge(id, {
  id: 'https://school.example/credentials/1',
  validUntil: '2025-06-01T00:00:00Z',
  credentialStatus: status,
})
const signed = (document: Document, proof = 'eddsa-rdfc-2022') =>
  issue(document, { signer: key.signer(keyId), proof, created: '2025-01-01T00:00:00Z' }, scopeWith())
const proofs = async (document: Document) =>
  outcomes((await family.verify(parsedBy(family, document), outlineOf(document), scopeWith())).checks, 'proof')

describe('a whole signature over a document that reads differently', () => {
  it.each(spellings)('%s', async (_, attack) => {
    const honest = await signed(expired)
    const { proof, ...unsecured } = honest
    const attacked = attack(unsecured)
    // a null control of the attack itself: the quads are the same, so a verifier that only looks at them is taken in
    expect(await canonize(attacked)).toBe(await canonize(unsecured))
    expect(await proofs(honest)).toEqual(['pass'])
    expect(await proofs({ ...attacked, proof })).toEqual(['fail ERR_HIDDEN_MEMBER'])
  })

  it('an expiry of the proof under its full address', async () => {
    const honest = await signed(expired)
    const { proof, ...unsecured } = honest
    const options = { ...(proof as Document), expires: '2025-02-01T00:00:00Z' }
    expect(await proofs({ ...unsecured, proof: options })).toEqual(['fail ERR_PROOF_EXPIRED'])
    const { expires, ...rest } = options
    const name = 'https://w3id.org/security#expiration'
    expect(await proofs({ ...unsecured, proof: { ...rest, [name]: { '@type': xsd, '@value': expires } } })).toEqual([
      'fail ERR_HIDDEN_MEMBER',
    ])
  })

  it('nothing of it works where the members themselves are signed', async () => {
    const honest = await signed(expired, 'eddsa-jcs-2022')
    const { proof, ...unsecured } = honest
    expect(await proofs(honest)).toEqual(['pass'])
    for (const [, attack] of spellings) expect(await proofs({ ...attack(unsecured), proof })).toEqual(['fail ERR_PROOF'])
  })

  it('terms of one’s own do no harm', async () => {
    const own1 = {
      ...inContext(expired, { room: 'https://school.example/terms#room', ours: 'https://school.example/terms#', floor: 'ours:floor' }),
      room: 'B 12',
      floor: '2',
      'https://school.example/terms#wing': 'west',
      'ours:desk': '7',
    }
    expect(await proofs(await signed(own1))).toEqual(['pass'])
  })

  it('nor do known names inside them, in lists, in maps and in other types', async () => {
    const ours = 'https://school.example/terms#'
    const context = {
      ours,
      notes: { '@id': 'ours:notes', '@type': '@json' },
      titles: { '@id': 'ours:titles', '@container': '@language' },
      visits: { '@id': 'ours:visits', '@container': '@list' },
      Room: { '@id': 'ours:Room', '@context': { email: 'https://schema.org/email' } },
    }
    const room = { type: ['Room'], name: 'B 12', email: 'b12@school.example' }
    const document = {
      ...inContext(expired, context),
      notes: { result: [1, { achievement: 'none' }], name: null },
      titles: { en: 'Soils', nl: ['Bodem', 'Grond'] },
      visits: [{ ...room, name: 'B 13' }, room],
      'ours:room': { ...room, description: ['large', 'light', 'large'] },
      'ours:keeper': { type: ['Profile'], name: 'Pim', email: 'pim@school.example' },
    }
    expect(await proofs(await signed(document))).toEqual(['pass'])
  })

  it('a blank root is looked at too', async () => {
    const blank = without(expired, 'id')
    const { proof, ...unsecured } = await signed(blank)
    expect(await proofs({ ...unsecured, proof })).toEqual(['pass'])
    expect(await proofs({ ...without(unsecured, 'validUntil'), [`${vocabulary}validUntil`]: date, proof })).toEqual([
      'fail ERR_HIDDEN_MEMBER',
    ])
  })
})

describe('what decides', () => {
  // the terms of the Verifiable Credentials vocabulary and of the security vocabulary, and what readers call them
  const terms = ['issuer', 'validFrom', 'validUntil', 'issuanceDate', 'expirationDate', 'credentialStatus', 'credentialSubject']
  const more = ['credentialSchema', 'verifiableCredential', 'refreshService']
  const ofProof = ['proofPurpose', 'verificationMethod', 'previousProof', 'domain', 'challenge']
  const security = 'https://w3id.org/security#'
  it.each([
    ...[...terms, ...more].map((name) => [`${vocabulary}${name}`, name] as const),
    ...ofProof.map((name) => [`${security}${name}`, name] as const),
    [`${security}expiration`, 'expires'] as const,
  ])('%s is seen under its name only', (address, name) => {
    const quad = `<urn:a> <${address}> "x" .\n`
    expect(codeOf(() => refuseHiddenMembers({ id: 'urn:a', [name]: 'x' }, quad, { contexts: {} }))).toBeUndefined()
    for (const reading of [{}, { note: 'x' }, { [name]: null }, { [name]: [] }])
      expect(codeOf(() => refuseHiddenMembers({ id: 'urn:a', ...reading }, quad, { contexts: {} }))).toBe('ERR_HIDDEN_MEMBER')
  })
  it('nor does it hide in a node inside', () => {
    const quad = `<urn:b> <${vocabulary}validUntil> "x" .\n<urn:a> <${vocabulary}verifiableCredential> <urn:b> .\n`
    const code = (inside: Document) =>
      codeOf(() => refuseHiddenMembers({ id: 'urn:a', verifiableCredential: [{ id: 'urn:b', ...inside }] }, quad, { contexts: {} }))
    expect(code({ validUntil: 'x' })).toBeUndefined()
    for (const reading of [{}, { validUntil: null }, { validUntil: undefined }, { validUntil: [] }, { note: { until: 'x' } }])
      expect(code(reading), JSON.stringify(reading)).toBe('ERR_HIDDEN_MEMBER')
  })
  it.each(['@graph', '@included', '@reverse', '@nest'])('nothing stands in a %s', (keyword) => {
    for (const document of [{ [keyword]: [] }, { credentialSubject: [{ achievement: { [keyword]: {} } }] }])
      expect(codeOf(() => refuseHiddenMembers({ id: 'urn:a', ...document }, '<urn:a> <urn:b> "c" .\n', { contexts: {} }))).toBe(
        'ERR_HIDDEN_MEMBER',
      )
  })
  it.each(['https://www.w3.org/2018/credentials#note', `${security}note`, 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#note', '@id'])(
    '%s gets no second name, in whichever context inside a context',
    (meaning) => {
      const own = { room: 'https://school.example/terms#room' }
      const code = (context: Document) => codeOf(() => refuseSecondNames([{ context, path: '' }]))
      expect(code({ ...own, place: { '@id': 'https://school.example/terms#place', '@context': own } })).toBeUndefined()
      for (const alias of [{ alias: meaning }, { alias: { '@id': meaning } }, { alias: { '@reverse': meaning } }])
        for (const inner of [alias, { place: { '@context': alias } }, { place: { '@context': [own, { place: { '@context': alias } }] } }])
          expect(code({ ...own, ...inner }), JSON.stringify(inner)).toBe('ERR_HIDDEN_MEMBER')
    },
  )
})

describe('an inline context', () => {
  const code = (context: Document) => codeOf(() => refuseSecondNames([{ context, path: '' }]))
  const ours = 'https://school.example/terms#'

  it('makes no other addresses of those that the document states', () => {
    for (const base of ['https://evil.example/', '', null]) {
      expect(code({ '@base': base }), String(base)).toBe('ERR_HIDDEN_MEMBER')
      expect(code({ place: { '@id': `${ours}place`, '@context': [{ '@base': base }] } }), String(base)).toBe('ERR_HIDDEN_MEMBER')
    }
  })
  it('takes over no known vocabulary, though it may have one of its own', () => {
    for (const known of [vocabulary, 'https://w3id.org/security#', 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#'])
      expect(code({ '@vocab': known }), known).toBe('ERR_HIDDEN_MEMBER')
    expect(code({ vc: vocabulary, '@vocab': 'vc:' })).toBe('ERR_HIDDEN_MEMBER')
    for (const own of [ours, 'https://schema.org/', null, '']) expect(code({ '@vocab': own }), String(own)).toBeUndefined()
  })
  it('may call a keyword by its own name', () => {
    expect(code({ id: '@id', type: { '@id': '@type', '@container': '@set' }, '@version': 1.1 })).toBeUndefined()
    expect(code({ type: '@id' })).toBe('ERR_HIDDEN_MEMBER')
  })
})

describe('quads are read as they are', () => {
  it('what a text says is no statement', () => {
    const text = `<urn:a> <http://schema.org/name> "x <${vocabulary}validUntil> y" .\n`
    expect(codeOf(() => refuseHiddenMembers({ id: 'urn:a' }, text, { contexts: {} }))).toBeUndefined()
  })
  it('one statement more than there are members is one too many', () => {
    const quads = ['1', '2'].map((value) => `<urn:a> <${vocabulary}validUntil> "${value}" .\n`).join('')
    expect(codeOf(() => refuseHiddenMembers({ id: 'urn:a', validUntil: ['1', '2'] }, quads, { contexts: {} }))).toBeUndefined()
    expect(codeOf(() => refuseHiddenMembers({ id: 'urn:a', validUntil: '1' }, quads, { contexts: {} }))).toBe('ERR_HIDDEN_MEMBER')
    expect(codeOf(() => refuseHiddenMembers({ id: 'urn:a', evidence: { validUntil: ['1', '2'] } }, quads, { contexts: {} }))).toBe(
      'ERR_HIDDEN_MEMBER',
    )
  })
  it('an id that holds the rest of a line is not the root of that line', () => {
    const quad = '<urn:a> <urn:b> "c" .\n'
    expect(codeOf(() => refuseHiddenMembers({ id: 'urn:a' }, quad, { contexts: {} }))).toBeUndefined()
    expect(codeOf(() => refuseHiddenMembers({ id: 'urn:a> <urn:b' }, quad, { contexts: {} }))).toBe('ERR_HIDDEN_MEMBER')
  })
  it('an empty text holds none', () => expect(codeOf(() => refuseHiddenMembers({}, '', { contexts: {} }))).toBeUndefined())
})
