/** The folders a call uses: those that are built in, or the caller's. @module */
import { loadOnce } from './load-once.ts'
import type { Options, Registry } from './options.ts'

/**
 * What a folder claims, and how to load the rest of it.
 * @public - the generated registry is made of these
 */
export const entry = <Claims extends object, Folder>(
  claims: Claims,
  load: () => Promise<Folder>,
): Claims & { readonly load: () => Promise<Folder> } => ({ ...claims, load: loadOnce(load) })

export const chosen = (built: Registry, { formats, proofs, keys, statuses, containers }: Partial<Options>): Registry => ({
  formats: formats ?? built.formats,
  proofs: proofs ?? built.proofs,
  keys: keys ?? built.keys,
  statuses: statuses ?? built.statuses,
  containers: containers ?? built.containers,
})
