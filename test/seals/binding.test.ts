/** Whether the sealing organisation is the issuer: identifiers in the ways that credentials write them. */
import { describe, expect, test } from 'vitest'
import { credential } from '../../fixtures/pki/credential.mjs'
import { general, seal } from '../../fixtures/pki/seal.mjs'
import { dnsName, emailName, extensions, uriName } from '../../fixtures/pki/x509.mjs'
import { judge, pki, times } from './seals.ts'

const { leaves, make, authorities, organisation } = pki()
const { C: _, ...withoutCountry } = organisation
const country = (code: string) => ({ id: `http://publications.europa.eu/resource/authority/country/${code}` })
const issuer = (identifier: object | undefined, more: object = {}) => ({
  issuer: {
    id: 'urn:epass:org:1',
    type: 'Organisation',
    legalName: { en: 'Universitat Exempli' },
    ...(identifier ? { eIDASIdentifier: identifier } : {}),
    ...more,
  },
})
const bound = async (more: object, signer = leaves.p256) => {
  const judged = await judge(general(seal(JSON.stringify(credential({ more })), signer, { at: times.sealed })))
  return {
    match: judged.of('seal.binding')?.detail?.['identifier'],
    outcome: judged.of('seal.binding')?.outcome,
    key: judged.of('key-binding')?.outcome,
  }
}
const mandate = { evidence: [{ id: 'urn:e', type: 'Evidence', dcType: { id: 'http://data.europa.eu/snb/evidence-type/c_18016257' } }] }
const otherEvidence = { evidence: [{ id: 'urn:e', type: 'Evidence', dcType: { id: 'http://data.europa.eu/snb/evidence-type/other' } }] }

