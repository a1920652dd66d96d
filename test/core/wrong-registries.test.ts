/** Registries of the caller's that cannot be used: a code when the call is made, and never a raw error where the missing part is asked. */
import { expect, test } from 'vitest'
import { testKey } from '../../fixtures/keys.mjs'
import { microcredential } from '../../fixtures/templates.mjs'
import * as core from '../../src/core.ts'
import { registry } from '../../src/generated/registry.ts'
import { signer } from '../../src/index.ts'

const { did, jwk, keyId } = testKey('university')
const badge = microcredential(did, '7001', { validFrom: '2026-01-01T00:00:00Z' })
const key = await signer(jwk, keyId)

const calls: Readonly<Record<string, (registry: never, input?: core.Input) => unknown>> = {
  detect: (own) => core.detect(own, badge),
  parse: (own, input = badge) => core.parse(own, input),
  parseAll: async (own, input = badge) => {
    const { value } = await core.parseAll(own, input).next()
    if (value instanceof core.CredentialError) throw value
  },
  validate: (own, input = badge) => core.validate(own, input),
  verify: (own, input = badge) => core.verify(own, input),
  convert: (own, input = badge) => core.convert(own, input, { to: 'elm' }),
  restore: (own, input = badge) => core.restore(own, input),
  issue: (own) => core.issue(own, badge, { signer: key, proof: 'eddsa-rdfc-2022' }),
}
const codeOf = async (work: () => unknown): Promise<unknown> => {
  try {
    await work()
    return undefined
  } catch (error) {
    return error instanceof core.CredentialError ? error.code : error
  }
}

test.each(Object.entries(calls))('%s refuses what is no registry', async (name, call) => {
  const own = [undefined, null, 7, 'ob3', [], {}, { ...registry, formats: 7 }, { ...registry, formats: [null] }]
  const others =
    name === 'detect'
      ? []
      : [
          { ...registry, proofs: undefined },
          { ...registry, containers: 'png' },
        ]
  for (const one of [...own, ...others]) expect(await codeOf(() => call(one as never)), JSON.stringify(one)).toBe('ERR_OPTION')
  const { formats, proofs, containers } = registry
  const least = { verify: registry, issue: registry, detect: { formats } }[name] ?? { formats, proofs, containers }
  expect(await codeOf(() => call(least as never))).toBe(name === 'restore' ? 'ERR_NO_ORIGINAL' : undefined)
  const late = { ...registry, containers: () => [] }
  expect(await codeOf(() => call(late as never))).toBe(name === 'restore' ? 'ERR_NO_ORIGINAL' : undefined)
})

test.each<[folder: 'formats' | 'proofs' | 'containers', needed: readonly string[]]>([
  ['formats', ['validate', 'verify', 'convert', 'restore', 'issue']],
  ['proofs', ['issue']],
  ['containers', ['parse', 'parseAll', 'validate', 'verify', 'convert', 'restore']],
])('an entry of %s that loads nothing, or something else, is told where it is needed', async (folder, needed) => {
  const picture = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
  const given = folder === 'containers' ? picture : badge
  for (const load of [() => undefined, async () => null, () => ({})]) {
    const one = { id: 'own', claims: () => true, load }
    const entries = folder === 'containers' ? [one] : registry[folder].map((entry) => ({ ...entry, load }))
    const own = { ...registry, [folder]: entries } as unknown as never
    for (const calling of needed) expect(await codeOf(() => calls[calling]?.(own, given)), calling).toBe('ERR_OPTION')
  }
})

test('what is no document is in no format, as `detect` of the package says', () => {
  for (const none of [undefined, null, 7, 'ob3', []]) expect(core.detect(registry, none as never)).toBeUndefined()
  expect(core.detect(registry, badge)).toMatchObject({ format: 'ob3' })
})
