/** Documents that are made to hurt: every validator answers, soon, and never quotes what is in them. */
import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/lib/json.ts'
import { formats as known } from '../../src/lib/schema/formats.ts'
import { validator } from '../../src/lib/schema.ts'
import { bundle, formats, roots } from './bundles.ts'
import { instance } from './instance.ts'

const long = 200_000
const texts: readonly string[] = ['a', '1', '-', '.', ' ', '%', '@', 'a@', '1.', '-a', 'https://', 'é', '\u2028', '\ud800'].flatMap(
  (part) => {
    const run = part.repeat(long / part.length)
    return [
      run,
      `https://${run} `,
      `https://${run}`,
      `data:image/png,${run} `,
      `${run}\n`,
      `2024-05-31T12:00:00.${run}`,
      `P${run}`,
      `ext:${run}!`,
      `+1${run}`,
      `a@${run}`,
    ]
  },
)

function everyText(value: unknown, text: string): unknown {
  if (typeof value === 'string') return text
  if (Array.isArray(value)) return value.map((item) => everyText(item, text))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, name === 'type' || name === '@context' ? member : everyText(member, text)]),
  )
}

function nested(levels: number, wrap: (inside: unknown) => unknown): unknown {
  let value: unknown = {}
  for (let level = 0; level < levels; level += 1) value = wrap(value)
  return value
}

describe('patterns and formats', () => {
  const patterns = new Set(
    formats.flatMap((format) =>
      [...JSON.stringify(bundle(format).defs).matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)].map(
        ([, text]) => JSON.parse(text ?? '""') as string,
      ),
    ),
  )
  it.each([...patterns])('%s takes no time over long texts', (pattern) => {
    const expression = new RegExp(pattern, 'u')
    const from = performance.now()
    for (const text of texts) expression.test(text)
    expect(performance.now() - from).toBeLessThan(2000)
  })
  it.each(Object.entries(known))('%s takes no time over long texts', (_name, { holds }) => {
    const from = performance.now()
    for (const text of texts) holds(text)
    expect(performance.now() - from).toBeLessThan(2000)
  })
})

describe.each(formats)('%s', (format) => {
  const { root, defs } = bundle(format)
  const validate = validator(root, defs) as (document: unknown) => ReturnType<ReturnType<typeof validator>>
  const whole = instance(roots[format]?.[0] ?? '', defs, 'first')

  it('answers what is no document with a finding', () => {
    for (const value of [null, undefined, 7, Number.NaN, 'text', true, [], [[]], () => 1, Symbol('x'), 1n, new Date(0), new Map()]) {
      const findings = validate(value)
      expect(findings.length).toBeGreaterThan(0)
      for (const finding of findings) expect(finding).toMatchObject({ outcome: 'fail', code: 'ERR_SCHEMA' })
    }
  })
  it('reads own members only', () => {
    expect(validate(Object.create(whole)).length).toBeGreaterThan(0)
    expect(validate(JSON.parse(`{"__proto__": ${JSON.stringify(whole)}}`)).length).toBeGreaterThan(0)
    expect(validate({ ...whole, constructor: 1, toString: 2, hasOwnProperty: 3 })).toEqual([])
  })
  it('ends with deep, wide and circular documents', () => {
    const name = format === 'elm' ? 'hasPart' : format === 'clr1' ? 'parentOrg' : 'issuer'
    const deep = { ...whole, issuer: nested(5000, (inside) => ({ ...(whole['issuer'] as object), [name]: inside, parentOrg: inside })) }
    expect(validate(deep)).toBeDefined()
    const wide = { ...whole, type: Array.from({ length: 100_000 }, () => 7), tag: Array.from({ length: 100_000 }, () => 7) }
    expect(validate(wide).length).toBeLessThanOrEqual(100)
    const circular: Record<string, unknown> = { ...whole }
    circular['issuer'] = circular
    circular['parentOrg'] = circular
    expect(validate(circular as Document)).toBeDefined()
  })
  it('keeps its sentences short', () => {
    const findings = validate({ ...whole, name: { ['x'.repeat(100_000)]: 7 }, image: { ['y'.repeat(100_000)]: 7 } })
    for (const { message } of findings) expect(message.length).toBeLessThan(1000)
  })
  it('quotes nothing of a document', () => {
    const secret = 'Somebody Private 1970'
    const findings = validate(everyText(whole, secret))
    expect(findings.length).toBeGreaterThan(0)
    expect(findings.filter(({ message }) => message.includes('Private'))).toEqual([])
  })
})
