/** What verification asks of a Comprehensive Learner Record 1.0. @module */
import type { Nested, Normalised, Outline, Stated, StatedIdentity } from '../../lib/contract.ts'
import { type Document, isObject, own, type Pointer, pointer, text } from '../../lib/json.ts'
import { inOriginal } from '../../lib/original.ts'
import { outlineOf, party, stated } from '../../lib/verifiable-credential.ts'
import { wrapped } from './claims.ts'

/** What a learner is known by, and as what it is asked for. */
const known: Readonly<Record<string, string>> = {
  id: 'id',
  email: 'email',
  name: 'name',
  givenName: 'givenName',
  familyName: 'familyName',
  birthDate: 'birthDate',
  telephone: 'telephone',
  studentId: 'studentId',
  sourcedId: 'sourcedId',
}

function learner(document: Document): readonly StatedIdentity[] {
  const person = own(document, 'learner')
  return Object.entries(known).flatMap(([name, type]) => {
    const value = text(own(person, name))
    return value === undefined ? [] : [{ type, value, hashed: false, path: pointer('/learner', name) }]
  })
}

function signedAt(node: unknown, base: Pointer | ''): readonly Nested[] {
  const of = (name: string, relation: Nested['relation']): readonly Nested[] =>
    stated(node, name, base).flatMap(({ value, path }) =>
      isObject(value) || typeof value === 'string' ? [{ relation, input: value, path }] : [],
    )
  return [...of('signedAssertions', 'credential'), ...of('signedEndorsements', 'endorsement'), ...of('endorsements', 'endorsement')]
}

/** Endorsements stand at the record, its people, its achievements and its assertions. */
export function nested(document: Document): readonly Nested[] {
  const assertions = stated(document, 'assertions')
  const achievements = [...stated(document, 'achievements'), ...assertions.flatMap(({ value, path }) => stated(value, 'achievement', path))]
  const places = [...stated(document, 'publisher'), ...stated(document, 'learner'), ...assertions, ...achievements]
  return [...signedAt(document, ''), ...places.flatMap(({ value, path }) => signedAt(value, path))]
}

/** What says of itself that it was revoked. */
function revokedAt(node: unknown, base: Pointer | ''): readonly Stated<Document>[] {
  const [id, revocationReason] = [own(node, 'id'), own(node, 'revocationReason')]
  if (own(node, 'revoked') !== true) return []
  return [{ value: { type: 'RevokedAssertion', id, revoked: true, revocationReason }, path: pointer(base, 'revoked') }]
}

/** A record, or an assertion in it, can say itself that it was revoked; else the publisher's list says it of the record. */
function statuses(document: Document): readonly Stated<Document>[] {
  const list = text(own(own(document, 'publisher'), 'revocationList'))
  return [
    ...revokedAt(document, ''),
    ...stated(document, 'assertions').flatMap(({ value, path }) => revokedAt(value, path)),
    ...(list === undefined ? [] : [{ value: { type: 'RevocationList', id: list }, path: '/publisher/revocationList' as Pointer }]),
  ]
}

function recordOutline(normalised: Normalised, original: Document): Outline {
  const { document } = normalised
  const id = text(document['id'])
  const assertions = stated(document, 'assertions')
  const otherIds = assertions.flatMap(({ value }) => text(own(value, 'id')) ?? [])
  const [from] = stated(document, 'issuedOn')
  const found: Outline = {
    ...(id !== undefined && { id }),
    // the publisher's list marks assertions and records (Profile.revocationList)
    ...(otherIds.length > 0 && { otherIds }),
    issuer: party(document, 'publisher'),
    ...(from && { from }),
    // a record has no end of its own: what it says is in force as long as each of its assertions
    until: assertions.flatMap(({ value, path }) => stated(value, 'expires', path)),
    statuses: statuses(document),
    schemas: [],
    nested: nested(document),
    recipient: () => learner(document),
  }
  return inOriginal(found, normalised, original)
}

/** Who issued it: the publisher, or whoever wrapped it in a credential. */
export const issuer = ({ document }: Normalised, original: Document): Outline['issuer'] =>
  wrapped(original) ? party(original, 'issuer') : party(document, 'publisher')

/** Of a record that is wrapped, the wrapper is what was issued: its issuer, dates and status count, and those of the record too. */
export function outline(normalised: Normalised, original: Document): Outline {
  const record = recordOutline(normalised, original)
  if (!wrapped(original)) return record
  const credential = outlineOf(original)
  const { otherIds, until, statuses: own, nested: inside, recipient } = record
  return {
    ...credential,
    ...(otherIds && { otherIds }),
    until: [...credential.until, ...until],
    statuses: [...credential.statuses, ...own],
    nested: [...credential.nested, ...inside],
    recipient,
  }
}
