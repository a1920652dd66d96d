/**
 * What an achievement stands on and leads to, in terms of ELM that 1EdTech's data model has not: accreditations,
 * entitlements, documents about it (crosswalk section 7.3).
 *
 * @module
 */

import type { Reference } from '../lib/credential/achievement.ts'
import type { Accreditation, Organisation } from '../lib/credential/parties.ts'
import type { Concept } from '../lib/credential/values.ts'
import type { Entitlement, Remark } from '../lib/credential.ts'
import { absolute, either, notAbsolute, onlyWhere } from '../lib/mapping/codecs.ts'
import { absent, bridged, type Codec, inside, leaf, many, record } from '../lib/mapping/lens.ts'
import { asInstant, instant, lastInstant } from '../lib/mapping/moments.ts'
import { lose, put } from '../lib/mapping/noting.ts'
import { localized, spoken, text } from '../lib/mapping/text.ts'

export const accreditationOf = (agent: Codec<Organisation>): Codec<Accreditation> =>
  record<Accreditation>({
    id: ['/id', text],
    title: ['/titleMap', localized],
    description: ['/descriptionMap', localized],
    type: ['/dcType', text],
    agent: ['/accreditingAgent', agent],
    issued: ['/dateIssued', instant],
    expires: ['/expiryDate', lastInstant],
    contact: ['/contactInstructionsMap', localized],
  })

/** A calendar date, with or without hyphens, as the midnight that begins it (T1). */
export const day: Codec<string> = {
  read: leaf((held, from) => asInstant(String(held).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3'), from)).read,
  write(instant, to) {
    const [date = '', time] = instant.split('T')
    put(to, date)
    if (time !== '00:00:00Z') lose(to, 'only the day can be said', 'narrowed')
  },
}

/** `accreditations` of 1EdTech's extension: each is the profile of whoever accredits. Read, and written in the terms above. */
const profileOf = (agent: Codec<Organisation>): Codec<Accreditation> =>
  record<Accreditation>({
    agent: ['', agent],
    issued: ['/accreditationDate', day],
    contact: ['/contactInstructions', spoken],
    id: absent('it is the profile of whoever accredits'),
    title: absent('it is the profile of whoever accredits'),
    description: absent('it is the profile of whoever accredits'),
    type: absent('it is the profile of whoever accredits'),
    expires: absent('it is the profile of whoever accredits'),
  })

export const accreditationsOf = (agent: Codec<Organisation>): Codec<readonly Accreditation[]> =>
  either(inside('/accreditation', bridged(many(accreditationOf(agent)))), inside('/accreditations', many(profileOf(agent))))

const occupation: Codec<Concept> = record<Concept>({
  id: ['/id', text, 'needed'],
  name: ['/titleMap', localized],
  code: ['/code', text],
  framework: ['/framework', text],
  description: ['/descriptionMap', localized],
  type: absent('an occupation of an entitlement has no type'),
})

export const entitlement: Codec<Entitlement> = record<Entitlement>({
  id: ['/id', text],
  title: ['/titleMap', localized],
  description: ['/descriptionMap', localized],
  type: ['/dcType', text],
  status: ['/entitlementStatus', text],
  issued: ['/dateIssued', instant],
  expires: ['/expiryDate', lastInstant],
  occupations: ['/limitOccupation', many(occupation)],
})

export const document: Codec<Reference> = onlyWhere(
  ({ url }) => absolute.test(url),
  record<Reference>({ url: ['/id', text, 'needed'], title: ['/titleMap', localized] }),
  notAbsolute,
)

export const remarks: Codec<Remark> = record<Remark>({ text: ['/noteMap', localized, 'needed'] })
