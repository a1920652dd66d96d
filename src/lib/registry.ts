/** The folders a call uses: those that are built in, or the caller's. @module */
import type { Awaitable } from './awaitable.ts'
import { loadOnce } from './load-once.ts'
import type { Options, Registry } from './options.ts'

/**
 * What a folder claims, and how to load the rest of it.
 * @public - the generated registry is made of these
 */
export const entry = <Claims extends object, Folder>(
  claims: Claims,
  load: () => Promise<Folder>,
): Claims & { readonly load: () => Awaitable<Folder> } => ({ ...claims, load: loadOnce(load) })

/** Those that are built in are one object for every call: what is made of them is made once. */
export const chosen = (built: Registry, { formats, proofs, keys, statuses, containers }: Partial<Options>): Registry =>
  (formats ?? proofs ?? keys ?? statuses ?? containers) === undefined
    ? built
    : {
        formats: formats ?? built.formats,
        proofs: proofs ?? built.proofs,
        keys: keys ?? built.keys,
        statuses: statuses ?? built.statuses,
        containers: containers ?? built.containers,
      }
