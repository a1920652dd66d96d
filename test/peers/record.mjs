/**
 * Asks two other verifiers about every sample of the reference, and writes their answers to `answers.tsv`: one line a
 * sample and verifier. `peers.test.ts` compares ours with them, and needs neither of the two.
 *
 *     npm run peers
 *
 * verifier-core is installed for this alone (`node_modules/.peers`): it is large. Nothing is fetched but what the
 * reference holds, and the clock stands.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { clock, recorded } from './web.mjs'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))
const reference = here('../../../shared/reference/')
const installed = here('../../node_modules/.peers')
const version = '1.0.0-beta.11'
if (!existsSync(`${installed}/node_modules/@digitalcredentials/verifier-core`)) {
  const wanted = `@digitalcredentials/verifier-core@${version}`
  execFileSync('npm', ['install', '--prefix', installed, '--ignore-scripts', '--no-save', wanted], { stdio: 'inherit' })
}

// the clock and the network of the peers: both are taken from the global scope
const RealDate = Date
globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [clock] : given))
  }
  static now = () => RealDate.parse(clock)
}
const text = (path) => readFileSync(reference + path, 'utf8')
const web = recorded(text)
const answerOf = (url) => (Object.hasOwn(web, url) ? web[url] : undefined)
globalThis.fetch = async (input) => {
  const url = typeof input === 'string' ? input : (input.url ?? String(input))
  const answer = answerOf(url)
  if (answer === undefined) return new Response('', { status: 404 })
  return new Response(answer, { headers: { 'content-type': 'application/json' } })
}

console.log = console.error = () => undefined
const { verifyCredential: verifierCore } = await import(
  pathToFileURL(`${installed}/node_modules/@digitalcredentials/verifier-core/dist/index.js`).href
)
const { verifyCredential: digitalBazaar } = await import('@digitalbazaar/vc')
const { DataIntegrityProof } = await import('@digitalbazaar/data-integrity')
const { cryptosuite } = await import('@digitalbazaar/eddsa-rdfc-2022-cryptosuite')
const { Ed25519Signature2020 } = await import('@digitalbazaar/ed25519-signature-2020')

const says = (log, id) => log.find((entry) => entry.id === id)
/** Signature, dates, status: what the log has of each, and the names of the errors. */
async function askVerifierCore(credential) {
  const { errors = [], log = [] } = await verifierCore({ credential, knownDIDRegistries: [] })
  const line = (id, good, bad) => {
    const entry = says(log, id)
    return entry === undefined ? '-' : entry.error ? entry.error.name : entry.valid ? good : bad
  }
  return [
    errors.length > 0 ? errors.map(({ name }) => name).join('+') : line('valid_signature', 'valid', 'invalid'),
    line('expiration', 'in-force', 'over'),
    line('revocation_status', 'clear', 'revoked'),
  ]
}

function didDocument(url) {
  const [did = '', fragment] = url.split('#')
  const key = did.startsWith('did:key:') ? did.slice(8) : undefined
  const context = 'https://w3id.org/security/multikey/v1'
  const method = { '@context': context, id: `${did}#${key}`, type: 'Multikey', controller: did, publicKeyMultibase: key }
  if (key !== undefined) {
    return fragment === undefined ? { '@context': 'https://www.w3.org/ns/did/v1', id: did, assertionMethod: [method] } : method
  }
  const found = answerOf(`https://${did.slice('did:web:'.length).replaceAll(':', '/')}/did.json`)
  if (found === undefined) throw new Error('not resolved')
  const document = JSON.parse(found)
  const [first] = [document.assertionMethod].flat()
  // its suites ask for a method of this type and context, whatever the document calls it
  return fragment === undefined ? document : { ...first, '@context': context, type: 'Multikey' }
}
async function documentLoader(url) {
  if (url.startsWith('did:')) return { documentUrl: url, document: didDocument(url) }
  const found = answerOf(url)
  if (found === undefined) throw new Error('not resolved')
  return { documentUrl: url, document: JSON.parse(found) }
}
const suite = [new DataIntegrityProof({ cryptosuite }), new Ed25519Signature2020()]
/** It answers with one word on all; its status check is somebody else's package. */
async function askDigitalBazaar(credential) {
  const checkStatus = async () => ({ verified: true })
  const { verified, error } = await digitalBazaar({ credential, suite, documentLoader, checkStatus, now: clock })
  if (verified) return ['valid', '-', '-']
  const [first = error] = error?.errors ?? []
  return [
    `${first?.name ?? 'Error'}: ${String(first?.message ?? '')}`
      .replaceAll(/\s+/g, ' ')
      .replaceAll(/"[^"]*"/g, '…')
      .slice(0, 60),
    '-',
    '-',
  ]
}

const names = readdirSync(`${reference}samples`, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => `${entry.parentPath.slice(reference.length)}/${entry.name}`.replaceAll('//', '/'))
  .sort()
const lines = []
for (const name of names) {
  let credential
  try {
    credential = JSON.parse(text(name))
  } catch {
    continue
  }
  if (typeof credential !== 'object' || credential === null || Array.isArray(credential)) continue
  for (const [peer, ask] of [
    ['verifier-core', askVerifierCore],
    ['@digitalbazaar/vc', askDigitalBazaar],
  ]) {
    let answer
    try {
      answer = await ask(structuredClone(credential))
    } catch (error) {
      answer = [`threw ${error?.name}`, '-', '-']
    }
    lines.push([name.slice('samples/'.length), peer, ...answer].join('\t'))
  }
}
writeFileSync(here('answers.tsv'), `sample\tpeer\tsignature\tdates\tstatus\n${lines.join('\n')}\n`)
process.stdout.write(`${lines.length} answers\n`)
