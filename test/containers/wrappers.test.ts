/** What programs put around credentials: tokens in JSON, answers of APIs, lists of lists. */
import { FlattenedSign, GeneralSign, importJWK } from 'jose'
import { describe, expect, test } from 'vitest'
import { type CredentialError, type Document, issue, parse, parseAll, verify } from '../../src/index.ts'
import { badge, keyIssuer, testKey } from '../proofs/issuers.ts'
import { within } from './hostile.ts'

const { id, keyId, key } = keyIssuer()
const token = async (proof: string): Promise<string> => (await issue(badge(id), { signer: key.signer(keyId), proof })) as string
const outcome = (input: string | Document): Promise<string> =>
  verify(input).then(
    ({ verdict }) => verdict,
    ({ code }: CredentialError) => code,
  )

describe('tokens in JSON', () => {
  test.each(['vc-jwt', 'vc+jwt'])('%s, flattened and general, as jose makes them', async (proof) => {
    const [, payload = ''] = (await token(proof)).split('.')
    const bytes = Buffer.from(payload, 'base64url')
    const header = { alg: 'EdDSA', kid: keyId, typ: proof === 'vc-jwt' ? 'JWT' : proof }
    const jwk = await importJWK({ ...key.jwk }, 'EdDSA')
    const flattened = await new FlattenedSign(bytes).setProtectedHeader(header).sign(jwk)
    const general = await new GeneralSign(bytes).addSignature(jwk).setProtectedHeader(header).done().sign()
    for (const form of [flattened, general]) {
      expect(await outcome(JSON.stringify(form))).toBe('valid')
      expect(await parse(JSON.stringify(form))).toMatchObject({ format: 'ob3', container: 'jws', text: JSON.stringify(form) })
    }
    // another signature, another payload, a key that is not protected
    expect(await outcome({ ...flattened, signature: flattened.signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')) })).toBe(
      'invalid',
    )
    const changed = Buffer.from(bytes.toString().replace('Soil', 'Rock')).toString('base64url')
    expect(await outcome({ ...flattened, payload: changed })).toBe('invalid')
    const stranger = keyIssuer(testKey())
    const moved = await new FlattenedSign(bytes).setProtectedHeader({ alg: 'EdDSA' }).setUnprotectedHeader({ kid: keyId }).sign(jwk)
    // neither a good nor a wrong name counts there: the issuer has one key, and that is the one
    for (const header of [moved.header, { kid: stranger.keyId }, { jwk: stranger.key.publicJwk }])
      expect(await outcome({ ...moved, header } as Document)).toBe('valid')
    const forged = await new FlattenedSign(bytes)
      .setProtectedHeader({ alg: 'EdDSA' })
      .setUnprotectedHeader({ kid: stranger.keyId })
      .sign(await importJWK({ ...stranger.key.jwk }, 'EdDSA'))
    expect(await outcome({ ...forged })).toBe('invalid')
  })

  test('one with several signatures is not guessed at', async () => {
    const [head = '', payload, signature] = (await token('vc+jwt')).split('.')
    const signatures = [
      { protected: head, signature },
      { protected: head, signature },
    ]
    await expect(parse({ payload, signatures })).rejects.toMatchObject({ code: 'ERR_UNKNOWN_FORMAT', message: /several signatures/ })
  })
})

describe('answers of APIs', () => {
  const signed = issue(badge(id), { signer: key.signer(keyId), proof: 'eddsa-rdfc-2022' }) as Promise<Document>
  const around: readonly (readonly [string, (credential: unknown) => Document])[] = [
    ['the data model’s own name', (credential) => ({ verifiableCredential: credential })],
    ['VC API', (credential) => ({ verifiableCredential: credential, checks: [] })],
    ['an upload', (credential) => ({ credential })],
    ['a JSON API', (credential) => ({ data: { credential }, links: { next: null } })],
    ['Open Badges API', (credential) => ({ status: { success: true }, result: [credential] })],
    ['a store', (credential) => ({ id: 7, owner: 'x', vc: credential, stored: '2026-01-01' })],
    ['a wallet', (credential) => ({ vp_token: { 'what was asked for': [credential] }, state: 'x' })],
    ['a wallet of a draft', (credential) => ({ vp_token: credential, presentation_submission: { id: 'x' } })],
    ['an export', (credential) => ({ records: [{ badge: credential }] })],
  ]

  test.each(around)('%s: an object, a token, text', async (_, wrap) => {
    for (const credential of [await signed, await token('vc+jwt')]) {
      const wrapped = wrap(credential)
      expect(await outcome(wrapped)).toBe('valid')
      expect(await outcome(JSON.stringify(wrapped, null, 2))).toBe('valid')
      expect((await parse(wrapped)).found.map(({ container }) => container)).toContain('json')
    }
  })

  test('in quotes, as an API answers with a token or a text', async () => {
    for (const text of [JSON.stringify(await signed), await token('vc-jwt'), await token('vc+jwt')]) {
      expect(await outcome(JSON.stringify(text))).toBe('valid')
      expect(await parse(` ${JSON.stringify(text)}\n`)).toMatchObject({ text })
    }
    for (const text of ['""', '"words"', '"cut short', JSON.stringify(JSON.stringify('in quotes twice'))])
      await expect(parse(text), text).rejects.toMatchObject({ code: expect.stringMatching(/ERR_(?:NOT_JSON|EMPTY)/) })
  })

  test('several, each with the text that it has there', async () => {
    const text = `{ "credentials": [ ${JSON.stringify(await signed, null, 1)}, "${await token('vc-jwt')}", {"no": 1}, ${JSON.stringify(badge(id))} ] }`
    const items = []
    for await (const item of parseAll(text)) items.push(item)
    expect(items.map((item) => ('code' in item ? item.code : item.format))).toEqual(['ob3', 'ob3', 'ERR_UNKNOWN_FORMAT', 'ob3'])
    expect(items.map((item) => ('text' in item ? item.text : ''))).toEqual([
      JSON.stringify(await signed, null, 1),
      await token('vc-jwt'),
      '',
      JSON.stringify(badge(id)),
    ])
    await expect(parse(text)).rejects.toMatchObject({ code: expect.stringMatching(/ERR_SEVERAL|ERR_UNKNOWN_FORMAT/) })
  })

  test('of a presentation that nobody signed too: one that cannot be read does not stop the rest', async () => {
    const credential = await signed
    const items = [{ no: 1 }, credential, { payload: 'x', signatures: [] }, 'eyJ.x.y.z', 7, badge(id)]
    const presentation = {
      '@context': ['https://www.w3.org/2018/credentials/v1'],
      type: ['VerifiablePresentation'],
      verifiableCredential: items,
    }
    const found = []
    for await (const item of parseAll(JSON.stringify(presentation))) found.push('code' in item ? item.code : item.format)
    expect(found).toEqual(['ERR_UNKNOWN_FORMAT', 'ob3', 'ERR_TOKEN', 'ERR_TOKEN', 'ERR_INPUT', 'ob3'])
  })

  test('a signature that is detached is one, without what it signs', async () => {
    const [head, , signature] = (await token('vc-jwt')).split('.')
    const alone = { protected: head, signature }
    for (const input of [`${head}..${signature}`, alone, { ...alone, payload: '' }, { signatures: [alone] }])
      expect(await outcome(input)).toBe('ERR_UNSUPPORTED')
    expect(await outcome({ signature, signatures: [{ signature }] })).toBe('ERR_UNKNOWN_FORMAT')
  })

  test('what is in no format stays so, whatever is around it', async () => {
    for (const document of [
      { data: { data: { data: {} } } },
      { credential: 'hello' },
      { result: [] },
      { badge: { name: 'x' } },
      { data: null },
      { vc: [[[[]]]] },
    ])
      expect(await outcome(document as Document)).toBe('ERR_UNKNOWN_FORMAT')
    // a document with a context says itself what it is
    expect(await outcome({ '@context': 'https://example.org/own', vc: await signed })).toBe('ERR_UNKNOWN_FORMAT')
  })

  test('a wrapper in a wrapper without end is an end', async () => {
    let deep: Document = { hello: 'world' }
    for (let level = 0; level < 100; level++) deep = { data: deep, result: [{ vc: {} }] }
    expect(await within(1500, () => outcome(deep))).toBe('ERR_UNKNOWN_FORMAT')
    const wide = { credentials: Array.from({ length: 20_000 }, () => ({ no: 1 })) }
    expect(await within(3000, () => outcome(wide))).toBe('ERR_UNKNOWN_FORMAT')
  })
})
