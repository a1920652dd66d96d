/** Timestamp tokens (RFC 3161, in the CMS of RFC 5652), and whether one is what it says. @module */
import { digest } from '#crypto'
import type { Hash } from '../../crypto/backend.ts'
import { type AlgorithmIdentifier, algorithmIdentifier } from '../../keys/x5c/algorithm.ts'
import { type Certificate, certificatesAmong, extensionIds, isSigningKey, purposeIds } from '../../keys/x5c/certificate.ts'
import {
  boolean,
  type Der,
  decode,
  expect,
  fields,
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
  values,
} from '../../keys/x5c/der.ts'
import { type Name, name, sameName } from '../../keys/x5c/name.ts'
import { hashes, verifySigned } from '../../keys/x5c/signature.ts'
import { concat, equalBytes, hex } from '../../lib/bytes.ts'

export interface Token {
  /** TSTInfo. */
  readonly content: Uint8Array
  readonly imprint: { readonly hash: Hash | 'SHA-1' | undefined; readonly digest: Uint8Array }
  readonly genTime: number
  readonly policy: string
  /** A critical extension that is not understood, as all of them are. */
  readonly obscure: boolean
  readonly certificates: readonly Certificate[]
  readonly signer: Signer
}
interface Signer {
  readonly id: { readonly issuer: Name; readonly serial: string } | { readonly subjectKey: string }
  readonly hash: Hash | undefined
  readonly algorithm: AlgorithmIdentifier
  readonly signature: Uint8Array
  /** As they are signed: with the tag of a SET (RFC 5652 section 5.4). */
  readonly signedOctets: Uint8Array
  readonly attributes: ReadonlyMap<string, Der>
}

