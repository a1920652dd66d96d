/**
 * The three ways in which our own engine does not answer: the document is refused; it uses something that is left to the
 * package `jsonld`; or a context has to be loaded first.
 *
 * @module
 */
import type { Code } from '../lib/codes.ts'
import { CredentialError } from '../lib/errors.ts'

/** The document is not valid JSON-LD, or safe mode objects. `reason` is the specification's own name of the error. */
export const refusal = (
  reason: string,
  { code = 'ERR_JSONLD', path }: { readonly code?: Code; readonly path?: string } = {},
): CredentialError => new CredentialError(code, `this is not valid JSON-LD: ${reason}`, path === undefined ? {} : { path })

const unhandledName = 'UnhandledJsonLd'
const unloadedName = 'UnloadedContext'

/** Something rare, which is left to the package `jsonld`: thrown, and caught by `canonize`. */
export const unhandled = (feature: string): Error => Object.assign(new Error(feature), { name: unhandledName })
export const isUnhandled = (error: unknown): error is Error => error instanceof Error && error.name === unhandledName

/** A built-in context that is loaded on demand. */
export const unloaded = (url: string): Error => Object.assign(new Error(url), { name: unloadedName })
export const unloadedUrl = (error: unknown): string | undefined =>
  error instanceof Error && error.name === unloadedName ? error.message : undefined
