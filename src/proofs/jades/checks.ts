/** What was found out about a seal, as checks of a report. What could not be settled is `unknown`, never a pass. @module */
import { pathCheck, revocationCheck } from '../../keys/x5c/checks.ts'
import { type Check, fail, pass, unknown, warn } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import { reaches, type SealLevel } from '../../lib/seal-options.ts'
import type { Assessment } from './assess.ts'
import type { Binding } from './binding.ts'
import type { Conclusion } from './conclude.ts'
import type { SubIndication } from './fault.ts'
import { qualifiedCheck } from './qualified.ts'
import { archiveCheck, timestampCheck } from './timestamp-checks.ts'

const day = (time: number): string => new Date(time).toISOString()

export function checksOf(seal: Assessment, conclusion: Conclusion, scope: Pick<Scope, 'seals' | 'skew'>): readonly Check[] {
  const minLevel = scope.seals?.minLevel
  const claimedAt = seal.header.claimed?.at
  const isProven = (what: SubIndication): boolean => conclusion.subIndication === what
  return [
    proofCheck(seal, conclusion),
    ...datedChecks(seal, scope.skew * 1000),
    ...signatureChecks(seal),
    certificateCheck(seal),
    pathCheck(seal.chain, { anchored: seal.anchored.seals, at: seal.bestTime, claimedAt, proven: isProven('EXPIRED') }),
    revocationCheck(seal.chain, { claimedAt, proven: isProven('REVOKED'), needs: seal.needs, why: seal.why }),
    timestampCheck(seal),
    archiveCheck(seal),
    levelCheck(seal, minLevel),
    qualifiedCheck(seal),
    ...bindingChecks(seal),
  ]
}

/** The signature alone: it holds, whoever made it. */
function proofCheck(seal: Assessment, conclusion: Conclusion): Check {
  const { header, unsigned, signature, bestTime, claimed, achieved } = seal
  const detail = { type: 'JAdES', ...conclusion, bestSignatureTime: day(bestTime), level: { claimed, achieved } }
  const [fault] = [...header.faults, ...unsigned.faults]
  if (fault !== undefined) return fail('proof', 'ERR_PROOF_FORMAT', `The seal is not well formed: ${fault}.`, { detail })
  if (header.algorithm === undefined && !header.isOther)
    return fail('proof', 'ERR_ALGORITHM', 'The seal uses a signature algorithm that is not accepted.', { detail })
  if (signature === 'invalid')
    return fail('proof', 'ERR_PROOF', 'The seal does not fit the credential: one of them was changed.', { detail })
  if (signature !== 'valid') return unknown('proof', 'ERR_UNSUPPORTED', 'The signature of the seal cannot be checked.', { detail })
  return pass('proof', 'The seal fits the credential.', { detail })
}

/** What the seal says itself of when it was made and until when it holds, by a clock that may differ by `skew`. */
function datedChecks({ header: { claimed, expires }, now }: Assessment, skew: number): readonly Check[] {
  const late = claimed && claimed.at > now + skew ? [claimed] : []
  return [
    ...(expires !== undefined && expires < now - skew ? [fail('proof', 'ERR_PROOF_EXPIRED', 'The seal itself has expired.')] : []),
    // with the time, after which whoever looks again does not say it any more
    ...late.map(({ at, by }) =>
      warn('proof', 'ERR_NOT_YET_VALID', 'The seal says that it was made later than now.', { detail: { claim: by, seconds: at / 1000 } }),
    ),
  ]
}

function signatureChecks({ header, signature }: Assessment): readonly Check[] {
  const id = 'seal.signature'
  const { claimed } = header
  const detail = {
    ...(claimed ? { claimedSigningTime: day(claimed.at) } : {}),
    ...(header.algorithm ? { algorithm: header.algorithm } : {}),
  }
  if (header.algorithm === undefined && !header.isOther)
    return [fail(id, 'ERR_ALGORITHM', 'The signature algorithm is none of those that seals may use.', { detail })]
  if (header.faults.length > 0) return [fail(id, 'ERR_PROOF_FORMAT', `A rule of JAdES is broken: ${header.faults.join('; ')}.`, { detail })]
  if (signature === 'invalid') return [fail(id, 'ERR_PROOF', 'The signature does not verify under the key of the certificate.', { detail })]
  if (signature !== 'valid')
    return [
      unknown(
        id,
        'ERR_UNSUPPORTED',
        'The signature cannot be checked: its algorithm or key is not supported, or the certificate is missing.',
        {
          detail,
        },
      ),
    ]
  return [pass(id, 'The signature verifies under the key of the certificate.', { detail }), ...agedHeader(header)]
}

/** TS 119 182-1 V1.2.1 clause 5.2.1: from that day on `iat` takes the place of `sigT`. */
const lastOfSigT = Date.UTC(2025, 6, 15)
function agedHeader({ claimed }: Assessment['header']): readonly Check[] {
  if (claimed?.by !== 'sigT' || claimed.at < lastOfSigT) return []
  return [warn('seal.signature', 'ERR_PROOF_DRIFT', 'The time of signing stands in a header that was replaced in July 2025.')]
}

