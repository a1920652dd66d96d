/**
 * Credentials in a signed token: VC-JWT of data model 1.1 as Open Badges 3.0 section 8.2 narrows it, and
 * `vc+jwt` of VC-JOSE-COSE 1.0.
 *
 * @module
 */
import { verifySignature } from '#crypto'
import type { Outline, Parsed, Proof, Proven } from '../../lib/contract.ts'
import { CredentialError, credentialError } from '../../lib/errors.ts'
import type { Jws, JwsSignature } from '../../lib/jws.ts'
import { signatureBytes, signingInput } from '../../lib/jws-parse.ts'
import { type Check, checkOf, fail, pass } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import { algorithmOf, refuseOtherTokens } from '../jose-header.ts'
import type { Lookup } from '../key-binding.ts'
import { claims, claimsOf } from './claims.ts'
import { contradictions } from './cross-check.ts'
import { issue } from './issue.ts'
import { tokenKey } from './token-key.ts'

/** What a token with a credential may call itself: data model 1.1, VC-JOSE-COSE 1.0, and its drafts. */
const types = ['jwt', 'vc+jwt', 'vc-ld+jwt', 'vc+ld+jwt']

async function verify({ document, envelope }: Parsed, outline: Outline, scope: Scope): Promise<Proven> {
  if (envelope.kind !== 'jws') throw new CredentialError('ERR_INTERNAL', 'this is no token')
  const { jws } = envelope
  const [signature] = jws.signatures
  if (!signature) throw new CredentialError('ERR_TOKEN', 'the token has no signature')
  const { issuer } = outline
  const found = await tokenKey(signature.header, { issuer: issuer.id, purpose: 'assertionMethod', path: '' }, scope)
  return {
    checks: [await signatureCheck(jws, signature, found), ...contradictions(claimsOf(jws) ?? {}, document, outline), found.binding],
    ...(found.control && { standing: { ...found.standing, control: found.control } }),
  }
}

async function signatureCheck(jws: Jws, signature: JwsSignature, { key }: Lookup): Promise<Check> {
  try {
    const algorithm = algorithmOf(signature.header)
    refuseOtherTokens(signature, types)
    if (key instanceof CredentialError) throw key
    if (await verifySignature(algorithm, key, signingInput(jws, 0), signatureBytes(signature))) {
      return pass('proof', 'The token is as it was signed.')
    }
    return fail('proof', 'ERR_PROOF', 'The signature does not verify: the token was changed, or another key made it.')
  } catch (error) {
    return checkOf('proof', credentialError(error))
  }
}

export const proof: Proof = { ...claims, verify, issue }
