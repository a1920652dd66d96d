/**
 * Credentials and presentations in a signed token: VC-JWT of data model 1.1 as Open Badges 3.0 section 8.2
 * narrows it, and `vc+jwt` and `vp+jwt` of VC-JOSE-COSE 1.0.
 *
 * @module
 */
import type { Outline, Parsed, Proof, Proven } from '../../lib/contract.ts'
import { CredentialError, credentialError } from '../../lib/errors.ts'
import { isObject } from '../../lib/json.ts'
import { isPresentation } from '../../lib/linked.ts'
import { loadOnce } from '../../lib/load-once.ts'
import { type Check, checkOf, fail, pass } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import type { Jws, JwsSignature } from '../../lib/tokens/jws.ts'
import { algorithmOf, refuseOtherTokens } from '../jose-header.ts'
import type { Lookup } from '../key-binding.ts'
import { refuseOtherAnswers } from '../presentation-answer.ts'
import { besideChecks } from './beside.ts'
import { claims, claimsOf } from './claims.ts'
import { claimChecks, headerChecks, innerProofChecks } from './cross-check.ts'
import { issue } from './issue.ts'
import { signedBy, verifies } from './signature.ts'
import { tokenKey } from './token-key.ts'

/** What a token may call itself: data model 1.1, VC-JOSE-COSE 1.0, and its drafts; one that discloses some of it may be an SD-JWT VC besides. */
const kinds = {
  credential: {
    types: ['jwt', 'vc+jwt', 'vc-ld+jwt', 'vc+ld+jwt', 'vc+ld+json+jwt', 'vc+ld+json'],
    disclosing: ['dc+sd-jwt'],
    purpose: 'assertionMethod',
  },
  presentation: {
    types: ['jwt', 'vp+jwt', 'vp-ld+jwt', 'vp+ld+jwt', 'vp+ld+json+jwt', 'vp+ld+json'],
    disclosing: [],
    purpose: 'authentication',
  },
} as const

/** What a token calls itself that discloses some of it: `vc+sd-jwt`, and the names of the drafts. */
const asDisclosed = (type: string): string => type.replace(/\+jwt$/, '+sd-jwt')

/** Few tokens disclose only a part of themselves. */
const disclosures = /* @__PURE__ */ loadOnce(() => import('./disclosed-checks.ts'))
/** Few have a status of their own, beside that of the credential. */
const statuses = /* @__PURE__ */ loadOnce(() => import('./token-status.ts'))

async function verify({ document, envelope }: Parsed, outline: Outline, scope: Scope): Promise<Proven> {
  if (envelope.kind !== 'jws') throw new CredentialError('ERR_INTERNAL', 'this is no token')
  const { jws } = envelope
  const [signature] = jws.signatures
  if (!signature) throw new CredentialError('ERR_TOKEN', 'the token has no signature')
  const kind = isPresentation(document) ? 'presentation' : 'credential'
  const { types, disclosing, purpose } = kinds[kind]
  const { disclosed } = jws
  const asked = { issuer: outline.issuer.id, purpose, path: '', signs: signedBy(jws, signature) }
  const found = await tokenKey(signature.header, asked, scope)
  const claimed = claimsOf(jws) ?? {}
  const refuse = (): void => {
    refuseOtherTokens(signature, disclosed ? [...types.map(asDisclosed), ...disclosing] : types, kind)
    // the claims that stand for a challenge and a domain (OpenID for Verifiable Presentations, appendix B.1.3)
    if (kind === 'presentation') refuseOtherAnswers({ challenge: claimed['nonce'], domain: claimed['aud'] }, scope.presentation, true)
  }
  return {
    checks: [
      await signatureCheck(jws, signature, found, refuse),
      ...(disclosed ? await (await disclosures()).disclosedChecks(disclosed, scope) : []),
      ...headerChecks(signature.header, claimed, outline),
      ...claimChecks(claimed, document, outline, scope, !disclosed && signature.header),
      ...besideChecks(claimed, document),
      ...(isObject(claimed['status']) ? await (await statuses()).tokenStatusChecks(claimed, outline, scope) : []),
      ...innerProofChecks(document),
      found.binding,
    ],
    ...(found.control && { standing: { ...found.standing, control: found.control } }),
    ...(found.anchor && { anchor: found.anchor }),
    ...(found.certified && { certified: found.certified }),
  }
}

async function signatureCheck(jws: Jws, signature: JwsSignature, { key }: Lookup, refuse: () => void): Promise<Check> {
  try {
    algorithmOf(signature.header)
    refuse()
    if (key instanceof CredentialError) throw key
    if (await verifies(jws, signature, key)) return pass('proof', 'The token is as it was signed.')
    return fail('proof', 'ERR_PROOF', 'The signature does not verify: the token was changed, or another key made it.')
  } catch (error) {
    return checkOf('proof', credentialError(error))
  }
}

export const proof: Proof = { ...claims, verify, issue }
