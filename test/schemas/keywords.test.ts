/** Every keyword of every schema is taken away in turn: some mutant must notice. */
import { describe, expect, it } from 'vitest'
import { type Document, isObject } from '../../src/lib/json.ts'
import { type SchemaNode, validator } from '../../src/lib/schema.ts'
import { bundle, formats } from './bundles.ts'
import { type Branch, chain, example } from './instance.ts'
import { mutants, values } from './mutations.ts'
import { special } from './special.ts'

const annotations = new Set(['title'])
/** Every keyword of a schema, and what is inside; members of `required` one by one. */
function* occurrences(node: unknown, path: readonly string[]): Generator<readonly string[]> {
  if (typeof node !== 'object' || node === null) return
  for (const [key, value] of Object.entries(node)) {
    if (annotations.has(key)) continue
    const here = [...path, key]
    if (key === 'required') for (const index of (value as string[]).keys()) yield [...here, `${index}`]
    else if (key === 'properties') for (const [name, inner] of Object.entries(value)) yield* occurrences(inner, [...here, name])
    else {
      if (!/^\d+$/.test(key)) yield here
      if (!['const', 'enum', 'type'].includes(key)) yield* occurrences(value, here)
    }
  }
}

/** A copy without the thing in a place; only the way to it is copied. */
function without(node: unknown, [key, ...rest]: readonly string[]): unknown {
  if (Array.isArray(node))
    return rest.length === 0
      ? node.filter((_, index) => `${index}` !== key)
      : node.map((item, index) => (`${index}` === key ? without(item, rest) : item))
  const members = Object.entries(node as Record<string, unknown>)
  return Object.fromEntries(
    rest.length === 0
      ? members.filter(([name]) => name !== key)
      : members.map(([name, value]) => [name, name === key ? without(value, rest) : value]),
  )
}

const told = (findings: readonly { readonly path?: string; readonly message: string }[]): string =>
  findings.map(({ path, message }) => `${path} ${message}`).join('\n')

/** One branch is enough for the many classes of the European credential. */
const branches = (format: string): readonly Branch[] => (format === 'elm' ? ['first'] : ['first', 'last'])
/** What a definition describes, and each class that its conditions lead to: whole, changed, and what is special to it. */
function corpus(format: string, name: string, defs: Readonly<Record<string, SchemaNode>>): readonly unknown[] {
  const classes = chain(defs[name] ?? {}).flatMap(({ $ref }) => ($ref === undefined ? [] : [$ref]))
  return [name, ...classes].flatMap((each) =>
    branches(format).flatMap((branch) => {
      const whole = example(each, defs, branch, true)
      if (!isObject(whole)) return [...values(whole), ...special(name, whole)]
      return [whole, ...values(whole), ...[...mutants(whole)].map(({ document }) => document), ...special(name, whole)]
    }),
  )
}

describe.each(formats)('the keywords of %s', (format) => {
  it('are each noticed by a mutant', () => {
    const { defs } = bundle(format)
    let count = 0
    let all = 0
    const survivors: string[] = []
    for (const [name, schema] of Object.entries(defs)) {
      const full = validator(name, defs)
      const documents = corpus(format, name, defs).map((value) => ({ value, told: told(full(value as Document)) }))
      all += documents.length
      for (const path of occurrences(schema, [name])) {
        count += 1
        const changed = validator(name, without(defs, path) as Readonly<Record<string, SchemaNode>>)
        const notices = ({ value, told: before }: (typeof documents)[number]): boolean => told(changed(value as Document)) !== before
        // a fault of the same member is the likely one: those first
        const member = path[path.lastIndexOf('properties') + 1] ?? ''
        const [near, far] = [true, false].map((likely) => documents.filter(({ told }) => told.includes(member) === likely))
        if (![...(near ?? []), ...(far ?? [])].some(notices)) survivors.push(path.join('/'))
      }
    }
    process.stdout.write(`keywords: ${format}: ${count} taken away, ${all} mutants, ${survivors.length} idle\n`)
    expect(survivors).toEqual([])
    expect(count).toBeGreaterThan(100)
  }, 120_000)
})
