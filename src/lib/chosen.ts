/** The folders a call uses: those that are built in, or the caller's. @module */
import { CredentialError } from './errors.ts'
import type { Options, Registry } from './options.ts'

const folders = ['formats', 'proofs', 'keys', 'statuses', 'containers'] as const

/** Those that the caller brings. @throws CredentialError `ERR_OPTION` where what is brought is none. */
export function foldersIn(options: Partial<Options>): readonly (keyof Registry)[] {
  const named = folders.filter((name) => options[name])
  if (named.every((name) => options[name]?.every?.((entry) => entry?.load))) return named
  throw new CredentialError('ERR_OPTION', 'the options cannot be used')
}

/**
 * Those that are built in are one object for every call: what is made of them is made once.
 * @throws CredentialError `ERR_OPTION` where the caller's cannot be used: that would end as an error that nobody can tell from a fault of ours
 */
export function chosen(built: Registry, options: Partial<Options>): Registry {
  const named = foldersIn(options)
  if (named.length === 0) return built
  return { ...built, ...Object.fromEntries(named.map((name) => [name, options[name]])) }
}
