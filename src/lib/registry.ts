/** The folders a call uses: those that are built in, or the caller's. @module */
import type { Options, Registry } from './options.ts'

export const chosen = (built: Registry, { formats, proofs, keys, statuses, containers }: Partial<Options>): Registry => ({
  formats: formats ?? built.formats,
  proofs: proofs ?? built.proofs,
  keys: keys ?? built.keys,
  statuses: statuses ?? built.statuses,
  containers: containers ?? built.containers,
})
