/** The hub: people and organisations, their addresses and numbers, and what they say of others. @module */

import type { Text } from '../mapping/text.ts'
import type { Iri, Media } from './values.ts'

export interface Address {
  /** ISO 3166-1 alpha-2. */
  country?: string
  countryName?: string
  region?: string
  locality?: string
  street?: string
  postOfficeBox?: string
  postalCode?: string
  /** The whole address in one text. */
  full?: Text
  position?: Position
}

export interface Position {
  latitude: number
  longitude: number
}

/** A number in a register of a country. */
export interface LegalIdentifier {
  value: string
  country?: string
}

export interface Identifier {
  value: string
  type: string
}

export interface Organisation {
  id?: Iri
  name?: Text
  /** A short or another name. */
  otherName?: Text
  /** What kind of organisation it is. */
  types?: readonly Iri[]
  homepage?: Iri
  email?: string
  phone?: string
  description?: Text
  logo?: Media
  address?: Address
  /** Name of the person who signs for it. */
  official?: string
  vat?: readonly LegalIdentifier[]
  tax?: readonly LegalIdentifier[]
  eidas?: LegalIdentifier
  registration?: LegalIdentifier
  identifiers?: readonly Identifier[]
  parent?: Organisation
  accreditations?: readonly Accreditation[]
  endorsements?: readonly Endorsement[]
  /** Endorsements as they were signed: compact JWTs of verifiable credentials. */
  endorsementTokens?: readonly string[]
}

/** That somebody vouches for the quality of an organisation or a programme. */
export interface Accreditation {
  id?: Iri
  title?: Text
  description?: Text
  type?: Iri
  /** Who accredits. */
  agent?: Organisation
  issued?: string
  expires?: string
  /** How to ask whoever accredits. */
  contact?: Text
}

/** What a third party says of an achievement, an award or an organisation. */
export interface Endorsement {
  id?: Iri
  name?: Text
  description?: Text
  issuer?: Organisation
  issued?: string
  expires?: string
  /** The node that is endorsed. */
  subject?: Iri
  comment?: Text
}

/** How a recipient is known: a number, an address, or the hash of one. */
export interface Identity {
  value: string
  type: string
  hashed: boolean
  salt?: string
}

export interface Person {
  id?: Iri
  name?: Text
  givenName?: Text
  familyName?: Text
  additionalName?: Text
  patronymicName?: Text
  familyNamePrefix?: Text
  honorificPrefix?: Text
  honorificSuffix?: Text
  dateOfBirth?: string
  email?: string
  phone?: string
  address?: Address
  nationalId?: LegalIdentifier
  identities?: readonly Identity[]
}
