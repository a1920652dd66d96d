/** Every keyword of every schema is taken away in turn: some mutant must notice, or the reason why none can is listed. */
import { describe, expect, it } from 'vitest'
import { type SchemaNode, validator } from '../../src/lib/schema.ts'
import { bundle, formats, roots } from './bundles.ts'
import { idle } from './idle-keywords.ts'
import { type Branch, instance } from './instance.ts'
import { type Mutant, mutants } from './mutations.ts'

interface Occurrence {
  readonly path: readonly string[]
  /** The members that it says something of: the mutants there are asked. None: all are. */
  readonly members: readonly string[]
}

const annotations = new Set(['title'])
/** The members whose values each definition describes, straight or by way of others. */
function describedBy(defs: Readonly<Record<string, SchemaNode>>): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>(Object.keys(defs).map((name) => [name, new Set<string>()]))
  const walk = (node: unknown, members: ReadonlySet<string>): void => {
    if (typeof node !== 'object' || node === null) return
    for (const [key, value] of Object.entries(node)) {
      if (key === '$ref') for (const member of members) found.get(value as string)?.add(member)
      else if (key === 'properties') for (const [name, inner] of Object.entries(value)) walk(inner, new Set([name]))
      else walk(value, members)
    }
  }
  for (let before = -1, now = 0; before !== now; ) {
    before = now
    for (const [name, members] of found) walk(defs[name], members)
    now = [...found.values()].reduce((sum, members) => sum + members.size, 0)
  }
  return found
}

/** Members of `required` one by one; every other keyword whole; and then what is inside. */
function* occurrences(node: unknown, path: readonly string[], members: readonly string[]): Generator<Occurrence> {
  if (typeof node !== 'object' || node === null) return
  for (const [key, value] of Object.entries(node)) {
    if (annotations.has(key)) continue
    const here = [...path, key]
    if (key === 'required')
      for (const [index, name] of (value as string[]).entries()) yield { path: [...here, `${index}`], members: [name] }
    else if (key === 'properties' || key === 'patternProperties') {
      for (const [name, inner] of Object.entries(value)) yield* occurrences(inner, [...here, name], [name])
    } else {
      if (!/^\d+$/.test(key)) yield { path: here, members }
      if (!['const', 'enum', 'type'].includes(key)) yield* occurrences(value, here, members)
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
    const branches: readonly Branch[] = format === 'elm' ? ['first'] : ['first', 'last']
    const bases = (roots[format] ?? []).flatMap((name) => branches.map((branch) => instance(name, defs, branch)))
    const corpus = bases.flatMap((base) => [...mutants(base)]).map((mutant) => ({ mutant, told: told(full(mutant.document)) }))
    const near = new Map<string, (typeof corpus)[number][]>()
    for (const one of corpus)
      for (const key of new Set((one.mutant as Mutant).path.slice(-2)))
        if (typeof key === 'string') near.set(key, [...(near.get(key) ?? []), one])
    let count = 0
    const survivors: string[] = []
    const described = describedBy(defs)
    const all = Object.entries(defs).flatMap(([name, schema]) => [...occurrences(schema, [name], [...(described.get(name) ?? [])])])
    for (const { path, members } of all) {
      count += 1
      const changed = validator(root, without(defs, path) as Readonly<Record<string, SchemaNode>>)
      const notices = (one: (typeof corpus)[number]): boolean => told(changed(one.mutant.document)) !== one.told
      const asked = members.length === 0 ? corpus : members.flatMap((member) => near.get(member) ?? [])
      if (!asked.some(notices)) survivors.push(path.join('/'))
    }
    process.stdout.write(`keywords: ${format}: ${count} taken away, ${corpus.length} mutants, ${survivors.length} listed as idle\n`)
    expect(survivors.filter((path) => !idle.some(({ format: of, places }) => of === format && places.test(path)))).toEqual([])
    expect(count).toBeGreaterThan(100)
  }, 300_000)
})
