/**
 * What a folder has to offer: the contracts of formats, proofs, status lists, key resolvers and containers. Each folder has a small
 * `claims.ts`, which says what is its own and imports nothing but `lib`, and an `index.ts`, loaded when needed. The registry is generated.
 *
 * @module
 */
import type { Awaitable } from './awaitable.ts'
import type { Bytes } from './bytes.ts'
import type { IssueOrder } from './issuing.ts'
import type { Called, Document, Pointer } from './json.ts'
import type { Mapping } from './mapping.ts'
import type { Check, NestedReport, Standing } from './report.ts'
import type { Scope } from './scope.ts'
import type { Jws } from './tokens/jws.ts'
import type { ReadLimits } from './unpacking.ts'

// ---- what is parsed ------------------------------------------------------------------------

/** How a document is secured. */
export type Envelope =
  | { readonly kind: 'none' }
  | { readonly kind: 'data-integrity'; readonly proofs: readonly Document[] }
  | { readonly kind: 'jws' | 'jades'; readonly jws: Jws }
  | { readonly kind: 'hosted'; readonly url: string }

/** Something that was found inside a file, and where. */
export interface Found {
  readonly container: string
  /** A keyword, an element, a name in an archive. */
  readonly place: string
  readonly note?: string
}

/** One credential, out of its container and its envelope. */
export interface Parsed {
  readonly format: string
  readonly version: string
  readonly document: Document
  /** The credential's own text as it was given: JSON or a token, out of its container. */
  readonly text: string
  /** The same in UTF-8. */
  readonly bytes: Bytes
  readonly envelope: Envelope
  /** json, jws, png, svg, pdf, zip … */
  readonly container: string
  readonly found: readonly Found[]
}

// ---- formats -------------------------------------------------------------------------------

export interface FormatClaims {
  readonly id: string
  readonly title: string
  /** The version that the document claims to be, by its own context, type and shape; `undefined`: not of this format. */
  readonly claims: (document: Document, envelope?: Envelope) => string | undefined
  /** The credential inside a wrapper that the format's issuers use (an API's answer, `{credential}`). */
  readonly unwrap?: (document: Document) => Document | undefined
}
export interface FormatEntry extends FormatClaims {
  readonly load: () => Awaitable<Format>
}

export interface Format extends FormatClaims {
  /** For a document that is no credential of the format, and that people often take for one: what it is. */
  readonly neighbour?: (document: Document) => Promise<string | undefined>
  /** Repairs that are made before anything is checked or mapped (T26); the document itself is not changed. */
  readonly normalise: (document: Document) => Normalised
  /** Who issued it, as a normalised document says: all that a validation asks of the outline. */
  readonly issuer: (normalised: Normalised, original: Document) => Pick<Outline['issuer'], 'id' | 'name'>
  /**
   * What verification asks of a normalised document. Pointers, and what is signed on its own, are those of the
   * original: a repaired endorsement would no longer verify.
   */
  readonly outline: (normalised: Normalised, original: Document) => Outline
  /** For a normalised document that is only a part of a credential: which; `undefined`: it is a whole one. */
  readonly standalone?: (document: Document) => Standalone | undefined
  /** Whether a normalised document may hold the original that it was made of: the mapping, which knows, is loaded only then. Absent: it may. */
  readonly mayHoldOriginal?: (document: Document) => boolean
  /** Of its files, where wallets take them under no other than this; `.json` is usual. */
  readonly extension?: string
  /** The proof that its documents usually have, whatever the key; where it is left to the key, none. */
  readonly usualProof?: string
  readonly mapping: () => Awaitable<Mapping>
  readonly validation: () => Awaitable<Validation>
}

/** A part of a credential that stands alone, and where in a credential such a part stands. */
export type Standalone = { readonly part: 'definition' | 'profile' | 'endorsement'; readonly path: Pointer }

