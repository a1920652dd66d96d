/** Files that get their name when they are whole. @module */
import { constants } from 'node:fs'
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
  if ((there && !there.isFile()) || !(await isMade(path, name, there?.mode)))
    return { path: name, finish: () => Promise.resolve(), drop: () => Promise.resolve() }
  return { path, finish: () => rename(path, name), drop: () => rm(path, { force: true }) }
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
