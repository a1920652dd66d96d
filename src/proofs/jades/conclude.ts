/** The indication of a whole seal (EN 319 102-1 clause 5.5.4 and table 6). @module */
import type { ChainState } from '../../keys/x5c/chain.ts'
import { reaches, type SealLevel } from '../../lib/seal-options.ts'
import type { Assessment } from './assess.ts'
import { type Indication, type SubIndication, subIndications } from './fault.ts'

export interface Conclusion {
  readonly indication: Indication
  readonly subIndication?: SubIndication
}

export function conclude(seal: Assessment, minLevel: SealLevel | undefined): Conclusion {
  const sub =
    signatureFault(seal) ??
    chainFault(seal) ??
    (isOutOfOrder(seal) ? 'TIMESTAMP_ORDER_FAILURE' : undefined) ??
    (minLevel !== undefined && !reaches(seal.achieved, minLevel) ? 'SIG_CONSTRAINTS_FAILURE' : undefined)
  return sub === undefined ? { indication: 'TOTAL-PASSED' } : { indication: subIndications[sub], subIndication: sub }
}

function signatureFault({ header, unsigned, signer, signature }: Assessment): SubIndication | undefined {
  if (header.faults.length + unsigned.faults.length > 0) return 'FORMAT_FAILURE'
  if (signer.certificate === undefined) return 'NO_SIGNING_CERTIFICATE_FOUND'
  if (signature === 'invalid') return 'SIG_CRYPTO_FAILURE'
  if (signature !== 'valid') return 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE'
  return undefined
}

const fromState: Readonly<Record<ChainState, SubIndication | undefined>> = {
  good: undefined,
  'no-path': 'NO_CERTIFICATE_CHAIN_FOUND',
  limit: 'NO_CERTIFICATE_CHAIN_FOUND',
  weak: 'CRYPTO_CONSTRAINTS_FAILURE_NO_POE',
  'not-yet-valid': 'NOT_YET_VALID',
  expired: 'OUT_OF_BOUNDS_NO_POE',
  revoked: 'REVOKED_NO_POE',
  'authority-revoked': 'REVOKED_CA_NO_POE',
  'revocation-unknown': 'TRY_LATER',
}

function chainFault({ chain, signer, notBefore }: Assessment): SubIndication | undefined {
  if (chain === undefined) return 'NO_SIGNING_CERTIFICATE_FOUND'
  // what was sealed after the end of the certificate, or after its revocation, was never in force
  const after = (time: number | undefined): boolean => time !== undefined && notBefore !== undefined && notBefore > time
  if (chain.state === 'revoked' && after(chain.revokedAt)) return 'REVOKED'
  if (chain.state === 'expired' && chain.index === 0) {
    if (after(signer.certificate?.notAfter)) return 'EXPIRED'
    if (chain.standings[0]?.state === 'good') return 'OUT_OF_BOUNDS_NOT_REVOKED'
  }
  // that an authority did not exist yet is not the seal's own fault
  if (chain.state === 'not-yet-valid' && chain.index !== 0) return 'OUT_OF_BOUNDS_NO_POE'
  if (chain.state === 'good' && signer.faults.length > 0) return 'CHAIN_CONSTRAINTS_FAILURE'
  return fromState[chain.state]
}

/** Clause 5.5.4: times that contradict each other. One that is still to come contradicts the clock alone. */
const isOutOfOrder = ({ timestamps, now }: Assessment): boolean =>
  timestamps.some(({ fault, genTime }) => fault === 'order' && genTime !== undefined && genTime <= now)
