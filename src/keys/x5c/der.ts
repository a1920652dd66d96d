/**
 * DER, strictly (X.690 clause 10): definite lengths in their shortest form, nothing behind the value. The
 * decoding is asn1js's, with limits; what it tolerates beyond DER is refused here.
 *
 * @module
 */
import { BaseStringBlock, Constructed, fromBER, ObjectIdentifier } from 'asn1js'
import { fromUtf8, hex, latin1 } from '../../lib/bytes.ts'
import { CredentialError } from '../../lib/errors.ts'

/** One value, with its own octets. */
export interface Der {
  /** Tag number. */
  readonly tag: number
  readonly scope: 'universal' | 'application' | 'context' | 'private'
  readonly constructed: boolean
  /** Tag, length and content. */
  readonly raw: Uint8Array
  readonly content: Uint8Array
  readonly node: Node
}
type Node = ReturnType<typeof fromBER>['result']

export const tags = {
  boolean: 1,
  integer: 2,
  bits: 3,
  octets: 4,
  oid: 6,
  enumerated: 10,
  sequence: 16,
  set: 17,
  utcTime: 23,
  generalizedTime: 24,
} as const

/** @throws always `ERR_ASN1`; `what` names the thing that was expected. */
export const malformed = (what: string, cause?: unknown): CredentialError =>
  new CredentialError('ERR_ASN1', `the DER holds no well-formed ${what}`, { cause })

/**
 * No certificate, token or answer has as many values (a published token of three certificates has 900); lists, which may, are walked with
 * {@link values}. A hostile credential brings ninety such.
 */
const limits = { maxDepth: 32, maxNodes: 6000, maxContentLength: 4 * 2 ** 20, parseEmbedded: false, copyInput: false }

/** @throws CredentialError `ERR_ASN1`; `ERR_LIMIT` for what may be well-formed, and is more than is looked at. */
export function decode(bytes: Uint8Array, what: string): Der {
  let read: ReturnType<typeof fromBER>
  try {
    read = fromBER(bytes, limits)
  } catch (cause) {
    throw malformed(what, cause)
  }
  if (read.result.error.includes('node count')) throw new CredentialError('ERR_LIMIT', `the ${what} has more values than are looked at`)
  if (read.offset !== bytes.length || read.result.error) throw malformed(what)
  return der(read.result, what)
}

const scopes = ['universal', 'universal', 'application', 'context', 'private'] as const

function der(node: Node, what: string): Der {
  const raw = node.valueBeforeDecodeView
  const { blockLength: identifier, tagClass, tagNumber, isConstructed } = node.idBlock
  const content = raw.subarray(identifier + node.lenBlock.blockLength)
  if (identifier !== 1 || !shortestLength(raw, content.length)) throw malformed(what)
  return { tag: tagNumber, scope: scopes[tagClass] ?? 'universal', constructed: isConstructed, raw, content, node }
}

/** Whether the header states the length of what follows, in the fewest octets; asn1js takes what it finds. */
function shortestLength(raw: Uint8Array, length: number): boolean {
  const [, first = 0, second = 0] = raw
  if (length < 128) return first === length && raw.length === length + 2
  const count = first & 0x7f
  const stated = raw.subarray(2, 2 + count).reduce((number, octet) => number * 256 + octet, 0)
  return first > 0x80 && second !== 0 && stated === length && raw.length === 2 + count + length
}

/** The octets of the values inside a value of that identifier octet, one after the other and not read further: for long lists. */
export function* values(raw: Uint8Array, identifier: number, what: string): Generator<Uint8Array, void, undefined> {
  const outer = extent(raw, 0, what)
  if (raw[0] !== identifier || outer.end !== raw.length) throw malformed(what)
  for (let at = outer.content; at < raw.length; ) {
    const { end } = extent(raw, at, what)
    yield raw.subarray(at, end)
    at = end
  }
}

/** The same, of a structure: no more are held than it may have, where a hostile one has millions. @throws CredentialError `ERR_ASN1`. */
export function fields(raw: Uint8Array | undefined, identifier: number, most: number, what: string): Uint8Array[] {
  const found: Uint8Array[] = []
  if (raw === undefined) throw malformed(what)
  for (const field of values(raw, identifier, what)) if (found.push(field) > most) throw malformed(what)
  return found
}

/** Where the content of the value begins that stands there, and where it ends. */
function extent(octets: Uint8Array, at: number, what: string): { readonly content: number; readonly end: number } {
  const first = octets[at + 1]
  if (first === undefined || ((octets[at] ?? 0) & 0x1f) === 0x1f) throw malformed(what)
  const count = first < 0x80 ? 0 : first & 0x7f
  const content = at + 2 + count
  const length = count === 0 ? first & 0x7f : octets.subarray(at + 2, content).reduce((number, octet) => number * 256 + octet, 0)
  const shortest = count === 0 ? first < 0x80 : octets[at + 2] !== 0 && length >= 0x80
  if (!shortest || count > 4 || content + length > octets.length) throw malformed(what)
  return { content, end: content + length }
}

/** The values inside. @throws CredentialError `ERR_ASN1`. */
export function items(value: Der | undefined, what: string): readonly Der[] {
  if (!value?.constructed || !(value.node instanceof Constructed)) throw malformed(what)
  const inside = value.node.valueBlock.value.map((node) => der(node, what))
  // asn1js lets a value reach beyond the one that it stands in
  if (inside.reduce((length, { raw }) => length + raw.length, 0) !== value.content.length) throw malformed(what)
  return inside
}

