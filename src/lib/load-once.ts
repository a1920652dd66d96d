/** What is loaded on demand, loaded once. @module */
import type { Awaitable } from './awaitable.ts'
import { credentialError } from './errors.ts'

/**
 * A loader that remembers what it loaded, and hands it over at once from then on: asking the platform for a module again
 * costs as much as a hash of it. A failure (a chunk that could not be fetched) is `ERR_INTERNAL`, and not
 * remembered.
 */
export function loadOnce<Value>(load: () => Promise<Value>): () => Awaitable<Value> {
  let loading: Promise<Value> | undefined
  let loaded: { readonly value: Value } | undefined
  const keep = (value: Value): Value => {
    loaded = { value }
    return value
  }
  const forget = (error: unknown): never => {
    loading = undefined
    throw credentialError(error)
  }
  return () => (loaded ? loaded.value : (loading ??= load().then(keep, forget)))
}
