/** What a conversion did, told by pointers: where every value came from, and what did not arrive. @module */
import { type Diagnostic, diagnostic } from './diagnostics.ts'
import type { Mapping } from './mapping.ts'
import { fieldOf, type Pass, pathOf } from './place.ts'

/** Whether a path is another one or leads further in. */
export const isWithin = (path: string, above: string): boolean =>
  path.startsWith(above) && (path.length === above.length || path[above.length] === '/')

/** For every field of the hub, and all above it, the places it was read from. */
function index({ reads }: Pass): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const [hub, place] of reads) {
    if (!hub) continue
    const path = pathOf(place)
    for (let field = fieldOf(hub); field !== ''; field = field.slice(0, field.lastIndexOf('/'))) {
      const paths = found.get(field)
      if (paths) paths.push(path)
      else found.set(field, [path])
    }
  }
  return found
}

export type Sources = (field: string) => readonly string[]

/** The places of the source that a field of the hub was read from, or filled from. */
export function sourcesOf(reading: Pass, writing: Pass, rename: (field: string) => string = (field) => field): Sources {
  let known: ReadonlyMap<string, readonly string[]> | undefined
  const memory = new Map<string, readonly string[]>()
  const find = (field: string, depth: number): readonly string[] => {
    known ??= index(reading)
    const read = known.get(rename(field))
    if (read || depth > 4) return read ?? []
    for (const { to, from } of writing.derived)
      if (isWithin(field, to)) {
        const rest = field.slice(to.length)
        const exact = from.flatMap((other) => find(other + rest, depth + 1))
        return exact.length > 0 || rest === '' ? exact : from.flatMap((other) => find(other, depth + 1))
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

/** Questions about all that was read; answered from a list that is made when the first is asked. */
interface Ledger {
  /** How many items of a list of the hub were read. */
  readonly count: (field: string) => number
  /** Whether all that was read of a piece of the document went into one field. */
  readonly isAlone: (piece: string, field: string) => boolean
}

function ledgerOf({ reads }: Pass): Ledger {
  let known: readonly (readonly [field: string, path: string])[] | undefined
  const all = (): typeof known & object => {
    known ??= reads.flatMap(([hub, place]) => (hub ? [[`${fieldOf(hub)}/`, `${pathOf(place)}/`] as const] : []))
    return known
  }
  return {
    count(field) {
      const items = new Set<string>()
      const start = `${field}/`
      for (const [read] of all()) if (read.startsWith(start)) items.add(read.slice(start.length, read.indexOf('/', start.length)))
      return [...items].every((item) => /^\d+$/.test(item)) ? items.size : 0
    },
    isAlone(piece, field) {
      const inside = `${piece}/`
      const own = `${field}/`
      return all().every(([read, path]) => !path.startsWith(inside) || read.startsWith(own))
    },
  }
}

interface Read {
  readonly pass: Pass
  readonly left: readonly string[]
}

/** Losses and defaults of the two passes, and the remarks of their codecs. */
export function told({ pass: reading, left }: Read, writing: Pass, from: Sources, dropped: Mapping['dropped']): Diagnostic[] {
  const lost = writing.losses.map(({ hub, reason, code }) => ({ field: fieldOf(hub), reason, code }))
  const moved = (field: string): boolean =>
    writing.derived.some(
      ({ to, from: others }) =>
        others.some((other) => isWithin(field, other) || isWithin(other, field)) && !lost.some((loss) => isWithin(to, loss.field)),
    )
  const ledger = ledgerOf(reading)
  const isSaid = (field: string): boolean => writing.derived.some(({ from: [first], same }) => same === true && first === field)
  const all = [
    ...left.map((path) => diagnostic(codeOfLeft(path, dropped), { source: path })),
    ...lost
      .filter(({ field }) => !isSaid(field))
      .flatMap(({ field, reason, code }) => {
        const sources = pieces(field, from, ledger)
        const told = code ?? (moved(field) ? 'widened' : 'lost')
        return (sources.length > 0 ? sources : [undefined]).map((source) => diagnostic(told, { source }, reason))
      }),
    ...writing.derived.flatMap(({ to, from: others, code }) => {
      const sources = others.flatMap((other) => from(other))
      if (sources.length === 0)
        return [diagnostic(code ?? 'constant', {}, `${wordsOf(to)}: a listed constant stands where the source says nothing`)]
      return code === undefined
        ? []
        : [diagnostic(code, { source: sources[0] }, `${wordsOf(to)} is taken from another place of the source`)]
    }),
    ...reading.remarks.map(({ place, code, message }) => diagnostic(code, { source: pathOf(place) }, message)),
    ...writing.remarks.map(({ place, code, message }) =>
      diagnostic(code, { source: from(fieldOf(place.hub))[0], target: pathOf(place) }, message),
    ),
  ]
  // what is said in two places is told once, and what is inside a lost piece not again
  const once = [...new Map(all.map((one) => [`${one.code} ${one.source ?? ''} ${one.message}`, one] as const)).values()]
  const gone = new Set(
    once.flatMap(({ kind, class: how, source }) => (kind === 'loss' && how === 'lost' && source !== undefined ? [source] : [])),
  )
  const widened = new Set(once.flatMap(({ code, source }) => (code === 'widened' && source !== undefined ? [source] : [])))
  return once.filter(
    ({ kind, code, source }) =>
      kind !== 'loss' || source === undefined || !(isInside(source, gone) || (code === 'lost' && widened.has(source))),
  )
}

function isInside(path: string, above: ReadonlySet<string>): boolean {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) if (above.has(path.slice(0, end))) return true
  return false
}

/** The places of a field: one for each item of a list, one for an object of which nothing else was made. */
function pieces(field: string, from: Sources, { count, isAlone }: Ledger): readonly string[] {
  const whole = (part: string): readonly string[] => {
    const sources = from(part)
    const piece = sources.length > 1 ? common(sources) : ''
    return piece !== '' && isAlone(piece, part) ? [piece] : sources
  }
  const items = Array.from({ length: count(field) }, (_, index) => `${field}/${index}`)
  return items.some((item) => from(item).length > 1) ? items.flatMap(whole) : whole(field)
}

/** The largest piece that holds all of these. */
function common(paths: readonly string[]): string {
  const split = paths.map((path) => path.split('/'))
  const [first = []] = split
  const length = first.findIndex((key, index) => split.some((other) => other[index] !== key))
  return length < 0 ? first.join('/') : first.slice(0, length).join('/')
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
