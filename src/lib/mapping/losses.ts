/** What did not arrive: fields of the hub that the target cannot hold, at their places in the source. @module */
import { type Diagnostic, type DiagnosticCode, diagnostic } from '../diagnostics.ts'
import type { Pass } from './pass.ts'
import { perPass } from './per-pass.ts'
import { type Length, piecesOf } from './pieces.ts'
import { fieldOf } from './place.ts'
import { movedBy, repeatedIn } from './repeated.ts'
import { andAbove, around, type Rename, readIn, type Sources } from './trace.ts'

/** What was read, as far as it is written into one document. */
export interface Read {
  readonly pass: Pass
  readonly rename?: Rename
  /** How many items of a list, of all that were read, are written. */
  readonly lengthOf?: Length | undefined
}

interface Lost {
  readonly field: string
  readonly reason: string
  readonly code: DiagnosticCode | undefined
}

/** The losses of a document. `known` has what others of the same source told, and is told these. */
export function lossesIn(
  { pass: reading, rename = (field) => field, lengthOf }: Read,
  writing: Pass,
  from: Sources,
  known: Set<string>,
): readonly Diagnostic[] {
  const lost = writing.losses.map(({ hub, reason, code }): Lost => ({ field: fieldOf(hub), reason, code }))
  const isNowhere = nowhereOf(lost)
  const moved = movedBy(writing, isNowhere)
  const repeated = repeatedIn(reading, new Map(writing.derived.flatMap(({ to, value }) => (isNowhere(to) ? [] : [[rename(to), value]]))))
  const pieces = piecesOf(reading, writing, from, rename, lengthOf)
  const isPart = partsOf(reading, writing, rename)
  // one reason may be told of each item of a list, and the list is the same; of a list of which each document has some items of its own,
  // it is known by them
  const isKnown = ({ field, reason }: Lost, how: string): boolean => {
    const items = Array.from({ length: lengthOf?.(field) ?? 0 }, (_, index) => rename(`${field}/${index}`))
    // no pointer holds the mark, so pieces that are lost stand beside these
    return known.size === known.add(`${items.join() || rename(field)}~ ${how} ${reason}`).size
  }
  const tell = (one: Lost): readonly Diagnostic[] => {
    const { field, reason, code } = one
    const elsewhere = code === undefined ? moved(field) : []
    const how = code ?? (elsewhere.length > 0 ? 'widened' : 'lost')
    if (isKnown(one, how)) return []
    const found = pieces(field)
    // of what is narrowed most is there: one pointer says where it is
    const sources = how === 'narrowed' && found.length > 1 ? [around(found)] : found
    const also = how === 'lost' ? repeated(rename(field)) : []
    const inPart = how === 'lost' && isPart(field) ? 'narrowed' : how
    if (sources.length === 0) return [diagnostic(inPart, {}, reason)]
    const isGone = goneBeside(sources.length > 1 ? elsewhere.flatMap(from) : [])
    return [...sources, ...also].map((source) => diagnostic(isGone(source) ? 'lost' : inPart, { source }, reason))
  }
  const said = new Set(writing.derived.flatMap(({ from: [first], same }) => (same === true ? [first] : [])))
  return lost.filter(({ field, code }) => code !== undefined || !said.has(field)).flatMap(tell)
}

/** Whether a field is lost as a whole, or is in one that is. */
function nowhereOf(lost: readonly Lost[]): (field: string) => boolean {
  // what is narrowed is there all the same, and so is what is in it
  const nowhere = new Set(lost.flatMap(({ field, code }) => (isKeptInPart(code) ? [] : [field])))
  return (field) => nowhere.size > 0 && andAbove(field).some((above) => nowhere.has(above))
}

const isKeptInPart = (code: string | undefined): boolean => code === 'narrowed' || code === 'widened' || code === 'language-dropped'

/** Of several pieces some may stand elsewhere: whether a piece is none of these, in none of them, and around none. */
function goneBeside(elsewhere: readonly string[]): (source?: string) => boolean {
  const places = new Set(elsewhere)
  const leading = new Set(['', ...elsewhere.flatMap(andAbove)])
  return (source = '') => places.size > 0 && !leading.has(source) && !andAbove(source).some((above) => places.has(above))
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
