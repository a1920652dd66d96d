/** What a conversion did, told by pointers: where every value came from, and what did not arrive. @module */
import { type Diagnostic, diagnostic } from './diagnostics.ts'
import type { Mapping } from './mapping.ts'
import { type Field, fieldOf, type Pass, type Place, pathOf } from './place.ts'
import { equal, escapeKey } from './tree.ts'

/** Whether a path is another one or leads further in. */
export const isWithin = (path: string, above: string): boolean =>
  path.startsWith(above) && (path.length === above.length || path[above.length] === '/')

/** Something that was read or written: its field in the hub, and its place. */
type Noted = readonly [hub: Field | undefined, place: Place]
/** All that was noted of a field, or of what is in it. */
type Index = (field: string) => readonly Noted[]

/** Of all fields, or of those that will be asked for. */
function indexed(all: readonly Noted[], asked?: ReadonlySet<string>): Index {
  const known = new Map<string, Noted[]>()
  // to spell them all would take longer than to look at their names
  const names = asked && new Set(Array.from(asked, (path) => path.slice(path.lastIndexOf('/') + 1)))
  for (const one of all)
    for (let [field] = one; field; field = field.up) {
      if (names && !names.has(escapeKey(String(field.key)))) continue
      const path = fieldOf(field)
      if (asked && !asked.has(path)) continue
      const before = known.get(path)
      if (before) before.push(one)
      else known.set(path, [one])
    }
  return (field) => (field === '' ? all.filter(([hub]) => hub) : known.get(field)) ?? nothing
}
const nothing: readonly Noted[] = []

/** The index of all that was read: made once, whatever asks for it. */
function readIn(pass: Pass): Index {
  const key = 'index of all that was read'
  const index = (pass.memory.get(key) as Index | undefined) ?? indexed(pass.reads)
  pass.memory.set(key, index)
  return index
}

/** In the order of their fields. */
const inOrder = (noted: readonly Noted[]): readonly Noted[] =>
  noted.length < 2
    ? noted
    : noted
        .map((one) => [`${fieldOf(one[0])}/`, one] as const)
        .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
        .map(([, one]) => one)

const placeOf = ([, place]: Noted): string => pathOf(place)

export type Sources = (field: string) => readonly string[]
/** What a field of the writing is called in the reading. */
export type Rename = (field: string) => string

/** The places of the source that a field of the hub was read from, or filled from. */
export function sourcesOf(reading: Pass, writing: Pass, rename: Rename = (field) => field): Sources {
  const dropped = new Map(reading.derived.map(({ to, value }) => [to, value]))
  // what was dropped is not where another value comes from that was filled in there
  const otherwise = writing.derived.flatMap(({ to, value }) => {
    const before = dropped.get(rename(to))
    return before === undefined || equal(before, value) ? [] : [to]
  })
  return filledFrom((field) => (otherwise.some((to) => isWithin(field, to)) ? [] : readIn(reading)(rename(field)).map(placeOf)), writing)
}

/** Of a field that was not read itself, the sources of those that it was filled from. */
export function filledFrom(readFrom: Sources, writing: Pass): Sources {
  const memory = new Map<string, readonly string[]>()
  const find = (field: string, depth: number): readonly string[] => {
    const read = readFrom(field)
    if (read.length > 0 || depth > 4) return read
    for (const { to, from } of writing.derived)
      if (isWithin(field, to)) {
        const rest = field.slice(to.length)
        const exact = from.flatMap((other) => find(other + rest, depth + 1))
        if (exact.length > 0 || rest === '') return exact
        // of what was put together of several, a text of a language is of those in that language
        const all = from.flatMap((other) => find(other, depth + 1))
        const alike = all.filter((path) => path.endsWith(rest))
        return alike.length > 0 ? alike : all
      }
    // a codec that joins or splits fields is known by the object they are in
    const above = field.slice(0, field.lastIndexOf('/'))
    return depth === 0 && above !== '' ? find(above, 5) : []
  }
  return (field) => {
    const before = memory.get(field)
    if (before) return before
    const found = [...new Set(find(field, 0))].sort()
    memory.set(field, found)
    return found
  }
}

/** How many items of a list of the hub were read. */
function count(reading: Pass, field: string): number {
  const items = new Set<string>()
  for (const [hub] of readIn(reading)(field))
    items.add(
      fieldOf(hub)
        .slice(field.length + 1)
        .split('/', 1)[0] ?? '',
    )
  return [...items].every((item) => /^\d+$/.test(item)) ? items.size : 0
}

