/** Comprehensive Learner Record 1.0 in the mapping engine: the table's frame. @module */

import { isObject, list } from '../../lib/json.ts'
import { left } from '../../lib/mapping/leave.ts'
import { minted, mintedOfContent } from '../../lib/mapping/minted.ts'
import { undated, unstated } from '../../lib/mapping/placeholders.ts'
import type { Mapping } from '../../lib/mapping.ts'
import { capsule } from './map-capsule.ts'
import { credential } from './map-table.ts'

/** Comprehensive Learner Record 1.0. */
export const mapping: Mapping = {
  id: 'clr1',
  title: 'Comprehensive Learner Record 1.0',
  credential,
  // a record does not say its language
  language: ['', { read: () => undefined, write: () => undefined }],
  types: {
    '': 'Clr',
    learner: 'Profile',
    publisher: 'Profile',
    issuer: 'Profile',
    source: 'Profile',
    parentOrg: 'Profile',
    assertions: 'Assertion',
    signedAssertions: 'Assertion',
    achievement: 'Achievement',
    achievements: 'Achievement',
    requirement: 'Criteria',
    alignments: 'Alignment',
    associations: 'Association',
    results: 'Result',
    resultDescriptions: 'ResultDescription',
    rubricCriterionLevels: 'RubricCriterionLevel',
    evidence: 'Evidence',
    artifacts: 'Artifact',
    address: 'Address',
    identifiers: 'SystemIdentifier',
    endorsements: 'Endorsement',
    claim: 'EndorsementClaim',
  },
  newId: (uuid) => `urn:uuid:${uuid}`,
  frame: () => ({ '@context': 'https://purl.imsglobal.org/spec/clr/v1p0/context/clr_v1p0.jsonld' }),
  required: {
    Clr: {
      issuedOn: undated,
      learner: { code: 'subject-anonymous', placeholder: () => ({}) },
      publisher: { placeholder: () => ({}) },
    },
    Profile: { id: mintedOfContent },
    Assertion: { id: minted },
    Achievement: { id: minted, name: unstated, issuer: { placeholder: () => ({}) } },
    ResultDescription: { id: minted, name: unstated, resultType: { placeholder: () => 'Result' } },
    RubricCriterionLevel: { id: minted, name: unstated },
    Result: { resultDescription: minted },
    Evidence: { name: unstated },
    Alignment: { targetName: unstated, targetUrl: {} },
    Association: { title: unstated },
    Endorsement: {
      id: minted,
      claim: { placeholder: () => ({}) },
      issuedOn: undated,
      issuer: { placeholder: () => ({}) },
      verification: { placeholder: () => ({ type: 'Verification' }) },
    },
    EndorsementClaim: { id: minted },
  },
  dropped: { '/verification': left.verification, '/proof': left.proof },
  inside: {
    takes: ({ achievement }) => isObject(achievement),
    of: ({ assertions }) => list(assertions)[0],
  },
  awards: 'many',
  languages: 'one',
  host: (document, url) => Object.assign(document, { id: url, verification: { type: 'Hosted' } }),
  capsule,
}
