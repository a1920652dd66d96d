/**
 * Ed25519 where the platform has none, by `@noble/ed25519`. Its own strict mode (`zip215: false`) still multiplies
 * by the cofactor, and so accepts signatures that every platform refuses; they are refused here as well.
 *
 * @module
 */
import { hashes, Point, signAsync, verifyAsync } from '@noble/ed25519'
import { concat, equalBytes } from '../lib/bytes.ts'
import { fromLittleEndian } from './number.ts'

/** Whether [S]B = R + [k]A, without the cofactor (RFC 8032 section 5.1.7). Key and signature passed the checks of `edwards.ts`. */
export async function verifyEdwards(key: Uint8Array, data: Uint8Array, signature: Uint8Array): Promise<boolean> {
  if (!(await verifyAsync(signature, data, key, { zip215: false }))) return false
  const r = signature.slice(0, 32)
  const k = fromLittleEndian(await hashes.sha512Async(concat(r, key, data))) % Point.CURVE().n
  const s = fromLittleEndian(signature.subarray(32))
  const sum = Point.BASE.multiply(s, false).subtract(Point.fromBytes(key, false).multiply(k, false))
  return equalBytes(sum.toBytes(), r)
}

/** The signature by a private key of 32 bytes. */
export const signEdwards = async (privateKey: Uint8Array, data: Uint8Array): Promise<Uint8Array<ArrayBuffer>> =>
  Uint8Array.from(await signAsync(data, privateKey))
