/** Seals of European Digital Credentials: JAdES baseline signatures (ETSI TS 119 182-1), judged by EN 319 102-1. @module */
import { attribute } from '../../keys/x5c/name.ts'
import type { Parsed, Proof, Proven } from '../../lib/contract.ts'
import { CredentialError } from '../../lib/errors.ts'
import { type Check, checkOf, fail, type Standing } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'
import { type Assessment, assess } from './assess.ts'
import { checksOf, isVouchedFor } from './checks.ts'
import { claims } from './claims.ts'
import { conclude } from './conclude.ts'

async function verify(parsed: Parsed, _outline: unknown, scope: Scope): Promise<Proven> {
  if (parsed.envelope.kind !== 'jades') return { checks: [] }
  const { jws } = parsed.envelope
  const [signature, another] = jws.signatures
  if (signature === undefined || another !== undefined) {
    return { checks: [fail('proof', 'ERR_PROOF_FORMAT', 'the credential has several seals, or none: exactly one is expected')] }
  }
  try {
    const seal = await assess(jws, signature, parsed.document, scope)
    const minLevel = scope.seals?.minLevel
    const standing = standingOf(seal)
    return { checks: checksOf(seal, conclude(seal, minLevel), minLevel), ...(standing ? { standing } : {}) }
  } catch (error) {
    if (!(error instanceof CredentialError) || error.code === 'ERR_OPTION') throw error
    return { checks: failed(error) }
  }
}

/** The work could not be ended: what went wrong is said of the certificate or of the whole. */
const failed = (error: CredentialError): readonly Check[] => [checkOf('proof', error), checkOf('seal.certificate', error)]

/** The name in a certificate counts where somebody who is trusted issued it. */
function standingOf(seal: Assessment): Partial<Standing> | undefined {
  const { certificate } = seal.signer
  if (certificate === undefined || !isVouchedFor(seal)) return undefined
  const name = attribute(certificate.subject, 'organization') ?? attribute(certificate.subject, 'commonName')
  return { nameIsFrom: 'certificate', control: 'certificate', ...(name === undefined ? {} : { name }) }
}

export const proof: Proof = { ...claims, verify }
