/** A server on this machine: the page with the suite, an answer, and an address that leads elsewhere. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Network {
  readonly origin: string
  /** More files to serve, by path. */
  readonly scripts: Map<string, Uint8Array>
  readonly close: () => void
}

const policy = "default-src 'none'; script-src 'self'; connect-src 'self'"
export const answer = '{"here":true}'

export async function listen(): Promise<Network> {
  const scripts = new Map<string, Uint8Array>()
  const server = createServer(({ url = '' }, response) => {
    const script = scripts.get(url)
    if (script) response.writeHead(200, { 'content-type': 'text/javascript' }).end(script)
    else if (url === '/answer.json') response.writeHead(200, { 'content-type': 'application/json' }).end(answer)
    else if (url === '/elsewhere') response.writeHead(302, { location: '/answer.json' }).end()
    else
      response
        .writeHead(200, { 'content-security-policy': policy, 'content-type': 'text/html' })
        .end('<!doctype html><script type="module" src="/suite.js"></script>')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, scripts, close: () => void server.close() }
}
