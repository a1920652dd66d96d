/** A wait for something that may never come. @module */
import { CredentialError } from '../errors.ts'

/**
 * What a work gives, or the end of the wait: what does not heed the signal that it is given must not hold up the rest. The clock
 * keeps a process alive, where nothing else does.
 * @param late - Why there is nothing, where the time is over.
 * @throws CredentialError `ERR_ABORTED` where the caller stops.
 */
export function inTime<Value>(
  work: (stop: AbortSignal) => Promise<Value>,
  { time, signal, late }: { readonly time: number; readonly signal: AbortSignal | undefined; readonly late: () => CredentialError },
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const over = new AbortController()
    const end = (error: CredentialError): void => {
      reject(error)
      over.abort(error)
    }
    const stop = (): void => end(new CredentialError('ERR_ABORTED', 'the caller stopped the work', { cause: signal?.reason }))
    if (signal?.aborted) return stop()
    // a longer wait than a timer can count would be none at all
    const clock = setTimeout(() => end(late()), Math.min(time, 2 ** 31 - 1))
    const forget = signal && onceAborted(signal, stop)
    void work(over.signal)
      .then(resolve, reject)
      .finally(() => {
        clearTimeout(clock)
        forget?.()
      })
  })
}

const waiting = /* @__PURE__ */ new WeakMap<AbortSignal, Set<() => void>>()

/** Has it called when the signal says so; what comes back takes that back. All who wait share one listener: Node warns of more than ten. */
function onceAborted(signal: AbortSignal, stop: () => void): () => void {
  const known = waiting.get(signal)
  const all = known ?? new Set()
  all.add(stop)
  if (!known) {
    waiting.set(signal, all)
    const tell = (): void => {
      for (const each of all) each()
    }
    signal.addEventListener('abort', tell, { once: true })
  }
  return () => void all.delete(stop)
}