const what = 'timestamp'
const ids = {
  signedData: '1.2.840.113549.1.7.2',
  tstInfo: '1.2.840.113549.1.9.16.1.4',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.12',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const

/** ContentInfo and SignedData are walked, for most of a token are certificates, which come again with every other. @throws CredentialError `ERR_ASN1`. */
export function readToken(der: Uint8Array): Token {
  const [type, wrapped] = fields(der, identifiers.sequence, 2, what)
  if (wrapped === undefined || oid(whole(type), what) !== ids.signedData) throw malformed(what)
  const [signedData] = fields(wrapped, identifiers.first, 1, what)
  const [version, hashSet, encapsulated, ...rest] = fields(signedData, identifiers.sequence, mostFields, what)
  const named = items(expect(whole(hashSet), tags.set, what), what).map((each) => algorithmIdentifier(each).oid)
  // RFC 5652 section 5.1: 3 for content that is not plain data, more with certificates of other kinds
  if (![3, 4, 5].includes(small(whole(version), what))) throw malformed(what)
  const [contentType, holder] = sequence(whole(encapsulated), what)
  if (oid(contentType, what) !== ids.tstInfo || !isContext(holder, 0)) throw malformed(what)
  const content = octets(items(holder, what)[0], what)
  // RFC 3161 section 2.4.2: only the authority signs
  const signers = rest.find(([identifier]) => identifier === identifiers.set)
  const [signer, another] = items(whole(signers), what)
  if (another !== undefined) throw malformed(what)
  return { content, ...info(content), certificates: certificatesIn(rest[0]), signer: signerOf(signer, named) }
}

/** Version, hashes, content, certificates, revocation data, signers (RFC 5652 section 5.1). */
const mostFields = 6
const identifiers = { sequence: 0x30, set: 0x31, first: 0xa0 } as const

const whole = (octets: Uint8Array | undefined): Der | undefined => octets && decode(octets, what)

/** Those of other kinds than X.509 have another identifier. How many there may be is said where all of a seal are counted. */
const certificatesIn = (field: Uint8Array | undefined): readonly Certificate[] =>
  field?.[0] === identifiers.first
    ? certificatesAmong([...values(field, identifiers.first, what)].filter(([identifier]) => identifier === identifiers.sequence))
    : []

function info(content: Uint8Array): Pick<Token, 'imprint' | 'genTime' | 'policy' | 'obscure'> {
  const [version, policy, imprint, serial, genTime, ...optional] = sequence(decode(content, what), what)
  const [algorithm, hashed] = sequence(imprint, what)
  if (small(version, what) !== 1) throw malformed(what)
  integer(serial, what)
  return {
    policy: oid(policy, what),
    imprint: { hash: hashes.get(algorithmIdentifier(algorithm).oid), digest: octets(hashed, what) },
    genTime: time(genTime, what),
    obscure: optional.some((each) => isContext(each, 1) && items(each, what).some(isCritical)),
  }
}

function isCritical(extension: Der): boolean {
  const [, critical] = sequence(extension, what)
  return isTag(critical, tags.boolean) && boolean(critical, what)
}

function signerOf(value: Der | undefined, hashSet: readonly string[]): Signer {
  const [version, id, digestAlgorithm, signed, algorithm, signature] = sequence(value, what)
  // RFC 5652 section 5.3
  if (small(version, what) !== (isContext(id, 0) ? 3 : 1)) throw malformed(what)
  // signed attributes are required: RFC 5652 section 5.3, for the content is not plain data
  if (!isContext(signed, 0)) throw malformed(what)
  const attributes = new Map<string, Der>()
  for (const attribute of items(signed, what)) {
    const [type, values] = sequence(attribute, what)
    const [first, more] = items(values, what)
    if (first === undefined || more !== undefined || attributes.has(oid(type, what))) throw malformed(what)
    attributes.set(oid(type, what), first)
  }
  const hashId = algorithmIdentifier(digestAlgorithm).oid
  if (!hashSet.includes(hashId)) throw malformed(what)
  const hash = hashes.get(hashId)
  return {
    id: signerId(id),
    hash: hash === 'SHA-1' ? undefined : hash,
    algorithm: algorithmIdentifier(algorithm),
    signature: octets(signature, what),
    signedOctets: concat(Uint8Array.of(0x31), signed.raw.subarray(1)),
    attributes,
  }
}

function signerId(value: Der | undefined): Signer['id'] {
  if (isContext(value, 0)) return { subjectKey: hex(value.content) }
  const [issuer, serial] = sequence(value, what)
  return { issuer: name(issuer), serial: integer(serial, what) }
}

/** What is wrong with a token; the order is that in which it is looked for. */
export type TokenFault =
  | 'imprint'
  | 'certificate'
  | 'content-type'
  | 'message-digest'
  | 'certificate-reference'
  | 'signature'
  | 'purpose'
  | 'validity'

export type TokenResult =
  | { readonly fault: TokenFault }
  /** It can be neither believed nor refused: an algorithm that is not accepted, a critical extension that is not understood. */
  | { readonly fault: 'algorithm' | 'extension' }
  | { readonly fault: undefined; readonly certificate: Certificate }

/** Whether the token covers those octets and was signed by the certificate that it names; trust is another question. */
export async function checkToken(token: Token, covered: Uint8Array, pool: readonly Certificate[]): Promise<TokenResult> {
  const { imprint, signer } = token
  if (imprint.hash === undefined || imprint.hash === 'SHA-1' || signer.hash === undefined) return { fault: 'algorithm' }
  if (!equalBytes(imprint.digest, await digest(imprint.hash, covered))) return { fault: 'imprint' }
  const fault = await attributesFault(token, signer.hash)
  if (fault !== undefined) return { fault }
  const named = [...token.certificates, ...pool].filter((each) => isSigner(each, signer.id))
  if (named.length === 0) return { fault: 'certificate' }
  for (const each of named) {
    const referenced = await isReferenced(each, signer.attributes)
    if (referenced === undefined) return { fault: 'algorithm' }
    if (!referenced) continue
    const outcome = await verifySigned(
      { octets: signer.signedOctets, algorithm: signer.algorithm, signature: signer.signature },
      each,
      signer.hash,
    )
    if (outcome !== 'valid') return { fault: outcome === 'invalid' ? 'signature' : 'algorithm' }
    if (!isForTimestamps(each)) return { fault: 'purpose' }
    if (token.genTime < each.notBefore || token.genTime > each.notAfter) return { fault: 'validity' }
    return token.obscure ? { fault: 'extension' } : { fault: undefined, certificate: each }
  }
  return { fault: 'certificate-reference' }
}

const isSigner = (each: Certificate, id: Signer['id']): boolean =>
  'serial' in id ? each.serial === id.serial && sameName(each.issuer, id.issuer) : each.subjectKey === id.subjectKey

/** RFC 5652 sections 11.1 and 11.2. */
async function attributesFault({ content, signer: { attributes } }: Token, hash: Hash): Promise<TokenFault | undefined> {
  const contentType = attributes.get(ids.contentType)
  if (contentType === undefined || oid(contentType, what) !== ids.tstInfo) return 'content-type'
  const hashed = attributes.get(ids.messageDigest)
  return hashed !== undefined && equalBytes(octets(hashed, what), await digest(hash, content)) ? undefined : 'message-digest'
}

/** The ESS binding (RFC 5816 section 2.2.1): the signed attributes hold the digest of the certificate; `undefined`: by a hash that is not known. */
async function isReferenced({ der }: Certificate, attributes: Signer['attributes']): Promise<boolean | undefined> {
  const second = attributes.get(ids.signingCertificateV2)
  const first = attributes.get(ids.signingCertificate)
  if (second === undefined) return first !== undefined && equalBytes(referenceOf(first).digest, await digest('SHA-1', der))
  const { hash, digest: wanted } = referenceOf(second)
  return hash && equalBytes(wanted, await digest(hash, der))
}

/** The first ESSCertID or ESSCertIDv2; the hash of the latter is SHA-256 unless it says otherwise. */
function referenceOf(attribute: Der): { readonly hash: Hash | 'SHA-1' | undefined; readonly digest: Uint8Array } {
  const [references] = sequence(attribute, what)
  const [algorithm, hashed] = sequence(sequence(references, what)[0], what)
  if (!isTag(algorithm, tags.sequence)) return { hash: 'SHA-256', digest: octets(algorithm, what) }
  return { hash: hashes.get(algorithmIdentifier(algorithm).oid), digest: octets(hashed, what) }
}

/** RFC 3161 section 2.3: for this purpose alone, and critical. */
const isForTimestamps = ({ purposes, extensions, keyUsage }: Certificate): boolean =>
  purposes?.length === 1 &&
  purposes[0] === purposeIds.timeStamping &&
  extensions.get(extensionIds.extendedKeyUsage)?.critical === true &&
  isSigningKey({ keyUsage })
