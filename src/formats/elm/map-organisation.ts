/** Organisations of ELM: who they are, where, and the registers they are in. @module */

import type { Address, Identifier, Organisation } from '../../lib/credential/parties.ts'
import { readOnly, webAddress } from '../../lib/mapping/codecs.ts'
import { absent, type Codec, inside, lazy, many, one, record, translated } from '../../lib/mapping/lens.ts'
import type { Place } from '../../lib/mapping/pass.ts'
import { at } from '../../lib/mapping/place.ts'
import { localized, text } from '../../lib/mapping/text.ts'
import { nameOfType, typeNamed } from '../../lib/mapping/type-names.ts'
import { countries, label } from '../../vocabularies/index.ts'
import { country, legalIdentifier } from './map-codes.ts'
import { media } from './map-files.ts'
import { accreditations } from './map-quality.ts'
import { global, mailbox, note, plain } from './map-values.ts'

/** The region that a location has a code for, by its name (B13). */
const region: Codec<string> = {
  read(from) {
    const around = aroundAddress(from)
    const location = around && { ...around, hub: from.hub }
    return location && (named.read(at(location, '/spatialCode/0')) ?? inside('/geographicName', plain).read(location))
  },
  write: () => undefined,
}
const named: Codec<string> = inside('/prefLabel', plain)
const aroundAddress = (place: Place): Place | undefined => (place.key === 'address' ? place.up : place.up && aroundAddress(place.up))

const onlyInFull = 'it has no place but in the full address, as text'

export const address: Codec<Address> = record<Address>(
  {
    country: ['/countryCode', country],
    full: ['/fullAddress/noteLiteral', localized],
    countryName: absent(onlyInFull),
    region: ['', readOnly(onlyInFull, region)],
    locality: absent(onlyInFull),
    street: absent(onlyInFull),
    postOfficeBox: absent(onlyInFull),
    postalCode: absent(onlyInFull),
    position: absent('an address has no coordinates'),
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
      {
        to: '/full',
        from: ['/street', '/postOfficeBox', '/postalCode', '/locality', '/region', '/countryName', '/country'],
        by(
          { street, postOfficeBox, postalCode, locality, region, country: code = '', countryName = label('country', countries.iri(code)) },
          { pass },
        ) {
          const town = [postalCode, locality].filter(Boolean).join(' ')
          const box = postOfficeBox?.replace(/^(?=\d+$)/, 'PO Box ')
          const local = [street, box, town, region].filter(Boolean).join(', ')
          // what was one text before is a street there: it names the country already
          const full = !countryName || local.endsWith(countryName) ? local : `${local}, ${countryName}`
          return street || town ? { [pass.language]: full } : undefined
        },
      },
    ],
  },
)

const schemeName: Codec<string> = translated(text, typeNamed, nameOfType)

export const identifier: Codec<Identifier> = record<Identifier>({
  value: ['/notation', text, 'needed'],
  type: ['/schemeName', schemeName, 'needed'],
})

/** The numbers of the Union, and those that follow its pattern, begin with their country: `NL001234567B01` (B18). */
function countryOfVat(number: string): string | undefined {
  const prefix = /^([A-Z]{2})(?=(?:[A-Z]*\d){6})[A-Z\d]+$/.exec(number.replace(/[\s.-]/g, ''))?.[1]
  return prefix === undefined || !countries.has(prefix) ? undefined : countries.named(prefix)
}

export const organisation: Codec<Organisation> = record<Organisation>(
  {
    id: ['/id', global],
    name: ['/legalName', localized],
    otherName: ['/altLabel', localized],
    types: ['/dcType', many(inside('/id', webAddress))],
    homepage: ['/homepage/0/contentURL', webAddress],
    email: ['/contactPoint/0/emailAddress/0/id', mailbox],
    phone: ['/contactPoint/0/phone/0/phoneNumber', text],
    description: ['/additionalNote', one(note('Profile.description', localized))],
    official: ['/additionalNote', one(note('Profile.official', plain))],
    logo: ['/logo', media],
    address: ['/location/0/address/0', address],
    vat: ['/vatIdentifier', many(legalIdentifier)],
    tax: ['/taxIdentifier', many(legalIdentifier)],
    eidas: ['/eIDASIdentifier', legalIdentifier],
    registration: ['/registration', legalIdentifier],
    identifiers: ['/identifier', many(identifier)],
    parent: ['/subOrganizationOf', lazy(() => organisation)],
    accreditations: ['/accreditation', accreditations(lazy(() => organisation))],
    endorsements: absent('there is no place for endorsements', 'endorsement-lost'),
    endorsementTokens: absent('there is no place for endorsements', 'endorsement-lost'),
  },
  {
    derive: [
      // the numbers below need it as much as the address does
      {
        to: '/address/country',
        from: ['/address/countryName'],
        keep: true,
        code: 'concept-recovered',
        by: ({ address: { countryName } = {} }) => countryName && countries.named(countryName),
      },
      {
        to: '/vat/*/country',
        from: ['/vat/*/value', '/address/country'],
        by: ({ vat = [], address }, _, [, index]) => countryOfVat(vat[Number(index)]?.value ?? '') ?? address?.country,
      },
      { to: '/tax/*/country', from: ['/address/country'] },
      { to: '/eidas/country', from: ['/address/country'] },
      { to: '/registration/country', from: ['/address/country'] },
    ],
  },
)
