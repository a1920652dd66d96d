/** A presentation: its holder's proof, the challenge and domain it answers, and every credential in it. */
import { describe, expect, it } from 'vitest'
import type { RecipientClaim } from '../../src/core/verify/recipient.ts'
import type { Document } from '../../src/lib/json.ts'
import type { PresentationAsked } from '../../src/lib/scope.ts'
import { issue } from '../../src/proofs/data-integrity/issue.ts'
import { securedDocument } from '../../src/proofs/data-integrity/secured.ts'
import { suites } from '../../src/proofs/data-integrity/suites.ts'
import { optionsHash } from '../../src/proofs/data-integrity/verify-proof.ts'
import { recheck, verify } from '../../src/verify.ts'
import { badge, keyIssuer, type TestKey, testKey, webIssuer } from './issuers.ts'
import { now, outcomes, scopeWith, webOf } from './scope.ts'
import { status, statusList } from './spellings.ts'

const issuer = keyIssuer()
const holder = keyIssuer()
const credential = await issue(
  badge(issuer.id, {}, holder.id),
  { signer: issuer.key.signer(issuer.keyId), proof: 'eddsa-rdfc-2022' },
  scopeWith(),
)

const presentationOf = (more: Document = {}): Document => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiablePresentation'],
  holder: holder.id,
  verifiableCredential: [credential],
  ...more,
})
/** A holder's proof, with whatever members. */
async function signed(
  document: Document,
  more: Document = {},
  { key, keyId }: { key: TestKey; keyId: string } = holder,
): Promise<Document> {
  const suite = suites['eddsa-rdfc-2022']
  if (!suite) throw new Error('no such suite')
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created: '2025-06-01T00:00:00Z',
    verificationMethod: keyId,
    proofPurpose: 'authentication',
    ...more,
  }
  const secured = securedDocument(document)
  const hashes = Buffer.concat([
    await optionsHash(proof, suite, 'SHA-256', secured.unsecured, scopeWith()),
    await secured.hash(proof, suite.form, 'SHA-256', scopeWith()),
  ])
  return { ...document, proof: { ...proof, proofValue: await suite.signature.write(hashes, key.signer(keyId)) } }
}
const answers = async (document: Document, presentation?: PresentationAsked) => {
  const { checks, verdict, nested = [] } = await verify(document, { now, ...(presentation && { presentation }) })
  return {
    verdict,
    proof: outcomes(checks, 'proof'),
    binding: outcomes(checks, 'key-binding'),
    inside: outcomes(checks, 'nested'),
    nested: nested.map((report) => report.verdict),
  }
}
const good = { verdict: 'valid', proof: ['pass'], binding: ['pass'], inside: ['pass'], nested: ['valid'] }

it('says of what kind its terms of use are', async () => {
  const told = async (termsOfUse: Document) =>
    outcomes((await verify(await signed(presentationOf({ termsOfUse })), { now })).checks, 'schema')
  expect(await told({ id: 'https://holder.example/terms' })).toEqual(['fail ERR_SCHEMA'])
  expect(await told({ id: 'https://holder.example/terms', type: 'VerifiablePresentation' })).toEqual(['pass'])
})

// CID 1.0 section 3.3, step 17; a token is told the same (presentation-token.test.ts)
it('is signed with a key that its holder lists to authenticate, not to assert', async () => {
  const { id, keyId, key, address, document } = webIssuer('ada.example')
  const home = 'https://wallet.example/ada'
  const { assertionMethod: _, ...rest } = document
  const told = async (by: string, name: string, pages: Readonly<Record<string, Document>>) => {
    const shown = await signed(presentationOf({ holder: by, verifiableCredential: [] }), {}, { key, keyId: name })
    const { checks } = await verify(shown, { now, fetch: webOf(pages) })
    return [...outcomes(checks, 'proof'), ...outcomes(checks, 'key-binding')]
  }
  const method = { id: `${home}#1`, type: 'JsonWebKey', controller: home, publicKeyJwk: key.publicJwk }
  const listed = (name: 'authentication' | 'assertionMethod') => [
    told(id, keyId, { [address]: { ...rest, [name]: keyId } }),
    told(home, method.id, { [home]: { id: home, verificationMethod: method, [name]: method.id } }),
  ]
  for (const one of listed('authentication')) expect(await one).toEqual(['pass', 'pass'])
  for (const one of listed('assertionMethod')) expect(await one).toEqual(['pass', 'fail ERR_KEY_BINDING'])
})

