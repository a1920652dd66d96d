/** What the report on a credential inside means for the one that it is in: also where it is looked at again. @module */
import type { Nested } from '../../lib/contract.ts'
import { type Check, fail, pass, type Report, unknown, warn } from '../../lib/report.ts'

export const words = {
  endorsement: { id: 'endorsement', code: 'ERR_ENDORSEMENT', name: 'The endorsement' },
  credential: { id: 'nested', code: 'ERR_NESTED', name: 'The credential inside' },
} as const

/** The check on a credential inside that its own report means. */
export function checkOn({ verdict, checks, format }: Report, relation: Nested['relation'], path: string): Check {
  const { id, code, name: usual } = words[relation]
  const name = format === 'vp' ? 'The presentation inside' : usual
  // whoever looks at the outer report alone would take it for the holder’s
  if (verdict === 'valid' && checks.some((check) => check.outcome === 'warn' && check.code === 'ERR_RECIPIENT'))
    return warn(id, 'ERR_RECIPIENT', `${name} is valid, and about somebody else than the holder of the presentation.`, { path })
  if (verdict === 'valid') return pass(id, `${name} is valid.`, { path })
  if (verdict === 'indeterminate') {
    // what several checks wait for is named once
    const needs = [...new Map(checks.flatMap(({ detail }) => detail?.needs ?? []).map((need) => [need.url, need])).values()]
    return unknown(id, code, `${name} could not be checked in full.`, { path, ...(needs.length > 0 && { detail: { needs } }) })
  }
  const failed = checks.filter(({ outcome }) => outcome === 'fail')
  // an endorsement that has run out takes nothing from the credential it speaks of
  const over = relation === 'endorsement' && failed.every((check) => check.code === 'ERR_EXPIRED')
  return (over ? warn : fail)(id, code, over ? `${name} has expired.` : `${name} is not valid.`, {
    path,
    detail: { codes: failed.map((check) => check.code) },
  })
}
