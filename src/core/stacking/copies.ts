/** Copies of one credential among several: given twice, with and without its seal, or as what it was converted into. @module */
import type { Association } from '../../lib/credential.ts'
import { CredentialError } from '../../lib/errors.ts'
import { own } from '../../lib/json.ts'
import { readDocument } from '../../lib/mapping/passes.ts'
import { subjectsIn } from '../../lib/mapping/subjects.ts'
import { enter } from '../../lib/mapping/trace.ts'
import type { Mapped } from '../convert/mapped.ts'
import { originalsOf } from '../convert/originals.ts'
import type { ParseOptions, ParseRegistry } from '../parse/document.ts'
import { fold } from '../verify/recipient-identity.ts'

interface Part {
  readonly input: number
  readonly id?: string | undefined
  /** What it is called, in each language. */
  readonly titles: readonly string[]
}

export interface Known {
  /** What a credential is known by, whatever its achievements are: its own id, and those of the originals that it holds. */
  readonly names: readonly string[]
  /** What its originals say of parts and wholes, for which a badge of one of them has no place. */
  readonly relations: readonly Association[]
}

export async function knownOf(registry: ParseRegistry, source: Mapped, options: ParseOptions): Promise<Known> {
  const originals =
    (await originalsOf(registry, source, options).catch((error: unknown) => {
      // what stands in the place of an original and is none says nothing of what this is
      if (error instanceof CredentialError) return undefined
      throw error
    })) ?? []
  return {
    names: [source, ...originals].map(({ document, parsed }) => String(own(document, 'id') ?? parsed.text)),
    relations: originals.flatMap(({ document, mapping }) =>
      subjectsIn(document, mapping).flatMap((subject) => readDocument(subject.document, mapping).credential.associations ?? []),
    ),
  }
}

export interface Called {
  /** What each is called among all, by which those that are the same are found; `undefined`: it is none of the others. */
  readonly ids: readonly (string | undefined)[]
  readonly relations: readonly Association[]
  /** A relation by these names. */
  readonly renamed: (relation: Association) => Association
}

/**
 * An achievement without an id (of a European credential, where names are its own) is the one with its title in a copy of its credential,
 * whatever id a conversion made for that. Two that have ids are what these say.
 */
export function copies(parts: readonly Part[], known: readonly Known[], said: readonly Association[]): Called {
  const ids = parts.map(({ id }) => id)
  const also = new Map<string, string>()
  const nameOf = (id: string): string => {
    let name = id
    for (let next = also.get(name); next !== undefined; next = also.get(name)) name = next
    return name
  }
  for (const group of groupsOf(parts, known)) {
    const [first = 0] = group
    if (group.length < 2 || group.every((position) => parts[position]?.id !== undefined)) continue
    const name = nameOf(group.flatMap((position) => ids[position] ?? [])[0] ?? `copied ${first}`)
    for (const position of group) {
      const mine = nameOf((ids[position] ??= name))
      if (mine !== name) also.set(mine, name)
    }
  }
  const renamed = (one: Association): Association => ({ ...one, source: nameOf(one.source), target: nameOf(one.target) })
  return {
    ids: ids.map((id) => id && nameOf(id)),
    relations: [...unique([...said, ...known.flatMap(({ relations }) => relations)])].map(renamed),
    renamed,
  }
}

/** Those of one title in copies of one credential: of several in one, the first is the first of each copy. */
function groupsOf(parts: readonly Part[], known: readonly Known[]): Iterable<readonly number[]> {
  const groups = new Map<string, number[]>()
  const seen = new Map<string, number[]>()
  for (const [position, { input, titles }] of parts.entries())
    for (const title of new Set(titles.map(fold))) {
      const mine = JSON.stringify([input, title])
      enter(seen, mine, position)
      for (const one of known[input]?.names ?? []) enter(groups, JSON.stringify([one, title, seen.get(mine)?.length]), position)
    }
  return groups.values()
}

/** Each badge that a record became tells all relations of the record again. */
const unique = (relations: readonly Association[]): Iterable<Association> =>
  new Map(relations.map((one) => [JSON.stringify([one.type, one.source, one.target]), one])).values()
