/** What a proof is made of: who signs, how it is called, and what it says besides. @module */

/** Only `sign` touches the key, so a KMS or an HSM fits as well as a JWK. */
export interface Signer {
  /** As JOSE names it: `EdDSA`, `ES256`, `ES384`, `RS256`, `PS256` … */
  readonly algorithm: string
  /** The verification method, or the key's address. */
  readonly keyId: string
  /** The certificate chain, leaf first, base64 DER: only where the proof carries one. */
  readonly certificates?: readonly string[]
  readonly sign: (data: Uint8Array) => Promise<Uint8Array>
}
export interface IssueOrder {
  readonly signer: Signer
  readonly proof: string
  readonly created?: string
  readonly members?: ProofMembers
}
/** What a proof inside a document may say besides (VC Data Integrity 1.0 section 2.1). */
export interface ProofMembers {
  /** By which other proofs name it. */
  readonly id?: string
  readonly expires?: string
  /** The proofs of the document that it builds on, by their ids. */
  readonly previousProof?: string | readonly string[]
  /** What the holder of a presentation was given to sign, and for whom: of presentations only. */
  readonly challenge?: string
  readonly domain?: string | readonly string[]
}
