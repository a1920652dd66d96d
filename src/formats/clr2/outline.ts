/** What verification asks of a Comprehensive Learner Record 2.0. @module */
import { endorsementsIn } from '../../lib/achievements.ts'
import type { Normalised, Outline } from '../../lib/contract.ts'
import type { Document } from '../../lib/json.ts'
import { inOriginal } from '../../lib/original.ts'
import { credentialsOf, outlineOf, party, stated } from '../../lib/verifiable-credential.ts'

/** Who issued it. */
export const issuer = ({ document }: Normalised): Outline['issuer'] => party(document, 'issuer')

/** The answers that verification needs from a document. */
export function outline(normalised: Normalised, original: Document): Outline {
  const { document } = normalised
  const inside = stated(document, 'credentialSubject').flatMap(({ value, path }) => credentialsOf(value, 'verifiableCredential', path))
  return inOriginal(outlineOf(document, { nested: [...inside, ...endorsementsIn(document)] }), normalised, original)
}
