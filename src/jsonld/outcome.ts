/**
 * The three ways in which our own engine does not answer: the document is refused; it uses something that is left to the
 * package `jsonld`; or a context or another module has to be loaded first.
 *
 * @module
 */
import { type Awaitable, isPromise } from '../lib/awaitable.ts'
import type { Code } from '../lib/codes.ts'
import { CredentialError } from '../lib/errors.ts'
import { own } from '../lib/json.ts'

/** The document is not valid JSON-LD, or safe mode objects. `reason` is the specification's own name of the error. */
export const refusal = (
  reason: string,
  { code = 'ERR_JSONLD', path }: { readonly code?: Code; readonly path?: string } = {},
): CredentialError => new CredentialError(code, `this is not valid JSON-LD: ${reason}`, path === undefined ? {} : { path })

/** A member of their own, and no name: what errors inherit may be frozen, and then cannot be written over. */
interface Left extends Error {
  readonly left: 'unhandled' | 'unloaded'
}
const isLeft = (error: unknown, left: Left['left']): boolean => error instanceof Error && own(error, 'left') === left

/** Something rare, which is left to the package `jsonld`: thrown, and caught by `canonize`. */
export const unhandled = (feature: string): Left => Object.assign(new Error(feature), { left: 'unhandled' as const })
export const isUnhandled = (error: unknown): error is Left => isLeft(error, 'unhandled')

interface Unloaded extends Left {
  readonly load: () => Promise<unknown>
}
/** Something that is loaded on demand: the document is converted again when it is there. */
export const unloaded = (load: Unloaded['load']): Unloaded =>
  Object.assign(new Error('not loaded yet'), { left: 'unloaded' as const, load })
export const isUnloaded = (error: unknown): error is Unloaded => isLeft(error, 'unloaded')

/** A module that is loaded on demand: as it is, or the document is converted again when it is there. */
export function atHand<Module extends object>(load: () => Awaitable<Module>): Module {
  const loaded = load()
  if (isPromise(loaded)) throw unloaded(() => loaded)
  return loaded
}