describe('what a holder says of itself, under the proof of the presentation alone', () => {
  const own = badge(holder.id, {}, holder.id)
  const shows = (inside: unknown, more: Document = {}): Document => presentationOf({ verifiableCredential: [inside], ...more })
  const told = async (document: Document) => {
    const { verdict, nested = [] } = await verify(document, { now })
    return [verdict, ...nested.flatMap((report) => [report.verdict, ...outcomes(report.checks, 'proof')])]
  }

  it('is as good as the presentation, and told', async () =>
    expect(await told(await signed(shows(own)))).toEqual(['valid', 'valid', 'warn ERR_NO_PROOF']))
  it('is nobody’s where the presentation was changed, or another key signed it', async () => {
    const nothing = ['invalid', 'invalid', 'fail ERR_NO_PROOF']
    expect(await told({ ...(await signed(shows(own))), verifiableCredential: [badge(holder.id, { name: 'Forged' }, holder.id)] })).toEqual(
      nothing,
    )
    expect(await told(await signed(shows(own), {}, issuer))).toEqual(nothing)
    expect(await told(await signed(shows(own), { expires: '2025-07-01T00:00:00Z' }))).toEqual(nothing)
  })
  it('is the holder’s only: nobody else’s, and of no presentation that names none', async () => {
    expect(await told(await signed(shows(badge(issuer.id, {}, holder.id))))).toEqual(['invalid', 'invalid', 'fail ERR_NO_PROOF'])
    expect((await told(await signed(shows(own, { holder: undefined })))).slice(1)).toEqual(['invalid', 'fail ERR_NO_PROOF'])
    expect(await told({ type: 'VerifiablePresentation', verifiableCredential: [own] })).toEqual(['invalid'])
  })
  it('is open where the holder’s key could not be looked up', async () => {
    const school = webIssuer('school.example')
    const document = await signed(shows(badge(school.id, {}, school.id), { holder: school.id }), {}, school)
    expect(await told(document)).toEqual(['indeterminate', 'indeterminate', 'unknown ERR_NO_PROOF'])
    const { verdict } = await verify(document, {
      now,
      fetch: webOf({ [school.address]: { ...school.document, authentication: [school.keyId] } }),
    })
    expect(verdict).toBe('valid')
  })
  it('has to be in force, as others', async () =>
    expect(await told(await signed(shows(badge(holder.id, { validUntil: '2025-06-01T00:00:00Z' }, holder.id))))).toEqual([
      'invalid',
      'invalid',
      'warn ERR_NO_PROOF',
    ]))
  it('does not cover a proof of its own that is wrong', async () => {
    const forged = { ...own, proof: credential['proof'] }
    expect((await told(await signed(shows(forged)))).slice(0, 2)).toEqual(['invalid', 'invalid'])
  })
})

