/** Credits of one system and of several. @module */

import type { Credits, Iri } from './credential/values.ts'
import type { Award } from './credential.ts'
import type { Rule } from './mapping/derive.ts'

/** The European Credit Transfer and Accumulation System, in the EU's list. */
export const ects = 'http://data.europa.eu/snb/education-credit/6fcec5c5af'

/** Where there is room for those of one system: the European ones, or the first (H4). */
export const chiefOf = (credits: readonly Credits[] = []): Credits | undefined =>
  credits.find(({ framework }) => framework === ects) ?? credits[0]

/** What a system is called to people: one that only its document knows has a name that says nothing. */
export const systemTold = (framework: Iri | undefined): Iri | undefined => (framework?.startsWith('urn:uuid:') ? undefined : framework)

/** One term says the framework of credits available and earned. */
export const frameworkRules: readonly Rule<Award>[] = [
  {
    to: '/credits/*/framework',
    from: ['/achievement/credits/*/framework'],
    keep: true,
    by: ({ achievement }) => chiefOf(achievement?.credits)?.framework,
    code: 'required-fallback',
  },
  {
    to: '/achievement/credits/*/framework',
    from: ['/credits/*/framework'],
    keep: true,
    by: ({ credits }) => chiefOf(credits)?.framework,
    code: 'required-fallback',
  },
]
