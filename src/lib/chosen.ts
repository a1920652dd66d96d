/** The folders a call uses: those that are built in, or the caller's. @module */
import { CredentialError } from './errors.ts'
import { isObject } from './json.ts'
import type { Options, Registry } from './options.ts'

const kinds = ['formats', 'proofs', 'keys', 'statuses', 'containers'] as const

/**
 * The options, as they enter a call: what cannot be used would end as an error that nobody can tell from a fault of ours.
 * @throws CredentialError `ERR_OPTION`
 */
export function usable<Given extends Partial<Options>>(options: Given): Given {
  const fits =
    isObject(options) &&
    kinds.every((kind) => !options[kind] || options[kind].every?.((folder) => folder?.load)) &&
    (!options.signal || options.signal.throwIfAborted)
  if (!fits) throw new CredentialError('ERR_OPTION', 'the options cannot be used')
  return options
}

/** Those that are built in are one object for every call: what is made of them is made once. */
export const chosen = (built: Registry, options: Partial<Options>): Registry =>
  usable(options) && kinds.some((kind) => options[kind])
    ? (Object.fromEntries(kinds.map((kind) => [kind, options[kind] || built[kind]])) as unknown as Registry)
    : built
