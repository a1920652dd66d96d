/** Which certificates a list means: each criterion on its own, and what is not read (TS 119 612 clause 5.5.9.2.2). */
import { describe, expect, test } from 'vitest'
import { extensions, purposes } from '../../fixtures/pki/x509.mjs'
import { certificate } from '../../src/keys/x5c/certificate.ts'
import type { TrustedAuthority } from '../../src/trust/trusted-list/authority.ts'
import { meets, qualificationRule } from '../../src/trust/trusted-list/criteria.ts'
import { additional, ecc, xades } from '../../src/trust/trusted-list/namespaces.ts'
import { trustedAuthorities } from '../../src/trust/trusted-list/source.ts'
import { readXml } from '../../src/trust/trusted-list/xml.ts'
import { scopeWith } from '../proofs/scope.ts'
import { pki } from '../seals/seals.ts'
import { base64, keyUsage, policy } from './lists.ts'

const { make, named, leaves, authorities } = pki()
/** With two key usages (0 and 1), one purpose, and the subject that the PKI gives to its own. */
const read = certificate(
  new Uint8Array(
    make({
      subject: named('MEANT'),
      key: leaves.p256.key,
      issuer: authorities.p256,
      extensions: [extensions.usage(0, 1), extensions.purposes([purposes.clientAuth])],
    }).certificate,
  ),
)
const bare = certificate(new Uint8Array(make({ subject: named('BARE'), key: leaves.p256.key, issuer: authorities.p256 }).certificate))

const ruleOf = (criteria: string, assert?: string) =>
  qualificationRule(
    readXml(
      `<ecc:QualificationElement xmlns:ecc="${ecc}" xmlns:xades="${xades}" xmlns:more="${additional}"><ecc:Qualifiers><ecc:Qualifier uri=" https://lists.example/QCForESeal "/><ecc:Qualifier/></ecc:Qualifiers><ecc:CriteriaList${assert === undefined ? '' : ` assert="${assert}"`}>${criteria}</ecc:CriteriaList></ecc:QualificationElement>`,
    ).root,
  )
const isMeant = (criteria: string, assert?: string, of = read) => meets(of, ruleOf(criteria, assert).criteria)

const ids = (tag: string, ...list: readonly string[]) =>
  list.map((id) => `<${tag}><xades:Identifier>${id}</xades:Identifier></${tag}>`).join('')
const other = (inner: string) => `<ecc:otherCriteriaList>${inner}</ecc:otherCriteriaList>`
const used = (...list: readonly string[]) => other(`<more:ExtendedKeyUsage>${ids('more:KeyPurposeId', ...list)}</more:ExtendedKeyUsage>`)
const subject = (...list: readonly string[]) =>
  other(`<more:CertSubjectDNAttribute>${ids('more:AttributeOID', ...list)}</more:CertSubjectDNAttribute>`)
const bits = (inner: string) => `<ecc:KeyUsage>${inner}</ecc:KeyUsage>`
const bit = (name: string, value: string) => `<ecc:KeyUsageBit name="${name}">${value}</ecc:KeyUsageBit>`
const clientAuth = purposes.clientAuth
const commonName = '2.5.4.3'

