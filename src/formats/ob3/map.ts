/** Open Badges 3.0 in the mapping engine: the table's frame. @module */

import { type Document, list, own, strings } from '../../lib/json.ts'
import { left } from '../../lib/mapping/leave.ts'
import { minted, mintedOfContent } from '../../lib/mapping/minted.ts'
import { undated, unstated, unstatedText } from '../../lib/mapping/placeholders.ts'
import type { Mapping } from '../../lib/mapping.ts'
import { badgeContexts, classes, isPersonal } from '../../tables/achievement-classes.ts'
import { contextOf } from '../../tables/achievement-terms.ts'
import { capsule } from '../../tables/evidence-capsule.ts'
import { credential, language } from './map-table.ts'

const subject = (node: Document): readonly string[] => ['AchievementSubject', ...(isPersonal(node) ? ['Profile'] : [])]

/** Both names of the type are in use, and mean the same. */
function credentialType({ type }: Document): readonly string[] {
  const said = strings(type).filter((name) => name === 'OpenBadgeCredential' || name === 'AchievementCredential')
  return ['VerifiableCredential', ...(said.length > 0 ? said : ['OpenBadgeCredential'])]
}

/** Open Badges 3.0. */
export const mapping: Mapping = {
  id: 'ob3',
  title: 'Open Badges 3.0',
  credential,
  language,
  types: {
    '': credentialType,
    credentialSubject: subject,
    ...classes,
    // the class has a name, and the model asks for none
    criteria: ({ type }) => (strings(type).includes('Criteria') ? 'Criteria' : undefined),
  },
  newId: (uuid) => `urn:uuid:${uuid}`,
  frame: (document) => ({
    '@context': [...badgeContexts, ...contextOf(document)],
  }),
  required: {
    '': {
      issuer: { placeholder: () => ({}) },
      validFrom: undated,
      credentialSubject: { placeholder: () => ({}) },
    },
    AchievementSubject: {
      id: { code: 'subject-anonymous', placeholder: minted.placeholder, unless: (node) => list(own(node, 'identifier')).length > 0 },
      achievement: { placeholder: () => ({}) },
    },
    Achievement: {
      id: minted,
      name: unstated,
      description: unstated,
      criteria: { placeholder: () => ({ narrative: unstatedText }) },
    },
    Profile: { id: { ...mintedOfContent, unless: (node) => strings(node['type']).includes('AchievementSubject') } },
    ResultDescription: { id: minted, name: unstated, resultType: { placeholder: () => 'Result' } },
    RubricCriterionLevel: { id: minted, name: unstated },
    Alignment: { targetName: unstated, targetUrl: {} },
    endorsement: { id: minted, name: unstated, issuer: { placeholder: () => ({}) }, validFrom: undated },
    EndorsementSubject: { id: minted },
  },
  dropped: {
    '/proof': left.proof,
    '/credentialStatus': left.credentialStatus,
    '/refreshService': left.refreshService,
    '/credentialSchema': 'silent',
  },
  subjects: 'credentialSubject',
  awards: 'one',
  languages: 'one',
  capsule: capsule('https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential'),
}
