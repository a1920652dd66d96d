/** Whoever reuses an object for the next call, before the first has its answer, changes nothing of the first. */
import { describe, expect, test } from 'vitest'
import { testKey } from '../../fixtures/keys.mjs'
import { microcredential } from '../../fixtures/templates.mjs'
import { bake, unbake } from '../../src/bake.ts'
import { verifyMany as verifyManyOnCores } from '../../src/bulk.ts'
import * as core from '../../src/core.ts'
import { registry } from '../../src/generated/registry.ts'
import {
  bundle,
  checkProfile,
  convert,
  convertMany,
  type Document,
  type IssueOptions,
  issue,
  parse,
  parseAll,
  type Report,
  recheck,
  restore,
  signer,
  stack,
  summary,
  validate,
  verify,
  verifyMany,
} from '../../src/index.ts'
import { pngs } from '../containers/pictures.ts'

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

  test('streams: as they are when the stream is asked for, and not when it is read', async () => {
    const credential = JSON.stringify(await badge())
    const options = { now, to: 'clr2', recipient: { email: person }, limits: { text: 1e6 }, workers: 0 }
    const asked = [
      verifyMany([credential], options as object),
      verifyManyOnCores([credential], options as object),
      convertMany([credential], options as never),
      parseAll(`[${credential}]`, options as object),
      core.parseAll(registry, `[${credential}]`, options as object),
      recheck([await verify(credential, { now, recheckable: true })], options as object),
    ]
    Object.assign(options, { to: 'ob2', recipient: { email: 'somebody.else@example.org' }, limits: { text: 1 }, now: new Date(0) })
    const [verified, onCores, made, parsed, ofCore, again] = await Promise.all(asked.map(async (stream) => (await stream.next()).value))
    expect([recipientIn(verified.report), recipientIn(onCores.report)]).toEqual(['pass', 'pass'])
    expect([made.conversion?.format, parsed.format, ofCore.format, again.report.verdict]).toEqual(['clr2', 'ob3', 'ob3', 'valid'])
  })

  test('parsing, restoring and baking', async () => {
    const credential = await badge()
    const { document } = await convert(credential, { to: 'clr2' })
    const options = { limits: { text: 1e6 } }
    const [png = new Uint8Array()] = pngs
    const text = `[${JSON.stringify(credential)}]`
    const converted = JSON.stringify(document)
    const asked = [
      ...[parse(text, options), restore(converted, options), bake(png, JSON.stringify(credential), options)],
      ...[core.parse(registry, text, options), core.restore(registry, converted, options), core.validate(registry, text, options)],
    ]
    options.limits = { text: 1 }
    expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(Array(6).fill('fulfilled'))
  })

  test('what core parses may be copied, as what the package parses', async () => {
    const text = JSON.stringify(await badge())
    expect({ ...(await core.parse(registry, text)) }).toEqual(await parse(text))
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

describe('an input that is filled in for the next learner counts as it was', () => {
  const other = { title: 'Somebody else’s badge' }
  /** What a call says of a badge that is changed once it was asked. */
  const asked = async (call: (badge: Document) => Promise<unknown>, from: Document): Promise<string> => {
    const given = structuredClone(from) as { name?: string }
    const answer = call(given)
    given.name = other.title
    return JSON.stringify(await answer)
  }
  const trust = { id: 'none', lookup: async () => undefined } as never
  test.each<readonly [string, (badge: Document) => Promise<unknown>]>([
    ['convert', async (badge) => (await convert(badge, { to: 'clr2', capsule: false })).document],
    ['core.convert', async (badge) => (await core.convert(registry, badge, { to: 'clr2', capsule: false })).document],
    ['bundle', async (badge) => (await bundle([badge], { to: 'clr2', language: 'en' })).document],
    ['summary', async (badge) => summary(badge)],
    ['stack', async (badge) => stack([badge])],
    ['bake', async (badge) => unbake(await bake(pngs[0] ?? new Uint8Array(), badge))],
    ['restore', async (badge) => restore(badge)],
  ])('%s', async (name, call) => {
    const source = name === 'restore' ? (await convert(await badge(), { to: 'clr2' })).document : await badge()
    expect(await asked(call, source)).not.toContain(other.title)
    // null control: of one that was changed before, it is said
    if (name !== 'stack' && name !== 'bake') expect(await asked(call, { ...source, name: other.title })).toContain(other.title)
  })
  const presented = (badge: Document): Document => ({
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: 'VerifiablePresentation',
    verifiableCredential: [badge],
  })
  const first = async (items: ReturnType<typeof parseAll>) => {
    const { value } = await items.next()
    if (value instanceof Error) throw value
    return value?.text
  }
  test.each<readonly [string, (input: Document) => Promise<unknown>]>([
    ['parse', async (input) => (await parse(input)).text],
    ['core.parse', async (input) => (await core.parse(registry, input)).text],
    ['parseAll', (input) => first(parseAll(input))],
    ['core.parseAll', (input) => first(core.parseAll(registry, input))],
    ['verify', (input) => verify(input, { now })],
    ['validate', (input) => validate(input)],
  ])('%s, alone, in a wrapper and in a presentation', async (_, call) => {
    for (const around of [(one: Document) => one, (one: Document) => ({ credential: one }), presented]) {
      const one = await badge()
      const before = await call(around(one))
      const answer = call(around(one))
      Object.assign(one, { name: other.title, proof: [] })
      expect(await answer).toEqual(before)
      // null control: of one that was changed before, it is said
      expect(await call(around(one))).not.toEqual(before)
    }
  })
  test('parseAll tells what cannot be read when it is read', async () => {
    const circle: Record<string, unknown> = {}
    circle['circle'] = circle
    expect((await parseAll(circle).next()).value).toMatchObject({ code: 'ERR_CYCLIC' })
    const unusable = parseAll({}, null as never)
    await expect(unusable.next()).rejects.toMatchObject({ code: 'ERR_OPTION' })
  })
  test('verify, also where somebody is to be trusted', async () => {
    const changed = await badge()
    const answer = verify(changed, { now, trust })
    ;(changed as { name?: string }).name = other.title
    expect((await answer).verdict).toBe('valid')
    expect((await verify(changed, { now, trust })).verdict).toBe('invalid')
  })
})
