/** What trusted lists say of seals: whether they count, of which time, and whether they are qualified ones. */
import { describe, expect, test } from 'vitest'
import * as der from '../../fixtures/pki/der.mjs'
import { extensions } from '../../fixtures/pki/x509.mjs'
import { recheck, verify } from '../../src/index.ts'
import type { SealQualification } from '../../src/lib/seal-options.ts'
import { sourcesIn } from '../../src/trust/file.ts'
import { jsonRegistry, readTrustedLists, type TrustSource } from '../../src/trust.ts'
import { pki, sealText, times, trust } from '../seals/seals.ts'
import { base64, keyUsage, type ListFacts, listXml, policy, qualifying, type ServiceFacts, signXml, use } from './lists.ts'

const { root, authorities, leaves, make, organisation } = pki()
const issuing: ServiceFacts = { certificates: [authorities.p256.certificate], extensions: use('ForeSeals') }
const before = [{ status: 'granted', since: '2019-01-01T00:00:00Z', extensions: use('ForeSeals') }]
const stamping: ServiceFacts = { certificates: [root.certificate], type: 'TSA/QTST' }

async function listed(services: readonly ServiceFacts[], facts: ListFacts = {}): Promise<TrustSource> {
  const xml = signXml(listXml({ services, ...facts }), authorities.rsa)
  const read = await readTrustedLists([xml], { signers: [base64(authorities.rsa.certificate)] })
  // as it comes back from a file
  const [source] = sourcesIn({ name: 'the lists', document: JSON.parse(JSON.stringify({ authorities: read.authorities })) })
  return source ?? jsonRegistry({ name: 'none', url: 'https://none.example/' })
}

