/**
 * Who stands in a credential of 1EdTech's data model for Verifiable Credentials: profiles, learners, endorsements.
 * Badges and records of that model hold the same, so they share these tables.
 *
 * @module
 */

import type {
  Address,
  Endorsement,
  Identifier,
  Identity,
  LegalIdentifier,
  Organisation,
  Person,
  Position,
} from '../lib/credential/parties.ts'
import type { Media } from '../lib/credential/values.ts'
import {
  absolute,
  emailAddress,
  identityTypeName,
  isAddressed,
  isNoPicture,
  nodeName,
  notAbsolute,
  onlyWhere,
  webAddress,
  withoutBridge,
} from '../lib/mapping/codecs.ts'
import { endorsementName } from '../lib/mapping/fallback.ts'
import { lookup } from '../lib/mapping/languages.ts'
import { leave, leaveContexts, leaveSchema } from '../lib/mapping/leave.ts'
import { absent, type Codec, formerly, lazy, leaf, many, marked, one, record } from '../lib/mapping/lens.ts'
import { birthday, instant, lastInstant } from '../lib/mapping/moments.ts'
import { remark } from '../lib/mapping/noting.ts'
import type { Place } from '../lib/mapping/pass.ts'
import { flag, number, spoken, text } from '../lib/mapping/text.ts'
import { countries, country } from '../vocabularies/country.ts'
import { labelOf } from '../vocabularies/list.ts'
import { badgeContexts, typesBeside } from './achievement-classes.ts'
import { accreditationsOf } from './achievement-quality.ts'

/** A picture holds nothing but its address and a caption (OB 3.0, Image). */
export const image: Codec<Media> = onlyWhere(
  (media) => isAddressed(media) && !isNoPicture(media),
  record<Media>({ uri: ['/id', text, 'needed'], caption: ['/caption', withoutBridge(spoken)] }),
  'a picture has an absolute address, or is embedded as one',
)

export const position: Codec<Position> = onlyWhere(
  ({ latitude, longitude }) => Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180,
  record<Position>({ latitude: ['/latitude', number, 'needed'], longitude: ['/longitude', number, 'needed'] }),
  'there is no such place on the globe',
)

/** Some write the name of a country where its code belongs. */
const countryCode: Codec<string> = leaf((held, from) => {
  const said = typeof held === 'string' && held !== '' ? held : undefined
  const code = said === undefined || countries.has(said) ? undefined : countries.named(said)
  if (code !== undefined) remark(from, 'concept-recovered', 'the country was recognised by its name')
  return code ?? said
})

export const address: Codec<Address> = record<Address>(
  {
    country: ['/addressCountryCode', countryCode],
    countryName: ['/addressCountry', text],
    region: ['/addressRegion', text],
    locality: ['/addressLocality', text],
    street: ['/streetAddress', text],
    postOfficeBox: ['/postOfficeBoxNumber', text],
    postalCode: ['/postalCode', text],
    full: absent('an address has parts here'),
    position: ['/geo', position],
  },
  {
    derive: [
      {
        to: '/country',
        from: ['/countryName'],
        keep: true,
        code: 'concept-recovered',
        by: ({ countryName }) => countryName && countries.named(countryName),
      },
      { to: '/countryName', from: ['/country'], by: ({ country: code }) => code && labelOf(country, countries.iri(code)) },
      { to: '/street', from: ['/full'], by: ({ full = {} }, { pass }) => full[lookup(Object.keys(full), pass.language, pass.own)] },
    ],
  },
)

const legal = (type: string): Codec<LegalIdentifier> =>
  marked(
    '/identifierType',
    type,
    record<LegalIdentifier>({ value: ['/identifier', text, 'needed'], country: absent('an identifier names no country') }),
  )

export const identifier: Codec<Identifier> = record<Identifier>({
  value: ['/identifier', text, 'needed'],
  type: ['/identifierType', identityTypeName, 'needed'],
})

/** Addresses of the data models are classes, and no kinds of organisations. */
const isKind = (type: string): boolean => /^https?:\/\/(?!purl\.imsglobal\.org\/|www\.w3\.org\/|w3id\.org\/openbadges)/.test(type)

