/** The original out of a converted document, and the changes that were made since. @module */
import { utf8 } from '../lib/bytes.ts'
import { CredentialError } from '../lib/errors.ts'
import type { Document } from '../lib/json.ts'
import type { Input } from '../lib/options.ts'
import type { ParseOptions, ParseRegistry } from './document.ts'
import { type Edited, editedIn } from './edited.ts'
import { openMapped } from './opened.ts'
import { parseIn } from './parse.ts'
import { repeat } from './repetition.ts'

export interface Restoration {
  readonly format: string
  readonly document: Document
  /** The original exactly as it was: the credential's text, out of its container. */
  readonly bytes: Uint8Array
  /** The original with what was changed in the converted document since: it has no proof, because it is another document. */
  readonly edited?: Edited
}

export async function restoreIn(registry: ParseRegistry, input: Input, options: ParseOptions = {}): Promise<Restoration> {
  const source = await openMapped(registry, await parseIn(registry, input, options))
  const opened = source.mapping.capsule.open(source.document)
  if (!opened)
    throw new CredentialError(
      'ERR_NO_ORIGINAL',
      'the document holds no original: it is no conversion, or one that was made without (capsule: false, over the size cap, privacy: minimal)',
    )
  const text = opened.text()
  const original = await parseIn(registry, text, options)
  const repetition = await repeat(registry, source, options)
  const edited = repetition && editedIn(source, repetition)
  return { format: original.format, document: original.document, bytes: utf8(text), ...(edited ? { edited } : {}) }
}
