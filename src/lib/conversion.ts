/** From one format to another by way of the hub: two passes and what they tell. Nothing here waits or asks. @module */
import { type Part, partsOf } from './awards.ts'
import { byLanguage } from './by-language.ts'
import type { Credential } from './credential.ts'
import { type Diagnostic, diagnostic } from './diagnostics.ts'
import { dress } from './frame.ts'
import { uuid } from './hash.ts'
import type { Document, Pointer } from './json.ts'
import { leftovers } from './leftovers.ts'
import type { Mapping, Original, OriginalReference } from './mapping.ts'
import { at, claim, fieldOf, marksOf, type Pass, type PassOptions, passOf, pathOf, root, skip } from './place.ts'
import { languagesOf, lookup } from './text.ts'
import { type Sources, sourcesOf, told } from './trace.ts'
import { canonical, leaves, type Node } from './tree.ts'

/** What decides the output besides the source: recorded beside the capsule where it is not the default. */
export interface Choices extends PassOptions {
  /** Language of text that the source does not tag, and the one to show where the target has room for one. */
  readonly language?: string
  /** Fills what the target requires and the source lacks, with values that say so. */
  readonly placeholders?: boolean
  /** Writes our own terms where the target has none. On by default. */
  readonly bridge?: boolean
  /** One document for each language, where the target holds text in one only: each refers to the others. */
  readonly splitLanguages?: boolean
  /** Where the document will be published, for formats that are verified there; `{id}` in it becomes a name of its own for each document. */
  readonly hostedUrl?: string
  /** `minimal` leaves out what names a person beyond need: national number, birthday, and the original. */
  readonly privacy?: 'full' | 'minimal'
}

export interface Reading {
  readonly credential: Credential
  readonly pass: Pass
  /** The largest pieces that nobody read. */
  readonly left: readonly string[]
  /** The places of a field of the hub. */
  readonly sources: Sources
  /** The language that the document says its text is in. */
  readonly language: string | undefined
}

/** A normalised document as the hub says it. */
export function readDocument(document: Document, mapping: Mapping, choices: Choices = {}): Reading {
  const [where, codec] = mapping.language
  const language = codec.read(at(root(document, passOf()), where))
  const pass = passOf(language ?? choices.language ?? 'en', String(document['id'] ?? ''), true, choices)
  const from = root(document, pass)
  // what is ours is not the credential's
  for (const path of mapping.capsule.open(document)?.paths ?? []) {
    const place = at(from, path)
    skip(place)
    claim(place)
  }
  const credential = mapping.credential.read(from) ?? {}
  return { credential, pass, left: leftovers(document, mapping, marksOf(pass)), sources: sourcesOf(pass, passOf()), language }
}

export interface Writing {
  readonly document: Node
  readonly pass: Pass
}

export function writeDocument(
  credential: Credential,
  mapping: Mapping,
  language = 'en',
  { bridge = true, ...options }: Choices = {},
): Writing {
  const pass = passOf(credential.language ?? language, credential.id, bridge, options)
  const document: Node = {}
  mapping.credential.write(credential, root(document, pass))
  return { document, pass }
}

/** Where a value of the output comes from: places of the source, or what the converter put there. */
export type Origin = readonly Pointer[] | 'constant' | 'minted' | 'original'
/** For every value of the output without parts, by pointer. */
export type Provenance = Readonly<Record<string, Origin>>

export interface Draft {
  readonly document: Document
  readonly diagnostics: readonly Diagnostic[]
  readonly provenance: () => Provenance
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
  return found.split('-')[0] === asked.split('-')[0] && tags.includes(found) ? found : own
}

/** The documents that a source becomes: one, unless the target holds fewer awards than the source. */
export function drafts(
  document: Document,
  from: Mapping,
  to: Mapping,
  choices: Choices,
  original?: Original | OriginalReference,
): readonly Draft[] {
  const reading = readDocument(document, from, choices)
  const name = nameOf(document)
  const language = shown(reading, choices.language)
  const { credential: shared, hidden: kept } =
    choices.privacy === 'minimal' ? withoutPrivate(reading.credential) : { credential: reading.credential, hidden: [] }
  const credential = language === (shared.language ?? language) ? shared : { ...shared, language }
  const parts = partsOf(credential, to.awards)
  const all = choices.splitLanguages && to.languages === 'one' ? parts.flatMap((part) => byLanguage(part, language, name)) : parts
  return all.map((part, index) => draft({ kept, from, reading, part, name, language, to, choices, original, isFirst: index === 0 }))
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
  readonly isFirst: boolean
}

