/** Where a badge says something else than its hosted document. @module */
import { type Document, isObject, own, type Pointer, pointer } from '../../lib/json.ts'
import { idOf } from '../open-badge.ts'

/** Backpacks wrote these into badges that they handed out. */
const ofBackpacks = new Set(['_location', '_originalRecipient', 'issued_on'])

/** Things that may stand in the badge or at their own address. */
const linked = new Set(['badge', 'issuer', 'image', 'evidence', 'criteria', 'verification', 'verify', 'creator'])

/** What must not be left out of a badge: without them it says something else. */
const essential = ['recipient', 'badge', 'issuedOn', 'expires', 'revoked']

/**
 * Pointers to what the badge says and its hosted document does not. The hosted one may say more: it is the
 * badge. A thing and its address count as the same, and what a badge copies of a linked thing is
 * compared where the hosted document copies it too.
 */
export function differences(given: Document, hosted: Document, path: Pointer | '' = ''): readonly Pointer[] {
  const names = new Set([...Object.keys(given), ...(path === '' ? essential.filter((name) => Object.hasOwn(hosted, name)) : [])])
  return [...names]
    .filter((name) => name !== '@context' && !ofBackpacks.has(name))
    .flatMap((name) => compared(own(given, name), own(hosted, name), pointer(path, name), linked.has(name)))
}

function compared(given: unknown, hosted: unknown, path: Pointer, isLinked: boolean): readonly Pointer[] {
  if (Array.isArray(given) && Array.isArray(hosted)) {
    if (given.length !== hosted.length) return [path]
    return given.flatMap((item, index) => compared(item, hosted[index], pointer(path, index), isLinked))
  }
  if (isObject(given) && isObject(hosted)) return differences(given, hosted, path)
  if (isLinked && idOf(given) !== undefined && idOf(given) === idOf(hosted)) return []
  return JSON.stringify(given) === JSON.stringify(hosted) ? [] : [path]
}
