/**
 * The whole way through the guarded fetch to a server on this machine that is slow, lies and changes its mind: within
 * the time, within the memory, and never valid.
 */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Document } from '../../src/lib/json.ts'
import { guardedFetch, verify } from '../../src/verify.ts'
import { now, outcomes } from './scope.ts'

let answer: RequestListener = (_, response) => void response.end()
let server: Server
let host = ''
let asked = 0
beforeAll(async () => {
  server = createServer((request, response) => {
    asked++
    if (request.url === '/1') answer(request, response)
    else if (request.url === '/issuer') response.end(JSON.stringify(issuer()))
    else if (request.url === '/class') response.end(JSON.stringify(badgeClass()))
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const context = 'https://w3id.org/openbadges/v2'
const issuer = (): Document => ({
  '@context': context,
  type: 'Issuer',
  id: `${host}/issuer`,
  name: 'School',
  url: host,
  email: 'a@school.example',
})
const badgeClass = (): Document => ({
  '@context': context,
  type: 'BadgeClass',
  id: `${host}/class`,
  name: 'Soil science',
  description: 'Knows what grows where.',
  image: 'https://school.example/soil.png',
  criteria: { narrative: 'Passed.' },
  issuer: `${host}/issuer`,
})
const assertion = (): Document => ({
  '@context': context,
  type: 'Assertion',
  id: `${host}/1`,
  recipient: { type: 'email', hashed: false, identity: 'ada@school.example' },
  badge: `${host}/class`,
  issuedOn: '2025-01-01T00:00:00Z',
  verification: { type: 'HostedBadge' },
})

async function verdictOn(fault: RequestListener) {
  answer = fault
  asked = 0
  const started = performance.now()
  const { verdict, checks } = await verify(assertion(), {
    now,
    fetch: guardedFetch({ allowHttp: true, allowPrivate: true }),
    limits: { time: 1500, response: 2 ** 20 },
  })
  return { verdict, proof: outcomes(checks, 'proof'), status: outcomes(checks, 'status'), time: performance.now() - started }
}
const honest: RequestListener = (_, response) => void response.end(JSON.stringify(assertion()))
const bomb = (): Buffer => gzipSync(Buffer.alloc(2 ** 27, 32), { level: 9 })
const packed = bomb()

const faults: readonly (readonly [name: string, fault: RequestListener, verdict: string, proof: string])[] = [
  ['does not answer', () => undefined, 'indeterminate', 'unknown ERR_NETWORK'],
  ['begins, and goes quiet', (_, response) => void response.writeHead(200).write('{"id":'), 'indeterminate', 'unknown ERR_NETWORK'],
  [
    'says that there is more than it sends',
    (_, response) => void response.writeHead(200, { 'content-length': '100000' }).end(JSON.stringify(assertion())),
    'indeterminate',
    'unknown ERR_NETWORK',
  ],
  [
    'says that there is less than it sends',
    (_, response) => void response.socket?.end(`HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n${JSON.stringify(assertion())}`),
    'indeterminate',
    'unknown ERR_NETWORK',
  ],
  ['speaks no HTTP', (request) => void request.socket.end('SSH-2.0-OpenSSH_9.6\r\n'), 'indeterminate', 'unknown ERR_NETWORK'],
  ['leads in a circle', (_, response) => void response.writeHead(302, { location: '/1' }).end(), 'indeterminate', 'unknown ERR_NETWORK'],
  [
    'leads to nowhere',
    (_, response) => void response.writeHead(302, { location: 'http://' }).end(),
    'indeterminate',
    'unknown ERR_FORBIDDEN_ADDRESS',
  ],
  [
    'leads to a file',
    (_, response) => void response.writeHead(301, { location: 'file:///etc/passwd' }).end(),
    'indeterminate',
    'unknown ERR_FORBIDDEN_ADDRESS',
  ],
  ['leads away without saying where', (_, response) => void response.writeHead(302).end(), 'indeterminate', 'unknown ERR_NETWORK'],
  ['fails', (_, response) => void response.writeHead(500).end(JSON.stringify(assertion())), 'indeterminate', 'unknown ERR_NETWORK'],
  ['is too busy', (_, response) => void response.writeHead(429, { 'retry-after': '1' }).end('{}'), 'indeterminate', 'unknown ERR_NETWORK'],
  ['has withdrawn it', (_, response) => void response.writeHead(410).end(), 'invalid', 'skip ERR_REVOKED'],
  [
    'answers with a page',
    (_, response) => void response.setHeader('content-type', 'text/html').end('<html>'),
    'indeterminate',
    'unknown ERR_NETWORK',
  ],
  [
    'sends a bomb',
    (_, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed),
    'indeterminate',
    'unknown ERR_TOO_LARGE',
  ],
  [
    'sends a bomb in a bomb',
    (_, response) => void response.writeHead(200, { 'content-encoding': 'gzip, gzip' }).end(gzipSync(packed)),
    'indeterminate',
    'unknown ERR_NETWORK',
  ],
  [
    'says that it is packed, and is not',
    (_, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end('{}'),
    'indeterminate',
    'unknown ERR_NETWORK',
  ],
  [
    'says something else',
    (_, response) => void response.end(JSON.stringify({ ...assertion(), issuedOn: '2020-01-01T00:00:00Z' })),
    'invalid',
    'fail ERR_HOSTED',
  ],
  [
    'never ends',
    (_, response) => {
      const write = (): void =>
        void (response.destroyed || (response.write(' '.repeat(65_536)) ? setImmediate(write) : response.once('drain', write)))
      write()
    },
    'indeterminate',
    'unknown ERR_TOO_LARGE',
  ],
]

describe('a server that', () => {
  it('is honest', async () => {
    expect(await verdictOn(honest)).toMatchObject({ verdict: 'valid', proof: ['pass'] })
    expect(asked).toBe(3)
  })
  it.each(faults)('%s', async (_, fault, verdict, proof) => {
    const before = process.memoryUsage().rss
    const answered = await verdictOn(fault)
    expect([answered.verdict, answered.proof]).toEqual([verdict, [proof]])
    expect(answered.time).toBeLessThan(10_000)
    // a bomb unpacks to 128 MB: no more than the limit of an answer is ever held
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 2 ** 20)
    expect(asked).toBeLessThan(12)
  })
  it('changes its answer between calls: each call says what it saw', async () => {
    let times = 0
    const changing: RequestListener = (request, response) =>
      times++ === 0 ? honest(request, response) : void response.writeHead(410).end()
    expect((await verdictOn(changing)).verdict).toBe('valid')
    const second = await verdictOn(changing)
    expect([second.verdict, second.status[0]]).toEqual(['invalid', 'fail ERR_REVOKED'])
    expect(times).toBe(2)
  })
})