const organisation: Codec<Organisation> = record<Organisation>(
  {
    id: ['/id', text],
    name: ['/name', spoken],
    otherName: absent('a profile has one name'),
    types: ['/type', typesBeside('Profile', isKind)],
    homepage: ['/url', webAddress],
    email: ['/email', emailAddress],
    phone: ['/phone', text],
    description: ['/description', spoken],
    logo: ['/image', image],
    address: ['/address', address],
    official: ['/official', text],
    vat: ['/otherIdentifier', many(legal('ext:VAT'))],
    tax: ['/otherIdentifier', many(legal('ext:TaxId'))],
    eidas: ['/otherIdentifier', one(legal('ext:eIDASIdentifier'))],
    registration: ['/otherIdentifier', one(legal('ext:RegistrationId'))],
    identifiers: ['/otherIdentifier', many(identifier)],
    parent: ['/parentOrg', lazy(() => profile)],
    accreditations: ['', accreditationsOf(lazy(() => profile))],
    endorsements: ['/endorsement', many(lazy(() => endorsement))],
    endorsementTokens: ['/endorsementJwt', many(text)],
  },
  {
    derive: [{ to: '/endorsements/*/name', from: ['/name'], by: ({ name }) => endorsementName(name), code: 'required-fallback' }],
  },
)

/** Whoever is named in a part is named by the whole and by other parts, too: one is not called in several languages. */
const ofWhole = (place: Place): Place => (place.pass.whole ? { ...place, pass: place.pass.whole } : place)

export const profile: Codec<Organisation> = {
  looks: organisation.looks,
  read: (from) => organisation.read(ofWhole(from)),
  write: (hub, to) => organisation.write(hub, ofWhole(to)),
}

const endorsementTable: Codec<Endorsement> = record<Endorsement>(
  {
    id: ['/id', text],
    name: ['/name', spoken],
    description: ['/description', spoken],
    issuer: ['/issuer', profile],
    issued: ['', formerly('/validFrom', '/issuanceDate', instant)],
    expires: ['', formerly('/validUntil', '/expirationDate', lastInstant)],
    subject: ['/credentialSubject/id', text],
    comment: ['/credentialSubject/endorsementComment', spoken],
  },
  // terms of its own: it is a credential inside another one, and its subject need not be told by a comment
  { fixed: { '/@context': badgeContexts, '/credentialSubject/type': ['EndorsementSubject'] } },
)

export const endorsement: Codec<Endorsement> = {
  read(from) {
    const value = endorsementTable.read(from)
    if (value === undefined) return undefined
    leave(from, 'proof', 'credentialStatus', 'refreshService')
    leaveContexts(from)
    leaveSchema(from)
    return value
  },
  write: endorsementTable.write,
}

export const nationalId: Codec<LegalIdentifier> = marked(
  '/identityType',
  'nationalIdentityNumber',
  marked(
    '/hashed',
    false,
    record<LegalIdentifier>({ value: ['/identityHash', text, 'needed'], country: absent('an identifier names no country') }),
  ),
)

export const identity: Codec<Identity> = record<Identity>({
  value: ['/identityHash', text, 'needed'],
  type: ['/identityType', identityTypeName, 'needed'],
  hashed: ['/hashed', flag, 'needed'],
  salt: ['/salt', text],
})

/** A name that may come from a format which takes any text for one. */
export const personId: Codec<string> = nodeName(absolute, notAbsolute)

export const person: Codec<Person> = record<Person>({
  id: ['/id', personId],
  name: ['/name', spoken],
  givenName: ['/givenName', spoken],
  familyName: ['/familyName', spoken],
  additionalName: ['/additionalName', spoken],
  patronymicName: ['/patronymicName', spoken],
  familyNamePrefix: ['/familyNamePrefix', spoken],
  honorificPrefix: ['/honorificPrefix', spoken],
  honorificSuffix: ['/honorificSuffix', spoken],
  dateOfBirth: ['/dateOfBirth', birthday],
  email: ['/email', emailAddress],
  phone: ['/phone', text],
  address: ['/address', address],
  nationalId: ['/identifier', one(nationalId)],
  identities: ['/identifier', many(identity)],
})
