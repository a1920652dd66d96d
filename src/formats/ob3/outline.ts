/** What verification asks of an Open Badge 3.0. @module */
import type { Nested, Normalised, Outline } from '../../lib/contract.ts'
import { type Document, isObject, own, type Pointer, pointer } from '../../lib/json.ts'
import { hasType } from '../../lib/linked.ts'
import { inOriginal } from '../../lib/original.ts'
import { endorsementsOf, outlineOf, stated } from '../../lib/verifiable-credential.ts'

/** The places where the data model allows endorsements: the credential, its achievement, and every profile. */
function endorsements(document: Document): readonly Nested[] {
  const found: Nested[] = []
  const visit = (node: unknown, path: Pointer | ''): void => void found.push(...endorsementsOf(node, path))
  const profile = (holder: unknown, name: string, base: Pointer | '', depth = 0): void => {
    const node = own(holder, name)
    if (!isObject(node) || depth > 8) return
    visit(node, pointer(base, name))
    profile(node, 'parentOrg', pointer(base, name), depth + 1)
  }
  visit(document, '')
  profile(document, 'issuer', '')
  for (const { value: subject, path } of stated(document, 'credentialSubject')) {
    profile(subject, 'source', path)
    for (const achievement of stated(subject, 'achievement', path)) {
      visit(achievement.value, achievement.path)
      profile(achievement.value, 'creator', achievement.path)
    }
  }
  return found
}

/** A profile is its own issuer and its own subject; nothing in it expires. */
const profileOutline = (document: Document): Outline => {
  const outline = outlineOf(document, { nested: endorsementsOf(document, ''), recipient: [] })
  const issuer = { ...(outline.id === undefined ? {} : { id: outline.id }), path: '' as Pointer }
  const name = own(document, 'name')
  return { ...outline, issuer: typeof name === 'string' ? { ...issuer, name } : issuer }
}

export const outline = ({ document, base }: Normalised, original: Document): Outline => {
  const isProfile = hasType(document, 'Profile') && !hasType(document, 'VerifiableCredential')
  return inOriginal(isProfile ? profileOutline(document) : outlineOf(document, { nested: endorsements(document) }), original, base)
}
