/** How long an answer from outside is waited for: as long as the caller says, and no longer. */
import { getEventListeners } from 'node:events'
import { describe, expect, test } from 'vitest'
import { testKey } from '../../fixtures/keys.mjs'
import { microcredential } from '../../fixtures/templates.mjs'
import { type Document, type Fetch, issue, signer, verify, verifyMany } from '../../src/index.ts'
import { web } from '../web.ts'

const did = 'did:web:university.example.org'
const now = new Date('2026-06-01T00:00:00Z')
const badge = (await issue(microcredential(did, '7002', { validFrom: '2026-01-01T00:00:00Z' }), {
  signer: await signer(testKey('university').jwk, `${did}#key-1`),
  proof: 'eddsa-rdfc-2022',
  created: '2026-02-01T00:00:00Z',
})) as Document

const binding = async (options: Parameters<typeof verify>[1]): Promise<string> => {
  const { checks } = await verify(badge, { now, ...options })
  const { outcome, code, detail } = checks.find(({ id }) => id === 'key-binding') ?? {}
  return [outcome, code, ...(detail?.needs ?? []).map(({ kind }) => kind)].filter((part) => part !== undefined).join(' ')
}
const never: Fetch = () => new Promise(() => undefined)
const slow: Fetch = async (url, init) => {
  await new Promise((resolve) => setTimeout(resolve, 30))
  return web(url, init)
}

describe('many waits under one signal', () => {
  const addresses = Array.from({ length: 40 }, (_, number) => `https://college${number}.example.org/badge.json`)

  test('are one listener, of which no platform warns, and all end with it', async () => {
    const stopping = new AbortController()
    const waits = addresses.map((address) => verify(address, { fetch: never, signal: stopping.signal }))
    const ends = Promise.allSettled(waits)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(getEventListeners(stopping.signal, 'abort')).toHaveLength(1)
    stopping.abort()
    for (const end of await ends) expect(end).toMatchObject({ status: 'rejected', reason: { code: 'ERR_ABORTED' } })
  })

  test('those that are over hear nothing any more, and later ones still do', async () => {
    const stopping = new AbortController()
    const { signal } = stopping
    await expect(verify(addresses[0] ?? '', { fetch: async () => new Response('', { status: 404 }), signal })).rejects.toThrow()
    const late = verify(addresses[1] ?? '', { fetch: never, signal })
    setTimeout(() => stopping.abort(), 20)
    await expect(late).rejects.toMatchObject({ code: 'ERR_ABORTED' })
  })

  test('a stream of addresses makes no warning', async () => {
    const warnings: Error[] = []
    const warned = (warning: Error): void => void warnings.push(warning)
    process.on('warning', warned)
    for await (const { error } of verifyMany(addresses, { fetch: slow })) expect(error?.code).toBeDefined()
    process.off('warning', warned)
    expect(warnings).toEqual([])
  })
})

describe('an answer', () => {
  test('that never comes, or not in time', async () => {
    expect(await binding({ fetch: never, limits: { time: 20 } })).toBe('unknown ERR_NETWORK did')
    expect(await binding({ fetch: slow, limits: { time: 1 } })).toBe('unknown ERR_NETWORK did')
  })
  test('that the caller waits for no longer', async () => {
    expect(await binding({ fetch: never, signal: AbortSignal.timeout(20) })).toBe('unknown ERR_ABORTED did')
    expect(await binding({ fetch: web, signal: AbortSignal.abort() })).toBe('unknown ERR_ABORTED did')
  })
  test.each([2 ** 31, 1e15, Number.POSITIVE_INFINITY])('has %d ms, which is longer than a timer can count', async (time) => {
    expect(await binding({ fetch: slow, limits: { time } })).toBe('pass')
  })
  test('that is cut short is told to whoever was asked', async () => {
    const stopped: boolean[] = []
    const heeding: Fetch = (_, { signal }) => {
      signal.addEventListener('abort', () => stopped.push(signal.aborted))
      return new Promise(() => undefined)
    }
    await binding({ fetch: heeding, limits: { time: 10 } })
    await binding({ fetch: heeding, signal: AbortSignal.timeout(10) })
    expect(stopped).toEqual([true, true])
  })
})
