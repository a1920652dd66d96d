/** What the arguments of a command name: files, folders, patterns, addresses, standard input. @module */
import { createReadStream } from 'node:fs'
import { lstat, readdir, stat } from 'node:fs/promises'
import { isAbsolute, join } from 'node:path'
import { wholeName } from '../bulk/aside.ts'
import { fileAt } from '../bulk/files.ts'
import { fromUtf8, joined } from '../lib/bytes.ts'
import { CredentialError, credentialError } from '../lib/errors.ts'
import { notRead } from '../lib/file-reasons.ts'
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
  /** Told of each source, and of each piece of it that was read: for a progress bar, and for evidence. */
  readonly onRead?: (name: string, part?: Uint8Array | CredentialError) => void
  /** What the command has made so far, as {@link fileAt} tells it: in a folder of inputs it is none of them. */
  readonly made?: ReadonlySet<string>
}

export async function* inputsOf(names: readonly string[], options: InputOptions = {}): AsyncGenerator<NamedInput> {
  for (const name of names) {
    if (name === '-') yield* ofStream('standard input', process.stdin, options)
    else if (isAddress(name)) yield* ofAddress(name, options)
    else for await (const file of filesOf(name, options.made)) yield* ofFile(file, options)
  }
}

export const isAddress = (name: string): boolean => /^https?:\/\//i.test(name)

function* ofAddress(name: string, { onRead }: InputOptions): Generator<NamedInput> {
  onRead?.(name)
  yield { name, read: () => Promise.resolve(name) }
}

/** The same out of what was kept of them. */
export async function* inputsIn(
  sources: readonly { readonly name: string; readonly bytes?: Uint8Array; readonly error?: CredentialError }[],
  options: InputOptions,
): AsyncGenerator<NamedInput> {
  for (const { name, bytes, error } of sources) {
    if (error) yield { name, read: () => Promise.reject(error) }
    else if (isAddress(name)) yield* ofAddress(name, options)
    else yield* ofStream(name, once(bytes ?? new Uint8Array()), options)
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** The files that a name stands for; a name that stands for none is its own, and is told when it is read. */
export async function* filesOf(name: string, made?: InputOptions['made']): AsyncGenerator<string> {
  const kind = await stat(name).catch(() => undefined)
  if (kind?.isDirectory()) yield* inFolder(name, made)
  else if (kind === undefined) yield* matching(name)
  else yield name
}

/** Whether the names stand for more than one input; looked at no further than to the second. */
export async function areSeveral(names: readonly string[]): Promise<boolean> {
  let count = 0
  for (const name of names)
    if (name === '-' || isAddress(name)) count += 1
    else for await (const _file of filesOf(name)) if (++count > 1) return true
  return count > 1
}

/** The files of a pattern; what is none, or is of no file, is a name. */
async function* matching(name: string): AsyncGenerator<string> {
  const { glob, isDynamicPattern } = await import('tinyglobby')
  const options = { onlyFiles: true, expandDirectories: false, followSymbolicLinks: false, absolute: isAbsolute(name) }
  const found = isDynamicPattern(name) ? await glob(name, options) : []
  if (found.length === 0) yield name
  yield* found.sort()
}

/** In the order of their names, folder by folder: only one folder's names are in memory. What systems hide is left out. */
async function* inFolder(folder: string, made: InputOptions['made'] = new Set()): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined)
  // told when it is read: what is in it would be left out without a word
  if (entries === undefined) return yield folder
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.') || wholeName(entry.name) !== undefined) continue
    const path = join(folder, entry.name)
    if (made.size > 0 && made.has((await fileAt(path)) ?? '')) continue
    if (entry.isDirectory()) yield* inFolder(path, made)
    else if (entry.isFile()) yield path
    else if (entry.isSymbolicLink() && (await isOfFile(path))) yield path
  }
}

/** A link to a file is a file, and one to nothing is told when it is read; one to a folder could lead in circles. */
const isOfFile = (link: string): Promise<boolean> =>
  stat(link).then(
    (kind) => kind.isFile(),
    () => true,
  )

async function* ofFile(name: string, options: InputOptions): AsyncGenerator<NamedInput> {
  yield* ofStream(name, createReadStream(name), options)
}

async function* ofStream(name: string, stream: AsyncIterable<unknown>, options: InputOptions): AsyncGenerator<NamedInput> {
  const given: InputOptions = { ...options, lines: options.lines ?? isLineFile(name) }
  try {
    for await (const { line, bytes } of linesOrWhole(partsOf(name, stream, options), given.lines === true))
      yield {
        name,
        ...(line !== undefined && { place: `line ${line}` }),
        read: () => (bytes instanceof CredentialError ? Promise.reject(bytes) : Promise.resolve(bytes)),
      }
  } catch (cause) {
    const error = (await leadsNowhere(name))
      ? new CredentialError('ERR_INPUT', 'it is a link that leads to no file', { cause })
      : notFound(name, notRead(cause))
    options.onRead?.(name, error)
    yield { name, read: () => Promise.reject(error) }
  }
}

/** Such a link is there, whoever looks for it: nothing is wrong with the command. */
const leadsNowhere = async (name: string): Promise<boolean> =>
  (await fileAt(name)) === undefined && (await lstat(name).catch(() => undefined))?.isSymbolicLink() === true

/** Bytes of a name that are no UTF-8 come here as this mark, and no file is called so. */
const notFound = (name: string, error: CredentialError): CredentialError =>
  error.code === 'ERR_OPTION' && name.includes('\uFFFD')
    ? new CredentialError(error.code, `${error.message}, or its name is not UTF-8: then give it another one`, { cause: error })
    : error

async function* partsOf(name: string, stream: AsyncIterable<unknown>, { onRead }: InputOptions): AsyncGenerator<Uint8Array> {
  onRead?.(name)
  for await (const part of stream) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : (part as Uint8Array)
    onRead?.(name, bytes)
    yield bytes
  }
}

/** The one file that an option names, whole. */
export async function bytesOfFile(name: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for await (const part of partsOf(name, name === '-' ? process.stdin : createReadStream(name), {})) {
      length += part.length
      if (length > defaultLimits.file) throw new CredentialError('ERR_TOO_LARGE', `the input is larger than ${defaultLimits.file} bytes`)
      parts.push(part)
    }
  } catch (cause) {
    throw notRead(cause)
  }
  return joined(parts)
}

/** The text of a file that an option names: a fault of it is none of the input, beside whose name it is told. */
export async function textOfFile(name: string, what: string): Promise<string> {
  try {
    return fromUtf8(await bytesOfFile(name))
  } catch (cause) {
    const { code, message } = credentialError(cause)
    throw new CredentialError(code, `${what}: ${message}`, { cause })
  }
}
