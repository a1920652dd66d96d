/** What is written under another name until it is whole: where such a name is made, and known again. @module */
import { randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'

/** A name of its own beside the one that it is to get. */
export const asideName = (path: string): string => `${path}.${randomUUID()}.aside`

/** The name that it would have got; nothing where it is no such name. */
export const wholeName = (aside: string): string | undefined => /^(.+)\.[0-9a-f-]{36}\.aside$/.exec(aside)?.[1]

/** Whole or not at all: what is seen under the name was written to its end. */
export async function writeAside(path: string, content: string | Uint8Array): Promise<void> {
  const aside = asideName(path)
  try {
    await writeFile(aside, content, { flush: true })
    await rename(aside, path)
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
}
