/**
 * The three ways in which our own engine does not answer: the document is refused; it uses something that is left to the
 * package `jsonld`; or a context or another module has to be loaded first.
 *
 * @module
 */
import type { Awaitable } from '../lib/awaitable.ts'
import type { Code } from '../lib/codes.ts'
import { CredentialError } from '../lib/errors.ts'

/** The document is not valid JSON-LD, or safe mode objects. `reason` is the specification's own name of the error. */
export const refusal = (
  reason: string,
  { code = 'ERR_JSONLD', path }: { readonly code?: Code; readonly path?: string } = {},
): CredentialError => new CredentialError(code, `this is not valid JSON-LD: ${reason}`, path === undefined ? {} : { path })

const unhandledName = 'UnhandledJsonLd'
const unloadedName = 'UnloadedJsonLd'

/** Something rare, which is left to the package `jsonld`: thrown, and caught by `canonize`. */
export const unhandled = (feature: string): Error => Object.assign(new Error(feature), { name: unhandledName })
export const isUnhandled = (error: unknown): error is Error => error instanceof Error && error.name === unhandledName

interface Unloaded extends Error {
  readonly load: () => Promise<unknown>
}
/** Something that is loaded on demand: the document is converted again when it is there. */
export const unloaded = (load: Unloaded['load']): Unloaded => Object.assign(new Error(unloadedName), { name: unloadedName, load })
export const isUnloaded = (error: unknown): error is Unloaded => error instanceof Error && error.name === unloadedName

/** A module that is loaded on demand: as it is, or the document is converted again when it is there. */
export function atHand<Module extends object>(load: () => Awaitable<Module>): Module {
  const loaded = load()
  if (loaded instanceof Promise) throw unloaded(() => loaded)
  return loaded
}
