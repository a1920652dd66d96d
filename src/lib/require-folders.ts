/** Whether a registry of the caller's can be used. @module */
import { foldersIn } from './chosen.ts'
import { CredentialError } from './errors.ts'
import { isObject } from './json.ts'
import type { Options, Registry } from './options.ts'

/** @throws CredentialError `ERR_OPTION` where it lacks what the call needs, or holds what is none: that would end as a raw error, late */
export function requireFolders(registry: Partial<Registry>, needed: readonly (keyof Registry)[]): void {
  const { formats, proofs, keys, statuses, containers }: Partial<Registry> = isObject(registry) ? registry : {}
  const given: { readonly [Name in keyof Registry]?: unknown } = { formats, proofs, keys, statuses, containers }
  // containers may wait until they are asked for
  const found = foldersIn((typeof containers === 'function' ? { ...given, containers: [] } : given) as Partial<Options>)
  const missing = needed.find((name) => !found.includes(name))
  if (missing !== undefined) throw new CredentialError('ERR_OPTION', `the registry has no list of ${missing}`)
}