/** Where a document is published; of several, only an address with a place for their names is one for each. */
const hostedAt = ({ hostedUrl }: Choices, made: string, isFirst: boolean): string | undefined =>
  hostedUrl?.includes('{id}') ? hostedUrl.replaceAll('{id}', made) : isFirst ? hostedUrl : undefined

function draft({ kept, from, reading, part, name, language: shownIn, to, choices, original, isFirst }: Order): Draft {
  const made = uuid(`${name}#${to.id}${part.suffix}`)
  const url = to.host ? hostedAt(choices, made, isFirst) : undefined
  const id = url ?? to.newId(made)
  const language = part.credential.language ?? shownIn
  const writing = writeDocument({ ...part.credential, id }, to, language, choices)
  if (url !== undefined) to.host?.(writing.document, url)
  const sources = sourcesOf(reading.pass, writing.pass, part.fieldOf)
  if (original && 'text' in original) to.capsule.seal(writing.document, original)
  else if (original) to.capsule.refer?.(writing.document, original)
  const { document, gaps } = dress(writing.document, to, id, { placeholders: choices.placeholders === true, language })
  return {
    document,
    diagnostics: [
      ...told({ ...reading, rename: part.fieldOf }, writing.pass, sources, from.dropped),
      ...hidden(reading, part, kept),
      ...gaps,
    ],
    provenance: () => provenance(document, writing.pass, sources),
  }
}

/** What the credential says and the target takes from its award, and what is left out of it for the person's sake. */
function hidden({ pass }: Reading, { hidden: fields }: Part, kept: readonly string[]): readonly Diagnostic[] {
  if (fields.length + kept.length === 0) return []
  const from = sourcesOf(pass, passOf())
  return [
    ...fields.flatMap((field) =>
      from(field).map((source) => diagnostic('lost', { source }, 'the award says it otherwise than the credential around it')),
    ),
    ...kept.flatMap((field) =>
      from(field).map((source) =>
        diagnostic('lost', { source }, 'it is left out, as the caller asked for as little about the person as possible'),
      ),
    ),
  ]
}

/** A credential without what names a person beyond need (HC29). */
function withoutPrivate(credential: Credential): { readonly credential: Credential; readonly hidden: readonly string[] } {
  const { recipient } = credential
  if (!recipient) return { credential, hidden: [] }
  const { nationalId, dateOfBirth, identities = [], ...rest } = recipient
  const open = identities.filter(({ type, hashed }) => hashed || type !== 'nationalIdentityNumber')
  const numbers = identities.flatMap((identity, index) => (open.includes(identity) ? [] : [`/recipient/identities/${index}`]))
  return {
    credential: { ...credential, recipient: { ...rest, ...(open.length > 0 ? { identities: open } : {}) } },
    hidden: [...(nationalId ? ['/recipient/nationalId'] : []), ...(dateOfBirth ? ['/recipient/dateOfBirth'] : []), ...numbers],
  }
}

function provenance(document: Document, { writes, copies }: Pass, sources: Sources): Provenance {
  /** Two fields may stand in one place: both are its sources. */
  const written = new Map<string, (typeof writes)[number][1][]>()
  for (const [place, hub] of writes) {
    const path = pathOf(place)
    written.set(path, [...(written.get(path) ?? []), hub])
  }
  const copied = copies.map(([copy, of]) => [pathOf(copy), pathOf(of)] as const)
  const original = (path: string): string => {
    const found = copied.find(([copy]) => path === copy || path.startsWith(`${copy}/`))
    return found ? found[1] + path.slice(found[0].length) : path
  }
  const origin = (path: string): Origin => {
    // a list of texts is written as one value
    const fields = (written.get(original(path)) ?? written.get(original(path.slice(0, path.lastIndexOf('/')))))?.filter((field) => field)
    if (fields && fields.length > 0) {
      const from = [...new Set(fields.flatMap((field) => sources(fieldOf(field))))]
      return from.length > 0 ? (from as readonly Pointer[]) : 'constant'
    }
    if (path.endsWith('/id')) return 'minted'
    return 'constant'
  }
  return Object.fromEntries([...leaves(document)].map(([path]) => [path, path === '/id' ? 'minted' : origin(path)]))
}
