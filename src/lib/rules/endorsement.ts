/** Endorsements inside a credential. @module */

import { endorsementsIn } from '../achievements.ts'
import { fromBase64url, fromUtf8 } from '../bytes.ts'
import type { Nested, Rule } from '../contract.ts'
import { CredentialError } from '../errors.ts'
import { type Document, isObject, own, text } from '../json.ts'
import { parseJson } from '../json-text.ts'
import { defaultLimits } from '../limits.ts'
import { hasType } from '../linked.ts'
import type { Check } from '../report.ts'
import { idsIn } from './ids.ts'
import { broken, doubtful, none } from './walk.ts'

/** An endorsement speaks of something in the credential: one of something else was put here by mistake, or to deceive. */
export const endorsementIsOfThis: Rule = (document) => {
  const inside = endorsementsIn(document)
  return inside.length === 0 ? none : strayIn(inside, idsIn(document, 'endorsement'), 'credentialSubject')
}

/**
 * What is no endorsement, and what endorses none of these.
 * @param member - Where an endorsement names what it endorses.
 */
export function strayIn(inside: readonly Nested[], ids: ReadonlySet<string>, member: 'credentialSubject' | 'claim'): readonly Check[] {
  return inside.flatMap(({ input, path }) => {
    const said = isObject(input) ? { document: input } : saidIn(input)
    if (said === undefined) return none
    // no schema looks into a token
    if (!isObject(input) && !(member === 'claim' ? isObject(own(said.document, member)) : hasType(said.document, 'EndorsementCredential')))
      return broken('What stands in the place of an endorsement is something else: anybody could put any token here.', path)
    const subject = text(own(own(said.document, member), 'id')) ?? said.sub
    if (subject === undefined || ids.has(subject)) return none
    return doubtful('The endorsement is of something that is not in this credential.', isObject(input) ? `${path}/${member}/id` : path)
  })
}

interface Said {
  readonly document: Document
  /** Whom or what the token is about, where its credential leaves that to the token (VC Data Model 1.1 section 6.3.1). */
  readonly sub?: string | undefined
}

/** What a token says; one that cannot be read is told where it is verified. */
function saidIn(token: Nested['input'] & string): Said | undefined {
  try {
    const payload = fromBase64url(token.split('.')[1] ?? '')
    const claims = payload && parseJson(fromUtf8(payload), defaultLimits)
    if (!isObject(claims)) return undefined
    const inside = own(claims, 'vc')
    return isObject(inside) ? { document: inside, sub: text(own(claims, 'sub')) } : { document: claims }
  } catch (error) {
    if (error instanceof CredentialError) return undefined
    throw error
  }
}
