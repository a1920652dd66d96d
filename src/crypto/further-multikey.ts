/** Multikeys other than those of Ed25519 (Controlled Identifiers 1.0 section 2.2.2). @module */
import { CredentialError } from '../lib/errors.ts'
import { agrees, pointKey } from './further-keys.ts'
import type { Material } from './material.ts'
import { fromPkcs1 } from './spki.ts'

/** Multicodec prefixes: the code as a varint of two octets. */
const codecs: ReadonlyMap<number, (bytes: Uint8Array) => Material> = new Map([
  [0x8024, compressed('P-256')],
  [0x8124, compressed('P-384')],
  [0x8224, compressed('P-521')],
  [0x8524, fromPkcs1],
])

function compressed(curve: 'P-256' | 'P-384' | 'P-521'): (bytes: Uint8Array) => Material {
  return (bytes) => {
    if (bytes[0] === 4) throw new CredentialError('ERR_KEY', 'the key is not in its compressed form')
    return pointKey(curve, bytes)
  }
}

const x25519 = 0xec01
/** Private keys, from that of Ed25519 to that of P-521. */
const isPrivate = (codec: number): boolean => codec >= 0x8026 && codec <= 0x8826 && (codec & 0xff) === 0x26

/** @throws CredentialError `ERR_KEY` or `ERR_UNSUPPORTED`. */
export function fromMulticodec(codec: number, bytes: Uint8Array): Material {
  if (codec === x25519) throw agrees()
  if (isPrivate(codec)) throw new CredentialError('ERR_KEY', 'the key is published as the private one: anybody can sign with it')
  const read = codecs.get(codec)
  if (read === undefined) throw new CredentialError('ERR_UNSUPPORTED', 'the key is of a kind that is not supported')
  return read(bytes)
}
