/** What is shown of a document is what was verified of it: a signed one is no wrapper, whatever its members and types are called besides. */
import { describe, expect, it } from 'vitest'
import { convert, parse, summary } from '../../src/index.ts'
import type { Document } from '../../src/lib/json.ts'
import { issue } from '../../src/proofs/data-integrity/issue.ts'
import { verify } from '../../src/verify.ts'
import { tokenOf } from './attack-cast.ts'
import { codeOfPromise } from './code-of.ts'
import { badge, keyIssuer, record as recordOf, testKey } from './issuers.ts'
import { now, outcomes, scopeWith } from './scope.ts'

const school = keyIssuer(testKey())
const holder = keyIssuer(testKey())
type Signer = typeof holder
const signed = (document: Document, { key, keyId }: Signer = holder, proof = 'eddsa-jcs-2022'): Promise<Document> =>
  issue(document, { signer: key.signer(keyId), proof, created: '2025-01-02T00:00:00Z' }, scopeWith())
const token = (payload: Document, { key, keyId }: Signer = holder): Promise<string> => tokenOf({ alg: 'EdDSA', kid: keyId }, payload, key)

const honest = await signed(badge(school.id, { name: 'Swimming' }, holder.id), school)
const forged = badge(school.id, { name: 'Brain surgery' }, holder.id)
const record = { '@context': 'https://purl.imsglobal.org/spec/clr/v1p0/context/clr_v1p0.jsonld', type: 'Clr', learner: {}, publisher: {} }
const forgedToken = await token({ iss: school.id, vc: forged })
const [head, payload, signature] = forgedToken.split('.')

/** Members by which programs wrap credentials, and by which one is enveloped or signed in JSON. */
const disguises: readonly (readonly [name: string, more: Document])[] = [
  ['an answer of an interface', { credential: forged }],
  ['an answer with a token', { credential: [forged], compactJwsString: [forgedToken] }],
  ['a record of another interface', { clr: record }],
  ['a token in JSON', { payload, signatures: [{ protected: head, signature }] }],
  ['a token in JSON that is flattened', { payload, protected: head, signature }],
  ['a signature whose content is elsewhere', { protected: head, signature }],
]
const enveloped = (type: string): Document => ({
  type: [type, 'EnvelopedVerifiableCredential'],
  id: `data:application/vc+jwt,${forgedToken}`,
})

describe('a presentation that its holder signed, and that looks like', () => {
  const presentation = (more: Document): Document => ({
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    holder: holder.id,
    verifiableCredential: [honest],
    ...more,
  })
  const isHonest = async (input: Document | string) => {
    const { verdict, format, nested = [] } = await verify(input, { now })
    expect([verdict, format, nested.map(({ path }) => path)]).toEqual(['valid', 'vp', ['/verifiableCredential/0']])
    expect((await parse(input)).document).toEqual(honest)
    expect((await summary(input)).title).toBe('Swimming')
  }
  it.each<readonly [string, Document]>([['nothing else', {}], ...disguises, ['an envelope', enveloped('VerifiablePresentation')]])(
    '%s',
    async (_, more) => {
      await isHonest(await signed(presentation(more)))
      await isHonest(await token({ iss: holder.id, vp: presentation(more) }))
      await isHonest(await token(presentation(more)))
    },
  )
})

describe('a credential in a token that looks like', () => {
  const over = badge(school.id, { name: 'Swimming', validUntil: '2025-06-01T00:00:00Z' }, holder.id)
  it.each(disguises)('%s', async (_, more) => {
    for (const payload of [{ vc: { ...over, ...more } }, { ...over, ...more }]) {
      const input = await token({ iss: school.id, ...payload }, school)
      const { checks, format } = await verify(input, { now })
      expect([format, outcomes(checks, 'validity')]).toEqual(['ob3', ['fail ERR_EXPIRED']])
      expect((await parse(input)).document['name']).toBe('Swimming')
    }
  })
})

describe('a credential of no known kind that looks like', () => {
  const anything = { '@context': ['https://www.w3.org/ns/credentials/v2'], issuer: holder.id, credentialSubject: { id: holder.id } }
  it.each<readonly [string, Document]>([...disguises, ['an envelope', enveloped('VerifiableCredential')]])('%s', async (_, more) => {
    const input = await signed({ type: ['VerifiableCredential'], ...anything, ...more })
    const { format, checks } = await verify(input, { now })
    expect([format, outcomes(checks, 'proof')]).toEqual(['vc', ['pass']])
    // what is inside was not verified: nor is it converted in its place
    expect(await codeOfPromise(convert(input, { to: 'clr2' }))).toBe('ERR_UNKNOWN_FORMAT')
    expect(await codeOfPromise(convert(await token({ iss: holder.id, ...input, proof: undefined }), { to: 'clr2' }))).toBe(
      'ERR_UNKNOWN_FORMAT',
    )
  })
})

describe('an envelope in a record, with members of another credential beside it', () => {
  const term = (name: string): Document => ({ '@id': `https://www.w3.org/2018/credentials#${name}`, '@type': '@id' })
  const beside = {
    '@context': ['https://www.w3.org/ns/credentials/v2', { issuer: term('issuer'), credentialSubject: term('credentialSubject') }],
    name: 'Brain surgery',
    issuer: forged['issuer'],
    credentialSubject: forged['credentialSubject'],
  }
  const recordWith = async (inside: string, more: Document): Promise<string> => {
    const envelope = {
      '@context': 'https://www.w3.org/ns/credentials/v2',
      type: 'EnvelopedVerifiableCredential',
      id: `data:application/vc+jwt,${inside}`,
    }
    return token({ iss: holder.id, ...recordOf(holder.id, [{ ...envelope, ...more }]) })
  }
  const shownIn = async (input: string): Promise<readonly unknown[]> => {
    const { nested = [] } = await verify(input, { now })
    const { achievements } = await summary(input)
    const elm = JSON.stringify((await convert(input, { to: 'elm', capsule: false })).document)
    return [nested.map(({ verdict }) => verdict), achievements.map(({ title }) => title), elm.includes('Brain surgery')]
  }
  it('what is in the envelope is read, and nothing beside it', async () => {
    const inside = await token(badge(school.id, { name: 'Swimming' }, holder.id), school)
    for (const more of [{}, beside]) expect(await shownIn(await recordWith(inside, more))).toEqual([['valid'], ['Swimming'], false])
  })
  it('nothing is read where it cannot be opened', async () => {
    const inside = await token({
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiableCredential'],
      issuer: holder.id,
      credentialSubject: { id: holder.id },
    })
    expect(await shownIn(await recordWith(inside, beside))).toEqual([['valid'], [undefined], false])
  })
})

it('null control: what says of itself that it is none of these is a wrapper', async () => {
  expect((await parse({ credential: honest })).document).toEqual(honest)
  expect((await parse({ verifiableCredential: [honest] })).document).toEqual(honest)
  const { type: _, ...bare } = enveloped('')
  expect((await parse({ ...bare, type: 'EnvelopedVerifiableCredential' })).document).toEqual(forged)
})
