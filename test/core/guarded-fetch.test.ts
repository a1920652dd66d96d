/** The guarded fetch on Node, against a server on this machine and a resolver that lies. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

const names: Record<string, readonly (readonly string[])[]> = {}
let asked = 0

vi.mock('node:dns', () => ({
  lookup: (
    host: string,
    _options: object,
    done: (error: Error | null, addresses?: readonly { address: string; family: number }[]) => void,
  ) => {
    const turns = names[host]
    const addresses = turns?.[Math.min(asked++, turns.length - 1)]
    if (addresses)
      done(
        null,
        addresses.map((address) => ({ address, family: 4 })),
      )
    else done(new Error('no such host'))
  },
}))

const { guardedFetch } = await import('../../src/lib/network/guarded-fetch.ts')
const { CredentialError } = await import('../../src/lib/errors.ts')

let server: Server
let port = 0
let requests = 0
beforeAll(async () => {
  server = createServer((request, response) => {
    requests++
    const answers: Record<string, () => void> = {
      '/': () => response.end('hello'),
      '/gzip': () => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('unpacked')),
      '/brotli': () => response.writeHead(200, { 'content-encoding': 'br' }).end('x'),
      '/away': () => response.writeHead(302, { location: '/' }).end(),
      '/circle': () => response.writeHead(302, { location: '/circle' }).end(),
      '/inside': () => response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data' }).end(),
      '/file': () => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
      '/closed': () => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
      '/silent': () => undefined,
      '/gone': () => response.writeHead(410).end(),
      '/odd': () => response.writeHead(999).end(),
    }
    ;(answers[request.url ?? ''] ?? (() => response.writeHead(404).end()))()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  port = (server.address() as AddressInfo).port
})
afterAll(() => server.close())

const init = { signal: AbortSignal.timeout(10_000) }
async function answer(url: string, options: Parameters<typeof guardedFetch>[0]): Promise<string> {
  asked = 0
  try {
    const response = await guardedFetch(options)(url, init)
    return `${response.status} ${new URL(response.url).pathname} ${await response.text()}`
  } catch (error) {
    return String((error as { code?: string }).code ?? error)
  }
}
const local = { allowHttp: true, allowPrivate: true }
const at = (path: string, host = '127.0.0.1'): string => `http://${host}:${port}${path}`

test('an address alone may be asked for: who fetches by hand what was missing has no more than that', async () => {
  expect(await (await guardedFetch(local)(at('/'))).text()).toBe('hello')
  await expect(guardedFetch()('http://10.0.0.1/')).rejects.toMatchObject({ code: 'ERR_FORBIDDEN_ADDRESS' })
})

describe('names that stand for private addresses', () => {
  test.each([
    ['at once', [['127.0.0.1']]],
    ['besides a public one', [['93.184.216.34', '127.0.0.1']]],
    ['of the cloud', [['169.254.169.254']]],
  ])('%s: no connection is made', async (_, turns) => {
    names['rebinding.example.org'] = turns
    const before = requests
    expect(await answer(at('/', 'rebinding.example.org'), { allowHttp: true })).toBe('ERR_FORBIDDEN_ADDRESS')
    expect(requests).toBe(before)
  })

  test('a name is looked up once for a connection: it cannot change its mind after the check', async () => {
    names['rebinding.example.org'] = [['127.0.0.1'], ['10.0.0.1']]
    expect(await answer(at('/', 'rebinding.example.org'), local)).toBe('200 / hello')
    expect(asked).toBe(1)
  })
})

describe('what is signed itself', () => {
  const asks = async (path: string, options: Parameters<typeof guardedFetch>[0], signed?: boolean): Promise<unknown> =>
    guardedFetch(options)(at(path), { ...init, ...(signed !== undefined && { signed }) }).then(
      ({ status }) => status,
      (error: { code?: string }) => error.code,
    )

  test('may come over plain http, unless the caller says that nothing may', async () => {
    expect(await asks('/', { allowPrivate: true }, true)).toBe(200)
    expect(await asks('/away', { allowPrivate: true }, true)).toBe(200)
    for (const signed of [undefined, false]) expect(await asks('/', { allowPrivate: true }, signed)).toBe('ERR_FORBIDDEN_ADDRESS')
    expect(await asks('/', { allowPrivate: true, allowHttp: false }, true)).toBe('ERR_FORBIDDEN_ADDRESS')
  })

  test('is asked for at public hosts only, also after a redirect', async () => {
    const before = requests
    expect(await asks('/', {}, true)).toBe('ERR_FORBIDDEN_ADDRESS')
    expect(requests).toBe(before)
    names['public.example.org'] = [['127.0.0.1']]
    expect(await asks('/inside', { allowPrivate: true, allowHosts: ['127.0.0.1'] }, true)).toBe('ERR_FORBIDDEN_ADDRESS')
    expect(await asks('/file', { allowPrivate: true }, true)).toBe('ERR_FORBIDDEN_ADDRESS')
  })
})

describe('answers', () => {
  test.each([
    ['/', '200 / hello'],
    ['/gzip', '200 /gzip unpacked'],
    ['/brotli', 'ERR_NETWORK'],
    ['/away', '200 / hello'],
    ['/circle', 'ERR_NETWORK'],
    ['/file', 'ERR_FORBIDDEN_ADDRESS'],
    ['/gone', '410 /gone '],
    ['/odd', 'ERR_NETWORK'],
    ['/none', '404 /none '],
  ])('%s', async (path, expected) => {
    expect(await answer(at(path), local)).toBe(expected)
  })

  test('a redirect is checked like the first address', async () => {
    names['public.example.org'] = [['127.0.0.1']]
    expect(await answer(at('/inside', 'public.example.org'), { ...local, allowHosts: ['public.example.org'] })).toBe(
      'ERR_FORBIDDEN_ADDRESS',
    )
  })
})

describe('a host that is not there', () => {
  test('has the code of the network, and not one of the platform', async () => {
    names['away.example.org'] = [['127.0.0.1']]
    const closed = `http://away.example.org:1/did.json?key=secret`
    await expect(guardedFetch(local)(closed, init)).rejects.toMatchObject({
      name: 'CredentialError',
      code: 'ERR_NETWORK',
      message: 'http://away.example.org:1/did.json could not be reached',
    })
    // the one that a redirect leads to is named
    await expect(guardedFetch(local)(at('/closed'), init)).rejects.toMatchObject({ message: 'http://127.0.0.1:1/ could not be reached' })
  })

  test('and who stops waiting is told their own reason', async () => {
    const stopped = guardedFetch(local)(at('/silent'), { signal: AbortSignal.timeout(50) })
    await expect(stopped).rejects.not.toBeInstanceOf(CredentialError)
  })
})

test('a rule that is misspelt is no rule that nobody misses: nothing is asked', async () => {
  const before = requests
  const misspelt = guardedFetch({ allowHost: ['example.org'] } as object)
  await expect(misspelt('https://example.com/')).rejects.toMatchObject({
    code: 'ERR_OPTION',
    message: 'allowHost is no option of guardedFetch',
  })
  await expect(guardedFetch({ allowHosts: 'example.org' } as object)('https://example.org/')).rejects.toMatchObject({ code: 'ERR_OPTION' })
  expect(requests).toBe(before)
})
