/** Whoever reuses an object for the next call, before the first has its answer, changes nothing of the first. */
import { describe, expect, test } from 'vitest'
import { testKey } from '../../fixtures/keys.mjs'
import { microcredential } from '../../fixtures/templates.mjs'
import * as core from '../../src/core.ts'
import { registry } from '../../src/generated/registry.ts'
import {
  bundle,
  checkProfile,
  convert,
  type Document,
  type IssueOptions,
  issue,
  type Report,
  signer,
  stack,
  summary,
  validate,
  verify,
} from '../../src/index.ts'

const now = new Date('2026-06-01T00:00:00Z')
const { did, jwk, keyId } = testKey('university')
const order = async (): Promise<IssueOptions> => ({
  signer: await signer(jwk, keyId),
  proof: 'eddsa-rdfc-2022',
  created: '2026-02-01T00:00:00Z',
})
const unsigned = (): Record<string, unknown> => microcredential(did, '7001', { validFrom: '2026-01-01T00:00:00Z' })
const badge = async (): Promise<Document> => (await issue(unsigned(), await order())) as Document
const person = 'nora.lindqvist@example.org'
const recipientIn = ({ checks }: Report): unknown => checks.find(({ id }) => id === 'recipient')?.outcome

describe('options', () => {
  test.each(['verify', 'core.verify'])('%s: each is asked about the person of its own call', async (name) => {
    const ask = name === 'verify' ? verify : core.verify.bind(undefined, registry)
    const credential = await badge()
    const options = { now, recipient: { email: person } }
    const first = ask(credential, options)
    options.recipient = { email: 'somebody.else@example.org' }
    const second = ask(credential, options)
    options.recipient.email = person
    expect([recipientIn(await first), recipientIn(await second)]).toEqual(['pass', 'fail'])
  })

  test('convert, also of core: into the format of its own call', async () => {
    const credential = await badge()
    const options = { to: 'clr2' }
    const asked = [convert(credential, options), core.convert(registry, credential, options)]
    options.to = 'ob2'
    expect((await Promise.all(asked)).map(({ format }) => format)).toEqual(['clr2', 'clr2'])
  })

  test('profiles, summaries, validation, stacks and bundles', async () => {
    const credential = await badge()
    const options: { profile: string; limits: { text: number }; size: string; to: string } = {
      profile: 'eu',
      limits: { text: 1e6 },
      size: 'eu',
      to: 'clr2',
    }
    const inputs = [credential, credential]
    const asked = [checkProfile(credential, options), summary(credential, options), validate(credential, options)]
    const [stacked, bundled] = [stack(inputs), bundle(inputs, { to: 'clr2' })]
    options.profile = 'no such profile'
    options.limits = { text: 1 }
    inputs.length = 0
    expect((await Promise.allSettled([...asked, stacked, bundled])).map(({ status }) => status)).toEqual(Array(5).fill('fulfilled'))
  })

  test('what an object inherits counts as before', async () => {
    const options = Object.create({ now, recipient: { email: 'somebody.else@example.org' } })
    expect(recipientIn(await verify(await badge(), options))).toBe('fail')
  })
})

test('issue: a template that is filled in for the next learner is signed as it was', async () => {
  const [options, template] = [await order(), unsigned()]
  const signed = ['First Aid', 'Rescue at Sea'].map((name) => {
    template['name'] = name
    return issue(template, options)
  })
  template['name'] = 'something else'
  const badges = await Promise.all(signed)
  expect(badges).toMatchObject([{ name: 'First Aid' }, { name: 'Rescue at Sea' }])
  for (const one of badges) expect((await verify(one, { now })).verdict).toBe('valid')
})
