/** The suite in a page of Chromium whose content security policy allows scripts from its own origin only, and no `eval`. */
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, type Bundle, bundled, expectRight } from '../runtime/bundle.ts'
import { listen, type Network } from '../runtime/network.ts'
import { chromiumFlags } from './flags.ts'

let browser: Browser
let bundle: Bundle
let network: Network

beforeAll(async () => {
  network = await listen()
  const runtime = { condition: 'default', backend: 'web', origin: network.origin } as const
  bundle = await bundled(runtime, 'globalThis.answer = answer()', { splitting: true, outdir: '/' })
  for (const { path, contents } of bundle.files) network.scripts.set(path, contents)
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: [...chromiumFlags] })
})
afterAll(async () => {
  await browser?.close()
  network?.close()
})

test('Chromium, in chunks that are loaded when needed', async () => {
  expect(bundle.files.length).toBeGreaterThan(10)
  const page = await browser.newPage()
  await page.goto(network.origin)
  const answer = await page.evaluate((): Promise<Answer> => Reflect.get(globalThis, 'answer'))
  expectRight(`Chromium ${browser.version()}`, bundle, answer)
})
