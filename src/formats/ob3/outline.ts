/** What verification asks of an Open Badge 3.0. @module */
import { endorsementsIn } from '../../lib/achievements.ts'
import type { Normalised, Outline } from '../../lib/contract.ts'
import type { Document } from '../../lib/json.ts'
import { hasType } from '../../lib/linked.ts'
import { inOriginal } from '../../lib/original.ts'
import { anyText, endorsementsOf, outlineOf } from '../../lib/verifiable-credential.ts'

/** A profile that stands alone is its own issuer, and nobody receives it. */
function profileOutline(profile: Document): Outline {
  const outline = outlineOf(profile, { nested: endorsementsOf(profile, ''), recipient: [] })
  const name = anyText(profile['name'])
  return { ...outline, issuer: { ...(outline.id !== undefined && { id: outline.id }), ...(name !== undefined && { name }), path: '' } }
}

/** The answers that verification needs from a document. */
export const outline = (normalised: Normalised, original: Document): Outline => {
  const { document } = normalised
  const isProfile = hasType(document, 'Profile') && !hasType(document, 'VerifiableCredential')
  return inOriginal(isProfile ? profileOutline(document) : outlineOf(document, { nested: endorsementsIn(document) }), normalised, original)
}
