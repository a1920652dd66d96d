/** The cases for the runtimes. What is expected stands in the names of the fixtures, or is what Node and `jsonld` answer. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { BackendName } from '../../src/crypto/backend.ts'
import * as node from '../../src/crypto/node.ts'
import { canonize } from '../../src/jsonld/index.ts'
import { base64url } from '../../src/lib/bytes.ts'
import { CredentialError } from '../../src/lib/errors.ts'
import { pngs } from '../containers/pictures.ts'
import { changedCases, edwardsCases, type Case as Signed } from '../crypto/cases.ts'
import { changed as withFault } from '../formats/open.ts'
import { good as faultless, mutants } from '../formats/rule-mutants.ts'
import { sealText, times, trust } from '../seals/seals.ts'
import { answer } from './network.ts'
import type { Case } from './suite.ts'

const root = fileURLToPath(new URL('../../fixtures/', import.meta.url))
const textOf = (path: string): string => readFileSync(root + path, 'utf8')

const web = Object.fromEntries(
  readdirSync(`${root}web`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length))
    .map((path) => [path.replace(/^web\//, 'https://'), textOf(path)]),
)

const badges = readdirSync(`${root}ob3`).map((name) => ({
  name,
  text: textOf(`ob3/${name}`),
  expected: /\.(ERR_[A-Z_]+)\.json$/.exec(name)?.[1] ?? 'valid',
}))
const good = badges.filter(({ expected }) => expected === 'valid')

const fixtures: readonly Case[] = badges.map((badge) => ({ kind: 'verify', ...badge, now: '2026-06-01T12:00:00Z', web }))

const ofForm = ['valid', 'ERR_SCHEMA', 'ERR_UNDEFINED_TERM', 'ERR_DUPLICATE_MEMBER']
const shapes: readonly Case[] = badges.filter(({ expected }) => ofForm.includes(expected)).map((badge) => ({ kind: 'validate', ...badge }))

/** Every format: one document in which nothing is wrong, and each small fault that a rule calls one. */
const rules: readonly Case[] = [
  ...Object.entries(faultless).flatMap(([name, document]): readonly Case[] =>
    name === 'ob3' ? [] : [{ kind: 'validate', name, text: JSON.stringify(document), expected: 'valid' }],
  ),
  ...mutants.flatMap(([format, path, value, outcome]): readonly Case[] => {
    if (outcome !== 'fail') return []
    const text = JSON.stringify(withFault(faultless[format] ?? {}, path, value))
    // what a credential names itself has a code of its own
    const expected = path.startsWith('/credentialSchema') ? 'ERR_CREDENTIAL_SCHEMA' : 'ERR_RULE'
    return [{ kind: 'validate', name: `${format} ${path}`, text, expected }]
  }),
]

const conversions: readonly Case[] = good.flatMap(({ name, text }): readonly Case[] => [
  { kind: 'convert', name, text, expected: 'valid' },
  { kind: 'restore', name, text, expected: text },
])

const pictures: readonly Case[] = pngs.map((picture, index) => {
  const text = good[0]?.text ?? ''
  return { kind: 'bake', name: `picture ${index}`, text, picture: base64url(picture), expected: text }
})

const seal = (name: string, expected: string, text: string = sealText(name), seals: typeof trust = trust): Case => ({
  kind: 'verify',
  name,
  text,
  expected,
  now: new Date(times.now).toISOString(),
  seals,
  web: {},
})
const changed = sealText('p256.B-LTA.json').replace('Exempel', 'Exempla')

const seals: readonly Case[] = [
  ...['rsa.B-LTA.json', 'pss.B-LT.json', 'p256.B-LTA.json', 'p384.B-T.json', 'compact.jwt'].map((name) => seal(name, 'valid')),
  seal('revoked-before.json', 'invalid'),
  seal('p256.B-LTA.json, changed', 'invalid', changed),
  seal('p256.B-LTA.json, nobody trusted', 'indeterminate', sealText('p256.B-LTA.json'), {}),
]

async function signature({ kind, algorithm, jwk, data, signature }: Signed, index: number): Promise<Case> {
  let expected: string
  try {
    expected = String(await node.verifySignature(algorithm, await node.importKey({ jwk }), data, signature))
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error
    expected = error.code
  }
  const name = `${index} ${algorithm} ${kind}`
  return { kind: 'signature', name, algorithm, jwk, data: base64url(data), signature: base64url(signature), expected }
}

/** Node checks where a redirect leads before it follows it; elsewhere that cannot be seen, so none is followed. */
const requests = (backend: BackendName, origin: string): readonly Case[] => {
  const rules = { allowHttp: true, allowPrivate: true }
  const url = `${origin}/answer.json`
  return [
    { kind: 'fetch', name: 'an answer', url, rules, expected: answer },
    { kind: 'fetch', name: 'a redirect', url: `${origin}/elsewhere`, rules, expected: backend === 'node' ? answer : 'ERR_NETWORK' },
    { kind: 'fetch', name: 'this machine', url, rules: { allowHttp: true }, expected: 'ERR_FORBIDDEN_ADDRESS' },
    { kind: 'fetch', name: 'plain http', url, rules: { allowPrivate: true }, expected: 'ERR_FORBIDDEN_ADDRESS' },
  ]
}

/**
 * @param backend The name of the backend that the runtime has to offer.
 * @param origin Where the server of the test is.
 */
export async function casesFor(backend: BackendName, origin: string): Promise<readonly Case[]> {
  const canonical = good.map(async ({ name, text }): Promise<readonly Case[]> => {
    const expected = await canonize(JSON.parse(text), { engine: 'jsonld' })
    return (['auto', 'both'] as const).map((engine) => ({ kind: 'canonize', name: `${name} ${engine}`, text, engine, expected }))
  })
  return [
    { kind: 'backend', name: backend, expected: backend },
    { kind: 'code generation', name: 'forbidden', expected: 'forbidden' },
    ...requests(backend, origin),
    ...fixtures,
    ...seals,
    ...shapes,
    ...rules,
    ...conversions,
    ...pictures,
    ...(await Promise.all(canonical)).flat(),
    ...(await Promise.all([...(await changedCases(20260601, 12)), ...edwardsCases(64)].map(signature))),
  ]
}
