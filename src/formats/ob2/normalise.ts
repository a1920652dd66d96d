/** What of an Open Badge before 3.0 is repaired before it is checked or mapped; older versions are read as 2.0. @module */
import type { Normalised } from '../../lib/contract.ts'
import { readDate } from '../../lib/date.ts'
import { type Document, isObject } from '../../lib/json.ts'
import { pathIn } from '../../lib/original.ts'
import { linked, properties, type Repairs, repair, type ValueRepair } from '../../lib/repair.ts'
import { claims } from './claims.ts'
import { upgrade } from './upgrade.ts'

/** Dates that ISO 8601 allows and RFC 3339 does not, and counts of seconds or milliseconds, which 1.0 allowed. */
const moment: ValueRepair = (value) => {
  const date = readDate(value)
  if (date === undefined || !(date.precision === 'epoch' || (date.precision === 'instant' && !isDateTime(value)))) return undefined
  return { value: inFull(value, date.time), message: 'A date and time is written in full, such as 2024-05-31T12:00:00Z.' }
}
/** In the zone that it says, where it says one: a day is told by it. */
function inFull(value: unknown, time: number): string {
  const full = String(value)
    .trim()
    .replace(/^(\S{10})[ t]/, '$1T')
    .replace(/\s?([+-]\d\d):?(\d\d)?$/, (_, hours, minutes = '00') => `${hours}:${minutes}`)
    .replace(/T(\d\d:\d\d)(?=[Z+-])/, 'T$1:00')
  return isDateTime(full) && Date.parse(full) === time ? full : new Date(time).toISOString()
}
const isDateTime = (value: unknown): boolean =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i.test(value)

const flag: ValueRepair = (value) =>
  typeof value === 'string' && /^(?:true|false)$/i.test(value)
    ? { value: /^t/i.test(value), message: 'This is true or false, without quotes.' }
    : undefined

const verifications: Readonly<Record<string, string>> = {
  hosted: 'HostedBadge',
  hostedbadge: 'HostedBadge',
  signed: 'SignedBadge',
  signedbadge: 'SignedBadge',
}

/** `hosted` and `signed` are what 1.x called `HostedBadge` and `SignedBadge`. */
const verification: ValueRepair = (value) => {
  const type = isObject(value) ? value['type'] : undefined
  const known = typeof type === 'string' ? verifications[type.toLowerCase()] : undefined
  if (known === undefined || known === type || !isObject(value)) return undefined
  return { value: { ...value, type: known }, message: `The type of a verification is “${known}” since version 2.0.` }
}

/** Recipients’ types are written small; issuers have shouted them. */
const recipient: ValueRepair = (value) => {
  const type = isObject(value) ? value['type'] : undefined
  const small = typeof type === 'string' ? type.toLowerCase() : undefined
  if (!isObject(value) || small === undefined || small === type || !recipients.has(small)) return undefined
  return { value: { ...value, type: small }, message: `The type of a recipient is “${small}”, written so.` }
}
const recipients: ReadonlySet<string> = new Set(['email', 'id', 'telephone', 'url'])

const table: Repairs = {
  lists: properties('alignment', 'allowedOrigins', 'endorsement', 'evidence', 'related', 'revokedAssertions', 'startsWith', 'tags'),
  ones: properties('badge', 'claim', 'criteria', 'image', 'issuer', 'recipient', 'verification'),
  typeIsList: () => undefined,
  aliases: { alignments: 'alignment', educationalFramework: 'targetFramework', issued_on: 'issuedOn', tag: 'tags', verify: 'verification' },
  mayBeEmpty: new Set(['salt']),
  opaque: (name) => name === '@context' || name === 'signature' || name.startsWith('extensions:') || name.startsWith('schema:'),
  // 2.0 lets the bare address of these stand for the thing
  values: {
    badge: linked(),
    criteria: linked(),
    evidence: linked(),
    expires: moment,
    hashed: flag,
    image: linked(),
    issuedOn: moment,
    issuer: linked(),
    recipient,
    revoked: flag,
    verification,
  },
}

/** The document with its repairs made, and what was repaired. */
export function normalise(document: Document): Normalised {
  const { document: made, repairs, ...way } = repair(document, table)
  const { document: upgraded, repairs: upgrades, ...older } = upgrade(made, claims.claims(document) ?? '2.0')
  const placed = upgrades.map((check) => ({ ...check, path: pathIn(document, check.path ?? '', way) }))
  const back = older.aliases ? { ...older, aliases: { ...way.aliases, ...older.aliases } } : older
  return { ...way, ...back, document: upgraded, repairs: [...placed, ...repairs] }
}
