/** Sources put together into one document, and what that tells. Nothing here waits or asks: it can be made again. @module */
import { type Draft, nameOf, type Source, type SourceField, withSources } from '../lib/conversion.ts'
import type { Choices } from '../lib/conversion-choices.ts'
import type { Credential } from '../lib/credential.ts'
import type { Person } from '../lib/credential-parties.ts'
import { type Diagnostic, diagnostic } from '../lib/diagnostics.ts'
import { dress } from '../lib/frame.ts'
import { uuid } from '../lib/hash.ts'
import type { Pointer } from '../lib/json.ts'
import type { Mapping, Stack } from '../lib/mapping.ts'
import { type Reading, readDocument, writeDocument } from '../lib/passes.ts'
import { below, copiedIn, type Field, type Loss } from '../lib/place.ts'
import { leftOut, type Shared, sharedOf } from '../lib/private.ts'
import { provenanceOf } from '../lib/provenance.ts'
import { type StackOptions, stacked } from '../lib/stack.ts'
import { subjectsIn } from '../lib/subjects.ts'
import { remarksIn, told } from '../lib/told.ts'
import { filledFrom, isWithin } from '../lib/trace.ts'
import type { Node } from '../lib/tree.ts'
import { joinedReadings } from './joined-readings.ts'
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

/** Whom the sources are about, as far as they say it. */
export const recipientsOf = ({ sources, choices }: Pick<Order, 'sources' | 'choices'>): readonly (Person | undefined)[] =>
  sources.flatMap(({ document, mapping }) =>
    subjectsIn(document, mapping).map((subject) => readDocument(subject.document, mapping, choices).credential.recipient),
  )

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
  const origin = (field: string): readonly SourceField[] => untaken(field) ?? from.origin(inStack(field))
  const readings = joinedReadings(read, from.origin('/issuer').length > 1)
  const readFrom = (field: string): readonly string[] => [...origin(field), ...from.summands(inStack(field))].flatMap(readings.sources)
  const language = choices.language ?? credential.language ?? 'en'
  const writing = writeDocument({ ...credential, id: to.newId(seed.slice('urn:uuid:'.length)), awards }, to, language, choices)
  const { derived } = writing.pass
  // a part whose credential has no date gets that of the whole, which nobody said of it
  for (const [index, one] of derived.entries())
    if (/^\/awards\/\d+\/validFrom$/.test(one.to)) derived[index] = { ...one, code: 'required-fallback' }
  const placesOf = filledFrom(readFrom, derived)
  // what is held as it is says everything itself
  for (const lost of from.lost) if (read[lost[0]]?.isHeld === false) writing.pass.losses.push(lossOf(lost))
  seal(writing.document)
  const frame = { placeholders: choices.placeholders === true, language, copied: copiedIn(writing.pass) }
  const kept = sources.filter((source) => isHeld(source, stack, choices)).map(({ parsed }) => parsed.document)
  const asked = kept.length > 0 && stack.required ? { ...to, required: stack.required } : to
  const { document, gaps, copies, made } = dress(writing.document, asked, seed, frame)
  const open = read.filter((one) => !one.isHeld)
  const left = read.flatMap(({ reading, isHeld: held }, index) => (held ? [] : reading.left.map((path) => `/${index}${path}`)))
  const dropped = Object.fromEntries(
    read.flatMap(({ mapping }, index) => Object.entries(mapping.dropped).map(([path, code]) => [`/${index}${path}`, code])),
  )
  const known = {
    sources: (field: string) => placesOf(field).map(readings.given),
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
  const reading = {
    pass: readings.pass,
    left,
    rename: (field: string) => origin(field).map(readings.nameOf)[0] ?? field,
    lengthOf: (field: string) => lengthsOf(credential)[field],
    isAsked: known.isAsked,
  }
  const inSources = (one: Diagnostic): Diagnostic =>
    one.source === undefined ? one : { ...one, source: readings.given(one.source) as Pointer }
  return {
    document: kept.length > 0 && stack.hold ? stack.hold(document, kept) : document,
    diagnostics: [
      ...notes,
      ...told(reading, writing.pass, placesOf, dropped)
        .map(inSources)
        .filter(({ kind, source }) => kind !== 'loss' || !isOfHeld(source))
        .map((one) => inGiven(one, inside)),
      ...open.flatMap(({ original, subject }) =>
        subject.left.map((path) => diagnostic('lost', { source: `/${original}${path}` }, 'whom the credential is about is an object here')),
      ),
      ...remarks,
      ...withSources(gaps, writing.pass, known.sources),
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

/** What the stack did not take from a credential is a field of that credential: it has this name among those of the stack. */
const untakenUnder = 'credentials'

function lossOf([index, field]: SourceField): Loss {
  const hub = [untakenUnder, index, ...field.split('/').slice(1)].reduce<Field | undefined>((up, key) => below(up, key), undefined)
  const code = /^\/endorsement/.test(field) ? ('endorsement-lost' as const) : undefined
  const reason = isWithin(field, '/recipient')
    ? 'another of the credentials says it otherwise, and was asked first'
    : 'it is said of a credential as such, which becomes a part of another'
  return code === undefined ? { hub, reason } : { hub, reason, code }
}

/** How many there are of what several sources have: each of them counts its own only. */
const lengthsOf = ({ achievements = [], associations = [], attachments = [] }: Credential): Readonly<Record<string, number>> => ({
  '/achievements': achievements.length,
  '/associations': associations.length,
  '/attachments': attachments.length,
})

function untaken(field: string): readonly SourceField[] | undefined {
  const [, head, index = '', ...rest] = field.split('/')
  return head === untakenUnder ? [[Number(index), ['', ...rest].join('/')]] : undefined
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
