/** What is loaded on demand, loaded once. @module */

/**
 * A loader that remembers what it loaded: asking the platform for a module again costs as much as a hash of it.
 * A failure (a chunk that could not be fetched) is not remembered.
 */
export function loadOnce<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let loaded: Promise<Value> | undefined
  const forget = (error: unknown): never => {
    loaded = undefined
    throw error
  }
  return () => (loaded ??= load().catch(forget))
}
