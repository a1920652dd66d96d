/**
 * Certificates as a trust source: who leads to one of them is listed. Whoever makes authorities of their own, with the
 * names of the real ones, signs in truth and is nobody; and no page for people says anything else.
 */
import { describe, expect, test } from 'vitest'
import { testKey } from '../../fixtures/keys.mjs'
import { credential } from '../../fixtures/pki/credential.mjs'
import { general, seal } from '../../fixtures/pki/seal.mjs'
import { dnsName, extensions } from '../../fixtures/pki/x509.mjs'
import { microcredential } from '../../fixtures/templates.mjs'
import { reportText } from '../../src/cli/print-report.ts'
import { styleOf } from '../../src/cli/style.ts'
import { withAnchors } from '../../src/core/verify/listings.ts'
import { documentResolver } from '../../src/core.ts'
import { type Document, issue, type Report, signer, verify } from '../../src/index.ts'
import { allowList, certificateAuthorities, type TrustLookup, trustedAuthorities } from '../../src/trust.ts'
import { recheck } from '../../src/verify.ts'
import { testKey as madeKey } from '../proofs/issuers.ts'
import { scopeWith } from '../proofs/scope.ts'
import { minted, pki, sealText, times, trust } from '../seals/seals.ts'
import { web } from '../web.ts'

const real = 'did:web:university.example.org'
const name = 'University of Vesterhavn'
const now = new Date(times.now)
const key = madeKey('ES256')
const jwk = key.jwk as Record<string, string>
const text = (der: Uint8Array): string => Buffer.from(der).toString('base64')
/** What the evidence needs besides anchors: nobody is trusted by it. */
const seals = { certificates: Object.values(minted.authorities), revocations: [minted.lists.root, minted.lists.p256Later] }
const authorities = certificateAuthorities('the authorities', [minted.root])

type Entity = ReturnType<ReturnType<typeof pki>['make']>
/** A certificate that says that it is the university's. */
const leafOf = (issuer: Entity | undefined): Entity =>
  pki().make({
    subject: { ...pki().named('SEAL'), O: name },
    key: { algorithm: 'ES256', jwk },
    ...(issuer && { issuer }),
    extensions: [extensions.usage(0), extensions.alternativeNames(dnsName('university.example.org'))],
  })
/** An authority of the thief's own, which calls itself what the real one is called. */
const ownAuthority = (subject: Entity['subject']): Entity =>
  pki().make({
    subject,
    key: { algorithm: 'ES256', jwk: madeKey('ES256').jwk as Record<string, string> },
    extensions: [extensions.authority(), extensions.usage(5, 6)],
  })

const token = async (...chain: readonly Entity[]): Promise<string> =>
  (await issue(microcredential(real, '4001', { validFrom: '2026-01-01T00:00:00Z' }), {
    signer: { ...key.signer('x5c'), certificates: chain.map(({ certificate }) => text(certificate)) },
    proof: 'vc-jwt',
  })) as string

const page = (report: Report): string => reportText(report, { style: styleOf(false), wrapAt: 200 })