/** Whether all that was read of a piece of the document went into one field. */
const isAlone = (reading: Pass, piece: string, field: string): boolean =>
  fieldsByPlace(reading)(piece).every((read) => isWithin(read, field))

/** The fields that were read from a place, or from what is in it. */
function fieldsByPlace(pass: Pass): (path: string) => readonly string[] {
  const key = 'index of all places that were read'
  const known = pass.memory.get(key) as Map<string, string[]> | undefined
  const index = known ?? new Map<string, string[]>()
  pass.memory.set(key, index)
  if (!known)
    for (const [hub, read] of pass.reads)
      for (let place: Place | undefined = hub && read; place; place = place.up) {
        const path = pathOf(place)
        const before = index.get(path)
        if (before) before.push(fieldOf(hub))
        else index.set(path, [fieldOf(hub)])
      }
  return (path) => index.get(path) ?? []
}

/** Where the source says what follows from a field: it was dropped, and where that field is lost it is lost too. */
function repeated(reading: Pass, field: string): readonly string[] {
  const dropped = reading.derived.filter(({ from }) => from.length > 0 && from.every((other) => isWithin(other, field)))
  return dropped.flatMap(({ to }) => inOrder(readIn(reading)(to)).map(placeOf))
}

interface Read {
  readonly pass: Pass
  readonly left: readonly string[]
  readonly rename?: Rename
  /** Whether the caller said a field. */
  readonly isAsked?: (field: string) => boolean
}

/** Losses and defaults of the two passes, and the remarks of their codecs. */
export function told(
  { pass: reading, left, rename = (field) => field, isAsked = () => false }: Read,
  writing: Pass,
  from: Sources,
  dropped: Mapping['dropped'],
): Diagnostic[] {
  const lost = writing.losses.map(({ hub, reason, code }) => ({ field: fieldOf(hub), reason, code }))
  // what is narrowed is there all the same, and so is what is in it
  const isLost = (field: string): boolean => lost.some((loss) => !isKeptInPart(loss.code) && isWithin(field, loss.field))
  // of a piece that a rule puts elsewhere, only what is not lost there as well
  const moved = (field: string): boolean =>
    writing.derived.some(({ to, from: others }) =>
      others.some((other) => (isWithin(field, other) ? !isLost(to + field.slice(other.length)) : isWithin(other, field) && !isLost(to))),
    )
  const pieces = piecesOf(reading, writing, from, rename)
  const isSaid = (field: string): boolean => writing.derived.some(({ from: [first], same }) => same === true && first === field)
  const all = [
    ...left.map((path) => diagnostic(codeOfLeft(path, dropped), { source: path })),
    ...lost
      .filter(({ field }) => !isSaid(field))
      .flatMap(({ field, reason, code }) => {
        const told = code ?? (moved(field) ? 'widened' : 'lost')
        // of what is narrowed most is there: one pointer says where it is
        const found = pieces(field)
        const sources = told === 'narrowed' && found.length > 1 ? [around(found)] : found
        const also = told === 'lost' ? repeated(reading, rename(field)) : []
        return (sources.length > 0 ? [...sources, ...also] : [undefined]).map((source) => diagnostic(told, { source }, reason))
      }),
    ...filledIn(writing, from, isAsked),
    ...remarksIn(reading, (path) => path),
    ...writing.remarks.map(({ place, code, message }) =>
      diagnostic(code, { source: around(from(fieldOf(place.hub))), target: pathOf(place) }, message),
    ),
  ]
  // what is said in two places is told once, what is lost is lost once, and what is inside a lost piece not again
  const once = [...new Map([...all].reverse().map((one) => [sameOf(one), one] as const)).values()].reverse()
  const gone = new Set(
    once.flatMap(({ kind, class: how, source }) => (kind === 'loss' && how === 'lost' && source !== undefined ? [source] : [])),
  )
  const widened = new Set(once.flatMap(({ code, source }) => (code === 'widened' && source !== undefined ? [source] : [])))
  return once.filter(
    ({ kind, code, source }) =>
      kind !== 'loss' || source === undefined || !(isInside(source, gone) || (code === 'lost' && widened.has(source))),
  )
}

/** What makes two diagnostics one to whoever reads them: of two reasons why something is lost the first is the nearer one. */
const sameOf = ({ code, source, target, message }: Diagnostic): string =>
  code === 'lost' && source !== undefined ? `lost ${source}` : `${code} ${source ?? target ?? ''} ${message}`

