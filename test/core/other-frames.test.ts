/** Bytes among the options of a page that has frames, or of a test that Jest runs: they are of another kind than ours, and mean the same. */
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { testKey } from '../../fixtures/keys.mjs'
import { microcredential } from '../../fixtures/templates.mjs'
import { bake, issue, signer, verify } from '../../src/index.ts'
import { readTrustedLists } from '../../src/trust.ts'
import { minted, sealText, times, trust } from '../seals/seals.ts'

const ofAnother = (bytes: Uint8Array): Uint8Array => runInNewContext('Uint8Array.from(bytes)', { bytes: [...bytes] })
const bytes = (base64: unknown): Uint8Array => ofAnother(Buffer.from(String(base64).replace(/-----[^-]+-----|\s/g, ''), 'base64'))
const { did, jwk, keyId } = testKey('university')

test('null control: they are no instances of ours', () => {
  expect(ofAnother(new Uint8Array(1)) instanceof Uint8Array).toBe(false)
})

test('certificates and revocation data', async () => {
  const seals = Object.fromEntries(Object.entries(trust).map(([name, list]) => [name, [list].flat().map(bytes)]))
  expect((await verify(sealText('p256.B-LTA.json'), { now: new Date(times.now), seals })).verdict).toBe('valid')
})

test('trusted lists, and who may sign them', async () => {
  const read = readTrustedLists([ofAnother(Buffer.from('<list/>'))], { signers: [bytes(minted.root)] })
  await expect(read).rejects.toMatchObject({ code: 'ERR_TRUSTED_LIST' })
})

test('what a signer answers', async () => {
  const ours = await signer(jwk, keyId)
  const theirs = { ...ours, sign: async (data: Uint8Array) => ofAnother(await ours.sign(data)) }
  const badge = await issue(microcredential(did, '7001', { validFrom: '2026-01-01T00:00:00Z' }), {
    signer: theirs,
    proof: 'eddsa-rdfc-2022',
  })
  expect((await verify(badge)).verdict).toBe('valid')
})

test('a view of something else is no picture', async () => {
  const view: unknown = new DataView(new ArrayBuffer(8))
  await expect(bake(view as Uint8Array, '{}')).rejects.toMatchObject({ code: 'ERR_INPUT' })
})

test('a fetch that was not made yet is told', async () => {
  const unmade: unknown = () => async () => new Response()
  const options = { fetch: unmade as typeof fetch }
  await expect(verify('https://university.example.org/badge.json', options)).rejects.toMatchObject({
    code: 'ERR_NETWORK',
    message: 'what was handed over as fetch gave no Response for https://university.example.org/badge.json',
  })
})
