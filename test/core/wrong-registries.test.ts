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

const calls: Readonly<Record<string, (registry: never) => unknown>> = {
  detect: (own) => core.detect(own, badge),
  parse: (own) => core.parse(own, badge),
  parseAll: async (own) => (await core.parseAll(own, badge).next()).value,
  validate: (own) => core.validate(own, badge),
  verify: (own) => core.verify(own, badge),
  convert: (own) => core.convert(own, badge, { to: 'elm' }),
  restore: (own) => core.restore(own, badge),
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

test('what is no document is in no format, as `detect` of the package says', () => {
  for (const none of [undefined, null, 7, 'ob3', []]) expect(core.detect(registry, none as never)).toBeUndefined()
  expect(core.detect(registry, badge)).toMatchObject({ format: 'ob3' })
})
