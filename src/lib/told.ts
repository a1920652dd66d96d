/** What did not arrive, what was filled in, and what its codecs remarked of a conversion. @module */
import { type Diagnostic, diagnostic } from './diagnostics.ts'
import type { Mapping } from './mapping.ts'
import { ns } from './namespace.ts'
import { perPass } from './per-pass.ts'
import { type Length, piecesOf } from './pieces.ts'
import { type Derived, type Field, fieldOf, type Pass, pathOf } from './place.ts'
import { andAbove, enter, indexed, isWithin, type Noted, placeOf, type Rename, readIn, type Sources } from './trace.ts'
import { equal } from './tree.ts'

interface Read {
  readonly pass: Pass
  readonly left: readonly string[]
  readonly rename?: Rename
  /** How many items of a list, of all that were read, are written. */
  readonly lengthOf?: Length | undefined
  /** Whether the caller said a field. */
  readonly isAsked?: (field: string) => boolean
}

/** Losses and defaults of the two passes, and the remarks of their codecs. */
export function told(
  { pass: reading, left, rename = (field) => field, lengthOf, isAsked = () => false }: Read,
  writing: Pass,
  from: Sources,
  dropped: Mapping['dropped'],
): Diagnostic[] {
  const lost = writing.losses.map(({ hub, reason, code }) => ({ field: fieldOf(hub), reason, code }))
  // what is narrowed is there all the same, and so is what is in it
  const nowhere = new Set(lost.flatMap(({ field, code }) => (isKeptInPart(code) ? [] : [field])))
  const isNowhere = (field: string): boolean => nowhere.size > 0 && andAbove(field).some((above) => nowhere.has(above))
  const moved = movedBy(writing, isNowhere)
  const again = writing.derived.flatMap(({ to, value }) => (isNowhere(to) ? [] : [[rename(to), value] as const]))
  const repeated = repeatedIn(reading, new Map(again))
  const pieces = piecesOf(reading, writing, from, rename, lengthOf)
  const isPart = partsOf(reading, writing, rename)
  // one reason may be told of each item of a list, and the list is the same; and of several documents that one reading becomes, all lose
  // what is around their awards: the first tells it
  const before = reading.memory.get('told') as Set<string> | undefined
  const known = before ?? new Set<string>()
  reading.memory.set('told', known)
  const said = new Set(writing.derived.flatMap(({ from: [first], same }) => (same === true ? [first] : [])))
  const all = [
    ...(before ? [] : left.map((path) => leftOver(path, dropped))),
    ...lost
      .filter(({ field, code }) => code !== undefined || !said.has(field))
      .flatMap(({ field, reason, code }) => {
        const elsewhere = code === undefined ? moved(field) : []
        const told = code ?? (elsewhere.length > 0 ? 'widened' : 'lost')
        // no pointer holds the mark, so pieces that are lost stand beside these; a list of which each has some items of its own is known by them
        const items = Array.from({ length: lengthOf?.(field) ?? 0 }, (_, index) => rename(`${field}/${index}`))
        if (known.size === known.add(`${items.join() || rename(field)}~ ${told} ${reason}`).size) return []
        // of what is narrowed most is there: one pointer says where it is
        const found = pieces(field)
        const sources = told === 'narrowed' && found.length > 1 ? [around(found)] : found
        const also = told === 'lost' ? repeated(rename(field)) : []
        const how = told === 'lost' && isPart(field) ? 'narrowed' : told
        // of several pieces some may be elsewhere, and the others are not
        const places = new Set(sources.length > 1 ? elsewhere.flatMap(from) : [])
        const leading = new Set(['', ...[...places].flatMap(andAbove)])
        const isGone = (source = ''): boolean =>
          places.size > 0 && !leading.has(source) && !andAbove(source).some((above) => places.has(above))
        return sources.length > 0
          ? [...sources, ...also].map((source) => diagnostic(isGone(source) ? 'lost' : how, { source }, reason))
          : [diagnostic(how, {}, reason)]
      }),
    ...filledIn(writing, from, isAsked),
    ...(before ? [] : remarksIn(reading, (path) => path)),
    ...writing.remarks.map(({ place, code, message }) =>
      diagnostic(code, { source: around(from(fieldOf(place.hub))), target: pathOf(place) }, message),
    ),
  ]
  // what is said in two places is told once, what is lost is lost once, and what is inside a lost piece not again
  const once = [...new Map([...all].reverse().map((one) => [sameOf(one), one] as const)).values()].reverse()
  for (const { kind, class: how, source } of once) if (kind === 'loss' && how === 'lost' && source !== undefined) known.add(source)
  const widened = new Set(once.flatMap(({ code, source }) => (code === 'widened' && source !== undefined ? [source] : [])))
  return once.filter(
    ({ kind, code, source }) =>
      kind !== 'loss' || source === undefined || !(isInside(source, known) || (code === 'lost' && widened.has(source))),
  )
}

/** Whether a field was said by one value with what is beside it, and some of that is written: `ECTS` is a number and its system. */
function partsOf(reading: Pass, { writes }: Pass, rename: Rename): (field: string) => boolean {
  let written: Set<string> | undefined
  return (field) => {
    const around = field.slice(0, field.lastIndexOf('/'))
    if (!readAsOne(reading).has(rename(around)) || readIn(reading)(rename(field)).length > 0) return false
    written ??= new Set(writes.flatMap(([, hub]) => andAbove(fieldOf(hub))))
    return written.has(around)
  }
}
const readAsOne = perPass(({ reads }): ReadonlySet<string> => new Set(reads.map(([hub]) => fieldOf(hub))))

