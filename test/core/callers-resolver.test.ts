/** A resolver of the caller's: what it cannot say is unknown, never proof that the key is somebody else's. */
import { expect, test } from 'vitest'
import { testKey } from '../../fixtures/keys.mjs'
import { microcredential } from '../../fixtures/templates.mjs'
import { documentResolver } from '../../src/core.ts'
import { type Document, issue, type Options, signer, verify } from '../../src/index.ts'
import type { Scope } from '../../src/lib/scope.ts'

const now = new Date('2026-06-01T00:00:00Z')
const did = 'did:example:university'
const keyId = `${did}#key-1`
const { jwk, multibase } = testKey('university')
const material = { multibase }
const badge = (await issue(microcredential(did, '7001', { validFrom: '2026-01-01T00:00:00Z' }), {
  signer: await signer(jwk, keyId),
  proof: 'eddsa-rdfc-2022',
  created: '2026-02-01T00:00:00Z',
})) as Document

const binding = async (options: Options): Promise<string> => {
  const { checks } = await verify(badge, { now, ...options })
  return checks
    .filter(({ id }) => id === 'key-binding')
    .map(({ outcome, code }) => [outcome, ...(code === undefined ? [] : [code])].join(' '))
    .join()
}
/** The binding of a badge whose key is named so. */
const named = async (name: string, options: Options = {}, issuer = did): Promise<string> => {
  const token = await issue(microcredential(issuer, '7001', { validFrom: '2026-01-01T00:00:00Z' }), {
    signer: await signer(jwk, name),
    proof: 'vc-jwt',
  })
  const { checks } = await verify(token, { now, ...options })
  return checks.flatMap(({ id, outcome, code }) => (id === 'key-binding' ? [`${outcome} ${code}`] : [])).join()
}
const resolving = (answer: unknown): Options => ({ resolve: (() => Promise.resolve(answer)) as NonNullable<Options['resolve']> })
const documents = (answer: unknown): Options => ({ resolve: documentResolver(() => Promise.resolve(answer as Document)) })

const key = { id: keyId, material, controller: did, purposes: ['assertionMethod'], control: 'domain' }
const document = {
  id: did,
  verificationMethod: [{ id: keyId, type: 'Multikey', controller: did, publicKeyMultibase: multibase }],
  assertionMethod: [keyId],
}

test('a key, and a document, that are the issuer’s bind; those of another do not', async () => {
  expect(await binding(resolving(key))).toBe('pass')
  expect(await binding(documents(document))).toBe('pass')
  expect(await binding(resolving({ ...key, controller: 'did:example:mallory' }))).toBe('fail ERR_KEY_BINDING')
  expect(await binding(documents({ ...document, verificationMethod: [], assertionMethod: [] }))).toBe('fail ERR_KEY_BINDING')
})

test('a resolver of documents is asked about DIDs alone, without their fragment, and what it does not know is left to others', async () => {
  const asked: string[] = []
  const resolve = documentResolver((id) => {
    asked.push(id)
    return Promise.resolve(undefined)
  })
  const scope = {} as Scope
  for (const name of [keyId, 'https://school.example/keys#1', 'urn:uuid:1', '']) expect(await resolve(name, scope), name).toBeUndefined()
  expect(asked).toEqual([did])
  for (const nothing of [undefined, null]) {
    const none = documentResolver(() => Promise.resolve(nothing as unknown as undefined))
    expect(await none(keyId, scope)).toBeUndefined()
  }
})

test.each([
  [{ revoked: null, expires: null }, 'pass'],
  [{ revoked: false }, 'pass'],
  [{ revoked: true }, 'fail ERR_KEY_REVOKED'],
  [{ expires: '2026-01-01T00:00:00Z' }, 'fail ERR_KEY_REVOKED'],
])('a key of which is said %j', async (ends, outcome) => expect(await binding(resolving({ ...key, ...ends }))).toBe(outcome))

test.each([
  ['an empty object', {}],
  ['a text', 'key'],
  ['a list', [key]],
  ['a key without its material', { ...key, material: undefined }],
  ['a key whose material is empty', { ...key, material: {} }],
  ['a key of nobody', { ...key, controller: undefined }],
  ['a key without purposes', { ...key, purposes: undefined }],
])('%s in place of a key is unknown', async (_, answer) => expect(await binding(resolving(answer))).toBe('unknown ERR_UNRESOLVED'))

test.each([
  ['an empty object', {}],
  ['a text', 'document'],
  ['what a resolver wraps a document in', { didDocument: document }],
])('%s in place of a document is unknown', async (_, answer) => expect(await binding(documents(answer))).toBe('unknown ERR_UNRESOLVED'))

test('a resolver that never answers is waited for as long as a request', async () => {
  const resolve = (): Promise<never> => new Promise(() => undefined)
  expect(await binding({ resolve, limits: { time: 20 } })).toBe('unknown ERR_NETWORK')
  expect(await binding({ resolve, signal: AbortSignal.timeout(20) })).toBe('unknown ERR_ABORTED')
}, 2000)

test.each(['?versionId=1-QmX', '/resources/1', '?service=files&relativeRef=%2Fkey', '/?versionTime=2026-01-01T00:00:00Z'])(
  'a key of the issuer’s that is named by a DID URL with %s is nobody else’s',
  async (more) => {
    const name = `${did}${more}#key-1`
    expect(await named(name)).toBe('unknown ERR_UNRESOLVED')
    expect(await named(name, documents(document))).toBe('unknown ERR_UNSUPPORTED')
    expect(await named(name, resolving(key))).toBe('pass undefined')
    expect(await named(name, {}, 'did:example:other')).toBe('fail ERR_KEY_BINDING')
    const self = `did:key:${multibase}`
    expect(await named(`${self}${more}#${multibase}`, {}, self)).toBe('unknown ERR_UNSUPPORTED')
    expect(await named(`did:web:school.example${more}#key-1`, {}, 'did:web:school.example')).toBe('unknown ERR_UNSUPPORTED')
    expect(await named(`did:web:school.example${more}#key-1`, {}, self)).toBe('fail ERR_KEY_BINDING')
  },
)
