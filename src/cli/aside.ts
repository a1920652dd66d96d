/** Files that get their name when they are whole. @module */
import { constants, rmSync } from 'node:fs'
import { access, lstat, open, rename, rm, writeFile } from 'node:fs/promises'
import { asideName } from '../bulk/aside.ts'

export interface Aside {
  /** Where it is written to until then. */
  readonly path: string
  readonly finish: () => Promise<void>
  /** It will not be whole. */
  readonly drop: () => Promise<void>
}

/**
 * A pipe, a device or a link is written to, and stays what it is: whoever names one means what it leads to. So is what nothing can be made
 * beside, or may not be written to: the system says what is to be said of it.
 */
export async function asideOf(name: string): Promise<Aside> {
  const there = await lstat(name).catch(() => undefined)
  const path = asideName(name)
  const done = untilStopped(path)
  if ((!there || there.isFile()) && (await isMade(path, name, there?.mode)))
    return { path, finish: () => rename(path, name).then(done), drop: () => rm(path, { force: true }).then(done) }
  done()
  return { path: name, finish: () => Promise.resolve(), drop: () => Promise.resolve() }
}

/** Makes the file aside, with the rights of the one whose place it is to take: not more may read it than could. */
async function isMade(path: string, name: string, mode: number | undefined): Promise<boolean> {
  try {
    if (mode !== undefined) await access(name, constants.W_OK)
    const file = await open(path, 'wx', mode)
    if (mode !== undefined) await file.chmod(mode).catch(() => undefined)
    await file.close()
    return true
  } catch {
    return false
  }
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Whoever stops the work finds nothing beside: the process ends by the signal as it would have, without what is not whole. */
function untilStopped(path: string): () => void {
  const end = (signal: NodeJS.Signals): void => {
    rmSync(path, { force: true })
    done()
    // of several files, and of a command that ends its work itself, the last to go
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
  }
  const done = (): void => void signals.map((signal) => process.off(signal, end))
  for (const signal of signals) process.once(signal, end)
  return done
}

/** All at once. */
export async function writeWhole(name: string, content: string | Uint8Array): Promise<void> {
  const { path, finish, drop } = await asideOf(name)
  try {
    await writeFile(path, content)
    await finish()
  } catch (error) {
    await drop()
    throw error
  }
}
