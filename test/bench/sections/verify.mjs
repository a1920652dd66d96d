/** One verification after another in one process, warm: ours, the peers, and the floor, in turns over the same credentials. */
import { createHash, createPublicKey, verify as verifyBytes } from 'node:crypto'
import { testKey } from '../../../fixtures/keys.mjs'
import { badges, tampered } from '../credentials.mjs'
import { interleaved, ms, table, times } from '../measure.mjs'
import { verifiers } from '../peers.mjs'

/** What no verifier can do without: parsing, two hashes of known bytes, one Ed25519 verification with a key at hand. */
function floorOf() {
  const { jwk } = testKey('bench 0')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: jwk.x }, format: 'jwk' })
  const signature = Buffer.alloc(64, 7)
  signature[63] = 0
  const hash = (bytes) => createHash('sha256').update(bytes).digest()
  const canonical = [Buffer.alloc(3000, 60), Buffer.alloc(500, 60)]
  return async (text) => {
    JSON.parse(text)
    return verifyBytes(null, Buffer.concat(canonical.map(hash)), key, signature)
  }
}

async function run({ rounds }) {
  const texts = await badges(120)
  const works = {}
  const rows = []
  for (const [name, make] of Object.entries(verifiers)) {
    const verify = await make()
    const [accepted, refused] = [[], []]
    for (const text of texts.slice(0, 30)) {
      accepted.push(await verify(JSON.parse(text)))
      refused.push(!(await verify(JSON.parse(tampered(text))).catch(() => false)))
    }
    if (!accepted.every(Boolean) || !refused.every(Boolean)) throw new Error(`${name} does not verify what is measured`)
    works[name] = (text) => verify(JSON.parse(text))
  }
  const floor = floorOf()
  const found = await interleaved({ floor, ...works }, texts, rounds)
  const slowest = found['verifier-core'].median
  for (const [name, { median, p99, pause }] of Object.entries(found)) {
    rows.push([name, ms(median), ms(p99), ms(pause), times(slowest / median), times(median / found.floor.median)])
  }
  return `${texts.length} distinct badges (two kinds of proof, VC 1.1 and 2.0), each parsed anew, ${rounds} rounds after up to 6000 runs of each alone. Ours checks the schema, the rules, safe mode, dates and status as
well; verifier-core gets its schemas at once, without a network. The floor is parsing, the hashes of known bytes and one Ed25519 verification with a key at hand.

${table(['', 'median', 'p99', 'longest pause of the event loop', 'faster than verifier-core', 'of the floor'], rows)}`
}

export const section = { id: 'verify', title: 'Verification, warm', run }
