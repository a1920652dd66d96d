import type { Disagreement } from '../disagreement.ts'

/**
 * CLR 1.0: ours against the official draft-04 schema. No published record that we know passes the official one, so
 * ours is lenient where they all depart from it.
 */
export const disagreements: readonly Disagreement[] = [
  {
    ours: 'laxer',
    repaired: true,
    places: /./,
    reason: 'The report has a warning with the repair: an empty value was taken away, or a list of one was opened.',
  },
  {
    ours: 'stricter',
    kinds: ['empty text'],
    repaired: true,
    places: /\/(id|name|title|identity|identifier|owner|publicKeyPem|resultDescription|targetId|targetName|type)$/,
    reason: 'An empty text is taken away before the schema is asked; then a required member is missing.',
  },
  {
    ours: 'laxer',
    kinds: ['in a list'],
    places: /\/type$/,
    reason: 'JSON-LD says the same of one type and of a list of one; documents have both.',
  },
  {
    ours: 'laxer',
    kinds: ['language map'],
    places: /\/artifacts$/,
    reason: 'One artifact without a list stands for a list of one, and an artifact may have any members.',
  },
  {
    ours: 'laxer',
    kinds: ['no zone', '30 February'],
    places: /\/(issuedOn|expires|activityStartDate|activityEndDate)$/,
    reason: 'Published records have dates without a zone; whether the day exists is asked by the rule on dates.',
  },
  {
    ours: 'laxer',
    places: /\/achievementType$/,
    reason: 'Published records use types of their own without the prefix ext:.',
  },
  {
    ours: 'laxer',
    kinds: ['left out', 'language map'],
    places: /^\/@context$/,
    reason: 'Published records lack the context, or have one of their own in it; what the document is, its shape says.',
  },
  {
    ours: 'laxer',
    kinds: ['left out'],
    places: /\/recipient\/hashed$/,
    reason: 'Published records leave it out where the identity is plain.',
  },
]
