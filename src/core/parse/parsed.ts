/** A credential as parsing gives it. @module */
import { type Bytes, utf8 } from '../../lib/bytes.ts'
import type { Envelope, Parsed } from '../../lib/contract.ts'
import type { Document } from '../../lib/json.ts'
import type { ParseRegistry } from './document.ts'

/** How a document came. */
export interface Carried extends Pick<Parsed, 'container' | 'found'> {
  /** Its own text; `undefined` where it came as an object: the text is made of the copy then. */
  readonly text: string | undefined
}

/** Text and bytes are made when they are read: a verification reads neither. Nobody changes the document meanwhile. */
class Reading implements Parsed {
  readonly format: string
  readonly version: string
  readonly document: Document
  readonly envelope: Envelope
  readonly container: string
  readonly found: Parsed['found']
  #text: string | undefined
  #bytes: Bytes | undefined

  constructor({ format, version, document }: Recognised, { text, container, found }: Carried, envelope: Envelope) {
    this.format = format
    this.version = version
    this.document = document
    this.envelope = envelope
    this.container = container
    this.found = found
    this.#text = text
  }

  get text(): string {
    this.#text ??= JSON.stringify(this.document)
    return this.#text
  }

  get bytes(): Bytes {
    this.#bytes ??= utf8(this.text)
    return this.#bytes
  }
}

/** A document of which the format is known. */
export type Recognised = Pick<Parsed, 'format' | 'version' | 'document'>

export const parsedAs = (recognised: Recognised, carried: Carried, registry: ParseRegistry, envelope?: Envelope): Parsed =>
  new Reading(recognised, carried, envelope ?? securing(recognised.document, registry))

/** For callers, who may copy it, post it or change the document: all that it has is in it. */
export const wholly = ({ format, version, document, text, bytes, envelope, container, found }: Parsed): Parsed => ({
  format,
  version,
  document,
  text,
  bytes,
  envelope,
  container,
  found,
})

const securing = (document: Document, { proofs }: ParseRegistry): Envelope => {
  for (const { secures } of proofs) {
    const found = secures?.(document)
    if (found !== undefined) return found
  }
  return { kind: 'none' }
}
