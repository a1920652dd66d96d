/** What the package `jsonld` must not be given, for it would overflow, forget or remember. @module */
import { CredentialError } from '../lib/errors.ts'
import { pointer } from '../lib/json.ts'

/**
 * - Nesting deeper than the limit; a cycle is without end.
 * - A member `__proto__`: `jsonld` copies objects by assignment and loses it, so that a signature would not cover it.
 * - `@import`: `jsonld` keeps processed inline contexts for the whole process, and with them what they import, so one
 *   caller's context would reach into another call. No credential imports contexts.
 *
 * @throws CredentialError `ERR_LIMIT`, `ERR_UNDEFINED_TERM`, `ERR_JSONLD`.
 */
export function refuseHazards(value: unknown, depth: number, path = ''): void {
  if (typeof value !== 'object' || value === null) return
  if (depth === 0) throw new CredentialError('ERR_LIMIT', 'the document is nested deeper than the limit', { path })
  for (const [key, item] of Object.entries(value)) {
    if (key === '__proto__') throw undefinedProto(pointer(path, key))
    if (key === '@import') throw importRefused(pointer(path, key))
    if (typeof item === 'object') refuseHazards(item, depth - 1, pointer(path, key))
  }
}

/** The first two, for a JSON literal, in which `@import` is a name like any other. */
export function refuseProto(value: unknown, depth: number, path: string): void {
  if (typeof value !== 'object' || value === null) return
  if (depth <= 0) throw new CredentialError('ERR_LIMIT', 'the document is nested deeper than the limit', { path })
  for (const [key, item] of Object.entries(value)) {
    if (key === '__proto__') throw undefinedProto(pointer(path, key))
    if (typeof item === 'object') refuseProto(item, depth - 1, pointer(path, key))
  }
}

const undefinedProto = (path: string): CredentialError =>
  new CredentialError('ERR_UNDEFINED_TERM', 'a name that no context may define: __proto__', { path })

const importRefused = (path: string): CredentialError =>
  new CredentialError('ERR_JSONLD', 'a context is imported with @import, which is not followed', { path })
