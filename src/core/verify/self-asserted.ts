/** What a holder says of itself: such a credential may have no proof but that of the presentation (VC Data Model 2.0, Presentations Including Holder Claims). @module */
import type { Proven } from '../../lib/contract.ts'
import { type Check, type Report, unknown, verdictOf, warn } from '../../lib/report.ts'
import { provesIssuer } from './standing.ts'

/** The report on it, where the holder’s own key signed the presentation, or may have: else it stays one without a proof. */
export function underItsPresentation(report: Report, { checks: proofs }: Proven): Report {
  const said = provesIssuer(proofs) ? saidByHolder : isOpen(proofs) ? saidByWhom : undefined
  if (!said) return report
  const checks = report.checks.map((check) => (isUnsigned(check) ? said : check))
  return { ...report, verdict: verdictOf(checks), checks }
}

const isOpen = (proofs: readonly Check[]): boolean => verdictOf(proofs) === 'indeterminate'
const isUnsigned = ({ id, code, outcome }: Check): boolean => id === 'proof' && code === 'ERR_NO_PROOF' && outcome === 'fail'

const saidByHolder = warn(
  'proof',
  'ERR_NO_PROOF',
  'The credential has no proof of its own: the holder of the presentation says it, and signed it as a part of the presentation.',
)
const saidByWhom = unknown(
  'proof',
  'ERR_NO_PROOF',
  'The credential has no proof of its own, and whether its holder signed the presentation that it is a part of could not be checked.',
)
