/**
 * A stock that was verified is looked at again: a million reports (`LINES`) over eight status lists. How many addresses are asked, how
 * many reports a second, how much memory.
 */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { testKey } from '../../../fixtures/keys.mjs'
import { statusEntry, statusList } from '../../../fixtures/templates.mjs'
import { table } from '../measure.mjs'

const entries = Number(process.env.LINES ?? 1_000_000)
const lists = 8
const now = new Date('2026-06-01T00:00:00Z')
const text = readFileSync(new URL('../../../fixtures/ob3/microcredential.json', import.meta.url), 'utf8')

const size = 2 ** 17
const addressOf = (number) => `https://university.example.org/status/${number % lists}`
const indexOf = (number) => Math.floor(number / lists) % size
const isRevoked = (number) => indexOf(number) % 3 === 0

/** Signed lists of the issuer, by their addresses: in each, every third credential is revoked. */
async function signedLists() {
  const [{ verifiableCredential }, { issue, signer }] = await Promise.all(
    ['core', 'issue'].map((name) => import(`../../../dist/${name}.js`)),
  )
  const issuer = testKey('university')
  const bits = new Uint8Array(size / 8)
  for (let at = 0; at < size; at += 3) bits[at >> 3] |= 0x80 >> (at & 7)
  const encoded = `u${gzipSync(bits).toString('base64url')}`
  const sign = await signer(issuer.jwk, issuer.keyId)
  const made = Array.from({ length: lists }, async (_, number) => {
    const list = statusList(issuer.did, addressOf(number), 'revocation', encoded)
    return [addressOf(number), await issue(list, { signer: sign, proof: 'eddsa-rdfc-2022', now, formats: [verifiableCredential] })]
  })
  return new Map(await Promise.all(made))
}

async function run() {
  const { recheck, verify } = await import('../../../dist/verify.js')
  const base = await verify(text, { now, recheckable: true })
  function* reports() {
    for (let number = 0; number < entries; number++) {
      const { credentialStatus: value } = statusEntry(addressOf(number), 'revocation', indexOf(number))
      yield { ...base, ageing: { ...base.ageing, statuses: [{ value, path: '/credentialStatus' }] } }
    }
  }
  const published = await signedLists()
  const asked = []
  const fetch = async (url) => {
    asked.push(url)
    return Response.json(published.get(url))
  }
  const memory = []
  const [verdicts, wrong] = [{}, []]
  const start = performance.now()
  for await (const { index, report } of recheck(reports(), { now, fetch })) {
    const verdict = report?.verdict ?? 'error'
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1
    if (verdict !== (isRevoked(index) ? 'invalid' : 'valid')) wrong.push(index)
    if (index / entries >= memory.length / 10) memory.push(Math.round(process.memoryUsage.rss() / 2 ** 20))
  }
  const seconds = (performance.now() - start) / 1000
  const told = Object.entries(verdicts).map(([verdict, count]) => `${count} ${verdict}`)
  const rate = Math.round(entries / seconds)
  const row = [entries, asked.length, rate, `${memory[2] ?? ''} to ${memory.at(-1) ?? ''}`, told.join(', '), wrong.length]
  return `Verified reports, each with an entry in one of ${lists} signed status lists, without their credentials. Every third is revoked, and each verdict is
compared with that.

${table(['reports', 'addresses asked', 'a second', 'MiB from 20 % on', 'verdicts', 'wrong'], [row])}`
}

export const section = { id: 'recheck', title: 'Looked at again', run }
