/** The files of an archive, unpacked one by one: no more of them, in all, than the limit. @module */
import { inflateRaw } from '#zlib'
import { CredentialError } from '../../lib/errors.ts'
import { counted, type Unpacking } from '../../lib/unpacking.ts'
import { crc32 } from '../checksum.ts'
import { type Entry, entriesOf, refused } from './directory.ts'

export interface File {
  readonly name: string
  readonly content: Uint8Array
}

/** @throws CredentialError `ERR_CONTAINER`, `ERR_TOO_LARGE`, `ERR_LIMIT`. */
export function* filesIn(archive: Uint8Array, limit: number, unpacking?: Unpacking): Generator<File> {
  let left = limit
  for (const entry of entriesOf(archive)) {
    if (isAside(entry.name)) continue
    if (entry.size > left) throw new CredentialError('ERR_TOO_LARGE', 'the archive unpacks to more than the limit')
    left -= entry.size
    yield { name: entry.name, content: unpacked(entry, unpacking) }
  }
}

/** Folders, and what systems leave beside the files of their users. */
const isAside = (name: string): boolean => name.endsWith('/') || name.startsWith('__MACOSX/') || /(?:^|\/)\.[^/]*$/.test(name)

function unpacked({ packed, method, size, crc }: Entry, unpacking: Unpacking | undefined): Uint8Array {
  if (method !== 0 && method !== 8) throw refused('a file of the archive is compressed by an unknown method')
  const content = method === 0 ? packed : counted(unpacking, size, (limit) => inflateRaw(packed, limit))
  if (content.length !== size || crc32(content) !== crc) throw refused('a file of the archive is damaged')
  return content
}
