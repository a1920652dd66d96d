/** A PNG file as the list of its chunks (ISO/IEC 15948 section 5). @module */
import { concat, latin1 } from '../../lib/bytes.ts'
import { CredentialError } from '../../lib/errors.ts'
import { crc32 } from '../checksum.ts'
import { signature } from './claims.ts'

export interface Chunk {
  /** Four letters. */
  readonly type: string
  readonly data: Uint8Array
  /** The chunk as it stands in the file, with length and checksum. */
  readonly whole: Uint8Array
}

/** More than any picture has: 32 megabytes in parts of 8 kilobytes are 4096. */
const most = 65_536

export const broken = (message: string): CredentialError => new CredentialError('ERR_CONTAINER', message)

/**
 * The chunks up to IEND; what follows it is no part of the picture.
 * @throws CredentialError `ERR_CONTAINER` where lengths do not fit, `ERR_LIMIT` where there are too many.
 */
export function chunksOf(file: Uint8Array): readonly Chunk[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const chunks: Chunk[] = []
  for (let at = signature.length; ; ) {
    if (at + 12 > file.length) throw broken('the PNG file ends too early')
    const length = view.getUint32(at)
    const end = at + 12 + length
    if (length > 0x7fffffff || end > file.length) throw broken('a chunk of the PNG file is longer than the file')
    const type = latin1(file.subarray(at + 4, at + 8))
    if (chunks.length === 0 && type !== 'IHDR') throw broken('the PNG file does not begin with its header')
    if (chunks.length >= most) throw new CredentialError('ERR_LIMIT', `the PNG file has more than ${most} chunks`)
    chunks.push({ type, data: file.subarray(at + 8, end - 4), whole: file.subarray(at, end) })
    if (type === 'IEND') return chunks
    at = end
  }
}

/** Whether the checksum is that of type and data (section 5.5). */
export function isIntact({ whole }: Chunk): boolean {
  const stored = new DataView(whole.buffer, whole.byteOffset, whole.byteLength).getUint32(whole.length - 4)
  return crc32(whole.subarray(4, -4)) === stored
}

/** A chunk as it stands in a file. */
export function chunk(type: string, data: Uint8Array): Uint8Array {
  const name = Uint8Array.from(type, (letter) => letter.charCodeAt(0))
  const whole = concat(new Uint8Array(4), name, data, new Uint8Array(4))
  const view = new DataView(whole.buffer)
  view.setUint32(0, data.length)
  view.setUint32(whole.length - 4, crc32(whole.subarray(4, -4)))
  return whole
}
