/** Parts and wholes that the sources of a stack do not tell themselves: the record does that each of them was converted from. @module */
import type { Pointer } from '../../lib/json.ts'
import { partRelations } from '../../lib/mapping/counting.ts'
import { enter } from '../../lib/mapping/trace.ts'
import type { Mapped } from '../convert/mapped.ts'
import type { ParseOptions, ParseRegistry } from '../parse/document.ts'
import { copies, knownOf } from '../stacking/copies.ts'
import type { Kept } from './relations.ts'
import type { Read } from './sources.ts'

/** Those that are between achievements of the sources, by the ids that these have there. */
export async function relationsKept(
  registry: ParseRegistry,
  sources: readonly Mapped[],
  read: readonly Pick<Read, 'original' | 'reading'>[],
  options: ParseOptions,
): Promise<readonly Kept[]> {
  const known = await Promise.all(sources.map((source) => knownOf(registry, source, options)))
  if (known.every(({ relations }) => relations.length === 0)) return []
  const parts = read.flatMap(({ original, reading: { credential } }) =>
    (credential.awards ?? []).map(({ title, achievement: { id, name } = {} }) => ({
      input: original,
      id,
      titles: [title, name].flatMap((text) => Object.values(text ?? {})),
    })),
  )
  const said = read.flatMap(({ reading: { credential } }) => credential.associations ?? [])
  const { ids, relations, renamed } = copies(parts, known, said)
  const tellers = new Map<string, number[]>()
  for (const [input, one] of known.entries())
    for (const pair of partRelations(one.relations.map(renamed))) enter(tellers, nameOf(pair), input)
  const own = new Map(ids.map((name, position) => [name, parts[position]?.id]))
  const told = new Set(partRelations(said).map(nameOf))
  return partRelations(relations).flatMap((pair) => {
    const [source, target] = [own.get(pair.whole), own.get(pair.part)]
    if (source === undefined || target === undefined || told.has(nameOf({ whole: source, part: target }))) return []
    told.add(nameOf({ whole: source, part: target }))
    const places = [...new Set(tellers.get(nameOf(pair)))].flatMap((input) => originalsIn(sources[input], input))
    return [{ relation: { type: 'isParentOf', source, target }, places }]
  })
}

const nameOf = ({ whole, part }: { readonly whole: string; readonly part: string }): string => `${whole} ${part}`

/** Where the originals of a source stand in it. */
function originalsIn(source: Mapped | undefined, input: number): readonly Pointer[] {
  const paths = source?.mapping.capsule.open(source.document)?.paths ?? []
  return paths.flatMap((path) => (source && path !== '/conversion' ? [`/${input}${source.given(path)}` as const] : []))
}
