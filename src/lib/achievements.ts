/** Where Open Badges 3.0 and CLR 2.0 allow endorsements: the credential, its achievements, and every profile. @module */
import type { Nested } from './contract.ts'
import { type Document, isObject, own, type Pointer, pointer } from './json.ts'
import { endorsementsOf, stated } from './verifiable-credential.ts'

/** Organisations above organisations: levels that are looked at. */
const mostParents = 8

/** The endorsements inside a credential, wherever its data model has a place for them. */
export function endorsementsIn(credential: Document): readonly Nested[] {
  const found: Nested[] = []
  const visit = (node: unknown, path: Pointer | ''): void => {
    for (const endorsement of endorsementsOf(node, path)) found.push(endorsement)
  }
  const profile = (holder: unknown, name: string, base: Pointer | '', level = 0): void => {
    const node = own(holder, name)
    if (!isObject(node) || level > mostParents) return
    visit(node, pointer(base, name))
    profile(node, 'parentOrg', pointer(base, name), level + 1)
  }
  visit(credential, '')
  profile(credential, 'issuer', '')
  for (const { value: subject, path } of stated(credential, 'credentialSubject')) {
    profile(subject, 'source', path)
    for (const achievement of stated(subject, 'achievement', path)) {
      visit(achievement.value, achievement.path)
      profile(achievement.value, 'creator', achievement.path)
    }
  }
  return found
}
