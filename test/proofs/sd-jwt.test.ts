/** Selectively disclosed tokens (RFC 9901, VC-JOSE-COSE section 3.2): made by another implementation and by hand, and attacked. */
import { describe, expect, it } from 'vitest'
import { bundle } from '../../src/bundle.ts'
import { convert, restore } from '../../src/convert.ts'
import type { Document } from '../../src/lib/json.ts'
import { CredentialError, parse } from '../../src/parse.ts'
import { recheck, type VerifyOptions, verify } from '../../src/verify.ts'
import { codeOfPromise } from './code-of.ts'
import { badge, keyIssuer, testKey } from './issuers.ts'
import { now, outcomes } from './scope.ts'
import { bound, disclosure, elsewhere, signed, together } from './sd-jwt.ts'

const school = keyIssuer(testKey('ES256'))
const holder = testKey('ES256')
const said = badge(school.id)
const claims: Document = { ...said, cnf: { jwk: holder.publicJwk } }
const header = { typ: 'vc+sd-jwt', kid: school.keyId }
const theirs = elsewhere(school.key, holder)
const asked = { challenge: 'n-1', domain: 'https://employer.example' }

async function answer(token: string, options: VerifyOptions = {}) {
  const report = await verify(token, { now, ...options })
  return {
    verdict: report.verdict,
    proof: outcomes(report.checks, 'proof'),
    binding: outcomes(report.checks, 'key-binding'),
    holder: outcomes(report.checks, 'holder-binding'),
  }
}
const good = { verdict: 'valid', proof: ['pass'], binding: ['pass'], holder: [] as readonly string[] }
const issued = (frame: unknown): Promise<string> => theirs.issue(claims, frame as never, { header })

describe('tokens of another implementation', () => {
  it.each([
    ['nothing to disclose', {}],
    ['members of the subject', { credentialSubject: { _sd: ['id', 'achievement'] } }],
    ['members inside what is disclosed', { credentialSubject: { _sd: ['achievement'], achievement: { _sd: ['name', 'criteria'] } } }],
    ['items of a list', { '@context': { _sd: [1] }, type: { _sd: [0, 1] } }],
    ['digests of nothing among them', { credentialSubject: { _sd: ['id'], _sd_decoy: 3 } }],
  ])('%s: all of it is there, and what was signed', async (_, frame) => {
    const token = await issued(frame)
    expect((await parse(token)).document).toEqual(said)
    expect(await answer(token)).toEqual(good)
  })

  it.each([
    ['a part', { credentialSubject: { achievement: true } }, ['id', 'type', 'achievement']],
    ['another', { credentialSubject: { id: true } }, ['id', 'type']],
    ['nothing', {}, ['type']],
  ])('%s is shown: the rest is not there', async (what, shown, names) => {
    const whole = await issued({ credentialSubject: { _sd: ['id', 'achievement'] } })
    const token = await theirs.present(whole, shown as never)
    const { document } = await parse(token)
    const theirView = (await theirs.getClaims(token)) as Document
    expect(document['credentialSubject']).toEqual(theirView['credentialSubject'])
    const there = Object.keys(document['credentialSubject'] as Document).sort()
    expect(there).toEqual(names.filter((name) => what !== 'a part' || name !== 'id').sort())
    expect((await answer(token)).proof).toEqual(['pass'])
  })

  it('its holder signs what is shown', async () => {
    const whole = await issued({ credentialSubject: { _sd: ['id'] } })
    const payload = { iat: now.getTime() / 1000 - 60, aud: asked.domain, nonce: asked.challenge }
    const token = await theirs.present(whole, { credentialSubject: { id: true } } as never, { kb: { payload } })
    expect(await answer(token)).toEqual({ ...good, holder: ['pass'] })
    expect(await answer(token, { presentation: asked })).toEqual({ ...good, holder: ['pass'] })
    expect((await answer(token, { presentation: { challenge: 'another' } })).holder).toEqual(['fail ERR_CHALLENGE'])
    expect((await answer(token, { presentation: { domain: 'https://other.example' } })).holder).toEqual(['fail ERR_CHALLENGE'])
  })
})

