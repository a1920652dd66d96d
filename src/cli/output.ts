/**
 * How what a command found is handed to whoever shows it. A command answers for one credential at a time; a renderer gets
 * each answer as it comes and never all of them together, so a million credentials take no more memory than one.
 *
 * To add a way of showing (a report file, say): write a {@link Renderer} and name it in `render/index.ts`.
 *
 * @module
 */
import type { Conversion, Restoration } from '../convert.ts'
import type { FormatEntry } from '../lib/contract.ts'
import type { CredentialError } from '../lib/errors.ts'
import type { Input } from '../lib/options.ts'
import type { Report } from '../lib/report.ts'
import type { Say } from '../messages/speaker.ts'
import type { Summary } from '../summary.ts'
import type { Session } from './session.ts'

/** What a command says of one credential, or why it can say nothing. */
export type Told = Place &
  ({ readonly answer: Answer; readonly error?: never } | { readonly answer?: never; readonly error: CredentialError })

export interface Place {
  /** The file, the address or `standard input`, as a person named it or as a folder lists it. */
  readonly input: string
  /** Where in it, when it holds several: `line 7`, `zip badge.json`, `json /3`. */
  readonly place?: string
  /** The credential as it was read: for renderers that show its face. Absent where it could not be read. */
  readonly credential?: Input
}

/** Each command fills in what it has. */
export interface Answer {
  readonly exit: number
  /** Of the credential; for `convert`, of the source. */
  readonly report?: Report
  readonly summary?: Summary
  readonly conversion?: Conversion
  readonly restoration?: Restoration
  /** For `convert`: what validation says of the new document. */
  readonly result?: Report
  /** What the command makes: a document, a token, a picture. */
  readonly product?: Product
}

export interface Product {
  readonly content: string | Uint8Array
  /** Of the file that it is to become, with the dot. */
  readonly extension: string
  /** The file that it was written to, where it was. */
  readonly writtenTo?: string
  /** What is made of the same input besides, in its order. */
  readonly others?: readonly Product[]
}

/** A command over credentials: what it does with one, and how it says so. */
export interface CommandKind {
  readonly name: string
  /** Reads what is needed for all, before any is looked at: a fault of that is no input's, and is told once. */
  readonly prepare?: (session: Session) => Promise<unknown>
  /** @throws CredentialError where nothing can be said; the rest goes on. */
  readonly work: (credential: Input, session: Session, place: Place) => Promise<Answer>
  /** For people, of one credential; ends with a line end. A product is shown beside it, or is where it was written to. */
  readonly text: (answer: Answer, place: Place, session: Session) => string
  /** For people, in a line of a table, where the verdict does not say it all. */
  readonly brief?: (answer: Answer) => string | undefined
  /** For machines: the members beside `input` and `place`. */
  readonly data: (answer: Answer) => object
  /** What its verdicts mean, where they are not those of verification: two words at most. */
  readonly words?: Readonly<Record<Report['verdict'], string>>
  /** It speaks several languages: what stands around its answers is in the one that was asked for. */
  readonly say?: Say
  /** It makes something: that goes to `--output`, or to standard output as it is. */
  readonly makes?: true
  /** The input is one thing (a picture), also where it holds several credentials. */
  readonly whole?: true
  /** What it takes for one thing, where that is not what is built in. */
  readonly formats?: readonly FormatEntry[]
}

/** All that was said, counted. */
export interface Tally {
  readonly credentials: number
  readonly verdicts: Readonly<Record<Report['verdict'], number>>
  /** Could not be read or worked on at all. */
  readonly errors: number
  /** Valid, and something outside the credential confirms the issuer: the second answer. */
  readonly confirmed: number
  /** The worst exit code. */
  readonly exit: number
}

export interface Renderer {
  /** Called once for each, in the order of the inputs. */
  readonly each: (told: Told) => Promise<void> | void
  /** Called once, after the last. */
  readonly end: (tally: Tally) => Promise<void> | void
  /** Called where the work ends before its time: nothing stays half written. */
  readonly drop?: () => Promise<void>
}

/** What a renderer is made with. */
export interface Rendering {
  readonly command: CommandKind
  readonly session: Session
}
