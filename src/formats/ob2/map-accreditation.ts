/** The extension *Issuer Accreditation*: who accredits the issuer (J6). @module */

import type { Accreditation, Address, Organisation } from '../../lib/credential/parties.ts'
import { picture } from '../../lib/mapping/codecs.ts'
import { absent, type Codec, many, record } from '../../lib/mapping/lens.ts'
import { lose } from '../../lib/mapping/noting.ts'
import { next, within } from '../../lib/mapping/place.ts'
import { spoken, text } from '../../lib/mapping/text.ts'
import { day } from '../../tables/achievement-quality.ts'
import { extension, extensionOf } from './map-extensions.ts'
import { unsaid } from './map-unsaid.ts'

const noPart = absent('of an address of whoever accredits only the parts are said')

const address: Codec<Address> = record<Address>({
  street: ['/streetAddress', text],
  locality: ['/addressLocality', text],
  region: ['/addressRegion', text],
  countryName: ['/addressCountry', text],
  postalCode: ['/postalCode', text],
  country: noPart,
  postOfficeBox: noPart,
  full: noPart,
  position: noPart,
})

const agent: Codec<Organisation> = record<Organisation>({
  ...unsaid(absent('of whoever accredits only name, page, e-mail, address and a description are said')),
  name: ['/name', spoken],
  homepage: ['/url', text],
  email: ['/email', text],
  description: ['/description', spoken],
  logo: ['/logo', picture],
  address: ['/address', address],
})

const accreditation: Codec<Accreditation> = record<Accreditation>({
  agent: ['', agent],
  issued: ['/accreditationDate', day],
  contact: ['/contactInstructions', spoken],
  id: absent('an accreditation is known by who accredits'),
  title: absent('an accreditation is known by who accredits'),
  description: absent('an accreditation is known by who accredits'),
  type: absent('an accreditation has no type'),
  expires: absent('an accreditation has one date'),
})

/** What the extension demands. */
const isComplete = ({ agent: by, contact }: Accreditation): boolean =>
  [by?.name, by?.homepage, contact].every((said) => said !== undefined) && parts.some((part) => by?.address?.[part] !== undefined)
const parts = ['street', 'locality', 'region', 'countryName', 'postalCode'] as const

export const accreditations: Codec<readonly Accreditation[]> = extension(extensionOf.accreditation, {
  read: many(accreditation).read,
  write: (hub, to) =>
    hub.forEach((value, index) => {
      const place = within(to, index)
      if (isComplete(value)) accreditation.write(value, within(next(to), index))
      else lose(place, 'the extension for it demands name, page and address of whoever accredits, and how to ask them')
    }),
})
