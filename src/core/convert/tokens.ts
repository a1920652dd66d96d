/**
 * Signed credentials that stand in a record as tokens (K7): what they say is read in their place, and nothing of their
 * signatures is carried over. One of another format is first said in the words of the record's own.
 *
 * @module
 */

import { fromUtf8 } from '../../lib/bytes.ts'
import { drafts } from '../../lib/conversion.ts'
import { type Diagnostic, diagnostic } from '../../lib/diagnostics.ts'
import { CredentialError } from '../../lib/errors.ts'
import { type Document, isObject, keysOf, own, type Pointer } from '../../lib/json.ts'
import { parseJson } from '../../lib/json-text.ts'
import { type Limits, limitsOf } from '../../lib/limits.ts'
import type { Mapping } from '../../lib/mapping.ts'
import { payloadBytes } from '../../lib/tokens/jws.ts'
import { parseCompact } from '../../lib/tokens/jws-parse.ts'
import { copyOf, hold } from '../../lib/tree.ts'
import { openIn } from '../opened.ts'
import type { ParseOptions, ParseRegistry } from '../parse/document.ts'
import { parseIn } from '../parse/one.ts'
import type { Token } from './mapped.ts'

export interface TokensOpened {
  /** The document as it was given, with what its tokens say in their places. */
  readonly document: Document
  /** Those of the tokens that could be read; the others stand where they stood. */
  readonly tokens: readonly Token[]
  readonly notes: readonly Diagnostic[]
}

interface Home {
  readonly registry: ParseRegistry
  readonly mapping: Mapping
  readonly options: ParseOptions
}

export async function openTokens(document: Document, tokens: readonly Token[], home: Home): Promise<TokensOpened> {
  const found = await Promise.all(
    tokens.map(async ({ token, path }) => ({ token, path, said: (await saidIn(token, path, home)) ?? bare(token) })),
  )
  const copy = copyOf(document) as Document
  const opened = found.flatMap(({ said, ...place }) => (said && replace(copy, place.path, said.value) ? [{ ...place, said }] : []))
  return {
    document: copy,
    tokens: opened.map(({ token, path }) => ({ token, path })),
    notes: opened.flatMap(({ path, said }) => [diagnostic('proof-dropped', { source: path }), ...said.notes]),
  }
}

/** Of an envelope that cannot be opened, what stands beside it is no part of what is in it. */
function bare(token: Token['token']): Said | undefined {
  if (typeof token === 'string') return undefined
  const { '@context': context, type, id } = token
  return { value: { ...(context !== undefined && { '@context': context }), type, id }, notes: [] }
}

interface Said {
  readonly value: unknown
  readonly notes: readonly Diagnostic[]
}

/** What a token says, as an item of the record; one that cannot be read says nothing here. */
async function saidIn(token: Token['token'], path: Pointer, { registry, mapping, options }: Home): Promise<Said | undefined> {
  const { fetch: _, ...offline } = options
  const parsed = await parseIn(registry, token, offline).catch(unreadable)
  const document = parsed?.document ?? (typeof token === 'string' ? payloadOf(token, limitsOf(options)) : undefined)
  if (!document) return undefined
  if (mapping.inside?.takes(document)) return { value: document, notes: [] }
  if (!parsed) return undefined
  const { format, normalised } = await openIn(registry, parsed)
  const [draft] = drafts(normalised.document, await format.mapping(), mapping, {})
  const value = draft && mapping.inside?.of(draft.document)
  // where it came from is known by its token; what the record's format only demands of a whole record is nothing of it
  const lost = draft?.diagnostics.filter(({ kind }) => kind === 'loss') ?? []
  return value === undefined ? undefined : { value, notes: lost.map((one) => ({ ...one, source: path })) }
}

function unreadable(error: unknown): undefined {
  if (!(error instanceof CredentialError)) throw error
}

/** A part of a record is no credential for itself: its token is read as what it is. */
function payloadOf(token: string, limits: Limits): Document | undefined {
  try {
    const jws = parseCompact(token)
    const payload = jws && parseJson(fromUtf8(payloadBytes(jws, 0)), limits)
    return isObject(payload) ? payload : undefined
  } catch (error) {
    return unreadable(error)
  }
}

function replace(document: Document, path: Pointer, value: unknown): boolean {
  const keys = keysOf(path)
  const holder = keys.slice(0, -1).reduce<unknown>(own, document)
  const last = keys.at(-1)
  if (last === undefined || own(holder, last) === undefined) return false
  hold(Object(holder), last, value)
  return true
}
