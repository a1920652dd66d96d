/** Room for others on a busy thread: work that never waits would keep timers, signals and readers from their turn. @module */

/** Milliseconds of work after which others have their turn. */
const slice = 8

/** A function that waits for one turn of the event loop, where the last was too long ago. */
export function breather(): () => Promise<void> | undefined {
  let last = performance.now()
  return () =>
    performance.now() - last < slice
      ? undefined
      : turn().then(() => {
          last = performance.now()
        })
}

/** `setImmediate` where there is one; elsewhere a message, for a timer waits for some milliseconds. */
const turn = (): Promise<void> => new Promise((resolve) => (typeof setImmediate === 'function' ? setImmediate(resolve) : message(resolve)))

function message(resolve: () => void): void {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    port1.close()
    resolve()
  }
  port2.postMessage(null)
}
