/** How far a phase of a shard is. @module */
import type { ShardOptions, ShardProgress } from './shard-options.ts'

interface PhaseProgress {
  readonly read: (bytes: number) => void
  readonly done: (more?: number) => void
}

export function progressIn(phase: ShardProgress['phase'], tell: ShardOptions['onProgress'], before = 0): PhaseProgress {
  let [read, done] = [0, before]
  return {
    read: (bytes) => tell?.({ phase, read: (read += bytes), done }),
    done: (more = 1) => tell?.({ phase, read, done: (done += more) }),
  }
}
