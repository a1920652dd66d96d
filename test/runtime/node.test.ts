/** The suite on Node where strings are never made into code, with Node's own variants and with those of the web. */
import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundled, expectRight, root } from './bundle.ts'
import { listen, type Network } from './network.ts'

// inside the repository: Node's variant finds its packages from here
const folder = `${root}node_modules/.cache/credlens-runtime`
const strict = ['--disallow-code-generation-from-strings']

async function output(name: string, code: string | Uint8Array, flags: readonly string[]): Promise<string> {
  await mkdir(folder, { recursive: true })
  await writeFile(`${folder}/${name}.mjs`, code)
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, `${folder}/${name}.mjs`], { maxBuffer: 2 ** 26 })
  return stdout
}

/** A platform that knows no Ed25519, as browsers were until 2025. */
const withoutEdwards = `
const { importKey } = SubtleCrypto.prototype
SubtleCrypto.prototype.importKey = function (format, key, algorithm, ...rest) {
  return JSON.stringify(algorithm).includes('Ed25519')
    ? Promise.reject(new DOMException('unknown algorithm', 'NotSupportedError'))
    : importKey.call(this, format, key, algorithm, ...rest)
}`

let network: Network
beforeAll(async () => {
  network = await listen()
})
afterAll(() => network.close())

test.each([
  ['node', 'node', { platform: 'node', packages: 'external' }],
  ['web', 'default', {}],
  ['web+noble', 'default', { banner: { js: withoutEdwards } }],
] as const)('node, backend %s', async (backend, condition, options) => {
  const bundle = await bundled({ condition, backend, origin: network.origin }, 'console.log(JSON.stringify(await answer()))', options)
  expectRight(`node, backend ${backend}`, bundle, JSON.parse(await output(backend, bundle.files[0]?.contents ?? '', strict)))
})

test('nothing in the package, loaded or not, makes code out of strings', async () => {
  const runtime = { condition: 'default', backend: 'web', origin: network.origin } as const
  const { files } = await bundled(runtime, 'answer()', { minify: false })
  // `setimmediate`, by way of `jsonld`, for a callback given as a string: nobody gives it one
  expect(files[0]?.text.match(/\b(?:new Function|Function\(|eval\().*/g)).toEqual(['new Function("" + callback);'])
})

test('without the flag, the suite sees that code can be made', async () => {
  const code = `try { new Function('return 1'); console.log('allowed') } catch { console.log('forbidden') }`
  expect((await output('control', code, [])).trim()).toBe('allowed')
  expect((await output('control', code, strict)).trim()).toBe('forbidden')
})
