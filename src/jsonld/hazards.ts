/** What the package `jsonld` must not be given, for it would forget it, write it out raw, or take without end. @module */
import type { Code } from '../lib/codes.ts'
import { CredentialError } from '../lib/errors.ts'
import { isObject, pointer } from '../lib/json.ts'
import { isLanguageTag } from './keywords.ts'

/** The package needs a tenth of a millisecond and more for each object, and for each term of an inline context in each object. */
const mostObjects = 50_000
const mostTerms = 2000
/** It compares each value of a property with all before it: a hundred thousand took it minutes. */
const mostOfOne = 3000

/**
 * - Nesting deeper than the limit (a cycle is without end), and documents that are too large for this engine.
 * - A member `__proto__`: the package copies objects by assignment and loses it, so that a signature would not cover it.
 * - `@import`: it writes what is imported into the document's own context. No credential imports contexts.
 * - An `@language` that is no language tag: in a term definition it would be written into N-Quads as it stands.
 *
 * @throws CredentialError `ERR_LIMIT`, `ERR_UNDEFINED_TERM`, `ERR_JSONLD`.
 */
export function refuseHazards(document: unknown, depth: number): void {
  walk(document, '', { depth, objects: mostObjects, terms: mostTerms }, false)
}

/** The first two, for a JSON literal, in which other names mean nothing. */
export const refuseProto = (value: unknown, depth: number, path: string): void =>
  walk(value, path, { depth, objects: mostObjects, terms: mostTerms }, undefined)

interface Left {
  readonly depth: number
  objects: number
  terms: number
}

/** @param inContext whether this is in a context; `undefined`: in a JSON literal, where nothing is one */
function walk(value: unknown, path: string, left: Left, inContext: boolean | undefined): void {
  if (typeof value !== 'object' || value === null) return
  if (left.depth <= 0) throw refused('ERR_LIMIT', 'the document is nested deeper than the limit', path)
  const items = Object.entries(value)
  // what is in a JSON literal is compared with nothing
  const values = inContext === undefined ? 0 : items.length
  left.objects -= Array.isArray(value) ? 1 + values : 1
  if (left.objects < 0 || values > mostOfOne)
    throw refused('ERR_LIMIT', 'the document is too large for the rare features of JSON-LD that it uses', path)
  const inner = { ...left, depth: left.depth - 1 }
  for (const [key, item] of items) {
    if (inContext) inner.terms -= 1
    if (inner.terms < 0) throw refused('ERR_LIMIT', 'the inline contexts have too many terms', path)
    refuseMember(key, item, pointer(path, key), inContext, isObject(value))
    if (typeof item === 'object')
      walk(item, pointer(path, key), inner, inContext === undefined ? undefined : inContext || key === '@context')
  }
  left.objects = inner.objects
  left.terms = inner.terms
}

function refuseMember(key: string, item: unknown, path: string, inContext: boolean | undefined, named: boolean): void {
  if (!named) return
  if (key === '__proto__') throw refused('ERR_UNDEFINED_TERM', 'a name that no context may define: __proto__', path)
  if (inContext === undefined) return
  if (key === '@import') throw refused('ERR_JSONLD', 'a context is imported with @import, which is not followed', path)
  if (key === '@language' && typeof item === 'string' && !isLanguageTag(item)) {
    throw refused('ERR_JSONLD', 'this is not valid JSON-LD: invalid language mapping', path)
  }
}

const refused = (code: Code, message: string, path: string): CredentialError => new CredentialError(code, message, { path })
