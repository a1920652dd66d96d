/** Signatures of tokens: ours on Node, and the package `jose`, each with its key at hand. */
import { generateKeyPairSync } from 'node:crypto'
import { interleaved, ms, table, times } from '../measure.mjs'
import { load } from '../peers.mjs'

const kinds = [
  ['RS256', () => generateKeyPairSync('rsa', { modulusLength: 2048 })],
  ['PS256', () => generateKeyPairSync('rsa', { modulusLength: 2048 })],
  ['ES256', () => generateKeyPairSync('ec', { namedCurve: 'P-256' })],
  ['ES384', () => generateKeyPairSync('ec', { namedCurve: 'P-384' })],
  ['EdDSA', () => generateKeyPairSync('ed25519')],
]

async function run({ rounds }) {
  const [jose, ours] = await Promise.all([load('jose'), import('../../../dist/crypto/node.js')])
  const rows = []
  for (const [algorithm, make] of kinds) {
    const { privateKey, publicKey } = make()
    const token = await new jose.SignJWT({ text: 'x'.repeat(1500) }).setProtectedHeader({ alg: algorithm }).sign(privateKey)
    const jwk = publicKey.export({ format: 'jwk' })
    const cryptoKey = await jose.importJWK(jwk, algorithm)
    // a kind of key is loaded when the first of it comes
    await ours.importKey({ jwk }, algorithm)
    const [, signed = '', signature = ''] = /^(.*)\.(.*)$/.exec(token) ?? []
    const works = {
      ours: () => {
        const key = ours.importKey({ jwk }, algorithm)
        if (!ours.verifySignature(algorithm, key, Buffer.from(signed), Buffer.from(signature, 'base64url'))) throw new Error(algorithm)
      },
      jose: () => jose.compactVerify(token, cryptoKey),
    }
    const found = await interleaved(works, Array.from({ length: 200 }), rounds)
    const cells = ['ours', 'jose'].flatMap((name) => [ms(found[name].median), ms(found[name].p99)])
    rows.push([algorithm, ...cells, times(found.jose.median / found.ours.median)])
  }
  return `A token of 2 kB. Ours calls OpenSSL at once; \`jose\` goes through WebCrypto, which hands the work to another thread. Ours imports the
JWK each time, and finds it in its cache.

${table(['', 'ours', 'p99', 'jose', 'p99', 'faster'], rows)}`
}

export const section = { id: 'signatures', title: 'Signatures', run }
