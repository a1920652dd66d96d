/** Sources put together into one document, and what that tells. Nothing here waits or asks: it can be made again. @module */
import {
  type Choices,
  type Draft,
  nameOf,
  type Reading,
  readDocument,
  type Source,
  type SourceField,
  withSources,
  writeDocument,
} from '../lib/conversion.ts'
import { dress } from '../lib/frame.ts'
import { uuid } from '../lib/hash.ts'
import type { Pointer } from '../lib/json.ts'
import type { Mapping, Stack } from '../lib/mapping.ts'
import { copiedIn, passOf } from '../lib/place.ts'
import { leftOut, type Shared, sharedOf } from '../lib/private.ts'
import { provenanceOf } from '../lib/provenance.ts'
import { type StackOptions, stacked } from '../lib/stack.ts'
import { subjectsIn } from '../lib/subjects.ts'
import { remarksIn, told } from '../lib/told.ts'
import { filledFrom } from '../lib/trace.ts'
import type { Node } from '../lib/tree.ts'
import { inGiven, type Mapped } from './opened.ts'

export interface Order {
  readonly sources: readonly Mapped[]
  readonly to: Mapping
  readonly stack: Stack
  readonly choices: Choices
  readonly options: StackOptions
  /** Puts the originals into the written document. */
  readonly seal: (document: Node) => void
}

/** Whether a source stands in the document as it is: signed, of a kind that the target holds, and with nothing to be left out. */
export const isHeld = ({ parsed, mapping }: Mapped, { accepts }: Stack, { privacy }: Choices): boolean =>
  privacy !== 'minimal' && parsed.envelope?.kind === 'data-integrity' && accepts?.(mapping.id, parsed.document) === true

/** A source as it was read, and whether it stands in the document as it is. */
interface Read extends Source {
  readonly reading: Reading
  readonly shared: Shared
  readonly isHeld: boolean
  /** A pointer into the reading, in the sources: it begins with the number of the source. */
  readonly given: (path: string) => string
}

function readingsOf({ sources, stack, choices }: Order): readonly Read[] {
  return sources.flatMap((source, original) => {
    const { mapping } = source
    return subjectsIn(source.document, mapping).map((subject) => {
      const reading = readDocument(subject.document, mapping, choices)
      return {
        original,
        mapping,
        subject,
        choices,
        reading,
        shared: sharedOf(reading.credential, choices.privacy),
        isHeld: isHeld(source, stack, choices),
        given: (path) => `/${original}${source.given(subject.given(path))}`,
      }
    })
  })
}

/** One document out of many. A pointer into a source begins with the number of the source: `/0/issuer/name`. */
export function stackOf(order: Order): Draft {
  const { sources, to, stack, choices, options, seal } = order
  const read = readingsOf(order)
  const seed = `urn:uuid:${uuid([to.id, ...sources.map(({ document }) => nameOf(document))].join())}`
  const { credential, ...from } = stacked(
    read.map(({ shared }) => shared.credential),
    { ...options, seed, whole: stack.whole, creditFramework: choices.creditFramework, language: choices.language },
  )
  // what stands there as it is, is not written again
  const numbers = (credential.awards ?? []).flatMap((_, index) =>
    read[from.origin(`/awards/${index}`)[0]?.[0] ?? -1]?.isHeld ? [] : [index],
  )
  const awards = numbers.flatMap((index) => credential.awards?.[index] ?? [])
  const inStack = (field: string): string => field.replace(/^\/awards\/(\d+)/, (_, index) => `/awards/${numbers[Number(index)]}`)
  const origin = (field: string): readonly SourceField[] => from.origin(inStack(field))
  const readFrom = (field: string): readonly string[] =>
    [...origin(field), ...from.summands(inStack(field))].flatMap(
      ([index, name]) => read[index]?.reading.sources(read[index].shared.fieldOf(name)).map(read[index].given) ?? [],
    )
  const language = choices.language ?? credential.language ?? 'en'
  const writing = writeDocument({ ...credential, id: to.newId(seed.slice('urn:uuid:'.length)), awards }, to, language, choices)
  const placesOf = filledFrom(readFrom, writing.pass.derived)
  seal(writing.document)
  const frame = { placeholders: choices.placeholders === true, language, copied: copiedIn(writing.pass) }
  const kept = sources.filter((source) => isHeld(source, stack, choices)).map(({ parsed }) => parsed.document)
  const asked = kept.length > 0 && stack.required ? { ...to, required: stack.required } : to
  const { document, gaps, copies, made } = dress(writing.document, asked, seed, frame)
  const open = read.filter((one) => !one.isHeld)
  const left = open.flatMap(({ original, reading, given, subject }) => [
    ...reading.left.map(given),
    ...subject.left.map((path) => `/${original}${path}`),
  ])
  const dropped = Object.fromEntries(
    sources.flatMap(({ mapping }, index) => Object.entries(mapping.dropped).map(([path, code]) => [`/${index}${path}`, code])),
  )
  const known = {
    sources: placesOf,
    copies,
    made,
    sealed: to.capsule.open(document)?.paths ?? [],
    isAsked: (field: string) => from.isAsked(inStack(field)),
  }
  const remarks = open.flatMap(({ reading, shared, given }) => [
    ...remarksIn(reading.pass, given),
    ...leftOut(shared.hidden, (field) => reading.sources(field).map(given)),
  ])
  const inside = {
    given: (path: string) => path as Pointer,
    tokens: sources.flatMap(({ tokens }, index) => tokens.map((one) => ({ ...one, path: `/${index}${one.path}` as const }))),
  }
  const notes = sources.flatMap((source, index) => source.notes.map((one) => ({ ...one, source: `/${index}${one.source ?? ''}` as const })))
  const place = placeOf(stack, kept.length)
  // a credential that stands there as it is lacks nothing
  const isOfHeld = (path: string | undefined): boolean => {
    const source = sources[Number(path?.split('/')[1] ?? Number.NaN)]
    return source !== undefined && isHeld(source, stack, choices)
  }
  return {
    document: kept.length > 0 && stack.hold ? stack.hold(document, kept) : document,
    diagnostics: [
      ...notes,
      ...told({ pass: passOf(), left, isAsked: known.isAsked }, writing.pass, placesOf, dropped)
        .filter(({ kind, source }) => kind !== 'loss' || !isOfHeld(source))
        .map((one) => inGiven(one, inside)),
      ...remarks,
      ...withSources(gaps, writing.pass, placesOf),
    ].map((one) => (one.target === undefined ? one : { ...one, target: place.inStack(one.target) as Pointer })),
    provenance: () =>
      Object.fromEntries(Object.entries(provenanceOf(document, writing.pass, known)).map(([path, value]) => [place.inStack(path), value])),
    sources: read,
    writes: writing.pass.writes,
    written: place.written,
    // what is held as it is says everything itself
    origin: (field) =>
      origin(field).flatMap(([index, name]) => (read[index] && !read[index].isHeld ? [[index, read[index].shared.fieldOf(name)]] : [])),
  }
}

/** Credentials that are held as they are come first: what was written stands after them. */
function placeOf({ place }: Stack, count: number): Record<'inStack' | 'written', (path: string) => string> {
  const moved = (by: number) => (path: string) => {
    if (place === undefined || count === 0 || !path.startsWith(`${place}/`)) return path
    const [index = '', ...rest] = path.slice(place.length + 1).split('/')
    return `${place}/${[Number(index) + by, ...rest].join('/')}`
  }
  return { inStack: moved(count), written: moved(-count) }
}
