/** Conversion by way of the hub, over the formats of a registry: the original inside, what was lost beside it. @module */
import { utf8 } from '../lib/bytes.ts'
import { type Draft, drafts } from '../lib/conversion.ts'
import type { CallersChoices } from '../lib/conversion-choices.ts'
import { type Diagnostic, diagnostic } from '../lib/diagnostics.ts'
import { CredentialError } from '../lib/errors.ts'
import { type Document, text } from '../lib/json.ts'
import { loadOnce } from '../lib/load-once.ts'
import { withProvenance } from '../lib/mapping/late-provenance.ts'
import type { Origin, Provenance } from '../lib/mapping/provenance.ts'
import type { Mapping, Original, OriginalReference } from '../lib/mapping.ts'
import type { Input } from '../lib/options.ts'
import { remembered } from '../lib/remembered.ts'
import { type CapsuleChoice, choicesOf, largestOriginal } from './convert/choosing.ts'
import { inGiven, type Mapped, openMapped, targetOf } from './convert/mapped.ts'
import type { PictureOptions, Pictures } from './convert/pictures.ts'
import { recordOf } from './convert/record.ts'
import { textOf } from './convert/source.ts'
import type { Step } from './convert/steps.ts'
import { type LazyRegistry, type ParseOptions, type Plain, plainIn } from './parse/document.ts'

export interface ConvertOptions extends ParseOptions, CallersChoices, CapsuleChoice, PictureOptions {
  /** The id of the format to convert into: `ob2`, `ob3`, `clr1`, `clr2` or `elm`. */
  readonly to: string
}

export interface Conversion {
  /** The id of the format that it is in now. */
  readonly format: string
  readonly document: Document
  /** Further documents, where the target cannot hold the source in one. */
  readonly others: readonly Document[]
  readonly diagnostics: readonly Diagnostic[]
  /** Of the first document: where each of its values comes from. Worked out when it is asked for. */
  readonly provenance: Provenance
}

export async function convertIn(registry: LazyRegistry, input: Input, options: ConvertOptions): Promise<Conversion> {
  const choices = await choicesOf(options)
  const to = await targetOf(registry, options.to)
  const source = await sourceIn(registry, input, options)
  const { resources, digests } = await picturesOf([source], to, registry, options)
  const kept = await keptOf(registry, source, options)
  const original =
    kept && ('of' in kept ? { ...kept.of, record: recordOf(kept.from, to.id, choices, { resources: digests, via: kept.via }) } : kept)
  const [first, ...more] = drafts(source.document, source.mapping, to, resources ? { ...choices, resources } : choices, original)
  if (!first) throw new CredentialError('ERR_INTERNAL', 'a conversion gave no document')
  const notes = [
    ...envelopeNotes(source.parsed),
    ...source.notes,
    ...capsuleNotes(original, source),
    ...(more.length > 0 ? [diagnostic('split', whole)] : []),
  ]
  return conversion(to.id, [first, ...more], notes, source)
}

/** Few sources are more than their JSON, or conversions; few are too large, or of pictures that are got. */
const parsing = /* @__PURE__ */ loadOnce(() => import('./parse.ts'))
const repetition = /* @__PURE__ */ loadOnce(() => import('./convert/repetition.ts'))
const reference = /* @__PURE__ */ loadOnce(() => import('./convert/reference.ts'))
const pictures = /* @__PURE__ */ loadOnce(() => import('./convert/pictures.ts'))

/** Pictures from outside, where the caller gets them and the target wants them. */
export async function picturesOf(
  sources: readonly Mapped[],
  to: Mapping,
  registry: Pick<LazyRegistry, 'whole'>,
  options: PictureOptions,
): Promise<Pictures> {
  return options.fetchResource && to.embeds ? (await pictures()).picturesFrom(sources, registry, options) : {}
}

/** The source, opened: as plain JSON where it is no more than that. */
async function sourceIn(registry: LazyRegistry, input: Input, options: ParseOptions): Promise<Mapped> {
  const plain = plainIn(registry, input, options)
  const parsed = plain ?? (await (await parsing()).parseCarried(await registry.whole(), input, options))
  return openMapped(registry, parsed, options)
}