describe('a criterion', () => {
  test.each<[string, string, boolean | undefined]>([
    ['one bit', keyUsage('digitalSignature'), true],
    ['a bit that is not set', keyUsage('crlSign'), false],
    ['two bits of which one is not so', bits(bit('digitalSignature', '1') + bit('crlSign', ' true ')), false],
    ['two bits that are so', bits(bit('digitalSignature', 'true') + bit('crlSign', '0')), true],
    ['a bit that nobody knows', bits(bit('digitalSignature', 'true') + bit('dreams', 'true')), undefined],
    ['a bit that says neither', bits(bit('digitalSignature', 'true') + bit('crlSign', 'perhaps')), undefined],
    ['no bits', bits(''), undefined],
    ['a purpose', used(`urn:oid:${clientAuth}`), true],
    ['two purposes of which one is not there', used(clientAuth, '1.2.3'), false],
    ['no purpose', used(), undefined],
    ['a purpose that is no identifier', used(clientAuth, 'https://lists.example/'), undefined],
    ['an attribute of the subject', subject(commonName), true],
    ['two of which one is not there', subject(commonName, '1.2.3'), false],
    ['an attribute by no identifier', other('<more:CertSubjectDNAttribute><more:AttributeOID/></more:CertSubjectDNAttribute>'), undefined],
    ['another of the same namespace', other('<more:Weather>1.2.3</more:Weather>'), undefined],
    ['another of the same name', other(`<Other>${ids('more:AttributeOID', commonName)}</Other>`), undefined],
    ['a policy that is not there', policy('1.2.3'), false],
    ['a description alone', '<ecc:Description>of all</ecc:Description>', undefined],
    ['a description beside one', `<ecc:Description>of some</ecc:Description>${keyUsage('digitalSignature')}`, true],
    ['none', '', undefined],
  ])('%s', (_, criteria, expected) => {
    expect(isMeant(criteria)).toBe(expected)
  })

  const [yes, no, open] = [keyUsage('digitalSignature'), keyUsage('crlSign'), other('<Other/>')]
  test.each<[string, string, boolean | undefined]>([
    ['all', yes + yes, true],
    ['all', yes + no, false],
    ['all', yes + open, undefined],
    ['all', no + open, false],
    ['atLeastOne', no + yes, true],
    ['atLeastOne', no + no, false],
    ['atLeastOne', yes + open, true],
    ['atLeastOne', no + open, undefined],
    ['none', no + no, true],
    ['none', yes + no, false],
    ['none', no + open, undefined],
    ['none', yes + open, false],
    ['most', yes, undefined],
  ])('%s of several', (assert, criteria, expected) => {
    expect(isMeant(criteria, assert)).toBe(expected)
    expect(isMeant(`<ecc:CriteriaList assert="${assert}">${criteria}</ecc:CriteriaList>`)).toBe(expected)
  })

  test('of a certificate that says nothing of it', () => {
    expect([keyUsage('crlSign'), keyUsage('crlSign', false), used(clientAuth)].map((each) => isMeant(each, 'all', bare))).toEqual([
      false,
      true,
      false,
    ])
  })

  test('all is what is meant where nothing is said, and a qualifier is the end of its address', () => {
    expect(isMeant(yes + no)).toBe(false)
    expect(ruleOf(yes).qualifiers).toEqual(['QCForESeal', ''])
  })
})

describe('services as a source', () => {
  const der = (of: { readonly certificate: Uint8Array }): Uint8Array => new Uint8Array(of.certificate)
  const periods = [
    { from: '2026-01-01T00:00:00Z', until: '2026-02-01T00:00:00Z' },
    { from: '2026-03-01T00:00:00Z', until: '2026-04-01T00:00:00Z' },
  ]
  const authority = (
    of: { readonly certificate: Uint8Array },
    service: TrustedAuthority['service'] = 'certificates',
  ): TrustedAuthority => ({
    certificate: base64(of.certificate),
    service,
    periods,
  })
  const source = trustedAuthorities('Ours', [
    authority(authorities.p256),
    authority(authorities.p256, 'timestamps'),
    authority(authorities.rsa, 'timestamps'),
  ])
  const lookup = async (anchor?: Uint8Array, at?: string) =>
    (
      await source.lookup(
        { id: 'https://issuer.example', control: 'certificate', ...(anchor && { anchor }), ...(at !== undefined && { at: new Date(at) }) },
        scopeWith(),
      )
    )?.source

  test('list whoever is certified by one that issues certificates, at a time that it is trusted for', async () => {
    const ours = der(authorities.p256)
    expect(await Promise.all([undefined, '2026-01-15', '2026-03-15'].map((at) => lookup(ours, at)))).toEqual(['Ours', 'Ours', 'Ours'])
    expect(await Promise.all(['2026-02-15', '2025-12-31'].map((at) => lookup(ours, at)))).toEqual([undefined, undefined])
    expect(await Promise.all([der(authorities.rsa), der(authorities.p384), undefined].map((each) => lookup(each)))).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  const ruled = (criterion: unknown) => [
    {
      ...authority(authorities.p256),
      periods: [{ ...periods[0], qualifications: [{ qualifiers: [], criteria: { assert: 'all', criteria: [criterion] } }] }],
    },
  ]
  test.each<[string, unknown]>([
    ['of nothing', {}],
    ['of two', { policies: ['1.2'], purposes: ['1.2'] }],
    ['that is not known to be unread', { unread: false }],
    ['of bits without a value', { keyUsage: [[0, 'true']] }],
    ['that is none', 7],
  ])('a criterion %s is none that was read', (_, criterion) => {
    expect(() => trustedAuthorities('Ours', ruled(criterion) as never)).toThrow('authority 1')
  })
  test('control: those that were', () => {
    for (const each of [{ unread: true }, { policies: ['1.2'] }, { keyUsage: [[0, true]] }])
      trustedAuthorities('Ours', ruled(each) as never)
  })

  test('a time without a beginning is no time', () => {
    const without = [{ ...authority(authorities.p256), periods: [{ from: 'long ago', until: '2026-02-01T00:00:00Z' }] }]
    expect(() => trustedAuthorities('Ours', without)).toThrow('authority 1')
  })
})
