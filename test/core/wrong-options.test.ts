/** Options that cannot be used: a code, and never a check that is left out without a word. */
import { describe, expect, test } from 'vitest'
import { testKey } from '../../fixtures/keys.mjs'
import { microcredential } from '../../fixtures/templates.mjs'
import { bake, strip, unbake } from '../../src/bake.ts'
import { convertMany as convertOnCores, verifyMany as verifyOnCores } from '../../src/bulk.ts'
import {
  bundle,
  CredentialError,
  checkProfile,
  convert,
  convertMany,
  type Document,
  issue,
  parse,
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
import { profileSections, type Stacking, stackSections } from '../../src/profile.ts'
import { summarySections } from '../../src/summary.ts'
import { certificateAuthorities } from '../../src/trust.ts'
import { pngs } from '../containers/pictures.ts'

const now = new Date('2026-06-01T00:00:00Z')
const { did, jwk, keyId } = testKey('university')
const signed = async (members: { readonly expires?: string } = {}): Promise<Document> =>
  (await issue(microcredential(did, '7001', { validFrom: '2026-01-01T00:00:00Z' }), {
    signer: await signer(jwk, keyId),
    proof: 'eddsa-rdfc-2022',
    created: '2026-02-01T00:00:00Z',
    members,
  })) as Document

const wrong: readonly (readonly [name: string, options: object])[] = [
  ['now as a text', { now: '2026-06-01' }],
  ['now as a number', { now: 1 }],
  ['now that is no date', { now: new Date(Number.NaN) }],
  ['now that only looks like a date', { now: { getTime: () => 'x' } }],
  ['now whose time is a text', { now: { getTime: () => '1780000000000' } }],
  ['skew that is no number', { skew: Number.NaN }],
  ['skew as a text', { skew: 'x' }],
  ['skew as digits', { skew: '5' }],
  ['skew without end', { skew: Number.POSITIVE_INFINITY }],
  ['skew below zero', { skew: -1 }],
  ['a policy on sets of proofs that there is not', { proofSet: 'some' }],
  ['a policy on sets of proofs in capitals', { proofSet: 'ANY' }],
  ['a fetch that is none', { fetch: true }],
  ['a resolver that is none', { resolve: {} }],
  ['seals that are no object', { seals: 'strict' }],
  ['a level of seals that there is not', { seals: { minLevel: 'LTA' } }],
  ['a source of trust whose anchors are no list', { trust: { name: 'x', lookup: async () => undefined, anchors: 7 as never } }],
  ['a certificate that is none', { seals: { anchors: ['AAAA'] } }],
  ['a certificate that was cut short', { seals: { timestampAnchors: ['-----BEGIN CERTIFICATE-----\nMIIB'] } }],
  ['a certificate of a source of trust that is none', { trust: certificateAuthorities('ours', ['AAAA']) }],
]

describe('verify', () => {
  test.each(wrong)('%s is refused', async (_, options) => {
    await expect(verify(await signed(), { now, ...options })).rejects.toMatchObject({ code: 'ERR_OPTION' })
  })
  test('what is left open is as if it were not there', async () => {
    const open = {
      skew: undefined,
      limits: { text: undefined, depth: null, file: null },
      trust: null,
      contexts: null,
      seals: null,
    } as unknown as object
    expect((await verify(await signed(), { now, ...open })).verdict).toBe('valid')
    expect((await verify(await signed({ expires: '2026-03-01T00:00:00Z' }), { now, ...open })).verdict).toBe('invalid')
  })
  test('a trust source that answers with no listing lists nobody', async () => {
    const asked = async (trust: () => Promise<unknown>) => {
      const { checks, issuer } = await verify(await signed(), { now, trust: trust as () => Promise<undefined> })
      return [issuer.listedBy, ...checks.filter(({ id }) => id === 'issuer').map(({ outcome }) => outcome)]
    }
    expect(await asked(async () => true)).toEqual([[], 'unknown'])
    expect(await asked(async () => null)).toEqual([[], 'warn'])
    expect(await asked(async () => ({ source: 'a list' }))).toEqual([['a list'], 'pass'])
  })
})

test('a limit that is left open, or is no number, is the usual one', async () => {
  const long = `{"name":"${'x'.repeat(9 * 2 ** 20)}"}`
  for (const call of [parse, validate, verify, (input: string, options: object) => convert(input, { to: 'elm', ...options })]) {
    for (const text of [undefined, Number.NaN, 'x', null, -1, '99999999', [99_999_999], new Date()])
      await expect(call(long, { limits: { text } } as unknown as object)).rejects.toMatchObject({ code: 'ERR_TOO_LARGE' })
    await expect(call(long, { limits: { text: 10 * 2 ** 20 } })).rejects.toMatchObject({ code: 'ERR_UNKNOWN_FORMAT' })
  }
})

const plain = { to: 'elm', proof: 'eddsa-rdfc-2022', signer: await signer(jwk, keyId) }

describe('options that are none, or hold what cannot be used', () => {
  const text = JSON.stringify(microcredential(did, '7001', { validFrom: '2026-01-01T00:00:00Z' }))
  const first = async (results: AsyncGenerator<unknown>): Promise<unknown> => (await results.next()).value
  const calls: Readonly<Record<string, (options: never) => Promise<unknown>>> = {
    verify: (options) => verify(text, options),
    validate: (options) => validate(text, options),
    convert: (options) => convert(text, options),
    parse: (options) => parse(text, options),
    restore: (options) => restore(text, options),
    bundle: (options) => bundle([text], options),
    verifyMany: (options) => first(verifyMany([text], options)),
    convertMany: (options) => first(convertMany([text], options)),
    issue: (options) => issue(JSON.parse(text) as Document, options),
    summary: (options) => summary(text, options),
  }
  const garbage: readonly unknown[] = [
    null,
    7,
    [],
    { proofs: 7 },
    { proofs: {} },
    { formats: 'ob3' },
    { formats: [null] },
    { formats: [{ id: 'elm' }] },
    { containers: [7] },
    { signal: {} },
    { signal: 'x' },
  ]
  const whole = (options: unknown): never =>
    (typeof options === 'object' && options && !Array.isArray(options) ? { ...plain, ...options } : options) as never

  test.each(Object.keys(calls))('%s rejects them with a code', async (name) => {
    for (const options of garbage) {
      // a promise, never a throw: whoever awaits later must be able to catch it
      const answer = calls[name]?.(whole(options))
      await expect(answer, JSON.stringify(options)).rejects.toMatchObject({ name: 'CredentialError', code: 'ERR_OPTION' })
    }
  })
  test.each(Object.keys(calls))('%s minds none that are left open', async (name) => {
    const open = { proofs: undefined, formats: null, signal: null, containers: undefined }
    const code = (await calls[name]?.(whole(open)).then(() => undefined, codeOf)) ?? ''
    expect(code).toBe(name === 'restore' ? 'ERR_NO_ORIGINAL' : '')
  })
  test('where a format or a signer has to be said, it is missed', async () => {
    for (const options of [undefined, {}, { to: null }])
      for (const name of ['convert', 'bundle', 'convertMany'])
        expect(await outcomeOf(calls[name]?.(options as never)), name).toBe('ERR_OPTION')
    for (const options of [undefined, {}, { proof: 'eddsa-rdfc-2022' }, { proof: 'eddsa-rdfc-2022', signer: {} }])
      await expect(calls['issue']?.(options as never)).rejects.toMatchObject({ code: 'ERR_OPTION' })
  })
})

const codeOf = (error: unknown): unknown => (error instanceof CredentialError ? error.code : error)
/** Of one call its error, of a stream that of its first result. */
const outcomeOf = async (answer: Promise<unknown> | undefined): Promise<unknown> =>
  answer?.then((value) => codeOf((value as { readonly error?: unknown }).error), codeOf)

test('what cannot be used of a stack, a bundle, a summary', async () => {
  const text = await signed()
  const call = (work: () => Promise<unknown>): Promise<unknown> => work().then(() => undefined, codeOf)
  for (const wrong of [{ name: 7 }, { name: '' }, { name: 'x', criteria: {} }, { issuer: 'did:x' }, { issuer: {} }, { samePerson: 'yes' }])
    expect(await call(() => bundle([text], { to: 'clr2', ...wrong } as never)), JSON.stringify(wrong)).toBe('ERR_OPTION')
  expect(await call(() => bundle([text], { to: 'clr2', name: null, issuer: null, samePerson: null } as never))).toBeUndefined()
  for (const list of [undefined, null, text, {}]) {
    expect(await call(() => bundle(list as never, { to: 'clr2' }))).toBe('ERR_INPUT')
    expect(await call(() => stack(list as never))).toBe('ERR_INPUT')
  }
})

test('a language that is none is none to each call that has one, and one that is left open is any', async () => {
  const text = await signed()
  const [inside, report, stacking] = [await summary(text), await checkProfile(text, { profile: 'eu' }), await stack([text])]
  const calls: Readonly<Record<string, (wording: object) => Promise<unknown>>> = {
    convert: (wording) => convert(text, { to: 'elm', ...wording }),
    summary: (wording) => summary(text, wording),
    checkProfile: (wording) => checkProfile(text, { profile: 'eu', ...wording }),
    stack: (wording) => stack([text], wording),
    summarySections: (wording) => summarySections(inside, wording),
    profileSections: (wording) => profileSections(report, wording),
    stackSections: (wording) => stackSections(stacking, wording),
  }
  for (const [name, call] of Object.entries(calls)) {
    for (const language of ['', 'e', 'not a tag', 'en_US', 'en-', 7, ['en'], {}])
      expect(await call({ language }).then(() => undefined, codeOf), `${name} ${language}`).toBe('ERR_OPTION')
    for (const language of [undefined, null, 'en', 'nl-BE', 'zh-Hant-TW', 'sr-Latn'])
      await expect(call({ language }), `${name} ${language}`).resolves.toBeDefined()
    if (name === 'convert') continue
    for (const wrong of [{ messages: 'x' }, { messages: 7 }, { mesages: {} }])
      expect(await call(wrong).then(() => undefined, codeOf), `${name} ${JSON.stringify(wrong)}`).toBe('ERR_OPTION')
    await expect(call({ messages: null }), name).resolves.toBeDefined()
  }
})

describe('of a verification', () => {
  test.each([
    { checks: 7 },
    { checks: 'schema' },
    { checks: {} },
    { checks: ['proof', 'shema'] },
    { checks: [7] },
    { checks: '' },
    { checks: 0 },
    { checks: false },
    { checks: Number.NaN },
  ])('%j are no checks', async (options) => {
    await expect(verify(await signed(), { now, ...options } as object)).rejects.toMatchObject({ code: 'ERR_OPTION' })
    const many = verifyMany([await signed()], { now, ...options } as object)
    expect(await outcomeOf(many.next().then(({ value }) => value))).toBe('ERR_OPTION')
  })
  test('those that are left out are told, and left open are all', async () => {
    expect((await verify(await signed(), { now, checks: null } as unknown as object)).verdict).toBe('valid')
    const { checks } = await verify(await signed(), { now, checks: ['proof', 'schema'] })
    expect(checks.filter(({ code }) => code === 'ERR_OPTION').map(({ id }) => id)).toEqual([
      'validity',
      'status',
      'issuer',
      'nested',
      'conversion',
    ])
  })
  test.each([
    { recipient: 7 },
    { recipient: '' },
    { recipient: 0 },
    { recipient: false },
    { recipient: [] },
    { recipient: { emial: 'a@example.org' } },
    { recipient: { email: 7 } },
  ])('%j is nobody, and is not left out without a word', async (options) => {
    await expect(verify(await signed(), { now, ...options } as object)).rejects.toMatchObject({ code: 'ERR_OPTION' })
  })
  test.each([
    { presentation: 'x' },
    { presentation: '' },
    { presentation: 0 },
    { presentation: false },
    { presentation: [] },
    { presentation: { nonce: 'x' } },
    { presentation: { challenge: 7 } },
    { presentation: { challenge: ['x'] } },
    { presentation: { domain: [] } },
    { presentation: { domain: ['x', 7] } },
  ])('%j is no challenge, and is not left out without a word', async (options) => {
    await expect(verify(await signed(), { now, ...options } as object)).rejects.toMatchObject({ code: 'ERR_OPTION' })
  })
  test('a challenge that is left open is none', async () => {
    const open = { presentation: { challenge: null, domain: undefined } } as unknown as object
    expect((await verify(await signed(), { now, ...open })).verdict).toBe('valid')
  })
  test('a claim that is left open is none', async () => {
    const { checks } = await verify(await signed(), { now, recipient: { email: undefined, id: 'did:example:nobody' } as object })
    expect(checks.filter(({ id }) => id === 'recipient').map(({ code }) => code)).toEqual(['ERR_RECIPIENT_NOT_STATED'])
  })
})

describe('of a conversion', () => {
  const text = JSON.stringify(microcredential(did, '7001', { validFrom: '2026-01-01T00:00:00Z' }))
  const calls = [
    ['convert', (options: object) => convert(text, { to: 'elm', ...options })],
    ['bundle', (options: object) => bundle([text], { to: 'elm', ...options })],
  ] as const
  const choices: readonly object[] = [
    { capsule: 0 },
    { capsule: 'no' },
    { capsule: {} },
    { capsule: { maximum: Number.NaN } },
    { privacy: 'minimum' },
    { privacy: true },
    { bridge: 'no' },
    { placeholders: 1 },
    { language: 7 },
    { timeZone: 7 },
    { creditFramework: 7 },
  ]
  test.each(calls)('%s does not pass over what it cannot use', async (_, call) => {
    for (const options of choices) await expect(call(options), JSON.stringify(options)).rejects.toMatchObject({ code: 'ERR_OPTION' })
  })
  test.each(calls)('%s does as without them where they are left open', async (_, call) => {
    const open = { capsule: null, privacy: null, bridge: undefined, language: null, timeZone: undefined }
    expect((await call(open)).document).toEqual((await call({})).document)
  })
  test('an original is as large as is said', async () => {
    const skipped = async (capsule: boolean | { maximum: number }): Promise<boolean> =>
      (await convert(text, { to: 'elm', capsule })).diagnostics.some(({ code }) => code === 'capsule-skipped')
    expect([await skipped({ maximum: text.length - 1 }), await skipped({ maximum: text.length }), await skipped(false)]).toEqual([
      true,
      false,
      true,
    ])
  })
})

describe('of many', () => {
  const outcomes = async (results: AsyncIterable<{ readonly error?: unknown }>): Promise<readonly unknown[]> => {
    const told: unknown[] = []
    try {
      for await (const { error } of results) told.push(codeOf(error))
    } catch (error) {
      told.push('thrown', codeOf(error))
    }
    return told
  }
  test.each(wrong)('of verifications, %s ends the whole', async (_, options) => {
    const items = ['{', await signed(), await signed()]
    const told = await outcomes(verifyMany(items, { now, ...options, concurrency: 1 } as object))
    expect(told.slice(told.indexOf('thrown'))).toEqual(['thrown', 'ERR_OPTION'])
    expect(told.filter((one) => one !== 'ERR_NOT_JSON')).toHaveLength(2)
  })
  test.each([
    ['now as a number', { now: 1 }],
    ['skew as a text', { skew: 'x' }],
    ['what an unreachable list means', { unreachableStatus: 'invalid' }],
    ['a source of trust that is none', { trust: 7 }],
  ])('of reports, %s ends the whole', async (_, options) => {
    const report = await verify(await signed(), { now, recheckable: true })
    expect(await outcomes(recheck([{} as never, report, report], options as object))).toEqual(
      expect.arrayContaining(['thrown', 'ERR_OPTION']),
    )
  })
  test.each([[{ to: 'x' }], [{}], [{ to: 'elm', capsule: 'no' }], [{ to: 'elm', fetchResource: 7 }]])(
    'of conversions, %j ends the whole',
    async (options) => {
      const text = await signed()
      const told = await outcomes(convertMany([text, text], options as never))
      expect(told).toEqual(['thrown', 'ERR_OPTION'])
    },
  )
  test.each([
    ['verifications', (items: readonly string[]) => verifyOnCores(items, { workers: 0, now: 1 } as object)],
    ['conversions', (items: readonly string[]) => convertOnCores(items, { workers: 0, to: 'x' })],
  ])('of %s on every core it does, too', async (_, work) => {
    const text = JSON.stringify(await signed())
    const told = await outcomes(work(['{', text, text]))
    expect(told).toEqual(told.includes('ERR_NOT_JSON') ? ['ERR_NOT_JSON', 'thrown', 'ERR_OPTION'] : ['thrown', 'ERR_OPTION'])
  })
  test('what an item says of itself is of that item', async () => {
    const own = (): never => {
      throw new CredentialError('ERR_OPTION', 'there is no such file')
    }
    for (const many of [verifyMany, verifyOnCores])
      expect(await outcomes(many([own, await signed()], { now, workers: 0 } as object))).toEqual(['ERR_OPTION', undefined])
  })
})

describe('of pictures', () => {
  const [png = new Uint8Array()] = pngs
  const text = JSON.stringify(microcredential(did, '7001'))
  const calls: Readonly<Record<string, (options: never) => Promise<unknown>>> = {
    bake: (options) => bake(png, text, options),
    unbake: (options) => unbake(png, options),
    strip: (options) => strip(png, options),
  }
  test.each(Object.keys(calls))('%s rejects options that are none', async (name) => {
    for (const options of [null, 7, [], { containers: 7 }, { signal: 'x' }])
      await expect(calls[name]?.(options as never), JSON.stringify(options)).rejects.toMatchObject({ code: 'ERR_OPTION' })
    await expect(calls[name]?.({ limits: null, containers: null } as never)).resolves.not.toThrow()
  })
})

test('wording that is none', async () => {
  const inside = await summary(await signed())
  await expect(summarySections(inside, null as never)).rejects.toMatchObject({ code: 'ERR_OPTION' })
  await expect(profileSections({} as Report, null as never)).rejects.toMatchObject({ code: 'ERR_OPTION' })
  await expect(stackSections({} as Stacking, 7 as never)).rejects.toMatchObject({ code: 'ERR_OPTION' })
})

test('certificates of authorities that are no list', () => {
  for (const anchors of [undefined, null, '', '-----BEGIN CERTIFICATE-----', {}])
    expect(() => certificateAuthorities('ours', anchors as never)).toThrow(expect.objectContaining({ code: 'ERR_OPTION' }))
})
