/** Profiles of CLR 1.0: learners, publishers and issuers. @module */

import type { Address, Endorsement, Identifier, Identity, LegalIdentifier, Organisation, Person } from '../../lib/credential/parties.ts'
import type { Media } from '../../lib/credential/values.ts'
import { attempt } from '../../lib/mapping/attempt.ts'
import { either, identityTypeName, isNoPicture, prefixed, shortIdentity, webAddress } from '../../lib/mapping/codecs.ts'
import { lookup } from '../../lib/mapping/languages.ts'
import { absent, type Codec, claimed, lazy, leaf, many, marked, one, record } from '../../lib/mapping/lens.ts'
import { asDay } from '../../lib/mapping/moments.ts'
import { lose, put, remark, skip } from '../../lib/mapping/noting.ts'
import type { Place } from '../../lib/mapping/pass.ts'
import { at, fresh, items, next, within } from '../../lib/mapping/place.ts'
import { spoken, text } from '../../lib/mapping/text.ts'
import { equal } from '../../lib/tree.ts'
import { claimEndorsement } from '../../tables/claim-endorsement.ts'
import { countries, country } from '../../vocabularies/country.ts'
import { labelOf } from '../../vocabularies/list.ts'
import { nodeId } from './map-name.ts'

/** A picture is an address, and nothing is said of it. */
export const picture: Codec<Media> = {
  read(from) {
    const uri = text.read(within(from, 'uri'))
    return uri === undefined ? undefined : { uri }
  },
  write(hub, to) {
    if (isNoPicture(hub)) return lose(to, 'what is embedded is no picture')
    text.write(hub.uri, within(to, 'uri'))
    if (hub.caption !== undefined) lose(within(to, 'caption'), 'a picture has no caption')
  },
}

const address: Codec<Address> = record<Address>(
  {
    country: absent('a country has a name and no code'),
    countryName: ['/addressCountry', text],
    region: ['/addressRegion', text],
    locality: ['/addressLocality', text],
    street: ['/streetAddress', text],
    postOfficeBox: ['/postOfficeBoxNumber', text],
    postalCode: ['/postalCode', text],
    full: absent('an address has parts here'),
    position: absent('an address has no coordinates'),
  },
  {
    derive: [
      { to: '/countryName', from: ['/country'], by: ({ country: code }) => code && labelOf(country, countries.iri(code)) },
      { to: '/street', from: ['/full'], by: ({ full = {} }, { pass }) => full[lookup(Object.keys(full), pass.language, pass.own)] },
    ],
  },
)

/** The two names of identifier types that CLR 1.0 has; all others are written `ext:`. */
const capitals: ReadonlyMap<string, string> = new Map([
  ['LisSourcedId', 'lisSourcedId'],
  ['OneRosterSourcedId', 'oneRosterSourcedId'],
])
const small: ReadonlyMap<string, string> = new Map([...capitals].map(([before, after]) => [after, before]))
const listed: ReadonlySet<string> = new Set(
  'name sourcedId systemId productId userName accountId emailAddress nationalIdentityNumber isbn issn sisSourcedId ltiContextId ltiDeploymentId ltiToolId ltiPlatformId ltiUserId identifier'.split(
    ' ',
  ),
)
const listedType: Codec<string> = leaf(
  (held) => {
    if (typeof held !== 'string') return undefined
    const plain = held.replace(/^ext:/, '')
    return capitals.get(held) ?? (listed.has(plain) ? plain : undefined)
  },
  (type) => small.get(type) ?? (type.startsWith('ext:') ? type : `ext:${type}`),
)
const identifierType: Codec<string> = either(listedType, identityTypeName)

export const identifier: Codec<Identifier> = record<Identifier>({
  value: ['/identifier', text, 'needed'],
  type: ['/identifierType', identifierType, 'needed'],
})

const legal = (type: string): Codec<LegalIdentifier> =>
  marked(
    '/identifierType',
    type,
    record<LegalIdentifier>({ value: ['/identifier', text, 'needed'], country: absent('an identifier names no country') }),
  )

/** A number that has a member of its own, which is read as one of the identifiers. */
const numbered =
  (pointer: `/${string}`, type: string) =>
  (from: Place, index: number): { value: string; type: string } | undefined => {
    const value = text.read(within(within(at(from, pointer), index), 'value'))
    return value === undefined ? undefined : { value, type }
  }

/** `identifiers[]`, then the numbers that have members of their own. */
const identifiers = (...numbers: readonly ReturnType<typeof numbered>[]): Codec<readonly Identifier[]> => ({
  read(from) {
    const found = [...(many(identifier).read(at(from, '/identifiers')) ?? [])]
    for (const number of numbers) {
      const value = number(from, found.length)
      if (value) found.push(value)
    }
    return found.length > 0 ? found : undefined
  },
  write: (hub, to) => many(identifier).write(hub, at(to, '/identifiers')),
})

