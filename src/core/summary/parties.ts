/** Who is named in a credential, and who vouches for whom, for a summary. @module */

import type { Endorsement, Organisation, Person } from '../../lib/credential/parties.ts'
import type { Award, Credential } from '../../lib/credential.ts'
import type { Text } from '../../lib/mapping/text.ts'
import { enter } from '../../lib/mapping/trace.ts'
import { remembered } from '../../lib/remembered.ts'
import { idsIn } from '../../lib/rules/ids.ts'
import { present } from '../present.ts'
import type { Party, Recipient } from './model.ts'

type Say = (text: Text | undefined) => string | undefined

const party = (organisation: Organisation | undefined, text: Say): Party | undefined =>
  organisation &&
  present<Party>({
    id: organisation.id,
    name: text(organisation.name),
    homepage: organisation.homepage,
    country: organisation.address?.country ?? organisation.address?.countryName,
    region: organisation.address?.region,
    endorsedBy: undefined,
  })

export function person(recipient: Person | undefined, text: Say): Recipient | undefined {
  if (!recipient) return undefined
  const { givenName, additionalName, patronymicName, familyNamePrefix, familyName } = recipient
  const parts = [givenName, additionalName, patronymicName, familyNamePrefix, familyName].map(text).filter((part) => part !== undefined)
  const identities = recipient.identities ?? []
  const stated = identities.find(({ type, hashed }) => type === 'name' && !hashed)?.value
  return present<Recipient>({
    id: recipient.id,
    name: text(recipient.name) ?? (parts.length > 0 ? parts.join(' ') : stated),
    homepage: undefined,
    country: recipient.address?.country,
    region: undefined,
    endorsedBy: undefined,
    dateOfBirth: recipient.dateOfBirth,
    email: recipient.email,
    identities: identities.flatMap(({ type, hashed, value }) => (type === 'name' && !hashed ? [] : [hashed ? { type } : { type, value }])),
  })
}

function unique(endorsements: readonly Endorsement[], text: Say): readonly Party[] {
  const found = new Map<string, Party>()
  for (const { issuer } of endorsements) {
    const one = party(issuer, text)
    const name = one && JSON.stringify([one.id, one.name])
    if (one && name !== undefined && !found.has(name)) found.set(name, one)
  }
  return [...found.values()]
}

const partiesIn = ({ issuer, awards = [] }: Credential): readonly Organisation[] => [
  ...(issuer ? [issuer] : []),
  ...awards.flatMap(({ issuer: own, awardedBy = [] }) => [...(own ? [own] : []), ...awardedBy]),
]

/** All endorsements of a credential, wherever they stand. */
const endorsementsIn = (credential: Credential): readonly Endorsement[] =>
  [credential, ...partiesIn(credential), ...(credential.awards ?? []).flatMap((award) => [award, award.achievement ?? {}])].flatMap(
    ({ endorsements = [] }) => endorsements,
  )

/** Who vouches for whom: asked of each award, and worked out once. */
export interface Vouchers {
  /** Who vouches for an achievement or for its award, and not only for who gave it, or for something else. */
  readonly ofAward: (award: Award) => readonly Party[]
  /** The organisation, and who vouches for it. */
  readonly ofOrganisation: (organisation: Organisation | undefined) => Party | undefined
}

export function vouchersIn(credential: Credential, text: Say): Vouchers {
  const parties = partiesIn(credential)
  const ids = new Set(parties.map(({ id }) => id))
  // who is said in full in one place may be known by the id alone in another
  const full = new Map<string, Organisation>()
  for (const one of parties) if (one.name && one.id !== undefined && !full.has(one.id)) full.set(one.id, one)
  const bySubject = new Map<string, Endorsement[]>()
  for (const one of endorsementsIn(credential)) if (one.subject !== undefined) enter(bySubject, one.subject, one)
  const ofOthers = ({ subject }: Endorsement): boolean => subject === undefined || !ids.has(subject)
  const around = (credential.endorsements ?? []).filter(ofOthers)
  const isOfAll = ({ subject }: Endorsement): boolean => subject === undefined || subject === credential.id
  const ofAll = around.every(isOfAll) ? unique(around, text) : undefined
  const ofId = remembered((id: string) => unique(bySubject.get(id) ?? [], text))
  const vouchersOf = ({ id, endorsements = [] }: Organisation): readonly Party[] => {
    const own = endorsements.filter(({ subject }) => subject === undefined || subject === id)
    if (id === undefined) return unique(own, text)
    return own.length === 0 ? ofId(id) : unique([...own, ...(bySubject.get(id) ?? [])], text)
  }
  return {
    ofAward(award) {
      const near = [award, award.achievement ?? {}].flatMap(({ endorsements = [] }) => endorsements).filter(ofOthers)
      if (ofAll && near.length === 0) return ofAll
      const own = idsIn(award, 'endorsements')
      // anybody can put here what was said of something else
      const isOfThis = (one: Endorsement): boolean => isOfAll(one) || (one.subject !== undefined && own.has(one.subject))
      return unique([...around, ...near].filter(isOfThis), text)
    },
    ofOrganisation(organisation) {
      if (!organisation) return undefined
      const found = party(organisation.name ? organisation : { ...organisation, ...full.get(organisation.id ?? '') }, text)
      const endorsedBy = found ? vouchersOf(organisation) : []
      return found && endorsedBy.length > 0 ? { ...found, endorsedBy } : found
    },
  }
}
