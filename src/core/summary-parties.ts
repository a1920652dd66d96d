/** Who is named in a credential, and who vouches for whom, for a summary. @module */
import type { Award, Credential } from '../lib/credential.ts'
import type { Endorsement, Organisation, Person } from '../lib/credential-parties.ts'
import { idsIn } from '../lib/rules/ids.ts'
import type { Text } from '../lib/text.ts'
import { present } from './present.ts'
import type { Party, Recipient } from './summary-model.ts'

type Say = (text: Text | undefined) => string | undefined

export const party = (organisation: Organisation | undefined, text: Say): Party | undefined =>
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

/** Whom an endorsement is of: it says so itself, and often not by where it stands. */
const isOf = ({ subject }: Endorsement, id: string | undefined): boolean => subject !== undefined && subject === id

function unique(endorsements: readonly Endorsement[], text: Say): readonly Party[] {
  const found = endorsements.flatMap(({ issuer }) => party(issuer, text) ?? [])
  return found.filter(({ id, name }, index) => found.findIndex((one) => one.id === id && one.name === name) === index)
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

/** Who vouches for an achievement or for its award, and not only for who gave it, or for something else. */
export function endorsersOf(award: Award, credential: Credential, text: Say): readonly Party[] {
  const parties = partiesIn(credential).map(({ id }) => id)
  const near = [credential, award, award.achievement ?? {}].flatMap(({ endorsements = [] }) => endorsements)
  const ids = near.length > 0 ? idsIn(award, 'endorsements') : undefined
  // anybody can put here what was said of something else
  const isOfThis = ({ subject }: Endorsement): boolean => subject === undefined || subject === credential.id || ids?.has(subject) === true
  return unique(
    near.filter((one) => isOfThis(one) && !parties.some((id) => isOf(one, id))),
    text,
  )
}

/** Who vouches for the organisation. */
export const withEndorsers = (organisation: Organisation | undefined, credential: Credential, text: Say): Party | undefined => {
  if (!organisation) return undefined
  // who is said in full in one place may be known by the id alone in another
  const full = partiesIn(credential).find(({ id, name }) => name && id !== undefined && id === organisation.id)
  const found = party(organisation.name ? organisation : { ...organisation, ...full }, text)
  if (!found) return undefined
  const own = (organisation.endorsements ?? []).filter(({ subject }) => subject === undefined || subject === organisation.id)
  const others = endorsementsIn(credential).filter((one) => isOf(one, organisation.id))
  const endorsedBy = unique([...own, ...others], text)
  return endorsedBy.length > 0 ? { ...found, endorsedBy } : found
}
