/** The suite on workerd, the runtime of Cloudflare Workers, without its imitation of Node. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, test } from 'vitest'
import { bundled, expectRight } from './bundle.ts'
import { listen, type Network } from './network.ts'

const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (services = [
  (name = "suite", worker = (
    modules = [(name = "suite", esModule = embed "suite.js")],
    compatibilityDate = "2026-01-01",
  )),
  (name = "internet", network = (allow = ["private"])),
]);`

const begin = 'answer:'

/** What `workerd` prints; its package finds the binary for the system. */
async function output(code: Uint8Array): Promise<string> {
  const require = createRequire(import.meta.url)
  const { default: binary } = require('workerd')
  const folder = await mkdtemp(join(tmpdir(), 'credlens-workerd-'))
  try {
    await writeFile(join(folder, 'suite.js'), code)
    await writeFile(join(folder, 'config.capnp'), config)
    const { stdout, stderr } = await promisify(execFile)(binary, ['test', join(folder, 'config.capnp')], { maxBuffer: 2 ** 26 })
    return `${stdout}\n${stderr}`
  } finally {
    await rm(folder, { recursive: true })
  }
}

let network: Network
beforeAll(async () => {
  network = await listen()
})
afterAll(() => network.close())

test('workerd', async () => {
  const use = `export default { async test() { console.log('${begin}' + JSON.stringify(await answer())) } }`
  const bundle = await bundled({ condition: 'workerd', backend: 'web', origin: network.origin }, use, {
    conditions: ['workerd', 'worker', 'browser'],
  })
  const printed = await output(bundle.files[0]?.contents ?? new Uint8Array())
  const line = printed.split('\n').find((each) => each.includes(begin)) ?? ''
  expectRight('workerd', bundle, JSON.parse(line.slice(line.indexOf(begin) + begin.length)))
})
