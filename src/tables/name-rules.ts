/** What things are called and numbered, in the formats of 1EdTech, where nothing else says it. @module */
import type { Credential } from '../lib/credential.ts'
import type { Rule } from '../lib/mapping/derive.ts'

/** What was awarded is called what the award is, where nothing else says it and an award has no title of its own. */
export const nameOfAward: Rule<Credential> = {
  to: '/awards/*/achievement/name',
  from: ['/awards/*/title'],
  keep: true,
  same: true,
  starts: true,
  code: 'required-fallback',
}

/** In a document of one award, the title of the award is that of the document. */
export const nameOfOneAward: Rule<Credential> = {
  to: '/awards/0/achievement/name',
  from: ['/awards/0/title', '/name'],
  keep: true,
  same: true,
  starts: true,
  code: 'required-fallback',
}

/** A record of one award is called after it; one of several is more than its first. */
export const nameOfOnlyAward: Rule<Credential> = {
  to: '/name',
  from: ['/awards/0/achievement/name'],
  by: ({ awards }) => (awards?.length === 1 ? awards[0]?.achievement?.name : undefined),
}

/** The number of a credential is that of its only award; of several it is the number of none. */
export const numberOfOnlyAward: Rule<Credential> = {
  to: '/awards/0/licence',
  from: ['/licence'],
  keep: true,
  same: true,
  by: ({ awards, licence }) => (awards?.length === 1 ? licence : undefined),
}

/** Who awards is who issued the award, and says so in one place: nothing of the issuer is lost where the award has none. */
export const awardedByIssuer: Rule<Credential> = {
  to: '/awards/*/awardedBy/0',
  from: ['/awards/*/issuer'],
  keep: true,
  same: true,
  by: ({ awards }, _, [, index]) => awards?.[Number(index)]?.awardedBy && awards[Number(index)]?.issuer,
}
