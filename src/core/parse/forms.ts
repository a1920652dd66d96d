/** What a text or an object is that holds a credential: a document, a token, a wrapper, a presentation; each may hold another. @module */
import type { Envelope, Found, Parsed } from '../../lib/contract.ts'
import { CredentialError } from '../../lib/errors.ts'
import { type Document, isObject, list } from '../../lib/json.ts'
import { type PartText, partsOf } from '../../lib/json-slice.ts'
import { parseObject, snapshot } from '../../lib/json-text.ts'
import type { Limits } from '../../lib/limits.ts'
import { hasType, isPresentation } from '../../lib/linked.ts'
import { type Jws, mayDisclose } from '../../lib/tokens/jws.ts'
import { parseJsonJws } from '../../lib/tokens/jws-parse.ts'
import type { CarriedText } from './carriers.ts'
import { detectIn, type ParseRegistry } from './document.ts'
import { type Carried, parsedAs } from './parsed.ts'
import {
  compactOf,
  type Disclosing,
  detached,
  type Enveloped,
  enveloped,
  isDetached,
  oddlyEnveloped,
  parseToken,
  wantsDisclosing,
} from './token-forms.ts'
import { wrappedIn } from './wrappers.ts'

export interface Reader {
  readonly registry: ParseRegistry
  /** Documents of no format that is known, by the errors that say so. */
  readonly unknown: WeakMap<CredentialError, Document>
  readonly limits: Limits
  /** Errors of files that stand beside credentials in an archive or a PDF file: a logo, data of another kind. */
  readonly beside: Set<CredentialError>
  readonly alone: boolean
  disclosing?: Disclosing
}

export type Opened = Parsed | CredentialError | typeof wantsDisclosing

export function fromObject(given: Document, reader: Reader): Generator<Opened> {
  const document = snapshot(given, reader.limits)
  const text = JSON.stringify(document)
  return fromDocument(document, { text, textOf: partsOf(text, document), container: 'json', found: [] }, reader)
}

interface Origin extends Carried {
  readonly text: string
  /** Where it is JSON, or was cut out of some: parts of the document have their texts in it. */
  readonly textOf?: PartText | undefined
}

export const fromText = ({ text, container, found, within = [] }: CarriedText, reader: Reader): Generator<Opened> =>
  fromTextAt(text, { container, found: [...within, ...(found.container === 'text' ? [] : [found])] }, reader)

/** Where a text was found, and what carries it where that is more than text. */
interface Whereabouts {
  readonly container: string | undefined
  readonly found: readonly Found[]
}

function* fromTextAt(text: string, { container, found }: Whereabouts, reader: Reader): Generator<Opened> {
  const trimmed = text.trim()
  const isToken = /^[\w-]+(?:\.[\w-]*){2,4}(?:~[\w.~-]*)?$/.test(trimmed)
  if (isToken && trimmed.includes('~')) yield wantsDisclosing
  const jws = isToken ? parseToken(trimmed, reader.disclosing) : undefined
  if (jws) return yield* fromToken(jws, { text: trimmed, container: container ?? 'jws', found }, reader)
  const whole = parseObject(text, reader.limits)
  yield* fromDocument(whole, { text, textOf: partsOf(text, whole), container: container ?? 'json', found }, reader)
}

function* fromToken(jws: Jws, origin: Origin, reader: Reader): Generator<Opened> {
  if (jws.payload === '') throw detached()
  for (const { opens } of reader.registry.proofs) {
    const inside = opens?.(jws)
    if (!inside) continue
    const envelope: Envelope = { kind: inside.kind, jws }
    const isClaimed = detectIn(reader.registry, inside.document, envelope) !== undefined
    const document = (isClaimed ? undefined : inner(inside.document, reader)) ?? inside.document
    if (isPresentation(document) && !isClaimed) return yield* fromPresentation(document, origin, reader)
    return yield parsed(document, origin, reader, envelope)
  }
  if (jws.signatures.some(({ unprotected }) => mayDisclose(unprotected))) yield wantsDisclosing
  const compact = compactOf(jws, reader.disclosing)
  if (compact) return yield* fromToken(compact, origin, reader)
  const why = jws.signatures.length > 1 ? 'the token has several signatures, of which none is told to count' : noCredential
  throw new CredentialError('ERR_UNKNOWN_FORMAT', why)
}

const noCredential = 'the token carries no credential of a kind that is known here'

