/** Sources put together into one document, and what that tells. Nothing here waits or asks: it can be made again. @module */
import { type Choices, type Draft, nameOf, type Provenance, readDocument, writeDocument } from '../lib/conversion.ts'
import type { Award } from '../lib/credential.ts'
import { type Diagnostic, diagnostic } from '../lib/diagnostics.ts'
import { dress } from '../lib/frame.ts'
import { uuid } from '../lib/hash.ts'
import type { Pointer } from '../lib/json.ts'
import type { Mapping, Stack } from '../lib/mapping.ts'
import { fieldOf, passOf, pathOf } from '../lib/place.ts'
import { type StackOptions, stacked } from '../lib/stack.ts'
import { told } from '../lib/trace.ts'
import { leaves, type Node } from '../lib/tree.ts'
import type { Mapped } from './opened.ts'

export interface Order {
  readonly sources: readonly Mapped[]
  readonly to: Mapping
  readonly stack: Stack
  readonly choices: Choices
  readonly options: StackOptions
  /** Puts the originals into the written document. */
  readonly seal: (document: Node) => void
}

/** Whether a source stands in the document as it is: signed, and of a kind that the target holds. */
export const isHeld = ({ parsed, mapping }: Mapped, { accepts }: Stack): boolean =>
  parsed.envelope?.kind === 'data-integrity' && accepts?.(mapping.id, parsed.document) === true

/** One document out of many. A pointer into a source begins with the number of the source: `/0/issuer/name`. */
export function stackOf({ sources, to, stack, choices, options, seal }: Order): Draft {
  const held = sources.map((source) => isHeld(source, stack))
  const readings = sources.map(({ document, mapping }) => readDocument(document, mapping, choices))
  const seed = `urn:uuid:${uuid([to.id, ...sources.map(({ document }) => nameOf(document))].join())}`
  const { credential, origin } = stacked(readings, seed, stack.whole, options)
  // what stands there as it is, is not written again
  const numbers = (credential.awards ?? []).flatMap((_, index) => (held[origin(`/awards/${index}`)?.[0] ?? -1] ? [] : [index]))
  const awards = numbers.flatMap((index) => credential.awards?.[index] ?? [])
  const language = choices.language ?? credential.language ?? 'en'
  const writing = writeDocument({ ...credential, id: to.newId(seed.slice('urn:uuid:'.length)), awards }, to, language, choices)
  const from = (field: string): readonly string[] => {
    const [reading, name] = origin(field.replace(/^\/awards\/(\d+)/, (_, index) => `/awards/${numbers[Number(index)]}`)) ?? []
    if (reading === undefined || name === undefined) return []
    return (readings[reading]?.sources(name) ?? []).map((source) => `/${reading}${sources[reading]?.given(source) ?? source}`)
  }
  seal(writing.document)
  const { document, gaps } = dress(writing.document, to, seed, { placeholders: choices.placeholders === true, language })
  const left = readings.flatMap((reading, index) => (held[index] ? [] : reading.left.map((path) => `/${index}${path}`)))
  const dropped = Object.fromEntries(
    sources.flatMap(({ mapping }, index) => Object.entries(mapping.dropped).map(([path, code]) => [`/${index}${path}`, code])),
  )
  const kept = sources.flatMap(({ parsed }, index) => (held[index] ? [parsed.document] : []))
  const written = new Map(writing.pass.writes.map(([place, hub]) => [pathOf(place), hub] as const))
  return {
    document: kept.length > 0 && stack.hold ? stack.hold(document, kept) : document,
    diagnostics: [...told({ pass: passOf(), left }, writing.pass, from, dropped), ...gaps, ...frameworks(credential.awards ?? [], options)],
    provenance: (): Provenance =>
      Object.fromEntries(
        [...leaves(document)].map(([path]) => {
          const field = written.get(path)
          const found = field ? from(fieldOf(field)) : []
          return [path, found.length > 0 ? (found as readonly Pointer[]) : path.endsWith('/id') ? 'minted' : 'constant']
        }),
      ),
  }
}

/** Credits of two frameworks have no sum. */
function frameworks(awards: readonly Award[], { name }: StackOptions): readonly Diagnostic[] {
  const known = new Set(awards.flatMap(({ credits }) => (credits ? [credits.framework] : [])))
  return name !== undefined && known.size > 1
    ? [diagnostic('credit-framework-unspecified', {}, 'the parts have credits of several frameworks, which have no sum')]
    : []
}
