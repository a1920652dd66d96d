/** A file of credentials, one a line. @module */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { CredentialError } from '../lib/errors.ts'
import { notRead } from '../lib/file-reasons.ts'
import { linesOf } from '../lib/lines.ts'
import type { Slot } from './chunks.ts'
import type { Line } from './items.ts'

/** Where an item stands. */
export interface LineSlot extends Slot {
  readonly line: number
}
type Read = readonly [LineSlot, Line] | readonly [LineSlot & { readonly error: CredentialError }]

/** The lines of a file that say something, as they are. */
export async function* linesIn(path: string): ReturnType<typeof linesOf> {
  yield* linesOf(await bytesOf(path))
}

/** The credentials of a file, after some that are passed over. A file that is zipped is unzipped on the way. */
export async function* itemsIn(
  path: string,
  { after = 0, onRead }: { readonly after?: number; readonly onRead?: (bytes: number) => void } = {},
): AsyncGenerator<Read, void, undefined> {
  for await (const { line, bytes } of linesOf(await bytesOf(path, onRead))) {
    if (line <= after) continue
    if (bytes instanceof CredentialError) yield [{ line, error: bytes }]
    else yield [{ line }, { line, bytes }]
  }
}

async function bytesOf(path: string, onRead?: (bytes: number) => void): Promise<AsyncIterable<Uint8Array>> {
  const isPacked = await isZipped(path)
  const file = counted(createReadStream(path, { highWaterMark: 2 ** 18 }), onRead)
  if (!isPacked) return readable(file)
  return readable(unzipped(path, file))
}

async function* unzipped(path: string, file: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  const content = createGunzip({ chunkSize: 2 ** 18 })
  pipeline(file, content, () => undefined)
  yield* content
  await requireEnd(path, content.bytesWritten)
}

/**
 * Zeros fill a file up, and end what is unzipped: where more comes behind them (a hole that a crash left, a part that was damaged), all of
 * that would be lost unseen.
 */
async function requireEnd(path: string, end: number): Promise<void> {
  // not every runtime says how far it was
  if (end === 0) return
  for await (const part of createReadStream(path, { start: end }))
    if ((part as Uint8Array).some((byte) => byte !== 0))
      throw new CredentialError('ERR_INPUT', 'the input: the zipped file is damaged, for more stands behind zeros that end it')
}

/** A disk that fails, or a zipped file that is cut off, is told as what it is. */
async function* readable(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* parts
  } catch (cause) {
    throw notRead(cause, 'the input: ')
  }
}

async function* counted(parts: AsyncIterable<Uint8Array>, onRead?: (bytes: number) => void): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const part of parts) {
    onRead?.(part.length)
    yield part
  }
}

async function isZipped(path: string): Promise<boolean> {
  for await (const part of createReadStream(path, { end: 1 })) return (part as Uint8Array)[0] === 0x1f && (part as Uint8Array)[1] === 0x8b
  return false
}

/**
 * SHA-256 of a file as it stands, in hexadecimal.
 * @throws CredentialError `ERR_OPTION` where it is not there, `ERR_INPUT`
 */
export async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  try {
    for await (const part of createReadStream(path, { highWaterMark: 2 ** 20 })) hash.update(part as Uint8Array)
  } catch (cause) {
    throw notRead(cause, 'the input: ')
  }
  return hash.digest('hex')
}

/**
 * Of an input that is another by now, the results would be of neither.
 * @param digest - What it was.
 * @throws CredentialError `ERR_INPUT`
 */
export async function requireSame(path: string, digest: string): Promise<void> {
  if ((await digestOfFile(path)) !== digest) throw new CredentialError('ERR_INPUT', 'the input changed while it was worked on')
}
