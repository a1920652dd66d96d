/**
 * What was fetched, in a folder: every answer under the digest of its bytes, and one list of addresses. With it, a verdict
 * follows from its inputs alone, on any machine and on any day.
 *
 * @module
 */
import { type FileHandle, mkdir, open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Code } from '../lib/codes.ts'
import { CredentialError } from '../lib/errors.ts'
import { type Document, isObject, isText } from '../lib/json.ts'
import { memoryOf } from '../lib/memory.ts'
import type { Recorded } from '../lib/network/recorder.ts'
import { unsettled } from '../lib/report.ts'
import type { Answer, Unanswered } from './answers.ts'
import { writeAside } from './aside.ts'
import { exists } from './files.ts'
import { type Lock, lockAt } from './lock.ts'
import { digestOf } from './outside.ts'

/** A line of the list: the answer without its bytes, or why there is none. */
type Entry = Omit<Recorded, 'bytes'> | Unanswered

export interface Snapshot {
  readonly has: (url: string) => boolean
  /** @throws CredentialError `ERR_INPUT` where the bytes are not those that were fetched. */
  readonly answer: (url: string) => Promise<Answer | undefined>
  readonly add: (answer: Answer) => Promise<void>
  /** Of the answers to these addresses. */
  readonly digest: (urls: Iterable<string>) => string
  readonly close: () => Promise<void>
}

/** Bytes that are kept at hand. */
const kept = { entries: 10_000, bytes: 64 * 2 ** 20 }

export interface SnapshotOptions {
  /** It is added to: by nobody else at the same time. */
  readonly isOurs?: boolean
  /** Failures are forgotten, so that their addresses are asked again. */
  readonly retry?: boolean
}

const listIn = (folder: string): string => join(folder, 'answers.ndjson')

/**
 * One that a run is to fill may be new; one that is only read from, and is not there, was not meant.
 * @throws CredentialError `ERR_OPTION`
 */
export async function requireSnapshot(folder: unknown, isFilled: boolean): Promise<void> {
  if (typeof folder !== 'string' || folder === '') throw new CredentialError('ERR_OPTION', 'snapshot is the name of a folder')
  const there = await stat(folder).catch(() => undefined)
  if (there && !there.isDirectory()) throw new CredentialError('ERR_OPTION', 'the snapshot is a file: name a folder')
  if (!isFilled && !(await exists(listIn(folder)))) throw new CredentialError('ERR_OPTION', 'there is no such snapshot')
}

/** @throws CredentialError `ERR_OUTPUT` where another run adds to it. */
export async function openSnapshot(folder: string, { isOurs = false, retry = false }: SnapshotOptions = {}): Promise<Snapshot> {
  if (isOurs) await mkdir(join(folder, 'bytes'), { recursive: true })
  const lock = isOurs ? await lockAt(join(folder, 'lock')) : undefined
  let list: FileHandle | undefined
  try {
    list = await open(listIn(folder), isOurs ? 'a+' : 'r')
    return await opened(folder, list, { retry, lock })
  } catch (error) {
    // the disk may be full: the next run is to begin where this one did
    await list?.close()
    await lock?.release()
    throw error
  }
}

interface Opening {
  readonly retry: boolean
  readonly lock: Lock | undefined
}

async function opened(folder: string, list: FileHandle, { retry, lock }: Opening): Promise<Snapshot> {
  const text = await list.readFile('utf8')
  const entries = entriesIn(text, retry)
  // a line that was cut off in a crash: what comes next begins on a line of its own
  if (lock && text !== '' && !text.endsWith('\n')) await list.appendFile('\n')
  const memory = memoryOf(kept)
  const pathOf = (digest: string): string => join(folder, 'bytes', digest)
  const bytesOf = async (digest: string): Promise<Uint8Array> => {
    const bytes = await readFile(pathOf(digest)).catch((cause: unknown) => {
      throw new CredentialError('ERR_INPUT', 'an answer in the snapshot cannot be read', { cause })
    })
    if (digestOf(bytes) !== digest) throw new CredentialError('ERR_INPUT', 'an answer in the snapshot is not what was fetched')
    return new Uint8Array(bytes)
  }
  return {
    has: (url) => entries.has(url),
    answer: async (url) => {
      const entry = entries.get(url)
      if (!entry || 'code' in entry) return entry
      return {
        ...entry,
        bytes: await memory.once(
          entry.digest,
          () => bytesOf(entry.digest),
          ({ length }) => length,
        ),
      }
    },
    add: async (answer) => {
      if (entries.has(answer.url)) return
      const { bytes, ...entry } = 'bytes' in answer ? answer : { ...answer, bytes: undefined }
      if (bytes && 'digest' in entry) await writeAside(pathOf(entry.digest), bytes)
      entries.set(answer.url, entry)
      await list.appendFile(`${JSON.stringify({ ...entry, sum: sumOf(entry) })}\n`)
    },
    digest: (urls) =>
      digestOf(
        [...urls]
          .sort()
          .map((url) => JSON.stringify(entries.get(url) ?? { url }))
          .join('\n'),
      ),
    close: async () => {
      await list.close()
      await lock?.release()
    },
  }
}

/** The last line on an address counts: it may have been asked again. */
function entriesIn(text: string, retry: boolean): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  for (const line of text.split('\n')) {
    const entry = entryIn(line)
    if (entry) entries.set(entry.url, entry)
  }
  if (retry) for (const [url, entry] of entries) if (isFailure(entry)) entries.delete(url)
  return entries
}

/** No answer, or one that says that there may be another later (RFC 9110 section 15.6, RFC 6585 section 4). */
const isFailure = (entry: Entry): boolean => 'code' in entry || entry.status === 429 || entry.status >= 500

/** A line that was damaged would answer another thing, or for another address. */
const sumOf = (entry: object): string => digestOf(JSON.stringify(entry)).slice(0, 16)

function entryIn(line: string): Entry | undefined {
  try {
    const given: unknown = JSON.parse(line)
    if (!isObject(given)) return undefined
    const { sum, ...entry } = given
    if (sum !== undefined && sum !== sumOf(entry)) return undefined
    return isText(entry['url']) && (isUnanswered(entry) || isAnswer(entry)) ? (entry as unknown as Entry) : undefined
  } catch {
    return undefined
  }
}

/** A failure with a code that accuses a credential is none: that an address did not answer is never bad. */
const isUnanswered = ({ code, message }: Document): boolean => isText(message) && isText(code) && unsettled.has(code as Code)

/** The digest is the name of a file: nothing else in the folder, or out of it, is an answer. */
const isAnswer = ({ code, digest, finalUrl, status, contentType, date }: Document): boolean =>
  code === undefined &&
  isText(digest) &&
  /^[0-9a-f]{64}$/.test(digest) &&
  isText(finalUrl) &&
  typeof status === 'number' &&
  isText(contentType) &&
  (date === undefined || isText(date))
