/** X.509 certificates (RFC 5280 section 4), read and not yet believed. @module */
import { hex } from '../../lib/bytes.ts'
import { CredentialError } from '../../lib/errors.ts'
import { type AlgorithmIdentifier, algorithmIdentifier } from './algorithm.ts'
import {
  ascii,
  bitOctets,
  bits,
  boolean,
  type Der,
  decode,
  expect,
  integer,
  isContext,
  isTag,
  items,
  malformed,
  octets,
  oid,
  sequence,
  small,
  tags,
  time,
} from './der.ts'
import { keptByOctets } from './kept.ts'
import { type GeneralName, generalName, type Name, name } from './name.ts'
import { publicKey } from './public-key.ts'

/** What a signature covers, and the signature. */
export interface Signed {
  readonly octets: Uint8Array
  readonly algorithm: AlgorithmIdentifier
  readonly signature: Uint8Array
}
export interface Extension {
  readonly critical: boolean
  readonly value: Uint8Array
}

export interface Certificate {
  readonly der: Uint8Array
  readonly signed: Signed
  /** Hexadecimal. */
  readonly serial: string
  readonly issuer: Name
  readonly subject: Name
  readonly notBefore: number
  readonly notAfter: number
  /** SubjectPublicKeyInfo. */
  readonly spki: Uint8Array
  /** The octets of the key in it. */
  readonly keyOctets: Uint8Array
  /** Of an RSA key; `undefined` for others. */
  readonly modulusBits: number | undefined
  readonly extensions: ReadonlyMap<string, Extension>
  readonly authority: boolean
  readonly pathLength: number | undefined
  /** Numbers of the bits of RFC 5280 section 4.2.1.3; `undefined`: no such extension. */
  readonly keyUsage: ReadonlySet<number> | undefined
  readonly purposes: readonly string[] | undefined
  readonly subjectKey: string | undefined
  readonly authorityKey: string | undefined
  readonly policies: readonly string[]
  readonly alternativeNames: readonly GeneralName[]
  readonly revocationLists: readonly string[]
}

export const extensionIds = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  subjectAlternativeName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  nameConstraints: '2.5.29.30',
  revocationLists: '2.5.29.31',
  certificatePolicies: '2.5.29.32',
  policyMappings: '2.5.29.33',
  authorityKeyIdentifier: '2.5.29.35',
  policyConstraints: '2.5.29.36',
  extendedKeyUsage: '2.5.29.37',
  inhibitAnyPolicy: '2.5.29.54',
  qualifiedStatements: '1.3.6.1.5.5.7.1.3',
  ocspNoCheck: '1.3.6.1.5.5.7.48.1.5',
} as const

export const usage = { digitalSignature: 0, nonRepudiation: 1, keyCertSign: 5, crlSign: 6 } as const

export const purposeIds = { timeStamping: '1.3.6.1.5.5.7.3.8', ocspSigning: '1.3.6.1.5.5.7.3.9' } as const

/** RFC 5280 section 4.2.1.3. */
export const isSigningKey = ({ keyUsage }: Pick<Certificate, 'keyUsage'>): boolean =>
  keyUsage === undefined || keyUsage.has(usage.digitalSignature) || keyUsage.has(usage.nonRepudiation)

const services: readonly string[] = Object.values(purposeIds)

/**
 * Whether credentials may be signed with its key. Extended usages of real certificates are so odd that none can be asked for; one that is
 * reserved for timestamps or status answers (RFC 3161 section 2.3, RFC 5280 section 4.2.1.12) vouches for nothing else.
 */
export const maySign = ({ keyUsage, purposes }: Pick<Certificate, 'keyUsage' | 'purposes'>): boolean =>
  isSigningKey({ keyUsage }) && !purposes?.every((purpose) => services.includes(purpose))

const what = 'certificate'

/** The three parts of everything that is signed in X.509: content, algorithm, signature. @throws CredentialError `ERR_ASN1`. */
export function signedParts(value: Der, of: string): { readonly content: Der; readonly signed: Signed; readonly rest: readonly Der[] } {
  const [content, algorithm, signature, ...rest] = sequence(value, of)
  if (content === undefined) throw malformed(of)
  const signed = { octets: content.raw, algorithm: algorithmIdentifier(algorithm), signature: bitOctets(signature, of) }
  return { content, signed, rest }
}

/** @throws CredentialError `ERR_ASN1`. */
export const certificate: (der: Uint8Array) => Certificate = keptByOctets(readCertificate)

/** Those that can be read of what came along beside something signed: nobody signed that they do, and most are not needed. */
export function certificatesAmong(ders: readonly Uint8Array[]): readonly Certificate[] {
  return ders.flatMap((der) => {
    try {
      return [certificate(der)]
    } catch (error) {
      if (error instanceof CredentialError) return []
      throw error
    }
  })
}

