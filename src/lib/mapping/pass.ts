/** One pass over a document, reading or writing it: what it needs to know, and what it notes of fields of the hub and places of the document. @module */
import type { DiagnosticCode } from '../diagnostics.ts'

/** A field of the hub, known by its key and the field around it; `undefined` is the whole. */
export interface Field {
  readonly up: Field | undefined
  readonly key: string | number
  /** Its pointer, once somebody asked. */
  pointer?: string | undefined
}

/** A place knows its key and the place around it: its pointer is spelled when somebody asks. */
export interface Place {
  readonly up: Place | undefined
  readonly key: string
  /** What was here when the place was made. */
  readonly held: unknown
  readonly hub: Field | undefined
  readonly pass: Pass
  /** Its pointer, once somebody asked. */
  pointer: string | undefined
  /** The object or list that was written here: it stays, so it is looked up from the root once. */
  made: object | undefined
}

/** Something a conversion could not carry over, in the hub while writing. */
export interface Loss {
  readonly hub: Field | undefined
  readonly reason: string
  readonly code?: DiagnosticCode
}

/** Something people should know about a value: an address that is not known, a text that was cut. */
export interface Remark {
  readonly place: Place
  readonly code: DiagnosticCode
  readonly message: string
}

/** Writing: a field that was filled, and the fields it was filled from. Reading: one that was dropped, as writing would fill it. */
export interface Derived {
  readonly to: string
  readonly from: readonly string[]
  /** What was filled in, or dropped. */
  readonly value: unknown
  readonly code?: DiagnosticCode
  readonly same?: true
  /** The caller said it. */
  readonly option?: true
}

/** What one pass over a document needs to know, and where it notes what it did. */
export interface Pass {
  /** Language of text that carries no language. */
  readonly language: string
  /** That of the source, where another one is shown: it shows what is not said in that. */
  readonly own: string | undefined
  /** The document's own name, the root of the ids that are made from it. */
  readonly document: string
  /** The language that a reader assumes, where the document that is written cannot say its own. */
  readonly assumed?: string
  /** Of a part that is in a language of its own: how the document around it is read and written. */
  readonly whole?: Pass
  /** Whether the format may be widened by our own terms. */
  readonly bridge: boolean
  readonly options: PassOptions
  readonly losses: Loss[]
  readonly remarks: Remark[]
  /** Field of the hub, place it was read from; without a field: it says nothing of its own. */
  readonly reads: (readonly [hub: Field | undefined, place: Place])[]
  /** Place written, field of the hub it came from; without a field: a constant. */
  readonly writes: (readonly [place: Place, hub: Field | undefined])[]
  readonly derived: Derived[]
  /** What a format has to remember from one row to another, by a name; what is worked out once, by its maker. */
  readonly memory: Map<unknown, unknown>
  /** Place that holds a copy, place of what it is a copy of. */
  readonly copies: (readonly [copy: Place, of: Place])[]
  /** Places that say nothing at all, whoever looks at them. */
  readonly ignored: Place[]
  /** Words that a conversion fills in, which an issuer may have written too. */
  readonly unstated: Place[]
  /** Items of lists that a row has taken: no other row gets them. */
  readonly claims: Place[]
  readonly claimed: Map<object, Set<string>>
}

/** Options of the caller that codecs ask for. */
export interface PassOptions {
  /** Language of text that the source does not tag, and the one to show where the target has room for one. */
  readonly language?: string
  /** The zone of which a birthday that is written as a moment is the day: a name of the IANA’s list. The EU’s easternmost (`Etc/GMT-3`) unless given. */
  readonly timeZone?: string
  /** The address of the system that credits are of which name none, for formats that have to name one: ECTS, say. */
  readonly creditFramework?: string
  /** What stands at an address, as a `data:` URI: for formats that want the file itself. */
  readonly resources?: Readonly<Record<string, string>>
}

/** What is remembered of a document that holds several awards. */
export const ofSeveral = 'several'

export const passOf = (language = 'en', document = '', bridge = true, options: PassOptions = {}, own?: string): Pass => ({
  language,
  own,
  document,
  bridge,
  options,
  losses: [],
  remarks: [],
  reads: [],
  writes: [],
  derived: [],
  memory: new Map(),
  copies: [],
  ignored: [],
  unstated: [],
  claims: [],
  claimed: new Map(),
})
