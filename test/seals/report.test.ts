/** A sealed credential through the public functions: one report, with the seal beside all other checks. */
import { describe, expect, test } from 'vitest'
import { credential } from '../../fixtures/pki/credential.mjs'
import { general, seal } from '../../fixtures/pki/seal.mjs'
import { dnsName, extensions, sign } from '../../fixtures/pki/x509.mjs'
import { detect, issue, parse, validate, verify } from '../../src/index.ts'
import { keys, minted, pki, sealText, times, trust } from './seals.ts'

const now = new Date(times.now)

describe('verify', () => {
  test.each(['rsa.B-B.json', 'pss.B-T.json', 'p256.B-LT.json', 'p384.B-LTA.json', 'compact.jwt', 'flattened.json', 'encoded.json'])(
    '%s is valid',
    async (file) => {
      const report = await verify(sealText(file), { now, seals: trust })
      expect(report.checks.filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown')).toEqual([])
      expect(report.verdict).toBe('valid')
      expect(report.issuer).toMatchObject({ name: 'Universitat Exempli', nameIsFrom: 'certificate', control: 'certificate' })
    },
  )

  test('nobody is trusted unless the caller says so', async () => {
    const report = await verify(sealText('p256.B-LTA.json'), { now })
    expect(report.verdict).toBe('indeterminate')
    expect(report.issuer.control).toBe('none')
    expect(report.issuer.nameIsFrom).toBe('credential')
  })

  test('a revoked certificate lends nobody its name', async () => {
    const report = await verify(sealText('revoked-before.json'), { now, seals: trust })
    expect(report.verdict).toBe('invalid')
    expect(report.issuer).toMatchObject({ nameIsFrom: 'credential', control: 'none' })
  })

  // a list of issuers knows a badge's issuer by its address, and an organisation by the number in its certificate
  test('the issuer is who the certificate names, and where that holds the domain of its address, who it says to be', async () => {
    const { make, leaves, authorities, organisation } = pki()
    const id = 'https://badges.example/issuers/1'
    const issuer = { id, type: 'Organisation', legalName: { en: 'Universitat Exempli' }, eIDASIdentifier: { notation: 'NTRLU-B999999' } }
    const sealedBy = (...more: readonly Uint8Array[]) =>
      general(
        seal(
          JSON.stringify(credential({ more: { issuer } })),
          make({ subject: organisation, key: leaves.p256.key, issuer: authorities.p256, extensions: [extensions.usage(0, 1), ...more] }),
          { at: times.sealed },
        ),
      )
    const idOf = async (input: object) => (await verify(JSON.stringify(input), { now, seals: trust })).issuer
    expect(await idOf(sealedBy())).toMatchObject({ id: 'NTRLU-B999999', control: 'certificate' })
    expect(await idOf(sealedBy(extensions.alternativeNames(dnsName('badges.example'))))).toMatchObject({ id, control: 'certificate' })
    expect(await idOf(sealedBy(extensions.alternativeNames(dnsName('other.example'))))).toMatchObject({ id: 'NTRLU-B999999' })
  })

  test('a name is lent to no credential that was changed', async () => {
    const report = await verify(sealText('p256.B-LTA.json').replace('Exempel', 'Exempla'), { now, seals: trust })
    expect(report.verdict).toBe('invalid')
    expect(report.issuer).toMatchObject({ nameIsFrom: 'credential', control: 'none' })
    expect(report.checks.find(({ id }) => id === 'key-binding')?.outcome).toBe('unknown')
  })

  test('the earlier of two ends counts, and it is the credential’s own, not the seal’s', async () => {
    const ending = (more: object) => general(seal(JSON.stringify(credential({ more })), pki().leaves.p256, { at: times.sealed }))
    const day = (at: number) => new Date(at).toISOString()
    const [past, future] = [day(times.now - 86_400_000), day(times.now + 86_400_000)]
    for (const more of [
      { expirationDate: past, validUntil: future },
      { expirationDate: future, validUntil: past },
    ]) {
      const report = await verify(JSON.stringify(ending(more)), { now, seals: trust })
      expect(report.checks.find(({ id }) => id === 'validity')).toMatchObject({ outcome: 'fail', code: 'ERR_EXPIRED' })
      expect(report.checks.find(({ id }) => id === 'proof')).toMatchObject({ outcome: 'pass', detail: { indication: 'TOTAL-PASSED' } })
    }
  })

  test('the credential is what was sealed, whatever else the file says', async () => {
    const file = { ...JSON.parse(sealText('p256.B-B.json')), credentialSubject: { id: 'urn:evil' }, type: ['VerifiableCredential'] }
    const parsed = await parse(JSON.stringify(file))
    expect(parsed.document['credentialSubject']).toMatchObject({ fullName: { en: 'Ines Exempel' } })
    expect(parsed).toMatchObject({ format: 'elm', envelope: { kind: 'jades' } })
    expect(detect(parsed.document)).toBe('elm')
  })

  test('validate looks at the credential inside, and at no seal', async () => {
    expect((await validate(sealText('p256.B-LTA.json'))).checks.filter(({ outcome }) => outcome === 'fail')).toEqual([])
  })
})

test('issue makes a seal that verify accepts', async () => {
  const sealed = await issue(credential({ number: 90 }), {
    proof: 'jades',
    created: '2026-03-02T09:00:00Z',
    signer: {
      algorithm: 'ES256',
      keyId: 'urn:example:hsm',
      certificates: [minted.leaves['p256'] ?? ''],
      sign: async (data) => new Uint8Array(sign(keys['leafP256'] ?? { algorithm: '', jwk: {} }, 'ES256', data, { jose: true })),
    },
  })
  const report = await verify(sealed, { now, seals: { ...trust, minLevel: 'B-B' } })
  expect(report.verdict).toBe('valid')
})
