/** `./formats/*`, `./proofs/*` and the other folders as subpaths: each is there under its name, and works with `./core`. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import * as core from '../src/core.ts'
import { registry as built } from '../src/generated/registry.ts'
import type { Document } from '../src/lib/json.ts'
import { assertion, badge as badgeWithSchema, clr, european, record } from './formats/examples.ts'
import { keyIssuer } from './proofs/issuers.ts'

const root = new URL('../', import.meta.url)
const { exports } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { exports: Readonly<Record<string, unknown>> }
const lists = { formats: 'formats', proofs: 'proofs', keys: 'keys', status: 'statuses', containers: 'containers' } as const

type Kind = keyof typeof lists
interface Entry {
  readonly id: string
  readonly load: () => Promise<{ readonly id: string }>
}
const camel = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())
const folders = (Object.keys(lists) as Kind[]).flatMap((kind) =>
  readdirSync(new URL(`src/${kind}`, root), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(new URL(`src/${kind}/${entry.name}/claims.ts`, root)))
    .map(({ name }) => [kind, name] as const),
)
const entryOf = async (kind: Kind, name: string): Promise<Entry> => {
  const path = new URL(`src/generated/registry/${kind}/${name}.ts`, root).href
  const module = (await import(/* @vite-ignore */ path)) as Readonly<Record<string, Entry>>
  expect(Object.keys(module)).toEqual([camel(name)])
  const entry = module[camel(name)]
  if (!entry) throw new Error(`${kind}/${name} exports nothing`)
  return entry
}

describe('every folder is a subpath', () => {
  test('there are five kinds of them', () => {
    expect(folders.length).toBeGreaterThan(20)
    for (const kind of Object.keys(lists)) expect(Object.keys(exports)).toContain(`./${kind}/*`)
  })
  test.each(folders)('%s/%s', async (kind, name) => {
    const entry = await entryOf(kind, name)
    const list = built[lists[kind]]
    expect(typeof list === 'function' ? await list() : list).toContain(entry)
    expect((await entry.load()).id).toBe(entry.id)
  })
})

test.each(['parse', 'validate', 'verify', 'convert', 'issue', 'bake', 'summary', 'profile', 'trust', 'bulk', 'bundle', 'core'])(
  './%s, whose calls throw it, brings CredentialError along',
  async (name) => {
    const path = new URL(`src/${name}.ts`, root).href
    expect(await import(/* @vite-ignore */ path)).toHaveProperty('CredentialError', core.CredentialError)
  },
)

// the type of its schema needs one context more
const { credentialSchema: _, ...badge } = badgeWithSchema
const empty: core.Registry = { formats: [], proofs: [], keys: [], statuses: [], containers: [] }
const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => (error instanceof core.CredentialError ? error.code : error),
  )

describe('./core with one folder', () => {
  test.each([
    ['ob2', assertion],
    ['ob3', badge],
    ['clr1', clr],
    ['clr2', record],
    ['elm', european],
  ] as const)('formats/%s validates its own, and nothing without it', async (name, document) => {
    const format = (await entryOf('formats', name)) as core.FormatEntry
    const report = await core.validate({ ...empty, formats: [format] }, document)
    expect({ format: report.format, verdict: report.verdict }).toEqual({ format: name, verdict: 'valid' })
    const others = built.formats.filter((entry) => entry !== format)
    expect(await codeOf(core.validate({ ...empty, formats: others }, document))).toBe('ERR_UNKNOWN_FORMAT')
  })

  const formats = built.formats
  const proofOf = async (registry: core.Registry, input: core.Input): Promise<readonly string[]> =>
    (await core.verify(registry, input)).checks.filter(({ id }) => id === 'proof').map(({ outcome, code = '' }) => `${outcome} ${code}`)
  const signed = async (name: string, proof: string): Promise<Document | string> => {
    const { id, keyId, key } = keyIssuer()
    const registry = { ...empty, formats, proofs: [(await entryOf('proofs', name)) as core.ProofEntry] }
    const issuer = { id, type: ['Profile'], name: 'Harbour School' }
    return core.issue(registry, { ...badge, issuer }, { signer: key.signer(keyId), proof })
  }

  test.each([
    ['data-integrity', 'eddsa-rdfc-2022', 'unknown ERR_UNSUPPORTED'],
    ['vc-jwt', 'vc-jwt', 'ERR_UNKNOWN_FORMAT'],
  ] as const)('proofs/%s signs and verifies, and nothing without it', async (name, proof, without) => {
    const input = await signed(name, proof)
    const didKey = (await entryOf('keys', 'did-key')) as core.KeyEntry
    const registry = { ...empty, formats, keys: [didKey], proofs: [(await entryOf('proofs', name)) as core.ProofEntry] }
    expect(await proofOf(registry, input)).toEqual(['pass '])
    expect(await proofOf({ ...registry, proofs: [] }, input).catch((error: core.CredentialError) => [error.code])).toEqual([without])
  })
})
