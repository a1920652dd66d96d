/** How far a shard is: a bar with rate and estimate where somebody looks on, a line a minute elsewhere. @module */
import { stat } from 'node:fs/promises'
import { SingleBar } from 'cli-progress'
import type { ShardProgress } from '../../bulk.ts'
import type { ShardSession } from '../commands/shard.ts'
import { barOptions } from '../progress.ts'

const phases = { collect: 'Looking for addresses', fetch: 'Asking them', decide: 'Deciding' } as const
/** Milliseconds between two lines. */
const between = 60_000

export interface ShardTeller {
  readonly tell: (progress: ShardProgress) => void
  readonly stop: () => void
}

export async function shardProgress(input: string, { err, complain }: Pick<ShardSession, 'err' | 'complain'>): Promise<ShardTeller> {
  const total = (await stat(input).catch(() => undefined))?.size ?? 0
  let [phase, since, first] = ['', 0, 0]
  let last = performance.now()
  let bar: SingleBar | undefined
  const begin = (progress: ShardProgress, now: number): void => {
    ;[phase, since, first] = [progress.phase, now, progress.done]
    if (err.isTTY !== true) return
    bar?.stop()
    bar = new SingleBar(barOptions(err, (_options, _params, { text }: { readonly text: string }) => text))
    bar.start(Math.max(1, total), 0, { text: '' })
  }
  return {
    tell: (progress) => {
      const now = performance.now()
      if (progress.phase !== phase) begin(progress, now)
      const text = (): string => progressText(progress, total, (progress.done - first) / ((now - since) / 1000), (now - since) / 1000)
      if (bar) bar.update(Math.min(progress.read, total), { text: text() })
      else if (now - last >= between) {
        last = now
        void complain(`${text()}\n`)
      }
    },
    stop: () => bar?.stop(),
  }
}

/** One line: what is done, how far, how fast, and how long it may take yet. */
export function progressText({ phase, read, done }: ShardProgress, total: number, rate: number, seconds: number): string {
  if (phase === 'fetch') return `${phases.fetch}: ${done} answered`
  const part = total > 0 ? Math.min(1, read / total) : 0
  const left = part > 0 ? (seconds / part) * (1 - part) : undefined
  return [
    `${phases[phase]}: ${Math.floor(part * 100)} %`,
    ...(phase === 'decide' ? [`${done} ${done === 1 ? 'credential' : 'credentials'}`, `${Math.round(rate)} a second`] : []),
    ...(left === undefined || seconds < 2 ? [] : [`about ${durationText(left)} left`]),
  ].join(', ')
}

const durationText = (seconds: number): string =>
  seconds < 90 ? `${Math.round(seconds)} s` : seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`
