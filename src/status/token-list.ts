/** Statuses of tokens as a byte array of small numbers (Token Status List, draft-ietf-oauth-status-list, sections 4.1 and 4.2). @module */
import { inflate } from '#zlib'
import { fromBase64url } from '../lib/bytes.ts'
import { CredentialError } from '../lib/errors.ts'
import { own, text } from '../lib/json.ts'
import type { Scope } from '../lib/scope.ts'
import { unpacked } from './bitstring.ts'

export interface Statuses {
  readonly bytes: Uint8Array
  /** How many a status has. */
  readonly bits: number
}

/** @param list - The claim `status_list`. @throws CredentialError `ERR_STATUS`; `ERR_LIMIT` where it unpacks to more than is looked at. */
export function statusesIn(list: unknown, scope: Scope): Statuses {
  const bits = [1, 2, 4, 8].find((one) => one === own(list, 'bits'))
  if (bits === undefined) throw new CredentialError('ERR_STATUS', 'the status list does not say how many bits a status has')
  const packed = text(own(list, 'lst'))
  return { bits, bytes: unpacked(packed === undefined ? undefined : fromBase64url(packed), inflate, scope) }
}

/**
 * The status at an index. Unlike those of a bitstring they begin at the right end of each byte, where its lowest bit is.
 * @throws CredentialError `ERR_STATUS` where the list does not reach that far.
 */
export function statusAt({ bytes, bits }: Statuses, index: number): number {
  const perByte = 8 / bits
  const byte = bytes[Math.floor(index / perByte)]
  if (byte === undefined) throw new CredentialError('ERR_STATUS', 'the status list does not reach as far as the token’s entry')
  return (byte >> ((index % perByte) * bits)) & (2 ** bits - 1)
}
