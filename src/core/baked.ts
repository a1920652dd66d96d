/**
 * Pictures with a credential baked into them: what moves into another format is the picture, not the credential in it,
 * which is another one's and would still be called valid there (T7, HC10).
 *
 * @module
 */
import { base64, fromBase64, utf8 } from '../lib/bytes.ts'
import { type Diagnostic, diagnostic } from '../lib/diagnostics.ts'
import { apply, type Edit } from '../lib/difference.ts'
import { CredentialError } from '../lib/errors.ts'
import type { Document, Pointer } from '../lib/json.ts'
import { leaves } from '../lib/tree.ts'
import type { ParseRegistry } from './document.ts'
import type { Replaced } from './opened.ts'

interface Pictures {
  readonly document: Document
  readonly replaced: readonly Replaced[]
  readonly notes: readonly Diagnostic[]
}

/** What every standard's place for a credential in a picture has in its name. */
const mark = /openbadge|clrcredential|purl\.imsglobal\.org\/(?:ob|clr)\//

/** The document with its pictures as they were before a credential was baked into them. */
export async function withoutBaked(document: Document, registry: () => Promise<Pick<ParseRegistry, 'containers'>>): Promise<Pictures> {
  const found: (Replaced & { readonly bare: string })[] = []
  for (const [path, value] of leaves(document)) {
    const picture = typeof value === 'string' ? pictureIn(value) : undefined
    if (typeof value !== 'string' || !picture || !mark.test(new TextDecoder('latin1').decode(picture.bytes))) continue
    const bytes = await stripped(picture.bytes, (await registry()).containers)
    if (bytes && bytes.length < picture.bytes.length)
      found.push({ path: path as Pointer, value, bare: `${picture.before}${base64(bytes)}` })
  }
  return {
    document: apply(
      document,
      found.map(({ path, bare }): Edit => [path, { set: bare }]),
    ) as Document,
    replaced: found.map(({ path, value }) => ({ path, value })),
    notes: found.map(({ path }) =>
      diagnostic(
        'narrowed',
        { source: path },
        'the credential that is baked into the picture stays in the original: the picture goes without it',
      ),
    ),
  }
}

/** A picture in a text: a `data:` URI, or base64 that begins as every PNG does. */
function pictureIn(text: string): { readonly bytes: Uint8Array; readonly before: string } | undefined {
  if (text.startsWith('iVBORw0KGgo')) return picture(fromBase64(text), '')
  const [, type, parameters = '', data = ''] = /^data:(image\/(?:png|svg\+xml))((?:;[^,;]*)*),(.*)$/s.exec(text) ?? []
  if (type === undefined) return undefined
  return picture(parameters.endsWith(';base64') ? fromBase64(data) : decoded(data), `data:${type};base64,`)
}

const picture = (bytes: Uint8Array | undefined, before: string) => bytes && { bytes, before }

function decoded(data: string): Uint8Array | undefined {
  try {
    return utf8(decodeURIComponent(data))
  } catch {
    // no picture, whatever it is
    return undefined
  }
}

async function stripped(bytes: Uint8Array, containers: ParseRegistry['containers']): Promise<Uint8Array | undefined> {
  const container = await containers.find(({ claims }) => claims(bytes))?.load()
  try {
    return await container?.strip?.(bytes)
  } catch (error) {
    // a picture that cannot be read keeps what is in it
    if (!(error instanceof CredentialError)) throw error
    return undefined
  }
}
