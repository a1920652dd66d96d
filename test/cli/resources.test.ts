/** `--resources`: what a credential names by its digest is fetched and compared, and the evidence holds what came. */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import type { Document } from '../../src/lib/json.ts'
import type { Fetch } from '../../src/lib/options.ts'
import { issue } from '../../src/proofs/data-integrity/issue.ts'
import { badge, keyIssuer } from '../proofs/issuers.ts'
import { scopeWith } from '../proofs/scope.ts'
import { credlensIn, folder } from './credlens.ts'

const path = folder()
const { id, keyId, key } = keyIssuer()
const rules = 'The rules of the course.'
const url = 'https://school.example/rules.pdf'
const named = { id: url, digestSRI: `sha384-${createHash('sha384').update(rules).digest('base64')}` }
const file = path('badge.json')
/** Long after it was signed, and before it ends. */
const now = ['--now', '2026-06-01T00:00:00Z']

const answering =
  (text: string, asked: string[] = []): Fetch =>
  async (address) => {
    asked.push(address)
    return new Response(text)
  }
const nobody: Fetch = () => Promise.reject(new Error('somebody was asked'))

beforeAll(async () => {
  const signed = await issue(badge(id, { relatedResource: named }), { signer: key.signer(keyId), proof: 'eddsa-rdfc-2022' }, scopeWith())
  writeFileSync(file, JSON.stringify(signed as Document))
})

test.each([
  [rules, 0, 'The resource is what the credential names by its digest.'],
  ['Other rules.', 1, 'ERR_DIGEST'],
])('an address that has %j', async (text, code, told) => {
  const seen = await credlensIn({ network: answering(text) }, 'verify', file, '--resources', '--evidence', path('e.zip'), ...now)
  expect([seen.code, seen.out]).toEqual([code, expect.stringContaining(told)])
  const again = await credlensIn({ network: nobody }, 'replay', path('e.zip'))
  expect([again.code, again.out]).toEqual([code, seen.out])
})

test('nobody is asked without it, and it says nothing with --offline', async () => {
  expect((await credlensIn({ network: nobody }, 'verify', file, ...now)).code).toBe(0)
  const { code, err } = await credlensIn({ network: nobody }, 'verify', file, '--resources', '--offline')
  expect([code, err]).toEqual([64, expect.stringContaining('--offline')])
})

test('of a whole stock each address is asked once', async () => {
  const line = readFileSync(file, 'utf8')
  const [stock, out] = [path('stock.ndjson'), path('out.ndjson')]
  writeFileSync(stock, `${line}\n${line}\n${line}\n`)
  const asked: string[] = []
  const words = ['shard', stock, out, '--workers', '0', '--resources', ...now]
  const { code } = await credlensIn({ network: answering('Other rules.', asked) }, ...words, '--operation', 'verify')
  expect([code, asked]).toEqual([1, [url]])
  const codes = readFileSync(out, 'utf8').trim().split('\n')
  expect(codes.map((one) => one.includes('ERR_DIGEST'))).toEqual([true, true, true])
})

test.each(['convert', 'recheck'])('a shard that is to %s has nothing to compare', async (operation) => {
  const to = operation === 'convert' ? ['--to', 'clr2'] : []
  const words = ['shard', file, path('none.ndjson'), '--workers', '0', '--resources', '--operation', operation, ...to]
  const { code, err } = await credlensIn({ network: nobody }, ...words)
  expect([code, err]).toEqual([64, expect.stringContaining(`--resources says nothing of the operation ${operation}`)])
})
