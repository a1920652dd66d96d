/** Who issues, who endorses and who is awarded a badge of Open Badges 2.0. @module */

import type { Address, Endorsement, Identity, LegalIdentifier, Organisation, Person } from '../../lib/credential/parties.ts'
import { either, emailAddress, preferred, readOnly, shortIdentityOf, spelled } from '../../lib/mapping/codecs.ts'
import { fullName } from '../../lib/mapping/fallback.ts'
import { leaveContexts } from '../../lib/mapping/leave.ts'
import { absent, type Codec, inside, lazy, many, record, translated } from '../../lib/mapping/lens.ts'
import type { Place } from '../../lib/mapping/pass.ts'
import { at, fresh } from '../../lib/mapping/place.ts'
import { spoken } from '../../lib/mapping/text.ts'
import { claimEndorsement } from '../../tables/claim-endorsement.ts'
import { countries } from '../../vocabularies/country.ts'
import { accreditations } from './map-accreditation.ts'
import * as extension from './map-extensions.ts'
import { badgePicture, webId, webPage } from './map-values.ts'

const telephone = spelled(/^\+[1-9]\d{1,14}$/, 'a telephone number is in international form here, digits only')
const identityTypes: ReadonlySet<string> = new Set(['id', 'email', 'url', 'telephone'])

export const profile: Codec<Organisation> = record<Organisation>(
  {
    id: ['/id', webId],
    name: ['/name', spoken],
    otherName: absent('an issuer has one name'),
    types: absent('an issuer does not say what kind of organisation it is'),
    homepage: ['/url', webPage],
    email: ['/email', emailAddress],
    phone: ['/telephone', telephone],
    description: ['/description', spoken],
    logo: ['/image', badgePicture],
    address: [
      '',
      record<Address>({
        country: [
          '',
          readOnly(
            'an issuer has no address',
            translated<string, string>(extension.institutionCountry, (name) => countries.named(name), String),
          ),
        ],
        position: ['', extension.position],
        countryName: absent('an issuer has no address'),
        region: absent('an issuer has no address'),
        locality: absent('an issuer has no address'),
        street: absent('an issuer has no address'),
        postOfficeBox: absent('an issuer has no address'),
        postalCode: absent('an issuer has no address'),
        full: absent('an issuer has no address'),
      }),
    ],
    official: absent('an issuer does not name who signs for it'),
    vat: absent('an issuer has no identifiers but its address on the web'),
    tax: absent('an issuer has no identifiers but its address on the web'),
    eidas: absent('an issuer has no identifiers but its address on the web'),
    registration: [
      '',
      readOnly(
        'an issuer has no identifiers but its address on the web',
        translated<LegalIdentifier, string>(
          extension.institution,
          (value) => ({ value }),
          ({ value }) => value,
        ),
      ),
    ],
    identifiers: absent('an issuer has no identifiers but its address on the web'),
    parent: absent('an issuer is not part of another organisation'),
    accreditations: ['', accreditations],
    endorsements: ['/endorsement', many(lazy(() => endorsement))],
    endorsementTokens: absent('endorsements are not tokens here', 'endorsement-lost'),
  },
  {
    derive: [
      {
        to: '/homepage',
        from: ['/id'],
        by: ({ id }) => (id?.startsWith('https://') ? id : undefined),
        keep: true,
        code: 'required-fallback',
      },
    ],
  },
)

const claim = claimEndorsement(profile, webId)

export const endorsement: Codec<Endorsement> = {
  read(from) {
    const value = claim.read(from)
    if (value !== undefined) leaveContexts(from)
    return value
  },
  write: claim.write,
}

const onlyIdentity = absent('of a recipient only an identity and a name have a place')

/** One identity; a name is an extension. */
const recipient: Codec<Person> = record<Person>(
  {
    id: absent('a recipient is known by an e-mail address or the like, not by an id'),
    name: [
      '',
      either(extension.recipientName(spoken), inside('/recipientProfile/name', spoken), inside('/recipient/recipientProfile/name', spoken)),
    ],
    givenName: absent('a recipient has a name in one piece'),
    familyName: absent('a recipient has a name in one piece'),
    additionalName: absent('a recipient has a name in one piece'),
    patronymicName: absent('a recipient has a name in one piece'),
    familyNamePrefix: absent('a recipient has a name in one piece'),
    honorificPrefix: absent('a recipient has a name in one piece'),
    honorificSuffix: absent('a recipient has a name in one piece'),
    dateOfBirth: onlyIdentity,
    email: absent('a recipient has one identity'),
    phone: absent('a recipient has one identity'),
    address: onlyIdentity,
    nationalId: onlyIdentity,
    identities: ['/recipient', preferred(({ type }) => type === 'emailAddress', shortIdentityOf(identityTypes))],
  },
  {
    derive: [
      { to: '/name', from: ['/givenName', '/additionalName', '/familyNamePrefix', '/familyName'], keep: true, by: fullName },
      {
        to: '/identities/0',
        from: ['/email', '/phone', '/id'],
        keep: true,
        code: 'required-fallback',
        by: ({ email, phone, id }) => {
          const [type, value] = email ? ['emailAddress', email] : phone ? ['ext:telephone', phone] : ['identifier', id]
          return value === undefined ? undefined : { value, type, hashed: false }
        },
      },
    ],
  },
)

/** There is room for one identity, and a badge is looked for by e-mail address: that comes before numbers (C22), and nothing open before what is hashed. */
function known(person: Person, { pass }: Place): Person {
  const { email, identities = [] } = person
  if (email === undefined || identities.length === 0 || identities.some(({ type, hashed }) => hashed || type === 'emailAddress'))
    return person
  const value: Identity = { value: email, type: 'emailAddress', hashed: false }
  pass.derived.push({ to: `/recipient/identities/${identities.length}`, from: ['/recipient/email'], value, same: true })
  return { ...person, identities: [...identities, value] }
}

/** Who it was awarded to. What is said of them and is also the identity that they are known by is not lost. */
export const person: Codec<Person> = {
  read: recipient.read,
  write(hub, to) {
    recipient.write(known(hub, to), to)
    const { held } = fresh(at(to, '/recipient/identity'))
    if (hub.identities)
      for (const name of ['id', 'email', 'phone'] as const)
        if (held !== undefined && hub[name] === held)
          to.pass.derived.push({ to: '/recipient/identities', from: [`/recipient/${name}`], value: held, same: true })
  },
}
