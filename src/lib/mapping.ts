/** What a format says of itself to the mapping engine: its table, and the frame around what the table writes. @module */
import type { Credential } from './credential.ts'
import type { Called, Document, Pointer } from './json.ts'
import type { Codec } from './mapping/lens.ts'
import type { namesIn } from './mapping/local-name.ts'
import type { namesakesIn } from './mapping/namesakes.ts'
import type { Node } from './tree.ts'

/** The type of what a property holds: by `Type.property`, else by `property`; `''` is the document. */
export type Types = Readonly<Record<string, string | readonly string[] | ((node: Document) => string | readonly string[] | undefined)>>

/** `export const mapping: Mapping` of a folder's `map.ts`: data, and pure functions. */
export interface Mapping {
  /** As the folder is named: `ob3`. */
  readonly id: string
  /** As people know it: `Open Badges 3.0`. */
  readonly title: string
  readonly credential: Codec<Credential>
  /** A document with what stands in it as a reference in its place, where nodes may be named instead of told again. */
  readonly whole?: (document: Document) => Document
  /** Where in a document such a node stands. */
  readonly called?: (document: Document) => Called
  /** The language of text that says none. */
  readonly language: readonly [where: Pointer, codec: Codec<string>]
  readonly types: Types
  /** Ids that mean nothing outside their document, and how to make one; `undefined`: the node needs none. */
  readonly local?: {
    readonly prefix: string
    readonly name: (type: string) => string | undefined
    /** Who makes the names: most formats need nobody. */
    readonly namesIn: typeof namesIn
    /** Who keeps nodes of one name apart, where they would be one node. */
    readonly namesakesIn: typeof namesakesIn
  }
  /** The id of a converted credential, of a uuid that is made of the source's id. */
  readonly newId: (uuid: string) => string
  /** The members of a document that are the same for every credential, or follow from what it uses (its contexts). */
  readonly frame: (document: Document) => Document
  /** What the format demands of a node, by the node's type (`Profile`) or the property it stands in (`issuer`, `''`). */
  readonly required: Readonly<Record<string, Readonly<Record<string, Requirement>>>>
  /** Members that are the document's own and are never carried over, by pointer, and what is told of them; `silent`: nothing. */
  readonly dropped: Readonly<Record<string, 'silent' | readonly [code: 'proof-dropped' | 'status-dropped', words: string]>>
  /** The member that says whom the document is about: of several people, each gets a document of their own. */
  readonly subjects?: string
  /** How many awards one document holds: more are split over several documents. */
  readonly awards: 'one' | 'many'
  /** How many languages a text of it has, without terms of our own. */
  readonly languages: 'one' | 'many'
  /** Whether it wants pictures themselves, and not their addresses. */
  readonly embeds?: true
  /** Says where the document is published, where that is how it is verified. */
  readonly host?: (document: Node, url: string) => void
  /** What the tokens are that it holds, where it holds any. */
  readonly inside?: Inside
  /** How a stack of credentials becomes one document of the format; without it, it cannot hold one. */
  readonly stack?: Stack
  /** The slot for the original, byte for byte (crosswalk section 7.3). */
  readonly capsule: Capsule
}

/** A member that must be there. Where it is not, that is reported, never thrown. */
export interface Requirement {
  /**
   * Without a code: `required-missing`, and filled when the caller asks for placeholders. `filled-at-sealing`:
   * never filled. The others: always filled, and told as what they are; `silent` belongs to one that is told.
   */
  readonly code?: 'filled-at-sealing' | 'minted-id' | 'subject-anonymous' | 'image-synthesised' | 'silent'
  /** What stands in; without it, nothing ever does. */
  readonly placeholder?: (node: Document, about: RequirementScope) => unknown
  /** The member is not demanded of such a node. */
  readonly unless?: (node: Document) => boolean
}
export interface RequirementScope {
  readonly language: string
  /** A uuid made of the document's id and the node's place, or what several places share. */
  readonly uuid: (of?: string) => string
}

export interface Stack {
  /** What the whole is that the awards are parts of: an award itself, or an achievement that nobody was awarded. */
  readonly whole: 'award' | 'achievement'
  /** Whether a signed credential may stand in the document as it is, so that its proof survives. */
  readonly accepts?: (format: string, credential: Document) => boolean
  /** The finished document with such credentials in it. */
  readonly hold?: (document: Document, credentials: readonly Document[]) => Document
  /** Where they stand. */
  readonly place?: Pointer
  /** What nodes require of a document that will hold some: they are not written with it. */
  readonly required?: Mapping['required']
  /** The credentials in a document; those that were put there as they are come first. */
  readonly held?: (document: Document) => readonly unknown[]
}

/** The source of a conversion, as it is kept inside the result. */
export interface Original {
  /** The credential's own text, byte for byte, in base64: JSON or a token. Made once, however many documents hold it. */
  readonly base64: string
  readonly mediaType: 'application/ld+json' | 'application/json' | 'application/jwt'
  /** What names a document of its format (`Capsule.type`), and what people call it. */
  readonly type: string
  readonly title: string
  /** How it was converted: JSON that stands beside it. */
  readonly record: Document
}

/** Credentials that a record may hold as tokens, each with a signature of its own. */
export interface Inside {
  /** Whether what a token says is an item of the record as it is. */
  readonly takes: (document: Document) => boolean
  /** The item in a record that one credential became. */
  readonly of: (record: Document) => unknown
}

export interface Capsule {
  /** The IRI that names a document of this format inside another one's capsule. */
  readonly type: string
  /** Puts the original into a written document, before types and contexts are put on. */
  readonly seal: (document: Node, original: Original) => void
  /** Names an original that is too large to be embedded, where the format has a place for that. */
  readonly refer?: (document: Node, reference: OriginalReference) => void
  /** Finds it again, and all pointers at which something of it stands: these are nobody's facts. */
  readonly open: (document: Document) => Opened | undefined
  /** The record of the conversion, also where the original was taken out: elsewhere than in the document’s own `conversion`. */
  readonly record?: (document: Document) => unknown
}
/** A document by its digest (multibase of a multihash), as VC Data Model 2.0 refers to resources. */
export interface OriginalReference {
  readonly id: string
  readonly mediaType: string
  readonly digestMultibase: string
}
export interface Opened {
  readonly paths: readonly Pointer[]
  /** @throws CredentialError `ERR_NO_ORIGINAL` where what stands there is no text. */
  readonly text: () => string
  /** Of a document that was made of several credentials, the texts of the others, in their order. */
  readonly others?: readonly (() => string)[]
  readonly record?: Document
}
