/** Whose key signed: bound only by what was resolved apart from the credential (architecture.md section 2, peers.md 2.1). */
import { describe, expect, it } from 'vitest'
import { base64url, utf8 } from '../../src/lib/bytes.ts'
import { type Document, own } from '../../src/lib/json.ts'
import type { Scope } from '../../src/lib/scope.ts'
import { proof as family } from '../../src/proofs/data-integrity/index.ts'
import { issue } from '../../src/proofs/data-integrity/issue.ts'
import { badge, keyIssuer, multibaseOf, testKey, webIssuer } from './issuers.ts'
import { now, outcomes, outlineOf, parsedBy, scopeWith, type Web } from './scope.ts'

const school = webIssuer('school.example')
const attacker = testKey()
const signed = (document: Document, key = school.key, keyId = school.keyId) =>
  issue(document, { signer: key.signer(keyId), proof: 'eddsa-rdfc-2022', created: '2025-06-01T00:00:00Z' }, scopeWith())
const verify = (document: Document, scope: Scope) => family.verify(parsedBy(family, document), outlineOf(document), scope)
const answers = async (document: Document, { skew = 0, ...given }: { web?: Web; skew?: number } = {}) => {
  const { checks, standing } = await verify(document, { ...scopeWith(given), skew })
  return { proof: outcomes(checks, 'proof'), binding: outcomes(checks, 'key-binding'), standing, checks }
}
const web = { [school.address]: school.document }

describe('a key that is the issuer’s', () => {
  it('did:key: the identifier itself', async () => {
    const { id, keyId, key } = keyIssuer()
    expect(await answers(await signed(badge(id), key, keyId))).toMatchObject({
      proof: ['pass'],
      binding: ['pass'],
      standing: { control: 'none' },
    })
    expect(await answers(await signed(badge(id), key, id))).toMatchObject({ proof: ['pass'], binding: ['pass'] })
  })
  it('did:web: its document lists it', async () => {
    expect(await answers(await signed(badge(school.id)), { web })).toMatchObject({
      proof: ['pass'],
      binding: ['pass'],
      standing: { control: 'domain' },
    })
  })
  it('an issuer’s profile lists it', async () => {
    const issuer = 'https://school.example/issuers/1'
    const profile = {
      id: issuer,
      verificationMethod: { id: `${issuer}#0`, publicKeyJwk: school.key.publicJwk },
      assertionMethod: `${issuer}#0`,
    }
    expect(await answers(await signed(badge(issuer), school.key, `${issuer}#0`), { web: { [issuer]: profile } })).toMatchObject({
      proof: ['pass'],
      binding: ['pass'],
    })
  })
})

describe('a key that is published with its private part', () => {
  const listing = (more: Document): Web => ({
    [school.address]: { ...school.document, verificationMethod: [{ ...school.document.verificationMethod[0], ...more }] },
  })
  it('is one that anybody can sign with, also where its public part is known already', async () => {
    const document = await signed(badge(school.id))
    expect((await answers(document, { web })).proof).toEqual(['pass'])
    expect((await answers(document, { web: listing({ publicKeyJwk: school.key.jwk }) })).proof).toEqual(['fail ERR_KEY'])
    expect((await answers(document, { web: listing({ secretKeyMultibase: 'z3u2' }) })).proof).toEqual(['fail ERR_KEY'])
  })
  it('is told as that, and not as missing', async () => {
    const told = async (more: Document) =>
      (await answers(await signed(badge(school.id)), { web: listing(more) })).checks.find(({ id }) => id === 'key-binding')
    expect(await told({ publicKeyJwk: school.key.jwk })).toMatchObject({ outcome: 'fail', code: 'ERR_KEY_BINDING' })
    expect((await told({ publicKeyJwk: school.key.jwk }))?.message).toMatch(/private part/)
    expect((await told({ controller: 'did:web:other.example' }))?.message).toMatch(/another controller/)
    expect((await told({ id: `${school.id}#other` }))?.message).toMatch(/does not hold the key/)
  })
  it('did:jwk', async () => {
    const named = (jwk: Document): string => `did:jwk:${base64url(utf8(JSON.stringify(jwk)))}`
    const answered = async (did: string) => (await answers(await signed(badge(did), school.key, `${did}#0`))).proof
    expect(await answered(named(school.key.publicJwk))).toEqual(['pass'])
    expect(await answered(named(school.key.jwk))).toEqual(['fail ERR_KEY'])
  })
})