export const profile: Codec<Organisation> = record<Organisation>({
  id: ['/id', nodeId],
  name: ['/name', spoken],
  otherName: ['/additionalName', spoken],
  types: absent('a profile does not say what kind of organisation it is'),
  homepage: ['/url', webAddress],
  email: ['/email', text],
  phone: ['/telephone', text],
  description: ['/description', spoken],
  logo: ['/image', picture],
  address: ['/address', address],
  official: ['/official', text],
  vat: ['/identifiers', many(legal('ext:VAT'))],
  tax: ['/identifiers', many(legal('ext:TaxId'))],
  eidas: ['/identifiers', one(legal('ext:eIDASIdentifier'))],
  registration: ['/identifiers', one(legal('ext:RegistrationId'))],
  identifiers: ['', identifiers(numbered('/sourcedId', 'sourcedId'))],
  parent: ['/parentOrg', lazy(() => profile)],
  accreditations: absent('a profile has no accreditations'),
  endorsements: ['/endorsements', many(lazy(() => endorsement))],
  endorsementTokens: absent('signed endorsements are of another kind here', 'endorsement-lost'),
})

export const endorsement: Codec<Endorsement> = claimEndorsement(profile, nodeId)

const asIdentity: Codec<Omit<Identity, 'hashed'>> = record<Omit<Identity, 'hashed'>>({
  value: ['/identifier', text, 'needed'],
  type: ['/identifierType', identifierType, 'needed'],
  salt: absent('an identifier of a learner is not hashed'),
})

const nationalId: Codec<LegalIdentifier> = marked(
  '/identifierType',
  'ext:nationalIdentityNumber',
  record<LegalIdentifier>({ value: ['/identifier', text, 'needed'], country: absent('an identifier names no country') }),
)

/** The recipients of the assertions: a record has one learner, so of those that say something else than the first that is told. */
function recipientOf(from: Place): Identity | undefined {
  let first: Identity | undefined
  for (const assertion of items(at(from, '/assertions'))) {
    const place = at(assertion, '/recipient')
    let isOther = false
    attempt(from, () => {
      const value = shortIdentity.read(within({ ...place, hub: from.hub }, 0))
      first ??= value
      isOther = value !== undefined && !equal(value, first)
      return isOther ? undefined : value
    })
    if (!isOther) continue
    skip(place)
    remark(place, 'lost', 'the assertion knows its recipient otherwise than the first one does, which is carried over')
  }
  return first
}

/**
 * How a learner is known: the recipient of the assertions, which may be hashed, then the identifiers of the
 * learner, which are plain (crosswalk C8, C22).
 */
const identities: Codec<readonly Identity[]> = {
  read(from) {
    const recipient = recipientOf(from)
    const found: Identity[] = recipient ? [recipient] : []
    for (const place of items(at(from, '/learner/identifiers'))) {
      const value = claimed(asIdentity, within({ ...place, hub: from.hub }, found.length))
      if (value) found.push({ ...value, hashed: false })
    }
    for (const number of [numbered('/learner/sourcedId', 'sourcedId'), numbered('/learner/studentId', 'ext:studentId')]) {
      const value = number(from, found.length)
      if (value) found.push({ ...value, hashed: false })
    }
    return found.length > 0 ? found : undefined
  },
  write(hub, to) {
    const assertions = items(fresh(at(to, '/assertions')))
    const chosen =
      assertions.length === 0
        ? -1
        : Math.max(
            0,
            hub.findIndex(({ type }) => type === 'emailAddress'),
          )
    hub.forEach((value, index) => {
      const told = to.pass.losses.length
      if (index === chosen)
        for (const [copy, assertion] of assertions.entries()) {
          shortIdentity.write(value, within({ ...at(assertion, '/recipient'), hub: to.hub }, index))
          if (copy > 0) to.pass.losses.length = told
        }
      else if (value.hashed) lose(within(to, index), 'the identifiers of a learner are not hashed, and an assertion has one recipient')
      else asIdentity.write(value, within(next(at(to, '/learner/identifiers')), index))
    })
    // it comes first when it is read again
    if (chosen > 0) lose(to, 'the recipient of an assertion comes before other identities', 'narrowed')
  },
}

/** A calendar date, with or without a time of day that says nothing (T2). */
const calendarDate: Codec<string> = {
  read: leaf(asDay).read,
  write: (day, to) => (asDay(day) === day ? put(to, day) : lose(to, 'a birthday is a date, without a time of day')),
}

/** The learner of a record and the recipient of its assertions: the codec stands at the record. */
export const learner: Codec<Person> = prefixed(
  record<Person>({
    id: ['/learner/id', text],
    name: ['/learner/name', spoken],
    givenName: ['/learner/givenName', spoken],
    familyName: ['/learner/familyName', spoken],
    additionalName: ['/learner/additionalName', spoken],
    patronymicName: absent('a learner has no patronymic name'),
    familyNamePrefix: absent('a family name has no prefix apart'),
    honorificPrefix: absent('a learner has no titles'),
    honorificSuffix: absent('a learner has no titles'),
    dateOfBirth: ['/learner/birthDate', calendarDate],
    email: ['/learner/email', text],
    phone: ['/learner/telephone', text],
    address: ['/learner/address', address],
    nationalId: ['/learner/identifiers', one(nationalId)],
    identities: ['', identities],
  }),
)
