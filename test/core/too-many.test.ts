/** Documents that are small enough, and say more in them than anybody does. */
import { describe, expect, test } from 'vitest'
import type { Document } from '../../src/lib/json.ts'
import { parse } from '../../src/parse.ts'
import { validate } from '../../src/validate.ts'
import { verify } from '../../src/verify.ts'
import { badge } from '../proofs/issuers.ts'

const issuer = 'did:example:school'
const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code
const countOf = (checks: readonly { readonly outcome: string }[], outcome: string): number =>
  checks.filter((check) => check.outcome === outcome).length

describe('values', () => {
  const text = 32_000
  const most = 10_000 + text / 32
  const full = (values: number, value: unknown = 0): Document => ({ ...badge(issuer), list: Array.from({ length: values }, () => value) })

  test.each(['text', 'object'])('more than there is room for, as %s', async (form) => {
    const given = (values: number) => (form === 'text' ? JSON.stringify(full(values)) : full(values))
    expect(await parse(given(most - 200), { limits: { text } })).toMatchObject({ format: 'ob3' })
    expect(await parse(given(most), { limits: { text } }).catch(codeOf)).toBe('ERR_TOO_LARGE')
  })

  test.each(['{}', '[]', '0'])('as many as a text has room for (%s) are refused, and none is looked at', async (value) => {
    const length = Math.floor((8 * 2 ** 20 - 4_000) / (value.length + 1))
    const huge = JSON.stringify({ ...badge(issuer), evidence: 0 }).replace(
      /"evidence":0/,
      `"evidence":[${Array(length).fill(value).join(',')}]`,
    )
    expect(await verify(huge).catch(codeOf)).toBe('ERR_TOO_LARGE')
  })

  test('of small texts some thousands are always read', async () => {
    expect(await parse(JSON.stringify(full(900, '')), { limits: { text: 6_000 } })).toMatchObject({ format: 'ob3' })
  })
})

describe('findings', () => {
  const nothing = { type: ['Evidence'] }

  test('of a rule that is broken everywhere a hundred are told, and what is worse after them', async () => {
    const evidence = Array.from({ length: 300 }, () => nothing)
    const { checks, verdict } = await validate(
      badge(issuer, { evidence, validFrom: '2025-01-01T00:00:00Z', validUntil: '2024-01-01T00:00:00Z' }),
    )
    expect(verdict).toBe('invalid')
    expect(countOf(checks, 'warn')).toBe(100)
    expect(checks.filter(({ outcome }) => outcome === 'fail')).toEqual([expect.objectContaining({ code: 'ERR_RULE', path: '/validUntil' })])
  })

  test('a fault that comes after a hundred remarks of its own rule is told', async () => {
    const evidence = Array.from({ length: 300 }, () => nothing)
    const { checks, verdict } = await validate(badge(issuer, { evidence, relatedResource: [{ id: 'https://school.example/a' }] }))
    expect(verdict).toBe('invalid')
    expect(countOf(checks, 'warn')).toBe(100)
    expect(checks.filter(({ outcome }) => outcome === 'fail').map(({ code }) => code)).toContain('ERR_RULE')
  })
})

test('of more credentials inside than anybody puts there none is looked at, and that is never good', async () => {
  const endorsement = Array.from({ length: 10_001 }, (_, index) => `https://school.example/endorsements/${index}`)
  const inside = async (endorsements: readonly string[]) => {
    const { checks } = await verify(badge(issuer, { endorsement: endorsements }), { checks: ['nested'] })
    return checks.flatMap(({ id, outcome, code }) => (id === 'nested' || id === 'endorsement' ? `${id} ${outcome} ${code}` : []))
  }
  expect(await inside(endorsement)).toEqual(['nested unknown ERR_LIMIT'])
  const most = await inside(endorsement.slice(1))
  expect([most.length, ...new Set(most)]).toEqual([10_000, 'endorsement skip ERR_ENDORSEMENT'])
})