it.each(['clr2', 'elm'] as const)('a token, whole and as its holder showed it, goes into one %s, and comes back as it was', async (to) => {
  const whole = await issued({ credentialSubject: { _sd: ['achievement'] } })
  const payload = { iat: now.getTime() / 1000 - 60, aud: asked.domain, nonce: asked.challenge }
  const shown = await theirs.present(whole, { credentialSubject: { achievement: true } } as never, { kb: { payload } })
  const { document } = await bundle([whole, shown], { to })
  const outcome = async (one: unknown) => outcomes((await verify(JSON.stringify(one), { now })).checks, 'conversion')
  expect(await outcome(document)).toEqual(['pass'])
  const { bytes, others } = await restore(document)
  expect([bytes, ...others.map((one) => one.bytes)].map((one) => new TextDecoder().decode(one))).toEqual([whole, shown])
  const { name } = (said['credentialSubject'] as { achievement: { name: string } }).achievement
  const changed: unknown = JSON.parse(JSON.stringify(document).replaceAll(JSON.stringify(name), '"Something else"'))
  expect(await outcome(changed)).toEqual(['fail ERR_CONVERSION'])
})

describe('what the issuer signed', () => {
  const subject = disclosure('salt-1', 'credentialSubject', said['credentialSubject'])
  const { credentialSubject: _, ...rest } = claims
  const payload = { ...rest, _sd: [subject.digest], _sd_alg: 'sha-256' }

  it('ends where the token does, also where that is disclosed and the report is looked at again', async () => {
    const end = disclosure('salt-6', 'exp', now.getTime() / 1000 + 3600)
    const token = together(await signed(header, { ...claims, _sd: [end.digest] }, school.key), end.text)
    const report = await verify(token, { now, recheckable: true })
    expect(outcomes(report.checks, 'proof')).toEqual(['pass'])
    const later = new Date(now.getTime() + 7_200_000)
    expect((await answer(token, { now: later })).proof).toEqual(['pass', 'fail ERR_PROOF_EXPIRED'])
    for await (const { report: again } of recheck([report], { now: later }))
      expect(again && outcomes(again.checks, 'proof')).toEqual(['fail ERR_PROOF_EXPIRED'])
  })

  it('is whole with what is disclosed, and no more', async () => {
    const token = await signed(header, payload, school.key)
    expect((await parse(together(token, subject.text))).document).toEqual(said)
    expect(await answer(together(token, subject.text))).toEqual(good)
    // the same in JSON
    const [head, body, signature] = token.split('.')
    const json = { payload: body, protected: head, signature, header: { disclosures: [subject.text] } }
    expect((await parse(json)).document).toEqual(said)
    expect(await answer(JSON.stringify(json))).toEqual(good)
    // with nothing to disclose, what the holder signed says of what kind it is
    const whole = await signed(header, claims, school.key)
    const parts = whole.split('.')
    const bare = { payload: parts[1], protected: parts[0], signature: parts[2], header: { kb_jwt: await bound(together(whole), holder) } }
    expect(await answer(JSON.stringify(bare))).toEqual({ ...good, holder: ['pass'] })
  })

  it('may end, or have a status, that is not shown', async () => {
    const ends = disclosure('salt-2', 'validUntil', '2025-06-01T00:00:00Z')
    const token = await signed(header, { ...claims, _sd: [ends.digest] }, school.key)
    expect(await answer(together(token))).toEqual({ ...good, proof: ['pass', 'warn ERR_UNDISCLOSED'] })
    expect((await answer(together(token, ends.text))).verdict).toBe('invalid')
  })

  it('may end in the claim `vc`, or have one more status, that is not shown', async () => {
    const ends = disclosure('salt-2', 'validUntil', '2025-06-01T00:00:00Z')
    const inClaim = { iss: school.id, vc: { ...said, _sd: [ends.digest] } }
    const revocation = disclosure('salt-7', { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' })
    const hidden = [{ '...': revocation.digest }]
    const inStatus = { ...claims, validUntil: '2030-01-01T00:00:00Z', credentialStatus: hidden }
    for (const given of [inClaim, inStatus, { ...inStatus, _sd: [ends.digest] }])
      expect((await answer(together(await signed({ ...header, typ: undefined }, given, school.key)))).proof).toContain(
        'warn ERR_UNDISCLOSED',
      )
    expect(await answer(together(await signed(header, { ...claims, evidence: hidden }, school.key)))).toEqual(good)
  })

  it('may end earlier than it says, or begin later, or be somebody’s key’s, where that is not shown', async () => {
    const stated = { ...claims, validUntil: '2030-01-01T00:00:00Z', credentialStatus: { type: 'Other', id: 'urn:x' } }
    for (const [name, value] of [
      ['exp', 1],
      ['expirationDate', '2025-06-01T00:00:00Z'],
      ['nbf', 1_900_000_000],
      ['cnf', { jwk: holder.publicJwk }],
    ] as const) {
      const token = await signed(header, { ...stated, _sd: [disclosure('salt-8', name, value).digest] }, school.key)
      expect((await answer(together(token))).proof, name).toContain('warn ERR_UNDISCLOSED')
    }
  })

  it('has no room for millions of disclosures, which are not looked at one by one', async () => {
    const token = await signed(header, payload, school.key)
    // of the processor: what else the machine does takes none of it
    const begun = process.cpuUsage()
    expect(await codeOfPromise(parse(token + '~'.repeat(1_000_000)))).toBe('ERR_TOKEN')
    expect(await codeOfPromise(parse(`${token}~${Array.from({ length: 300_000 }, (_, index) => index.toString(36)).join('~')}~`))).toBe(
      'ERR_TOKEN',
    )
    expect(process.cpuUsage(begun).user / 1000).toBeLessThan(3_000)
  })

  const changed = disclosure('salt-1', 'credentialSubject', { ...(said['credentialSubject'] as Document), id: 'did:example:eve' })
  const item = disclosure('salt-3', 'OpenBadgeCredential')
  const inside = disclosure('salt-4', 'name', 'Another')
  it.each<[string, Document, readonly string[], string]>([
    ['a disclosure that was changed', payload, [changed.text], 'ERR_TOKEN'],
    ['one more than it signed', payload, [subject.text, changed.text], 'ERR_TOKEN'],
    ['one twice', payload, [subject.text, subject.text], 'ERR_TOKEN'],
    ['an item in the place of a member', { ...claims, _sd: [item.digest] }, [item.text], 'ERR_TOKEN'],
    ['a member in the place of an item', { ...claims, type: [{ '...': inside.digest }] }, [inside.text], 'ERR_TOKEN'],
    ['a member that is there', { ...claims, _sd: [inside.digest] }, [inside.text], 'ERR_TOKEN'],
    ['a digest twice', { ...rest, _sd: [subject.digest, subject.digest] }, [subject.text], 'ERR_TOKEN'],
    ['a digest in two places', { ...claims, _sd: [subject.digest], issuer: { _sd: [subject.digest] } }, [], 'ERR_TOKEN'],
    ['digests that are no list', { ...claims, _sd: subject.digest }, [], 'ERR_TOKEN'],
    ['digests that are no texts', { ...claims, _sd: [7] }, [], 'ERR_TOKEN'],
    ['digests of another kind', { ...payload, _sd_alg: 'sha-512' }, [subject.text], 'ERR_UNSUPPORTED'],
    ['a salt that is no text', { ...claims, _sd: [disclosure(1, 'a', 1).digest] }, [disclosure(1, 'a', 1).text], 'ERR_TOKEN'],
    ['a name that is no text', { ...claims, _sd: [disclosure('a', 7, 1).digest] }, [disclosure('a', 7, 1).text], 'ERR_TOKEN'],
    ['what is no base64url', payload, ['*'], 'ERR_NOT_JSON'],
    ['nothing between two tildes', payload, ['', subject.text], 'ERR_TOKEN'],
    ...['_sd', '...', '__proto__', 'toString'].map((name): [string, Document, readonly string[], string] => {
      const { text, digest } = disclosure('salt-5', name, { polluted: true })
      return [`a member called ${name}`, { ...claims, _sd: [digest] }, [text], 'ERR_TOKEN']
    }),
  ])('is not believed with %s', async (_, given, texts, code) => {
    const token = together(await signed(header, given, school.key), ...texts)
    expect(await codeOfPromise(parse(token))).toBe(code)
  })

  it('is not believed where its disclosures are no list of texts', async () => {
    const [head, body, signature] = (await signed(header, payload, school.key)).split('.')
    for (const disclosures of [subject.text, [7], [`${subject.text}~`], { 0: subject.text }])
      expect(await codeOfPromise(parse({ payload: body, protected: head, signature, header: { disclosures } }))).toBe('ERR_TOKEN')
  })

  it('takes for no disclosure what says more', async () => {
    const evidence = [{ '...': item.digest, name: 'Photo' }]
    expect((await parse(together(await signed(header, { ...claims, evidence }, school.key)))).document).toMatchObject({ evidence })
  })

  it('nests no deeper than a document may', async () => {
    let value: unknown = 'at the bottom'
    const texts: string[] = []
    for (let level = 0; level < 300; level++) {
      const { text, digest } = disclosure(`salt-${level}`, 'inner', value)
      texts.push(text)
      value = { _sd: [digest] }
    }
    const token = together(await signed(header, { ...claims, deep: value }, school.key), ...texts)
    expect(await codeOfPromise(parse(token))).toBe('ERR_TOO_DEEP')
  })

  it('is not taken for a token of another kind, nor one of another kind for it', async () => {
    const other = async (typ: string): Promise<string> => signed({ ...header, typ }, claims, school.key)
    expect((await answer(together(await other('vc+jwt')))).proof).toEqual(['fail ERR_PROOF_FORMAT'])
    expect((await answer(together(await other('kb+jwt')))).proof).toEqual(['fail ERR_PROOF_FORMAT'])
    expect((await answer(await other('vc+sd-jwt'))).proof).toEqual(['fail ERR_PROOF_FORMAT'])
    for (const typ of ['vc-ld+sd-jwt', 'vc+ld+json+sd-jwt', 'dc+sd-jwt', 'application/dc+sd-jwt'])
      expect(await answer(together(await other(typ))), typ).toEqual(good)
    expect((await answer(await other('dc+sd-jwt'))).proof).toEqual(['fail ERR_PROOF_FORMAT'])
    // an SD-JWT VC is a credential
    const shown = { '@context': ['https://www.w3.org/ns/credentials/v2'], type: ['VerifiablePresentation'], holder: school.id }
    const showing = async (typ: string) => (await answer(together(await signed({ ...header, typ }, shown, school.key)))).proof
    expect(await showing('vp+sd-jwt')).not.toContain('fail ERR_PROOF_FORMAT')
    expect(await showing('dc+sd-jwt')).toContain('fail ERR_PROOF_FORMAT')
  })

  it('is signed by nobody else', async () => {
    const token = together(await signed(header, payload, testKey('ES256')), subject.text)
    expect(await answer(token)).toMatchObject({ verdict: 'invalid', proof: ['fail ERR_PROOF'] })
  })
})

describe('what its holder signed', () => {
  const shownOf = async (more: Document = {}): Promise<string> => together(await signed(header, { ...claims, ...more }, school.key))

  it.each<[string, Document, Document, string]>([
    ['is of another kind', {}, { typ: 'jwt' }, 'fail ERR_PROOF_FORMAT'],
    ['does not say of what kind it is', {}, { typ: undefined }, 'fail ERR_PROOF_FORMAT'],
    ['has no algorithm', {}, { alg: 'none' }, 'fail ERR_ALGORITHM'],
    ['has a critical header', {}, { crit: ['x'], x: 1 }, 'fail ERR_PROOF_FORMAT'],
    ['is for other disclosures', { sd_hash: 'x' }, {}, 'fail ERR_PROOF'],
    ['is for nobody', { aud: undefined }, {}, 'fail ERR_PROOF_FORMAT'],
    ['answers nothing', { nonce: undefined }, {}, 'fail ERR_PROOF_FORMAT'],
    ['has no date', { iat: '2025' }, {}, 'fail ERR_PROOF_FORMAT'],
    ['has expired', { exp: 1 }, {}, 'fail ERR_PROOF_EXPIRED'],
    ['was made later', { iat: 1_800_000_000 }, {}, 'warn ERR_NOT_YET_VALID'],
    ['is not to be used yet', { nbf: 1_800_000_000 }, {}, 'fail ERR_NOT_YET_VALID'],
    ['begins at no date', { nbf: 'today' }, {}, 'fail ERR_PROOF_FORMAT'],
    ['may be used', { nbf: 1_700_000_000 }, {}, 'pass'],
  ])('is told where it %s', async (_, more, head, told) => {
    const shown = await shownOf()
    expect(await answer(shown + (await bound(shown, holder, more, head)))).toMatchObject({ proof: ['pass'], holder: [told] })
  })

  it('is told where it is no token at all, and the issuer’s proof is none the worse', async () => {
    const shown = await shownOf()
    const told = await answer(`${shown}e30.e30`)
    expect(told).toMatchObject({ proof: ['pass'] })
    expect(told.holder).toEqual([expect.stringMatching(/^fail ERR_/)])
  })

  it('is judged by the clock of whoever asks, which may be off', async () => {
    const shown = await shownOf()
    const seconds = now.getTime() / 1000
    const told = async (more: Document) => {
      const { checks } = await verify(shown + (await bound(shown, holder, more)), { now, skew: 60 })
      return outcomes(checks, 'holder-binding')
    }
    for (const more of [{ exp: seconds - 60 }, { nbf: seconds + 60 }, { iat: seconds + 60 }]) expect(await told(more)).toEqual(['pass'])
    expect(await told({ exp: seconds - 61 })).toEqual(['fail ERR_PROOF_EXPIRED'])
    expect(await told({ nbf: seconds + 61 })).toEqual(['fail ERR_NOT_YET_VALID'])
    expect(await told({ iat: seconds + 61 })).toEqual(['warn ERR_NOT_YET_VALID'])
  })

  it('says when it was made, for whoever takes no old ones', async () => {
    const shown = await shownOf()
    for (const exp of [undefined, 1_900_000_000]) {
      const { checks } = await verify(shown + (await bound(shown, holder, { iat: 1_700_000_000, exp })), { now })
      const detail = { iat: 1_700_000_000, ...(exp && { claim: 'exp', seconds: exp }) }
      expect(checks.find(({ id }) => id === 'holder-binding')).toMatchObject({ outcome: 'pass', detail })
    }
  })

  it('is an answer to nothing that cannot be asked, as elsewhere', async () => {
    const shown = await shownOf()
    const token = shown + (await bound(shown, holder))
    for (const presentation of [{ nonce: 'n-2' }, { challenge: 7 }, 'n-2', ['n-2']])
      expect(await codeOfPromise(verify(token, { now, presentation: presentation as Document }))).toBe('ERR_OPTION')
  })

  it('ends when it says, also where the report is looked at again', async () => {
    const shown = await shownOf()
    const token = shown + (await bound(shown, holder, { exp: now.getTime() / 1000 + 3600 }))
    const report = await verify(token, { now, recheckable: true })
    const binding = async (at: number): Promise<readonly string[]> => {
      for await (const { report: again } of recheck([report], { now: new Date(at) })) return outcomes(again?.checks ?? [], 'holder-binding')
      return []
    }
    expect(await binding(now.getTime() + 1_800_000)).toEqual(['pass'])
    expect(await binding(now.getTime() + 7_200_000)).toEqual(['fail ERR_PROOF_EXPIRED'])
  })

  it('ends when it says, also where it was made by a clock that was ahead', async () => {
    const shown = await shownOf()
    const seconds = now.getTime() / 1000
    const report = await verify(shown + (await bound(shown, holder, { iat: seconds + 600, exp: seconds + 3600 })), {
      now,
      recheckable: true,
    })
    expect(outcomes(report.checks, 'holder-binding')).toEqual(['warn ERR_NOT_YET_VALID'])
    for await (const { report: again } of recheck([report], { now: new Date(now.getTime() + 7_200_000) }))
      expect(outcomes(again?.checks ?? [], 'holder-binding')).toEqual(['fail ERR_PROOF_EXPIRED'])
    expect.assertions(2)
  })

  it('is signed by nobody else, and by nobody where no key is named', async () => {
    const shown = await shownOf()
    expect((await answer(shown + (await bound(shown, school.key)))).holder).toEqual(['fail ERR_PROOF'])
    for (const [cnf, told] of [
      [undefined, 'fail ERR_PROOF'],
      [{}, 'fail ERR_PROOF'],
      [{ jwk: holder.jwk }, 'fail ERR_KEY'],
      [{ 'x5t#S256': 'abc' }, 'unknown ERR_UNSUPPORTED'],
      [{ kid: 'did:example:nowhere#key' }, 'unknown ERR_UNRESOLVED'],
    ] as const) {
      const other = await shownOf({ cnf })
      expect((await answer(other + (await bound(other, holder)))).holder).toEqual([told])
    }
    const named = keyIssuer(testKey('EdDSA'))
    const other = await shownOf({ cnf: { kid: named.keyId } })
    expect((await answer(other + (await bound(other, named.key)))).holder).toEqual(['pass'])
  })

  it('is of what is shown, and of nothing else that the issuer signed', async () => {
    const shown = await shownOf()
    const more = disclosure('salt-9', 'name', 'Soil science')
    const { name: _, ...unnamed } = claims
    const whole = await signed(header, { ...unnamed, _sd: [more.digest] }, school.key)
    expect((await answer(together(whole, more.text) + (await bound(together(whole), holder)))).holder).toEqual(['fail ERR_PROOF'])
    expect((await answer(shown, { presentation: asked })).proof).toEqual(['pass', 'fail ERR_CHALLENGE'])
  })
})

describe('such a token', () => {
  it('cannot be changed anywhere: not what is disclosed, nor what either of the two signed', async () => {
    const whole = await issued({ credentialSubject: { _sd: ['id', 'achievement'] }, type: { _sd: [1] } })
    const token = whole + (await bound(whole, holder))
    expect(await answer(token)).toEqual({ ...good, holder: ['pass'] })
    const changes = Array.from({ length: Math.ceil(token.length / 7) }, (_, index) => {
      const at = index * 7
      return token.slice(0, at) + (token[at] === 'Q' ? 'R' : 'Q') + token.slice(at + 1)
    })
    const parts = token.split('~')
    const without = parts.map((_, index) => parts.toSpliced(index, 1).join('~'))
    let valid = 0
    for (const changed of [...changes, ...without])
      try {
        if ((await answer(changed)).verdict === 'valid') valid += 1
      } catch (error) {
        expect(error).toBeInstanceOf(CredentialError)
      }
    expect(valid).toBe(0)
  })

  it.each([[{}], [{ typ: undefined }], [{ sigT: '2026-01-01T00:00:00Z' }]])(
    'is no seal, whatever else its header has: %j',
    async (more) => {
      const subject = disclosure('salt-1', 'credentialSubject', said['credentialSubject'])
      const { credentialSubject: _, ...rest } = claims
      const certified = { ...header, x5c: ['MIIB'], 'x5t#S256': 'AA', ...more }
      const token = together(await signed(certified, { ...rest, _sd: [subject.digest] }, school.key), subject.text)
      expect(await parse(token)).toMatchObject({ document: said, envelope: { kind: 'jws' } })
    },
  )

  it('is found inside a token of a presentation, and where its tildes are spelled otherwise', async () => {
    const token = await issued({ credentialSubject: { _sd: ['id'] } })
    const enveloped = { '@context': 'https://www.w3.org/ns/credentials/v2', type: 'EnvelopedVerifiableCredential' }
    const type = 'VerifiablePresentation'
    const signs = (said: Document): Promise<string> => signed({ typ: 'jwt', kid: school.keyId }, said, school.key)
    const first = 'https://www.w3.org/2018/credentials/v1'
    for (const carrier of [
      await signs({ ...enveloped, type, verifiableCredential: [{ ...enveloped, id: `data:application/vc+sd-jwt,${token}` }] }),
      await signs({ vp: { '@context': [first], type: [type], verifiableCredential: [token] } }),
      JSON.stringify({ credential: token }).replaceAll('~', '\\u007e'),
      JSON.stringify({ credentials: [token] }).replaceAll('~', '\\u007e'),
      { ...enveloped, id: `data:application/vc+sd-jwt;base64,${btoa(token)}` },
      JSON.stringify({ ...enveloped, id: `data:application/vc+sd-jwt;base64,${btoa(token)}` }),
      // what stands in a URI may be escaped there, and some escape more than they must (RFC 3986 section 2.3)
      { ...enveloped, id: `data:application/vc+sd-jwt,${token.replaceAll('~', '%7E')}` },
      { ...enveloped, id: `data:application/vc+sd-jwt;base64,${encodeURIComponent(btoa(token))}` },
    ])
      expect(await parse(carrier)).toMatchObject({ document: said, text: token })
    const odd = { ...enveloped, id: `data:application/vc+sd-jwt,${token.replaceAll('~', '%7')}` }
    await expect(parse(odd)).rejects.toMatchObject({ code: 'ERR_UNSUPPORTED' })
  })

  it('is found where others are, and comes back byte for byte from what it is converted into', async () => {
    const token = await issued({ credentialSubject: { _sd: ['id'] } })
    expect(await parse({ credential: token })).toMatchObject({ document: said, text: token, format: 'ob3' })
    const enveloped = { '@context': 'https://www.w3.org/ns/credentials/v2', type: 'EnvelopedVerifiableCredential' }
    expect(await parse({ ...enveloped, id: `data:application/vc+sd-jwt,${token}` })).toMatchObject({ document: said, text: token })
    for (const to of ['elm', 'clr2', 'ob2', 'clr1']) {
      const converted = await convert(token, { to })
      expect(new TextDecoder().decode((await restore(converted.document)).bytes)).toBe(token)
      const { checks } = await verify(converted.document, { now })
      expect(checks.filter(({ id }) => id === 'conversion').map(({ outcome }) => outcome)).toEqual(['pass'])
    }
  })
})
