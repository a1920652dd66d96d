/** Presentations that are sealed: the seal is the holder's, and what is inside is judged apart. */
import { expect, test } from 'vitest'
import { credential } from '../../fixtures/pki/credential.mjs'
import { compact, general, seal } from '../../fixtures/pki/seal.mjs'
import { parse, verify } from '../../src/index.ts'
import { pki, times, trust } from './seals.ts'

const { leaves } = pki()
const at = times.sealed
const inside = general(seal(JSON.stringify(credential()), leaves.p256, { at }))
const presentation = {
  '@context': ['https://www.w3.org/2018/credentials/v1', 'http://data.europa.eu/snb/model/context/edc-ap'],
  id: 'urn:presentation:1',
  type: ['VerifiablePresentation', 'EuropeanDigitalPresentation'],
  holder: {
    id: 'urn:epass:org:2',
    type: 'Organisation',
    eIDASIdentifier: { id: 'urn:epass:legalIdentifier:2', type: 'LegalIdentifier', notation: 'NTRLU-B999999' },
  },
  verifiableCredential: [inside],
}
const text = JSON.stringify(presentation)
const sealed = general(seal(text, leaves.p256, { at }))
const verified = (input: string | object, more: object = {}) =>
  verify(typeof input === 'string' ? input : JSON.stringify(input), { now: new Date(times.now), seals: trust, ...more })

test('the seal is verified, whoever it names, and so is what it shows', async () => {
  for (const input of [sealed, compact(seal(text, leaves.p256, { at, unencoded: false }))]) {
    const report = await verified(input)
    expect(report).toMatchObject({ verdict: 'valid', format: 'vp', issuer: { id: 'NTRLU-B999999', control: 'certificate' } })
    expect(report.nested?.map(({ format, verdict }) => [format, verdict])).toEqual([['elm', 'valid']])
  }
})

test('one that was changed is invalid, though the credential inside is not', async () => {
  const report = await verified(JSON.stringify(sealed).replace('urn:presentation:1', 'urn:presentation:2'))
  expect(report.verdict).toBe('invalid')
  expect(report.checks).toContainEqual(expect.objectContaining({ id: 'proof', outcome: 'fail', code: 'ERR_PROOF' }))
  expect(report.nested?.[0]?.verdict).toBe('valid')
})

test('one that is sealed by another organisation than the holder is not the holder’s', async () => {
  const report = await verified(general(seal(text, leaves['stranger'] ?? leaves.p256, { at })))
  expect(report.checks).toContainEqual(expect.objectContaining({ id: 'key-binding', outcome: 'fail', code: 'ERR_KEY_BINDING' }))
})

test('a seal answers no challenge', async () => {
  const report = await verified(sealed, { presentation: { challenge: 'once' } })
  expect(report.checks).toContainEqual(expect.objectContaining({ id: 'proof', outcome: 'fail', code: 'ERR_CHALLENGE' }))
})

test('control: what is read and converted is the credential inside', async () => {
  expect((await parse(JSON.stringify(sealed))).format).toBe('elm')
})
