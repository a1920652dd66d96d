/** What records of 1EdTech, of whatever version, say of themselves that follows from their awards. @module */
import type { Credential } from '../lib/credential.ts'
import type { Rule } from '../lib/derive.ts'

/** A record of one award is called after it; one of several is more than its first. */
export const nameOfOnlyAward: Rule<Credential> = {
  to: '/name',
  from: ['/awards/0/achievement/name'],
  by: ({ awards }) => (awards?.length === 1 ? awards[0]?.achievement?.name : undefined),
}