describe('certificates that are trusted', () => {
  const { p256 } = pki().authorities
  test('an issuer whose certificate leads to one is listed, by the name in the certificate', async () => {
    const report = await verify(await token(leafOf(p256), p256), { now, seals, trust: authorities })
    expect(report.issuer).toMatchObject({
      id: real,
      name,
      nameIsFrom: 'certificate',
      control: 'certificate',
      listedBy: ['the authorities'],
    })
    expect(report.checks.find(({ id }) => id === 'issuer')?.outcome).toBe('pass')
    expect(page(report)).toContain('as a certificate says')
  })
  test('are read once, however many credentials there are, and anew where the list was changed', () => {
    const anchors = [minted.root]
    const given = { seals: { anchors: [minted.authorities.p256] }, trust: { name: 'x', lookup: authorities.lookup, anchors } }
    const list = () => withAnchors(given).seals.anchors
    const first = list()
    expect(first).toEqual([minted.authorities.p256, minted.root])
    expect(list()).toBe(first)
    anchors.push(minted.authorities.rsa)
    expect(list()).toEqual([...first, minted.authorities.rsa])
  })
  test('only by the source whose certificate it is', async () => {
    const other = certificateAuthorities('others', [ownAuthority(pki().root.subject).certificate])
    expect((await verify(await token(leafOf(p256), p256), { now, seals, trust: [other, authorities] })).issuer.listedBy).toEqual([
      'the authorities',
    ])
    const both = await verify(await token(leafOf(p256), p256), { now, seals: { ...seals, anchors: [minted.root] }, trust: other })
    expect([both.issuer.control, both.issuer.listedBy]).toEqual(['certificate', []])
  })
  test('only by the sources that trust it at that time: now, or when a timestamp proves that it was sealed', async () => {
    const sources = (from: string, until: string) => {
      const dated = { certificate: minted.root, service: 'certificates', periods: [{ from, until }] } as const
      return [
        certificateAuthorities('anchors', [{ certificate: minted.root, trusted: [{ from, until }] }]),
        trustedAuthorities('a list', [dated]),
        authorities,
      ]
    }
    const listed = async (input: string, from: string, until: string) => {
      const report = await verify(input, { now, seals: trusting, trust: sources(from, until), recheckable: true })
      for await (const { report: again } of recheck([report], { now, seals: trusting, trust: sources(from, until) }))
        expect(again?.issuer).toEqual(report.issuer)
      return report.issuer.listedBy
    }
    const trusting = { ...seals, revocations: trust.revocations ?? [], timestampAnchors: [minted.root] }
    const [all, one] = [['anchors', 'a list', 'the authorities'], ['the authorities']]
    const signed = await token(leafOf(p256), p256)
    expect(await listed(signed, '2020-01-01T00:00:00Z', '2030-01-01T00:00:00Z')).toEqual(all)
    expect(await listed(signed, '2020-01-01T00:00:00Z', '2025-01-01T00:00:00Z')).toEqual(one)
    // sealed on the second of March 2026, and looked at in the following month
    const [sealed, stamped] = ['p256.B-B', 'p256.B-LTA'].map((each) => sealText(`${each}.json`)) as [string, string]
    expect(await listed(stamped, '2020-01-01T00:00:00Z', '2026-03-10T00:00:00Z')).toEqual(all)
    expect(await listed(sealed, '2020-01-01T00:00:00Z', '2026-03-10T00:00:00Z')).toEqual(one)
    expect(await listed(stamped, '2026-03-10T00:00:00Z', '2030-01-01T00:00:00Z')).toEqual(one)
    expect(await listed(sealed, '2026-03-10T00:00:00Z', '2030-01-01T00:00:00Z')).toEqual(all)
    // whoever asks without a time is told who is known
    for (const source of sources('2020-01-01T00:00:00Z', '2025-01-01T00:00:00Z'))
      expect(
        await source.lookup({ id: real, control: 'certificate', anchor: new Uint8Array(Buffer.from(minted.root, 'base64')) }, scopeWith()),
      ).toEqual({
        source: source.name,
      })
  })
  test('a certificate that cannot be read is told to whoever gave it, and not held against the credential', async () => {
    const trusting = verify(await token(leafOf(p256), p256), { now, trust: certificateAuthorities('none', ['no certificate']) })
    await expect(trusting).rejects.toMatchObject({ code: 'ERR_OPTION' })
  })
})

describe('impostors with certificates', () => {
  const { root, authorities: real256 } = pki()
  const impostors: readonly (readonly [name: string, chain: () => readonly Entity[]])[] = [
    ['signs its certificate itself', () => [leafOf(undefined)]],
    ['has an authority of its own', () => [leafOf(ownAuthority({ CN: 'HARVARD CA' })), ownAuthority({ CN: 'HARVARD CA' })]],
    ['has an authority of its own, called as the real one', () => [leafOf(ownAuthority(root.subject))]],
    [
      'has an authority of its own, called as the real authority below it',
      () => [leafOf(ownAuthority(real256.p256.subject)), real256.p256],
    ],
    ['shows the real root behind its own', () => [leafOf(ownAuthority(real256.p256.subject)), ownAuthority(real256.p256.subject), root]],
    ['shows the real chain alone', () => [real256.p256, root]],
  ]
  test.each(impostors)('one that %s', async (_, chain) => {
    const report = await verify(await token(...chain()), { now, seals, trust: [authorities, allowList('the register', { [real]: name })] })
    expect(report.verdict).not.toBe('valid')
    expect(report.issuer).toMatchObject({ nameIsFrom: 'credential', control: 'none', listedBy: [] })
    expect(page(report)).toContain('nothing outside the credential confirms it; listed nowhere that was asked')
  })
})

describe('a seal of one’s own under another’s id', () => {
  const issuer = {
    type: 'Organisation',
    legalName: { en: name },
    eIDASIdentifier: { id: 'urn:example:identifier', type: 'LegalIdentifier', notation: 'NTRLU-B999999' },
  }
  const sealed = (id: string): object =>
    general(seal(JSON.stringify(credential({ more: { issuer: { ...issuer, id } } })), pki().leaves.p256, { at: times.sealed }))
  const verified = (id: string, list: Readonly<Record<string, string>>): Promise<Report> =>
    verify(JSON.stringify(sealed(id)), { now, seals: { ...seals, anchors: [minted.root] }, trust: allowList('the register', list) })
  test.each([real, 'https://university.example.org/'])('%s is not listed by it', async (id) => {
    const report = await verified(id, { [id]: name })
    expect(report.checks.filter((check) => check.id === 'key-binding').map(({ outcome }) => outcome)).toEqual(['pass'])
    expect(report.checks.filter((check) => check.id === 'issuer').map(({ outcome }) => outcome)).toEqual(['warn'])
    expect(report.issuer).toMatchObject({ name: 'Universitat Exempli', nameIsFrom: 'certificate', listedBy: [] })
  })
  test('what the certificate calls the issuer is', async () => {
    const report = await verified('urn:epass:org:1', { 'NTRLU-B999999': 'Universitat Exempli' })
    expect(report.issuer).toMatchObject({ id: 'NTRLU-B999999', nameIsFrom: 'register', listedBy: ['the register'] })
  })
})

