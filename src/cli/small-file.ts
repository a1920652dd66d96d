/** Files that options name, which are small: of a device that never ends, or of a disk image, no more is read than they may have. @module */
import { accessSync, closeSync, constants, openSync, readSync, statSync } from 'node:fs'
import { InvalidArgumentError } from 'commander'
import { joined } from '../lib/bytes.ts'
import { whyNotRead } from '../lib/file-reasons.ts'
import { sentence } from '../lib/sentence.ts'

const part = 65_536

/** A file that is read when its turn comes: that it is there is asked at once, and told once. It may be a pipe, which can be read only once. */
export function readableFile(path: string): string {
  if (path === '-') return path
  try {
    accessSync(path, constants.R_OK)
    if (statSync(path).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
    return path
  } catch (cause) {
    throw new InvalidArgumentError(sentence(whyNotRead(cause)))
  }
}

/** @throws InvalidArgumentError where it cannot be read, or is larger. */
export function smallFile(path: string, most: number): Uint8Array {
  try {
    const file = openSync(path, 'r')
    try {
      return partsOf(file, most)
    } finally {
      closeSync(file)
    }
  } catch (cause) {
    throw cause instanceof InvalidArgumentError ? cause : new InvalidArgumentError(sentence(whyNotRead(cause)))
  }
}

function partsOf(file: number, most: number): Uint8Array {
  const parts: Uint8Array[] = []
  for (let length = 0; ; ) {
    const bytes = new Uint8Array(part)
    const read = readSync(file, bytes)
    if (read === 0) return joined(parts)
    length += read
    if (length > most) throw new InvalidArgumentError(`The file is larger than ${most} bytes.`)
    parts.push(bytes.subarray(0, read))
  }
}
