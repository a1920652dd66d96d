/** What the protected header of a seal may say, and what makes it wrong. */
import { createHash, generateKeyPairSync, type KeyPairKeyObjectResult, sign } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { credential } from '../../fixtures/pki/credential.mjs'
import * as der from '../../fixtures/pki/der.mjs'
import type { Entity } from '../../fixtures/pki/pki.mjs'
import { compact, flattened, general, seal } from '../../fixtures/pki/seal.mjs'
import { dnsName, extensions, name, revocationList } from '../../fixtures/pki/x509.mjs'
import { algorithmIdentifier } from '../../src/keys/x5c/algorithm.ts'
import { certificate } from '../../src/keys/x5c/certificate.ts'
import { decode } from '../../src/keys/x5c/der.ts'
import { verifySigned } from '../../src/keys/x5c/signature.ts'
import { judge, keys, minted, pki, times, trust } from './seals.ts'

const payload = JSON.stringify(credential())
const base64url = (data: string | Uint8Array): string => Buffer.from(data).toString('base64url')
const digest = (name: string, data: Uint8Array): string => createHash(name).update(data).digest('base64url')
const { leaves, authorities, make } = pki()
const leaf = leaves.p256

const sealed = (options: object = {}, signer: Entity = leaf) => seal(payload, signer, { at: times.sealed, ...options })
const withHeader = (header: object, options: object = {}) => general(sealed({ header, ...options }))
const failsWith = async (id: string, code: string, input: object | string): Promise<void> => {
  expect((await judge(input)).of(id)).toMatchObject({ outcome: 'fail', code })
}

