/** The suite in a page of Chromium whose content security policy allows scripts from its own origin only, and no `eval`. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, type Bundle, bundled, expectRight } from '../runtime/bundle.ts'

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const policy = "default-src 'none'; script-src 'self'"

let browser: Browser
let bundle: Bundle
let server: Server

beforeAll(async () => {
  bundle = await bundled({ condition: 'default', backend: 'web' }, 'globalThis.answer = answer()', { splitting: true, outdir: '/' })
  const pages = new Map<string, Uint8Array>(bundle.files.map(({ path, contents }) => [path, contents]))
  server = createServer((request, response) => {
    const script = pages.get(request.url ?? '')
    response.setHeader('content-security-policy', policy)
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html')
    response.end(script ?? '<!doctype html><script type="module" src="/suite.js"></script>')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: flags })
})
afterAll(async () => {
  await browser?.close()
  server?.close()
})

test('Chromium, in chunks that are loaded when needed', async () => {
  expect(bundle.files.length).toBeGreaterThan(10)
  const page = await browser.newPage()
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  const answer = await page.evaluate((): Promise<Answer> => Reflect.get(globalThis, 'answer'))
  expectRight(`Chromium ${browser.version()}`, bundle, answer)
})
