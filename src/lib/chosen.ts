/** The folders a call uses: those that are built in, or the caller's. @module */
import { CredentialError } from './errors.ts'
import { isObject } from './json.ts'
import type { Options, Registry } from './options.ts'

type Given = Partial<Options>

/** Those that are built in are one object for every call: what is made of them is made once. */
export function chosen(built: Registry, options: Given): Registry {
  const { formats, proofs, keys, statuses, containers } = usable(options)
  if (!(formats || proofs || keys || statuses || containers)) return built
  return {
    formats: formats || built.formats,
    proofs: proofs || built.proofs,
    keys: keys || built.keys,
    statuses: statuses || built.statuses,
    containers: containers || built.containers,
  }
}

/**
 * The options, as they enter a call: what cannot be used would end as an error that nobody can tell from a fault of ours.
 * @throws CredentialError `ERR_OPTION`
 */
export function usable(options: Given): Given {
  const { formats, proofs, keys, statuses, containers, signal, fetch, resolve } = isObject(options) ? options : refuse()
  for (const folders of [formats, proofs, keys, statuses, containers]) if (folders && !folders.every?.((folder) => folder?.load)) refuse()
  for (const call of [fetch, resolve]) if (call && typeof call !== 'function') refuse()
  requireSignal(signal)
  return options
}

/** Nothing, or what can stop the work. @throws CredentialError `ERR_OPTION` */
export function requireSignal(signal: unknown): void {
  if ((signal ?? undefined) !== undefined && !(signal as Partial<AbortSignal>).throwIfAborted) refuse()
}

function refuse(): never {
  throw new CredentialError('ERR_OPTION', 'the options cannot be used')
}
