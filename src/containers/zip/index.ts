/** Credentials in a ZIP archive: every file that can be one or carry one. @module */
import { inflateRaw } from '#zlib'
import type { Container } from '../../lib/contract.ts'
import { CredentialError } from '../../lib/errors.ts'
import { crc32 } from '../checksum.ts'
import { mayCarry } from '../look.ts'
import { claims } from './claims.ts'
import { type Entry, entriesOf, refused } from './directory.ts'

export const container: Container = {
  ...claims,
  read: async (bytes, limits) => {
    if (bytes.length > limits.file) throw new CredentialError('ERR_TOO_LARGE', `the file is larger than ${limits.file} bytes`)
    let left = limits.file
    return entriesOf(bytes).flatMap((entry) => {
      if (isAside(entry.name)) return []
      if (entry.size > left) throw new CredentialError('ERR_TOO_LARGE', 'the archive unpacks to more than the limit')
      left -= entry.size
      const content = unpacked(entry)
      return mayCarry(content) ? [{ text: '', bytes: content, found: { container: claims.id, place: entry.name } }] : []
    })
  },
}

/** Folders, and what systems leave beside the files of their users. */
const isAside = (name: string): boolean => name.endsWith('/') || name.startsWith('__MACOSX/') || /(?:^|\/)\.[^/]*$/.test(name)

function unpacked({ packed, method, size, crc }: Entry): Uint8Array {
  if (method !== 0 && method !== 8) throw refused('a file of the archive is compressed by an unknown method')
  const content = method === 0 ? packed : inflateRaw(packed, size)
  if (content.length !== size || crc32(content) !== crc) throw refused('a file of the archive is damaged')
  return content
}
