/** JSON Web Signatures taken apart, strictly; nothing is verified here (RFC 7515, RFC 7797). @module */
import type { Document } from './json.ts'

export interface Jws {
  readonly form: 'compact' | 'flattened' | 'general'
  /** As it stands in the serialization: base64url, or the text itself where `b64` is false. */
  readonly payload: string
  readonly signatures: readonly JwsSignature[]
}
export interface JwsSignature {
  /** The protected header as it stands there, and what it says. */
  readonly protected: string
  readonly header: Document
  readonly unprotected: Document
  /** As it stands there: base64url. */
  readonly signature: string
}
