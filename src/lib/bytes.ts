/** Bytes as text: UTF-8, base64, base64url (RFC 4648), all strict. @module */
import { CredentialError } from './errors.ts'

/**
 * Bytes in memory that is not shared, as `Blob`, `Response` and WebCrypto take them. Written so because compilers before TypeScript 5.7 do not know
 * `Uint8Array<ArrayBuffer>`, and later ones take a plain `Uint8Array` for one that may be shared.
 */
export type Bytes = ReturnType<Uint8Array['slice']>

export const encoder: TextEncoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text)

/** @throws CredentialError `ERR_NOT_JSON` where the bytes are not UTF-8. */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes)
  } catch (cause) {
    throw new CredentialError('ERR_NOT_JSON', 'the bytes are not UTF-8 text', { cause })
  }
}

/** A character for each byte (ISO 8859-1). Spread into arguments, bytes take seven times as long. */
export function latin1(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8192) text += Reflect.apply(String.fromCharCode, undefined, bytes.subarray(at, at + 8192))
  return text
}

export const base64 = (bytes: Uint8Array): string => btoa(latin1(bytes))

/** The base64 of a text in UTF-8; of the plain letters that most texts are made of, without the way by its bytes. */
export const base64OfText = (text: string): string => (/^\p{ASCII}*$/u.test(text) ? btoa(text) : base64(utf8(text)))

export const base64url = (bytes: Uint8Array): string => base64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

/** `Uint8Array.from` with a function takes ten times as long. */
function fromBinary(binary: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(binary.length)
  for (let at = 0; at < binary.length; at++) bytes[at] = binary.charCodeAt(at)
  return bytes
}

/** The bytes, or `undefined` where the text is not canonical base64 with padding: two texts must not stand for the same bytes. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const binary = atob(text)
    return btoa(binary) === text ? fromBinary(binary) : undefined
  } catch {
    return undefined
  }
}

/** The bytes, or `undefined` where the text is not canonical base64url without padding (RFC 7515 section 2). */
export const fromBase64url = (text: string): Uint8Array<ArrayBuffer> | undefined =>
  /[+/=]/.test(text) ? undefined : fromBase64(`${text.replaceAll('-', '+').replaceAll('_', '/')}${'='.repeat(-text.length & 3)}`)

/** Those of each byte, made when they are first asked for: most verifications do without. */
const digits: string[] = []

export function hex(bytes: Uint8Array): string {
  if (digits.length === 0) for (let byte = 0; byte < 256; byte++) digits.push(byte.toString(16).padStart(2, '0'))
  let text = ''
  for (const byte of bytes) text += digits[byte]
  return text
}

export const concat = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => joined(parts)

/** As `concat`, for lists that are too long for arguments. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, index) => byte === b[index])