const isKeptInPart = (code: string | undefined): boolean => code === 'narrowed' || code === 'widened' || code === 'language-dropped'

/** What was filled in: by a constant or an option, or from a place that the rule says is worth telling. */
function filledIn(writing: Pass, from: Sources, isAsked: (field: string) => boolean): readonly Diagnostic[] {
  const filled = writing.derived.filter(({ code, from: others }) => code !== undefined || others.every((other) => from(other).length === 0))
  const targets = targetsOf(writing, new Set(filled.map(({ to }) => to)))
  return filled.flatMap(({ to, from: others, code, option }) => {
    const target = targets(to)
    // what has no place in the target was told as lost
    if (target === undefined) return []
    const source = around(others.map((other) => from(other)).find((places) => places.length > 0) ?? [])
    const words = wordsOf(to)
    if (source !== undefined && code !== undefined)
      return [diagnostic(code, { source, target }, `${words} is taken from another place of the source`)]
    const supplied = option === true || others.some(isAsked) ? 'what the caller said stands' : 'a listed constant stands'
    return [diagnostic(code ?? 'constant', { target }, `${words}: ${supplied} where the source says nothing`)]
  })
}

/** The place that holds all of these; they are of one field, so it is seldom the whole document. */
function around([first, ...others]: readonly string[]): string | undefined {
  let path = first
  while (path && !others.every((other) => isWithin(other, path ?? ''))) path = path.slice(0, path.lastIndexOf('/'))
  return path || first
}

/** What the codecs remarked when they read. */
export const remarksIn = ({ remarks }: Pass, given: (path: string) => string): readonly Diagnostic[] =>
  remarks.map(({ place, code, message }) => diagnostic(code, { source: given(pathOf(place)) }, message))

/** Where some fields of the hub were written first: a value, or the object of which it says several. */
function targetsOf({ writes }: Pass, asked: ReadonlySet<string>): (field: string) => string | undefined {
  const index =
    asked.size === 0
      ? () => nothing
      : indexed(
          writes.map(([place, hub]) => [hub, place]),
          asked,
        )
  return (field) => {
    const [first, ...others] = inOrder(index(field)).map(placeOf)
    const around = first?.slice(0, first.lastIndexOf('/'))
    return around !== undefined && others.some((path) => path !== first && isWithin(path, around)) ? around : first
  }
}

function isInside(path: string, above: ReadonlySet<string>): boolean {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) if (above.has(path.slice(0, end))) return true
  return false
}

/** The places of a field: one for each item of a list, one for an object of which nothing else was made. */
function piecesOf(reading: Pass, writing: Pass, from: Sources, rename: Rename): (field: string) => readonly string[] {
  let written: ReadonlySet<string> | undefined
  const isWritten = (field: string): boolean =>
    (written ??= new Set(writing.writes.flatMap(([, hub]) => (hub ? [rename(fieldOf(hub))] : [])))).has(field)
  const whole = (part: string): readonly string[] => {
    const sources = from(part)
    if (sources.length < 2) return sources
    const isOwn = (piece: string) => piece !== '' && isAlone(reading, piece, rename(part))
    const pieces = new Set(sources.map((source) => largest(source, isOwn)))
    // what another field says as well, and has written, is not lost
    const left = [...pieces].filter((piece) => isOwn(piece) || !fieldsByPlace(reading)(piece).some(isWritten))
    return left.length > 0 ? left : sources
  }
  return (field) => {
    const items = Array.from({ length: count(reading, rename(field)) }, (_, index) => `${field}/${index}`)
    return items.some((item) => from(item).length > 1) ? items.flatMap(whole) : whole(field)
  }
}

/** The largest piece around a place that is as it should be. */
function largest(path: string, isRight: (piece: string) => boolean): string {
  let piece = path
  for (let above = piece.slice(0, piece.lastIndexOf('/')); isRight(piece) && isRight(above); above = piece.slice(0, piece.lastIndexOf('/')))
    piece = above
  return piece
}

/** `/awards/0/credits/framework` is “credits framework” to a reader. */
const wordsOf = (field: string): string =>
  field
    .replace(/^\/awards(?=\/)/, '')
    .replace(/\/\d+(?=\/|$)/g, '')
    .slice(1)
    .replaceAll('/', ' ')

const codeOfLeft = (path: string, dropped: Mapping['dropped']): 'lost' | 'proof-dropped' | 'status-dropped' => {
  const code = dropped[path]
  return code === 'proof-dropped' || code === 'status-dropped' ? code : 'lost'
}
