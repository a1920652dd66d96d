/** A list of small numbers, a few bits each, packed and compressed (Bitstring Status List 1.0 sections 3.3 and 3.4). @module */
import { gunzip } from '#zlib'
import { fromBase64, fromBase64url } from '../lib/bytes.ts'
import { CredentialError } from '../lib/errors.ts'
import type { Scope } from '../lib/scope.ts'

/** 131 072 entries, so that nobody is alone in a list (section 3.2, step 8). */
const fewestEntries = 131_072
/** 32 MB: a list of 2^28 single bits. */
const mostBytes = 2 ** 25

const unreadable = (message: string, cause?: unknown): CredentialError => new CredentialError('ERR_STATUS', message, { cause })

/**
 * The bytes of an encoded list. `u` before base64url is what the specification has; older lists lack it or
 * are plain base64, which the text itself tells.
 *
 * @throws CredentialError as {@link unpacked}.
 */
export const expanded = (encoded: unknown, scope: Scope): Uint8Array =>
  unpacked(typeof encoded === 'string' ? decoded(encoded) : undefined, gunzip, scope)

/** What the lists of a call unpack to: a few kilobytes may unpack to the most that one list may have, and a credential may name hundreds. */
const mostTogether = 2 * mostBytes
const spent = new WeakMap<Scope['once'], number>()

/** @throws CredentialError `ERR_STATUS`; `ERR_LIMIT` where it unpacks to more than is looked at. */
export function unpacked(packed: Uint8Array | undefined, unpack: typeof gunzip, { once }: Scope): Uint8Array {
  if (packed === undefined) throw unreadable('the status list is not encoded as it should be')
  const before = spent.get(once) ?? 0
  try {
    const list = unpack(packed, Math.min(mostBytes, mostTogether - before))
    spent.set(once, before + list.length)
    return list
  } catch (cause) {
    if (cause instanceof CredentialError && cause.code === 'ERR_TOO_LARGE') {
      throw new CredentialError('ERR_LIMIT', 'the status list unpacks to more than is looked at', { cause })
    }
    throw unreadable('the status list is not compressed as it should be', cause)
  }
}

function decoded(text: string): Uint8Array | undefined {
  // gzip begins with 1f 8b 08, which is H4sI in base64: so the prefix of multibase is told from the data
  if (text.startsWith('uH4sI')) return fromBase64url(text.slice(1))
  return fromBase64url(text.replace(/={1,2}$/, '')) ?? fromBase64(text)
}

/** Whether a list is shorter than the specification allows: that harms privacy, and does not make the list untrue. */
export const isShort = (list: Uint8Array, size: number): boolean => Math.floor((list.length * 8) / size) < fewestEntries

/**
 * The number at an index: its bits from the left, the first is the highest.
 * @throws CredentialError `ERR_STATUS` where the list does not reach that far.
 */
export function valueAt(list: Uint8Array, index: number, size: number): number {
  if (index >= Math.floor((list.length * 8) / size)) throw unreadable('the status list does not reach as far as the credential’s entry')
  let value = 0
  for (let bit = index * size; bit < (index + 1) * size; bit++) value = value * 2 + (((list[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1)
  return value
}
