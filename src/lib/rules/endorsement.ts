/** Endorsements inside a credential. @module */

import { endorsementsIn } from '../achievements.ts'
import type { Rule } from '../contract.ts'
import { own, text } from '../json.ts'
import { idsIn } from './ids.ts'
import { doubtful, none } from './walk.ts'

/** An endorsement speaks of something in the credential: one of something else was put here by mistake, or to deceive. */
export const endorsementIsOfThis: Rule = (document) => {
  const inside = endorsementsIn(document)
  if (inside.length === 0) return none
  const ids = idsIn(document, 'endorsement')
  return inside.flatMap(({ input, path }) => {
    const subject = text(own(own(input, 'credentialSubject'), 'id'))
    return subject === undefined || ids.has(subject)
      ? none
      : doubtful('The endorsement is of something that is not in this credential.', `${path}/credentialSubject/id`)
  })
}