function conversion(format: string, all: readonly [Draft, ...Draft[]], notes: readonly Diagnostic[], source: Mapped): Conversion {
  const [first, ...more] = all
  const told = inGiven(
    all.flatMap(({ diagnostics }) => diagnostics),
    source,
  )
  const { given } = source
  const made = {
    format,
    document: first.document,
    others: more.map(({ document }) => document),
    diagnostics: unique([...notes, ...told]),
  }
  return withProvenance(made, () => originsIn(first.provenance(), given))
}

/** What several documents have in common is told once. */
export const unique = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  // few are compared faster than they are spelled
  diagnostics.length < 20
    ? diagnostics.filter((one, index) => diagnostics.findIndex((other) => isSame(one, other)) === index)
    : [...new Map(diagnostics.map((one) => [`${one.code} ${one.source}~ ${one.target}~ ${one.message}`, one])).values()]

const isSame = (one: Diagnostic, other: Diagnostic): boolean =>
  one.code === other.code && one.source === other.source && one.target === other.target && one.message === other.message

/** Origins told in pointers into the document that was given. */
function originsIn(provenance: Provenance, given: Mapped['given']): Provenance {
  const told = remembered((origin: Origin): Origin => (typeof origin === 'string' ? origin : [...new Set(origin.map(given))]))
  return Object.fromEntries(Object.entries(provenance).map(([path, origin]) => [path, told(origin)]))
}

/** What concerns the source as a whole. */
export const whole = { source: '' } as const

/** A signature around the document is not in it: the mapping cannot see that it is dropped. */
const envelopeNotes = ({ envelope, found }: Plain): readonly Diagnostic[] => [
  ...(envelope?.kind === 'jws' || envelope?.kind === 'jades' ? [diagnostic('proof-dropped', whole)] : []),
  // what a presentation says of its own is of whoever showed the credential (L7)
  ...(found?.some(({ place }) => place === 'VerifiablePresentation')
    ? [diagnostic('proof-dropped', whole, 'the presentation around it is left')]
    : []),
]

export const tooLarge = 'the original is too large: its digest is named, where the target can'
const noName = 'the result has its own id'

/** Without the original nobody learns what the source was called: a result has a name of its own (A2). */
const capsuleNotes = (original: Original | OriginalReference | undefined, source: Mapped): readonly Diagnostic[] =>
  original && 'base64' in original ? [] : [diagnostic('capsule-skipped', whole, original && tooLarge), ...nameLost(source)]

/** That the result is not called what the source was. */
export const nameLost = (source: Mapped): readonly Diagnostic[] =>
  // an old badge without an id has the name of its address, which is no loss of the whole
  text(source.document['id']) === undefined || source.given('/id') === ''
    ? []
    : inGiven([diagnostic('lost', { source: '/id' }, noName)], source)

/** A text to embed, and the format it is in. */
interface Kept {
  readonly of: Omit<Original, 'record'>
  readonly from: string
  readonly via: readonly Step[] | undefined
}

/** The text to embed: the source's own, or the one that an honest unsigned conversion was made of. */
async function keptOf(registry: LazyRegistry, source: Mapped, options: ConvertOptions): Promise<Kept | OriginalReference | undefined> {
  const maximum = largestOriginal(options)
  if (maximum === undefined) return undefined
  const isConversion = source.mapping.capsule.open(source.document)?.record !== undefined
  const handed = isConversion ? await (await repetition()).firstOf(await registry.whole(), source, options) : undefined
  const kept = handed?.first ?? source
  const { text } = kept.parsed
  // a character is three bytes at the most: most texts need not be encoded to be measured
  if (text.length * 3 > maximum && utf8(text).length > maximum) return (await reference()).referenceTo(kept.parsed)
  return { of: textOf(kept), from: kept.mapping.id, via: handed?.via }
}
