/** What a call is given, as it is when the call is made: what becomes of it while the call works is not this call's. @module */
import { CredentialError } from './errors.ts'
import { isObject } from './json.ts'
import { snapshot } from './json-text.ts'
import { limitsOf } from './limits.ts'
import type { Input, Options } from './options.ts'

/**
 * The options: who sets another recipient in the same object for the next call, before this one has its answer, changes nothing of this one.
 * What an object inherits is kept.
 * @throws CredentialError `ERR_OPTION` where they are no object
 */
export function asGiven<Given extends object>(options: Given): Given {
  if (!isObject(options)) throw new CredentialError('ERR_OPTION', 'the options cannot be used')
  const { recipient }: { readonly recipient?: unknown } = options
  return { __proto__: Object.getPrototypeOf(options), ...options, ...(isObject(recipient) && { recipient: { ...recipient } }) }
}

/** The same for a stream: what is wrong with them is told when it is read. */
export const streamed = <Given extends object, Item>(
  options: Given,
  stream: (given: () => Given) => AsyncGenerator<Item, void, undefined>,
): AsyncGenerator<Item, void, undefined> => {
  const given = isObject(options) ? asGiven(options) : options
  return stream(() => asGiven(given))
}

/**
 * An input, for a call that waits before it reads: who fills one object in for the next learner changes nothing of this one. What holds no
 * members (a promise, a response) is told by what reads it.
 * @throws CredentialError as reading it does
 */
export const inputAsGiven = (input: Input, options: Pick<Options, 'limits'>): Input =>
  isObject(input) && !ArrayBuffer.isView(input) && Object.keys(input).length > 0 ? snapshot(input, limitsOf(options)) : input

/** The same for a stream, which reads it later: what cannot be read is told then. */
export function inputForLater(input: Input, options: Pick<Options, 'limits'>): Input {
  try {
    return inputAsGiven(input, options)
  } catch {
    return input
  }
}
