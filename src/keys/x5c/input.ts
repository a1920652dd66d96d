/** Certificates and revocation data as callers hand them over. @module */
import { fromBase64 } from '../../lib/bytes.ts'
import { CredentialError } from '../../lib/errors.ts'
import type { CertificateInput } from '../../lib/seal-options.ts'
import { type Certificate, certificate } from './certificate.ts'

const block = /-----BEGIN [A-Z0-9 ]+-----([A-Za-z0-9+/=\s]*)-----END [A-Z0-9 ]+-----/g

/** DER, out of whatever spelling; a PEM file may hold several. @throws CredentialError `ERR_OPTION`. */
export function derOf(input: CertificateInput): readonly Uint8Array[] {
  if (input instanceof Uint8Array) return [input]
  if (typeof input !== 'string') throw unusable()
  const texts = input.includes('-----BEGIN') ? [...input.matchAll(block)].map(([, body = '']) => body) : [input]
  return texts.map((text) => {
    const bytes = fromBase64(text.replace(/\s+/g, ''))
    if (bytes === undefined || bytes.length === 0) throw unusable()
    return bytes
  })
}

/** @throws CredentialError `ERR_OPTION` where one is malformed: an anchor that is left out in silence would be missed too late. */
export const certificatesOf = (inputs: readonly CertificateInput[] = []): readonly Certificate[] =>
  inputs.flatMap(derOf).map((der) => {
    try {
      return certificate(der)
    } catch (cause) {
      throw unusable(cause)
    }
  })

const unusable = (cause?: unknown): CredentialError =>
  new CredentialError('ERR_OPTION', 'a certificate or revocation data among the options cannot be read', { cause })