describe('pages for people', () => {
  const thief = testKey('thief')
  const signed = async (more: Document): Promise<Document> =>
    (await issue(microcredential(thief.did, '4002', more), {
      signer: await signer(thief.jwk, thief.keyId),
      proof: 'eddsa-rdfc-2022',
      created: '2026-04-01T10:00:00Z',
    })) as Document
  const issuer = microcredential(real, '4002')['issuer'] as Document
  const image = { id: 'https://university.example.org/logo.png', type: 'Image' }
  test.each<readonly [name: string, more: Document]>([
    ['its name', { issuer: { ...issuer, id: thief.did } }],
    ['its logo', { issuer: { ...issuer, id: thief.did, image } }],
    [
      'its addresses',
      { issuer: { ...issuer, id: thief.did, url: 'https://university.example.org', email: 'info@university.example.org' } },
    ],
    [
      'its identifier among others',
      {
        issuer: {
          ...issuer,
          id: thief.did,
          otherIdentifier: [{ type: 'IdentifierEntry', identifier: real, identifierType: 'identifier' }],
        },
      },
    ],
    ['its identifier as the parent', { issuer: { ...issuer, id: thief.did, parentOrg: { id: real, type: ['Profile'], name } } }],
    [
      'a name that says that it is confirmed',
      { issuer: { ...issuer, id: thief.did, name: `${name}”, as a register says; listed by the Ministry` } },
    ],
  ])('a true signature of nobody, with %s: valid, and nobody', async (_, more) => {
    const report = await verify(await signed(more), {
      now: new Date('2026-06-01'),
      fetch: web,
      trust: allowList('the register', { [real]: name }),
    })
    expect([report.verdict, report.issuer.nameIsFrom, report.issuer.control, report.issuer.listedBy]).toEqual([
      'valid',
      'credential',
      'none',
      [],
    ])
    expect(page(report)).toMatch(
      /as the credential itself says\n.*\n\s+nothing outside the credential confirms it; listed nowhere that was asked/,
    )
    // where no list was given, none was asked
    const unasked = { ...report, checks: report.checks.filter(({ id }) => id !== 'issuer') }
    expect(page(unasked)).toContain('nothing outside the credential confirms it; no list was asked')
  })
})

describe('other sources', () => {
  test('a function', async () => {
    const university = testKey('university')
    const badge = (await issue(microcredential(real, '4003'), {
      signer: await signer(university.jwk, `${real}#key-1`),
      proof: 'eddsa-rdfc-2022',
      created: '2026-04-01T10:00:00Z',
    })) as Document
    const asked: unknown[] = []
    const register: TrustLookup = async (issuer) => {
      asked.push(issuer)
      return { source: 'a table', name }
    }
    const { issuer } = await verify(badge, { now: new Date('2026-06-01'), fetch: web, trust: register })
    expect(issuer).toMatchObject({ name, nameIsFrom: 'register', listedBy: ['a table'], control: 'domain' })
    expect(asked).toEqual([{ id: real, control: 'domain' }])
  })
  test('a resolver of DID documents: did:ebsi', async () => {
    const did = 'did:ebsi:zr2rWDHHrUCdZAW7wsSb5nQ'
    const keyId = `${did}#9HHEdJJ3sxBhmIzqcDRZJdkbrTSTCnIzLuQnWPBZMQg`
    const { publicJwk } = key
    const document: Document = {
      '@context': ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/suites/jws-2020/v1'],
      id: did,
      controller: [did],
      verificationMethod: [
        { id: `${did}#secp`, type: 'JsonWebKey2020', controller: did, publicKeyJwk: { kty: 'EC', crv: 'secp256k1', x: 'x', y: 'y' } },
        { id: keyId, type: 'JsonWebKey2020', controller: did, publicKeyJwk: publicJwk },
      ],
      authentication: [`${did}#secp`, keyId],
      assertionMethod: [keyId],
    }
    const sign = async (kid: string): Promise<string> =>
      (await issue(microcredential(did, '4004', { validFrom: '2026-01-01T00:00:00Z' }), {
        signer: key.signer(kid),
        proof: 'vc-jwt',
      })) as string
    const binding = async (kid: string, found: Document | undefined) => {
      const resolve = documentResolver(async (id) => (id === did ? found : undefined))
      const { checks } = await verify(await sign(kid), { now, resolve })
      return checks.filter(({ id }) => id === 'key-binding').map(({ outcome, code }) => [outcome, code].join(' ').trim())
    }
    expect(await binding(keyId, document)).toEqual(['pass'])
    expect(await binding(keyId, undefined)).toEqual(['unknown ERR_UNRESOLVED'])
    expect(await binding(keyId, { ...document, id: 'did:ebsi:other' })).toEqual(['fail ERR_KEY_BINDING'])
    expect(await binding(keyId, { ...document, assertionMethod: [`${did}#secp`] })).toEqual(['fail ERR_KEY_BINDING'])
    expect(await binding(`${did}#none`, document)).toEqual(['fail ERR_KEY_BINDING'])
  })
})
