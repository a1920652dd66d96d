/** The name of a fixture states its verdict: `name.json` is valid, `name.<CODE>.json` gives that code and is not. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { CredentialError, type Report, verify } from '../src/index.ts'
import { web } from './web.ts'

const root = fileURLToPath(new URL('../fixtures/', import.meta.url))
const now = new Date('2026-06-01T12:00:00Z')

const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !['web', 'pki'].includes(entry.name))
const files = folders.flatMap(({ name }) => readdirSync(root + name).map((file) => `${name}/${file}`))

type Verify = typeof verify
/** The codes that tell something of a credential, worst first. */
async function answer(file: string, judge: Verify): Promise<{ verdict: string; codes: readonly string[] }> {
  try {
    const report = await judge(new Uint8Array(readFileSync(root + file)), { now, fetch: web })
    return {
      verdict: report.verdict,
      codes: report.checks.flatMap(({ outcome, code }) => (code && outcome !== 'skip' && outcome !== 'warn' ? [code] : [])),
    }
  } catch (error) {
    return { verdict: 'thrown', codes: [error instanceof CredentialError ? error.code : String(error)] }
  }
}

const codeIn = (file: string): string | undefined => /\.(ERR_[A-Z_]+)\.\w+$/.exec(file)?.[1]

async function wrong(file: string, judge: Verify): Promise<boolean> {
  const { verdict, codes } = await answer(file, judge)
  const code = codeIn(file)
  return code === undefined ? verdict !== 'valid' : verdict === 'valid' || !codes.includes(code)
}

describe('fixtures', () => {
  test('there are some of both kinds', () => {
    expect(files.filter((file) => codeIn(file) === undefined).length).toBeGreaterThan(4)
    expect(files.filter((file) => codeIn(file) !== undefined).length).toBeGreaterThan(10)
  })

  test.each(files)('%s', async (file) => {
    const given = await answer(file, verify)
    const code = codeIn(file)
    if (code === undefined) expect(given).toEqual({ verdict: 'valid', codes: [] })
    else {
      expect(given.codes).toContain(code)
      expect(given.verdict).not.toBe('valid')
    }
  })

  const always =
    (verdict: Report['verdict']): Verify =>
    async () => ({ verdict, format: 'ob3', checks: [], issuer: { nameIsFrom: 'credential', control: 'none', listedBy: [] } })

  test.each(['valid', 'indeterminate', 'invalid'] as const)('a verifier that always says %s does not pass', async (verdict) => {
    const faults = await Promise.all(files.map((file) => wrong(file, always(verdict))))
    expect(faults.filter(Boolean).length).toBeGreaterThan(0)
  })
})
