/** Seals of European Digital Credentials: JAdES baseline signatures (ETSI TS 119 182-1), judged by EN 319 102-1. @module */
import type { Certificate } from '../../keys/x5c/certificate.ts'
import type { Chain } from '../../keys/x5c/chain.ts'
import { attribute } from '../../keys/x5c/name.ts'
import { standingOf } from '../../keys/x5c/verify-chain.ts'
import type { Certified, Parsed, Proof, Proven } from '../../lib/contract.ts'
import { CredentialError, credentialError } from '../../lib/errors.ts'
import type { Document } from '../../lib/json.ts'
import { isPresentation } from '../../lib/linked.ts'
import { type Check, checkOf, fail, unknown } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import type { Jws } from '../../lib/tokens/jws.ts'
import { refuseOtherAnswers } from '../presentation-answer.ts'
import { audienceChecks, unaskedStatus } from '../unasked-claims.ts'
import { type Assessment, assess } from './assess.ts'
import { checksOf, isVouchedFor } from './checks.ts'
import { claims } from './claims.ts'
import { conclude } from './conclude.ts'
import { issue } from './issue.ts'

async function verify(parsed: Parsed, _outline: unknown, scope: Scope): Promise<Proven> {
  if (parsed.envelope.kind !== 'jades') return { checks: [] }
  const { jws } = parsed.envelope
  const [signature, another] = jws.signatures
  if (signature === undefined) return { checks: [fail('proof', 'ERR_PROOF_FORMAT', 'The credential has no seal.')] }
  try {
    if (another !== undefined) return { checks: [await severalCheck(parsed.envelope.jws, parsed.document, scope)] }
    const seal = await assess(jws, signature, parsed.document, scope)
    const { certificate } = seal.signer
    const checks = [
      ...checksOf(seal, conclude(seal, scope.seals?.minLevel), scope),
      ...claimChecks(parsed.document, scope),
      ...answerChecks(parsed.document, scope),
    ]
    const certified = certifiedIn(seal)
    if (certificate === undefined || !isVouchedFor(seal)) return { checks, certified }
    const anchor = seal.chain?.path?.at(-1)
    return {
      checks,
      certified,
      standing: { ...standingOf(certificate), ...identified(seal, certificate) },
      ...(anchor && { anchor: anchor.der, anchoredAt: seal.bestTime }),
    }
  } catch (error) {
    if (!(error instanceof CredentialError) || error.code === 'ERR_OPTION') throw error
    return { checks: failed(error) }
  }
}

/** Claims of a token (RFC 7519 sections 4.1.3 to 4.1.5) that was given the form of a seal, in which it would never end, and be for anybody. */
function claimChecks(document: Document, { now, skew }: Scope): readonly Check[] {
  const { exp, nbf } = document
  const seconds = now.getTime() / 1000
  const early = typeof nbf === 'number' && nbf > seconds + skew
  const detail = { claim: 'nbf', seconds: nbf }
  return [
    ...(typeof exp === 'number' && exp < seconds - skew ? [fail('proof', 'ERR_PROOF_EXPIRED', 'What was sealed has expired.')] : []),
    ...(early ? [fail('proof', 'ERR_NOT_YET_VALID', 'What was sealed says that it is not to be used yet.', { detail })] : []),
    ...audienceChecks(document),
    ...unaskedStatus(document),
  ]
}

/** A presentation that is sealed was made for nobody in particular: a seal has no place for what its holder was given to sign. */
function answerChecks(document: Document, { presentation }: Scope): readonly Check[] {
  if (!isPresentation(document)) return []
  try {
    refuseOtherAnswers({}, presentation)
    return []
  } catch (error) {
    return [checkOf('proof', credentialError(error))]
  }
}

/** So many organisations seal one credential together, and more. */
const most = 8

/** RFC 7515 section 7.2.1: one that is broken is the fault of the whole; where all are sound, there is no one who stands behind it. */
async function severalCheck(jws: Jws, document: Document, scope: Scope): Promise<Check> {
  const { signatures } = jws
  if (signatures.length > most) return unknown('proof', 'ERR_LIMIT', 'The credential has more seals than are looked at.')
  for (const signature of signatures) {
    const seal = await assess(jws, signature, document, scope)
    const broken = checksOf(seal, conclude(seal, undefined), scope).find(({ id, outcome }) => id === 'proof' && outcome === 'fail')
    if (broken) return broken
  }
  return unknown(
    'proof',
    'ERR_UNSUPPORTED',
    'The credential has several seals, and none is broken: what they say together is not judged here.',
  )
}

/** What the certificate of the seal, and those of its timestamps, are good for: each moves the time that the others are judged at. */
function certifiedIn({ chain, timestamps, bestTime, now }: Assessment): Certified {
  const stamped = timestamps.flatMap(({ trusted, trust }) => (trusted && trust ? [trust] : []))
  const ends = (chains: readonly Chain[]): readonly Uint8Array[] => chains.flatMap(({ path }) => path?.at(-1)?.der ?? [])
  return {
    until: Math.min(...[...(chain ? [chain] : []), ...stamped].map(({ until = Number.POSITIVE_INFINITY }) => until)),
    ...(bestTime < now && { at: bestTime }),
    anchors: ends(chain ? [chain] : []),
    timestampAnchors: ends(stamped),
    checks: ['seal.path', 'seal.revocation', 'seal.timestamp', 'seal.archive', 'seal.level', 'seal.qualified', 'key-binding'],
  }
}

/**
 * Who a certificate says the issuer is: what it calls it itself, unless it holds the domain of the id. A seal of one’s own
 * may stand under any id, which a list of issuers that somebody trusts would know.
 */
function identified({ binding }: Assessment, { subject }: Certificate): { readonly id?: string } {
  const id = binding?.domain === 'exact' ? undefined : attribute(subject, 'organizationIdentifier')
  return id === undefined ? {} : { id }
}

/** The work could not be ended: what went wrong is said of the certificate or of the whole. */
const failed = (error: CredentialError): readonly Check[] => [checkOf('proof', error), checkOf('seal.certificate', error)]

export const proof: Proof = { ...claims, verify, issue }