/** The values inside a SEQUENCE. @throws CredentialError `ERR_ASN1`. */
export const sequence = (value: Der | undefined, what: string): readonly Der[] => items(expect(value, tags.sequence, what), what)

type Tagged<Tag extends number> = Der & { readonly tag: Tag }
export const isTag = <Tag extends number>(value: Der | undefined, tag: Tag): value is Tagged<Tag> =>
  value?.scope === 'universal' && value.tag === tag
/** Whether it is the context-specific value of that number: `[2]`. */
export const isContext = <Tag extends number>(value: Der | undefined, tag: Tag): value is Tagged<Tag> =>
  value?.scope === 'context' && value.tag === tag

/** @throws CredentialError `ERR_ASN1`. */
export function expect(value: Der | undefined, tag: number, what: string): Der {
  if (!isTag(value, tag)) throw malformed(what)
  return value
}

/** @throws CredentialError `ERR_ASN1`. */
export function oid(value: Der | undefined, what = 'object identifier'): string {
  if (value === undefined || !(value.node instanceof ObjectIdentifier)) throw malformed(what)
  return value.node.getValue()
}

/** @throws CredentialError `ERR_ASN1`. */
export function boolean(value: Der | undefined, what = 'boolean'): boolean {
  const { content } = expect(value, tags.boolean, what)
  if (content.length !== 1 || (content[0] !== 0 && content[0] !== 0xff)) throw malformed(what)
  return content[0] === 0xff
}

/** The number as hexadecimal text without leading zeros: serial numbers are compared, never counted with. @throws CredentialError `ERR_ASN1`. */
export function integer(value: Der | undefined, what = 'integer'): string {
  const { content } = expect(value, tags.integer, what)
  const [first, second = 0] = content
  if (first === undefined) throw malformed(what)
  const padded = content.length > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))
  if (padded) throw malformed(what)
  return hex(content).replace(/^0+(?=.)/, '')
}

/** A number small enough to count with. @throws CredentialError `ERR_ASN1`. */
export function small(value: Der | undefined, what = 'number'): number {
  return smallNumber(expect(value, tags.integer, what).content, what)
}
/** The same, for a number whose tag is implicit. @throws CredentialError `ERR_ASN1`. */
export function smallNumber(content: Uint8Array, what = 'number'): number {
  const [first = 0xff] = content
  if (content.length > 4 || first >= 0x80) throw malformed(what)
  return content.reduce((number, octet) => number * 256 + octet, 0)
}

export const octets = (value: Der | undefined, what = 'octet string'): Uint8Array => {
  const { content, constructed } = expect(value, tags.octets, what)
  if (constructed) throw malformed(what)
  return content
}

/** The octets of a BIT STRING that is made of whole octets. @throws CredentialError `ERR_ASN1`. */
export function bitOctets(value: Der | undefined, what = 'bit string'): Uint8Array {
  const { content, constructed } = expect(value, tags.bits, what)
  if (constructed || content[0] !== 0) throw malformed(what)
  return content.subarray(1)
}

/** The numbers of the bits that are set. @throws CredentialError `ERR_ASN1`. */
export function bits(content: Uint8Array, what = 'bit string'): ReadonlySet<number> {
  const [unused = 8, ...rest] = content
  if (unused > 7 || rest.length > 8) throw malformed(what)
  return new Set(
    rest.flatMap((octet, index) => [0, 1, 2, 3, 4, 5, 6, 7].filter((bit) => octet & (0x80 >> bit)).map((bit) => index * 8 + bit)),
  )
}

/** A character string of any of the kinds that names use; `undefined` where it is none. */
export function string(value: Der): string | undefined {
  if (value.scope === 'universal' && value.tag === 12) return value.constructed ? undefined : utf8OrNothing(value.content)
  return value.node instanceof BaseStringBlock ? value.node.getValue() : undefined
}

/** An IA5String whose tag is implicit, as general names have them. @throws CredentialError `ERR_ASN1` where it is longer than any name. */
export function ascii(content: Uint8Array): string {
  if (content.length > 4096) throw malformed('text')
  return latin1(content)
}

function utf8OrNothing(content: Uint8Array): string | undefined {
  try {
    return fromUtf8(content)
  } catch {
    return undefined
  }
}

const utcTime = /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/
const generalizedTime = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\.\d*[1-9])?Z$/

/** Milliseconds since 1970 (RFC 5280 section 4.1.2.5; fractions as RFC 3161 section 2.4.2 allows them). @throws CredentialError `ERR_ASN1`. */
export function time(value: Der | undefined, what = 'time'): number {
  if (isTag(value, tags.utcTime)) {
    const [, year = '', ...rest] = utcTime.exec(ascii(value.content)) ?? []
    return instant([`${Number(year) < 50 ? 20 : 19}${year}`, ...rest], what)
  }
  return generalTime(expect(value, tags.generalizedTime, what).content, what)
}
/** A GeneralizedTime whose tag may be implicit. @throws CredentialError `ERR_ASN1`. */
export function generalTime(content: Uint8Array, what = 'time'): number {
  const [, ...parts] = generalizedTime.exec(ascii(content)) ?? []
  return instant(parts, what)
}

function instant([year, month, day, hour, minute, second, fraction]: readonly (string | undefined)[], what: string): number {
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  // a day that does not exist (30 February) must not become another one
  if (Number.isNaN(at) || new Date(at).getUTCDate() !== Number(day)) throw malformed(what)
  return at + Math.floor(Number(`0${fraction ?? ''}`) * 1000)
}
