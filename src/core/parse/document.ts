/** The plain case: JSON that is one credential. What else an input may be is left to the parser. @module */
import { fromUtf8 } from '../../lib/bytes.ts'
import type { Envelope, Parsed } from '../../lib/contract.ts'
import { CredentialError } from '../../lib/errors.ts'
import { type Document, isObject } from '../../lib/json.ts'
import { parseObject, snapshot } from '../../lib/json-text.ts'
import { type Limits, limitsOf } from '../../lib/limits.ts'
import type { Input, Options, Registry } from '../../lib/options.ts'

/** What a conversion asks of a parsed credential. Without an envelope, nothing is around the document: a proof may be in it. */
export type Plain = Pick<Parsed, 'format' | 'version' | 'document' | 'text'> & Partial<Pick<Parsed, 'envelope' | 'found'>>

/** What parsing asks of the folders. */
export type ParseRegistry = Pick<Registry, 'formats' | 'proofs' | 'containers'>
export type ParseOptions = Pick<Options, 'limits' | 'fetch' | 'signal' | 'formats' | 'proofs' | 'containers'> & {
  /** Nothing is taken out of what programs put around credentials: whoever asks reads the document as it is. */
  readonly alone?: boolean | undefined
}

type Formats = Pick<Registry, 'formats'>
/** The formats at hand, and the rest of what parsing asks for, once an input needs it. */
export interface LazyRegistry extends Formats {
  readonly whole: () => Promise<ParseRegistry>
}

/** A registry that is all at hand. */
export const atHand = (registry: ParseRegistry): LazyRegistry => ({ formats: registry.formats, whole: () => Promise.resolve(registry) })

type Claimed = Pick<Plain, 'format' | 'version'>

/** The format that a document claims to be in, its id and its version, by its own context, type and shape. */
export function detectIn({ formats }: Formats, document: Document, envelope?: Envelope): Claimed | undefined {
  for (const { id: format, claims } of formats) {
    const version = claims(document, envelope)
    if (version !== undefined) return { format, version }
  }
  return undefined
}

/** The credential, where the input is nothing but its JSON; `undefined` where a parser has to look, or to say what is wrong. */
export function plainIn(registry: Formats, input: Input, options: Pick<Options, 'limits'>): Plain | undefined {
  const plain = detectedIn(registry, input, options)
  return plain && { ...plain, text: plain.text ?? JSON.stringify(plain.document) }
}

/** The same, without a text where it is given as an object. */
export function detectedIn(registry: Formats, input: Input, options: Pick<Options, 'limits'>): Detected | undefined {
  try {
    const given = readPlain(input, limitsOf(options))
    const claimed = given && detectIn(registry, given.document)
    return claimed && { format: claimed.format, version: claimed.version, document: given.document, text: given.text }
  } catch (error) {
    if (error instanceof CredentialError) return undefined
    throw error
  }
}

type Detected = Pick<Plain, 'format' | 'version' | 'document'> & { readonly text?: string | undefined }

function readPlain(input: unknown, limits: Limits): Pick<Detected, 'document' | 'text'> | undefined {
  // not by instance: bytes of another frame are none of this one's
  if (isObject(input) && !ArrayBuffer.isView(input)) return { document: snapshot(input, limits) }
  const text = typeof input === 'string' ? input : isObject(input) && isJson(input, limits) ? fromUtf8(input) : ''
  return text.length <= limits.file && /^\s*\{/.test(text) ? { document: parseObject(text, limits), text } : undefined
}

const isJson = (view: object, limits: Limits): view is Uint8Array =>
  (view as Uint8Array)[0] === 0x7b && (view as Uint8Array).byteLength <= limits.file
