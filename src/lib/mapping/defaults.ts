/** What was filled in where the source says nothing, or from another place of it, in words. @module */
import { type Diagnostic, diagnostic } from '../diagnostics.ts'
import { ns } from '../namespace.ts'
import type { Field, Pass } from './pass.ts'
import { around, indexed, isWithin, type Noted, placeOf, type Sources } from './trace.ts'

/** What was filled in: by a constant or an option, or from a place that the rule says is worth telling. */
export function filledIn(writing: Pass, from: Sources, isAsked: (field: string) => boolean): readonly Diagnostic[] {
  const filled = writing.derived.filter(
    // what it was filled from was read, mostly: that is found faster than the field itself, which was not
    ({ code, to, from: others, same }) => code !== undefined || (!same && [...others, to].every((field) => from(field).length === 0)),
  )
  if (filled.length === 0) return []
  const targets = targetsOf(
    writing,
    filled.map(({ to }) => to),
  )
  return filled.flatMap(({ to, from: others, value, code, option }) => {
    const target = targets(to)
    // what has no place in the target was told as lost
    if (target === undefined) return []
    const source = around(others.map((other) => from(other)).find((places) => places.length > 0) ?? [])
    const words = `the ${wordsOf(to)}`
    if (source !== undefined && code !== undefined)
      return [
        diagnostic(
          code,
          { source, target },
          code === 'concept-recovered'
            ? `${words} was recognised by its name`
            : `${words} ${isSeveral.test(words) ? 'are' : 'is'} taken from another place of the source`,
        ),
      ]
    // an entry of ours is known by its name
    const name = typeof value === 'string' && value.startsWith(ns) ? value.slice(value.lastIndexOf('/') + 1) : value
    const constant = typeof name === 'string' ? `“${name}”` : 'a listed constant'
    const supplied = option === true || others.some(isAsked) ? 'what the caller said' : constant
    return [diagnostic(code ?? 'constant', { target }, `${words}: ${supplied} stands where the source says nothing`)]
  })
}

/** Where some fields of the hub were written first: a value, or the object of which it says several. */
function targetsOf({ writes }: Pass, asked: readonly string[]): (field: string) => string | undefined {
  // most that was written is in none of them, which the names say
  const names = new Set(asked.map((field) => field.slice(field.lastIndexOf('/') + 1)))
  const found: Noted[] = []
  for (const [place, hub] of writes) if (isNamed(hub, names)) found.push([hub, place])
  const index = indexed(found)
  return (field) => {
    const [first, ...others] = index(field).map(placeOf)
    const around = first?.slice(0, first.lastIndexOf('/'))
    return around !== undefined && others.some((path) => path !== first && isWithin(path, around)) ? around : first
  }
}

/** Whether a field, or one that it is in, has one of these names. */
function isNamed(field: Field | undefined, names: ReadonlySet<string>): boolean {
  for (let at = field; at; at = at.up) if (names.has(String(at.key))) return true
  return false
}

/** `/awards/0/achievement/criteriaUrl` is “achievement criteria url” to a reader, and `/results/0/value` “result value”. */
const wordsOf = (field: string): string =>
  field
    .replace(/^\/awards\/\d+(?=\/)/, '')
    .replace(/ies\/\d+(?=\/|$)/g, 'y')
    .replace(/s?\/\d+(?=\/|$)/g, '')
    .replace(/awarded$/, 'date of the award')
    .replace(/validFrom$/, 'start of validity')
    .slice(1)
    .replace(/\/|(?=[A-Z])/g, ' ')
    .toLowerCase()

/** Of what is called by its name in the plural. */
const isSeveral = /(?:criteria|[^su]s)$/
