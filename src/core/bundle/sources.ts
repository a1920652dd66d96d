/** The sources of a stack as they were read, and what they say together. Nothing here waits or asks. @module */
import { nameOf, type Source, type SourceField } from '../../lib/conversion.ts'
import { asItIs, type Choices } from '../../lib/conversion-choices.ts'
import type { Award } from '../../lib/credential.ts'
import { uuid } from '../../lib/hash.ts'
import { type Reading, readDocument } from '../../lib/mapping/passes.ts'
import type { Shared } from '../../lib/mapping/private.ts'
import { subjectsIn } from '../../lib/mapping/subjects.ts'
import type { Mapping, Stack } from '../../lib/mapping.ts'
import { type Stacked, type StackOptions, stacked } from '../../lib/stack.ts'
import type { Node } from '../../lib/tree.ts'
import type { Mapped } from '../convert/mapped.ts'
import { type JoinedReadings, joinedReadings } from './joined-readings.ts'
import type { Kept } from './relations.ts'

export interface Order {
  readonly sources: readonly Mapped[]
  readonly read: readonly Read[]
  readonly to: Mapping
  readonly stack: Stack
  readonly choices: Choices
  readonly options: StackOptions
  /** What the originals of sources say of parts and wholes among these. */
  readonly relations: readonly Kept[]
  /** Puts the originals into the written document. */
  readonly seal: (document: Node) => void
}

/** Whether a source stands in the document as it is: signed, of a kind that the target holds, and with nothing to be left out. */
export const isHeld = ({ parsed, mapping }: Mapped, { accepts }: Stack, { privacy }: Choices): boolean =>
  privacy !== 'minimal' && parsed.envelope?.kind === 'data-integrity' && accepts?.(mapping.id, parsed.document) === true

/** A source as it was read, and whether it stands in the document as it is. */
export interface Read extends Source {
  readonly reading: Reading
  readonly shared: Shared
  readonly isHeld: boolean
  /** A pointer into the reading, in the sources: it begins with the number of the source. */
  readonly given: (path: string) => string
}

export function readingsOf({ sources, stack, choices }: Pick<Order, 'sources' | 'stack' | 'choices'>): readonly Read[] {
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
        shared: choices.rare?.sharedOf(reading.credential) ?? asItIs(reading.credential),
        isHeld: isHeld(source, stack, choices),
        given: (path) => `/${original}${source.given(subject.given(path))}`,
      }
    })
  })
}

/** What the sources say together, and where each field of it is from. */
export interface Joint extends Pick<Stacked, 'credential' | 'lost' | 'isAsked'> {
  readonly read: readonly Read[]
  readonly readings: JoinedReadings
  /** What the ids of the stack are made of. */
  readonly seed: string
  /** What is written: of what stands in the document as it is, nothing. */
  readonly awards: readonly Award[]
  /** A field that was written, in the sources. */
  readonly origin: (field: string) => readonly SourceField[]
  /** Pointers into the readings that a field which was written is made of. */
  readonly readFrom: (field: string) => readonly string[]
  /** Where an original in a source tells it, which nobody reads there. */
  readonly toldIn: (field: string) => readonly string[]
}

export function jointOf(order: Order): Joint {
  const { sources, read, to, stack, choices, options } = order
  const relations = order.relations.map(({ relation }) => relation)
  const names = new Map(read.map(({ original, shared }) => [original, shared.name]))
  const seed = `urn:uuid:${uuid([to.id, ...sources.map(({ document }, index) => names.get(index) ?? nameOf(document))].join())}`
  const { credential, ...from } = stacked(
    read.map(({ shared }) => shared.credential),
    { ...options, relations, seed, whole: stack.whole, creditFramework: choices.creditFramework, language: choices.language },
  )
  const all = credential.awards ?? []
  const numbers = all.flatMap((_, index) => (read[from.origin(`/awards/${index}`)[0]?.[0] ?? -1]?.isHeld ? [] : [index]))
  const inStack = (field: string): string => field.replace(/^\/awards\/(\d+)/, (_, index) => `/awards/${numbers[Number(index)]}`)
  const origin = (field: string): readonly SourceField[] => untaken(field) ?? from.origin(inStack(field))
  // those of the originals come last
  const first = (credential.associations ?? []).length - relations.length
  const readings = joinedReadings(read, from.origin('/issuer').length > 1)
  return {
    credential,
    lost: from.lost,
    isAsked: (field) => from.isAsked(inStack(field)),
    read,
    readings,
    seed,
    awards: numbers.flatMap((index) => all[index] ?? []),
    origin,
    readFrom: (field) => [...origin(field), ...from.summands(inStack(field))].flatMap(readings.sources),
    toldIn: (field) => order.relations[Number(/^\/associations\/(\d+)\/type$/.exec(field)?.[1]) - first]?.places ?? [],
  }
}

/** What the stack did not take from a credential is a field of that credential: it has this name among those of the stack. */
export const untakenUnder = 'credentials'

function untaken(field: string): readonly SourceField[] | undefined {
  const [, head, index = '', ...rest] = field.split('/')
  return head === untakenUnder ? [[Number(index), ['', ...rest].join('/')]] : undefined
}
