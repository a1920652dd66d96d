/** A network that is slow, lies, changes its mind: indeterminate or invalid within the time, never valid. */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Document } from '../../src/lib/json.ts'
import type { Fetch } from '../../src/lib/options.ts'
import { issue } from '../../src/proofs/data-integrity/issue.ts'
import { verify } from '../../src/verify.ts'
import { badge, webIssuer } from './issuers.ts'
import { now, outcomes, scopeWith } from './scope.ts'
import { status, statusList } from './spellings.ts'

const school = webIssuer('school.example')
const signed = (document: Document) =>
  issue(document, { signer: school.key.signer(school.keyId), proof: 'eddsa-rdfc-2022', created: '2025-01-02T00:00:00Z' }, scopeWith())
const list = await signed(statusList(school.id))
const credential = await signed(badge(school.id, { credentialStatus: status }))

const bomb = gzipSync(Buffer.alloc(2 ** 26, 32))

type Answer = RequestListener
const honest =
  (document: unknown): Answer =>
  (_, response) =>
    void response.setHeader('content-type', 'application/json').end(JSON.stringify(document))
const paths = { did: '/.well-known/did.json', list: '/status/1' }
let answers: Readonly<Record<string, Answer>> = {}
let server: Server
let asked: string[] = []
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    const answer = answers[request.url ?? '']
    if (answer) answer(request, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

/** The addresses of the school, answered by the server on loopback. */
const loopback: Fetch = (address, init) => {
  const { port } = server.address() as AddressInfo
  return fetch(address.replace('https://school.example', `http://127.0.0.1:${port}`), { ...init, redirect: 'manual' })
}
const limits = { time: 1500, response: 2 ** 20 }

async function answerTo(faulty: Readonly<Record<string, Answer>>) {
  answers = { [paths.did]: honest(school.document), [paths.list]: honest(list), ...faulty }
  asked = []
  const started = performance.now()
  const { verdict, checks } = await verify(credential, { now, fetch: loopback, limits })
  return {
    verdict,
    time: performance.now() - started,
    of: (id: string) => outcomes(checks, id).filter((outcome) => !outcome.startsWith('warn')),
  }
}

const faults: readonly (readonly [name: string, fault: (document: unknown) => Answer, code: string])[] = [
  ['does not answer', () => () => undefined, 'ERR_NETWORK'],
  [
    'answers a byte at a time',
    (document) => (_, response) => {
      const text = JSON.stringify(document)
      let at = 0
      const timer = setInterval(() => (at < text.length ? response.write(text[at++]) : response.end()), 20)
      response.on('close', () => clearInterval(timer))
    },
    'ERR_NETWORK',
  ],
  [
    'ends early',
    (document) => (_, response) => void response.writeHead(200, { 'content-length': '100000' }).end(JSON.stringify(document).slice(0, 50)),
    'ERR_NETWORK',
  ],
  ['cuts the line', () => (request) => void request.socket.destroy(), 'ERR_NETWORK'],
  ['is at its end', () => (_, response) => void response.writeHead(500).end('{}'), 'ERR_NETWORK'],
  ['has nothing', () => (_, response) => void response.writeHead(404).end(), 'ERR_NETWORK'],
  ['had something', () => (_, response) => void response.writeHead(410).end(), 'ERR_NETWORK'],
  [
    'answers with a page',
    () => (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html></html>'),
    'ERR_NETWORK',
  ],
  ['answers with a list', () => honest([]), 'ERR_NETWORK'],
  ['answers with nothing', () => (_, response) => void response.end(), 'ERR_NETWORK'],
  ['answers with half of it', (document) => (_, response) => void response.end(JSON.stringify(document).slice(0, -5)), 'ERR_NETWORK'],
  ['leads in a circle', () => (request, response) => void response.writeHead(302, { location: request.url }).end(), 'ERR_NETWORK'],
  [
    'says everything twice',
    (document) => (_, response) => void response.end(JSON.stringify(document).replace('{', '{"id":"x",')),
    'ERR_NETWORK',
  ],
  ['sends a bomb', () => (_, response) => void response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb), 'ERR_TOO_LARGE'],
  [
    'never ends',
    () => (_, response) => {
      const write = (): void =>
        void (response.destroyed || (response.write(' '.repeat(65_536)) ? setImmediate(write) : response.once('drain', write)))
      write()
    },
    'ERR_TOO_LARGE',
  ],
]

describe('a server that', () => {
  it('is honest gives a valid credential', async () => {
    expect((await answerTo({})).verdict).toBe('valid')
    expect([...asked].sort()).toEqual([paths.did, paths.list])
  })
  it.each(faults)('%s, asked for the issuer’s keys', async (_, fault, code) => {
    const { verdict, of, time } = await answerTo({ [paths.did]: fault(school.document) })
    expect({ verdict, proof: of('proof'), binding: of('key-binding') }).toEqual({
      verdict: 'indeterminate',
      proof: [`unknown ${code}`],
      binding: [`unknown ${code}`],
    })
    expect(time).toBeLessThan(5000)
  })
  it.each(faults)('%s, asked for the status list', async (_, fault, code) => {
    const { verdict, of, time } = await answerTo({ [paths.list]: fault(list) })
    expect({ verdict, proof: of('proof'), status: of('status') }).toEqual({
      verdict: 'indeterminate',
      proof: ['pass'],
      status: [`unknown ${code}`],
    })
    expect(time).toBeLessThan(5000)
  })
  it('changes its answer is asked once a call', async () => {
    let times = 0
    const other = webIssuer('school.example')
    const { verdict } = await answerTo({
      [paths.did]: (request, response) => honest(times++ === 0 ? school.document : other.document)(request, response),
    })
    expect({ verdict, times }).toEqual({ verdict: 'valid', times: 1 })
  })
})
