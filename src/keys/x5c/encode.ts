/** The little DER that is written: keys under another name, and the key identifiers of seals. @module */
import { concat } from '../../lib/bytes.ts'
import type { Certificate } from './certificate.ts'

/** A value of that tag, with its length in the shortest form. */
export function wrapped(tag: number, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const content = concat(...parts)
  const { length } = content
  const header = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return concat(Uint8Array.from([tag, ...header]), content)
}

const sequenceTag = 0x30
const integerTag = 0x02
/** `directoryName` of GeneralName: `[4]`, constructed. */
const directoryTag = 0xa4

const octetsTag = 0x04
export const octetString = (octets: Uint8Array): Uint8Array<ArrayBuffer> => wrapped(octetsTag, octets)

/** Octets out of their hexadecimal digits, of which the first may be left out where it is 0. */
export const fromHex = (digits: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(digits.padStart(digits.length + (digits.length % 2), '0').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))

/** A serial number, which is positive, out of its hexadecimal digits. */
export function serialNumber(serial: string): Uint8Array<ArrayBuffer> {
  const octets = fromHex(serial)
  return wrapped(integerTag, (octets[0] ?? 0) < 0x80 ? octets : concat(Uint8Array.of(0), octets))
}

/** IssuerSerial (RFC 5035 section 5.4): how a seal names the certificate of its key (TS 119 182-1 clause 5.1.4). */
export const issuerSerial = ({ issuer, serial }: Certificate): Uint8Array<ArrayBuffer> =>
  wrapped(sequenceTag, wrapped(sequenceTag, wrapped(directoryTag, issuer.raw)), serialNumber(serial))
