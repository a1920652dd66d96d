/**
 * What verification asks of a Verifiable Credential, whatever is in it: the W3C data model 1.1 and 2.0, with
 * the members that Open Badges 3.0, CLR 2.0 and European credentials have in common.
 *
 * @module
 */
import type { Nested, Outline, Stated, StatedIdentity } from './contract.ts'
import { type Document, isObject, list, own, type Pointer, pointer, text } from './json.ts'
import type { Writable } from './writable.ts'

/** The items of a member with their pointers; a lone value stands at the member's own. */
export const stated = (holder: unknown, name: string, base: Pointer | '' = ''): readonly Stated<unknown>[] => {
  const value = own(holder, name)
  if (value === undefined || value === null) return nothing
  return Array.isArray(value)
    ? value.map((item, index) => ({ value: item, path: pointer(base, name, index) }))
    : [{ value, path: pointer(base, name) }]
}
const nothing: readonly never[] = []

const isStatedObject = (item: Stated<unknown>): item is Stated<Document> => isObject(item.value)

/** Those of them that are objects. */
export const statedObjects = (holder: unknown, name: string, base: Pointer | '' = ''): readonly Stated<Document>[] =>
  stated(holder, name, base).filter(isStatedObject)

const idOf = (node: unknown): string | undefined => text(node) ?? text(own(node, 'id')) ?? text(own(node, '@id'))

/** A text, or the first of a text in several languages. */
export function anyText(value: unknown): string | undefined {
  if (!isObject(value)) return text(Array.isArray(value) ? value[0] : value)
  const first = Object.values(value)[0]
  return text(Array.isArray(first) ? first[0] : first)
}

/** Somebody who is named by an id, or described, as a member says; where that member is a list, the first. */
export function party(
  holder: unknown,
  name: string,
  nameMembers: readonly string[] = ['name'],
  base: Pointer | '' = '',
): Outline['issuer'] {
  const [first] = stated(holder, name, base)
  const id = idOf(first?.value)
  const called = nameMembers.map((member) => anyText(own(first?.value, member))).find((value) => value !== undefined)
  const found: Writable<Outline['issuer']> = { path: first?.path ?? pointer(base, name) }
  if (id !== undefined) found.id = id
  if (called !== undefined) found.name = called
  return found
}

/**
 * `validFrom`/`validUntil` of data model 2.0, `issuanceDate`/`expirationDate` of 1.1, in which a credential becomes valid on the day of its
 * issuing (section 4.6): of two beginnings the later counts, of several ends each.
 */
export function validity(document: Document): Pick<Outline, 'from' | 'alsoFrom' | 'until'> {
  const [from, alsoFrom] = [...stated(document, 'validFrom'), ...stated(document, 'issuanceDate')]
  const until = [...stated(document, 'validUntil'), ...stated(document, 'expirationDate')]
  return { ...(from && { from }), ...(alsoFrom && { alsoFrom }), until }
}

/** Endorsements, objects and tokens, that stand at a node. */
export function endorsementsOf(node: unknown, base: Pointer | ''): readonly Nested[] {
  const found: Nested[] = []
  for (const name of ['endorsement', 'endorsementJwt'])
    for (const { value, path } of stated(node, name, base))
      if (isObject(value) || typeof value === 'string') found.push({ relation: 'endorsement', input: value, path })
  return found
}

/** Credentials, objects and tokens, that a member holds; what is neither is handed on as text, and will be told to be none. */
export const credentialsOf = (node: unknown, name: string, base: Pointer | ''): readonly Nested[] =>
  stated(node, name, base).flatMap(({ value, path }): readonly Nested[] => {
    if (value === null) return []
    return [{ relation: 'credential', input: isObject(value) || typeof value === 'string' ? value : JSON.stringify(value), path }]
  })

/** How an `AchievementSubject` or `ClrSubject` says who it is: its id, and its identities. */
function identitiesOf(subject: unknown, base: Pointer): readonly StatedIdentity[] {
  const id = text(own(subject, 'id'))
  const itself: readonly StatedIdentity[] = id === undefined ? [] : [{ type: 'id', value: id, hashed: false, path: pointer(base, 'id') }]
  return [...itself, ...statedObjects(subject, 'identifier', base).flatMap(identityOf), ...plainly(subject, base)]
}

/** Members of a profile, which many issuers make of the subject, and as what they are asked for. */
const profileMembers: Readonly<Record<string, string>> = {
  name: 'name',
  givenName: 'givenName',
  familyName: 'familyName',
  email: 'email',
  phone: 'phone',
  dateOfBirth: 'birthDate',
}
const plainly = (subject: unknown, base: Pointer): readonly StatedIdentity[] =>
  Object.entries(profileMembers).flatMap(([member, type]) => {
    const value = anyText(own(subject, member))
    return value === undefined ? [] : [{ type, value, hashed: false, path: pointer(base, member) }]
  })

function identityOf({ value, path }: Stated<Document>): readonly StatedIdentity[] {
  const identity = text(value['identityHash']) ?? text(value['identity'])
  if (identity === undefined) return []
  const salt = text(value['salt'])
  const type = text(value['identityType']) ?? 'identifier'
  return [{ type, value: identity, hashed: value['hashed'] === true, ...(salt === undefined ? {} : { salt }), path }]
}

/** Status entries. One that is a bare address is of no kind that is known: that has to be told, not passed over. */
export const statusesOf = (document: Document, name = 'credentialStatus'): readonly Stated<Document>[] =>
  stated(document, name).flatMap(({ value, path }) =>
    isObject(value) ? [{ value, path }] : typeof value === 'string' ? [{ value: { id: value }, path }] : [],
  )

/** The outline of any Verifiable Credential; a format adds what only it holds. */
export function outlineOf(
  document: Document,
  more: { readonly nested?: readonly Nested[]; readonly recipient?: Outline['recipient'] } = {},
): Outline {
  const id = idOf(own(document, 'id'))
  const { from, alsoFrom, until } = validity(document)
  const outline: Writable<Outline> = {
    issuer: party(document, 'issuer'),
    until,
    statuses: statusesOf(document),
    schemas: statedObjects(document, 'credentialSchema'),
    nested: more.nested ?? endorsementsOf(document, ''),
    recipient: more.recipient ?? (() => stated(document, 'credentialSubject').flatMap(({ value, path }) => identitiesOf(value, path))),
  }
  if (id !== undefined) outline.id = id
  if (from) outline.from = from
  if (alsoFrom) outline.alsoFrom = alsoFrom
  return outline
}

/** The nodes of a list member, for those who go through a document. */
export const objects = (value: unknown): readonly Document[] => list(value).filter(isObject)
