/** Whom an ELM credential is about, and how to know them. @module */

import type { Identity, LegalIdentifier, Person } from '../../lib/credential/parties.ts'
import { list } from '../../lib/json.ts'
import { madeOf, prefixed } from '../../lib/mapping/codecs.ts'
import { fullName } from '../../lib/mapping/fallback.ts'
import { absent, type Codec, formerly, many, marked, one, record, translated } from '../../lib/mapping/lens.ts'
import { lose, put, remark } from '../../lib/mapping/noting.ts'
import { at, fresh, within } from '../../lib/mapping/place.ts'
import { localized, text } from '../../lib/mapping/text.ts'
import { nameOfType, typeNamed } from '../../lib/mapping/type-names.ts'
import { legalIdentifier } from './map-codes.ts'
import { address } from './map-organisation.ts'
import { birthday, global, mailbox } from './map-values.ts'

const hash = 'IdentityHash:'

const named: Codec<Identity> = translated(
  record<Omit<Identity, 'hashed'>>({
    value: ['/notation', text, 'needed'],
    type: ['/schemeName', text, 'needed'],
    salt: absent('the salt of a hash has no place here, and without it nobody can compare the hash'),
  }),
  ({ type, ...rest }) =>
    type.startsWith(hash)
      ? { ...rest, type: typeNamed(type.slice(hash.length)), hashed: true }
      : { ...rest, type: typeNamed(type), hashed: false },
  ({ hashed, type, ...rest }) => ({ ...rest, type: hashed ? hash + nameOfType(type) : nameOfType(type) }),
)

/** The name of the scheme says whether it is a hash, too. */
const identity: Codec<Identity> = {
  read: named.read,
  write(hub, to) {
    named.write(hub, to)
    const scheme = fresh(at(to, '/schemeName'))
    put({ ...scheme, hub: within(to, 'hashed').hub }, scheme.held)
  },
}

/** A national number: read from its own property too, whose term the context does not define. */
const nationalId: Codec<LegalIdentifier> = {
  read: (from) => legalIdentifier.read(at(from, '/nationalID')) ?? one(listedId).read(at(from, '/identifier')),
  write: (hub, to) => one(listedId).write(hub, at(to, '/identifier')),
}
const listedId = marked('/schemeName', 'nationalIdentityNumber', legalIdentifier)

const table: Codec<Person> = prefixed(
  record<Person>(
    {
      id: ['/id', global],
      // an organisation may be awarded something too (C23)
      name: ['', formerly('/fullName', '/legalName', localized)],
      givenName: ['/givenName', localized],
      familyName: ['/familyName', localized],
      additionalName: absent('it has no place but in the full name'),
      patronymicName: ['/patronymicName', localized],
      familyNamePrefix: absent('it has no place but in the full name'),
      honorificPrefix: absent('a person has no titles'),
      honorificSuffix: absent('a person has no titles'),
      dateOfBirth: ['/dateOfBirth', birthday],
      email: ['/contactPoint/0/emailAddress/0/id', mailbox],
      phone: ['/contactPoint/0/phone/0/phoneNumber', text],
      address: ['/location/address/0', address],
      nationalId: ['', nationalId],
      identities: ['/identifier', many(identity)],
    },
    { derive: [{ to: '/name', from: ['/givenName', '/additionalName', '/familyNamePrefix', '/familyName'], by: fullName, keep: true }] },
  ),
)

/** A mailbox is known by its address: whoever has that address for a name, and the mailbox, would be one node (HC11). */
export const person: Codec<Person> = {
  read(from) {
    const value = table.read(from)
    const type = at(from, '/type')
    if (value !== undefined && list(type.held).includes('Organisation'))
      remark(type, 'narrowed', 'that the recipient is an organisation and no person is not carried over')
    return value
  },
  write(hub, to) {
    const { id, email } = hub
    const isMailbox = id !== undefined && id === `mailto:${email}`
    table.write(isMailbox ? { ...hub, id: madeOf(id, to.pass) } : hub, to)
    if (isMailbox) lose(within(to, 'id'), 'an identifier that is made of it stands: the mailbox has this one', 'narrowed')
  },
}
