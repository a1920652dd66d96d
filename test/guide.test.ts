/** Every example of the guide is run, and prints what it says that it prints. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { testKey } from '../fixtures/keys.mjs'
import { signer } from '../src/issue.ts'
import { pngs } from './containers/pictures.ts'
import { blocksOf, runExample, shown } from './example-run.ts'
import { faultsIn } from './example-types.ts'
import { web } from './web.ts'

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
const guide = read('docs/guide.md')
const { jwk: privateKey, did, keyId } = testKey('guide')
const certificates = JSON.parse(read('fixtures/pki/certificates.json'))

const given = {
  badge: read('fixtures/ob3/registered.json'),
  revocable: read('fixtures/ob3/status.json'),
  picture: pngs[0],
  seal: read('fixtures/pki/seals/p256.B-LTA.json'),
  issuingCa: certificates.authorities.p256,
  timestampCa: certificates.root,
  fetch: web,
  privateKey,
  did,
  keyId,
  signInKms: async (data: Uint8Array) => (await signer(privateKey, keyId)).sign(data),
}

const declarations = `
  declare const badge: string, revocable: string, seal: string, issuingCa: string, timestampCa: string, did: string, keyId: string
  declare const badges: readonly string[]
  declare const picture: Uint8Array
  declare const fetch: import('credlens').Fetch
  declare const privateKey: import('credlens').PrivateJwk
  declare const signInKms: (data: Uint8Array) => Promise<Uint8Array>
`

/** What an example says that it prints. */
const promised = (code: string): string => [...code.matchAll(/\/\/ → (.*)$/gm)].map(([, line]) => line).join('\n')

/** The examples, each with the heading that it stands under. */
const examples = guide
  .split(/^## /m)
  .flatMap((part) =>
    blocksOf(part, 'ts').map((code, index) => [`${part.split('\n', 1)[0]}${index > 0 ? `, ${index + 1}` : ''}`, code] as const),
  )

describe('the guide', () => {
  test.each(examples)('%s', async (_heading, code) => {
    expect(promised(code)).not.toBe('')
    expect(shown((await runExample(code, given)).printed)).toBe(promised(code))
  })

  test('its examples, and those of the README, are what the compiler takes', () => {
    const all = [guide, read('README.md')].flatMap((page) => blocksOf(page, 'ts'))
    // one that is wrong stands among them: the judge sees it, and no other
    const wrong = "import { verify } from 'credlens'\nawait verify(badge, { fetsh: 1 })"
    expect(faultsIn([...all, wrong], declarations)).toEqual([expect.stringContaining('fetsh')])
  })

  test('has an example for most jobs', () => expect(examples.length).toBeGreaterThan(9))

  test('null control: an example that prints something else is found', async () => {
    const code = "import { detect } from 'credlens'\nconsole.log(detect({}))\n// → ob3\n"
    expect(shown((await runExample(code, given)).printed)).not.toBe(promised(code))
  })
})
