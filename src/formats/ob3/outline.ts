/** What verification asks of an Open Badge 3.0. @module */
import { endorsementsIn } from '../../lib/achievements.ts'
import type { Normalised, Outline, Standalone } from '../../lib/contract.ts'
import type { Document } from '../../lib/json.ts'
import { hasType } from '../../lib/linked.ts'
import { inOriginal } from '../../lib/original.ts'
import { endorsementsOf, outlineOf, party } from '../../lib/verifiable-credential.ts'

const isProfile = (document: Document): boolean => hasType(document, 'Profile') && !hasType(document, 'VerifiableCredential')

/** Who issued it; a profile that stands alone is its own issuer. */
export const issuer = ({ document }: Normalised): Outline['issuer'] =>
  isProfile(document) ? { ...party({ itself: document }, 'itself'), path: '' } : party(document, 'issuer')

/** Nobody receives a profile. */
const profileOutline = (profile: Document): Outline => outlineOf(profile, { nested: endorsementsOf(profile, ''), recipient: () => [] })

/** An endorsement or a profile: of a badge that is not there. */
export function standalone(document: Document): Standalone | undefined {
  if (hasType(document, 'EndorsementCredential')) return { part: 'endorsement', path: '/endorsement/0' }
  return isProfile(document) ? { part: 'profile', path: '/issuer' } : undefined
}

/** The answers that verification needs from a document. */
export const outline = (normalised: Normalised, original: Document): Outline => {
  const { document } = normalised
  const found = isProfile(document)
    ? { ...profileOutline(document), issuer: issuer(normalised) }
    : outlineOf(document, { nested: endorsementsIn(document) })
  return inOriginal(found, normalised, original)
}
