/** An option that nobody knows is told: passed over, it would be an answer to another question. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { testKey } from '../../fixtures/keys.mjs'
import { microcredential } from '../../fixtures/templates.mjs'
import { bake, strip, unbake } from '../../src/bake.ts'
import { convertMany as convertManyOnCores, shard, verifyMany as verifyManyOnCores } from '../../src/bulk.ts'
import * as core from '../../src/core.ts'
import { registry } from '../../src/generated/registry.ts'
import {
  bundle,
  checkProfile,
  convert,
  convertMany,
  type Document,
  issue,
  parse,
  parseAll,
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

const folder = mkdtempSync(join(tmpdir(), 'credlens-misspelt-'))
afterAll(() => rmSync(folder, { recursive: true }))

const { did, jwk, keyId } = testKey('university')
const key = await signer(jwk, keyId)
const unsigned = microcredential(did, '7001', { validFrom: '2026-01-01T00:00:00Z' })
const signed = (await issue(unsigned, { signer: key, proof: 'eddsa-rdfc-2022' })) as Document
const [badge, converted] = [JSON.stringify(signed), (await convert(signed, { to: 'clr2' })).document]
const report = await verify(badge, { recheckable: true })
const [png = new Uint8Array()] = pngs
const [input, output] = [join(folder, 'in.ndjson'), join(folder, 'out.ndjson')]
writeFileSync(input, `${badge}\n`)

const plain = { to: 'clr2', signer: key, proof: 'eddsa-rdfc-2022', profile: 'eu' }
const first = async (results: AsyncGenerator<unknown>): Promise<unknown> => {
  const { value } = await results.next()
  if (value instanceof Error) throw value
  return value
}
const calls: Readonly<Record<string, (options: never) => Promise<unknown>>> = {
  parse: (options) => parse(badge, options),
  parseAll: (options) => first(parseAll(badge, options)),
  validate: (options) => validate(badge, options),
  verify: (options) => verify(badge, options),
  verifyMany: (options) => first(verifyMany([badge], options)),
  recheck: (options) => first(recheck([report], options)),
  convert: (options) => convert(badge, options),
  convertMany: (options) => first(convertMany([badge], options)),
  restore: (options) => restore(converted, options),
  bundle: (options) => bundle([badge], options),
  issue: (options) => issue(unsigned, options),
  summary: (options) => summary(badge, options),
  checkProfile: (options) => checkProfile(badge, options),
  stack: (options) => stack([badge], options),
  bake: (options) => bake(png, badge, options),
  unbake: (options) => unbake(png, options),
  strip: (options) => strip(png, options),
  'core.verify': (options) => core.verify(registry, badge, options),
  'core.convert': (options) => core.convert(registry, badge, options),
  'core.issue': (options) => core.issue(registry, unsigned, options),
}
const onCores: Readonly<Record<string, (options: object) => Promise<unknown>>> = {
  verifyMany: (options) => first(verifyManyOnCores([badge], { workers: 0, ...options })),
  convertMany: (options) => first(convertManyOnCores([badge], { workers: 0, to: 'clr2', ...options })),
  'shard verify': (options) => shard({ input, output, workers: 0, operation: 'verify', ...options }),
  'shard convert': (options) => shard({ input, output, workers: 0, operation: 'convert', to: 'clr2', ...options }),
}

describe('a misspelt option', () => {
  test.each(Object.keys(calls))('%s tells it, and what was meant', async (name) => {
    const answer = calls[name]?.({ ...plain, recipent: { email: 'nora.lindqvist@example.org' } } as never)
    await expect(answer).rejects.toMatchObject({
      name: 'CredentialError',
      code: 'ERR_OPTION',
      message: 'recipent is no option: recipient is',
    })
    // and nothing else is wrong with the call
    await expect(calls[name]?.({ ...plain, recipient: undefined } as never)).resolves.not.toBeInstanceOf(Error)
  })
  test.each(Object.keys(onCores))('%s on every core', async (name) => {
    await expect(onCores[name]?.({ treshold: 1 })).rejects.toMatchObject({ code: 'ERR_OPTION', message: 'treshold is no option' })
  })

  test.each([
    [{ langauge: 'de' }, 'langauge is no option: language is'],
    [{ Now: new Date() }, 'Now is no option: now is'],
    [{ seals: { minlevel: 'B-LTA' } }, 'seals.minlevel is no option: seals.minLevel is'],
    [{ limits: { txt: 1 } }, 'limits.txt is no option: limits.text is'],
    [{ limits: 100 }, 'the option limits is no object'],
    [{ seals: ['B-LTA'] }, 'the option seals is no object'],
    [{ contexts: 'https://school.example/context' }, 'the option contexts is no object'],
    [{ toString: 1 }, 'toString is no option'],
    [{ ['x'.repeat(1000)]: 1 }, `${'x'.repeat(40)} is no option`],
  ])('is named: %j', async (options, message) => {
    await expect(verify(badge, options as object)).rejects.toMatchObject({ code: 'ERR_OPTION', message })
  })

  test('nothing is signed with it, and nothing asked', async () => {
    let count = 0
    const counting = { ...key, sign: key.sign }
    counting.sign = async (data) => {
      count++
      return key.sign(data)
    }
    await expect(issue(unsigned, { ...plain, signer: counting, insde: true } as never)).rejects.toMatchObject({ code: 'ERR_OPTION' })
    const fetch = async (): Promise<Response> => {
      count++
      return new Response('{}')
    }
    await expect(verify('https://university.example.org/1', { fetch, chekcs: [] } as object)).rejects.toMatchObject({ code: 'ERR_OPTION' })
    expect(count).toBe(0)
  })

  test('one object may serve several calls, and what is left open is none', async () => {
    const all = {
      ...plain,
      language: 'en',
      skew: 5,
      size: 'eu',
      workers: 0,
      trustFiles: [],
      unreachableStatus: 'fail',
      name: undefined,
      treshold: undefined,
    } as never
    expect((await verify(badge, all)).verdict).toBe('valid')
    expect((await convert(badge, all)).format).toBe('clr2')
    expect((await parse(badge, all)).format).toBe('ob3')
  })
})