function readCertificate(der: Uint8Array): Certificate {
  const { content, signed, rest } = signedParts(decode(der, what), what)
  const fields = [...sequence(content, what)]
  const version = isContext(fields[0], 0) ? small(items(fields.shift(), what)[0], what) : 0
  const [serial, inner, issuer, validity, subject, key, ...optional] = fields
  // RFC 5280 section 4.1.1.2: the algorithm stands twice, and must be the same
  if (rest.length > 0 || version > 2 || hex(algorithmIdentifier(inner).raw) !== hex(signed.algorithm.raw)) throw malformed(what)
  const [notBefore, notAfter] = sequence(validity, what)
  const wrapped = optional.find((field) => isContext(field, 3))
  if (key === undefined || (wrapped !== undefined && version !== 2)) throw malformed(what)
  const extensions = extensionsOf(wrapped === undefined ? undefined : items(wrapped, what)[0])
  return {
    der,
    signed,
    serial: integer(serial, what),
    issuer: name(issuer),
    subject: name(subject),
    notBefore: time(notBefore, what),
    notAfter: time(notAfter, what),
    ...publicKey(key),
    extensions,
    ...extended(extensions),
  }
}

/** @throws CredentialError `ERR_ASN1`; also where an extension stands twice (RFC 5280 section 4.2). */
export function extensionsOf(value: Der | undefined): ReadonlyMap<string, Extension> {
  const extensions = new Map<string, Extension>()
  if (value === undefined) return extensions
  for (const extension of sequence(value, 'extension')) {
    const parts = [...sequence(extension, 'extension')]
    const id = oid(parts.shift(), 'extension')
    const critical = isTag(parts[0], tags.boolean) ? boolean(parts.shift(), 'extension') : false
    if (extensions.has(id) || parts.length !== 1) throw malformed('extension')
    extensions.set(id, { critical, value: octets(parts[0], 'extension') })
  }
  return extensions
}

type Extended = Pick<
  Certificate,
  'authority' | 'pathLength' | 'keyUsage' | 'purposes' | 'subjectKey' | 'authorityKey' | 'policies' | 'alternativeNames' | 'revocationLists'
>

function extended(extensions: ReadonlyMap<string, Extension>): Extended {
  const read = (id: keyof typeof extensionIds): Der | undefined => {
    const extension = extensions.get(extensionIds[id])
    return extension && decode(extension.value, id)
  }
  const listOf = (id: keyof typeof extensionIds): readonly Der[] | undefined => {
    const value = read(id)
    return value && sequence(value, id)
  }
  const [authority, length] = constraints(listOf('basicConstraints') ?? [])
  const keyUsage = read('keyUsage')
  const subjectKey = read('subjectKeyIdentifier')
  const authorityKey = listOf('authorityKeyIdentifier')?.find((part) => isContext(part, 0))
  return {
    authority,
    pathLength: length,
    keyUsage: keyUsage && bits(expect(keyUsage, tags.bits, 'key usage').content, 'key usage'),
    purposes: listOf('extendedKeyUsage')?.map((purpose) => oid(purpose)),
    subjectKey: subjectKey && hex(octets(subjectKey)),
    authorityKey: authorityKey && hex(authorityKey.content),
    policies: (listOf('certificatePolicies') ?? []).map((policy) => oid(sequence(policy, 'policy')[0])),
    alternativeNames: (listOf('subjectAlternativeName') ?? []).map(generalName),
    revocationLists: (listOf('revocationLists') ?? []).flatMap((point) => addresses(items(point, 'distribution point')) ?? []),
  }
}

/** `SEQUENCE { cA BOOLEAN DEFAULT FALSE, pathLenConstraint INTEGER OPTIONAL }` */
function constraints(parts: readonly Der[]): readonly [boolean, number | undefined] {
  const [first, second] = parts
  const authority = isTag(first, tags.boolean) ? boolean(first) : false
  const length = isTag(first, tags.boolean) ? second : first
  return [authority, length && small(length, 'path length')]
}

/** The addresses of a distribution point (RFC 5280 sections 4.2.1.13 and 5.2.5): its `[0] { [0] fullName }`. */
export function addresses(parts: readonly Der[]): readonly string[] | undefined {
  const point = parts.find((part) => isContext(part, 0))
  if (point === undefined) return undefined
  const full = items(point, 'distribution point').find((part) => isContext(part, 0))
  return full === undefined ? [] : items(full, 'distribution point').flatMap((each) => (isContext(each, 6) ? [ascii(each.content)] : []))
}

export const isSelfIssued = ({ issuer, subject }: Certificate): boolean => hex(issuer.raw) === hex(subject.raw)
