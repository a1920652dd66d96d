/** Comprehensive Learner Record 2.0 in the mapping engine: the table's frame. @module */

import { type Document, isObject, list, own, strings } from '../../lib/json.ts'
import { left } from '../../lib/mapping/leave.ts'
import { minted, mintedOfContent } from '../../lib/mapping/minted.ts'
import { undated, unstated, unstatedText } from '../../lib/mapping/placeholders.ts'
import type { Capsule, Mapping, RequirementScope } from '../../lib/mapping.ts'
import { badgeContexts, classes } from '../../tables/achievement-classes.ts'
import { contextOf } from '../../tables/achievement-terms.ts'
import { capsule } from '../../tables/evidence-capsule.ts'
import { subjectType } from './map-subject.ts'
import { credential, language } from './map-table.ts'

/** Both names of the type are in use, and mean the same. */
const badgeType = ({ type }: Document): readonly string[] => [
  'VerifiableCredential',
  strings(type).includes('AchievementCredential') ? 'AchievementCredential' : 'OpenBadgeCredential',
]

/** The record and its badges are about one person. */
const anonymous = {
  code: 'subject-anonymous',
  placeholder: (_: Document, { uuid }: RequirementScope) => `urn:uuid:${uuid('subject')}`,
  unless: (node: Document) => list(own(node, 'identifier')).length > 0,
} as const
const required = {
  issuer: { placeholder: () => ({}) },
  validFrom: undated,
  credentialSubject: { placeholder: () => ({}) },
} as const

const atRoot = capsule('https://purl.imsglobal.org/spec/vc/clr/vocab.html#ClrCredential')

/** A record of one badge may keep the original with the badge. */
const original: Capsule = {
  ...atRoot,
  open(document) {
    const found = atRoot.open(document)
    const badges = list(own(document['credentialSubject'], 'verifiableCredential'))
    const [badge] = badges
    if (found || badges.length !== 1 || !isObject(badge)) return found
    const inside = atRoot.open(badge)
    const base = Array.isArray(own(document['credentialSubject'], 'verifiableCredential'))
      ? '/credentialSubject/verifiableCredential/0'
      : '/credentialSubject/verifiableCredential'
    return inside && { ...inside, paths: inside.paths.map((path) => `${base}${path}` as const) }
  },
}

/** Badges and records: what a record may hold. */
const held: ReadonlySet<string> = new Set(['OpenBadgeCredential', 'AchievementCredential', 'ClrCredential'])

const nodes: Mapping['required'] = {
  '': { name: unstated, ...required, credentialSubject: { placeholder: () => ({ type: ['ClrSubject'] }) } },
  verifiableCredential: { id: minted, ...required },
  ClrSubject: { id: anonymous },
  AchievementSubject: { id: anonymous, achievement: { placeholder: () => ({}) } },
  Achievement: { id: minted, name: unstated, description: unstated, criteria: { placeholder: () => ({ narrative: unstatedText }) } },
  Profile: { id: { ...mintedOfContent, unless: (node) => strings(node['type']).some((type) => type.endsWith('Subject')) } },
  ResultDescription: { id: minted, name: unstated, resultType: { placeholder: () => 'Result' } },
  RubricCriterionLevel: { id: minted, name: unstated },
  Alignment: { targetName: unstated, targetUrl: {} },
  endorsement: { id: minted, name: unstated, issuer: required.issuer, validFrom: undated },
  EndorsementSubject: { id: minted },
}

/** Comprehensive Learner Record 2.0. */
export const mapping: Mapping = {
  id: 'clr2',
  title: 'Comprehensive Learner Record 2.0',
  credential,
  language,
  types: {
    '': ['VerifiableCredential', 'ClrCredential'],
    verifiableCredential: badgeType,
    credentialSubject: subjectType,
    ...classes,
    association: 'Association',
  },
  newId: (uuid) => `urn:uuid:${uuid}`,
  frame: (document) => ({
    '@context': [
      ...badgeContexts.slice(0, 1),
      'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json',
      ...badgeContexts.slice(1),
      ...contextOf(document),
    ],
  }),
  // a record holds one badge at least
  required: {
    ...nodes,
    ClrSubject: { ...nodes['ClrSubject'], verifiableCredential: { placeholder: () => [{ '@context': badgeContexts }] } },
  },
  dropped: {
    '/proof': left.proof,
    '/credentialStatus': left.credentialStatus,
    '/refreshService': left.refreshService,
    '/credentialSchema': 'silent',
  },
  subjects: 'credentialSubject',
  awards: 'many',
  languages: 'one',
  inside: {
    takes: ({ type }) => strings(type).some((name) => held.has(name)),
    of: ({ credentialSubject }) => list(own(credentialSubject, 'verifiableCredential'))[0],
  },
  stack: {
    whole: 'achievement',
    // a document of the older data model has terms that this one protects
    accepts: (format, { '@context': context }) =>
      ['ob3', 'clr2'].includes(format) && list(context)[0] === 'https://www.w3.org/ns/credentials/v2',
    place: '/credentialSubject/verifiableCredential',
    required: nodes,
    held: (document) => list(own(document['credentialSubject'], 'verifiableCredential')),
    hold(document, credentials) {
      const subject = document['credentialSubject']
      const inside = list(own(subject, 'verifiableCredential'))
      return {
        ...document,
        credentialSubject: {
          ...(isObject(subject) ? subject : { type: ['ClrSubject'] }),
          verifiableCredential: [...credentials, ...inside],
        },
      }
    },
  },
  capsule: original,
}
