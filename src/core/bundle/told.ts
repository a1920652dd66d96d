/** What is told of a stack: what the target does not hold, what was filled in, and what nobody took. @module */
import { type SourceField, withSources } from '../../lib/conversion.ts'
import type { Credential } from '../../lib/credential.ts'
import { type Diagnostic, diagnostic } from '../../lib/diagnostics.ts'
import type { Pointer } from '../../lib/json.ts'
import type { Field, Loss, Pass } from '../../lib/mapping/pass.ts'
import { below } from '../../lib/mapping/place.ts'
import { remarksIn, told } from '../../lib/mapping/told.ts'
import { isWithin } from '../../lib/mapping/trace.ts'
import { inGiven } from '../convert/mapped.ts'
import { type Joint, type Order, untakenUnder } from './sources.ts'

/** What was written, and what that tells. */
export interface Written {
  readonly pass: Pass
  /** Pointers into the readings that a field which was written is made of. */
  readonly placesOf: (field: string) => readonly string[]
  readonly gaps: readonly Diagnostic[]
  /** Pointers into the sources. */
  readonly sources: (field: string) => readonly string[]
}

export function toldOfStack({ sources, choices }: Order, joint: Joint, written: Written): readonly Diagnostic[] {
  const { read, readings } = joint
  const open = read.filter((one) => !one.isHeld)
  const inside = {
    given: (path: string) => path as Pointer,
    tokens: sources.flatMap(({ tokens }, index) => tokens.map((one) => ({ ...one, path: `/${index}${one.path}` as const }))),
  }
  // a credential that stands there as it is lacks nothing
  const held = new Set(read.flatMap(({ isHeld, original }) => (isHeld ? [original] : [])))
  const isOfHeld = (path: string | undefined): boolean => held.has(Number(path?.split('/')[1] ?? Number.NaN))
  const inSources = (one: Diagnostic): Diagnostic =>
    one.source === undefined ? one : { ...one, source: readings.given(one.source) as Pointer }
  return [
    ...sources.flatMap((source, index) => source.notes.map((one) => ({ ...one, source: `/${index}${one.source ?? ''}` as const }))),
    ...inGiven(
      told(readingOf(joint), written.pass, written.placesOf, droppedBy(joint))
        .map(inSources)
        .filter(({ kind, source }) => kind !== 'loss' || !isOfHeld(source)),
      inside,
    ),
    ...open.flatMap(({ original, subject }) =>
      subject.left.map((path) => diagnostic('lost', { source: `/${original}${path}` }, 'whom the credential is about is an object here')),
    ),
    ...open.flatMap(({ reading, shared, given }) => [
      ...remarksIn(reading.pass, given),
      ...(choices.rare?.leftOut(shared.hidden, (field) => reading.sources(field).map(given)) ?? []),
    ]),
    ...withSources(written.gaps, written.pass, written.sources),
  ]
}

/** All readings as one. */
const readingOf = ({ credential, read, readings, origin, isAsked }: Joint) => ({
  pass: readings.pass,
  left: read.flatMap(({ reading, isHeld: held }, index) => (held ? [] : reading.unread.map((path) => `/${index}${path}`))),
  rename: (field: string) => origin(field).map(readings.nameOf)[0] ?? field,
  lengthOf: (field: string) => lengthsOf(credential)[field],
  isAsked,
})

const droppedBy = ({ read }: Joint) =>
  Object.fromEntries(
    read.flatMap(({ mapping }, index) => Object.entries(mapping.dropped).map(([path, code]) => [`/${index}${path}`, code])),
  )

/** What a stack does not take from a credential. */
export function lossOf([index, field]: SourceField): Loss {
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
