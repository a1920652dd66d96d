/** What was fetched can be kept, and the verification done again without the network. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Code, CredentialError, recorder, replay, type Unanswered, verify } from '../../src/index.ts'
import { web } from '../web.ts'

const badge = readFileSync(new URL('../../fixtures/ob3/status.ERR_REVOKED.json', import.meta.url))
const now = new Date('2026-06-01')

test('a replay gives the same report, and reaches nothing', async () => {
  const { fetch, recorded } = recorder(web)
  const live = await verify(badge, { now, fetch })
  expect(live.checks.find(({ code }) => code === 'ERR_REVOKED')?.outcome).toBe('fail')
  expect(recorded().map(({ url }) => url)).toEqual([
    'https://university.example.org/.well-known/did.json',
    'https://university.example.org/status/1',
  ])
  for (const { bytes, digest } of recorded()) expect(digest).toBe(createHash('sha256').update(bytes).digest('hex'))
  expect(JSON.stringify(await verify(badge, { now, fetch: replay(recorded()) }))).toBe(JSON.stringify(live))
})

test('when it was answered is kept, so that a replay says how old a list is', async () => {
  const dated: typeof web = async (url, init) => {
    const response = await web(url, init)
    return new Response(response.body, { status: response.status, headers: { date: 'Mon, 01 Jun 2026 00:00:00 GMT' } })
  }
  const { fetch, recorded } = recorder(dated)
  await verify(badge, { now, fetch })
  expect(recorded().map(({ date }) => date)).toEqual(Array.from({ length: 2 }, () => 'Mon, 01 Jun 2026 00:00:00 GMT'))
  const again = await replay(recorded())('https://university.example.org/status/1', { signal: AbortSignal.timeout(1000) })
  expect(again.headers.get('date')).toBe('Mon, 01 Jun 2026 00:00:00 GMT')
})

test.each<[string, typeof web, object?]>([
  ['cannot be reached', () => Promise.reject(new TypeError('no route'))],
  ['is not to be asked', () => Promise.reject(new CredentialError('ERR_FORBIDDEN_ADDRESS', 'the address is a private one'))],
  ['never answers', () => new Promise(() => undefined), { limits: { time: 20 } }],
  [
    'heeds the end of the wait',
    (_, { signal }) => new Promise((_, reject) => signal.addEventListener('abort', reject)),
    { limits: { time: 20 } },
  ],
  [
    'never ends its answer',
    async () => new Response(new ReadableStream({ pull: () => new Promise(() => undefined) })),
    { limits: { time: 20 } },
  ],
])('a network that %s: the replay fails for the same reason', async (_, network, more) => {
  const { fetch, recorded, unanswered } = recorder(network)
  const live = await verify(badge, { now, fetch, ...more })
  expect(live.verdict).toBe('indeterminate')
  // in its own words: a replay that knew nothing would say that nothing could be reached
  expect(await verify(badge, { now, fetch: replay(recorded(), unanswered()) })).toEqual(live)
  expect(unanswered().length).toBeGreaterThan(0)
})

test('a failure that was written by hand accuses nobody', async () => {
  const failing = async (code: Code): Promise<readonly (string | undefined)[]> => {
    const urls = ['https://university.example.org/.well-known/did.json', 'https://university.example.org/status/1']
    const report = await verify(badge, {
      now,
      fetch: replay(
        [],
        urls.map((url) => ({ url, code, message: 'so it was' })),
      ),
    })
    return [report.verdict, ...report.checks.flatMap((check) => (check.outcome === 'unknown' ? [check.code] : []))]
  }
  expect(await failing('ERR_REVOKED')).toEqual(['indeterminate', 'ERR_NETWORK', 'ERR_NETWORK', 'ERR_NETWORK'])
  expect(await failing('ERR_FORBIDDEN_ADDRESS')).toEqual(['indeterminate', ...Array(3).fill('ERR_FORBIDDEN_ADDRESS')])
})

test('what is no recording is refused, and not taken for a network that is down', async () => {
  const { fetch, recorded } = recorder(web)
  await verify(badge, { now, fetch })
  const stored = JSON.parse(JSON.stringify(recorded()))
  for (const given of [stored, null, undefined, {}, 'x', [null], [{ bytes: new Uint8Array() }]])
    expect(() => replay(given)).toThrow(expect.objectContaining({ code: 'ERR_OPTION' }))
  const unanswered: unknown = [{ code: 'ERR_NETWORK' }]
  expect(() => replay(recorded(), unanswered as Unanswered[])).toThrow(expect.objectContaining({ code: 'ERR_OPTION' }))
  const restored = recorded().map((answer, index) => ({ ...stored[index], bytes: answer.bytes }))
  expect((await verify(badge, { now, fetch: replay(restored) })).verdict).toBe('invalid')
})

test('what was not recorded cannot be checked', async () => {
  const report = await verify(badge, { now, fetch: replay([]) })
  expect(report.verdict).toBe('indeterminate')
  // without its document there is no key, neither to verify with nor to bind
  const open = report.checks.filter(({ outcome }) => outcome === 'unknown').map(({ id, code }) => `${id} ${code}`)
  expect(open.sort()).toEqual(['key-binding ERR_NETWORK', 'proof ERR_NETWORK', 'status ERR_NETWORK'])
})

test('the needs of an offline run are what a live run asks for', async () => {
  const asked: string[] = []
  const needs = async (fetch?: typeof web) =>
    (await verify(badge, { now, ...(fetch && { fetch }) })).checks.flatMap(({ detail }) => detail?.needs ?? []).map(({ url }) => url)
  expect([...new Set(await needs())].sort()).toEqual([
    'https://university.example.org/.well-known/did.json',
    'https://university.example.org/status/1',
  ])
  await needs((url, init) => {
    asked.push(url)
    return web(url, init)
  })
  expect(asked.sort()).toEqual(['https://university.example.org/.well-known/did.json', 'https://university.example.org/status/1'])
})
