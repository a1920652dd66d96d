/** Learner records of 1 to 60 signed badges, verified whole: the record's own proof and each of those inside. */
import { createPublicKey, verify as verifyBytes } from 'node:crypto'
import { testKey } from '../../../fixtures/keys.mjs'
import { badge } from '../credentials.mjs'
import { interleaved, ms, table, times } from '../measure.mjs'

const learner = 'did:example:learner'

/** A signed CLR 2.0 of so many signed badges, as JSON text. */
async function record(count, { issue, signer }, { bundle }) {
  const { jwk, did, keyId } = testKey('college')
  const own = await signer(jwk, keyId)
  const order = { signer: own, proof: 'eddsa-rdfc-2022', created: '2025-06-01T00:00:00Z' }
  const badges = []
  for (let number = 0; number < count; number += 1) {
    const made = badge(number, 2, did)
    badges.push(await issue({ ...made, credentialSubject: { ...made.credentialSubject, id: learner } }, order))
  }
  const { document } = await bundle(badges, {
    to: 'clr2',
    name: 'All that was learned',
    placeholders: true,
    issuer: { id: did, name: 'Imagined College' },
  })
  return JSON.stringify(await issue(document, order))
}

async function run({ rounds }) {
  const [issuing, bundling, { verify }] = await Promise.all(['issue', 'bundle', 'verify'].map((name) => import(`../../../dist/${name}.js`)))
  const { jwk } = testKey('college')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: jwk.x }, format: 'jwk' })
  const [hashes, signature] = [Buffer.alloc(64, 3), Buffer.alloc(64, 7)]
  signature[63] = 0
  const rows = []
  for (const count of [1, 5, 20, 60]) {
    const text = await record(count, issuing, bundling)
    const report = await verify(text)
    if (report.verdict !== 'valid' || report.nested?.length !== count) throw new Error(`the record of ${count} is ${report.verdict}`)
    const floor = async () => {
      for (let proof = 0; proof <= count; proof += 1) verifyBytes(null, hashes, key, signature)
    }
    const found = await interleaved({ ours: () => verify(text), floor }, Array.from({ length: Math.ceil(120 / count) }), rounds)
    const { median, p99, pause } = found.ours
    rows.push([
      String(count),
      `${(text.length / 1000).toFixed(0)} kB`,
      ms(median),
      ms(p99),
      ms(pause),
      ms(median / (count + 1)),
      times(median / found.floor.median),
    ])
  }
  return `Each badge inside has a proof, a report and a schema of its own; the floor is all the Ed25519 verifications and nothing else.

${table(['badges', 'size', 'median', 'p99', 'longest pause of the event loop', 'a proof', 'of the floor'], rows)}`
}

export const section = { id: 'records', title: 'Learner records, whole', run }