describe('a key that comes with the credential', () => {
  const multibase = multibaseOf(attacker)
  const fragments = [`did:web:school.example#${multibase}`, `https://school.example/issuers/1#${multibase}`]

  it.each(fragments)('verifies the bytes and is unknown while nothing is resolved: %s', async (keyId) => {
    const { proof, binding, checks, standing } = await answers(await signed(badge(String(keyId.split('#')[0])), attacker, keyId))
    expect({ proof, binding, standing }).toEqual({ proof: ['pass'], binding: ['unknown ERR_OFFLINE'], standing: undefined })
    expect(checks.find(({ id }) => id === 'key-binding')?.detail?.needs?.[0]?.url).toMatch(/^https:\/\/school\.example\//)
  })
  it('is not the issuer’s once its document says so', async () => {
    const document = await signed(badge(school.id), attacker, `did:web:school.example#${multibase}`)
    expect(await answers(document, { web })).toMatchObject({ proof: ['pass'], binding: ['fail ERR_KEY_BINDING'] })
  })
  it('is unknown where the address does not answer', async () => {
    const document = await signed(badge(school.id), attacker, `did:web:school.example#${multibase}`)
    expect(await answers(document, { web: {} })).toMatchObject({ proof: ['pass'], binding: ['unknown ERR_NETWORK'] })
  })
  it('does not verify what another key signed', async () => {
    const document = await signed(badge(school.id), school.key, `did:web:school.example#${multibase}`)
    expect(await answers(document)).toMatchObject({ proof: ['fail ERR_PROOF'], binding: ['unknown ERR_OFFLINE'] })
  })
  it('is only looked for where it is a whole key', async () => {
    const document = await signed(badge(school.id), attacker, 'did:web:school.example#z6MkNotAKey')
    expect(await answers(document)).toMatchObject({ proof: ['unknown ERR_OFFLINE'], binding: ['unknown ERR_OFFLINE'] })
  })
})

describe('a key of somebody else', () => {
  const other = webIssuer('other.example')
  const self = keyIssuer(attacker)
  const foreign: readonly (readonly [name: string, keyId: string, web: Web])[] = [
    ['a did:key', self.keyId, web],
    ['a did:key without its fragment', self.id, web],
    [
      'another domain',
      other.keyId,
      { ...web, [other.address]: { ...other.document, verificationMethod: [{ id: other.keyId, publicKeyJwk: attacker.publicJwk }] } },
    ],
    ['another domain whose document claims to be the issuer’s', other.keyId, { [other.address]: { ...school.document } }],
    [
      'another domain whose key says that the issuer controls it',
      other.keyId,
      {
        [other.address]: {
          ...other.document,
          verificationMethod: [{ id: other.keyId, controller: school.id, publicKeyJwk: attacker.publicJwk }],
        },
      },
    ],
    [
      'a key that the issuer lists for something else',
      school.keyId,
      {
        [school.address]: {
          id: school.id,
          verificationMethod: [{ id: school.keyId, publicKeyJwk: attacker.publicJwk }],
          authentication: [school.keyId],
        },
      },
    ],
  ]
  it.each(foreign)('%s', async (_, keyId, answering) => {
    const { binding } = await answers(await signed(badge(school.id), attacker, keyId), { web: answering })
    expect(binding).toEqual(['fail ERR_KEY_BINDING'])
  })

  it('another DID than the issuer’s, also while nothing is resolved', async () => {
    const document = await signed(badge(school.id), attacker, `${other.id}#${multibaseOf(attacker)}`)
    expect(await answers(document)).toMatchObject({ proof: ['pass'], binding: ['fail ERR_KEY_BINDING'] })
    expect((await answers(await signed(badge(school.id), attacker, 'did:ebsi:z1#k'))).binding).toEqual(['fail ERR_KEY_BINDING'])
    expect((await answers(await signed(badge('did:ebsi:z1'), attacker, 'did:ebsi:z1#k'))).binding).toEqual(['unknown ERR_UNRESOLVED'])
  })
  it('a look-alike identifier is another identifier', async () => {
    const similar = keyIssuer(attacker)
    for (const id of [similar.id.toUpperCase(), `${similar.id}#`, 'did:web:schoоl.example']) {
      expect((await answers(await signed(badge(id), attacker, similar.keyId))).binding).toEqual(['fail ERR_KEY_BINDING'])
    }
  })
  it('no issuer, no binding', async () => {
    const { issuer: _, ...anonymous } = badge('')
    expect((await answers(await signed(anonymous, attacker, self.keyId))).binding).toEqual(['fail ERR_KEY_BINDING'])
  })
})

describe('a key that was given up', () => {
  const at = (dates: Document): Web => ({
    [school.address]: { ...school.document, verificationMethod: [{ ...school.document.verificationMethod[0], ...dates }] },
  })
  it.each([
    { revoked: '2025-12-31T00:00:00Z' },
    { expires: '2025-12-31T00:00:00Z' },
    { revoked: 'yes' },
    { revoked: 7 },
    { expires: 'soon' },
  ])('%j', async (dates) => {
    expect(await answers(await signed(badge(school.id)), { web: at(dates) })).toMatchObject({
      proof: ['pass'],
      binding: ['fail ERR_KEY_REVOKED'],
    })
  })
  it.each([{ revoked: '2026-02-01T00:00:00Z' }, { expires: '2026-02-01T00:00:00Z' }, { revoked: null }])('not yet: %j', async (dates) => {
    expect((await answers(await signed(badge(school.id)), { web: at(dates) })).binding).toEqual(['pass'])
  })

  it('as the clock says that may differ: at that second, and not before', async () => {
    const document = await signed(badge(school.id))
    const told = async (seconds: number, skew: number) => {
      const revoked = new Date(now.getTime() - seconds * 1000).toISOString()
      return (await answers(document, { web: at({ revoked }), skew })).binding
    }
    expect(await told(0, 0)).toEqual(['fail ERR_KEY_REVOKED'])
    expect(await told(60, 60)).toEqual(['fail ERR_KEY_REVOKED'])
    expect(await told(59, 60)).toEqual(['pass'])
    expect(await told(-1, 0)).toEqual(['pass'])
  })

  // platforms read dates in ways of their own, and one without a zone in that of the machine
  it.each([{ revoked: 'January 1, 2030' }, { expires: '1 Feb 2026 (Sunday)' }])('what is no date has come: %j', async (dates) => {
    expect((await answers(await signed(badge(school.id)), { web: at(dates) })).binding).toEqual(['fail ERR_KEY_REVOKED'])
  })

  const [method] = school.document.verificationMethod
  const past = { revoked: '2025-12-31T00:00:00Z' }
  it.each([
    ['the second of two', [method, { ...method, ...past }], [school.keyId]],
    ['the one that is embedded', [method], [{ ...method, ...past }]],
    ['the one that is only referred to', [method], [{ id: school.keyId, ...past }]],
    ['the one that is not embedded', [{ ...method, ...past }], [method]],
    [
      'the earlier of two dates',
      [
        { ...method, ...past },
        { ...method, revoked: '2030-01-01T00:00:00Z' },
      ],
      [school.keyId],
    ],
    [
      'the earlier of two dates, which comes second',
      [
        { ...method, revoked: '2030-01-01T00:00:00Z' },
        { ...method, ...past },
      ],
      [school.keyId],
    ],
  ])('listed twice, and given up in %s', async (_, verificationMethod, assertionMethod) => {
    const document = { ...school.document, verificationMethod, assertionMethod }
    expect((await answers(await signed(badge(school.id)), { web: { [school.address]: document } })).binding).toEqual([
      'fail ERR_KEY_REVOKED',
    ])
  })

  const issuer = 'https://school.example/issuers/1'
  const keyId = 'https://school.example/keys/1'
  const own = { id: keyId, type: 'Multikey', controller: issuer, publicKeyMultibase: multibaseOf(school.key) }
  it.each([
    ['in its own document', { ...own, ...past }, [keyId], 'fail ERR_KEY_REVOKED'],
    ['in its own document, which has expired', { ...own, expires: '2025-12-31T00:00:00Z' }, [keyId], 'fail ERR_KEY_REVOKED'],
    ['in the profile of its controller', own, [{ ...own, ...past }], 'fail ERR_KEY_REVOKED'],
    ['where its controller refers to it', own, [{ id: keyId, ...past }], 'fail ERR_KEY_REVOKED'],
    ['nowhere', own, [keyId], 'pass'],
    ['nowhere yet', { ...own, revoked: '2026-02-01T00:00:00Z' }, [{ ...own, expires: '2026-02-01T00:00:00Z' }], 'pass'],
  ])('with an address of its own, given up %s', async (_, document, assertionMethod, outcome) => {
    const web = { [keyId]: document, [issuer]: { id: issuer, assertionMethod } }
    expect((await answers(await signed(badge(issuer), school.key, keyId), { web })).binding).toEqual([outcome])
  })
})

describe('what a proof says of itself', () => {
  const { id, keyId, key } = keyIssuer()
  const withProof = async (change: (proof: Document) => unknown) => {
    const document = await signed(badge(id), key, keyId)
    return { ...document, proof: change(own(document, 'proof') as Document) } as Document
  }
  const faults: readonly (readonly [name: string, change: (proof: Document) => unknown, outcome: string])[] = [
    ['a proof that is text', () => 'proof', 'fail ERR_PROOF_FORMAT'],
    ['a proof that is a number', () => 7, 'fail ERR_PROOF_FORMAT'],
    ['no type', ({ type: _, ...proof }) => proof, 'fail ERR_PROOF_FORMAT'],
    ['a type without a suite', ({ cryptosuite: _, ...proof }) => proof, 'fail ERR_PROOF_FORMAT'],
    ['a suite that is inherited', (proof) => ({ ...proof, cryptosuite: 'toString' }), 'unknown ERR_UNSUPPORTED'],
    [
      'a suite that is used as a type',
      ({ cryptosuite: _, ...proof }) => ({ ...proof, type: 'eddsa-rdfc-2022' }),
      'unknown ERR_UNSUPPORTED',
    ],
    ['a type that is used as a suite', (proof) => ({ ...proof, cryptosuite: 'Ed25519Signature2020' }), 'unknown ERR_UNSUPPORTED'],
    ['a BBS proof', (proof) => ({ ...proof, cryptosuite: 'bbs-2023' }), 'unknown ERR_UNSUPPORTED'],
    ['a placeholder', () => ({ type: 'Placeholder' }), 'unknown ERR_UNSUPPORTED'],
    ['no verification method', ({ verificationMethod: _, ...proof }) => proof, 'fail ERR_PROOF_FORMAT'],
    ['a verification method that is an object', (proof) => ({ ...proof, verificationMethod: { id: keyId } }), 'fail ERR_PROOF_FORMAT'],
    ['a verification method without a scheme', (proof) => ({ ...proof, verificationMethod: keyId.split('#')[1] }), 'fail ERR_PROOF_FORMAT'],
    ['no purpose', ({ proofPurpose: _, ...proof }) => proof, 'fail ERR_PROOF_FORMAT'],
    ['another purpose', (proof) => ({ ...proof, proofPurpose: 'authentication' }), 'fail ERR_PROOF_PURPOSE'],
    ['a date that is none', (proof) => ({ ...proof, created: 'yesterday' }), 'fail ERR_PROOF_FORMAT'],
    ['a day that is none', (proof) => ({ ...proof, created: '2025-02-30T00:00:00Z' }), 'fail ERR_PROOF_FORMAT'],
    ['a date that is a number', (proof) => ({ ...proof, created: 1735689600 }), 'fail ERR_PROOF_FORMAT'],
    ['an end that is past', (proof) => ({ ...proof, expires: '2025-12-31T23:59:59Z' }), 'fail ERR_PROOF_EXPIRED'],
    ['an end that was added', (proof) => ({ ...proof, expires: '2027-01-01T00:00:00Z' }), 'fail ERR_PROOF'],
    ['no value', ({ proofValue: _, ...proof }) => proof, 'fail ERR_PROOF_FORMAT'],
    ['a value in another base', (proof) => ({ ...proof, proofValue: `u${String(proof['proofValue']).slice(1)}` }), 'fail ERR_PROOF_FORMAT'],
    ['a value that is huge', (proof) => ({ ...proof, proofValue: `z${'2'.repeat(1_000_000)}` }), 'fail ERR_PROOF_FORMAT'],
    ['a value that is empty', (proof) => ({ ...proof, proofValue: 'z' }), 'fail ERR_PROOF'],
    ['a member that no context defines', (proof) => ({ ...proof, note: 'x' }), 'fail ERR_UNDEFINED_TERM'],
    ['a link to a proof that is not there', (proof) => ({ ...proof, previousProof: 'urn:uuid:0' }), 'fail ERR_PROOF_FORMAT'],
    [
      'links without end',
      (proof) => ({ ...proof, id: 'urn:uuid:0', previousProof: Array.from({ length: 100_000 }, () => 'urn:uuid:0') }),
      'fail ERR_PROOF_FORMAT',
    ],
    ['a link to itself', (proof) => ({ ...proof, id: 'urn:uuid:0', previousProof: 'urn:uuid:0' }), 'fail ERR_PROOF'],
  ]
  it.each(faults)('%s', async (_, change, outcome) => expect((await answers(await withProof(change))).proof).toEqual([outcome]))

  it('a document without contexts, where nothing means anything', async () => {
    for (const change of [
      (proof: Document) => proof,
      ({ cryptosuite: _, ...proof }: Document) => ({ ...proof, type: 'Ed25519Signature2020' }),
    ]) {
      const { '@context': _, ...document } = await withProof(change)
      expect((await answers(document)).proof).toEqual(['fail ERR_UNDEFINED_TERM'])
    }
  })

  it('all of a set must verify, and each is reported', async () => {
    const good = await signed(badge(id), key, keyId)
    const both = await signed(good, key, keyId)
    expect(await answers(both)).toMatchObject({ proof: ['pass', 'pass'], binding: ['pass', 'pass'] })
    const [first, second] = own(both, 'proof') as readonly Document[]
    const broken = { ...both, proof: [first, { ...second, proofValue: first?.['proofValue'], created: '2025-06-02T00:00:00Z' }] }
    expect(await answers(broken)).toMatchObject({ proof: ['pass', 'fail ERR_PROOF'], binding: ['pass', 'pass'] })
    expect(await answers({ ...both, proof: [first, null] })).toMatchObject({ proof: ['pass', 'fail ERR_PROOF_FORMAT'] })
    expect((await answers({ ...both, proof: Array.from({ length: 1000 }, () => first) })).proof).toEqual(['unknown ERR_LIMIT'])
  })

  /** A proof with members of its own. */
  const made = (document: Document, members: Document) =>
    issue(document, { signer: key.signer(keyId), proof: 'eddsa-rdfc-2022', created: '2025-06-01T00:00:00Z', members }, scopeWith())

  it('a proof that builds on another has one of that name to build on', async () => {
    const both = await made(await made(badge(id), { id: 'urn:uuid:1' }), { previousProof: 'urn:uuid:1' })
    const [first, second] = own(both, 'proof') as readonly Document[]
    expect((await answers(both)).proof).toEqual(['pass', 'pass'])
    expect((await answers({ ...both, proof: [first, { ...first }, second] })).proof).toEqual(['pass', 'pass', 'fail ERR_PROOF_FORMAT'])
  })

  describe('of a set any may be asked for', async () => {
    const set = async (change: (proofs: readonly Document[]) => readonly unknown[]) => {
      const both = await signed(await signed(badge(id), key, keyId), key, keyId)
      const { checks, standing } = await verify(
        { ...both, proof: change(own(both, 'proof') as readonly Document[]) },
        scopeWith({ proofSet: 'any' }),
      )
      return { proof: outcomes(checks, 'proof'), binding: outcomes(checks, 'key-binding'), standing }
    }
    it('one that is good is enough, and the other is told', async () => {
      expect(await set(([first, second]) => [first, { ...second, cryptosuite: 'bbs-2023' }])).toEqual({
        proof: ['pass', 'warn ERR_UNSUPPORTED'],
        binding: ['pass', 'warn ERR_PROOF'],
        standing: { control: 'none' },
      })
      expect((await set(([first, second]) => [{ ...first, created: '2025-06-02T00:00:00Z' }, second])).proof).toEqual([
        'warn ERR_PROOF',
        'pass',
      ])
    })
    it('none that is good is none', async () => {
      expect((await set((proofs) => proofs.map((proof) => ({ ...proof, created: '2025-06-02T00:00:00Z' })))).proof).toEqual([
        'fail ERR_PROOF',
        'fail ERR_PROOF',
      ])
      expect((await set(([first]) => [{ ...first, cryptosuite: 'bbs-2023' }])).proof).toEqual(['unknown ERR_UNSUPPORTED'])
    })
    it('one that builds on one that is not good is not good (VC Data Integrity section 2.1.2)', async () => {
      const chain = async (change: (first: Document) => Document) => {
        const first = await made(badge(id), { id: 'urn:uuid:1' })
        const both = await made({ ...first, proof: change(own(first, 'proof') as Document) }, { previousProof: 'urn:uuid:1' })
        const { checks, standing } = await verify(both, scopeWith({ proofSet: 'any' }))
        return { proof: outcomes(checks, 'proof'), standing }
      }
      expect(await chain((first) => first)).toEqual({ proof: ['pass', 'pass'], standing: { control: 'none' } })
      // the second covers the first as it is: its bytes verify
      expect((await chain((first) => ({ ...first, created: '2025-06-02T00:00:00Z' }))).proof).toEqual(['fail ERR_PROOF', 'pass'])
    })
    it('one that verifies under somebody else’s key is not good', async () => {
      const other = keyIssuer(testKey())
      const mixed = await signed(badge(id), other.key, other.keyId)
      const { checks, standing } = await verify(
        { ...mixed, proof: [own(mixed, 'proof'), { type: 'Placeholder' }] },
        scopeWith({ proofSet: 'any' }),
      )
      expect([outcomes(checks, 'proof'), outcomes(checks, 'key-binding'), standing]).toEqual([
        ['pass', 'unknown ERR_UNSUPPORTED'],
        ['fail ERR_KEY_BINDING', 'skip ERR_PROOF'],
        undefined,
      ])
    })
  })

  it('a draft’s name is a warning, and a date to come is one', async () => {
    const document = await signed(badge(id), key, keyId)
    const { checks } = await verify(document, scopeWith({ now: new Date('2025-05-31T00:00:00Z') }))
    expect(outcomes(checks, 'proof')).toEqual(['pass', 'warn ERR_NOT_YET_VALID'])
    expect(outcomes((await verify(document, scopeWith({ now: new Date('2025-05-31T00:00:00Z'), skew: 86_400 }))).checks, 'proof')).toEqual([
      'pass',
    ])
  })
})