describe('the identifier', () => {
  test.each<[string, object, string, string, string]>([
    ['the same text', issuer({ notation: 'NTRLU-B999999' }), 'exact', 'pass', 'pass'],
    ['in other letters', issuer({ notation: 'ntrlu-b999999' }), 'normalised', 'pass', 'pass'],
    ['its number and its country', issuer({ notation: 'B999999', spatial: country('LUX') }), 'normalised', 'pass', 'pass'],
    ['its number and another country', issuer({ notation: 'B999999', spatial: country('EST') }), 'mismatch', 'fail', 'fail'],
    ['its number, the country from the certificate', issuer({ notation: 'B999999' }), 'normalised', 'pass', 'pass'],
    ['another number', issuer({ notation: 'B111111', spatial: country('LUX') }), 'mismatch', 'fail', 'fail'],
    [
      'its number, and a country that is none',
      issuer({ notation: 'B999999', spatial: { id: 'urn:somewhere' } }),
      'normalised',
      'pass',
      'pass',
    ],
    [
      'its number, and another country by its address',
      issuer({ notation: 'B999999', spatial: country('EST').id }),
      'mismatch',
      'fail',
      'fail',
    ],
    [
      'another number, with evidence of something else',
      { ...issuer({ notation: 'B111111' }), ...otherEvidence },
      'mismatch',
      'fail',
      'fail',
    ],
    ['another number, with a mandate', { ...issuer({ notation: 'B111111' }), ...mandate }, 'mismatch', 'warn', 'unknown'],
    ['none', issuer(undefined), 'absent', 'unknown', 'unknown'],
    ['no text', issuer({ notation: 1 }), 'absent', 'unknown', 'unknown'],
    [
      'in the register',
      issuer(undefined, { registration: { notation: 'B999999', spatial: country('LUX') } }),
      'normalised',
      'pass',
      'pass',
    ],
    ['another one in another register', issuer(undefined, { taxIdentifier: { notation: 'X1' } }), 'absent', 'unknown', 'unknown'],
    [
      'another one, and the right one in the register',
      issuer({ notation: 'X1' }, { registration: { notation: 'NTRLU-B999999' } }),
      'exact',
      'pass',
      'pass',
    ],
    [
      'the right one, and another legal name',
      issuer({ notation: 'NTRLU-B999999' }, { legalName: { en: 'Something Else' } }),
      'exact',
      'warn',
      'pass',
    ],
    [
      'the right one, and another legal name in no language',
      issuer({ notation: 'NTRLU-B999999' }, { legalName: 'Other' }),
      'exact',
      'warn',
      'pass',
    ],
    [
      'another one of its register, and the right one beside it as a tax number',
      issuer({ notation: 'NTRLU-B111111' }, { taxIdentifier: { notation: 'NTRLU-B999999' } }),
      'mismatch',
      'fail',
      'fail',
    ],
    [
      'another one of its register, and the right one beside it as one of two',
      issuer([{ notation: 'NTRLU-B111111' }, { notation: 'NTRLU-B999999' }]),
      'exact',
      'pass',
      'pass',
    ],
    [
      'one of another register, and the right one in the register',
      issuer({ notation: 'VATLU-111111' }, { registration: { notation: 'NTRLU-B999999' } }),
      'exact',
      'pass',
      'pass',
    ],
    [
      'two that cannot be its number, none of its register, and the right one in the register',
      issuer([{ notation: 'VATLU-111111' }, { notation: 'X1' }], { registration: { notation: 'NTRLU-B999999' } }),
      'exact',
      'pass',
      'pass',
    ],
    ['no issuer at all', { issuer: undefined }, 'absent', 'unknown', 'unknown'],
  ])('%s', async (_, more, match, outcome, key) => {
    expect(await bound(more)).toEqual({ match, outcome, key })
  })

  test.each<[string, string, string, object, string]>([
    ['a number of its own register', 'EI:SE-5567971433', 'SE', { notation: '5567971433', spatial: country('SWE') }, 'normalised'],
    ['the same in another country', 'EI:SE-5567971433', 'SE', { notation: '5567971433', spatial: country('EST') }, 'mismatch'],
    ['a number that is the same everywhere', 'LEIXG-529900T8BM49AURSDO55', 'EE', { notation: '529900T8BM49AURSDO55' }, 'normalised'],
    ['another such', 'LEIXG-529900T8BM49AURSDO55', 'EE', { notation: '529900T8BM49AURSDO56' }, 'mismatch'],
    ['a number alone, and the issuer’s whole', '17207834', 'EE', { notation: 'NTREE-17207834' }, 'normalised'],
    ['a number alone, of a country that the certificate does not say', '17207834', '', { notation: 'NTREE-17207834' }, 'absent'],
    ['a number alone, of another country', '17207834', 'LV', { notation: 'NTREE-17207834' }, 'mismatch'],
    ['the same number alone, in its country', '17207834', 'EE', { notation: '17207834', spatial: country('EST') }, 'exact'],
    ['the same number alone, of no country', '17207834', 'EE', { notation: '17207834' }, 'exact'],
    ['the same number alone, of another country', '17207834', 'LV', { notation: '17207834', spatial: country('EST') }, 'mismatch'],
    ['a country in small letters', '17207834', 'ee', { notation: '17207834', spatial: country('EST') }, 'exact'],
    ['the same of its register', 'NTREE-17207834', 'ee', { notation: '17207834', spatial: country('EST') }, 'normalised'],
    [
      'the tax number of Greece, by either of its codes',
      'VATEL-094259216',
      'GR',
      { notation: '094259216', spatial: country('GRC') },
      'normalised',
    ],
    ['the same, and the issuer’s whole', 'VATGR-094259216', 'GR', { notation: 'VATEL-094259216' }, 'normalised'],
    ['that of another country', 'VATEL-094259216', 'GR', { notation: '094259216', spatial: country('CYP') }, 'mismatch'],
    ['a number of another register', 'VATEE-100200300', 'EE', { notation: 'NTREE-17207834' }, 'absent'],
    ['the same number in another register', 'VATEE-17207834', 'EE', { notation: 'NTREE-17207834' }, 'absent'],
    ['two numbers of one register', 'NTREE-17207835', 'EE', { notation: 'NTREE-17207834' }, 'mismatch'],
    ['a number of that register in another country', 'NTRLV-17207834', 'EE', { notation: 'NTREE-17207834' }, 'mismatch'],
  ])('%s', async (_, organizationIdentifier, C, identifier, match) => {
    const signer = make({
      subject: { ...withoutCountry, ...(C !== '' && { C }), organizationIdentifier },
      key: leaves.p256.key,
      issuer: authorities.p256,
      extensions: [extensions.usage(0, 1)],
    })
    expect((await bound(issuer(identifier), signer)).match).toBe(match)
  })

  test('a domain of the certificate, for an issuer that is known by its address', async () => {
    const signer = make({
      subject: organisation,
      key: leaves.p256.key,
      issuer: authorities.p256,
      extensions: [extensions.usage(0, 1), extensions.alternativeNames(dnsName('badges.example'))],
    })
    for (const id of ['https://badges.example/issuers/1', 'did:web:badges.example', 'https://BADGES.example']) {
      expect(await bound({ issuer: { id, type: 'Profile' } }, signer)).toMatchObject({ match: 'exact', key: 'pass' })
      expect(await bound({ issuer: id }, signer)).toMatchObject({ match: 'exact', key: 'pass' })
    }
    // who holds the domain may still write another's number beside it
    const posing = { id: 'https://badges.example/issuers/1', type: 'Organisation', eIDASIdentifier: { notation: 'NTRLU-B111111' } }
    expect(await bound({ issuer: posing }, signer)).toMatchObject({ match: 'mismatch', outcome: 'fail', key: 'fail' })
    for (const id of [
      'https://badges.example.evil/',
      'https://evil/badges.example',
      'http://badges.example/',
      'did:key:badges.example',
      'https://badges.example@evil/',
      'https://[badges.example/',
    ]) {
      expect(await bound({ issuer: { id, type: 'Profile' } }, signer), id).toMatchObject({ match: 'absent', key: 'unknown' })
    }
  })
  // RFC 5280 section 4.2.1.6: only a dNSName says that a domain is the subject's
  test('a mail address or an identifier that reads like the domain is no domain', async () => {
    const signer = make({
      subject: organisation,
      key: leaves.p256.key,
      issuer: authorities.p256,
      extensions: [extensions.usage(0, 1), extensions.alternativeNames(emailName('badges.example'), uriName('badges.example'))],
    })
    expect(await bound({ issuer: 'https://badges.example/issuers/1' }, signer)).toMatchObject({ match: 'absent', key: 'unknown' })
  })

  // EN 319 412-2: a person's certificate names the organisation that the person belongs to by the same number
  test.each<[string, Readonly<Record<string, string>>, readonly Uint8Array[], string]>([
    ['an organisation', {}, [extensions.qualified({ device: true })], 'pass'],
    ['an organisation, and claims nothing', {}, [], 'pass'],
    ['a web site', {}, [extensions.qualified({ device: true, type: 3 })], 'pass'],
    ['a person, by what it is for', {}, [extensions.qualified({ device: true, type: 1 })], 'unknown'],
    ['one for seals and for signatures', {}, [extensions.qualified({ device: true, types: [1, 2] })], 'pass'],
    ['one that is for nothing', {}, [extensions.qualified({ device: true, types: [] })], 'pass'],
    ['a person with a given name', { givenName: 'Ada' }, [], 'unknown'],
    ['a person with a surname', { surname: 'Exempli' }, [extensions.qualified({ device: true })], 'unknown'],
    ['a person with a pseudonym', { pseudonym: 'A. E.' }, [], 'unknown'],
  ])('a certificate of %s', async (_, more, claims, key) => {
    const subject = { ...organisation, ...more }
    const signer = make({ subject, key: leaves.p256.key, issuer: authorities.p256, extensions: [extensions.usage(0, 1), ...claims] })
    expect(await bound(issuer({ notation: 'NTRLU-B999999' }), signer)).toEqual({ match: 'exact', outcome: 'pass', key })
  })

  test('a certificate that says nothing of an organisation binds nothing', async () => {
    const signer = make({
      subject: { CN: 'EXAMPLE SEAL' },
      key: leaves.p256.key,
      issuer: authorities.p256,
      extensions: [extensions.usage(0, 1)],
    })
    const judged = await judge(general(seal(JSON.stringify(credential()), signer, { at: times.sealed })))
    expect(judged.of('seal.binding')).toMatchObject({
      outcome: 'unknown',
      detail: { identifier: 'absent', name: 'absent', country: 'absent' },
    })
    expect(judged.of('key-binding')?.outcome).toBe('unknown')
  })
})
