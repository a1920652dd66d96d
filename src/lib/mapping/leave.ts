/** Members that belong to a node as it was signed and published, and are never carried over: told, not lost. @module */
import { isObject } from '../json.ts'
import { equal } from '../tree.ts'
import { remark, skip } from './noting.ts'
import type { Place } from './pass.ts'
import { items, step } from './place.ts'

/** How such a member is told of. */
export const left = {
  proof: ['proof-dropped', 'a signature is valid for the source only: it is not carried over'],
  verification: ['proof-dropped', 'how the source is verified belongs to it: it is not carried over'],
  publicKey: ['proof-dropped', 'the key of a profile belongs to the source: it is not carried over'],
  credentialStatus: ['status-dropped', 'a status entry belongs to the source: it is not carried over'],
  refreshService: ['status-dropped', 'a refresh service belongs to the source: it is not carried over'],
  revocationList: ['status-dropped', 'the revocation list of a profile belongs to the source: it is not carried over'],
  revoked: ['source-revoked', 'the source says that it was revoked, and the result does not'],
  revocationReason: ['source-revoked', 'the source says why it was revoked'],
} as const

export type Left = keyof typeof left

/** Passes over members of a node, and tells of each. */
export function leave(node: Place, ...members: readonly Left[]): void {
  for (const member of members) {
    const place = step(node, member)
    if (place.held === undefined) continue
    skip(place)
    // that it was not revoked is what others say by saying nothing
    if (member === 'revoked' && place.held === false) continue
    const [code, message] = left[member]
    remark(place, code, message)
  }
}

/** Contexts of the data models and of suites say nothing but which they are; an inline one is passed over where it is the one given. */
export function leaveContexts(node: Place, inline?: unknown): void {
  for (const place of items(step(node, '@context')))
    if (typeof place.held === 'string' ? isUsual(place.held) : inline !== undefined && equal(place.held, inline)) skip(place)
}

/** The schema of a credential inside is that of its format, and says nothing of its own (A16). */
export function leaveSchema(node: Place): void {
  const schema = step(node, 'credentialSchema')
  if (schema.held !== undefined) skip(schema)
}

const isUsual = (context: string): boolean =>
  /^https?:\/\/(?:www\.w3\.org|w3id\.org|purl\.imsglobal\.org|openbadgespec\.org|purl\.org)\//.test(context)

/** Of a node only its address is known: what stands there was not fetched (HC19). */
export function unresolved(node: Place): void {
  const names = isObject(node.held) ? Object.keys(node.held) : []
  if (names.includes('id') && names.every((name) => name === 'id' || name === 'type'))
    remark(node, 'unresolved-reference', 'only the address of it is known, and what stands there was not fetched')
}
