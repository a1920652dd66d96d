/** What fails around a document is no fault of the document: a part that cannot be loaded, a page that has frozen what errors inherit. */
import { readFileSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import type { Report, VerifyOptions } from '../../src/index.ts'

const badge = readFileSync(new URL('../../fixtures/ob3/first-aid.json', import.meta.url), 'utf8')
const vc1 = 'https://www.w3.org/2018/credentials/v1'

/** By the package as a page has it that was just opened: nothing is loaded. */
async function verified(options: VerifyOptions = {}): Promise<Report> {
  vi.resetModules()
  return (await import('../../src/index.ts')).verify(badge, { now: new Date('2026-06-01T00:00:00Z'), ...options })
}
const codes = ({ checks }: Report): readonly string[] =>
  checks.flatMap(({ outcome, code }) => (outcome === 'fail' || outcome === 'unknown' ? [`${outcome} ${code}`] : []))

it('is valid where nothing fails', async () => {
  expect((await verified()).verdict).toBe('valid')
})

describe('a part that cannot be loaded', () => {
  it.each([
    ['../../src/generated/contexts-vc1.ts', {}],
    // another context at a known address is left to the package
    ['jsonld', { contexts: { [vc1]: { '@context': {} } } }],
  ])('%s', async (part, options) => {
    vi.doMock(part, () => {
      throw new TypeError('Failed to fetch dynamically imported module')
    })
    const report = await verified(options)
    vi.doUnmock(part)
    expect(new Set(codes(report))).toEqual(new Set(['unknown ERR_INTERNAL']))
    expect(report.verdict).toBe('indeterminate')
    expect(codes(await verified(options))).not.toContain('unknown ERR_INTERNAL')
  })
})

it('says the same where the names of errors are frozen', async () => {
  const before = await verified()
  Object.defineProperty(Error.prototype, 'name', { writable: false })
  try {
    expect(await verified()).toEqual(before)
  } finally {
    Object.defineProperty(Error.prototype, 'name', { writable: true })
  }
})
