/** Sources put together into one document. Nothing here waits or asks: it can be made again. @module */
import type { Draft } from '../../lib/conversion.ts'
import type { Diagnostic } from '../../lib/diagnostics.ts'
import type { Document, Pointer } from '../../lib/json.ts'
import { dress } from '../../lib/mapping/dress.ts'
import { copiedIn } from '../../lib/mapping/noting.ts'
import { writeDocument } from '../../lib/mapping/passes.ts'
import { type Known, provenanceOf } from '../../lib/mapping/provenance.ts'
import { filledFrom } from '../../lib/mapping/trace.ts'
import type { Stack } from '../../lib/mapping.ts'
import { isHeld, type Joint, jointOf, type Order } from './sources.ts'
import { lossOf, toldOfStack, type Written } from './told.ts'

/** One document out of many. A pointer into a source begins with the number of the source: `/0/issuer/name`. */
export function stackOf(order: Order): Draft {
  const { sources, stack, choices } = order
  const joint = jointOf(order)
  const { read, origin } = joint
  const kept = sources.filter((source) => isHeld(source, stack, choices)).map(({ parsed }) => parsed.document)
  const language = choices.language ?? joint.credential.language ?? 'en'
  const { document, known, ...written } = write(order, joint, language, kept.length > 0)
  const place = placeOf(stack, kept.length)
  const inStack = (one: Diagnostic): Diagnostic =>
    one.target === undefined ? one : { ...one, target: place.inStack(one.target) as Pointer }
  return {
    document: kept.length > 0 && stack.hold ? stack.hold(document, kept) : document,
    language,
    diagnostics: toldOfStack(order, joint, written).map(inStack),
    provenance: () =>
      Object.fromEntries(Object.entries(provenanceOf(document, written.pass, known)).map(([path, value]) => [place.inStack(path), value])),
    sources: read,
    writes: written.pass.writes,
    written: place.written,
    // what is held as it is says everything itself
    origin: (field) =>
      origin(field).flatMap(([index, name]) => (read[index] && !read[index].isHeld ? [[index, read[index].shared.fieldOf(name)]] : [])),
  }
}

/** Writes what the sources say together, but for what stands in the document as it is. */
function write(
  { to, stack, choices, seal }: Order,
  joint: Joint,
  language: string,
  holds: boolean,
): Written & { document: Document; known: Known } {
  const { credential, seed, awards, read, readings, toldIn } = joint
  const writing = writeDocument({ ...credential, id: to.newId(seed.slice('urn:uuid:'.length)), awards }, to, language, choices)
  const { pass } = writing
  const { derived } = pass
  // a part whose credential has no date gets that of the whole, which nobody said of it
  for (const [index, one] of derived.entries())
    if (/^\/awards\/\d+\/validFrom$/.test(one.to)) derived[index] = { ...one, code: 'required-fallback' }
  const placesOf = filledFrom(joint.readFrom, derived)
  const sources = (field: string): readonly string[] => [...placesOf(field).map(readings.given), ...toldIn(field)]
  // what is held as it is says everything itself
  for (const lost of joint.lost) if (read[lost[0]]?.isHeld === false) pass.losses.push(lossOf(lost))
  seal(writing.document)
  const asked = holds && stack.required ? { ...to, required: stack.required } : to
  const frame = { placeholders: choices.placeholders === true, language, copied: copiedIn(pass) }
  const { document, gaps, copies, made } = dress(writing.document, asked, seed, frame)
  const sealed = to.capsule.open(document)?.paths ?? []
  return { document, pass, placesOf, gaps, sources, known: { sources, copies, made, sealed, isAsked: joint.isAsked } }
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
