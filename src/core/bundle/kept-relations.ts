/** Parts and wholes that the sources of a stack do not tell themselves: the record does that each of them was converted from. @module */
import type { Association } from '../../lib/credential.ts'
import { partRelations } from '../../lib/mapping/counting.ts'
import { readDocument } from '../../lib/mapping/passes.ts'
import { subjectsIn } from '../../lib/mapping/subjects.ts'
import type { Mapped } from '../convert/mapped.ts'
import type { ParseOptions, ParseRegistry } from '../parse/document.ts'
import { copies, knownOf } from '../stacking/copies.ts'

/** Those that are between achievements of the sources, by the ids that these have there. */
export async function relationsKept(
  registry: ParseRegistry,
  sources: readonly Mapped[],
  options: ParseOptions,
): Promise<readonly Association[]> {
  const known = await Promise.all(sources.map((source) => knownOf(registry, source, options)))
  if (known.every(({ relations }) => relations.length === 0)) return []
  const credentials = sources.flatMap(({ document, mapping }, input) =>
    subjectsIn(document, mapping).map((subject) => ({ input, ...readDocument(subject.document, mapping).credential })),
  )
  const parts = credentials.flatMap(({ input, awards = [] }) =>
    awards.map(({ title, achievement: { id, name } = {} }) => ({
      input,
      id,
      titles: [title, name].flatMap((text) => Object.values(text ?? {})),
    })),
  )
  const said = credentials.flatMap(({ associations = [] }) => associations)
  const { ids, relations } = copies(parts, known, said)
  const own = new Map(ids.map((name, position) => [name, parts[position]?.id]))
  const told = new Set(partRelations(said).map(({ whole, part }) => `${whole} ${part}`))
  return partRelations(relations).flatMap(({ whole, part }) => {
    const [source, target] = [own.get(whole), own.get(part)]
    if (source === undefined || target === undefined || told.has(`${source} ${target}`)) return []
    told.add(`${source} ${target}`)
    return [{ type: 'isParentOf', source, target }]
  })
}
