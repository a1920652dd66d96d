/** What becomes of every value of a credential: it stands in the target, its loss is named, or it says nothing of its own. */
import { type Draft, drafts } from '../../src/lib/conversion.ts'
import type { Diagnostic } from '../../src/lib/diagnostics.ts'
import { at, type Document } from '../../src/lib/json.ts'
import { readDocument } from '../../src/lib/mapping/passes.ts'
import { fieldOf, pathOf } from '../../src/lib/mapping/place.ts'
import type { Mapping } from '../../src/lib/mapping.ts'
import { leaves } from '../../src/lib/tree.ts'
import { isFrom, isListed } from './constants.ts'

export interface Survival {
  /** Values of the source, without contexts, types and names of nodes. */
  readonly values: number
  readonly stand: number
  readonly told: number
  /** What the format implies: the label of a known entry, a copy that says the same. */
  readonly implied: number
  /** Pointers of which nothing is known: a silent loss. */
  readonly unaccounted: readonly string[]
  /** Text in the target that comes from nowhere and is told of nowhere. */
  readonly invented: readonly string[]
  /** Diagnostics that do not say where. */
  readonly placeless: readonly string[]
  /** Values that are told as lost although they stand, or as lost twice. */
  readonly mistaken: readonly string[]
}

/** Whether a diagnostic says where: a loss in the source, a gap and what fills one in the target, where that stands, a note in either. */
export function isPlaced({ kind, source, target }: Diagnostic, document: Document): boolean {
  if (kind === 'loss') return source !== undefined
  if (kind === 'note') return source !== undefined || target !== undefined
  return target !== undefined && (kind === 'missing' || at(document, target) !== undefined)
}

/** Values that the target says by where something stands, not by a value of its own. */
const structural: readonly (readonly [target: string, source: RegExp])[] = [
  // a relation stands in the achievement that it goes out from
  ['clr1', /\/association\/\d+\/sourceId$/],
  // the name of the scheme says that it is a hash, identifiers and addresses are never hashed
  ['elm', /\/hashed$/],
  ['clr1', /\/identifier\/\d+\/hashed$/],
  // an assessment holds its own definition
  ['elm', /\/resultDescription$/],
]

/** Values that repeat another, which arrives: the title of a claim that is that of what was learnt. */
const repetitions: readonly (readonly [value: RegExp, of: string])[] = [[/(\/hasClaim\/\d+)\/title\//, '$1/specifiedBy/title/']]

const under = (path: string, above: string): boolean => path === above || path.startsWith(`${above}/`)
// the extension demands a description of coordinates: it is a listed constant
const frame = /(^|\/)(@context|type|@type|inScheme|credentialProfiles|credentialSchema)(\/|$)|extensions:GeoCoordinates\/description$/

export function survival(document: Document, from: Mapping, to: Mapping): Survival {
  const reading = readDocument(document, from)
  const parts = drafts(document, from, to, {})
  const stood = new Set(parts.flatMap((part) => standingIn(part, document)))
  const sources = parts.flatMap(({ diagnostics }) => diagnostics.flatMap(({ source }) => (source === undefined ? [] : [source])))
  const dropped = reading.pass.derived.map(({ to: field }) => field)
  const read = reading.pass.reads.map(([field, place]) => [pathOf(place), field === undefined ? undefined : fieldOf(field)] as const)
  const implied = (path: string): boolean =>
    read.some(([place, field]) => under(path, place) && (field === undefined || dropped.some((one) => under(field, one))))
  const repeats = (path: string): boolean =>
    repetitions.some(([value, of]) => {
      const other = path.replace(value, of)
      return value.test(path) && stood.has(other) && at(document, path) === at(document, other)
    })
  const tally = { values: 0, stand: 0, told: 0, implied: 0 }
  const unaccounted: string[] = []
  for (const [path] of leaves(document)) {
    if (frame.test(path) || path === '/id') continue
    tally.values++
    if ([...stood].some((source) => under(path, source) || under(source, path))) tally.stand++
    else if (sources.some((source) => source !== '' && under(path, source))) tally.told++
    else if (implied(path) || repeats(path) || structural.some(([target, source]) => target === to.id && source.test(path))) tally.implied++
    else if (!isLocal(document, path, from)) unaccounted.push(path)
    else tally.values--
  }
  const invented = parts.flatMap((part) => inventedIn(part, document))
  const placeless = parts.flatMap(({ document: made, diagnostics }) =>
    diagnostics.filter((one) => !isPlaced(one, made)).map(({ code, message }) => `${code} ${message}`),
  )
  return { ...tally, unaccounted, invented, placeless, mistaken: parts.flatMap((part) => mistakenIn(part, document)) }
}

/** The places of the source that a document has values from. A name that is made of what a node says does not say it. */
const standingIn = ({ document: made, provenance }: Draft, source: Document): readonly string[] =>
  Object.entries(provenance()).flatMap(([path, origin]) =>
    typeof origin === 'string' || (isMade(at(made, path)) && !origin.some((from) => at(source, from) === at(made, path))) ? [] : origin,
  )
const isMade = (value: unknown): boolean => /^urn:(epass|uuid|credential):/.test(String(value))

/** What stands there and is from nowhere: it is told of nowhere and no listed constant, or it is not what its sources say. */
function inventedIn({ document: made, diagnostics, provenance }: Draft, source: Document): readonly string[] {
  const told = diagnostics.flatMap(({ target }) => (target === undefined ? [] : [target]))
  const isTold = (path: string): boolean => told.some((target) => under(path, target))
  return Object.entries(provenance()).flatMap(([path, origin]) => {
    if (frame.test(path) || isTold(path)) return []
    const isFine = typeof origin === 'string' ? origin !== 'constant' || isListed(made, path) : isFrom(made, path, source, origin)
    return isFine ? [] : [`${path} = ${String(at(made, path)).slice(0, 60)}`]
  })
}

/** What is told as lost is not in the document that it is told of, and told once. */
function mistakenIn(part: Draft, document: Document): readonly string[] {
  const { diagnostics } = part
  const lost = diagnostics.flatMap(({ class: how, source }) => (how === 'lost' && source !== undefined ? [source] : []))
  const stood = new Set(standingIn(part, document))
  const standing = [...leaves(document)].flatMap(([path]) => (stood.has(path) && lost.some((source) => under(path, source)) ? [path] : []))
  const twice = lost.filter((source, index) => lost.indexOf(source) !== index)
  return [...standing.map((path) => `${path} stands`), ...twice.map((path) => `${path} is told twice`)]
}

/** Names that mean nothing outside their document. */
function isLocal(document: Document, path: string, { local }: Mapping): boolean {
  if (local === undefined || !path.endsWith('/id')) return false
  const value = at(document, path)
  return typeof value === 'string' && value.startsWith(local.prefix)
}