describe('the protected header', () => {
  test.each<[string, object]>([
    ['a critical name that nobody knows', { crit: ['b64', 'foo'], foo: 1 }],
    ['a critical name that is not there', { crit: ['b64', 'srCms'] }],
    ['a critical list that is empty', { crit: [], b64: undefined }],
    ['a critical name twice', { crit: ['b64', 'b64'] }],
    ['a critical name that the base specification defines', { crit: ['b64', 'alg'] }],
    ['detached data', { crit: ['b64', 'sigD'], sigD: { mId: 'http://uri.etsi.org/19182/ObjectIdByURI', pars: [] } }],
    ['two times', { sigT: '2026-03-02T09:00:00Z' }],
    ['a time of half seconds', { iat: 1772442000.5 }],
    ['a time that is text', { iat: '1772442000' }],
    ['a time before all times', { iat: -1 }],
    ['a time out of all bounds', { iat: 1e300 }],
    ['an old time with an offset', { iat: undefined, sigT: '2026-03-02T09:00:00+00:00' }],
    ['an old time of a day that does not exist', { iat: undefined, sigT: '2026-13-02T09:00:00Z' }],
    ['a chain in base64url', { x5c: [base64url(leaf.certificate)] }],
    ['a chain that is no list', { x5c: Buffer.from(leaf.certificate).toString('base64') }],
    ['a chain with nothing in it', { x5c: [] }],
    ['a reference that is no base64url', { 'x5t#S256': '***' }],
    ['a reference by a hash that nobody knows', { 'x5t#S256': undefined, 'x5t#o': { digAlg: 'MD5', digVal: 'AAAA' } }],
    ['references that are no list', { 'x5t#S256': undefined, sigX5ts: {} }],
    ['a timestamp of the payload that is none', { adoTst: { tstTokens: [] } }],
    ['b64 that is no boolean', { b64: 'false' }],
    ['a name of the key that is a number', { kid: 7 }],
    ['a name of the key that is nothing', { kid: null }],
    ['the private key', { jwk: keys['leafP256']?.jwk }],
    ['a key that is text', { jwk: 'AAAA' }],
  ])('refuses %s', async (_, header) => {
    const judged = await judge(withHeader(header))
    expect(['invalid', 'thrown']).toContain(judged.verdict)
    if (judged.verdict === 'invalid') expect(judged.of('proof')).toMatchObject({ outcome: 'fail', code: 'ERR_PROOF_FORMAT' })
    else expect(judged.indication).toBe('ERR_TOKEN')
  })

  test('another certificate is referred to, another serial number, another key', async () => {
    const other = digest('sha256', leaves.rsa.certificate)
    await failsWith('seal.certificate', 'ERR_SEAL_CERTIFICATE', withHeader({ 'x5t#S256': other }))
    await failsWith(
      'seal.certificate',
      'ERR_SEAL_CERTIFICATE',
      withHeader({ 'x5t#S256': undefined, 'x5t#o': { digAlg: 'S512', digVal: digest('sha512', leaves.rsa.certificate) } }),
    )
    await failsWith('seal.certificate', 'ERR_SEAL_CERTIFICATE', withHeader({ kid: sealedHeader(sealed({}, leaves.rsa)).kid }))
    const { d: _, ...publicKey } = keys['leafP384']?.jwk ?? {}
    await failsWith('seal.certificate', 'ERR_SEAL_CERTIFICATE', withHeader({ jwk: publicKey }))
    // one that cannot be read is not the certificate's either
    await failsWith('seal.certificate', 'ERR_SEAL_CERTIFICATE', withHeader({ jwk: { kty: 'EC', crv: 'P-256' } }))
  })

  // clause 5.1.4: an IssuerSerial (RFC 5035) names a certificate by both
  test('a certificate of the same number by another issuer is referred to, and one of another number by the same', async () => {
    const kidOf = (signer: Entity) => sealedHeader(sealed({}, signer)).kid
    expect((await judge(withHeader({ kid: kidOf(leaf) }))).indication).toBe('TOTAL-PASSED')
    for (const other of [
      { ...leaf, issuer: authorities.rsa },
      { ...leaf, serial: leaf.serial + 1 },
    ])
      await failsWith('seal.certificate', 'ERR_SEAL_CERTIFICATE', withHeader({ kid: kidOf(other) }))
  })

  // GeneralNames: the issuer may be named by other than his directory name beside it
  test('the other names of an issuer are passed over', async () => {
    const kid = (...names: readonly Uint8Array[]) =>
      Buffer.from(der.sequence(der.sequence(...names), der.integer(leaf.serial))).toString('base64')
    const ours = der.context(4, name(authorities.p256.subject))
    expect((await judge(withHeader({ kid: kid(dnsName('authority.example'), ours) }))).indication).toBe('TOTAL-PASSED')
    await failsWith('seal.certificate', 'ERR_SEAL_CERTIFICATE', withHeader({ kid: kid(dnsName('authority.example')) }))
  })

  test('what names the right certificate in another way is as good', async () => {
    const { d: _, ...publicKey } = keys['leafP256']?.jwk ?? {}
    const rightWays = [
      { 'x5t#S256': undefined, 'x5t#o': { digAlg: 'S512', digVal: digest('sha512', leaf.certificate) } },
      {
        'x5t#S256': undefined,
        sigX5ts: [leaf, authorities.p256].map(({ certificate }) => ({ digAlg: 'S256', digVal: digest('sha256', certificate) })),
        x5c: [leaf, authorities.p256].map(({ certificate }) => Buffer.from(certificate).toString('base64')),
      },
      { jwk: publicKey },
      { kid: 'did:example:not-an-issuer-and-serial' },
      { kid: undefined },
    ]
    for (const header of rightWays) expect((await judge(withHeader(header))).indication, JSON.stringify(header)).toBe('TOTAL-PASSED')
  })

  test('a chain of which one reference fits nothing', async () => {
    const sigX5ts = [leaf, leaves.rsa].map(({ certificate }) => ({ digAlg: 'S256', digVal: digest('sha256', certificate) }))
    await failsWith('seal.certificate', 'ERR_SEAL_CERTIFICATE', withHeader({ 'x5t#S256': undefined, sigX5ts }))
  })

  test('without a chain, the certificate is found by its digest; without both, not at all', async () => {
    const noChain = sealed({ header: { x5c: undefined } })
    const found = await judge(general(noChain), { ...trust, certificates: [...(trust.certificates ?? []), leaf.certificate] })
    expect(found.indication).toBe('TOTAL-PASSED')
    const lost = await judge(general(noChain))
    expect(lost.indication).toBe('INDETERMINATE/NO_SIGNING_CERTIFICATE_FOUND')
    expect(lost.verdict).toBe('indeterminate')
  })

  test('no reference or two, or no time: not a baseline seal', async () => {
    for (const header of [
      { 'x5t#S256': undefined },
      { 'x5t#o': { digAlg: 'S384', digVal: digest('sha384', leaf.certificate) } },
      { iat: undefined },
    ]) {
      const judged = await judge(withHeader(header), { ...trust, minLevel: 'B-B' })
      expect(judged.of('seal.level')).toMatchObject({ outcome: 'fail', detail: { claimed: 'none', achieved: 'none' } })
      expect(judged.indication).toBe('INDETERMINATE/SIG_CONSTRAINTS_FAILURE')
    }
  })

  test('a seal that is broken, or breaks a rule, has no level', async () => {
    const [whole, ruled] = [sealed(), withHeader({ crit: ['b64', 'other'], other: 1 })]
    const broken = general({ ...whole, payload: whole.payload.replace('Exempel', 'Exempla') })
    for (const input of [broken, ruled])
      expect((await judge(input)).of('seal.level')).toMatchObject({ outcome: 'warn', detail: { claimed: 'B-B', achieved: 'none' } })
  })

  test('a header that was replaced is used after its time: a warning', async () => {
    const judged = await judge(general(sealed({ sigT: true })))
    expect(judged.checks.filter(({ id }) => id === 'seal.signature').map(({ outcome }) => outcome)).toEqual(['pass', 'warn'])
    expect(judged.verdict).toBe('valid')
  })

  test.each(['none', 'HS256', 'RS1', '', 'toString', '__proto__'])('the algorithm %s', async (alg) => {
    const judged = await judge(withHeader({ alg }))
    expect(judged.of('proof')).toMatchObject({ outcome: 'fail', code: 'ERR_ALGORITHM' })
  })

  test('an algorithm that does not fit the key', async () => {
    for (const alg of ['RS256', 'ES384', 'ES512', 'PS256'])
      expect((await judge(withHeader({ alg }))).indication).toBe('TOTAL-FAILED/SIG_CRYPTO_FAILURE')
  })

  // RFC 4055 section 1.2
  test('an older signature by a key that is published for RSA-PSS alone', async () => {
    const made = (algorithm: string) => general(sealed({ algorithm }, leaves.pss))
    expect((await judge(made('PS256'))).indication).toBe('TOTAL-PASSED')
    expect((await judge(made('RS256'))).indication).toBe('TOTAL-FAILED/SIG_CRYPTO_FAILURE')
    const root = certificate(new Uint8Array(leaves.pss.certificate))
    const issued = (algorithm: string) => certificate(new Uint8Array(make({ ...leaf, issuer: leaves.pss, algorithm }).certificate))
    expect(await Promise.all(['PS256', 'RS256'].map((each) => verifySigned(issued(each).signed, root)))).toEqual(['valid', 'invalid'])
    // of another mask than MGF1 nothing is known
    const { signed } = issued('PS256')
    const raw = Uint8Array.from(signed.algorithm.raw)
    raw[Buffer.from(raw).indexOf(Buffer.from('2a864886f70d010108', 'hex')) + 8] = 9
    expect(await verifySigned({ ...signed, algorithm: algorithmIdentifier(decode(raw, 'algorithm')) }, root)).toBe('unsupported')
  })

  // RFC 5758 section 3.2: the hash of a certificate's signature is one of three, whatever the curve; that of a seal's goes with it (RFC 7518)
  test('a certificate and a list that are signed with another hash than goes with the curve', async () => {
    const { p384 } = authorities
    const { subject, key } = leaf
    const usage = [extensions.usage(0, 1)]
    const options = {
      ...trust,
      revocations: [minted.lists.root, revocationList(p384, { from: times.start, until: times.end, algorithm: 'ES256' })],
    }
    for (const algorithm of ['ES256', 'ES384']) {
      const signer = make({ subject, key, issuer: p384, algorithm, extensions: usage })
      expect(
        await verifySigned(certificate(new Uint8Array(signer.certificate)).signed, certificate(new Uint8Array(p384.certificate))),
      ).toBe('valid')
      expect((await judge(general(sealed({}, signer)), options)).verdict, algorithm).toBe('valid')
    }
    const crossed = certificate(new Uint8Array(make({ subject, key, issuer: authorities.p256, algorithm: 'ES384' }).certificate))
    const other = certificate(new Uint8Array(leaf.certificate))
    expect(await verifySigned(crossed.signed, certificate(new Uint8Array(authorities.p256.certificate)))).toBe('valid')
    expect(
      await verifySigned(
        { ...crossed.signed, algorithm: other.signed.algorithm },
        certificate(new Uint8Array(authorities.p256.certificate)),
      ),
    ).toBe('invalid')
  })

  test('a certificate by Ed25519 (RFC 8410), which no key of another kind makes', async () => {
    const octets = new Uint8Array([1, 2, 3])
    const algorithm = algorithmIdentifier(decode(der.sequence(der.oid('1.3.101.112')), 'algorithm'))
    const said = ({ publicKey, privateKey }: KeyPairKeyObjectResult, hash: string | null) =>
      verifySigned(
        { octets, algorithm, signature: new Uint8Array(sign(hash, octets, privateKey)) },
        { spki: new Uint8Array(publicKey.export({ type: 'spki', format: 'der' })) },
      )
    expect(await said(generateKeyPairSync('ed25519'), null)).toBe('valid')
    expect(await said(generateKeyPairSync('ec', { namedCurve: 'P-521' }), 'sha512')).toBe('unsupported')
    expect(await said(generateKeyPairSync('rsa', { modulusLength: 2048 }), 'sha512')).toBe('unsupported')
  })

  test.each(['JWT', 'vc+jwt', 'application/vc+jwt', 'statuslist+jwt', 'dc+sd-jwt'])('the type %s, of a token', async (typ) => {
    const judged = await judge(withHeader({ typ }))
    expect(judged.of('proof')).toMatchObject({ outcome: 'fail', code: 'ERR_PROOF_FORMAT' })
  })
  test.each([undefined, 'jose', 'jose+json', 'jwt+other', 7])('control: the type %s', async (typ) => {
    expect((await judge(withHeader({ typ }))).indication).toBe('TOTAL-PASSED')
  })

  // whoever has a token gives it another form: what was signed is the same
  test('an end and a beginning among what was sealed', async () => {
    const seconds = times.now / 1000
    const claiming = (claims: object) => seal(JSON.stringify({ ...credential(), ...claims }), leaf, { at: times.sealed })
    const of = async (claims: object) => (await judge(general(claiming(claims)))).checks.filter(({ id }) => id === 'proof').slice(1)
    expect(await of({ exp: seconds - 1 })).toMatchObject([{ outcome: 'fail', code: 'ERR_PROOF_EXPIRED' }])
    expect(await of({ nbf: seconds + 1 })).toMatchObject([{ outcome: 'fail', code: 'ERR_NOT_YET_VALID', detail: { seconds: seconds + 1 } }])
    expect(await of({ exp: seconds, nbf: seconds })).toEqual([])
    expect(await of({ exp: 'never', nbf: 'soon' })).toEqual([])
    expect(await of({ aud: 'https://somebody.example' })).toMatchObject([{ outcome: 'warn', code: 'ERR_CLAIMS', detail: { claim: 'aud' } }])
    const listed = await judge(general(claiming({ status: { status_list: { idx: 0, uri: 'https://somebody.example' } } })))
    expect(listed.of('status')).toMatchObject({ outcome: 'unknown', code: 'ERR_UNSUPPORTED' })
    expect((await judge(general(claiming({})))).of('status')).toBeUndefined()
  })

  test('a signature in the form of certificates', async () => {
    const made = sealed()
    const bytes = Buffer.from(made.signature, 'base64url')
    const number = (part: Buffer) => Buffer.concat([Buffer.from([2, 33, 0]), part])
    const body = Buffer.concat([number(bytes.subarray(0, 32)), number(bytes.subarray(32))])
    const signature = base64url(Buffer.concat([Buffer.from([0x30, body.length]), body]))
    expect((await judge(general({ ...made, signature }))).indication).toBe('TOTAL-FAILED/SIG_CRYPTO_FAILURE')
  })

  test('every form, with the payload encoded and not', async () => {
    const encoded = sealed({ unencoded: false })
    for (const input of [general(encoded), flattened(encoded), compact(encoded), general(sealed()), flattened(sealed())]) {
      expect((await judge(input)).indication).toBe('TOTAL-PASSED')
    }
  })

  test('the payload is the credential: nothing else is read', async () => {
    await expect(judge(general(seal('{"a":1,"a":2}', leaf, { at: times.sealed })))).resolves.toMatchObject({
      indication: 'ERR_DUPLICATE_MEMBER',
    })
    await expect(judge(general(seal('[]', leaf, { at: times.sealed })))).resolves.toMatchObject({ verdict: 'thrown' })
  })

  const sealedHeader = (made: { protected: string }) => JSON.parse(Buffer.from(made.protected, 'base64url').toString())
})
