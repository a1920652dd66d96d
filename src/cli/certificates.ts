/** Certificates that a person names as files: PEM, one or many, or DER. @module */
import { X509Certificate } from 'node:crypto'
import { InvalidArgumentError } from 'commander'
import { fromBase64 } from '../lib/bytes.ts'
import { smallFile } from './small-file.ts'

const block = /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g

/** The certificates of a file, behind those of the files before it. */
export function certificatesOf(path: string, before: readonly Uint8Array[] = []): readonly Uint8Array[] {
  const bytes = smallFile(path, 2 ** 20)
  const text = new TextDecoder('latin1').decode(bytes)
  // a sequence of DER; anything else, a key in JSON too, would be kept and shown as if it were public
  const isBinary = !text.includes('-----BEGIN') && bytes[0] === 0x30
  const found = isBinary ? [bytes] : [...text.matchAll(block)].map(([, base64 = '']) => fromBase64(base64.replace(/\s+/g, '')))
  const whole = found.filter((certificate) => certificate !== undefined).filter(isCertificate)
  if (whole.length === 0 || whole.length < found.length) throw new InvalidArgumentError('It holds no certificate that can be read.')
  return [...before, ...whole]
}

/** Asked here, where the file is known: later it would be said of each credential. */
function isCertificate(bytes: Uint8Array): boolean {
  try {
    return new X509Certificate(bytes).raw.length > 0
  } catch {
    return false
  }
}
