/** The threads of a crew. @module */
import type { Piscina } from 'piscina'
import { CredentialError } from '../lib/errors.ts'
import type { Attempt, CrewOptions } from './crew.ts'
import { postable } from './items.ts'
import type { Work } from './work.ts'
import type { Reply, Task } from './worker.ts'

/** Milliseconds in which a chunk has to be begun: until a worker is there, and free. */
const mostWaiting = 300_000

export async function workersOf(
  work: Work,
  { workers, patience = 30_000, memory = 1024 }: CrewOptions,
): Promise<{ attempt: Attempt; close: () => Promise<void> }> {
  const pool = await poolOf(work, workers, memory)
  // a worker that dies while it is idle is replaced, and nobody's work is lost
  pool.on('error', () => undefined)
  const attempt: Attempt = async (items, answers) => {
    const at = new Int32Array(new SharedArrayBuffer(4)).fill(-1)
    const { posted, transfer } = postable(items)
    const task: Task = { items: posted, answers, at }
    const stop = new AbortController()
    const watch = watching(at, patience, stop)
    try {
      const reply = (await pool.run(task, { signal: stop.signal, transferList: transfer })) as Reply
      if ('fault' in reply) throw new CredentialError('ERR_OPTION', `the work cannot be done in a worker: ${reply.fault}`)
      return reply
    } catch (error) {
      if (error instanceof CredentialError) throw error
      return { died: Atomics.load(at, 0), hung: stop.signal.aborted }
    } finally {
      clearInterval(watch)
    }
  }
  return { attempt, close: () => pool.destroy() }
}

/** Megabytes, as in Node up to 22: with more, a thread that is past its limit took the whole process with it in Node 24. */
const young = 48

async function poolOf(work: Work, workers: number, memory: number): Promise<Piscina> {
  const { Piscina } = await import('piscina')
  try {
    return new Piscina({
      // this file is part of a chunk at the root of the package's output
      filename: new URL('./bulk/worker.js', import.meta.url).href,
      minThreads: workers,
      maxThreads: workers,
      workerData: work,
      resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: young },
      recordTiming: false,
    })
  } catch (cause) {
    throw new CredentialError('ERR_OPTION', 'an option cannot be posted to a worker: give it in a module', { cause })
  }
}

/** Stops a task whose item in work has been the same for too long. */
function watching(at: Int32Array, patience: number, stop: AbortController): NodeJS.Timeout {
  let seen = -1
  let since = performance.now()
  const look = (): void => {
    const index = Atomics.load(at, 0)
    const now = performance.now()
    if (index !== seen) [seen, since] = [index, now]
    else if (now - since >= (index < 0 ? mostWaiting : patience)) stop.abort()
  }
  return setInterval(look, Math.max(10, patience / 8)).unref()
}