/** The rules by the fields that they take something from, or by what is around these: each of very many losses asks for its own. */
function rulesFrom(derived: Pass['derived'], asked: (from: string) => readonly string[]): (field: string) => readonly Derived[] {
  // most conversions lose nothing, and nobody asks
  let index: Map<string, Derived[]> | undefined
  return (field) => {
    if (!index) {
      index = new Map()
      for (const one of derived) for (const path of new Set(one.from.flatMap(asked))) enter(index, path, one)
    }
    return index.get(field) ?? []
  }
}

/** Of a piece that rules put elsewhere, the fields that are not lost there as well. */
function movedBy({ derived }: Pass, isLost: (field: string) => boolean): (field: string) => readonly string[] {
  const [inside, exact] = [rulesFrom(derived, andAbove), rulesFrom(derived, (from) => [from])]
  return (field) =>
    andAbove(field).some((above) => exact(above).some(({ to }) => !isLost(to + field.slice(above.length))))
      ? [field]
      : inside(field).flatMap(({ to, from }) => (isLost(to) ? [] : from.filter((other) => isWithin(other, field))))
}

/** What was dropped when it was read: one index for all documents that one reading becomes. */
const droppedFrom = perPass(({ derived }) => rulesFrom(derived, andAbove))

/** Where the source says what follows from a field: it was dropped, and where that field is lost it is lost too, unless it was filled in again. */
function repeatedIn(reading: Pass, again: ReadonlyMap<string, unknown>): (field: string) => readonly string[] {
  const rules = droppedFrom(reading)
  const isBack = ({ to, value }: Derived): boolean => again.has(to) && equal(again.get(to), value)
  return (field) => {
    const dropped = rules(field).filter((one) => one.from.every((other) => isWithin(other, field)) && !isBack(one))
    return dropped.flatMap(({ to }) => readIn(reading)(to).map(placeOf))
  }
}

/**
 * What makes two diagnostics one to whoever reads them: of two reasons why something is lost the first is the nearer one. A pointer
 * ends with what none holds (RFC 6901 section 3).
 */
const sameOf = ({ code, source, target, message }: Diagnostic): string =>
  code === 'lost' && source !== undefined ? `lost ${source}` : `${code} ${source ?? target ?? ''}~ ${message}`

const isKeptInPart = (code: string | undefined): boolean => code === 'narrowed' || code === 'widened' || code === 'language-dropped'

/** What was filled in: by a constant or an option, or from a place that the rule says is worth telling. */
function filledIn(writing: Pass, from: Sources, isAsked: (field: string) => boolean): readonly Diagnostic[] {
  const filled = writing.derived.filter(
    // what it was filled from was read, mostly: that is found faster than the field itself, which was not
    ({ code, to, from: others, same }) => code !== undefined || (!same && [...others, to].every((field) => from(field).length === 0)),
  )
  if (filled.length === 0) return []
  const targets = targetsOf(
    writing,
    filled.map(({ to }) => to),
  )
  return filled.flatMap(({ to, from: others, value, code, option }) => {
    const target = targets(to)
    // what has no place in the target was told as lost
    if (target === undefined) return []
    const source = around(others.map((other) => from(other)).find((places) => places.length > 0) ?? [])
    const words = `the ${wordsOf(to)}`
    if (source !== undefined && code !== undefined)
      return [
        diagnostic(
          code,
          { source, target },
          code === 'concept-recovered'
            ? `${words} was recognised by its name`
            : `${words} ${isSeveral.test(words) ? 'are' : 'is'} taken from another place of the source`,
        ),
      ]
    // an entry of ours is known by its name
    const name = typeof value === 'string' && value.startsWith(ns) ? value.slice(value.lastIndexOf('/') + 1) : value
    const constant = typeof name === 'string' ? `“${name}”` : 'a listed constant'
    const supplied = option === true || others.some(isAsked) ? 'what the caller said' : constant
    return [diagnostic(code ?? 'constant', { target }, `${words}: ${supplied} stands where the source says nothing`)]
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
function targetsOf({ writes }: Pass, asked: readonly string[]): (field: string) => string | undefined {
  // most that was written is in none of them, which the names say
  const names = new Set(asked.map((field) => field.slice(field.lastIndexOf('/') + 1)))
  const found: Noted[] = []
  for (const [place, hub] of writes) if (isNamed(hub, names)) found.push([hub, place])
  const index = indexed(found)
  return (field) => {
    const [first, ...others] = index(field).map(placeOf)
    const around = first?.slice(0, first.lastIndexOf('/'))
    return around !== undefined && others.some((path) => path !== first && isWithin(path, around)) ? around : first
  }
}

/** Whether a field, or one that it is in, has one of these names. */
function isNamed(field: Field | undefined, names: ReadonlySet<string>): boolean {
  for (let at = field; at; at = at.up) if (names.has(String(at.key))) return true
  return false
}

const isInside = (path: string, pieces: ReadonlySet<string>): boolean => andAbove(path).some((above) => above !== path && pieces.has(above))

/** `/awards/0/achievement/criteriaUrl` is “achievement criteria url” to a reader, and `/results/0/value` “result value”. */
const wordsOf = (field: string): string =>
  field
    .replace(/^\/awards\/\d+(?=\/)/, '')
    .replace(/ies\/\d+(?=\/|$)/g, 'y')
    .replace(/s?\/\d+(?=\/|$)/g, '')
    .replace(/awarded$/, 'date of the award')
    .replace(/validFrom$/, 'start of validity')
    .slice(1)
    .replace(/\/|(?=[A-Z])/g, ' ')
    .toLowerCase()

/** Of what is called by its name in the plural. */
const isSeveral = /(?:criteria|[^su]s)$/

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
