/** How far a phase of a shard is. @module */
import { credentialError } from '../lib/errors.ts'
import type { ShardOptions, ShardProgress } from './shard-options.ts'

interface PhaseProgress {
  readonly read: (bytes: number) => void
  readonly done: (more?: number) => void
}

export function progressIn(phase: ShardProgress['phase'], tell: ShardOptions['onProgress'], before = 0): PhaseProgress {
  let [read, done] = [0, before]
  const told = (progress: ShardProgress): void => {
    try {
      tell?.(progress)
    } catch (cause) {
      // it is called while the input is read, and would be taken for a disk that fails
      throw credentialError(cause, 'ERR_OPTION', 'onProgress failed')
    }
  }
  return {
    read: (bytes) => told({ phase, read: (read += bytes), done }),
    done: (more = 1) => told({ phase, read, done: (done += more) }),
  }
}