describe('a presentation', () => {
  it('is valid with all that is in it', async () => {
    expect(await answers(await signed(presentationOf()))).toEqual(good)
    expect(
      await answers(await signed(presentationOf({ verifiableCredential: [credential, { ...credential, name: 'Other' }] }))),
    ).toMatchObject({ verdict: 'invalid', inside: ['pass', 'fail ERR_NESTED'], nested: ['valid', 'invalid'] })
  })
  it.each([{ challenge: '4f1c' }, { domain: 'school.example' }])(
    'a challenge where other libraries have it is no option: %o',
    async (asked) => {
      // it would not be missed: what was signed for nobody is valid
      await expect(verify(await signed(presentationOf()), { now, ...asked } as object)).rejects.toMatchObject({
        code: 'ERR_OPTION',
        message: expect.stringMatching(/under `presentation`/),
      })
      // nor would it be missed of what is no presentation: whoever is asked chooses what to send
      await expect(verify(credential, { now, ...asked } as object)).rejects.toMatchObject({ code: 'ERR_OPTION' })
      await expect(verify(credential, { now, challenge: undefined, domain: null } as object)).resolves.toMatchObject({ verdict: 'valid' })
    },
  )

  it('answers the challenge and the domain that it was given', async () => {
    const answer = await signed(presentationOf(), { challenge: '4f1c', domain: ['school.example'] })
    expect(await answers(answer, { challenge: '4f1c', domain: 'school.example' })).toEqual(good)
    for (const asked of [{ challenge: '4f1d' }, { domain: 'evil.example' }, { challenge: '4f1c', domain: '' }]) {
      expect((await answers(answer, asked)).proof).toEqual(['fail ERR_CHALLENGE'])
    }
    expect((await answers(await signed(presentationOf()), { challenge: '4f1c' })).proof).toEqual(['fail ERR_CHALLENGE'])
    // put in afterwards
    const bare = await signed(presentationOf())
    expect((await answers({ ...bare, proof: { ...(bare['proof'] as Document), challenge: '4f1c' } }, { challenge: '4f1c' })).proof).toEqual(
      ['fail ERR_PROOF'],
    )
  })
  it('names the domains that were given, and no others', async () => {
    const answer = await signed(presentationOf(), { domain: ['school.example', 'other.example'] })
    // in any order; the other of the two may have asked for it
    for (const domain of [
      ['school.example', 'other.example'],
      ['other.example', 'school.example'],
    ])
      expect(await answers(answer, { domain }), domain.join()).toEqual(good)
    for (const domain of ['school.example', ['school.example'], ['school.example', 'other.example', 'a.example'], ['a.example']])
      expect((await answers(answer, { domain })).proof, domain.toString()).toEqual(['fail ERR_CHALLENGE'])
  })
  it('is there at all where a challenge is given: whoever has a copy of a credential can send it', async () => {
    const answered = await signed(presentationOf(), { challenge: '4f1c', domain: 'school.example' })
    for (const document of [credential, presentationOf()]) {
      for (const asked of [{ challenge: '4f1c' }, { domain: 'school.example' }])
        expect(await answers(document, asked)).toMatchObject({ verdict: 'invalid', proof: ['pass', 'fail ERR_CHALLENGE'] })
      for (const asked of [undefined, {}]) expect((await answers(document, asked)).verdict).toBe('valid')
    }
    // what is inside answers nothing itself
    expect(await answers(answered, { challenge: '4f1c', domain: 'school.example' })).toEqual(good)
  })
  it('does not answer with one inside that was made for somebody else', async () => {
    const asked = { challenge: '4f1c', domain: 'school.example' }
    const told = async (before: Document, outer: Document = asked) => {
      const earlier = await signed(presentationOf(), before)
      return answers(await signed(presentationOf({ verifiableCredential: [earlier] }), outer), asked)
    }
    expect(await told(asked)).toEqual(good)
    // shown again
    for (const before of [{ ...asked, challenge: 'old' }, { ...asked, domain: 'mill.example' }, {}])
      expect(await told(before)).toMatchObject({ verdict: 'invalid', proof: ['pass'], inside: ['fail ERR_NESTED'] })
    // nor does one inside answer for the one that it is in
    expect(await told(asked, {})).toMatchObject({ verdict: 'invalid', proof: ['fail ERR_CHALLENGE'], inside: ['pass'] })
  })
  it('is its holder’s', async () => {
    const other = keyIssuer(testKey())
    expect(await answers(await signed(presentationOf(), {}, other))).toMatchObject({
      verdict: 'invalid',
      binding: ['fail ERR_KEY_BINDING'],
    })
    for (const [who, is] of [
      [holder, 'The holder’s identifier is the key that signed.'],
      [other, 'The key that signed is not the holder’s: somebody else controls it.'],
    ] as const) {
      const { checks } = await verify(await signed(presentationOf(), {}, who), { now })
      expect(checks.find((check) => check.id === 'key-binding')?.message).toBe(is)
    }
    const { holder: _, ...anonymous } = presentationOf()
    expect(await answers(await signed(anonymous))).toMatchObject({ verdict: 'indeterminate', binding: ['unknown ERR_KEY_BINDING'] })
  })
  it('is made to authenticate, a credential to assert', async () => {
    expect((await answers(await signed(presentationOf(), { proofPurpose: 'assertionMethod' }))).proof).toEqual(['fail ERR_PROOF_PURPOSE'])
    const shown = await signed(badge(holder.id))
    expect((await answers(shown)).proof).toEqual(['fail ERR_PROOF_PURPOSE'])
  })
  it('shows what is about its holder, or somebody else: told either way', async () => {
    const about = async (id: string | undefined) => {
      const { credentialSubject, ...rest } = badge(issuer.id)
      const { id: _, ...subject } = credentialSubject as Document
      const document = { ...rest, credentialSubject: { ...subject, ...(id !== undefined && { id }), identifier: [identity] } }
      return issue(document, { signer: issuer.key.signer(issuer.keyId), proof: 'eddsa-rdfc-2022' }, scopeWith())
    }
    const identity = { type: 'IdentityObject', hashed: false, identityHash: 'Nora Lindqvist', identityType: 'name' }
    const shown = await signed(
      presentationOf({ verifiableCredential: [await about(holder.id), await about('did:example:x'), await about(undefined)] }),
    )
    const said = async (recipient?: RecipientClaim) => {
      const { verdict, checks, nested = [] } = await verify(shown, { now, ...(recipient && { recipient }) })
      return { verdict, outer: outcomes(checks, 'recipient'), inside: nested.map((report) => outcomes(report.checks, 'recipient').join()) }
    }
    expect(await said()).toEqual({ verdict: 'valid', outer: [], inside: ['pass', 'warn ERR_RECIPIENT', 'skip ERR_RECIPIENT_NOT_STATED'] })
    // and on the outside, for whoever looks no further
    expect((await answers(shown)).inside).toEqual(['pass', 'warn ERR_RECIPIENT', 'pass'])
    const other = keyIssuer(testKey())
    const stolen = await signed(presentationOf({ holder: other.id, verifiableCredential: [shown] }), {}, other)
    expect((await answers(stolen)).inside).toEqual(['warn ERR_RECIPIENT'])
    // whom the caller knows, is asked of each that is shown
    expect(await said({ name: 'Nora Lindqvist' })).toEqual({
      verdict: 'valid',
      outer: [],
      inside: ['pass,pass', 'pass,warn ERR_RECIPIENT', 'pass,skip ERR_RECIPIENT_NOT_STATED'],
    })
    expect(await said({ name: 'Eve' })).toMatchObject({ verdict: 'invalid', outer: [] })
    expect(await said({ email: 'nora@x.example' })).toMatchObject({ verdict: 'indeterminate' })
  })
  it('of sixty credentials of one issuer asks for its keys once, and for its list once', async () => {
    const school = webIssuer('school.example')
    const url = String(status['statusListCredential'])
    const sign = (document: Document) => issue(document, { signer: school.key.signer(school.keyId), proof: 'eddsa-rdfc-2022' }, scopeWith())
    const list = await sign(statusList(school.id))
    const sixty = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        sign(
          badge(school.id, {
            id: `urn:uuid:00000000-0000-4000-8000-0000000000${index + 10}`,
            credentialStatus: { ...status, statusListIndex: String(index) },
          }),
        ),
      ),
    )
    const asked: string[] = []
    const answer = webOf({ [school.address]: school.document, [url]: list })
    const report = await verify(await signed(presentationOf({ verifiableCredential: sixty })), {
      now,
      fetch: (address, init) => {
        asked.push(address)
        return answer(address, init)
      },
    })
    expect(report.verdict).toBe('valid')
    expect(report.nested?.length).toBe(60)
    expect(asked.sort()).toEqual([school.address, url].sort())
  })
  it('holds as long as it says, where it says so', async () => {
    const until = async (more: Document): Promise<readonly string[]> =>
      outcomes((await verify({ ...(await signed(presentationOf())), ...more }, { now })).checks, 'validity')
    expect(await until({ validUntil: '2025-12-31T00:00:00Z' })).toEqual(['fail ERR_EXPIRED'])
    expect(await until({ validFrom: '2026-12-31T00:00:00Z' })).toEqual(['fail ERR_NOT_YET_VALID'])
    expect(await until({ validUntil: '2026-12-31T00:00:00Z' })).toEqual(['pass'])
    expect(await until({})).toEqual(['skip ERR_DATE'])
  })

  it('has a shape', async () => {
    const { '@context': _, ...bare } = await signed(presentationOf())
    const misshapen = [{ holder: [holder.id, issuer.id] }, { holder: 'x' }, { id: 7 }, { '@context': ['https://school.example/c'] }]
    for (const document of [bare, ...misshapen.map((more) => ({ ...presentationOf(), ...bare, ...more }))]) {
      const { checks } = await verify(document, { now })
      expect(outcomes(checks, 'schema'), JSON.stringify(document)).toContain('fail ERR_SCHEMA')
    }
  })
  it('that shows nothing says so', async () => {
    for (const verifiableCredential of [[], undefined]) {
      const { checks } = await verify(await signed(presentationOf({ verifiableCredential })), { now })
      expect(outcomes(checks, 'schema')).toContain('warn ERR_NO_CREDENTIAL')
    }
    const { checks } = await verify(await signed(presentationOf()), { now })
    expect(outcomes(checks, 'schema')).toEqual(['pass'])
  })
  it('has a holder, about whom no list of issuers is asked', async () => {
    const asked: string[] = []
    const trust = async ({ id }: { readonly id: string }) => {
      asked.push(id)
      return { source: 'a list', name: 'A school' }
    }
    const report = await verify(await signed(presentationOf()), { now, trust, recheckable: true })
    const again = await recheck([JSON.parse(JSON.stringify(report))], { now, trust }).next()
    for (const { checks, issuer: standing, nested = [] } of [report, again.value?.report ?? report]) {
      expect([standing.id, standing.listedBy, outcomes(checks, 'issuer')]).toEqual([holder.id, [], ['skip ERR_ISSUER']])
      expect(nested.map((inside) => inside.issuer.listedBy)).toEqual([['a list']])
    }
    expect(asked).toEqual([issuer.id, issuer.id])
  })
  it('without a proof is only what it holds', async () => {
    const { checks, format } = await verify(presentationOf(), { now })
    expect(format).toBe('ob3')
    expect(outcomes(checks, 'proof')).toEqual(['pass'])
  })
})
