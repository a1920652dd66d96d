/** The options of a call. @module */
import { isObject } from './json.ts'

/**
 * As they are when the call is made: who sets another recipient in the same object for the next call, before this one has its answer, changes
 * nothing of this one. What an object inherits is kept.
 */
export function asGiven<Given extends object>(options: Given): Given {
  if (!isObject(options)) return options
  const { recipient }: { readonly recipient?: unknown } = options
  return { __proto__: Object.getPrototypeOf(options), ...options, ...(isObject(recipient) && { recipient: { ...recipient } }) }
}
