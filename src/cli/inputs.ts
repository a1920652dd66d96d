/** What the arguments of a command name: files, folders, patterns, addresses, standard input. @module */
import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import { joined } from '../lib/bytes.ts'
import { CredentialError, credentialError } from '../lib/errors.ts'
import { defaultLimits } from '../lib/limits.ts'
import type { Input } from '../lib/options.ts'
import { isLineFile, linesOrWhole } from './lines.ts'

export interface NamedInput {
  readonly name: string
  /** The line, where every line is a credential. */
  readonly place?: string
  /** Read when it is its turn: a thousand files are never in memory together. */
  readonly read: () => Promise<Input>
}

export interface InputOptions {
  /** Every line is a credential, whatever the first ones look like. */
  readonly lines?: boolean
  /** Told of each piece that was read, in bytes: for a progress bar. */
  readonly onRead?: (bytes: number) => void
}

export async function* inputsOf(names: readonly string[], options: InputOptions = {}): AsyncGenerator<NamedInput> {
  for (const name of names) {
    if (name === '-') yield* ofStream('standard input', process.stdin, options)
    else if (/^https?:\/\//i.test(name)) yield { name, read: () => Promise.resolve(name) }
    else for await (const file of filesOf(name)) yield* ofFile(file, options)
  }
}

/** The files that a name stands for; a name that stands for none is its own, and is told when it is read. */
export async function* filesOf(name: string): AsyncGenerator<string> {
  const kind = await stat(name).catch(() => undefined)
  if (kind?.isDirectory()) yield* inFolder(name)
  else if (kind === undefined && isDynamicPattern(name)) {
    const found = await glob(name, { onlyFiles: true, expandDirectories: false, followSymbolicLinks: false })
    if (found.length === 0) yield name
    yield* found.sort()
  } else yield name
}

/** In the order of their names, folder by folder: only one folder's names are in memory. What systems hide is left out. */
async function* inFolder(folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* inFolder(path)
    else if (entry.isFile()) yield path
    // a link to a file is a file; one to a folder could lead in circles
    else if (entry.isSymbolicLink() && (await stat(path).catch(() => undefined))?.isFile()) yield path
  }
}

async function* ofFile(name: string, options: InputOptions): AsyncGenerator<NamedInput> {
  yield* ofStream(name, createReadStream(name), options)
}

async function* ofStream(name: string, stream: AsyncIterable<unknown>, options: InputOptions): AsyncGenerator<NamedInput> {
  const given: InputOptions = { ...options, lines: options.lines ?? isLineFile(name) }
  try {
    for await (const { line, bytes } of linesOrWhole(counted(stream, options), given.lines === true))
      yield {
        name,
        ...(line !== undefined && { place: `line ${line}` }),
        read: () => (bytes instanceof CredentialError ? Promise.reject(bytes) : Promise.resolve(bytes)),
      }
  } catch (cause) {
    const error = credentialError(cause, 'ERR_INPUT', reasonOf(cause))
    yield { name, read: () => Promise.reject(error) }
  }
}

async function* counted(stream: AsyncIterable<unknown>, { onRead }: InputOptions): AsyncGenerator<Uint8Array> {
  for await (const part of stream) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : (part as Uint8Array)
    onRead?.(bytes.length)
    yield bytes
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'the file may not be read',
  EISDIR: 'this is a folder',
}
const reasonOf = (cause: unknown): string => reasons[String((cause as { code?: unknown } | null)?.code)] ?? 'the file cannot be read'

/** The one file that an option names, whole. */
export async function bytesOfFile(name: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for await (const part of counted(name === '-' ? process.stdin : createReadStream(name), {})) {
      length += part.length
      if (length > defaultLimits.file) throw new CredentialError('ERR_TOO_LARGE', `the input is larger than ${defaultLimits.file} bytes`)
      parts.push(part)
    }
  } catch (cause) {
    throw credentialError(cause, 'ERR_INPUT', reasonOf(cause))
  }
  return joined(parts)
}
