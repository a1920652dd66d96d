/** What a conversion has to tell: one list, each code of one kind (crosswalk section 7.4). @module */
import type { Pointer } from './json.ts'
import { sentence } from './sentence.ts'
import type { Writable } from './writable.ts'

/**
 * *loss*: a value of the source did not reach its slot. *missing*: the target requires what the source lacks.
 * *default*: an option or a listed constant supplied it. *note*: everything else.
 */
export type DiagnosticKind = 'loss' | 'missing' | 'default' | 'note'

/** Every code, its kind and what it means. Codes are stable. */
export const diagnosticCodes = {
  lost: ['loss', 'The target has no place for it.'],
  widened: ['loss', 'It stands in a more general place only.'],
  narrowed: ['loss', 'A part of it stands in the target.'],
  'language-dropped': ['loss', 'Text of this language is not in the target.'],
  'endorsement-lost': ['loss', 'An endorsement is not in the target.'],
  'association-lost': ['loss', 'A relation of two achievements is not in the target.'],
  'unknown-term': ['loss', 'The member is not one of the format, so nothing is known of it.'],
  'required-missing': ['missing', 'The target requires it, and the source does not say it.'],
  'filled-at-sealing': ['missing', 'The target requires it, and whoever seals the document supplies it.'],
  placeholder: ['default', 'A placeholder stands where the source says nothing.'],
  constant: ['default', 'The target requires a value here: it is a listed constant.'],
  'language-assumed': ['default', 'The source does not say its language.'],
  'credit-framework-unspecified': ['default', 'The source does not say the framework of its credits.'],
  'image-synthesised': ['default', 'A neutral picture stands where the target requires one.'],
  'subject-anonymous': ['default', 'The source does not identify the recipient: an identifier was made.'],
  'minted-id': ['default', 'The target requires an identifier: it is made of what is said there.'],
  'required-fallback': ['note', 'The target requires it: it was taken from another place of the source.'],
  'date-no-timezone': ['note', 'A date without a time zone was read as UTC.'],
  'date-only': ['note', 'A date without a time was read as midnight; one until which something is valid, as its last second.'],
  'dob-timezone-shift': ['note', 'A birthday was shifted back from UTC to its own time zone.'],
  'duration-calendar': ['note', 'A duration in months or years has no length in hours.'],
  'duration-suspicious': ['note', 'A duration is probably not what was meant.'],
  'country-unknown': ['note', 'The country is not in the list of countries.'],
  'concept-unknown': ['note', 'The code is not in its controlled list.'],
  'concept-recovered': ['note', 'An entry of a controlled list was recognised by its code or label.'],
  'concept-scheme-mismatch': ['note', 'The scheme of a concept contradicts its address.'],
  'image-not-embedded': ['note', 'The target wants the picture itself and has its address only.'],
  'file-type-unknown': ['note', 'The media type is not in the list of file types.'],
  'unresolved-reference': ['note', 'Only the address of an object is known.'],
  'dangling-reference': ['note', 'A reference points at nothing.'],
  'node-conflict': ['note', 'Two different nodes have the same identifier.'],
  'identity-type-mapped': ['note', 'The kind of an identifier was spelled otherwise.'],
  'proof-dropped': ['note', 'The signature is valid for the source only: it is not carried over.'],
  'status-dropped': ['note', 'The status entry belongs to the source: it is not carried over.'],
  'source-revoked': ['note', 'The source says that it was revoked.'],
  split: ['note', 'The target cannot hold the source in one document.'],
  repeated: ['note', 'The source was given before.'],
  'capsule-skipped': ['note', 'The original is not embedded.'],
  'over-limit': ['note', 'The document is longer than what is read where nobody raises the limits.'],
} as const

export type DiagnosticCode = keyof typeof diagnosticCodes

export interface Diagnostic {
  readonly kind: DiagnosticKind
  readonly code: DiagnosticCode
  /** Of a loss: how much of it. */
  readonly class?: 'widened' | 'narrowed' | 'lost'
  /** The place in the source, and in the result. */
  readonly source?: Pointer
  readonly target?: Pointer
  /** One plain sentence; it never quotes the credential. */
  readonly message: string
}

type Where = { readonly source?: string | undefined; readonly target?: string | undefined }

const classes: Readonly<Partial<Record<DiagnosticCode, 'widened' | 'narrowed'>>> = { widened: 'widened', narrowed: 'narrowed' }

export function diagnostic(code: DiagnosticCode, { source, target }: Where, reason?: string): Diagnostic {
  const [kind, meaning] = diagnosticCodes[code]
  const made: Partial<Writable<Diagnostic>> = { kind, code }
  if (kind === 'loss') made.class = classes[code] ?? 'lost'
  if (source !== undefined) made.source = source as Pointer
  if (target !== undefined) made.target = target as Pointer
  made.message = reason === undefined ? meaning : sentence(reason)
  return made as Diagnostic
}