export interface Normalised {
  readonly document: Document
  /** A `warn` for every repair, with its pointer into the original. */
  readonly repairs: readonly Check[]
  /** Where in the original the document stands; `''` unless it was taken out of something. */
  readonly base?: Pointer
  /** Names that were read as others, which pointers into the original have to go back to. */
  readonly aliases?: Readonly<Record<string, string>>
  /** Where in the original a node stands that was put into the places that name it. */
  readonly called?: Called
}

export interface Validation {
  /** Checks of the compiled schema against a normalised document: a `fail` each, or none. */
  readonly schema: (document: Document) => readonly Check[]
  /** What a schema cannot say. `fail` or `warn` each, or none. */
  readonly rules: readonly Rule[]
  /** Whether the JSON-LD safe mode is asked (formats of plain JSON answer false). */
  readonly linked: boolean
  /** The contexts that a document which names none was most likely meant with: the rest of it is checked by them. */
  readonly contexts?: readonly string[]
}
export type Rule = (document: Document, original: Document) => readonly Check[]

/** A value and where it stands. */
export interface Stated<Value = string> {
  readonly value: Value
  readonly path: Pointer
}

/** How a recipient is known: a number, an address, or the hash of one. */
export interface StatedIdentity {
  readonly type: string
  readonly value: string
  readonly hashed: boolean
  readonly salt?: string
  readonly path: Pointer
}

/** The answers that verification needs from a document, whatever its format. Values are as they stand: nothing is checked yet. */
export interface Outline {
  readonly id?: string
  /** What a list that revokes may call it besides. */
  readonly otherIds?: readonly string[]
  readonly issuer: { readonly id?: string; readonly name?: string; readonly path: Pointer }
  readonly from?: Stated<unknown>
  /** Another beginning, where the document states two: the later counts. */
  readonly alsoFrom?: Stated<unknown>
  /** Every date after which it is no longer in force: the earliest counts. */
  readonly until: readonly Stated<unknown>[]
  readonly statuses: readonly Stated<Document>[]
  readonly schemas: readonly Stated<Document>[]
  readonly nested: readonly Nested[]
  /** Asked where the caller asks whose it is. */
  readonly recipient: () => readonly StatedIdentity[]
  /** A presentation says nothing of an issuer or a recipient itself: what is shown does. The checks `issuer` that say so. */
  readonly presents?: readonly Check[]
}
export interface Nested {
  readonly relation: 'endorsement' | 'credential'
  /** An object or a token. */
  readonly input: Document | string
  readonly path: Pointer
}

// ---- proofs --------------------------------------------------------------------------------

export interface ProofClaims {
  readonly id: string
  /** The document that a token of this family carries; `undefined`: not a token of this family. */
  readonly opens?: (jws: Jws) => { readonly document: Document; readonly kind: 'jws' | 'jades' } | undefined
  /** How a plain document is secured, where it is in this family's way. */
  readonly secures?: (document: Document) => Envelope | undefined
  /** Whether this family is to verify what was parsed. */
  readonly claims: (parsed: Parsed) => boolean
  /** The names of the proofs that this family can make. */
  readonly issues?: readonly string[]
}
export interface ProofEntry extends ProofClaims {
  readonly load: () => Awaitable<Proof>
}
export interface Proof extends ProofClaims {
  readonly verify: (parsed: Parsed, outline: Outline, scope: Scope) => Awaitable<Proven>
  /** The document with what it has to say of its own proof, before it is validated; nothing of it is the credential's content. */
  readonly prepare?: (document: Document, order: IssueOrder) => Document
  /** Whether its proofs can say {@link IssueOrder.members}. */
  readonly takesMembers?: true
  /** Makes one of {@link ProofClaims.issues}: a document with a proof, or a token. */
  readonly issue?: (document: Document, order: IssueOrder, scope: Scope) => Promise<Document | string>
}
export interface Proven {
  /** `proof` and `key-binding` checks (several, for a set), and whatever group of its own the family has. */
  readonly checks: readonly Check[]
  /** What the proof's key says of who stands behind it. */
  readonly standing?: Partial<Standing>
  /** The caller's certificate (DER) at the end of the path, where one vouches for the key. */
  readonly anchor?: Uint8Array
  /** The time that it vouches for it at, where that is proven to be another than now: milliseconds since 1970. */
  readonly anchoredAt?: number | undefined
  readonly certified?: Certified
  readonly nested?: readonly NestedReport[]
}
/** What rests on certificates says another thing once one of them ends, and to somebody who trusts others. */
export interface Certified {
  /** The last millisecond of which the same evidence says the same. */
  readonly until: number
  /** The time that the path of the seal is judged at, where that is proven to be another than now: milliseconds since 1970. */
  readonly at?: number
  /** The certificates of the caller (DER) that the paths end at. */
  readonly anchors: readonly Uint8Array[]
  readonly timestampAnchors: readonly Uint8Array[]
  /** The ids of the checks that rest on them. */
  readonly checks: readonly string[]
}

