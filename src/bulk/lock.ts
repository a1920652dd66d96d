/**
 * One run at a time: a file that is made exclusively, and says who made it. A run that was killed cannot take its file away, so
 * whoever comes next looks whether its process is still there, and whether it still gives a sign of life.
 *
 * @module
 */
import { randomUUID } from 'node:crypto'
import { open, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { hostname } from 'node:os'
import { setTimeout } from 'node:timers/promises'
import { CredentialError } from '../lib/errors.ts'

export interface Lock {
  /** @throws CredentialError `ERR_OUTPUT` where it is gone, or another run has taken it over: this one gave no sign of life for too long. */
  readonly hold: () => Promise<void>
  readonly release: () => Promise<void>
}

interface Holder {
  readonly token: string
  readonly pid: number
  readonly host: string
}

/** Milliseconds between signs of life; after how many without one nobody is taken to be there; and of a moment to be sure. */
const beat = 5000
const silence = 60_000
const pause = 50

/** Locks of this process: a number of a process alone does not tell one that was before it from itself. */
const mine = new Set<string>()

/** @throws CredentialError `ERR_OUTPUT` where another run has it; what the file system throws. */
export async function lockAt(path: string): Promise<Lock> {
  const holder: Holder = { token: randomUUID(), pid: process.pid, host: hostname() }
  const isHeld = async (): Promise<boolean> => (await holderAt(path))?.token === holder.token
  mine.add(holder.token)
  try {
    do {
      // one that was taken for what was left behind, and put back just now, is this run's own
      while (!(await isMade(path, JSON.stringify(holder))) && !(await isHeld())) await takenFrom(path)
      // whoever looked before this file was made may yet take it for the one that was left behind
      await setTimeout(pause)
    } while (!(await isHeld()))
  } catch (error) {
    mine.delete(holder.token)
    throw error
  }
  const heart = setInterval(() => utimes(path, new Date(), new Date()).catch(() => undefined), beat).unref()
  return {
    hold: async () => {
      const there = await holderAt(path)
      if (!there)
        throw new CredentialError('ERR_OUTPUT', 'the lock of this run is gone: somebody took it away, or the folder that it stood in')
      if (there.token !== holder.token)
        throw new CredentialError('ERR_OUTPUT', 'another run has taken over: this one stood still for too long')
    },
    release: async () => {
      clearInterval(heart)
      if (await isHeld()) await rm(path, { force: true })
      mine.delete(holder.token)
    },
  }
}

/** Whether there was no such file yet. */
async function isMade(path: string, text: string): Promise<boolean> {
  const file = await open(path, 'wx').catch((error: unknown) => {
    if (isCode(error, 'EEXIST')) return undefined
    throw error
  })
  try {
    await file?.writeFile(text)
  } catch (error) {
    // the disk is full: whoever comes next would wait for somebody to write it
    await rm(path, { force: true })
    throw error
  } finally {
    await file?.close()
  }
  return file !== undefined
}

/** Takes away what was left behind. */
async function takenFrom(path: string): Promise<void> {
  const holder = await holderAt(path)
  const seen = await stat(path).catch(() => undefined)
  if (!seen) return
  if (isThere(holder, Date.now() - seen.mtimeMs)) {
    const whose = holder ? ` (process ${holder.pid} of ${holder.host})` : ''
    throw new CredentialError('ERR_OUTPUT', `another run is at work on it${whose}`)
  }
  const aside = `${path}.${randomUUID()}`
  try {
    await rename(path, aside)
    // two may do so at once: who has the file of a third in the hand puts it back
    if ((await holderAt(aside))?.token !== holder?.token) await isMade(path, await readFile(aside, 'utf8'))
    await rm(aside, { force: true })
  } catch (error) {
    if (!isCode(error, 'ENOENT')) throw error
  }
}

/** @param silent - Milliseconds since the last sign of life. */
function isThere(holder: Holder | undefined, silent: number): boolean {
  // it is being written, or whoever wrote it was killed over it
  if (!holder) return silent < beat
  if (holder.host === hostname() && holder.pid === process.pid) return mine.has(holder.token)
  // another process may have the number by now
  return silent < silence && (holder.host !== hostname() || isRunning(holder.pid))
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return isCode(error, 'EPERM')
  }
}

/** `undefined` where there is no such file, or it says nothing. */
async function holderAt(path: string): Promise<Holder | undefined> {
  try {
    const { token, pid, host } = JSON.parse(await readFile(path, 'utf8')) as Partial<Holder>
    return typeof token === 'string' && typeof pid === 'number' && typeof host === 'string' ? { token, pid, host } : undefined
  } catch {
    return undefined
  }
}

const isCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code
