/** From one format to another by way of the hub: two passes and what they tell. Nothing here waits or asks. @module */

import { asItIs, type Choices } from './conversion-choices.ts'
import { type Diagnostic, diagnostic } from './diagnostics.ts'
import { uuid } from './hash.ts'
import type { Document, Pointer } from './json.ts'
import { most, type Part, partsOf, tooMany } from './mapping/awards.ts'
import { dress } from './mapping/dress.ts'
import { languagesOf, lookup } from './mapping/languages.ts'
import { copiedIn } from './mapping/noting.ts'
import type { Pass } from './mapping/pass.ts'
import { type Reading, readDocument, writeDocument } from './mapping/passes.ts'
import { fieldOf, pathOf } from './mapping/place.ts'
import { type Provenance, provenanceOf } from './mapping/provenance.ts'
import { type Subject, subjectsIn } from './mapping/subjects.ts'
import { told } from './mapping/told.ts'
import { type Sources, sourcesOf } from './mapping/trace.ts'
import type { Mapping, Original, OriginalReference } from './mapping.ts'
import { canonical } from './tree.ts'

/** A source as it was read for a document: one that is about several people, as if it were about one of them. */
export interface Source {
  /** Which of the originals. */
  readonly original: number
  readonly mapping: Mapping
  readonly subject: Subject
  readonly choices: Choices
}

/** A field of the hub in the reading of a {@link Source}. */
export type SourceField = readonly [source: number, field: string]

export interface Draft {
  readonly document: Document
  /** The language that it was written in, which not every format can say. */
  readonly language: string
  readonly diagnostics: readonly Diagnostic[]
  readonly provenance: () => Provenance
  readonly sources: readonly Source[]
  readonly writes: Pass['writes']
  /** Where a place of the document was when it was written, if not there. */
  readonly written?: (path: string) => string
  /** What a field that was written is called where it was read: in each of several sources that say the same; none: nobody's. */
  readonly origin: (field: string) => readonly SourceField[]
}

/** What the ids of the output are made of: the source's own id, or what it says. */
export const nameOf = (document: Document): string => {
  const { id } = document
  return typeof id === 'string' && id !== '' ? id : `urn:uuid:${uuid(canonical(document))}`
}

/** The language to show: the one that was asked for, if there is text in it. */
function shown({ credential, pass }: Reading, asked: string | undefined): string {
  const own = credential.language ?? pass.language
  if (asked === undefined) return own
  const tags = [...languagesOf(credential)]
  const found = lookup(tags, asked)
  const primary = (tag: string): string | undefined => tag.toLowerCase().split('-')[0]
  return primary(found) === primary(asked) && tags.includes(found) ? found : own
}

/**
 * The documents that a source becomes: one, unless it is about several people or the target holds fewer awards than it.
 * @throws CredentialError `ERR_LIMIT` where it would become more than anybody takes.
 */
export function drafts(
  document: Document,
  from: Mapping,
  to: Mapping,
  choices: Choices,
  original?: Original | OriginalReference,
): readonly Draft[] {
  const name = nameOf(document)
  const orders = subjectsIn(document, from).flatMap((subject) => ordersOf(subject, name, { from, to, choices, original }))
  if (orders.length > most) throw tooMany()
  return orders.map((order, index) => draft(order, index === 0))
}

function ordersOf(subject: Subject, id: string, way: Pick<Order, 'from' | 'to' | 'choices' | 'original'>): readonly Order[] {
  const { from, to, choices } = way
  const reading = readDocument(subject.document, from, choices)
  const language = shown(reading, choices.language)
  const shared = choices.rare?.sharedOf(reading.credential) ?? asItIs(reading.credential)
  const name = `${shared.name ?? id}${subject.suffix}`
  const said = shared.credential.language
  // what the caller says of text that says no language is said to whoever reads the result
  const isTold = said !== undefined || (choices.language !== undefined && languagesOf(shared.credential).has(language))
  const credential = isTold && said !== language ? { ...shared.credential, language } : shared.credential
  const parts = partsOf(credential, to.awards)
  const { rare, splitLanguages } = choices
  const all =
    rare && splitLanguages && to.languages === 'one'
      ? parts.flatMap((part) => rare.byLanguage(part, part.credential.language ?? language, name))
      : parts
  return all.map((part) => ({
    from,
    to,
    choices,
    original: way.original,
    part: { ...part, fieldOf: (field) => shared.fieldOf(part.fieldOf(field)) },
    kept: shared.hidden,
    reading,
    subject,
    name,
    language,
  }))
}

