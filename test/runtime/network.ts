/** A server on this machine: the page with the suite, an answer, and an address that leads elsewhere. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export interface Network {
  readonly origin: string
  /** More files to serve, by path. */
  readonly scripts: Map<string, Uint8Array>
  /** The first that a page sends. */
  readonly sent: Promise<string>
  readonly close: () => void
}

const policy = "default-src 'none'; script-src 'self'; connect-src 'self'"
export const answer = '{"here":true}'

export async function listen(): Promise<Network> {
  const scripts = new Map<string, Uint8Array>()
  let receive: (text: string) => void
  const sent = new Promise<string>((received) => {
    receive = received
  })
  const server = createServer((request, response) => {
    const { url = '' } = request
    const script = scripts.get(url)
    if (script) response.writeHead(200, { 'content-type': 'text/javascript' }).end(script)
    else if (url === '/answer.json') response.writeHead(200, { 'content-type': 'application/json' }).end(answer)
    else if (url === '/sent')
      text(request)
        .then(receive)
        .finally(() => response.end())
    else if (url === '/elsewhere') response.writeHead(302, { location: '/answer.json' }).end()
    else
      response
        .writeHead(200, { 'content-security-policy': policy, 'content-type': 'text/html' })
        .end('<!doctype html><script type="module" src="/suite.js"></script>')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, scripts, sent, close: () => void server.close() }
}
