/**
 * The signature of a trusted list: an XML Signature inside of what it signs (TS 119 612 annex B, XML Signature 1.1
 * sections 4 and 6). What is read of a list afterwards are the octets that were signed, not the text that came.
 *
 * @module
 */
import { digest, importKey, verifySignature } from '#crypto'
import { type Algorithm, algorithms, elliptic, type Hash } from '../../crypto/backend.ts'
import type { Certificate } from '../../keys/x5c/certificate.ts'
import { equalBytes, hex } from '../../lib/bytes.ts'
import { CredentialError } from '../../lib/errors.ts'
import { canonicalXml } from './canonical-xml.ts'
import { ds, xades } from './namespaces.ts'
import { attribute, elementAt, elements, isElement, octetsIn, refused, tooMuch, type XmlDocument, type XmlElement } from './xml.ts'

const enveloped = `${ds}enveloped-signature`
const exclusive = 'http://www.w3.org/2001/10/xml-exc-c14n#'

const hashes: ReadonlyMap<string, Hash> = new Map([
  ['http://www.w3.org/2001/04/xmlenc#sha256', 'SHA-256'],
  ['http://www.w3.org/2001/04/xmldsig-more#sha384', 'SHA-384'],
  ['http://www.w3.org/2001/04/xmlenc#sha512', 'SHA-512'],
] as const)

/** RFC 9231 sections 2.3.2 to 2.3.10, and the JOSE algorithms that are the same. SHA-1 counts for nothing. */
const methods: ReadonlyMap<string, Algorithm> = new Map([
  ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha256', 'RS256'],
  ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha384', 'RS384'],
  ['http://www.w3.org/2001/04/xmldsig-more#rsa-sha512', 'RS512'],
  ['http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1', 'PS256'],
  ['http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1', 'PS384'],
  ['http://www.w3.org/2007/05/xmldsig-more#sha512-rsa-MGF1', 'PS512'],
] as const)
/** Section 2.3.6: with a key of any curve. */
const ellipticHashes: ReadonlyMap<string, Hash> = new Map([
  ['http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256', 'SHA-256'],
  ['http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha384', 'SHA-384'],
  ['http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha512', 'SHA-512'],
] as const)

/** In characters; lists name a few. Each is looked for in all that stands above, before anybody knows who signed it. */
const mostPrefixes = 1000

/** The document, and the signed properties of the signature; whoever lists more signs something else. */
const mostReferences = 8

export interface SignedList {
  /** What was signed: the list without its signature. */
  readonly octets: Uint8Array<ArrayBuffer>
  readonly signer: Certificate
}

/** @throws CredentialError `ERR_TRUSTED_LIST` where none of the `signers` signed all of it. */
export async function signedList(document: XmlDocument, signers: readonly Certificate[]): Promise<SignedList> {
  const [signature, another] = elements(document.root, ds, 'Signature')
  if (!signature || another) throw refused('the trusted list has no signature, or more than one')
  // first of all: whoever brings none of them is not worth the time that canonical forms take
  const named = signersOf(signature, signers)
  const info = only(signature, 'SignedInfo')
  const octets = await referenced(info, signature, document)
  const value = octetsIn(only(signature, 'SignatureValue'))
  const method = algorithmOf(only(info, 'SignatureMethod'))
  const signed = canonical(info, only(info, 'CanonicalizationMethod'))
  for (const signer of named) {
    if (!value || !(await isSignedBy(signer, method, signed, value))) continue
    await requireReference(signature, signer)
    return { octets, signer }
  }
  throw refused('the signature of the trusted list does not verify: it was changed, or its algorithm does not count')
}

function only(inside: XmlElement, name: string): XmlElement {
  const [found, another] = elements(inside, ds, name)
  if (!found || another) throw refused(`the signature of the trusted list has no ${name}, or more than one`)
  return found
}

/** Each reference is to what it says; exactly one is to the whole list, and no part of the list is signed apart. */
async function referenced(info: XmlElement, signature: XmlElement, document: XmlDocument): Promise<SignedList['octets']> {
  const references = elements(info, ds, 'Reference')
  if (references.length > mostReferences) throw refused('the signature of the trusted list refers to more than is looked at')
  const whole: SignedList['octets'][] = []
  const id = attribute(document.root, 'Id')
  for (const reference of references) {
    const uri = attribute(reference, 'URI')
    const isWhole = uri === '' || (id !== undefined && uri === `#${id}`)
    if (isWhole && whole.length > 0) throw unsigned()
    const octets = isWhole
      ? wholeOctets(reference, uri === '' ? document : document.root, signature)
      : partOctets(reference, identified(signature, uri?.startsWith('#') ? uri.slice(1) : undefined))
    await requireDigest(reference, octets)
    if (isWhole) whole.push(octets)
  }
  const [octets] = whole
  if (!octets) throw unsigned()
  return octets
}
const unsigned = (): CredentialError => refused('the signature is not over the whole of the trusted list')

