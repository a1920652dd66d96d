/** What verification asks of an Open Badge before 3.0. @module */
import type { Nested, Normalised, Outline, Standalone, Stated, StatedIdentity } from '../../lib/contract.ts'
import { type Document, isObject, list, own, type Pointer, pointer, text } from '../../lib/json.ts'
import { hasType } from '../../lib/linked.ts'
import { inOriginal } from '../../lib/original.ts'
import { anyText, party, stated } from '../../lib/verifiable-credential.ts'
import { uidOf } from './upgrade.ts'

const isProfile = (document: Document): boolean => hasType(document, 'Issuer', 'Profile') && !('badge' in document)

/** An endorsement, a profile, or a badge class: of an assertion that nobody was given. */
export function standalone(document: Document): Standalone | undefined {
  if (hasType(document, 'Endorsement')) return { part: 'endorsement', path: '/endorsement/0' }
  if (isProfile(document)) return { part: 'profile', path: '/badge/issuer' }
  return hasType(document, 'BadgeClass') && !('badge' in document) ? { part: 'definition', path: '/badge' } : undefined
}

/** An assertion is issued by the issuer of its badge class; the class and an endorsement name theirs; a profile is its own. */
export function issuer({ document }: Normalised): Outline['issuer'] {
  if (isProfile(document)) return { ...party({ itself: document }, 'itself'), path: '' as Pointer }
  const badge = own(document, 'badge')
  return badge === undefined ? party(document, 'issuer') : isObject(badge) ? party(badge, 'issuer', ['name'], '/badge') : { path: '/badge' }
}

function recipient(document: Document): readonly StatedIdentity[] {
  const given = own(document, 'recipient')
  const identity = text(own(given, 'identity'))
  if (!isObject(given) || identity === undefined) return names(document)
  const salt = text(given['salt'])
  const type = text(list(given['type'])[0]) ?? 'email'
  return [
    { type, value: identity, hashed: given['hashed'] === true, ...(salt !== undefined && { salt }), path: '/recipient' },
    ...names(document),
  ]
}

/** Where issuers put the name of the person, which the format has no place for. */
const names = (document: Document): readonly StatedIdentity[] =>
  ['extensions:recipientProfile', 'recipientProfile'].flatMap((member) => {
    const name = anyText(own(own(document, member), 'name'))
    return name === undefined ? [] : [{ type: 'name', value: name, hashed: false, path: pointer('', member, 'name') }]
  })

/** Endorsements: objects and tokens that are in the document, and addresses of those that their endorsers publish. */
export function endorsements(document: Document): readonly Nested[] {
  const places: readonly (readonly [node: unknown, path: Pointer | ''])[] = [
    [document, ''],
    [own(document, 'badge'), '/badge'],
    [own(own(document, 'badge'), 'issuer'), '/badge/issuer'],
    [own(document, 'issuer'), '/issuer'],
  ]
  return places.flatMap(([node, base]) => stated(node, 'endorsement', base).flatMap(nested))
}
const nested = ({ value, path }: Stated<unknown>): readonly Nested[] =>
  (isObject(value) && 'claim' in value) || typeof value === 'string' ? [{ relation: 'endorsement', input: value, path }] : []

/** A hosted badge can say itself that it was revoked; a signed one is in its issuer's list. */
function statuses(document: Document): readonly Stated<Document>[] {
  const found: Stated<Document>[] = []
  if (document['revoked'] === true) {
    const { id, revoked, revocationReason } = document
    found.push({ value: { type: 'RevokedAssertion', id, revoked, revocationReason }, path: '/revoked' })
  }
  const path = '/badge/issuer/revocationList'
  const lists = stated(own(own(document, 'badge'), 'issuer'), 'revocationList', '/badge/issuer')
  for (const { value } of lists) {
    const id = text(value) ?? text(own(value, 'id'))
    if (id !== undefined) found.push({ value: { id, type: 'RevocationList' }, path })
  }
  return found
}

/** The answers that verification needs from a document. */
export function outline(normalised: Normalised, original: Document): Outline {
  const { document } = normalised
  const id = text(document['id'])
  const uid = uidOf(document)
  const [from] = stated(document, 'issuedOn')
  return inOriginal(
    {
      ...(id !== undefined && { id }),
      ...(uid !== undefined && { otherIds: [uid] }),
      issuer: issuer(normalised),
      ...(from && { from }),
      until: stated(document, 'expires'),
      statuses: statuses(document),
      schemas: [],
      nested: endorsements(document),
      recipient: () => recipient(document),
    },
    normalised,
    original,
  )
}
