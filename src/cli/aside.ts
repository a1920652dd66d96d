/** Files that get their name when they are whole. @module */
import { lstat, rename, rm } from 'node:fs/promises'
import { asideName } from '../bulk/aside.ts'

export interface Aside {
  /** Where it is written to until then. */
  readonly path: string
  readonly finish: () => Promise<void>
  /** It will not be whole. */
  readonly drop: () => Promise<void>
}

/** A pipe, a device or a link is written to, and stays what it is: whoever names one means what it leads to. */
export async function asideOf(name: string): Promise<Aside> {
  const isPlain = await lstat(name).then(
    (file) => file.isFile(),
    () => true,
  )
  if (!isPlain) return { path: name, finish: () => Promise.resolve(), drop: () => Promise.resolve() }
  const path = asideName(name)
  return { path, finish: () => rename(path, name), drop: () => rm(path, { force: true }) }
}
