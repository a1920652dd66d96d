/**
 * Signing credentials.
 *
 * @module
 */
import { sign } from '#crypto'
import { type IssueOptions, issueIn } from './core/issue.ts'
import { readable } from './core/verify/verifiable-credential.ts'
import { type Algorithm, algorithms, isAlgorithm } from './crypto/backend.ts'
import { registry as built } from './generated/registry.ts'
import { asGiven } from './lib/as-given.ts'
import { CredentialError } from './lib/errors.ts'
import type { Signer } from './lib/issuing.ts'
import { type Document, own } from './lib/json.ts'

export type { IssueOptions } from './core/issue.ts'
export { CredentialError } from './lib/errors.ts'
export type { ProofMembers, Signer } from './lib/issuing.ts'

/**
 * Signs a credential, a status list (which is one), or a presentation as its holder, that is well formed; adds nothing to it but what the
 * proof needs. What a presentation shows stays as it is; `members` say which `challenge` it answers, and for which `domain`.
 * @returns The document with a proof, or a token, as the kind of proof has it.
 * @throws CredentialError `ERR_INVALID` with the report where the document is not well formed; `ERR_OPTION`
 * where there is no such proof, or where it does not fit the signer's key or the document; `ERR_KEY` where what the signer gives can be no signature
 * (DER, for one), `ERR_LIMIT` where it gives nothing within `limits.time` (ten minutes, unless given), `ERR_ABORTED`; `ERR_INPUT` and
 * the like where the document is no credential, or has a seal, a token or a wrapper around it, which `parse` takes off; and whatever the
 * signer itself throws. That a signature of the right form was made by the key that the signer names, and that this is the issuer's, is
 * for `verify` to say.
 *
 * @example
 * ```ts
 * const signed = await issue(badge, { signer: await signer(jwk, keyId), proof: 'eddsa-rdfc-2022' })
 * ```
 */
export async function issue(document: Document, options: IssueOptions): Promise<Document | string> {
  const given = asGiven(options)
  return issueIn(readable(built, given), document, given)
}

/** A private key as a JWK (RFC 7517). The platform's `JsonWebKey` is one; that name is not known wherever this package is. */
export interface PrivateJwk {
  readonly kty?: string
  readonly crv?: string
  readonly alg?: string
  readonly kid?: string
  readonly x?: string
  readonly y?: string
  readonly d?: string
  readonly n?: string
  readonly e?: string
  readonly p?: string
  readonly q?: string
  readonly dp?: string
  readonly dq?: string
  readonly qi?: string
}

/**
 * A signer over a private key in the form of a JWK. A key in a KMS or an HSM is as good: bring an object
 * with `algorithm`, `keyId` and `sign(bytes)`.
 * @throws CredentialError `ERR_KEY` where the JWK names no algorithm that is signed with here.
 */
export function signer(jwk: PrivateJwk, keyId: string): Promise<Signer> {
  const algorithm = algorithmOf(jwk)
  if (!algorithm) return Promise.reject(new CredentialError('ERR_KEY', 'the key is of a kind that is not signed with here'))
  return Promise.resolve({ algorithm, keyId, sign: async (data) => sign(algorithm, jwk as Document, data) })
}

const curves: Readonly<Record<string, Algorithm>> = { Ed25519: 'EdDSA', 'P-256': 'ES256', 'P-384': 'ES384', 'P-521': 'ES512' }

function algorithmOf(jwk: unknown): Algorithm | undefined {
  const [crv, alg] = [own(jwk, 'crv'), own(jwk, 'alg')]
  if (own(jwk, 'kty') !== 'RSA') return typeof crv === 'string' ? (own(curves, crv) as Algorithm | undefined) : undefined
  return isAlgorithm(alg) && algorithms[alg].type === 'RSA' ? alg : 'RS256'
}
