/** An address that answers 410: what was there is gone, which of a hosted badge says that it was revoked (OB 2.0, Revocation). */
import { expect, test } from 'vitest'
import { parse } from '../../src/parse.ts'
import { verify } from '../../src/verify.ts'
import { badge } from '../formats/examples.ts'
import { codeOfPromise } from '../proofs/code-of.ts'

const url = 'https://school.example/assertions/1'
const stub = { '@context': 'https://w3id.org/openbadges/v2', type: 'Assertion', id: url, revoked: true, revocationReason: 'A mistake' }
const answering = (status: number, body: unknown) => ({
  fetch: async () => new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }),
})

test('and leaves what a revoked badge leaves: it is revoked', async () => {
  const { verdict, checks } = await verify(url, answering(410, stub))
  expect(verdict).toBe('invalid')
  expect(checks.filter(({ outcome, code }) => outcome === 'fail' && code !== 'ERR_REVOKED')).toEqual([])
  expect(checks.some(({ outcome, code }) => outcome === 'fail' && code === 'ERR_REVOKED')).toBe(true)
})

test('and leaves nothing but that word', async () => {
  expect(await codeOfPromise(parse(url, answering(410, { revoked: true })))).toBe('ERR_REVOKED')
})

test.each<[string, unknown]>([
  ['nothing', ''],
  ['words', 'gone'],
  ['a badge that is not said to be revoked', badge],
  ['the word no', { ...stub, revoked: false }],
  ['the word as text', { revoked: 'true' }],
])('and leaves %s: what it was is not known, so that it is open', async (_, body) => {
  await expect(parse(url, answering(410, body))).rejects.toMatchObject({ code: 'ERR_NETWORK', message: expect.stringContaining('gone') })
})

test.each([404, 403, 500])('no other status says so (%i)', async (status) => {
  await expect(parse(url, answering(status, stub))).rejects.toMatchObject({
    code: 'ERR_NETWORK',
    message: `the address answered with status ${status}`,
  })
})
