/**
 * A conversion made again. What is compared is meaning: both documents are read into the hub, so another order or
 * another spelling is no difference, and what the target cannot carry is asked of nobody.
 *
 * @module
 */
import { type Draft, drafts } from '../../lib/conversion.ts'
import type { Choices } from '../../lib/conversion-choices.ts'
import { difference } from '../../lib/difference.ts'
import { at, type Document, isObject, list, own, type Pointer } from '../../lib/json.ts'
import { typeOf } from '../../lib/mapping/frame.ts'
import { type Reading, readDocument } from '../../lib/mapping/passes.ts'
import { pathOf } from '../../lib/mapping/place.ts'
import { andAbove } from '../../lib/mapping/trace.ts'
import type { Mapping } from '../../lib/mapping.ts'
import { equal, escapeKey } from '../../lib/tree.ts'
import { relationsAmong } from '../bundle/relations.ts'
import { type Order, readingsOf } from '../bundle/sources.ts'
import { stackOf } from '../bundle/together.ts'
import { atHand, type ParseOptions, type ParseRegistry } from '../parse/document.ts'
import { parseIn } from '../parse/one.ts'
import { recordedIn } from './choices.ts'
import { type Mapped, openMapped } from './mapped.ts'
import { wordsAround } from './original-frame.ts'
import { originalsOf } from './originals.ts'
import { stackIn, tablesOf, tablesOfStack } from './record.ts'
import { recordedResources } from './resources.ts'
import { type Step, stepsIn, stepsTo, throughSteps } from './steps.ts'

export interface Repetition {
  /** What the document was made of: one credential, or those of a stack, in their order. */
  readonly originals: readonly [Mapped, ...Mapped[]]
  /** The conversion made again. */
  readonly again: Document
  /** How it was made: the last of these is the document, those before are the conversions on the way to it. */
  readonly trail: readonly Draft[]
  /** Addresses of pictures that the conversion got from outside: no original says what stood there. */
  readonly fetched: readonly string[]
  /** Where the document says something else than the conversion made again, by pointer. */
  readonly differences: readonly Pointer[]
  /** Whether the tables of today are those of the record. */
  readonly isSameTables: boolean
}

/** Repeats the conversion that a document says it is; `undefined`: it holds no original, or no record of how it was made. */
export async function repeat(registry: ParseRegistry, source: Mapped, options: ParseOptions = {}): Promise<Repetition | undefined> {
  const { document, mapping } = source
  const record = mapping.capsule.open(document)?.record
  const originals = record && (await originalsOf(registry, source, options))
  if (!originals) return undefined
  const [first] = originals
  const resources = 'resources' in record ? recordedResources(record, readDocument(document, mapping).credential) : {}
  const fetched = Object.keys(resources) as readonly string[]
  const choices: Choices = fetched.length > 0 ? { ...recordedIn(record), resources } : recordedIn(record)
  const stack = stackIn(record)
  const via = stepsIn(record)
  const { reached, trail } = await throughSteps(registry, first, via)
  const drafted = stack
    ? await madeOfStack({ sources: originals, to: mapping, choices, options: stack }, registry, options)
    : drafts(reached.document, reached.mapping, mapping, choices)
  const embedded = originals.filter((_, index) => !stack?.sources[index]?.held)
  // of several documents, the one that was made of the same award
  const same = drafted.find((draft) => own(draft.document, 'id') === own(document, 'id')) ?? drafted[0]
  const made = same?.document ?? {}
  // what stands in it as it is, is read as what stands in the document is
  const isHeld = stack?.sources.some(({ held }) => held) === true
  const again = isHeld
    ? (await openMapped(atHand(registry), { ...source.parsed, document: made, text: JSON.stringify(made) })).document
    : made
  return {
    originals,
    again,
    trail: same ? [...trail, same] : trail,
    fetched,
    differences: [...differences(document, again, mapping), ...wordsAround(source, again, embedded)],
    isSameTables:
      own(record, 'tables') ===
      (stack
        ? tablesOfStack(
            originals.map((one) => one.mapping.id),
            mapping.id,
          )
        : tablesOf(first.mapping.id, ...via.map(({ to }) => to), mapping.id)),
  }
}

async function madeOfStack(
  order: Pick<Order, 'sources' | 'to' | 'choices' | 'options'>,
  registry: ParseRegistry,
  options: ParseOptions,
): Promise<readonly Draft[]> {
  const { stack } = order.to
  if (!stack) return []
  const read = readingsOf({ ...order, stack })
  const relations = await relationsAmong(registry, order.sources, read, options)
  return [stackOf({ ...order, stack, read, relations, seal: () => undefined })]
}

