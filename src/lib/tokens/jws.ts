/** JSON Web Signatures taken apart, strictly; nothing is verified here (RFC 7515, RFC 7797). @module */
import { fromBase64url, utf8 } from '../bytes.ts'
import { CredentialError } from '../errors.ts'
import { type Document, own } from '../json.ts'

export interface Jws {
  readonly form: 'compact' | 'flattened' | 'general' | 'sd-jwt'
  /** As it stands in the serialization: base64url, or the text itself where `b64` is false. */
  readonly payload: string
  readonly signatures: readonly JwsSignature[]
  /** Of a selectively disclosed token (RFC 9901). */
  readonly disclosed?: Disclosed
}
export interface Disclosed {
  /** What the payload says with what was disclosed in its place. */
  readonly claims: Document
  /** As they stand in the token, by the digests that the issuer signed. */
  readonly disclosures: ReadonlyMap<string, string>
  /** What may be left out of the credential: members of the whole, or of its status; a digest stands for one, or for nothing. */
  readonly hides?: 'whole' | 'status'
  /** The token and the disclosures, as they stand there: what a holder signs the digest of. */
  readonly shown: string
  /** The token of the holder who shows it. */
  readonly keyBinding?: string
}
export interface JwsSignature {
  /** The protected header as it stands there, and what it says. */
  readonly protected: string
  readonly header: Document
  readonly unprotected: Document
  /** As it stands there: base64url. */
  readonly signature: string
}

/** Whether a header that is not protected makes a token in JSON a selectively disclosed one (RFC 9901 section 8.1). */
export const mayDisclose = (unprotected: Document): boolean =>
  Object.hasOwn(unprotected, 'disclosures') || Object.hasOwn(unprotected, 'kb_jwt')

export const malformed = (message: string, cause?: unknown): CredentialError => new CredentialError('ERR_TOKEN', message, { cause })

/** The payload's bytes, as the signature of that index encodes them. */
export function payloadBytes(jws: Jws, index: number): Uint8Array {
  if (unencoded(signatureAt(jws, index))) return utf8(jws.payload)
  return decoded(jws.payload, 'payload')
}

/** What was signed: RFC 7515 section 5.2 step 8, RFC 7797 section 3. */
export const signingInput = (jws: Jws, index: number): Uint8Array => utf8(`${signatureAt(jws, index).protected}.${jws.payload}`)

/** The signature itself. */
export const signatureBytes = ({ signature }: JwsSignature): Uint8Array => decoded(signature, 'signature')

/** Names that the signer declared critical: a verifier that does not understand one of them refuses. */
export const criticalNames = ({ header }: JwsSignature): readonly string[] => {
  const names = own(header, 'crit')
  return Array.isArray(names) ? names : []
}

function signatureAt(jws: Jws, index: number): JwsSignature {
  const signature = jws.signatures[index]
  if (signature === undefined) throw malformed('there is no signature of that number')
  return signature
}

/** RFC 7797: whether the payload stands there as it is. */
export const unencoded = ({ header }: JwsSignature): boolean => own(header, 'b64') === false

/** @throws CredentialError `ERR_TOKEN`. */
export function decoded(text: string, what: string): Uint8Array {
  const bytes = fromBase64url(text)
  if (bytes === undefined) throw malformed(`the ${what} of the token is not base64url`)
  return bytes
}
