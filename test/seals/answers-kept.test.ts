/** What was answered about certificates, kept and used at another time, at another address, or in part: it settles nothing that it does not say. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { credential } from '../../fixtures/pki/credential.mjs'
import { general, seal } from '../../fixtures/pki/seal.mjs'
import { extensions, ocspAnswer, revocationList } from '../../fixtures/pki/x509.mjs'
import * as bulk from '../../src/bulk.ts'
import { type Recorded, recorder, replay } from '../../src/index.ts'
import type { Fetch } from '../../src/lib/options.ts'
import { type Report, recheck, verify } from '../../src/verify.ts'
import { minted, pki, times } from './seals.ts'

const { leaves, authorities, responder, make } = pki()
const hour = 3_600_000
const [from, until] = [times.now - hour, times.now + 24 * hour]

/** Sealed under an authority, by a certificate that says where its state is told. */
function sealedUnder(name: 'p256' | 'rsa', access: Uint8Array) {
  const { subject, key } = leaves[name] ?? leaves.p256
  const signer = make({ subject, key, issuer: authorities[name], extensions: [extensions.usage(0, 1), access] })
  return { serial: signer.serial, text: JSON.stringify(general(seal(JSON.stringify(credential()), signer, { at: times.sealed }))) }
}
const urls = {
  listed: 'https://lists.example/p256.crl',
  elsewhere: 'https://lists.example/rsa.crl',
  answered: 'https://status.example/one',
  another: 'https://status.example/two',
  revoked: 'https://status.example/three',
}
type Name = keyof typeof urls
const sealed = {
  listed: sealedUnder('p256', extensions.lists(urls.listed)),
  elsewhere: sealedUnder('rsa', extensions.lists(urls.elsewhere)),
  answered: sealedUnder('p256', extensions.responders(urls.answered)),
  another: sealedUnder('p256', extensions.responders(urls.another)),
  revoked: sealedUnder('p256', extensions.responders(urls.revoked)),
}
const names = Object.keys(urls) as readonly Name[]
const answer = (name: Name, more: object = {}): Uint8Array =>
  ocspAnswer(authorities.p256, responder, {
    at: from,
    until,
    answers: [{ serial: sealed[name].serial, ...more }],
    certificates: [responder.certificate],
  })
const answers: Readonly<Record<Name, Uint8Array>> = {
  listed: revocationList(authorities.p256, { from, until }),
  elsewhere: revocationList(authorities.rsa, { from, until }),
  answered: answer('answered'),
  another: answer('another'),
  revoked: answer('revoked', { revokedAt: times.sealed - 1000 }),
}
/** A responder's address goes on with the question. */
const nameAt = (url: string): Name => names.find((name) => url.startsWith(urls[name])) ?? 'listed'
const network: Fetch = async (url) => new Response(answers[nameAt(url)] as BodyInit)

const trusted = { seals: { anchors: [minted.authorities.p256, minted.authorities.rsa] } }
const options = { ...trusted, now: new Date(times.now), recheckable: true }
const outcome = ({ checks }: Report): string | undefined => checks.find(({ id }) => id === 'seal.revocation')?.outcome
const usual: Readonly<Record<Name, string>> = { listed: 'pass', elsewhere: 'pass', answered: 'pass', another: 'pass', revoked: 'fail' }
const allOf = async (fetch: Fetch, at: Date = options.now): Promise<Readonly<Record<string, string | undefined>>> =>
  Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, outcome(await verify(sealed[name].text, { ...options, now: at, fetch }))] as const)),
  )
async function recordedAll(): Promise<readonly Recorded[]> {
  const { fetch, recorded } = recorder(network)
  await allOf(fetch)
  return recorded()
}

