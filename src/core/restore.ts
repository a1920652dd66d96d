/** The originals out of a converted document, and the changes that were made since. @module */
import { type Bytes, utf8 } from '../lib/bytes.ts'
import { CredentialError } from '../lib/errors.ts'
import type { Document, Pointer } from '../lib/json.ts'
import { loadOnce } from '../lib/load-once.ts'
import type { Input } from '../lib/options.ts'
import { type Mapped, openMapped } from './convert/mapped.ts'
import { heldTexts, originalsOf } from './convert/originals.ts'
import { repeat } from './convert/repetition.ts'
import { atHand, type ParseOptions, type ParseRegistry } from './parse/document.ts'
import { parseIn } from './parse/one.ts'
import type { Edited } from './restore/edited.ts'

/** One credential that a document was made of. */
export interface Restored {
  readonly format: string
  readonly document: Document
  /** The original exactly as it was: the credential's text, out of its container. */
  readonly bytes: Bytes
  /** The original with what was changed in the converted document since: it has no proof, because it is another document. */
  readonly edited?: Edited
}

export interface Restoration extends Restored {
  /** Of a document that was put together of several, the other originals, in their order. */
  readonly others: readonly Restored[]
  /**
   * Where a document that was put together of several was changed since in what it says itself and none of its originals:
   * the title of the whole, what is part of what, the sums of credits. Of these, nothing is carried back.
   */
  readonly changes?: readonly Pointer[]
}

/** What a few documents need: most are as they were converted. */
const editing = /* @__PURE__ */ loadOnce(() => import('./restore/edited.ts'))

const none =
  'the document holds no original: it is no conversion, or one that was made without (capsule: false, over the size cap, privacy: minimal)'
const asTheyAre =
  'no original is kept beside what the document says: the signed credentials of which it was put together stand in it as they are'

export async function restoreIn(registry: ParseRegistry, input: Input, options: ParseOptions = {}): Promise<Restoration> {
  const source = await openMapped(atHand(registry), await parseIn(registry, input, options), options)
  const originals = await originalsOf(registry, source, options)
  if (!originals) throw new CredentialError('ERR_NO_ORIGINAL', heldTexts(source).length > 0 ? asTheyAre : none)
  const [first, ...others] = originals
  const repetition = await repeat(registry, source, options)
  const edits = repetition && repetition.differences.length > 0 ? (await editing()).editsIn(source, repetition) : undefined
  const restored = ({ parsed: { format, document, text } }: Mapped, index: number): Restored => {
    const edited = edits?.edited.get(index)
    return { format, document, bytes: utf8(text), ...(edited ? { edited } : {}) }
  }
  return {
    ...restored(first, 0),
    others: others.map((one, index) => restored(one, index + 1)),
    ...(edits && edits.own.length > 0 ? { changes: edits.own } : {}),
  }
}
