/**
 * The central directory of a ZIP archive (PKWARE APPNOTE 4.3). An archive can be read in several ways where its two
 * lists of files disagree; such ones are refused, and nothing is read but what the directory names.
 *
 * @module
 */
import { CredentialError } from '../../lib/errors.ts'

export interface Entry {
  readonly name: string
  readonly packed: Uint8Array
  /** 0 stored, 8 deflated. */
  readonly method: number
  readonly crc: number
  readonly size: number
}

/** More than an archive of credentials has. */
const most = 4096
const signatures = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50, largeEnd: 0x06064b50, locator: 0x07064b50 }

export const refused = (message: string): CredentialError => new CredentialError('ERR_CONTAINER', message)

/** @throws CredentialError `ERR_CONTAINER`, or `ERR_LIMIT` where there are too many files. */
export function entriesOf(file: Uint8Array): readonly Entry[] {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength)
  const end = endRecord(view)
  const count = view.getUint16(end + 10, true)
  const [size, start] = [view.getUint32(end + 12, true), view.getUint32(end + 16, true)]
  const after = directoryEnd(view, end, [count, count, size, start])
  if (view.getUint32(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count || start + size !== after)
    throw refused('the archive is in parts, or of more than four gigabytes, or its directory is damaged')
  if (count > most) throw new CredentialError('ERR_LIMIT', `the archive has more than ${most} files`)
  const headers: Header[] = []
  for (let at = start; headers.length < count; ) {
    const header = centralHeader(view, at, after)
    headers.push(header)
    at = header.next
    if (headers.length === count && at !== after) throw refused('the directory of the archive is damaged')
  }
  if (new Set(headers.map(({ name }) => name)).size !== headers.length) throw refused('the archive has two files of one name')
  return located(view, headers, start)
}

/** The end record: the last one whose comment ends where the file ends. */
function endRecord(view: DataView): number {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
    if (view.getUint32(at, true) === signatures.end && view.getUint16(at + 20, true) === last - at) return at
  }
  throw refused('the archive has no directory')
}

/**
 * Programs that do not know beforehand how large an archive becomes end it twice (APPNOTE 4.3.14 and 4.3.15): what both say has to be the same.
 * @param told - How many files there are, on this disk and in all, and where the directory is.
 */
function directoryEnd(view: DataView, end: number, told: readonly number[]): number {
  const locator = end - 20
  if (locator < 0 || view.getUint32(locator, true) !== signatures.locator) return end
  const at = Number(view.getBigUint64(locator + 8, true))
  const isRecord = at + 56 <= locator && view.getUint32(at, true) === signatures.largeEnd
  const isWhole = isRecord && at + 12 + Number(view.getBigUint64(at + 4, true)) === locator
  if (!isWhole || told.some((value, index) => view.getBigUint64(at + 24 + 8 * index, true) !== BigInt(value)))
    throw refused('the archive ends in two ways, or is of more than four gigabytes')
  return at
}

interface Header extends Omit<Entry, 'packed'> {
  readonly flags: number
  readonly packedSize: number
  readonly offset: number
  readonly next: number
}

function centralHeader(view: DataView, at: number, end: number): Header {
  if (at + 46 > end || view.getUint32(at, true) !== signatures.central) throw refused('the directory of the archive is damaged')
  const [nameLength, extra, comment] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)]
  const next = at + 46 + nameLength + extra + comment
  if (next > end) throw refused('the directory of the archive is damaged')
  return {
    flags: view.getUint16(at + 8, true),
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    packedSize: view.getUint32(at + 20, true),
    size: view.getUint32(at + 24, true),
    offset: view.getUint32(at + 42, true),
    name: safeName(bytesOf(view, at + 46, nameLength)),
    next,
  }
}

const bytesOf = (view: DataView, at: number, length: number): Uint8Array => new Uint8Array(view.buffer, view.byteOffset + at, length)

/**
 * Programs that do not write UTF-8 write whatever their system has: so read, two names stay two, though a letter may look like another.
 * Some on Windows write its folders with `\`, where the format has `/` (APPNOTE 4.4.17.1).
 */
function nameOf(bytes: Uint8Array): string {
  return decoded(bytes).replaceAll('\\', '/')
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('latin1').decode(bytes)
  }
}

/** Nothing is written to a disk here, but whoever does so with these names must not be led out of his folder. */
function safeName(bytes: Uint8Array): string {
  const name = nameOf(bytes)
  const isUnsafe = name === '' || name.includes('\0') || /^(?:\/|[A-Za-z]:)/.test(name) || name.split('/').includes('..')
  if (isUnsafe) throw refused('the archive has a file whose name leads out of the archive')
  return name
}

/** The packed bytes of every file. Files that share bytes make an archive unpack to far more than its size: none may. */
function located(view: DataView, headers: readonly Header[], directory: number): readonly Entry[] {
  let free = 0
  const inOrder = headers.toSorted((a, b) => a.offset - b.offset)
  const packed = new Map(
    inOrder.map((header) => {
      const start = afterLocalHeader(view, header, directory)
      if (header.offset < free || start + header.packedSize > directory) throw refused('files of the archive overlap')
      if (holdsFile(view, free, header.offset)) throw unlisted()
      free = start + header.packedSize
      return [header, bytesOf(view, start, header.packedSize)]
    }),
  )
  if (holdsFile(view, free, directory)) throw unlisted()
  return headers.map((header) => {
    const { name, method, crc, size } = header
    return { name, method, crc, size, packed: packed.get(header) ?? new Uint8Array() }
  })
}

/** A reader that goes through the archive from its start, and not by its directory, takes such a file for one of the archive. */
function holdsFile(view: DataView, from: number, to: number): boolean {
  for (let at = from; at + 30 <= to; at++) if (view.getUint32(at, true) === signatures.local) return true
  return false
}

const unlisted = (): CredentialError => refused('the archive holds a file that its directory does not list')

const encrypted = 0x2041
/** Checksum and sizes come after the file. */
const isLater = 0x0008

function afterLocalHeader(view: DataView, header: Header, directory: number): number {
  const { offset, method, flags, name } = header
  if (offset + 30 > directory || view.getUint32(offset, true) !== signatures.local) throw refused('a file of the archive is damaged')
  if (((flags | view.getUint16(offset + 6, true)) & encrypted) !== 0) throw refused('the archive is encrypted')
  const nameLength = view.getUint16(offset + 26, true)
  const start = offset + 30 + nameLength + view.getUint16(offset + 28, true)
  if (start > directory) throw refused('a file of the archive is damaged')
  if (view.getUint16(offset + 8, true) !== method || nameOf(bytesOf(view, offset + 30, nameLength)) !== name)
    throw refused('the archive names a file in two ways')
  const [crc, packedSize, size] = [14, 18, 22].map((at) => view.getUint32(offset + at, true))
  // of sizes that stand elsewhere, this number stands there (APPNOTE 4.4.8)
  const isSo = (stated: number | undefined, listed: number): boolean => stated === listed || stated === 0xffffffff
  const isLocal = (view.getUint16(offset + 6, true) & isLater) === 0
  if (isLocal && !(crc === header.crc && isSo(packedSize, header.packedSize) && isSo(size, header.size)))
    throw refused('the archive tells the size of a file in two ways')
  return start
}
