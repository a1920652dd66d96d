/** What validation and conversion cost beside verification: processor time, for they are all of it. */
import { createPublicKey, verify as verifyBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { testKey } from '../../../fixtures/keys.mjs'
import { badges, long } from '../credentials.mjs'
import { inProcess, interleaved, median, ms, table, times } from '../measure.mjs'

const child = fileURLToPath(new URL('../first-validation.mjs', import.meta.url))
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
async function besideSignature(validate, rounds) {
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

async function run({ rounds }) {
  const [{ verify }, { validate }, { convert }] = await Promise.all(
    ['verify', 'validate', 'convert'].map((name) => import(`../../../dist/${name}.js`)),
  )
  // one kind of proof, so that all verify one signature
  const texts = (await badges(120)).filter((_, number) => number % 2 === 0)
  const works = {
    verify: (text) => verify(JSON.parse(text)),
    validate: (text) => validate(JSON.parse(text)),
    'convert to ELM': (text) => convert(JSON.parse(text), { to: 'elm' }),
    'convert to CLR 2.0': (text) => convert(JSON.parse(text), { to: 'clr2' }),
    'convert to Open Badges 2.0': (text) => convert(JSON.parse(text), { to: 'ob2' }),
  }
  const found = await interleaved(works, texts, 3 * rounds)
  const rows = Object.entries(found).map(([name, { median: half, p99, pause }]) => [
    name,
    ms(half),
    ms(p99),
    ms(pause),
    (half / found.verify.median).toFixed(2),
  ])
  return `A signed badge of VC 2.0, ${texts.length} of them in turns, ${3 * rounds} rounds.

${table(['', 'median', 'p99', 'longest pause of the event loop', 'of a verification'], rows)}${await besideSignature(validate, rounds)}${first(rounds, texts[0] ?? '')}`
}

export const section = { id: 'costs', title: 'Validation and conversion', run }
