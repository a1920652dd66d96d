/** What a report keeps so that it can be brought up to date without its credential. @module */
import type { Outline, Parsed, Proven } from '../lib/contract.ts'
import type { Ageing } from '../lib/report.ts'

export function ageingOf({ envelope }: Parsed, { id, issuer, from, until, statuses }: Outline, { checks, standing }: Proven): Ageing {
  const asks = envelope.kind === 'hosted' ? envelope.url : checks.some((check) => check.id === 'status') ? (issuer.id ?? '') : undefined
  return {
    ...(id !== undefined && { id }),
    issuer,
    ...(from && { from }),
    until,
    statuses,
    ...(standing && { standing }),
    ...(asks !== undefined && { asks }),
  }
}
