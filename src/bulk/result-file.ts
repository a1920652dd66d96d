/**
 * The file of results, while it grows: written aside, and found again after a crash. What counts is what the last
 * checkpoint says; whatever was written after it is cut off and worked out again.
 *
 * @module
 */
import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, open, readFile, rename, rm } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { concat } from '../lib/bytes.ts'
import { CredentialError } from '../lib/errors.ts'
import { whyNotWritten } from '../lib/file-reasons.ts'
import { writeAside } from './aside.ts'
import { type Counts, noCounts, sumOf } from './counts.ts'
import { checkpointOf, partOf } from './files.ts'
import type { Poison } from './results.ts'

/** How far the results are. */
export interface Reached {
  /** Of the input: all up to this one are in the file. */
  readonly line: number
  readonly bytes: number
  readonly counts: Counts
  /** The first of them, and the first of each code; how many there are, the counts say. */
  readonly poison: readonly Poison[]
}

export interface Batch {
  readonly line: number
  /** Lines of results. */
  readonly bytes: Uint8Array
  readonly counts: Counts
  readonly poison: readonly Poison[]
}

/** What was written in the end. */
export interface Written extends Reached {
  /** SHA-256 of all of it. */
  readonly digest: string
}

export interface ResultFile {
  readonly reached: () => Reached
  readonly add: (batch: Batch) => Promise<void>
  /** Gives the file its name, when what is to stand beside it is written. */
  readonly finish: (beside: (written: Written) => Promise<void>) => Promise<Written>
  /** Keeps what there is for the next time. */
  readonly leave: () => Promise<void>
}

const nothing: Reached = { line: 0, bytes: 0, counts: noCounts, poison: [] }
const mostPoison = 10_000
/**
 * Items, or bytes, after which a block is full: what is zipped together, and written at once. It ends with a chunk, so that
 * the same chunks give the same bytes; and it is small, for nothing else happens while it is made of its parts.
 */
const most = { items: 256, length: 2 ** 20 }
/** Milliseconds between checkpoints. */
const between = 500

/**
 * Opens the results where an earlier run of the same key left them, or anew.
 * @param hold - Throws where they are no longer this run's to write.
 */
export async function openResults(path: string, key: string, hold: () => Promise<void>): Promise<ResultFile> {
  const pack = path.endsWith('.gz') ? promisify(gzip) : undefined
  const before = await earlier(path, key)
  const file = await open(partOf(path), before ? 'r+' : 'w')
  const { reached, append, sealed, digest } = growing(file, before)
  await file.truncate(reached().bytes)
  let saved = performance.now()
  let block: Batch = emptied(reached())
  const save = async (): Promise<void> => {
    await hold()
    await file.datasync()
    await writeAside(checkpointOf(path), sealed(key))
    saved = performance.now()
  }
  const flush = async (): Promise<void> => {
    if (block.bytes.length === 0) return
    await append(pack ? await pack(block.bytes) : block.bytes, block)
    block = emptied(reached())
    if (performance.now() - saved > between) await save()
  }
  const finish = async (beside: (written: Written) => Promise<void>): Promise<Written> => {
    await hold()
    await flush()
    // no results at all are a zipped file of nothing
    if (pack && reached().bytes === 0) await append(await pack(''), block)
    await file.sync()
    await file.close()
    const written = { ...reached(), digest: digest() }
    await beside(written)
    await rename(partOf(path), path)
    await rm(checkpointOf(path), { force: true })
    return written
  }
  return {
    reached: () => ({ ...reached(), line: block.line, counts: sumOf(reached().counts, block.counts) }),
    add: (batch) =>
      asOutput(async () => {
        block = joinedTo(block, batch)
        if (block.counts.items >= most.items || block.bytes.length >= most.length) await flush()
      }),
    finish: (beside) => asOutput(() => finish(beside)),
    leave: async () => {
      // nothing more can be done where even this fails: the last checkpoint holds
      await save().catch(() => undefined)
      await file.close().catch(() => undefined)
    },
  }
}

interface Growing {
  readonly reached: () => Reached
  /** What stands for a block at the end of the file: the block itself, or zipped. */
  readonly append: (bytes: Uint8Array, block: Batch) => Promise<void>
  /** What a checkpoint says. */
  readonly sealed: (key: string) => string
  /** Of all of it, at its end. */
  readonly digest: () => string
}

/** What is in the file, and what is told of it. */
function growing(file: FileHandle, before: Earlier | undefined): Growing {
  let reached = before?.reached ?? nothing
  const hash = before?.hash ?? createHash('sha256')
  return {
    reached: () => reached,
    append: async (bytes, { line, counts, poison }) => {
      await writeAll(file, bytes, reached.bytes)
      hash.update(bytes)
      reached = {
        line,
        bytes: reached.bytes + bytes.length,
        counts: sumOf(reached.counts, counts),
        poison: named([...reached.poison, ...poison]),
      }
    },
    sealed: (key) => JSON.stringify({ key, ...reached, digest: sealOf(hash, { key, ...reached }) }),
    digest: () => hash.digest('hex'),
  }
}

/** Those that are named: whatever comes late with a code of its own may be worse than all before. */
function named(all: readonly Poison[]): readonly Poison[] {
  const codes = new Set<string>()
  return all.filter(({ code }, index) => {
    const isFirst = !codes.has(code)
    codes.add(code)
    return isFirst || index < mostPoison
  })
}

const joinedTo = (block: Batch, { line, bytes, counts, poison }: Batch): Batch => ({
  line,
  bytes: concat(block.bytes, bytes),
  counts: sumOf(block.counts, counts),
  poison: [...block.poison, ...poison],
})

const emptied = ({ line }: Reached): Batch => ({ line, bytes: new Uint8Array(), counts: noCounts, poison: [] })

interface Earlier {
  readonly reached: Reached
  readonly hash: Hash
}

/** Results that are not those of which the checkpoint speaks, and a checkpoint that is not what was written, count for nothing. */
async function earlier(path: string, key: string): Promise<Earlier | undefined> {
  try {
    const { digest, ...told } = JSON.parse(await readFile(checkpointOf(path), 'utf8')) as Written & { readonly key: string }
    const { key: other, ...reached } = told
    if (other !== key) return undefined
    const hash = createHash('sha256')
    if (reached.bytes > 0)
      for await (const part of createReadStream(partOf(path), { end: reached.bytes - 1, highWaterMark: 2 ** 20 }))
        hash.update(part as Uint8Array)
    return sealOf(hash, told) === digest ? { reached, hash } : undefined
  } catch {
    return undefined
  }
}

/** One digest of the results so far, and of what is told of them. */
const sealOf = (results: Hash, told: object): string => results.copy().update(JSON.stringify(told)).digest('hex')

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < bytes.length; )
    written += (await file.write(bytes, written, bytes.length - written, position + written)).bytesWritten
}

/** What goes wrong while writing, as an error with a code. */
export async function asOutput<Value>(work: () => Promise<Value>, what = 'the results'): Promise<Value> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof CredentialError) throw cause
    throw new CredentialError('ERR_OUTPUT', `${what} cannot be written${whyNotWritten(cause)}`, { cause })
  }
}
