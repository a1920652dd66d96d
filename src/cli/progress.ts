/**
 * A bar for work that takes long: on standard error, and only where that is a terminal. How far the work is, is told by the bytes that
 * were read, since nobody knows before how many credentials there are.
 *
 * @module
 */
import { stat } from 'node:fs/promises'
import type { Options, SingleBar } from 'cli-progress'
import { filesOf } from './inputs.ts'
import type { Output } from './session.ts'

export interface Progress {
  readonly read: (bytes: number) => void
  readonly told: () => void
  /** Takes the bar away before something is printed where it stands; it comes back by itself. */
  readonly clear: () => void
  readonly stop: () => void
}

const none: Progress = { read: () => undefined, told: () => undefined, clear: () => undefined, stop: () => undefined }

/** Shorter work needs no bar. */
const patience = 1000

export function progressOf(names: readonly string[], err: Output): Progress {
  if (err.isTTY !== true) return none
  let [read, told, isOver] = [0, 0, false]
  let bar: SingleBar | undefined
  const timer = setTimeout(async () => {
    const [total, bars] = await Promise.all([totalOf(names), import('cli-progress')])
    if (isOver) return
    bar = new bars.SingleBar(barOptions(err, soFar(total !== undefined)))
    bar.start(total ?? 1, Math.min(read, total ?? 0), { told })
  }, patience)
  timer.unref()
  return {
    read: (bytes) => {
      read += bytes
      bar?.update(Math.min(read, bar.getTotal()), { told })
    },
    told: () => {
      told += 1
      bar?.update({ told })
    },
    clear: () => {
      if (bar) err.write('\r\u001b[K')
    },
    stop: () => {
      isOver = true
      clearTimeout(timer)
      bar?.stop()
      bar = undefined
    },
  }
}

const width = 30

const soFar =
  (hasEnd: boolean): NonNullable<Options['format']> =>
  (_options, { progress }, { told }: { readonly told: number }) => {
    const bar = '█'.repeat(Math.round(progress * width)).padEnd(width, '░')
    return `${hasEnd ? ` ${bar} ${Math.floor(progress * 100)} % ` : ''} ${told} ${told === 1 ? 'credential' : 'credentials'} so far`
  }

export const barOptions = (err: Output, format: NonNullable<Options['format']>): Options => ({
  // a stream of Node's is asked for; what is used of it is how it writes and how wide it is
  stream: err as NodeJS.WriteStream,
  format,
  clearOnComplete: true,
  hideCursor: false,
  linewrap: true,
  gracefulExit: false,
  forceRedraw: true,
  fps: 5,
})

/** Bytes of all files; `undefined` where something is read whose end nobody knows. */
async function totalOf(names: readonly string[]): Promise<number | undefined> {
  let total = 0
  for (const name of names) {
    if (name === '-' || /^https?:\/\//i.test(name)) return undefined
    for await (const file of filesOf(name)) total += (await stat(file).catch(() => undefined))?.size ?? 0
  }
  return total
}
