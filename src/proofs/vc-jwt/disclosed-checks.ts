/**
 * What else a selectively disclosed token has to hold: its digests, and what the holder who shows it signed (RFC 9901
 * sections 4.3 and 7.3).
 *
 * @module
 */
import { digest, verifySignature } from '#crypto'
import type { PublicKey } from '../../crypto/backend.ts'
import { publicOnly } from '../../keys/private-part.ts'
import { base64url, fromUtf8, utf8 } from '../../lib/bytes.ts'
import { CredentialError, credentialError } from '../../lib/errors.ts'
import { type Document, isObject, own } from '../../lib/json.ts'
import { parseObject } from '../../lib/json-text.ts'
import { defaultLimits } from '../../lib/limits.ts'
import { type Check, checkOf, fail, pass, warn } from '../../lib/report.ts'
import type { PresentationAsked, Scope } from '../../lib/scope.ts'
import { type Disclosed, malformed, payloadBytes, signatureBytes, signingInput } from '../../lib/tokens/jws.ts'
import { parseCompact } from '../../lib/tokens/jws-parse.ts'
import { algorithmOf, refuseOtherTokens } from '../jose-header.ts'
import { imported } from '../key-binding.ts'
import { refuseOtherAnswers } from '../presentation-answer.ts'
import { isTime, undisclosed } from './cross-check.ts'

/** The checks beside that of the issuer's signature: none where all is well and no holder signed. */
export async function disclosedChecks(disclosed: Disclosed, scope: Scope): Promise<readonly Check[]> {
  // what was put in its place by plain arithmetic is confirmed by the platform's
  for (const [signed, text] of disclosed.disclosures)
    if ((await digestOf(text)) !== signed) return [fail('proof', 'ERR_PROOF', 'Something is disclosed that the issuer did not sign.')]
  const { keyBinding } = disclosed
  return [...hiddenChecks(disclosed), ...(keyBinding === undefined ? [] : await boundBy(keyBinding, disclosed, scope))]
}

/** What is asked of the holder's token: it says nothing of who issued the credential, nor whether that was changed. */
const id = 'holder-binding'

async function boundBy(token: string, disclosed: Disclosed, scope: Scope): Promise<readonly Check[]> {
  try {
    return await holderChecks(token, disclosed, scope)
  } catch (error) {
    return [checkOf(id, credentialError(error))]
  }
}

/** What was left out may be a date, a status or whose key it is bound to, whatever else says so: `exp` beside a `validUntil` that is shown. */
const hiddenChecks = ({ hides }: Disclosed): readonly Check[] => (hides ? [undisclosed] : [])

const digestOf = async (text: string): Promise<string> => base64url(await digest('SHA-256', utf8(text)))

async function holderChecks(token: string, { claims, shown }: Disclosed, scope: Scope): Promise<readonly Check[]> {
  const jws = parseCompact(token)
  const signature = jws?.signatures[0]
  if (!jws || !signature) throw malformed('what the holder signed is no token')
  const algorithm = algorithmOf(signature.header)
  refuseOtherTokens(signature, ['kb+jwt'], 'holder’s proof')
  if (own(signature.header, 'typ') === undefined)
    throw new CredentialError('ERR_PROOF_FORMAT', 'what the holder signed does not say that it is the proof of a holder')
  const said = parseObject(fromUtf8(payloadBytes(jws, 0)), defaultLimits)
  const key = await holderKey(own(claims, 'cnf'), scope)
  if (!(await verifySignature(algorithm, key, signingInput(jws, 0), signatureBytes(signature))))
    return [fail(id, 'ERR_PROOF', 'The holder’s signature does not verify: another key than the one that the token names made it.')]
  if (own(said, 'sd_hash') !== (await digestOf(shown)))
    return [fail(id, 'ERR_PROOF', 'The holder signed something else than what is shown.')]
  return answerChecks(said, scope)
}

/** The key that the issuer names as the holder's (RFC 7800 section 3). */
async function holderKey(confirmation: unknown, scope: Scope): Promise<PublicKey> {
  const jwk = own(confirmation, 'jwk')
  const kid = own(confirmation, 'kid')
  if (!isObject(jwk) && !(typeof kid === 'string' && /^(?:did|https):/i.test(kid)))
    throw isObject(confirmation) && Object.keys(confirmation).length > 0
      ? new CredentialError('ERR_UNSUPPORTED', 'the token names the key of its holder in a way that is not read here')
      : new CredentialError('ERR_PROOF', 'a holder signed, and the token names no key of a holder')
  const key = await imported(isObject(jwk) ? { material: { jwk: publicOnly(jwk) } } : await scope.key(String(kid)))
  if (key instanceof CredentialError) throw key
  return key
}

/** What the holder's token says of itself: for whom it was made, and when (RFC 9901 section 4.3). */
function answerChecks(said: Document, { now, skew, presentation }: Scope): readonly Check[] {
  const { nonce, aud, iat, exp, nbf } = said
  const isTimeIfAny = (claim: unknown): claim is number | undefined => claim === undefined || isTime(claim)
  if (typeof nonce !== 'string' || typeof aud !== 'string' || !isTime(iat) || !isTimeIfAny(exp) || !isTimeIfAny(nbf))
    throw new CredentialError('ERR_PROOF_FORMAT', 'what the holder signed does not say for whom, or when')
  refuseOtherAnswers({ challenge: nonce, domain: aud }, presentation)
  const seconds = now.getTime() / 1000
  if (exp !== undefined && exp < seconds - skew) return [fail(id, 'ERR_PROOF_EXPIRED', 'What the holder signed has expired.')]
  if (nbf !== undefined && nbf > seconds + skew)
    return [fail(id, 'ERR_NOT_YET_VALID', 'The holder’s token says that it is not to be used yet.', { detail: { claim: 'nbf' } })]
  const early = { claim: 'iat', seconds: iat, ...(exp !== undefined && { exp }) }
  if (iat > seconds + skew) return [warn(id, 'ERR_NOT_YET_VALID', madeLater, { detail: early })]
  // how old it may be is for whoever asked to say (RFC 9901 section 7.3): an answer to a challenge is no older than that
  const detail = { iat, ...(exp !== undefined && { claim: 'exp', seconds: exp }) }
  return [pass(id, isAsked(presentation) ? forYou : forSomebody, { detail })]
}

const madeLater = 'The holder’s token says that it was made later than now.'
const forYou = 'The holder signed what is shown, as an answer to what was asked.'
const forSomebody = 'The holder signed what is shown; for whom, and when, was not asked.'

const isAsked = (asked: PresentationAsked | undefined): boolean => asked?.challenge !== undefined || asked?.domain !== undefined
