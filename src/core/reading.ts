/**
 * A credential as the hub says it, for those that only look: tokens inside are opened, and a definition that stands
 * alone is read as the credential that it would be of.
 *
 * @module
 */
import type { Format, Parsed, Standalone } from '../lib/contract.ts'
import { readDocument } from '../lib/conversion.ts'
import type { Credential } from '../lib/credential.ts'
import { CredentialError } from '../lib/errors.ts'
import { at, type Document, keysOf, own, type Pointer } from '../lib/json.ts'
import type { Input } from '../lib/options.ts'
import { pathIn } from '../lib/original.ts'
import { hold } from '../lib/tree.ts'
import type { ParseOptions, ParseRegistry } from './document.ts'
import { type Opened, openIn } from './opened.ts'
import { parseIn } from './parse-one.ts'

export interface Looked {
  readonly opened: Opened
  /** Empty where the document is no credential and describes no achievement. */
  readonly credential: Credential
  /** What the document is, where it is no credential of anybody. */
  readonly part?: Standalone['part']
  /** Where in the document that was given a field of the hub stands. */
  readonly where: (field: string) => readonly Pointer[]
  /** The pieces that no field of the hub holds: their places, and what stands there. */
  readonly left: readonly { readonly path: Pointer; readonly value: unknown }[]
}

/** @throws CredentialError as parsing does */
export async function lookIn(
  registry: ParseRegistry,
  input: Input,
  options: ParseOptions & { readonly language?: string },
): Promise<Looked> {
  const parsed = await parseIn(registry, input, options)
  const opened = await openIn(registry, parsed)
  const { format } = opened
  const original = await withTokensOpened(registry, parsed, format, options)
  const { document: whole, ...way } = original === parsed.document ? opened.normalised : format.normalise(original)
  const alone = format.standalone?.(whole)
  const { document, path: prefix }: { document: Document; path: string } =
    alone?.part === 'definition' ? { document: alone.credential, path: alone.path } : { document: whole, path: '' }
  const given = (path: string): Pointer => (path.startsWith(prefix) ? pathIn(original, path.slice(prefix.length), way) : ('' as const))
  if (alone && alone.part !== 'definition') return { opened, credential: {}, part: alone.part, where: () => [], left: [] }
  const { language } = options
  const { credential, sources, left } = readDocument(document, await format.mapping(), language === undefined ? {} : { language })
  return {
    opened,
    credential,
    ...(alone && { part: alone.part }),
    where: (field) => [...new Set(sources(field).map(given))],
    left: left.map((path) => ({ path: given(path), value: at(document, path) })),
  }
}

/** A record with the credentials that stand in it as tokens in plain; one that cannot be read stays a token. */
async function withTokensOpened(registry: ParseRegistry, { document }: Parsed, format: Format, options: ParseOptions): Promise<Document> {
  const { nested } = format.outline(format.normalise(document), document)
  const tokens = nested.flatMap(({ relation, input, path }) =>
    relation === 'credential' && typeof input === 'string' ? [{ input, path }] : [],
  )
  if (tokens.length === 0) return document
  const copy = structuredClone(document)
  for (const { input, path } of tokens) {
    const inside = await parseIn(registry, input, options).catch((error: unknown) => {
      if (error instanceof CredentialError) return undefined
      throw error
    })
    if (inside) replace(copy, path, inside.document)
  }
  return copy
}

function replace(document: Document, path: Pointer, value: unknown): void {
  const keys = keysOf(path)
  const last = keys.at(-1)
  const holder = keys.slice(0, -1).reduce<unknown>(own, document)
  if (last !== undefined && own(holder, last) !== undefined) hold(Object(holder), last, value)
}