function* fromDocument(document: Document, origin: Origin, reader: Reader): Generator<Opened> {
  const claimed = detectIn(reader.registry, document)
  if (claimed) return yield parsedAs({ ...claimed, document }, origin, reader.registry)
  if (isPresentation(document)) return yield* fromPresentation(document, origin, reader)
  if (isCredential(document)) throw unknownFormat(document, reader)
  if (isDetached(document)) throw detached()
  const jws = 'payload' in document ? parseJsonJws(document) : undefined
  if (jws) return yield* fromToken(jws, { ...origin, container: 'jws' }, reader)
  const envelope = enveloped(document)
  if (envelope) return yield* fromEnvelope(envelope, { ...origin, found: [...origin.found, place('Enveloped')] }, reader)
  const unwrapped = reader.alone ? undefined : inner(document, reader)
  if (unwrapped) return yield* fromDocument(unwrapped, { ...origin, found: [...origin.found, place('wrapper')] }, reader)
  const items: Opened[] = []
  for (const value of reader.alone ? [] : wrappedIn(document))
    for (const item of fromWrapped(value, origin, reader)) {
      if (item === wantsDisclosing) yield item
      else items.push(item)
    }
  // of what is only named like a wrapper one learns more from itself
  if (!items.some((item) => !(item instanceof CredentialError))) throw unknownFormat(document, reader)
  yield* items
}

/** What is in it is of the kind that the envelope says. */
function* fromEnvelope([token, presents]: Enveloped, origin: Origin, reader: Reader): Generator<Opened> {
  for (const item of fromTextAt(token, inside(origin), reader)) {
    if (item !== wantsDisclosing && 'text' in item && item.text === token && isPresentation(item.document) !== presents)
      throw oddlyEnveloped()
    yield item
  }
}

/** One credential is what its wrapper is, and keeps the wrapper's text; of several, each is itself. */
function* fromWrapped(value: unknown, origin: Origin, reader: Reader): Generator<Opened> {
  const at = place('wrapper')
  if (!Array.isArray(value)) return yield* openedPart(value, { ...origin, found: [...origin.found, at] }, reader)
  for (const [item, own] of itemsOf(value, at, origin)) yield* openedPart(item, own, reader)
}

/** The items of a list, each with its own text. */
function itemsOf(
  items: unknown,
  at: Found,
  { textOf, container, ...origin }: Origin,
): readonly (readonly [item: unknown, origin: Origin])[] {
  const found = [...origin.found, at]
  const own = (item: unknown): string => (isObject(item) && textOf?.(item)) || JSON.stringify(item)
  return list(items).map((item) => [item, { text: own(item), textOf, container, found }])
}

/** One that cannot be read is an error in its place. */
function* openedPart(part: unknown, origin: Origin, reader: Reader): Generator<Opened> {
  try {
    if (isObject(part)) yield* fromDocument(part, origin, reader)
    else if (typeof part === 'string') yield* fromTextAt(part, inside(origin), reader)
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error
    yield error
  }
}

/** A token inside JSON is what carries its credential, unless the JSON came in a file. */
const inside = ({ container, found }: Carried): Whereabouts => ({ container: container === 'json' ? undefined : container, found })

const place = (name: string): Found => ({ container: 'json', place: name })

/** Each credential of a presentation; its own text is the text of its part. */
function* fromPresentation(document: Document, origin: Origin, reader: Reader): Generator<Opened> {
  const at = place('VerifiablePresentation')
  for (const [credential, own] of itemsOf(document['verifiableCredential'], at, origin)) {
    if (isObject(credential) || typeof credential === 'string') yield* openedPart(credential, own, reader)
    else yield new CredentialError('ERR_INPUT', 'a credential of the presentation is neither an object nor a token')
  }
}

/** What speaks for itself is no wrapper, whatever its members are called: another reader, or whoever verifies it, takes it for what it is. */
const isCredential = (document: Document): boolean => '@context' in document && hasType(document, 'VerifiableCredential')

function inner(document: Document, { registry }: Reader): Document | undefined {
  if (isPresentation(document) || isCredential(document)) return undefined
  for (const { unwrap } of registry.formats) {
    const inside = unwrap?.(document)
    if (inside) return inside
  }
  return undefined
}

function unknownFormat(document: Document, { unknown }: Reader): CredentialError {
  const error = new CredentialError('ERR_UNKNOWN_FORMAT', 'the document is in no format that is known here')
  unknown.set(error, document)
  return error
}

function parsed(document: Document, origin: Origin, reader: Reader, envelope: Envelope): Parsed {
  const claimed = detectIn(reader.registry, document, envelope)
  if (!claimed) throw unknownFormat(document, reader)
  return parsedAs({ ...claimed, document }, origin, reader.registry, envelope)
}
