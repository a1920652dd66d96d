/** Certificates and revocation data as callers hand them over. @module */
import { fromBase64, hex } from '../../lib/bytes.ts'
import { instantOf } from '../../lib/date.ts'
import { CredentialError } from '../../lib/errors.ts'
import { isBytes } from '../../lib/is-bytes.ts'
import { isObject } from '../../lib/json.ts'
import type { AnchorInput, CertificateInput, DatedAnchor } from '../../lib/seal-options.ts'
import { type Certificate, certificate } from './certificate.ts'
import { ocspAnswer } from './ocsp.ts'
import type { Revocations } from './revocation.ts'
import { revocationList } from './revocation-list.ts'

type Inputs = readonly AnchorInput[]

/** @throws CredentialError `ERR_OPTION` where one is malformed: an anchor that is left out in silence would be missed too late. */
export const certificatesOf: (inputs: Inputs | undefined) => readonly Certificate[] = remembered((inputs) => inputs.flatMap(certificatesIn))

const certificatesIn = (input: AnchorInput): readonly Certificate[] =>
  derOf(isDated(input) ? input.certificate : input).map((der) => readAs(der, certificate))

/** The moments of each in which it is trusted; those that are always trusted are not among them. @throws CredentialError `ERR_OPTION`. */
export type Dated = ReadonlyMap<Certificate, readonly (readonly [from: number, until: number])[]>

export interface Anchors {
  readonly anchors: readonly Certificate[]
  readonly dated: Dated
}

export const anchorsOf: (inputs: Inputs | undefined) => Anchors = remembered((inputs) => {
  const anchors = new Map<string, Certificate>()
  const dated = new Map<Certificate, readonly (readonly [number, number])[]>()
  const always = new Set<Certificate>()
  for (const input of inputs) {
    for (const found of certificatesIn(input)) {
      const one = anchors.get(hex(found.der)) ?? found
      anchors.set(hex(found.der), one)
      if (isDated(input)) dated.set(one, [...(dated.get(one) ?? []), ...input.trusted.map(periodOf)])
      else always.add(one)
    }
  }
  for (const each of always) dated.delete(each)
  return { anchors: [...anchors.values()], dated }
})

const isDated = (input: unknown): input is DatedAnchor => isObject(input) && Array.isArray(input['trusted'])

function periodOf(period: unknown): readonly [number, number] {
  const { from, until } = isObject(period) ? period : {}
  const [first, last] = [instantOf(from, 'start'), instantOf(until, 'end')]
  if (first === undefined || last === undefined) throw unusable()
  return [first, last]
}

/** The last moment of the time in which it is trusted; `undefined` where that is not the time `at`. */
export function trustedUntil({ dated }: Anchors, anchor: Certificate, at: number): number | undefined {
  const periods = dated.get(anchor)
  if (periods === undefined) return Number.POSITIVE_INFINITY
  const ends = periods.flatMap(([from, until]) => (at >= from && at <= until ? [until] : []))
  return ends.length === 0 ? undefined : Math.max(...ends)
}

export const isTrustedAt = (given: Anchors, anchor: Certificate, at: number): boolean => trustedUntil(given, anchor, at) !== undefined

/** Those of a time. */
export const anchorsAt = (given: Anchors, at: number): readonly Certificate[] =>
  given.dated.size === 0 ? given.anchors : given.anchors.filter((each) => isTrustedAt(given, each, at))

/** @throws CredentialError `ERR_OPTION`. */
export const revocationsOf: (inputs: Inputs | undefined) => Revocations = remembered((inputs) => {
  const read = inputs
    .flatMap((input) => derOf(isDated(input) ? undefined : input))
    .map((der) => attempt(der, revocationList) ?? readAs(der, ocspAnswer))
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
function derOf(input: CertificateInput | undefined): readonly Uint8Array[] {
  if (isBytes(input)) return [input]
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

export function attempt<Value>(der: Uint8Array, read: (der: Uint8Array) => Value): Value | undefined {
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