function certificateCheck({ signer: { certificate, faults }, header, unread }: Assessment): Check {
  const id = 'seal.certificate'
  if (certificate === undefined) return unknown(id, 'ERR_SEAL_CERTIFICATE', 'The certificate of the seal is not there.')
  const { subject, notBefore, notAfter, serial } = certificate
  const detail = {
    subject: Object.fromEntries(subject.attributes.map(({ type, value }) => [type, value])),
    serialNumber: serial,
    validFrom: day(notBefore),
    validUntil: day(notAfter),
    ...(unread > 0 ? { unread } : {}),
  }
  if (faults.length > 0) return fail(id, 'ERR_SEAL_CERTIFICATE', `The certificate does not fit the seal: ${faults.join('; ')}.`, { detail })
  if (header.referenceHeaders !== 1)
    return warn(id, 'ERR_SEAL_CERTIFICATE', 'The header does not refer to the certificate in exactly one way.', { detail })
  return pass(id, 'The certificate is the one that the seal names.', { detail })
}

function levelCheck({ claimed, achieved }: Assessment, minLevel: SealLevel | undefined): Check {
  const id = 'seal.level'
  const detail = { claimed, achieved, ...(minLevel === undefined ? {} : { wanted: minLevel }) }
  if (minLevel !== undefined && !reaches(achieved, minLevel)) {
    return reaches(claimed, minLevel)
      ? unknown(id, 'ERR_SEAL_LEVEL', `The seal claims the level ${claimed}, of which ${achieved} could be confirmed.`, { detail })
      : fail(id, 'ERR_SEAL_LEVEL', `The seal has the level ${claimed}, and ${minLevel} is asked for.`, { detail })
  }
  if (achieved !== claimed)
    return warn(id, 'ERR_SEAL_LEVEL', `The seal claims the level ${claimed}, of which ${achieved} could be confirmed.`, { detail })
  if (achieved === 'none') return warn(id, 'ERR_SEAL_LEVEL', 'The seal has no baseline level.', { detail })
  return pass(id, `The seal has the level ${achieved}.`, { detail })
}

function bindingChecks(seal: Assessment): readonly Check[] {
  const { binding } = seal
  if (binding === undefined) return [unknown('key-binding', 'ERR_UNRESOLVED', 'Without the certificate nothing says whose seal it is.')]
  const detail = { ...binding }
  const { identifier, name, mandate } = binding
  return [bindingCheck(identifier, name, mandate, detail), keyBindingCheck(binding, isVouchedFor(seal))]
}

/** Whether a trusted authority says, of the time that counts, whose signature this is. */
export const isVouchedFor = ({ header, signer, signature, chain }: Assessment): boolean =>
  signature === 'valid' && chain?.state === 'good' && header.faults.length + signer.faults.length === 0

function bindingCheck(identifier: string, name: string, mandate: boolean, detail: object): Check {
  const id = 'seal.binding'
  const more = { detail: { ...detail } }
  if (identifier === 'mismatch') {
    if (mandate)
      return warn(id, 'ERR_SEAL_BINDING', 'The certificate names another organisation than the issuer, who claims a mandate.', more)
    return fail(id, 'ERR_SEAL_BINDING', 'The certificate names another organisation than the issuer.', more)
  }
  if (identifier === 'absent')
    return unknown(id, 'ERR_SEAL_BINDING', 'The certificate or the issuer has no identifier that could be compared.', more)
  // names alone are never a reason to refuse: certificates are often made without accents, or with a trade name
  if (name === 'mismatch') return warn(id, 'ERR_SEAL_BINDING', 'The identifiers agree, the legal names do not.', more)
  return pass(id, 'The certificate names the organisation that issued the credential.', more)
}

function keyBindingCheck(binding: Binding, trusted: boolean): Check {
  const id = 'key-binding'
  const { identifier, mandate, person } = binding
  const more = { detail: { ...binding } }
  if (!trusted) return unknown(id, 'ERR_UNRESOLVED', 'Nobody who is trusted says so far whose seal it is: its other checks say why.', more)
  if (identifier === 'mismatch' && mandate)
    return unknown(id, 'ERR_UNRESOLVED', 'Whether the sealing organisation had a mandate of the issuer cannot be checked.', more)
  if (identifier === 'mismatch') return fail(id, 'ERR_KEY_BINDING', 'The seal is one of another organisation than the issuer.', more)
  if (identifier === 'absent')
    return unknown(id, 'ERR_UNRESOLVED', 'The certificate or the issuer has no identifier that could be compared.', more)
  if (person)
    return unknown(id, 'ERR_UNRESOLVED', 'The certificate is one of a person: whether the organisation sealed cannot be checked.', more)
  return pass(id, 'A trusted authority says that the seal is the issuer’s.', more)
}
