/** What validation and conversion cost beside verification. */
import { createPublicKey, verify as verifyBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { testKey } from '../../../fixtures/keys.mjs'
import { badges, long } from '../credentials.mjs'
import { inProcess, interleaved, median, ms, table, times } from '../measure.mjs'
import { works } from '../works.mjs'

const child = fileURLToPath(new URL('../first-validation.mjs', import.meta.url))
const alone = fileURLToPath(new URL('../alone.mjs', import.meta.url))
const counted = 2000
/** Compilation is not what a conversion costs. */
const warmUp = 6000
const schema = new URL('../../../../shared/reference/schemas/1edtech/ob_v3p0_achievementcredential_schema.json', import.meta.url)

/** Import and first validation in fresh processes: ours, and `ajv` compiling the official schema, where that is at hand. */
function first(rounds, text) {
  try {
    readFileSync(schema)
  } catch {
    return ''
  }
  const found = { ours: [], ajv: [] }
  for (let run = 0; run < 2 * rounds + 1; run += 1)
    for (const name of ['ours', 'ajv']) found[name].push(inProcess(child, name, fileURLToPath(schema), text).processor)
  const [ours, ajv] = [median(found.ours), median(found.ajv)]
  return `\n\nThe first validation of a process takes ${ms(ours)}, import, schema, rules and safe mode included; \`ajv\` takes ${ms(ajv)} to compile the
official schema of Open Badges 3.0: ${times(ajv / ours)} as long.`
}

/** Validation beside nothing but the Ed25519 verification that the same badge needs: the bytes and the key at hand. */
async function besideSignature(rounds) {
  const { validate } = await import('../../../dist/validate.js')
  const texts = (await badges(120, long)).filter((_, number) => number % 2 === 0)
  const { jwk } = testKey('bench 0')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: jwk.x }, format: 'jwk' })
  const [hashes, signature] = [Buffer.alloc(64, 3), Buffer.alloc(64, 7)]
  signature[63] = 0
  const works = {
    ours: (text) => validate(text),
    parsed: (text) => validate(JSON.parse(text)),
    bare: async () => verifyBytes(null, hashes, key, signature),
  }
  const { ours, parsed, bare } = await interleaved(works, texts, 6 * rounds)
  return `\n\nA badge of ${(texts[0].length / 1000).toFixed(1)} kB is validated (schema, rules, safe mode) in ${ms(ours.median)} from its text, in ${ms(parsed.median)} with
\`JSON.parse\` before; its Ed25519 verification alone takes ${ms(bare.median)}: ${times(ours.median / bare.median)} and ${times(parsed.median / bare.median)}.`
}

/** One kind of proof, so that all verify one signature. */
const signedAlike = async (count) => (await badges(2 * count)).filter((_, number) => number % 2 === 0)

/** Processor time of each by name, in a process that does nothing else: a median leaves out what collecting its garbage costs. */
async function inALoop(names, rounds) {
  const folder = mkdtempSync(join(tmpdir(), 'credlens-bench-'))
  try {
    const file = join(folder, 'badges.ndjson')
    writeFileSync(file, (await signedAlike(warmUp + counted)).join('\n'))
    const found = Object.fromEntries(names.map((name) => [name, []]))
    for (let run = 0; run < rounds; run += 1)
      for (const name of names) found[name].push(inProcess(alone, name, file, String(warmUp)).processor)
    return Object.fromEntries(names.map((name) => [name, median(found[name])]))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function run({ rounds }) {
  const [ours, texts] = [await works(), await signedAlike(60)]
  const loop = await inALoop(Object.keys(ours), rounds)
  const turns = await interleaved(ours, texts, 3 * rounds)
  const rows = Object.entries(turns).map(([name, { median: half, p99, pause }]) => [
    name,
    ms(loop[name]),
    (loop[name] / loop.verify).toFixed(2),
    ms(half),
    (half / turns.verify.median).toFixed(2),
    ms(p99),
    ms(pause),
  ])
  return `Signed badges of VC 2.0. Alone: ${counted} distinct ones after ${warmUp} others, the processor time of each, its share of the garbage collected
included, the median of ${rounds} processes. In turns: ${texts.length} of them with each of the works in turn, ${3 * rounds} rounds, by the clock.

${table(['', 'alone', 'of a verification', 'in turns, median', 'of a verification', 'p99', 'longest pause of the event loop'], rows)}${await besideSignature(rounds)}${first(rounds, texts[0] ?? '')}`
}

export const section = { id: 'costs', title: 'Validation and conversion', run }