// ---- keys ----------------------------------------------------------------------------------

/** A public key in one of the spellings that documents use. */
export type KeyMaterial =
  | { readonly jwk: Document }
  | { readonly multibase: string }
  | { readonly base58: string; readonly type: string }
  | { readonly pem: string }
  | { readonly spki: Uint8Array }

export interface ResolvedKey {
  readonly id: string
  readonly material: KeyMaterial
  /** Who controls the key, as the resolved document says: compared with the issuer. */
  readonly controller: string
  /** Verification relationships in which it is listed: `assertionMethod`, `authentication` … */
  readonly purposes: readonly string[]
  /** What the answer rests on: the identifier itself (did:key), a domain, a certificate. */
  readonly control: Standing['control']
  /** The host that answered with the document, where the address that was asked led to another one. */
  readonly answeredBy?: string
  readonly revoked?: string
  readonly expires?: string
}

export interface KeyClaims {
  readonly id: string
  readonly claims: (keyId: string) => boolean
}
export interface KeyEntry extends KeyClaims {
  readonly load: () => Awaitable<KeyResolver>
}
export interface KeyResolver extends KeyClaims {
  /** @throws CredentialError as {@link Scope.key} does. */
  readonly resolve: (keyId: string, scope: Scope) => Awaitable<ResolvedKey>
}

// ---- status --------------------------------------------------------------------------------

export interface StatusClaims {
  readonly id: string
  readonly claims: (entry: Document) => boolean
}
export interface StatusEntry extends StatusClaims {
  readonly load: () => Awaitable<Status>
}
export interface Status extends StatusClaims {
  readonly check: (entry: Stated<Document>, outline: Outline, scope: Scope) => Awaitable<readonly Check[]>
}

// ---- containers ----------------------------------------------------------------------------

export interface Carried {
  /** JSON or a token; an address where the file only points at its credential. */
  readonly text: string
  /** A file inside the file (an archive), in place of the text. */
  readonly bytes?: Uint8Array
  readonly found: Found
}
export interface ContainerClaims {
  readonly id: string
  readonly claims: (bytes: Uint8Array) => boolean
}
export interface ContainerEntry extends ContainerClaims {
  readonly load: () => Awaitable<Container>
}
export interface Container extends ContainerClaims {
  /**
   * All that the file carries, in order; empty where there is nothing.
   * @throws CredentialError `ERR_CONTAINER`, `ERR_TOO_LARGE` or `ERR_LIMIT`; `ERR_UNSUPPORTED` where it is kept in a way that is not read; `ERR_NO_CREDENTIAL` where it can be said what the file is instead.
   */
  readonly read: (bytes: Uint8Array, limits: ReadLimits) => Promise<readonly Carried[]>
  /** Puts a credential in, in place of those that are there. */
  readonly bake?: (bytes: Uint8Array, text: string, format: { readonly id: string; readonly version: string }) => Promise<Bytes>
  readonly strip?: (bytes: Uint8Array) => Promise<Bytes>
}
