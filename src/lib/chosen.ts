/** The folders a call uses: those that are built in, or the caller's. @module */
import { CredentialError } from './errors.ts'
import { isObject } from './json.ts'
import type { Options, Registry } from './options.ts'

type Given = Partial<Options>

const folders = ['formats', 'proofs', 'keys', 'statuses', 'containers'] as const

/** Those that are built in are one object for every call: what is made of them is made once. */
export function chosen(built: Registry, options: Given): Registry {
  usable(options)
  const named = folders.filter((name) => options[name])
  return named.length > 0 ? { ...built, ...Object.fromEntries(named.map((name) => [name, options[name]])) } : built
}

/**
 * The options, as they enter a call: what cannot be used would end as an error that nobody can tell from a fault of ours.
 * @throws CredentialError `ERR_OPTION`
 */
export function usable(options: Given): Given {
  const { signal, fetch, resolve } = isObject(options) ? options : refuse()
  for (const name of folders) if (options[name] && !options[name].every?.((entry) => entry?.load)) refuse()
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
