/** The digests by which a document names what stands elsewhere. @module */
import { digest } from '#crypto'
import type { Hash } from '../../crypto/backend.ts'
import { fromBase58 } from '../../lib/base58.ts'
import { equalBytes, fromBase64, fromBase64url } from '../../lib/bytes.ts'
import { type Document, list, own } from '../../lib/json.ts'

export interface NamedDigest {
  readonly hash: Hash
  readonly digest: Uint8Array
}

/**
 * Of an object with `digestSRI` or `digestMultibase` (VC Data Model 2.0 section 5.3): all that it says has to hold, and of each one of
 * the digests. `undefined`: there is none, or one is of a kind that is not known here.
 */
export function digestsOf(named: Document): readonly (readonly NamedDigest[])[] | undefined {
  const said = [...list(own(named, 'digestSRI')).map(fromIntegrity), ...list(own(named, 'digestMultibase')).map(fromMultibase)]
  return said.length === 0 || said.some((digests) => digests.length === 0) ? undefined : said
}

/** Whether bytes have one of the digests of each. */
export async function haveAll(bytes: Uint8Array, digests: readonly (readonly NamedDigest[])[]): Promise<boolean> {
  for (const alternatives of digests) {
    const matches = await Promise.all(alternatives.map(async ({ hash, digest: wanted }) => equalBytes(await digest(hash, bytes), wanted)))
    if (!matches.includes(true)) return false
  }
  return true
}

/** From the weakest to the strongest, with their lengths in bytes and their codes (Multihash, the table of multicodecs). */
const hashes = [
  { name: 'sha256', hash: 'SHA-256', size: 32, code: 0x12 },
  { name: 'sha384', hash: 'SHA-384', size: 48, code: 0x20 },
  { name: 'sha512', hash: 'SHA-512', size: 64, code: 0x13 },
] as const

/** Longer ones take time, and none of these is. */
const longest = 1000

/** Of the strongest kind that is named, each (Subresource Integrity, section 3.3.4): what was said in a weaker one does not count. */
function fromIntegrity(value: unknown): readonly NamedDigest[] {
  if (typeof value !== 'string' || value.length > longest) return []
  const found = value.split(/[\t\n\f\r ]+/).flatMap((word) => {
    const [, name, text = ''] = /^(sha\d{3})-([^?]*)/i.exec(word) ?? []
    const rank = hashes.findIndex((one) => one.name === name?.toLowerCase())
    const digest = rank < 0 ? undefined : (fromBase64(text) ?? fromBase64url(text))
    return digest && digest.length === hashes[rank]?.size ? [{ rank, hash: hashes[rank].hash, digest }] : []
  })
  const strongest = Math.max(...found.map(({ rank }) => rank))
  return found.filter(({ rank }) => rank === strongest)
}

/** A Multihash as multibase text (VC Data Integrity 1.0 section 2.6). */
function fromMultibase(value: unknown): readonly NamedDigest[] {
  if (typeof value !== 'string' || value.length > longest) return []
  const base = value.startsWith('u') ? fromBase64url : value.startsWith('z') ? fromBase58 : undefined
  const [code, size, ...digest] = base?.(value.slice(1)) ?? []
  const known = hashes.find((one) => one.code === code && one.size === size && one.size === digest.length)
  return known ? [{ hash: known.hash, digest: Uint8Array.from(digest) }] : []
}
