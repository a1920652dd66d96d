/** The suite in a page whose content security policy allows scripts from its own origin only, and no `eval`. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { expect, test } from 'vitest'
import type { BackendName } from '../../src/crypto/backend.ts'
import { type Answer, bundled, expectRight } from '../runtime/bundle.ts'
import { listen } from '../runtime/network.ts'
import { chromiumFlags } from './flags.ts'

/** Opens the page, in chunks that are loaded when needed, and waits for what it sends. */
async function expectRightIn(name: string, backend: BackendName, open: (url: string) => Promise<() => unknown>): Promise<void> {
  const network = await listen()
  try {
    const send = `answer().catch((error) => ({ error: String(error) })).then((answer) => fetch('/sent', { method: 'POST', body: JSON.stringify(answer) }))`
    const bundle = await bundled({ condition: 'default', backend, origin: network.origin }, send, { splitting: true, outdir: '/' })
    expect(bundle.files.length).toBeGreaterThan(10)
    for (const { path, contents } of bundle.files) network.scripts.set(path, contents)
    const close = await open(network.origin)
    const answer: Answer | { error: string } = JSON.parse(await network.sent)
    await close()
    if ('error' in answer) throw new Error(answer.error)
    expectRight(name, bundle, answer)
  } finally {
    network.close()
  }
}

test('Chromium', async () => {
  const browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: [...chromiumFlags] })
  await expectRightIn(`Chromium ${browser.version()}`, 'web', async (url) => {
    await (await browser.newPage()).goto(url)
    return () => browser.close()
  })
})

/** A browser that no library drives, by the path that a variable of the environment has. */
const program = (path: string, values: readonly string[], home: string): ChildProcess =>
  spawn(path, values, { stdio: 'ignore', env: { ...process.env, HOME: home } })

const folder = (): string => mkdtempSync(join(tmpdir(), 'profile-'))
const { FIREFOX: firefox, WEBKIT: webkit } = process.env

if (firefox !== undefined)
  test('Firefox', async () => {
    const profile = folder()
    writeFileSync(join(profile, 'user.js'), 'user_pref("browser.aboutwelcome.enabled", false);')
    await expectRightIn('Firefox', 'web', async (url) => {
      const started = program(firefox, ['--headless', '--no-remote', '--profile', profile, url], profile)
      return () => started.kill('SIGKILL')
    })
  })

// on Linux its Ed25519 is not the one that WebCrypto asks for
if (webkit !== undefined)
  test('WebKit', async () => {
    await expectRightIn('WebKit', process.platform === 'linux' ? 'web+noble' : 'web', async (url) => {
      const started = program(webkit, [url], folder())
      return () => started.kill('SIGKILL')
    })
  })