const folder = mkdtempSync(join(tmpdir(), 'credlens-kept-'))
afterAll(() => rmSync(folder, { recursive: true }))
let runs = 0
/** The same in a shard without the network, out of a snapshot whose lines were changed. */
async function inShard(change: (lines: readonly Recorded[]) => readonly object[], at: Date = options.now): Promise<typeof usual> {
  const [input, snapshot, output] = ['stock', 'snapshot', 'results'].map((name) => join(folder, `${++runs}-${name}.ndjson`)) as [
    string,
    string,
    string,
  ]
  writeFileSync(input, names.map((name) => `${sealed[name].text}\n`).join(''))
  const given = { ...options, input, snapshot, operation: 'verify', workers: 0 } as const
  await bulk.shard({ ...given, output: `${output}.first`, fetch: network })
  const list = join(snapshot, 'answers.ndjson')
  const lines = readFileSync(list, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Recorded & { sum: string })
  writeFileSync(
    list,
    change(lines.map(({ sum: _, ...line }) => line))
      .map((line) => `${JSON.stringify(line)}\n`)
      .join(''),
  )
  await bulk.shard({ ...given, now: at, output })
  const told = readFileSync(output, 'utf8')
    .trim()
    .split('\n')
    .map((line) => outcome((JSON.parse(line) as { report: Report }).report))
  return Object.fromEntries(names.map((name, index) => [name, told[index]])) as typeof usual
}
const swapped = (all: readonly Recorded[], one: Name, other: Name): readonly Recorded[] =>
  all.map((line) => {
    const name = nameAt(line.url.replace('signed ', ''))
    const from = name === one ? other : name === other ? one : name
    const source = all.find(({ url }) => nameAt(url.replace('signed ', '')) === from) ?? line
    return { ...source, url: line.url, ...(line.signed && { signed: line.signed }) }
  })
const without = (all: readonly Recorded[], gone: Name): readonly Recorded[] =>
  all.filter(({ url }) => nameAt(url.replace('signed ', '')) !== gone)
const replayed = (all: readonly Recorded[]): Fetch => replay(all, [])

test('null control: what was kept says what the network said', async () => {
  expect(await allOf(network)).toEqual(usual)
  expect(await allOf(replayed(await recordedAll()))).toEqual(usual)
  expect(await inShard((lines) => lines)).toEqual(usual)
})

describe('answers that changed places', () => {
  const pairs = names.flatMap((one, index) => names.slice(index + 1).map((other) => [one, other] as const))
  test.each(pairs)('%s and %s say nothing of either', async (one, other) => {
    const expected = { ...usual, [one]: 'unknown', [other]: 'unknown' }
    expect(await allOf(replayed(swapped(await recordedAll(), one, other)))).toEqual(expected)
  })
  test('in the snapshot of a shard too', async () => {
    expect(await inShard((lines) => swapped(lines, 'answered', 'revoked'))).toEqual({ ...usual, answered: 'unknown', revoked: 'unknown' })
    expect(await inShard((lines) => swapped(lines, 'listed', 'elsewhere'))).toEqual({ ...usual, listed: 'unknown', elsewhere: 'unknown' })
  })
})

test.each(names)('an answer that is gone (%s) leaves it open', async (gone) => {
  const expected = { ...usual, [gone]: 'unknown' }
  expect(await allOf(replayed(without(await recordedAll(), gone)))).toEqual(expected)
  expect(await inShard((lines) => without(lines, gone))).toEqual(expected)
})

describe('at another time', () => {
  const end = Math.min(...['p256', 'rsa'].map(() => times.end))
  const moments: readonly (readonly [what: string, at: number, good: boolean])[] = [
    ['before it was sealed', times.sealed - 24 * hour, false],
    ['before the answers were given', from - 1000, false],
    ['when they were given', from, true],
    ['while they hold', until - 1000, true],
    ['when they end', until, false],
    ['after their end', until + 24 * hour, false],
    ['after the end of every certificate', end + 24 * hour, false],
  ]
  test.each(moments)('%s', async (_, at, good) => {
    const now = new Date(at)
    const recorded = await recordedAll()
    const found = await allOf(replayed(recorded), now)
    for (const name of names.filter((each) => each !== 'revoked'))
      expect([name, found[name]]).toEqual([name, good ? 'pass' : expect.not.stringMatching(/pass|fail/)])
    // a revocation counts from when it was told
    if (at >= from) expect(found['revoked']).not.toBe('pass')
    else expect(found['revoked']).not.toMatch(/pass|fail/)
    expect(await inShard((lines) => lines, now)).toEqual(found)
    // looked at again, it is never better than it would be if it were verified then
    for (const name of names) {
      const report = await verify(sealed[name].text, { ...options, fetch: replayed(recorded) })
      for await (const { report: again } of recheck([JSON.parse(JSON.stringify(report)) as Report], {
        ...trusted,
        now,
        fetch: replayed(recorded),
      })) {
        const then = again && outcome(again)
        if (then === 'pass') expect([name, found[name]]).toEqual([name, 'pass'])
        if (name !== 'revoked') expect([name, then]).not.toEqual([name, 'fail'])
        else expect([name, then]).not.toEqual([name, 'pass'])
      }
    }
  })
})