const transforms = (reference: XmlElement): readonly XmlElement[] => elements(elementAt(reference, ds, 'Transforms'), ds, 'Transform')
const algorithmOf = (element: XmlElement): string => attribute(element, 'Algorithm') ?? ''

function wholeOctets(reference: XmlElement, node: XmlDocument | XmlElement, signature: XmlElement): SignedList['octets'] {
  const [first, second, another] = transforms(reference)
  if (!first || !second || another || algorithmOf(first) !== enveloped)
    throw refused('the trusted list was transformed in another way before it was signed')
  return canonical(node, second, signature)
}

function partOctets(reference: XmlElement, part: XmlElement): SignedList['octets'] {
  const [first, another] = transforms(reference)
  if (!first || another) throw refused('a part of the signature was transformed in another way before it was signed')
  return canonical(part, first)
}

function canonical(node: XmlDocument | XmlElement, method: XmlElement, without?: XmlElement): SignedList['octets'] {
  if (algorithmOf(method) !== exclusive) throw refused('the canonical form that the trusted list was signed in is not read here')
  const prefixes = attribute(elementAt(method, exclusive, 'InclusiveNamespaces'), 'PrefixList') ?? ''
  if (prefixes.length > mostPrefixes) throw tooMuch('prefixes that are treated inclusively')
  const inclusive = prefixes.split(/\s+/).flatMap((prefix) => (prefix === '' ? [] : prefix === '#default' ? [''] : [prefix]))
  return canonicalXml(node, { inclusive, without })
}

/** Only inside the signature: a list has no other parts that are signed apart. Two of one name would be two answers. */
function identified(signature: XmlElement, id: string | undefined): XmlElement {
  const found: XmlElement[] = []
  const look = (element: XmlElement): void => {
    if (attribute(element, 'Id') === id) found.push(element)
    for (const child of element.children) if (isElement(child)) look(child)
  }
  if (id) look(signature)
  const [one, another] = found
  if (!one || another) throw refused('the signature of the trusted list refers to something that is not there, or is there twice')
  return one
}

async function requireDigest(reference: XmlElement, octets: Uint8Array): Promise<void> {
  const hash = hashes.get(algorithmOf(only(reference, 'DigestMethod')))
  if (!hash) throw refused('the trusted list was signed with a hash that does not count')
  const stated = octetsIn(only(reference, 'DigestValue'))
  if (!stated || !equalBytes(stated, await digest(hash, octets)))
    throw refused('the trusted list is not what was signed: it was changed, or damaged on its way')
}

/** The certificates that the signature brings along, as far as they are the caller's: they are trusted for nothing by themselves. */
function signersOf(signature: XmlElement, signers: readonly Certificate[]): readonly Certificate[] {
  const brought = new Set(
    elements(elementAt(signature, ds, 'KeyInfo'), ds, 'X509Data')
      .flatMap((data) => elements(data, ds, 'X509Certificate'))
      .map((each) => hex(octetsIn(each) ?? new Uint8Array())),
  )
  const found = signers.filter(({ der }) => brought.has(hex(der)))
  if (found.length === 0) throw refused('the trusted list is not signed with a certificate of those that may sign it')
  return found
}

/** EN 319 132-1 clause 5.2.2: what the signed properties say of the certificate is true of it. */
async function requireReference(signature: XmlElement, signer: Certificate): Promise<void> {
  const properties = elements(signature, ds, 'Object')
    .flatMap((object) => elements(object, xades, 'QualifyingProperties'))
    .map((each) => elementAt(each, xades, 'SignedProperties', 'SignedSignatureProperties'))
  const stated = properties
    .flatMap((each) => elements(each, xades, 'SigningCertificateV2', 'SigningCertificate'))
    .map((each) => elementAt(each, xades, 'Cert', 'CertDigest'))
  for (const each of stated) {
    const hash = hashes.get(attribute(elementAt(each, ds, 'DigestMethod'), 'Algorithm') ?? '')
    const value = octetsIn(elementAt(each, ds, 'DigestValue'))
    if (hash && !(value && equalBytes(value, await digest(hash, signer.der))))
      throw refused('the signature of the trusted list names another certificate than the one that it was made with')
  }
}

async function isSignedBy({ spki }: Certificate, method: string, octets: Uint8Array, value: Uint8Array): Promise<boolean> {
  try {
    const key = await importKey({ spki })
    const hash = ellipticHashes.get(method)
    const algorithm = hash ? elliptic[key.type] : methods.get(method)
    return (
      algorithm !== undefined && algorithms[algorithm].type === key.type && (await verifySignature(algorithm, key, octets, value, hash))
    )
  } catch (error) {
    if (error instanceof CredentialError) return false
    throw error
  }
}