/** The original of an honest unsigned conversion (one that says what its original says), and the way from there. */
export async function firstOf(registry: ParseRegistry, source: Mapped, options: ParseOptions = {}): Promise<Handed | undefined> {
  const record = source.mapping.capsule.open(source.document)?.record
  // pictures from outside are in the document only, and a stack has no one original
  if (!record || 'resources' in record || stackIn(record)) return undefined
  // what was parsed as plain JSON has not been asked for its proofs
  const { envelope } = source.parsed.envelope ? source.parsed : await parseIn(registry, source.parsed.text, options)
  if (envelope?.kind !== 'none') return undefined
  const repetition = await repeat(registry, source, options).catch(() => undefined)
  const isHonest = repetition?.isSameTables && repetition.differences.length === 0
  return isHonest ? { first: repetition.originals[0], via: stepsTo(source, record) } : undefined
}
export interface Handed {
  readonly first: Mapped
  readonly via: readonly Step[]
}

function differences(document: Document, again: Document, mapping: Mapping): readonly Pointer[] {
  const given = readDocument(unsealed(document, again, mapping), mapping)
  const made = readDocument(again, mapping)
  const isChanged = (path: string): boolean => !equal(at(document, path), at(again, path))
  const lengthIn = (one: Document, path: string): number => list(at(one, path as Pointer)).length
  const isOther = (path: string): boolean => lengthIn(document, path) !== lengthIn(again, path)
  const changedAt = (path: string): readonly string[] => {
    if (isChanged(path)) return [path]
    // of an item that was taken out, what stands beside it is as it was: its list is not
    const above = andAbove(path).find((item) => /\/\d+$/.test(item) && isOther(listOf(item)))
    return above === undefined ? [] : [listOf(above)]
  }
  const named = difference(made.credential, given.credential).flatMap(([field]) => placesOf(field, given, made))
  const left = [...given.left, ...made.left].filter((path) => mapping.dropped[path] === undefined && isChanged(path))
  const known = new Set(keptBackIn(made))
  const keptBack = keptBackIn(given).filter((path) => !known.has(path) && isChanged(path))
  const all = [...new Set([...named, ...left, ...keptBack])] as Pointer[]
  // one change may show in several fields: where it was made is what people want to know
  const places = [...new Set(all.flatMap(changedAt))] as Pointer[]
  return places.length > 0 ? places : all
}

const listOf = (item: string): string => item.slice(0, item.lastIndexOf('/'))

/**
 * Where a document says what its reading does not: what had to be recognised by its label has lost its address, or got that of something
 * else; of what is read in part, or not at all, nothing is in the hub.
 */
const keptBackIn = ({ pass }: Reading): readonly string[] =>
  pass.remarks.flatMap(({ code, place }) => (/^(?:concept-recovered|narrowed|lost)$/.test(code) ? [pathOf(place)] : []))

/** Where a field of the hub stands in the document; what is not there any more, where it should stand. */
export function placesOf(field: string, given: Reading, made: Reading): readonly string[] {
  // of what was taken out only what is around it is there
  const isGone = at(given.credential, field as Pointer) === undefined
  for (const { sources } of isGone ? [made, given] : [given, made]) {
    const places = sources(field)
    if (places.length > 0) return places
  }
  return [field]
}

/** The document without what whoever seals it supplies, where the conversion has left that open. */
function unsealed(document: Document, again: Document, { required, types }: Mapping): Document {
  const sealed = (key: string): readonly string[] =>
    Object.entries(required[key] ?? {}).flatMap(([member, { code }]) => (code === 'filled-at-sealing' ? [member] : []))
  const visit = (node: unknown, path: string, property: string, parent: string): unknown => {
    if (Array.isArray(node)) return node.map((item, index) => visit(item, `${path}/${index}`, property, parent))
    if (!isObject(node)) return node
    const kind = String(list(node['type'] ?? typeOf(types, node, property, parent))[0])
    const open = new Set([...sealed(kind), ...sealed(property)].filter((member) => at(again, `${path}/${member}`) === undefined))
    const members = Object.entries(node).filter(([key]) => !open.has(key))
    return Object.fromEntries(members.map(([key, value]) => [key, visit(value, `${path}/${escapeKey(key)}`, key, kind)]))
  }
  return visit(document, '', '', '') as Document
}
