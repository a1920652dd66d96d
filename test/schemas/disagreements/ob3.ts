import type { Disagreement } from '../disagreement.ts'

const almostUris: readonly string[] = ['words', 'bad escape', 'date', 'no zone', 'month 13', '30 February', 'empty text']

/** Open Badges 3.0: ours against the schema that 1EdTech serves (achievement credential, endorsement credential, profile). */
export const disagreements: readonly Disagreement[] = [
  {
    ours: 'stricter',
    kinds: ['language map', 'empty object'],
    places:
      /\/(@context(\/-)?|id|type(\/-)?|issuer|url|targetUrl|email|salt|identityHash|resultDescription|requiredLevel|achievedLevel|verificationMethod|proofPurpose|proofValue|nonce|cryptosuite|challenge)$/,
    reason:
      'The served schema lets a language map stand wherever a string stands, in ids, types, addresses and proofs too. There is no language of an id; and as a type it would be nothing that a reader could recognise.',
  },
  {
    ours: 'stricter',
    kinds: almostUris,
    places: /\/(id|issuer|url|targetUrl|resultDescription|requiredLevel|achievedLevel|verificationMethod)$/,
    reason: 'The data model says URI; the served schema says string, and has no format anywhere.',
  },
  {
    ours: 'stricter',
    kinds: [...almostUris, 'zzext:!', 'foreign address'],
    places: /\/email$/,
    reason: 'The data model says EmailAddress; the served schema says string.',
  },
  {
    ours: 'stricter',
    kinds: [...almostUris, 'zzext:!', 'foreign address'],
    places: /\/proof\/-\/proofPurpose$/,
    reason: 'Data Integrity 1.0 (2.1) knows five purposes; a purpose that nobody knows cannot be the one that was asked for.',
  },
  {
    ours: 'stricter',
    places: /\/proof\/-\/expires$/,
    reason: 'Data Integrity 1.0 (2.1) says dateTimeStamp; the served schema does not know the member.',
  },
  {
    ours: 'stricter',
    places: /\/proof\/-\/id$/,
    reason: 'Data Integrity 1.0 (2.1) says URL; the served schema does not know the member.',
  },
  {
    ours: 'stricter',
    kinds: ['left out'],
    places: /\/proof\/-\/(verificationMethod|proofValue|proofPurpose|cryptosuite)$/,
    reason:
      'A Data Integrity proof without one of these cannot be checked (Data Integrity 1.0, 2.1); the served schema asks for the type only.',
  },
  {
    ours: 'stricter',
    kinds: ['empty text'],
    places:
      /\/(proof\/-\/(nonce|cryptosuite|challenge|proofValue)|(proof|credentialSchema|credentialStatus|refreshService|termsOfUse)(\/-)?\/type)$/,
    reason: 'An empty text says nothing here; repairs leave types and proofs alone, so the schema says it.',
  },
  {
    ours: 'stricter',
    kinds: ['empty text', 'empty object'],
    repaired: true,
    places: /\/(name|description|criteria|targetName|identifier|identityHash)$/,
    reason:
      'Empty values are taken away before the schema is asked (the specification forbids them, serialization); then a required member is missing.',
  },
  {
    ours: 'stricter',
    kinds: ['empty object'],
    places: /\/(tag|allowedValue|endorsementJwt)\/-$/,
    reason: 'An empty object as an item is no text and no token; the served schema takes it for a language map without languages.',
  },
  {
    ours: 'stricter',
    kinds: ['large'],
    places: /\/geo\/(latitude|longitude)$/,
    reason: 'There is no such place on Earth: latitude and longitude end at 90 and 180 degrees.',
  },
  {
    ours: 'laxer',
    repaired: true,
    places: /./,
    reason:
      'The report has a warning with the repair: an empty value was taken away, a list of one was opened, an address became an object with that id.',
  },
  {
    ours: 'laxer',
    kinds: ['in a list'],
    places: /\/(credentialStatus|refreshService)$/,
    reason:
      'VC Data Model 2.0 (4.10, 5.4) allows several; the served schema allows one, and the specification of Open Badges builds on the data model.',
  },
  {
    ours: 'laxer',
    kinds: ['in a list'],
    places: /\/(proof|credentialSchema|credentialStatus|refreshService|termsOfUse)(\/-)?\/type$/,
    reason: 'VC Data Model 2.0 (4.5) allows several types in one list; what a suite cannot use, its own check says.',
  },
]
