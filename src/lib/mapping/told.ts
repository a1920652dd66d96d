/** What did not arrive, what was filled in, and what its codecs remarked of a conversion. @module */

import { type Diagnostic, diagnostic } from '../diagnostics.ts'
import type { Mapping } from '../mapping.ts'
import { filledIn } from './defaults.ts'
import { lossesIn, type Read } from './losses.ts'
import type { Pass } from './pass.ts'
import { fieldOf, pathOf } from './place.ts'
import { andAbove, around, type Sources } from './trace.ts'

interface Told extends Read {
  /** What nobody read. */
  readonly left: readonly string[]
  /** Whether the caller said a field. */
  readonly isAsked?: (field: string) => boolean
}

/** Losses and defaults of the two passes, and the remarks of their codecs. */
export function told(read: Told, writing: Pass, from: Sources, dropped: Mapping['dropped']): Diagnostic[] {
  const { pass: reading, left, isAsked = () => false } = read
  // of several documents that one reading becomes, all lose what is around their awards: the first tells it
  const before = reading.memory.get('told') as Set<string> | undefined
  const known = before ?? new Set<string>()
  reading.memory.set('told', known)
  const all = [
    ...(before ? [] : left.map((path) => leftOver(path, dropped))),
    ...lossesIn(read, writing, from, known),
    ...filledIn(writing, from, isAsked),
    ...(before ? [] : remarksIn(reading, (path) => path)),
    ...writing.remarks.map(({ place, code, message }) =>
      diagnostic(code, { source: around(from(fieldOf(place.hub))), target: pathOf(place) }, message),
    ),
  ]
  return eachOnce(all, known)
}

/** What is said in two places is told once, what is lost is lost once, and what is inside a lost piece not again. */
function eachOnce(all: readonly Diagnostic[], known: Set<string>): Diagnostic[] {
  const once = [...new Map([...all].reverse().map((one) => [sameOf(one), one] as const)).values()].reverse()
  // of a text in several languages one may be there without its name, and the others not: they are inside what is told of that
  const isGone = ({ kind, class: how, code }: Diagnostic): boolean => kind === 'loss' && how === 'lost' && code !== 'language-dropped'
  for (const one of once) if (isGone(one) && one.source !== undefined) known.add(one.source)
  const widened = new Set(once.flatMap(({ code, source }) => (code === 'widened' && source !== undefined ? [source] : [])))
  return once.filter(
    ({ kind, code, source }) =>
      kind !== 'loss' || source === undefined || !(isInside(source, known) || (code === 'lost' && widened.has(source))),
  )
}

/**
 * What makes two diagnostics one to whoever reads them: of two reasons why something is lost the first is the nearer one. A pointer
 * ends with what none holds (RFC 6901 section 3).
 */
const sameOf = ({ code, source, target, message }: Diagnostic): string =>
  code === 'lost' && source !== undefined ? `lost ${source}` : `${code} ${source ?? target ?? ''}~ ${message}`

const isInside = (path: string, pieces: ReadonlySet<string>): boolean => andAbove(path).some((above) => above !== path && pieces.has(above))

/** What the codecs remarked when they read. */
export const remarksIn = ({ remarks }: Pass, given: (path: string) => string): readonly Diagnostic[] =>
  remarks.map(({ place, code, message }) => diagnostic(code, { source: given(pathOf(place)) }, message))

/** What nobody read: a member that is left to the source as such, or one without a place. */
function leftOver(path: string, dropped: Mapping['dropped']): Diagnostic {
  const told = dropped[path]
  if (typeof told === 'object') return diagnostic(told[0], { source: path }, told[1])
  if (isEndorsement.test(path)) return diagnostic('endorsement-lost', { source: path })
  return isOfNoFormat.test(path) ? diagnostic('unknown-term', { source: path }) : diagnostic('lost', { source: path }, notRead)
}

const notRead = 'the conversion does not cover it, or not as it is written here'

/** Formats name their own members with a word: what has a prefix or an address for a name is somebody else's. */
const isOfNoFormat = /:[^/]*$/

/** An endorsement, or a list of them, of which there is an address or a token and nothing else. */
const isEndorsement = /\/(?:e|signedE)ndorsement(?:s|Jwt)?(?:\/\d+)?$/
