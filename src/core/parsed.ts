/** A credential as parsing gives it. @module */
import { utf8 } from '../lib/bytes.ts'
import type { Envelope, Parsed } from '../lib/contract.ts'
import type { Document } from '../lib/json.ts'
import { lazily } from '../lib/lazy.ts'
import type { detectIn, ParseRegistry } from './document.ts'

/** How a document came. */
export interface Carried extends Pick<Parsed, 'text' | 'container' | 'found'> {}

export function parsedAs(
  { id, version }: NonNullable<ReturnType<typeof detectIn>>,
  document: Document,
  { text, container, found }: Carried,
  registry: ParseRegistry,
  envelope?: Envelope,
): Parsed {
  const item = { format: id, version, document, text, envelope: envelope ?? securing(document, registry), container, found }
  return lazily(item, 'bytes', () => utf8(text))
}

const securing = (document: Document, { proofs }: ParseRegistry): Envelope =>
  proofs.map(({ secures }) => secures?.(document)).find((found) => found !== undefined) ?? { kind: 'none' }
