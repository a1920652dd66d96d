/** Open Badges 2.0 in the mapping engine: the table's frame. @module */

import { type Document, list } from '../../lib/json.ts'
import { left } from '../../lib/mapping/leave.ts'
import { minted, mintedOfContent } from '../../lib/mapping/minted.ts'
import { neutralImage } from '../../lib/mapping/neutral-image.ts'
import { undated, unstated, unstatedEmail, unstatedText } from '../../lib/mapping/placeholders.ts'
import type { Mapping } from '../../lib/mapping.ts'
import { capsule } from './map-capsule.ts'
import { extensionTypes } from './map-extensions.ts'
import { credential, language } from './map-table.ts'

/** A type of its own where it is one of those that mean the same here, else the usual one. */
const oneOf =
  (...names: readonly [string, ...string[]]) =>
  ({ type }: Document): string =>
    names.find((name) => list(type).length === 1 && list(type)[0] === name) ?? names[0]

/** Open Badges 2.0. */
export const mapping: Mapping = {
  id: 'ob2',
  title: 'Open Badges 2.0',
  credential,
  language,
  types: {
    '': 'Assertion',
    badge: 'BadgeClass',
    issuer: oneOf('Profile', 'Issuer'),
    criteria: 'Criteria',
    alignment: 'AlignmentObject',
    evidence: 'Evidence',
    image: 'Image',
    endorsement: 'Endorsement',
    // of Blockcerts; only read
    recipientProfile: ['RecipientProfile', 'Extension'],
    ...extensionTypes,
  },
  newId: (uuid) => `urn:uuid:${uuid}`,
  frame: () => ({ '@context': 'https://w3id.org/openbadges/v2' }),
  required: {
    Assertion: {
      recipient: { placeholder: () => ({ type: 'email', hashed: false, identity: unstatedEmail }) },
      badge: { placeholder: () => ({}) },
      // only who hosts the document can say where, only who signs it by which key
      verification: { placeholder: () => ({ type: 'HostedBadge' }) },
      issuedOn: undated,
    },
    BadgeClass: {
      id: minted,
      name: unstated,
      description: unstated,
      image: { placeholder: () => neutralImage },
      criteria: { placeholder: () => ({ narrative: unstatedText }) },
      issuer: { placeholder: () => ({}) },
    },
    issuer: {
      id: mintedOfContent,
      name: unstated,
      url: { placeholder: () => 'https://issuer.example.invalid' },
      email: { placeholder: () => unstatedEmail },
    },
    AlignmentObject: { targetName: unstated, targetUrl: {} },
    claim: { id: minted },
    Endorsement: {
      id: minted,
      verification: { placeholder: () => ({ type: 'HostedBadge' }) },
      claim: { placeholder: () => ({}) },
      issuer: { placeholder: () => ({}) },
      issuedOn: undated,
    },
  },
  dropped: { '/verification': left.verification, '/signature': left.proof, '/proof': left.proof },
  awards: 'one',
  languages: 'one',
  host: (document, url) => Object.assign(document, { id: url, verification: { type: 'HostedBadge' } }),
  capsule,
}
