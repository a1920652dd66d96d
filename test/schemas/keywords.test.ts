/** Every keyword of every schema is taken away in turn: some mutant must notice, or the reason why none can is listed. */
import { describe, expect, it } from 'vitest'
import { type SchemaNode, validator } from '../../src/lib/schema.ts'
import { bundle, formats, roots } from './bundles.ts'
import { idle } from './idle-keywords.ts'
import { instance } from './instance.ts'
import { type Mutant, mutants } from './mutations.ts'

interface Occurrence {
  readonly path: readonly string[]
  /** The member that it says something of, or the last one above it: the mutants there are asked. */
  readonly member: string | undefined
}

const annotations = new Set(['title'])
/** Members of `required` one by one; every other keyword whole; and then what is inside. */
function* occurrences(node: unknown, path: readonly string[], member?: string): Generator<Occurrence> {
  if (typeof node !== 'object' || node === null) return
  for (const [key, value] of Object.entries(node)) {
    if (annotations.has(key)) continue
    const here = [...path, key]
    if (key === 'required') for (const [index, name] of (value as string[]).entries()) yield { path: [...here, `${index}`], member: name }
    else if (key === 'properties' || key === 'patternProperties') {
      for (const [name, inner] of Object.entries(value)) yield* occurrences(inner, [...here, name], name)
    } else {
      if (!/^\d+$/.test(key)) yield { path: here, member }
      if (!['const', 'enum', 'type'].includes(key)) yield* occurrences(value, here, member)
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

describe.each(formats)('the keywords of %s', (format) => {
  it('are each noticed by a mutant', () => {
    const { root, defs } = bundle(format)
    const full = validator(root, defs)
    const bases = (roots[format] ?? []).flatMap((name) => [instance(name, defs, 'first'), instance(name, defs, 'last')])
    const corpus = bases.flatMap((base) => [...mutants(base)]).map((mutant) => ({ mutant, told: told(full(mutant.document)) }))
    const near = new Map<string, (typeof corpus)[number][]>()
    for (const one of corpus)
      for (const key of new Set((one.mutant as Mutant).path.slice(-3)))
        if (typeof key === 'string') near.set(key, [...(near.get(key) ?? []), one])
    let count = 0
    const survivors: string[] = []
    for (const { path, member } of occurrences(defs, [])) {
      count += 1
      const changed = validator(root, without(defs, path) as Readonly<Record<string, SchemaNode>>)
      const notices = (one: (typeof corpus)[number]): boolean => told(changed(one.mutant.document)) !== one.told
      const asked = member === undefined ? corpus : (near.get(member) ?? [])
      if (!asked.some(notices)) survivors.push(path.join('/'))
    }
    process.stdout.write(`keywords: ${format}: ${count} taken away, ${corpus.length} mutants, ${survivors.length} listed as idle\n`)
    expect(survivors.filter((path) => !idle.some(({ format: of, places }) => of === format && places.test(path)))).toEqual([])
    expect(count).toBeGreaterThan(100)
  }, 300_000)
})
