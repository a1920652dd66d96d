/** A certificate in the header of a token proves nothing until somebody who is trusted issued it, and to the issuer. */
import { describe, expect, it } from 'vitest'
import { dnsName, emailName, extensions, purposes, uriName } from '../../fixtures/pki/x509.mjs'
import type { Algorithm } from '../../src/crypto/backend.ts'
import { sign } from '../../src/crypto/node.ts'
import { utf8 } from '../../src/lib/bytes.ts'
import type { Signer } from '../../src/lib/issuing.ts'
import type { Document } from '../../src/lib/json.ts'
import type { SealOptions } from '../../src/lib/seal-options.ts'
import { parseCompact } from '../../src/lib/tokens/jws-parse.ts'
import { outlineOf } from '../../src/lib/verifiable-credential.ts'
import { proof as family } from '../../src/proofs/vc-jwt/index.ts'
import { issue } from '../../src/proofs/vc-jwt/issue.ts'
import { pki, times, trust } from '../seals/seals.ts'
import { badge, testKey } from './issuers.ts'
import { outcomes, scopeWith, type Web } from './scope.ts'

const key = testKey('ES256')
const text = (der: Uint8Array): string => Buffer.from(der).toString('base64')

/** A certificate of the test authority for the names given, and its chain. */
const chainFor = (...names: readonly Uint8Array[]): readonly string[] => chainOf([extensions.usage(0)], names)
function chainOf(usages: readonly Uint8Array[], names: readonly Uint8Array[]): readonly string[] {
  const { authorities, make, named } = pki()
  const leaf = make({
    subject: { ...named('TEST SIGNER'), O: 'School of Examples' },
    key: { algorithm: 'ES256', jwk: key.jwk as Record<string, string> },
    issuer: authorities.p256,
    extensions: [...usages, ...(names.length > 0 ? [extensions.alternativeNames(...names)] : [])],
  })
  return [leaf, authorities.p256].map(({ certificate }) => text(certificate))
}

const web = 'did:web:school.example'
async function verified(
  issuer: string,
  certificates: readonly string[],
  seals?: SealOptions,
  answering: Web = {},
  at: number = times.now,
  signer: Signer = key.signer(''),
) {
  const token = await issue(badge(issuer, { validFrom: '2026-01-01T00:00:00Z' }), { signer: { ...signer, certificates }, proof: 'vc-jwt' })
  const jws = parseCompact(token)
  const inside = jws && family.opens?.(jws)
  if (!inside) throw new Error('this is no token with a credential')
  const parsed = {
    format: 'ob3',
    version: '3.0',
    document: inside.document,
    text: token,
    bytes: utf8(token),
    envelope: { kind: inside.kind, jws },
    container: 'jws',
    found: [],
  }
  const scope = { ...scopeWith({ now: new Date(at), web: answering }), ...(seals && { seals }) }
  return family.verify(parsed, outlineOf(parsed.document), scope)
}
async function answers(...given: Parameters<typeof verified>) {
  const { checks, standing } = await verified(...given)
  return { proof: outcomes(checks, 'proof'), binding: outcomes(checks, 'key-binding'), standing }
}

