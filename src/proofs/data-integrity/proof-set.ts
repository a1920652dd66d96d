/**
 * What the proofs of a set say together (VC Data Integrity 1.0 section 2.1.1): all must verify; where the caller
 * asks for any, one that verifies and is the issuer's is enough (OB 3.0 section 8.1), and the others are told.
 *
 * @module
 */
import { isObject, list, own } from '../../lib/json.ts'
import type { Check } from '../../lib/report.ts'
import type { ProofSetPolicy } from '../../lib/scope.ts'
import type { Verified } from './verify-proof.ts'

const isGood = ({ checks }: Verified): boolean => checks.every(({ outcome }) => outcome === 'pass' || outcome === 'warn')

/** The proofs that count for the verdict, and the checks of all. */
export function together(
  verified: readonly Verified[],
  proofs: readonly unknown[],
  policy: ProofSetPolicy = 'all',
): { readonly counted: readonly Verified[]; readonly checks: readonly Check[] } {
  const good = policy === 'any' ? holding(verified, proofs) : []
  if (good.length === 0) return { counted: verified, checks: verified.flatMap(({ checks }) => checks) }
  return { counted: good, checks: verified.flatMap((one) => (good.includes(one) ? one.checks : one.checks.map(aside))) }
}

/**
 * A proof of a chain holds where those that it builds on hold; one that builds on itself never does. Each is looked
 * at once: whoever signs may let thirty proofs build on each other in more ways than can be walked.
 */
function holding(verified: readonly Verified[], proofs: readonly unknown[]): readonly Verified[] {
  const known = new Map<unknown, boolean>()
  const holds = (proof: unknown): boolean => {
    const before = known.get(proof)
    if (before !== undefined) return before
    known.set(proof, false)
    const one = verified[proofs.indexOf(proof)]
    const result = one !== undefined && isGood(one) && list(own(proof, 'previousProof')).every((name) => holds(named(name)))
    known.set(proof, result)
    return result
  }
  const named = (name: unknown) => proofs.find((proof) => isObject(proof) && own(proof, 'id') === name)
  return verified.filter((_, index) => holds(proofs[index]))
}

const aside = (check: Check): Check =>
  check.outcome === 'fail' || check.outcome === 'unknown' || check.outcome === 'skip' ? { ...check, outcome: 'warn' } : check
