/** What the arguments of a command name: files, folders, addresses, standard input. @module */
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { concat } from '../lib/bytes.ts'
import { CredentialError, credentialError } from '../lib/errors.ts'
import { defaultLimits } from '../lib/limits.ts'
import type { Input } from '../lib/options.ts'

export interface NamedInput {
  readonly name: string
  /** Read when it is its turn: a thousand files are never in memory together. */
  readonly read: () => Promise<Input>
}

export async function* inputsOf(names: readonly string[]): AsyncGenerator<NamedInput> {
  for (const name of names) {
    if (name === '-') yield { name: 'standard input', read: () => readAll(process.stdin) }
    else if (/^https?:\/\//i.test(name)) yield { name, read: () => Promise.resolve(name) }
    else yield* filesOf(name)
  }
}

async function* filesOf(name: string): AsyncGenerator<NamedInput> {
  const kind = await stat(name).catch(() => undefined)
  if (!kind?.isDirectory()) return yield { name, read: () => readFile(name) }
  const entries = await readdir(name, { recursive: true, withFileTypes: true })
  for (const path of entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()) {
    yield { name: path, read: () => readFile(path) }
  }
}

async function readFile(name: string): Promise<Uint8Array> {
  try {
    return await readAll(createReadStream(name))
  } catch (error) {
    throw credentialError(error, 'ERR_INPUT', 'the file cannot be read')
  }
}

async function readAll(stream: AsyncIterable<unknown>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of stream) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : (part as Uint8Array)
    length += bytes.length
    if (length > defaultLimits.file) throw new CredentialError('ERR_TOO_LARGE', `the input is larger than ${defaultLimits.file} bytes`)
    parts.push(bytes)
  }
  return concat(...parts)
}
