/**
 * Pictures with a credential baked into them: what moves into another format is the picture, not the credential in it,
 * which is another one's and would still be called valid there (T7, HC10).
 *
 * @module
 */
import { fromBase64, utf8 } from '../../lib/bytes.ts'
import type { Diagnostic } from '../../lib/diagnostics.ts'
import type { Document, Pointer } from '../../lib/json.ts'
import { loadOnce } from '../../lib/load-once.ts'
import { leaves } from '../../lib/tree.ts'
import type { ParseRegistry } from '../parse/document.ts'
import type { Replaced } from './mapped.ts'

export interface Pictures {
  readonly document: Document
  readonly replaced: readonly Replaced[]
  readonly notes: readonly Diagnostic[]
}

/** A text that is a picture, and may have a credential in it. */
export interface Picture extends Replaced {
  readonly bytes: Uint8Array
  /** What stands before the base64. */
  readonly before: string
}

/** What every standard's place for a credential in an SVG has in its name, and every PNG in which there may be text. */
const mark = /openbadges|imsglobal|[iz]TXt|tEXt/

/** Few pictures have one. */
const stripping = /* @__PURE__ */ loadOnce(() => import('./stripped.ts'))

/**
 * The document with its pictures as they were before a credential was baked into them.
 *
 * @param isMinimal that a picture which cannot be read, and may hold one, is left out
 */
export async function withoutBaked(
  document: Document,
  registry: () => Promise<Pick<ParseRegistry, 'containers'>>,
  isMinimal: boolean,
): Promise<Pictures> {
  const marked: Picture[] = []
  for (const [path, value] of leaves(document)) {
    const picture = typeof value === 'string' ? pictureIn(value, path as Pointer) : undefined
    if (picture && mark.test(new TextDecoder('latin1').decode(picture.bytes))) marked.push(picture)
  }
  if (marked.length === 0) return { document, replaced: [], notes: [] }
  return (await stripping()).withoutCredentials(document, marked, await registry(), isMinimal)
}

/** How base64 begins: of every PNG, and of markup. */
const start = /^(iVBORw0KGgo|PHN2Z|PD94b)/

/** A picture in a text: base64 that begins as one, or a `data:` URI that says it is one, or is. */
function pictureIn(value: string, path: Pointer): Picture | undefined {
  const [, head = '', encoding = ';base64', data = value] = /^(data:[^,;]*)(;[^,]*|),(.*)$/is.exec(value) ?? []
  if (!start.test(data) && !/png|svg/i.test(head)) return undefined
  const bytes = /;base64$/i.test(encoding) ? fromBase64(data) : decoded(data)
  return bytes && { path, value, bytes, before: head && `${head};base64,` }
}

function decoded(data: string): Uint8Array | undefined {
  try {
    return utf8(decodeURIComponent(data))
  } catch {
    // no picture, whatever it is
    return undefined
  }
}
