/** Certificates and revocation data as callers hand them over. @module */
import { fromBase64 } from '../../lib/bytes.ts'
import { CredentialError } from '../../lib/errors.ts'
import type { CertificateInput } from '../../lib/seal-options.ts'
import { type Certificate, certificate } from './certificate.ts'
import { ocspAnswer } from './ocsp.ts'
import type { Revocations } from './revocation.ts'
import { revocationList } from './revocation-list.ts'

type Inputs = readonly CertificateInput[]

/** @throws CredentialError `ERR_OPTION` where one is malformed: an anchor that is left out in silence would be missed too late. */
export const certificatesOf: (inputs: Inputs | undefined) => readonly Certificate[] = remembered((inputs) =>
  inputs.flatMap(derOf).map((der) => readAs(der, certificate)),
)

/** @throws CredentialError `ERR_OPTION`. */
export const revocationsOf: (inputs: Inputs | undefined) => Revocations = remembered((inputs) => {
  const read = inputs.flatMap(derOf).map((der) => attempt(der, revocationList) ?? readAs(der, ocspAnswer))
  return { lists: read.filter((each) => 'entries' in each), answers: read.filter((each) => 'answers' in each) }
})

/** A run over many credentials hands over one list of anchors, which may hold a thousand: it is read once. */
function remembered<Value>(read: (inputs: Inputs) => Value): (inputs: Inputs | undefined) => Value {
  const known = new WeakMap<Inputs, { readonly inputs: Inputs; readonly value: Value }>()
  return (inputs = nothing) => {
    const before = known.get(inputs)
    // the caller may have changed the list meanwhile
    if (before !== undefined && before.inputs.length === inputs.length && before.inputs.every((each, index) => each === inputs[index]))
      return before.value
    const value = read(inputs)
    known.set(inputs, { inputs: [...inputs], value })
    return value
  }
}
const nothing: Inputs = []

const block = /-----BEGIN [A-Z0-9 ]+-----([A-Za-z0-9+/=\s]*)-----END [A-Z0-9 ]+-----/g

/** DER, out of whatever spelling; a PEM file may hold several. */
function derOf(input: CertificateInput): readonly Uint8Array[] {
  if (input instanceof Uint8Array) return [input]
  if (typeof input !== 'string') throw unusable()
  const texts = input.includes('-----BEGIN') ? [...input.matchAll(block)].map(([, body = '']) => body) : [input]
  // PEM that was cut short is not as good as none
  if (texts.length === 0) throw unusable()
  return texts.map((text) => {
    const bytes = fromBase64(text.replace(/\s+/g, ''))
    if (bytes === undefined || bytes.length === 0) throw unusable()
    return bytes
  })
}

function attempt<Value>(der: Uint8Array, read: (der: Uint8Array) => Value): Value | undefined {
  try {
    return read(der)
  } catch (error) {
    if (error instanceof CredentialError) return undefined
    throw error
  }
}

function readAs<Value>(der: Uint8Array, read: (der: Uint8Array) => Value): Value {
  try {
    return read(der)
  } catch (cause) {
    throw unusable(cause)
  }
}

const unusable = (cause?: unknown): CredentialError =>
  new CredentialError('ERR_OPTION', 'a certificate or revocation data among the options cannot be read', { cause })
