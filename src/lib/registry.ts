/** The folders that are built in, each loaded when it is needed. @module */
import type { Awaitable } from './awaitable.ts'
import { loadOnce } from './load-once.ts'

/**
 * What a folder claims, and how to load the rest of it.
 * @public - the generated registry is made of these
 */
export const entry = <Claims extends object, Folder>(
  claims: Claims,
  load: () => Promise<Folder>,
): Claims & { readonly load: () => Awaitable<Folder> } => ({ ...claims, load: loadOnce(load) })
