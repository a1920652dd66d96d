/** The picture of a credential: the image that carries it, or the first that stands inside. Its kind is read off its bytes. @module */
import { base64 } from '../../lib/bytes.ts'
import type { Document } from '../../lib/json.ts'
import { leaves } from '../../lib/tree.ts'
import { imageUrl, type Markup } from './markup.ts'

/** Characters of base64; a page is to be opened, not to be waited for. */
const most = 2_000_000

/** How each kind of image begins, in base64. */
const kinds: readonly (readonly [start: string, type: string])[] = [
  ['iVBORw0KGgo', 'image/png'],
  ['/9j/', 'image/jpeg'],
  ['R0lGOD', 'image/gif'],
  ['UklGR', 'image/webp'],
  ['PHN2Zy', 'image/svg+xml'],
  ['PD94bW', 'image/svg+xml'],
]

export function pictureOf(input: unknown, document: Document): Markup | undefined {
  const carrier = input instanceof Uint8Array && input.length < (most * 3) / 4 ? imageOf(base64(input)) : undefined
  if (carrier) return carrier
  for (const [, value] of leaves(document)) {
    if (typeof value !== 'string' || value.length > most || value.length < 40) continue
    const image = imageOf(/^data:image\/[\w.+-]+;base64,(.+)$/s.exec(value)?.[1] ?? value)
    if (image) return image
  }
  return undefined
}

function imageOf(text: string): Markup | undefined {
  const kind = kinds.find(([start]) => text.startsWith(start))
  return kind && imageUrl(kind[1], text)
}