interface Order {
  /** Fields that are left out of all parts. */
  readonly kept: readonly string[]
  readonly from: Mapping
  readonly reading: Reading
  readonly part: Part
  readonly name: string
  readonly language: string
  readonly to: Mapping
  readonly choices: Choices
  readonly original: Original | OriginalReference | undefined
  readonly subject: Subject
}

/** Where a document is published; of several, only an address with a place for their names is one for each. */
const hostedAt = ({ hostedUrl }: Choices, made: string, isFirst: boolean): string | undefined =>
  hostedUrl?.includes('{id}') ? hostedUrl.replaceAll('{id}', made) : isFirst ? hostedUrl : undefined

function draft(order: Order, isFirst: boolean): Draft {
  const { kept, from, reading, subject, part, name, language: shownIn, to, choices, original } = order
  const made = uuid(`${name}#${to.id}${part.suffix}`)
  const url = to.host ? hostedAt(choices, made, isFirst) : undefined
  const id = url ?? to.newId(made)
  const language = part.credential.language ?? shownIn
  // whoever stands in several of the documents that one becomes is the same in all of them
  const shared = to.newId(part.suffix ? uuid(`${name}#${to.id}`) : made)
  const writing = writeDocument({ ...part.credential, id }, to, language, choices, reading.credential.language, shared)
  if (url !== undefined) to.host?.(writing.document, url)
  if (choices.language !== undefined && reading.credential.language === undefined && part.credential.language !== undefined)
    writing.pass.derived.push({ to: '/language', from: [], value: language, code: 'language-assumed', option: true })
  const sources = sourcesOf(reading.pass, writing.pass.derived, part.fieldOf)
  if (original && 'base64' in original) to.capsule.seal(writing.document, original)
  else if (original) to.capsule.refer?.(writing.document, original)
  const {
    document,
    gaps,
    copies,
    made: renamed,
  } = dress(writing.document, to, id, { placeholders: choices.placeholders === true, language, copied: copiedIn(writing.pass), shared })
  const diagnostics = [
    ...told(
      { pass: reading.pass, left: reading.unread, rename: part.fieldOf, lengthOf: part.lengthOf },
      writing.pass,
      sources,
      from.dropped,
    ),
    ...hidden(reading, part),
    ...(choices.rare?.leftOut(kept, reading.sources) ?? []),
    ...withSources(gaps, writing.pass, sources),
  ]
  return {
    document,
    language,
    diagnostics: [
      ...diagnostics.map((one) => withSource(one, subject.given)),
      ...subject.left.map((source) => diagnostic('lost', { source }, 'the subject is an object here')),
    ],
    provenance: () =>
      provenanceOf(document, writing.pass, {
        sources: (field) => sources(field).map(subject.given),
        copies,
        made: renamed,
        sealed: to.capsule.open(document)?.paths ?? [],
      }),
    sources: [{ original: 0, mapping: from, subject, choices }],
    writes: writing.pass.writes,
    origin: (field) => (part.suffix === '' || field !== '/awards' ? [[0, part.fieldOf(field)]] : []),
  }
}

/** A diagnostic of what stands elsewhere in the document that was given. */
function withSource(one: Diagnostic, given: (path: string) => string): Diagnostic {
  const source = one.source === undefined ? undefined : (given(one.source) as Pointer)
  return source === undefined || source === one.source ? one : { ...one, source }
}

/** What the frame tells of a name that could not be kept, at the places that the name is from. */
export function withSources(gaps: readonly Diagnostic[], { writes }: Pass, sources: Sources): readonly Diagnostic[] {
  const fields = new Map<string, string[]>()
  for (const { kind, target = '' } of gaps) if (kind === 'loss') fields.set(target, [])
  if (fields.size === 0) return gaps
  // the places of many gaps are looked for together
  for (const [place, field] of writes) fields.get(pathOf(place))?.push(fieldOf(field))
  return gaps.flatMap((one) =>
    one.kind === 'loss'
      ? (fields.get(one.target ?? '') ?? []).flatMap(sources).map((source) => ({ ...one, source: source as Pointer }))
      : [one],
  )
}

/** What the credential says and the target takes from its award. */
const hidden = ({ sources }: Reading, { hidden: fields, suffix }: Part): readonly Diagnostic[] => {
  const reason =
    suffix === '' ? 'the award says it otherwise than the credential around it' : 'it is said of several awards, and this is one of them'
  return fields.flatMap(sources).map((source) => diagnostic('lost', { source }, reason))
}
