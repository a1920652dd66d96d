/** A page whose `Promise` is a library's own (zone.js of Angular, a polyfill): what the platform promises is no instance of it. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'
import { convert, verify } from '../../src/index.ts'
import { web } from '../web.ts'

// where every signature is promised
vi.mock('#crypto', () => import('../../src/crypto/web.ts'))

const folder = new URL('../../fixtures/ob3/', import.meta.url)
const seals = new URL('../../fixtures/pki/seals/', import.meta.url)
const files = [
  ...readdirSync(folder).map((name) => new URL(name, folder)),
  ...['p256.B-LTA', 'revoked-before', 'expired.B-B'].map((name) => new URL(`${name}.json`, seals)),
]
const texts = files.map((file) => readFileSync(file, 'utf8'))

const told = async (text: string): Promise<unknown> => {
  const code = ({ code }: { code?: string }): unknown => code
  const report = await verify(text, { fetch: web, now: new Date('2026-06-01T00:00:00Z') }).catch(code)
  const conversion = await convert(text, { to: 'elm' }).catch(code)
  return JSON.parse(JSON.stringify({ report, conversion }))
}
const allTold = async (): Promise<readonly unknown[]> => {
  const answers: unknown[] = []
  for (const text of texts) answers.push(await told(text))
  return answers
}

test('says the same of every fixture', async () => {
  const Own = globalThis.Promise
  // before anything is loaded: what is loaded once is at hand from then on
  globalThis.Promise = class extends Own<unknown> {} as PromiseConstructor
  const inPage = await allTold().finally(() => {
    globalThis.Promise = Own
  })
  const usual = await allTold()
  expect(inPage).toEqual(usual)
  const verdicts = usual.map((answer) => (answer as { report: { verdict?: string } }).report.verdict)
  expect(new Set(verdicts)).toEqual(new Set(['valid', 'invalid', 'indeterminate', undefined]))
})