describe('a certificate in the header', () => {
  const issuers: readonly (readonly [name: string, issuer: string, names: readonly Uint8Array[]])[] = [
    ['the host of a did:web', web, [dnsName('school.example')]],
    ['the host, in capitals', web, [dnsName('SCHOOL.example')]],
    ['the host of an address', 'https://school.example/issuers/1', [dnsName('x.example'), dnsName('school.example')]],
    ['the address itself', 'https://school.example/issuers/1', [uriName('https://school.example/issuers/1')]],
  ]
  it.each(issuers)('is the issuer’s where a trusted one names %s', async (_, issuer, names) => {
    expect(await answers(issuer, chainFor(...names), trust)).toEqual({
      proof: ['pass'],
      binding: ['pass'],
      standing: { control: 'certificate', nameIsFrom: 'certificate', name: 'School of Examples' },
    })
  })

  const foreign: readonly (readonly [name: string, issuer: string, names: readonly Uint8Array[]])[] = [
    ['another host', web, [dnsName('evil.example')]],
    ['a host that ends alike', web, [dnsName('evilschool.example')]],
    ['a host above', 'did:web:x.school.example', [dnsName('school.example')]],
    ['a host below', web, [dnsName('x.school.example')]],
    ['a wildcard', 'did:web:x.example', [dnsName('*.example')]],
    ['an address of mail on the host', web, [emailName('eve@school.example')]],
    ['a mail address that reads like the host', web, [emailName('school.example')]],
    ['an identifier that reads like the host', web, [uriName('school.example')]],
    ['a mail address that reads like the address', 'https://school.example/issuers/1', [emailName('https://school.example/issuers/1')]],
    ['another address on the host', 'https://school.example/issuers/1', [uriName('https://school.example/issuers/2')]],
    ['a user that looks like a host', 'https://school.example@evil.example/', [dnsName('school.example')]],
    ['an address that stands in another identifier', 'urn:https://school.example/', [dnsName('school.example')]],
    ['a did:web that stands in another identifier', 'urn:did:web:school.example', [dnsName('school.example')]],
  ]
  it.each(foreign)('is not the issuer’s for naming %s, and the issuer was not asked', async (_, issuer, names) => {
    const { binding, standing } = await answers(issuer, chainFor(...names), trust)
    expect({ binding, standing }).toEqual({ binding: ['unknown ERR_SEAL_BINDING'], standing: undefined })
  })
  it('that names somebody else is the issuer’s where its own document has the key, and not where it has another', async () => {
    const publishing = (publicKeyJwk: object): Web => ({
      'https://school.example/.well-known/did.json': {
        id: web,
        verificationMethod: [{ id: `${web}#1`, publicKeyJwk }],
        assertionMethod: ['#1'],
      },
    })
    const service = chainFor(dnsName('signing-service.example'))
    expect((await answers(web, service, trust, publishing(key.publicJwk))).binding).toEqual(['pass'])
    expect((await answers(web, service, trust, publishing(testKey('ES256').publicJwk))).binding).toEqual(['fail ERR_KEY_BINDING'])
  })

  it.each([2, 4, 5, 6])('is not for signatures: a certificate for another use (%d) binds nothing', async (use) => {
    const other = chainOf([extensions.usage(use)], [dnsName('school.example')])
    expect(await answers(web, other, trust)).toMatchObject({ binding: ['unknown ERR_SEAL_CERTIFICATE'], standing: undefined })
    for (const usages of [[], [extensions.usage(1)], [extensions.usage(0, use)]])
      expect((await answers(web, chainOf(usages, [dnsName('school.example')]), trust)).binding).toEqual(['pass'])
  })
  it('that is reserved for timestamps or for status answers binds nothing', async () => {
    const { timeStamping, ocspSigning, clientAuth } = purposes
    const bound = async (...ids: readonly string[]) =>
      (await answers(web, chainOf([extensions.usage(0), extensions.purposes(ids)], [dnsName('school.example')]), trust)).binding
    for (const ids of [[timeStamping], [ocspSigning], [timeStamping, ocspSigning]])
      expect(await bound(...ids)).toEqual(['unknown ERR_SEAL_CERTIFICATE'])
    for (const ids of [[clientAuth], [ocspSigning, clientAuth]]) expect(await bound(...ids)).toEqual(['pass'])
  })
  it('leaves it open where it names nobody', async () => {
    expect((await answers(web, chainFor(), trust)).binding).toEqual(['unknown ERR_SEAL_BINDING'])
  })
  it('proves nothing where nobody is trusted', async () => {
    for (const seals of [undefined, {}, { anchors: [] }]) {
      expect(await answers(web, chainFor(dnsName('school.example')), seals)).toEqual({
        proof: ['pass'],
        binding: ['unknown ERR_SEAL_PATH'],
        standing: undefined,
      })
    }
  })
  it('is told apart where somebody is trusted, and it is past its time, or may be revoked', async () => {
    const chain = chainFor(dnsName('school.example'))
    const { revocations: _, ...unheard } = trust
    expect((await answers(web, chain, unheard)).binding).toEqual(['unknown ERR_SEAL_REVOCATION'])
    expect((await answers(web, chain, trust, {}, times.end + 1000)).binding).toEqual(['unknown ERR_SEAL_TIME'])
    expect((await answers(web, chain, trust, {}, times.start - 1000)).binding).toEqual(['unknown ERR_SEAL_TIME'])
  })
  it('names what would have to be fetched: of the issuer, and of the certificate where it is trusted otherwise', async () => {
    const [list, document] = ['https://lists.example/1.crl', 'https://school.example/.well-known/did.json']
    const chain = chainOf([extensions.usage(0), extensions.lists(list)], [dnsName('school.example')])
    const { revocations: _, ...unheard } = trust
    const needs = async (...given: Parameters<typeof verified>) =>
      (await verified(...given)).checks.find(({ id }) => id === 'key-binding')?.detail?.needs?.map(({ url }) => url)
    expect(await needs(web, chain, unheard)).toEqual([document, list])
    expect(await needs(web, chain)).toEqual([document])
    expect(await needs('urn:example:school', chain, unheard)).toEqual([list])
    expect(await needs('urn:example:school', chain)).toBe(undefined)
  })
  it('is the issuer’s, trusted or not, where the issuer publishes its key', async () => {
    const document: Document = { id: web, verificationMethod: [{ id: `${web}#1`, publicKeyJwk: key.publicJwk }], assertionMethod: ['#1'] }
    const answering = { 'https://school.example/.well-known/did.json': document }
    expect(await answers(web, chainFor(), undefined, answering)).toMatchObject({
      proof: ['pass'],
      binding: ['pass'],
      standing: { control: 'domain' },
    })
    const others = {
      'https://school.example/.well-known/did.json': {
        ...document,
        verificationMethod: [{ id: `${web}#1`, publicKeyJwk: testKey('ES256').publicJwk }],
      },
    }
    expect((await answers(web, chainFor(), undefined, others)).binding).toEqual(['fail ERR_KEY_BINDING'])
  })
  // RFC 4055 section 1.2
  it('with a key that is published for RSA-PSS alone has signed no token in the older way', async () => {
    const { authorities, leaves, make } = pki()
    const { rsa, pss } = leaves
    const by = async ({ key }: typeof rsa, algorithm: Algorithm) => {
      const { jwk } = key
      const names = extensions.alternativeNames(dnsName('school.example'))
      const leaf = make({ subject: rsa.subject, key, issuer: authorities.rsa, extensions: [extensions.usage(0), names] })
      const signer: Signer = { algorithm, keyId: '', sign: async (data) => sign(algorithm, jwk, data) }
      const chain = [leaf, authorities.rsa].map(({ certificate }) => text(certificate))
      return outcomes((await verified(web, chain, trust, {}, times.now, signer)).checks, 'proof')
    }
    expect(await by(rsa, 'RS256')).toEqual(['pass'])
    expect(await by(pss, 'PS256')).toEqual(['pass'])
    expect(await by(pss, 'RS256')).toEqual(['fail ERR_ALGORITHM'])
  })
  it.each([[[]], [['AAAA']], [['not base64!']]])('that is none: %j', async (certificates) => {
    expect(await answers(web, certificates, trust)).toMatchObject({ proof: ['fail ERR_KEY'], binding: ['fail ERR_KEY'] })
  })
})