describe('a certificate is qualified as the list says', () => {
  const qualified = extensions.qualified({ device: true })
  const statement = extensions.qualified({ device: false })
  const usage = extensions.usage(0, 1)
  const types = (...numbers: readonly number[]): Uint8Array =>
    der.sequence(der.oid('0.4.0.1862.1.6'), der.sequence(...numbers.map((each) => der.oid(`0.4.0.1862.1.6.${each}`))))
  const [compliance, forSeals, otherLaw] = [
    der.sequence(der.oid('0.4.0.1862.1.1')),
    types(2),
    der.sequence(der.oid('0.4.0.1862.1.7'), der.sequence()),
  ]
  const claiming = (...statements: readonly Uint8Array[]): Uint8Array =>
    der.sequence(der.oid('1.3.6.1.5.5.7.1.3'), der.octets(der.sequence(...statements)))
  const policies = extensions.policies('1.2.3.4', '1.2.3.5')
  const said = async (
    own: readonly Uint8Array[],
    service: Partial<ServiceFacts> = {},
    { at = times.sealed, from = times.start }: { at?: number; from?: number } = {},
  ): Promise<SealQualification | undefined> => {
    const leaf = make({ subject: organisation, key: leaves.p256.key, issuer: authorities.p256, extensions: own, from })
    const source = await listed([{ ...issuing, ...service }])
    return source.qualification?.([leaf.certificate, authorities.p256.certificate], at)
  }
  const answer = (qualifies: boolean | undefined, seal: boolean | undefined, device: boolean | undefined) => ({
    qualified: qualifies,
    seal,
    device,
  })
  const yes = answer(true, true, true)
  const unknown = answer(undefined, undefined, undefined)
  const ours = policy('1.2.3.4')
  const of = (...qualifiers: readonly string[]): Partial<ServiceFacts> => ({ extensions: use('ForeSeals') + qualifying(qualifiers, ours) })

  const open = answer(true, undefined, true)
  const half = { status: 'granted', since: '2019-01-01T00:00:00Z' }
  const since = (...before: readonly string[]): Partial<ServiceFacts> => ({
    ...of('QCForESeal'),
    since: '2026-02-01T00:00:00Z',
    history: [{ ...half, extensions: of(...before).extensions ?? '' }],
  })
  const until = (...now: readonly string[]): Partial<ServiceFacts> => ({
    ...of(...now),
    since: '2026-02-01T00:00:00Z',
    history: [{ ...half, extensions: of('QCForESeal').extensions ?? '' }],
  })

  test.each<[string, Parameters<typeof said>, SealQualification]>([
    ['what it claims counts where the list says nothing', [[qualified]], yes],
    ['and where it claims no device', [[statement]], answer(true, true, false)],
    ['and where it claims nothing: a certificate of a person', [[usage]], answer(false, false, false)],
    ['that it is for seals and qualified', [[claiming(compliance, forSeals)]], answer(true, true, false)],
    ['that it is for seals, and not that it is qualified', [[claiming(forSeals)]], answer(false, true, false)],
    ['qualified by the law of others', [[claiming(compliance, forSeals, otherLaw)]], answer(false, true, false)],
    ['NotQualified', [[qualified, policies], of('NotQualified')], answer(false, true, true)],
    ['NotQualified, of other certificates', [[qualified], of('NotQualified')], yes],
    ['QCStatement', [[policies], of('QCStatement', 'QCForESeal')], answer(true, true, false)],
    ['QCStatement, of other certificates', [[usage], of('QCStatement', 'QCForESeal')], answer(false, false, false)],
    ['QCWithQSCD', [[statement, policies], of('QCWithQSCD')], yes],
    ['QCQSCDManagedOnBehalf', [[statement, policies], of('QCQSCDManagedOnBehalf')], yes],
    ['QCNoQSCD', [[qualified, policies], of('QCNoQSCD')], answer(true, true, false)],
    ['QCQSCDStatusAsInCert', [[qualified, policies], of('QCQSCDStatusAsInCert')], yes],
    ['QCForESig', [[qualified, policies], of('QCForESig')], answer(false, false, true)],
    [
      'QCForESig of a service for signatures',
      [[qualified, policies], { extensions: use('ForeSignatures') + qualifying(['QCForESig'], ours) }],
      answer(true, false, true),
    ],
    // PRO-4.4.4-20: for seals it decides nothing
    ['QCForLegalPerson', [[qualified, policies], of('QCForLegalPerson')], yes],
    ['QCForLegalPerson and QCForESeal', [[qualified, policies], of('QCForLegalPerson', 'QCForESeal')], yes],
    [
      'QCForLegalPerson, of one that is of no type',
      [[claiming(compliance), policies], of('QCForLegalPerson')],
      answer(false, false, false),
    ],
    ['QCForESeal, of one that is of no type', [[claiming(compliance), policies], of('QCForESeal')], answer(true, true, false)],
    ['NotQualified and QCStatement', [[qualified, policies], of('NotQualified', 'QCStatement')], unknown],
    ['QCStatement, of one that claims nothing', [[policies], of('QCStatement')], answer(true, undefined, false)],
    [
      'QCStatement, of one that claims to be of no type',
      [[claiming(compliance), policies], of('QCStatement')],
      answer(false, false, false),
    ],
    ['QCWithQSCD and QCNoQSCD', [[qualified, policies], of('QCWithQSCD', 'QCNoQSCD')], answer(true, true, undefined)],
    ['QCQSCDManagedOnBehalf and QCNoQSCD', [[qualified, policies], of('QCNoQSCD', 'QCQSCDManagedOnBehalf')], answer(true, true, undefined)],
    ['QCWithSSCD and QCNoSSCD', [[qualified, policies], of('QCWithSSCD', 'QCNoSSCD')], answer(true, true, undefined)],
    ['of two types, one for seals', [[claiming(compliance, types(1, 2))]], answer(true, undefined, false)],
    ['of two types, none for seals', [[claiming(compliance, types(1, 3))]], answer(false, false, false)],
    ['a service that does not say what it is for', [[qualified], { extensions: '' }], answer(false, true, true)],
    [
      'a service that did not say so before the regulation',
      [[qualified], { since: '2013-01-01T00:00:00Z', history: [], extensions: '' }, { from: Date.UTC(2016, 5, 1) }],
      yes,
    ],
    ['a qualifier that is not known', [[qualified, policies], of('QCForRobots')], unknown],
    ['a qualifier that is not known, beside one that is', [[qualified, policies], of('QCForESeal', 'QCForRobots')], unknown],
    ['a qualifier that is not known, of other certificates', [[qualified], of('QCForRobots')], yes],
    [
      'NotQualified with white space around it',
      [[qualified, policies], { extensions: use('ForeSeals') + qualifying(['NotQualified '], ours).replace(/uri=" ?/g, 'uri=" ') }],
      answer(false, true, true),
    ],
    ['QCForESeal and QCForESig', [[qualified, policies], of('QCForESeal', 'QCForESig')], answer(true, undefined, true)],
    ['QCForESeal and QCForESig when it was issued, and QCForESeal since', [[qualified, policies], since('QCForESeal', 'QCForESig')], open],
    ['QCForESeal when it was issued, and QCForESig too since', [[qualified, policies], until('QCForESeal', 'QCForESig')], open],
    ['a qualifier that is not known when it was issued, and none since', [[qualified, policies], since('QCForRobots')], unknown],
    ['and since, and none when it was issued', [[qualified, policies], until('QCForRobots')], unknown],
    ['a service for seals', [[qualified], { extensions: use('ForeSeals') }], yes],
    ['a service for signatures', [[qualified], { extensions: use('ForeSignatures') }], answer(false, true, true)],
    ['a service for both', [[qualified], { extensions: use('ForeSignatures') + use('ForeSeals') }], yes],
    ['issued before the service was granted', [[qualified], { since: '2026-02-01T00:00:00Z' }], answer(false, false, true)],
    [
      'sealed after it was withdrawn',
      [[qualified], { status: 'withdrawn', since: '2026-02-01T00:00:00Z', history: before }],
      answer(false, false, false),
    ],
    ['sealed before it was', [[qualified], { status: 'withdrawn', since: '2026-03-30T00:00:00Z', history: before }], yes],
  ])('%s', async (_, given, expected) => {
    expect(await said(...given)).toEqual(expected)
  })

  test('and not where two services of one certificate contradict each other', async () => {
    const leaf = make({ subject: organisation, key: leaves.p256.key, issuer: authorities.p256, extensions: [qualified, policies] })
    const saidBy = async (...services: readonly Partial<ServiceFacts>[]) =>
      (await listed(services.map((each) => ({ ...issuing, ...each })))).qualification?.(
        [leaf.certificate, authorities.p256.certificate],
        times.sealed,
      )
    expect(await saidBy({}, of('NotQualified'))).toEqual(unknown)
    expect(await saidBy(of('NotQualified'), {})).toEqual(unknown)
    expect(await saidBy({}, {})).toEqual(yes)
    // one for signatures says nothing of seals, in whichever order
    for (const extensions of [
      use('ForeSignatures'),
      use('ForeSignatures') + qualifying(['NotQualified'], ours),
      use('ForeSignatures') + qualifying(['QCForRobots'], ours),
    ]) {
      expect(await saidBy({}, { extensions })).toEqual(yes)
      expect(await saidBy({ extensions }, {})).toEqual(yes)
      expect(await saidBy({ extensions }, of('NotQualified'))).toEqual(answer(false, true, true))
    }
    // one of another time says nothing
    expect(await saidBy({}, { ...of('NotQualified'), since: '2026-03-30T00:00:00Z' })).toEqual(yes)
  })

  const bits = (content: string, assert?: string): Partial<ServiceFacts> => ({
    extensions: use('ForeSeals') + qualifying(['NotQualified'], content, assert),
  })
  const inner = (assert: string, content: string): string => `<ecc:CriteriaList assert="${assert}">${content}</ecc:CriteriaList>`
  const otherwise = (content: string): string => `<ecc:otherCriteriaList>${content}</ecc:otherCriteriaList>`
  const subjectHas = (...ids: readonly string[]): string =>
    otherwise(
      `<more:CertSubjectDNAttribute>${ids.map((id) => `<more:AttributeOID><xades:Identifier>urn:oid:${id}</xades:Identifier></more:AttributeOID>`).join('')}</more:CertSubjectDNAttribute>`,
    )
  const purposeIs = (id: string): string =>
    otherwise(
      `<more:ExtendedKeyUsage><more:KeyPurposeId><xades:Identifier>${id}</xades:Identifier></more:KeyPurposeId></more:ExtendedKeyUsage>`,
    )
  const no = answer(false, true, true)
  test.each<[string, Partial<ServiceFacts>, SealQualification]>([
    ['a bit that is set', bits(keyUsage('nonRepudiation')), no],
    ['a bit that is not', bits(keyUsage('keyAgreement')), yes],
    ['a bit that must not be set', bits(keyUsage('nonRepudiation', false)), yes],
    ['a bit that must not be set and is not', bits(keyUsage('keyAgreement', false)), no],
    ['both policies', bits(policy('1.2.3.4', '1.2.3.5')), no],
    ['a policy more', bits(policy('1.2.3.4', '1.2.3.6')), yes],
    ['one of two', bits(policy('1.2.3.6') + policy('1.2.3.5'), 'atLeastOne'), no],
    ['none of two', bits(policy('1.2.3.6') + policy('1.2.3.7'), 'none'), no],
    ['none of two, of which it has one', bits(policy('1.2.3.6') + policy('1.2.3.5'), 'none'), yes],
    ['all of two', bits(policy('1.2.3.6') + policy('1.2.3.5')), yes],
    ['a list in a list', bits(keyUsage('nonRepudiation') + inner('atLeastOne', policy('1.2.3.6') + policy('1.2.3.5'))), no],
    ['a name in the subject', bits(subjectHas('2.5.4.10', '2.5.4.97')), no],
    ['a name that the subject has not', bits(subjectHas('2.5.4.5')), yes],
    ['a purpose', bits(purposeIs('1.3.6.1.5.5.7.3.4')), yes],
    ['a bit that is set, in the other spelling', bits(keyUsage('nonRepudiation').replace('>true<', '>1<')), no],
    ['a bit that is set, in white space', bits(keyUsage('nonRepudiation').replace('>true<', '>\n true <')), no],
    ['a bit of which it is not said whether', bits(keyUsage('nonRepudiation').replace('>true<', '>yes<')), unknown],
    ['a policy whose name is spelt otherwise', bits(policy('1.2.3.4').replace('urn:oid:', 'URN:OID:')), no],
    ['a criterion of somebody else', bits(keyUsage('nonRepudiation').replace(/ecc:KeyUsage\b/g, 'more:KeyUsage')), unknown],
    ['something that is not read', bits('<ecc:Other/>'), unknown],
    ['something that is not read, among what decides', bits(`<ecc:Other/>${policy('1.2.3.6')}`), yes],
    ['something that is not read, among what does not', bits(`<ecc:Other/>${policy('1.2.3.5')}`), unknown],
    ['a bit without a name', bits(keyUsage('')), unknown],
    ['a policy without an identifier', bits('<ecc:PolicySet/>'), unknown],
    ['nothing', bits(''), unknown],
    ['a word that is not known', bits(ours, 'most'), unknown],
    ['other criteria that are not read', bits(otherwise('<more:Other/>')), unknown],
  ])('of those that have %s', async (_, service, expected) => {
    expect(await said([qualified, policies, usage], service)).toEqual(expected)
  })

  test('of a certificate that no service of the list issued, nothing', async () => {
    const source = await listed([{ certificates: [authorities.p384.certificate] }, { ...issuing, type: 'TSA/QTST' }])
    expect(await source.qualification?.([leaves.p256.certificate, authorities.p256.certificate], times.sealed)).toBeUndefined()
    // that of a service is not one that it issued
    const own = await listed([{ ...issuing, certificates: [authorities.p256.certificate] }])
    expect(await own.qualification?.([leaves.p256.certificate, authorities.p256.certificate], times.sealed)).toBeDefined()
    expect(await own.qualification?.([authorities.p256.certificate], times.sealed)).toBeUndefined()
  })
})

describe('a seal', () => {
  const { certificates = [], revocations = [] } = trust
  const judged = async (
    name: string,
    services: readonly ServiceFacts[],
    { facts = {}, now = times.now }: { facts?: ListFacts; now?: number } = {},
  ) => {
    const report = await verify(sealText(name), {
      now: new Date(now),
      seals: { certificates, revocations },
      trust: await listed(services, facts),
      recheckable: true,
    })
    return { report, of: (id: string) => report.checks.find((check) => check.id === id) }
  }
  const withdrawn = (since: string): ServiceFacts => ({
    ...issuing,
    status: 'withdrawn',
    since,
    history: before,
  })

  test('of a service that is granted is valid, qualified by the list, and its issuer is listed', async () => {
    const { report, of } = await judged('p256.B-LTA.json', [issuing, stamping])
    expect([report.verdict, report.issuer.listedBy]).toEqual(['valid', ['the lists']])
    expect(of('seal.qualified')).toMatchObject({
      outcome: 'pass',
      detail: { basis: 'trusted-list', qualified: true, seal: true, device: true },
    })
    expect(of('seal.timestamp')?.outcome).toBe('pass')
  })

  test.each<[string, string, string]>([
    ['no-device.json', 'warn', 'An advanced seal: the trusted list says that the certificate is qualified, and its device is not.'],
    ['no-claims.json', 'warn', 'The trusted list says that the certificate is not a qualified one.'],
  ])('%s', async (name, outcome, message) => {
    expect((await judged(name, [issuing, stamping])).of('seal.qualified')).toMatchObject({
      outcome,
      code: 'ERR_SEAL_NOT_QUALIFIED',
      message,
    })
  })

  test('that the list calls none is none, and stays valid', async () => {
    const { report, of } = await judged('p256.B-LTA.json', [{ ...issuing, extensions: use('ForeSignatures') }, stamping])
    expect([report.verdict, of('seal.qualified')?.outcome]).toEqual(['valid', 'warn'])
  })

  test('of which the list asks for more than can be looked at: not known', async () => {
    const { report, of } = await judged('p256.B-LTA.json', [
      { ...issuing, extensions: use('ForeSeals') + qualifying(['NotQualified'], '<ecc:Other/>') },
      stamping,
    ])
    expect([of('seal.qualified')?.outcome, of('seal.path')?.outcome, report.verdict]).toEqual(['unknown', 'pass', 'indeterminate'])
  })

  test('that is proven to be older than the end of its service counts, and others do not', async () => {
    const services = [withdrawn('2026-03-20T00:00:00Z'), stamping]
    expect((await judged('p256.B-LTA.json', services)).report.verdict).toBe('valid')
    const unproven = await judged('p256.B-B.json', services)
    expect(unproven.of('seal.path')).toMatchObject({ outcome: 'unknown', code: 'ERR_SEAL_PATH' })
    expect(unproven.of('seal.path')?.detail).toMatchObject({ faults: ['it leads to an authority that is trusted at other times only'] })
    expect([unproven.report.verdict, unproven.of('key-binding')?.outcome, unproven.report.issuer.listedBy]).toEqual([
      'indeterminate',
      'unknown',
      [],
    ])
  })

  test.each<[string, readonly ServiceFacts[], string]>([
    ['of a service that was withdrawn before', [withdrawn('2026-03-01T00:00:00Z'), stamping], 'seal.path'],
    ['of a service for timestamps only', [{ ...issuing, type: 'TSA/QTST' }, stamping], 'seal.path'],
    ['with timestamps of a service for certificates', [issuing, { ...stamping, type: 'CA/QC' }], 'seal.timestamp'],
    ['with timestamps of a service that was withdrawn', [issuing, { ...stamping, status: 'withdrawn' }], 'seal.timestamp'],
  ])('%s is not known to be good', async (_, services, id) => {
    const { report, of } = await judged('p256.B-LTA.json', services)
    expect(of(id)?.outcome).toBe('unknown')
    expect(report.verdict).toBe('indeterminate')
  })

  test('after the list has ended: one with proof of its time counts, one without does not', async () => {
    const facts = { next: '2026-03-30T00:00:00Z' }
    expect((await judged('p256.B-B.json', [issuing, stamping], { facts })).of('seal.path')?.outcome).toBe('unknown')
    expect((await judged('p256.B-B.json', [issuing, stamping])).of('seal.path')?.outcome).toBe('pass')
  })

  test.each<[string, readonly ServiceFacts[], string, readonly string[]]>([
    ['is still granted', [issuing, stamping], 'valid', ['the lists']],
    ['was withdrawn after the time that is proven', [withdrawn('2026-03-20T00:00:00Z'), stamping], 'valid', ['the lists']],
    ['was withdrawn before it', [withdrawn('2026-03-01T00:00:00Z'), stamping], 'indeterminate', []],
    [
      'was withdrawn with that of the timestamps',
      [withdrawn('2026-03-20T00:00:00Z'), { ...stamping, status: 'withdrawn' }],
      'indeterminate',
      [],
    ],
    ['is on no list', [stamping], 'indeterminate', []],
  ])('with timestamps, looked at again when its service %s', async (_, services, verdict, listedBy) => {
    const { report } = await judged('p256.B-LTA.json', [issuing, stamping])
    const options = { now: new Date(times.now + 1000), seals: { certificates, revocations }, trust: await listed(services) }
    for await (const { report: again } of recheck([JSON.parse(JSON.stringify(report))], options))
      expect([again?.verdict, again?.issuer.listedBy ?? []]).toEqual([verdict, listedBy])
    expect.assertions(1)
  })

  test('looked at again: by the lists of that day', async () => {
    const { report } = await judged('p256.B-B.json', [issuing, stamping])
    const again = async (services: readonly ServiceFacts[], now = times.now + 1000): Promise<string | undefined> => {
      const options = { now: new Date(now), seals: { certificates, revocations }, trust: await listed(services) }
      for await (const { report: now } of recheck([report], options)) return now?.verdict
      return undefined
    }
    expect(report.verdict).toBe('valid')
    expect(await again([issuing, stamping])).toBe('valid')
    expect(await again([withdrawn('2026-03-20T00:00:00Z'), stamping])).toBe('indeterminate')
    expect(await again([stamping])).toBe('indeterminate')
    // the list that it was found good by speaks until April of the next year
    expect(await again([issuing, stamping], Date.UTC(2027, 3, 2))).toBe('indeterminate')
  })
})

describe('services that come from a file', () => {
  const criteria = { assert: 'all', criteria: [{ policies: ['1.2.3.4'] }] }
  const period = { from: '2019-01-01T00:00:00Z', until: '2027-01-01T00:00:00Z' }
  const given = (change: object = {}, inPeriod: object = {}): object => ({
    certificate: base64(authorities.p256.certificate),
    service: 'certificates',
    periods: [{ ...period, ...inPeriod }],
    ...change,
  })
  const ruled = (changed: unknown): object => given({}, { qualifications: [{ qualifiers: ['NotQualified'], criteria: changed }] })
  const cyclic: { assert: string; criteria: unknown[] } = { assert: 'all', criteria: [] }
  cyclic.criteria.push(cyclic)
  const told = (each: unknown): unknown => {
    try {
      return sourcesIn({ name: 'the lists', document: { authorities: each } }).length
    } catch (error) {
      return (error as { code?: string }).code
    }
  }

  test.each<[string, object]>([
    ['as they are read', given()],
    ['with a rule', ruled(criteria)],
    ['with a rule in a rule', ruled({ assert: 'none', criteria: [criteria, { keyUsage: [[1, true]] }, { unread: true }] })],
    ['of no time', given({ periods: [] })],
    ['with a note', given({ note: 'ours' })],
  ])('%s, are taken', (_, each) => {
    expect(told([each])).toBe(1)
  })

  test.each<[string, unknown]>([
    ['no list', given()],
    ['null', [null]],
    ['nothing', [{}]],
    ['something that objects come from', JSON.parse('[{"__proto__":{"service":"certificates"}}]')],
    ['a certificate that is no base64', [given({ certificate: '-----BEGIN CERTIFICATE-----' })]],
    ['another service', [given({ service: 'CA/QC' })]],
    ['periods that are no list', [given({ periods: period })]],
    ['no period', [given({ periods: [null] })]],
    ['a date that is a number', [given({}, { from: 1_700_000_000 })]],
    ['a date that is no date', [given({}, { until: 'soon' })]],
    ['a use that is no list', [given({}, { uses: 'eseal' })]],
    ['rules by another name', [given({}, { qualification: [{ qualifiers: ['NotQualified'], criteria }] })]],
    ['uses by another name', [given({}, { use: ['esign'] })]],
    ['more of a rule', [given({}, { qualifications: [{ qualifiers: ['NotQualified'], criteria, except: criteria }] })]],
    ['a rule that is no list', [given({}, { qualifications: {} })]],
    ['qualifiers that are no list', [given({}, { qualifications: [{ qualifiers: 'NotQualified', criteria }] })]],
    ['no criteria', [ruled(undefined)]],
    ['criteria without any', [ruled({ ...criteria, criteria: [] })]],
    ['a word that is not known', [ruled({ ...criteria, assert: 'All' })]],
    ['a criterion that is not known', [ruled({ ...criteria, criteria: [{ colour: ['red'] }] })]],
    ['policies without any', [ruled({ ...criteria, criteria: [{ policies: [] }] })]],
    ['a bit that is a word', [ruled({ ...criteria, criteria: [{ keyUsage: [['nonRepudiation', true]] }] })]],
    ['criteria without an end', [ruled(cyclic)]],
  ])('%s: refused', (_, each) => {
    expect(told(each)).toBe('ERR_OPTION')
  })

  test.each([null, 7, 'always', {}])('a time of an anchor that is none: %j', async (time) => {
    const anchors = [{ certificate: root.certificate, trusted: [time] }] as never
    await expect(verify(sealText('p256.B-B.json'), { seals: { anchors } })).rejects.toMatchObject({ code: 'ERR_OPTION' })
  })
})
