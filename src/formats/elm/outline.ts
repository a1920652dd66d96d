/** What verification asks of a European credential. @module */
import type { Normalised, Outline, StatedIdentity } from '../../lib/contract.ts'
import { type Document, own, type Pointer, pointer, text } from '../../lib/json.ts'
import { inOriginal } from '../../lib/original.ts'
import { anyText, credentialsOf, outlineOf, party, stated, statedObjects, statusesOf } from '../../lib/verifiable-credential.ts'

/** Names, as a person of the European Learning Model has them. */
const names: Readonly<Record<string, string>> = {
  fullName: 'name',
  givenName: 'givenName',
  familyName: 'familyName',
  dateOfBirth: 'birthDate',
}

/** What an identifier's scheme is called where it is one that a person may be asked for. */
const isStudentCard = (scheme: unknown): boolean => /student/i.test(anyText(scheme) ?? '')

function identities(person: Document, base: Pointer): readonly StatedIdentity[] {
  const found: StatedIdentity[] = []
  const add = (type: string, value: string | undefined, path: Pointer): void => {
    if (value !== undefined) found.push({ type, value, hashed: false, path })
  }
  add('id', text(person['id']), pointer(base, 'id'))
  for (const [name, type] of Object.entries(names)) add(type, anyText(own(person, name)), pointer(base, name))
  for (const { value, path } of statedObjects(person, 'nationalID', base)) add('nationalId', text(value['notation']), path)
  for (const { value, path } of statedObjects(person, 'identifier', base)) {
    add(isStudentCard(value['schemeName']) ? 'studentId' : 'identifier', text(value['notation']), path)
  }
  for (const contact of statedObjects(person, 'contactPoint', base)) {
    for (const mailbox of stated(contact.value, 'emailAddress', contact.path)) {
      const address = text(mailbox.value) ?? text(own(mailbox.value, 'id'))
      add('email', address?.replace(/^mailto:/i, ''), mailbox.path)
    }
    for (const { value, path } of statedObjects(contact.value, 'phone', contact.path)) add('telephone', text(value['phoneNumber']), path)
  }
  return found
}

/** Who issued it. */
export const issuer = ({ document }: Normalised): Outline['issuer'] =>
  party(document, 'issuer', ['legalName', 'prefLabel', 'altLabel', 'name'])

/** The answers that verification needs from a document. */
export function outline(normalised: Normalised, original: Document): Outline {
  const { document } = normalised
  const subjects = statedObjects(document, 'credentialSubject')
  const nested = subjects.flatMap(({ value, path }) => credentialsOf(value, 'hasCredential', path))
  const recipient: Outline['recipient'] = () => subjects.flatMap(({ value, path }) => identities(value, path))
  const found: Outline = {
    ...outlineOf(document, { nested, recipient }),
    issuer: issuer(normalised),
    // the application profile has an address there; some issuers call it `status`
    statuses: [...statusesOf(document), ...statedObjects(document, 'status')],
  }
  return inOriginal(found, normalised, original)
}
