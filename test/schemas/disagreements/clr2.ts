import type { Disagreement } from '../disagreement.ts'
import { disagreements as ob3 } from './ob3.ts'

/** CLR 2.0: ours against the schema that 1EdTech serves. What both share is listed with Open Badges 3.0. */
export const disagreements: readonly Disagreement[] = [
  ...ob3,
  {
    ours: 'stricter',
    places: /^\/credentialSubject\/verifiableCredential\/-\//,
    reason:
      'The served schema takes a credential inside for any verifiable credential and looks no further; ours asks the schema of its own type. The public validator does so too, in a second run.',
  },
  {
    ours: 'stricter',
    places: /^\/credentialSubject\/association\/-\/(sourceId|targetId)$/,
    reason: 'The data model says URI; the served schema says string or language map.',
  },
]
