/** Whether a credential is the person's whom the caller names. @module */
import { digest } from '#crypto'
import { hex, utf8 } from '../lib/bytes.ts'
import type { Outline, StatedIdentity } from '../lib/contract.ts'
import { type Check, fail, pass, unknown, warn } from '../lib/report.ts'

/** What the caller knows of the person. */
export interface RecipientClaim {
  readonly email?: string
  /** A DID, an address, a number: whatever the credential may name the person by. */
  readonly id?: string
  readonly name?: string
  readonly givenName?: string
  readonly familyName?: string
  /** `YYYY-MM-DD` */
  readonly birthDate?: string
  readonly phone?: string
  readonly nationalId?: string
  readonly studentId?: string
}

/** The identity types of Open Badges and of other formats that each claim is looked for under, in lower case. */
const types: Readonly<Record<keyof RecipientClaim, readonly string[]>> = {
  email: ['email', 'emailaddress', 'mbox'],
  id: ['id', 'url', 'did', 'identifier', 'ext:did', 'systemid', 'username'],
  name: ['name'],
  givenName: ['givenname'],
  familyName: ['familyname'],
  birthDate: ['dateofbirth', 'birthdate'],
  phone: ['telephone', 'phone', 'ext:telephone'],
  nationalId: ['nationalidentitynumber', 'nationalid'],
  studentId: ['studentid', 'sourcedid', 'ltiuserid'],
}

/** Issuers hash addresses in the case they have them in, and people type them in another. */
const spellings = (value: string): readonly string[] => [
  ...new Set([value, value.trim(), value.trim().toLowerCase(), value.trim().toUpperCase()]),
]

/** The checks `recipient`, one for each thing that the caller knows. */
export async function recipientChecks(
  { recipient }: Pick<Outline, 'recipient'>,
  claim: RecipientClaim | undefined,
): Promise<readonly Check[]> {
  const asked = Object.entries(claim ?? {}).filter(
    (entry): entry is [keyof RecipientClaim, string] => typeof entry[1] === 'string' && Object.hasOwn(types, entry[0]),
  )
  return (await Promise.all(asked.map(([name, value]) => checksOf(name, value, recipient)))).flat()
}

async function checksOf(name: keyof RecipientClaim, value: string, identities: readonly StatedIdentity[]): Promise<readonly Check[]> {
  const stated = identities.filter(({ type }) => types[name].includes(type.toLowerCase()))
  if (stated.length === 0)
    return [unknown('recipient', 'ERR_RECIPIENT_NOT_STATED', `The credential does not state the recipient’s ${name}.`)]
  const answers = await Promise.all(stated.map(async (identity) => ({ identity, answer: await compare(value, identity, name) })))
  const plain = answers
    .filter(({ answer }) => answer.plain)
    .map(({ identity: { path } }) => warn('recipient', 'ERR_REPAIRED', 'The identity is marked as hashed, and is not.', { path }))
  const match = answers.find(({ answer }) => answer.matches === true)
  if (match) return [...plain, pass('recipient', `The recipient’s ${name} is the one that was given.`, { path: match.identity.path })]
  const open = answers.find(({ answer }) => answer.matches === undefined)
  if (open)
    return [
      ...plain,
      unknown('recipient', 'ERR_UNSUPPORTED', `The recipient’s ${name} is hashed in a way that is not known here.`, {
        path: open.identity.path,
      }),
    ]
  return [
    ...plain,
    fail('recipient', 'ERR_RECIPIENT', `The recipient’s ${name} is not the one that was given.`, { path: stated[0]?.path ?? '' }),
  ]
}

interface Answer {
  readonly matches: boolean | undefined
  readonly plain?: boolean
}

const algorithms = { md5: 'MD5', sha1: 'SHA-1', sha256: 'SHA-256', sha512: 'SHA-512' } as const

/** `identity = algorithm '$' hex(hash(utf8(value) ++ utf8(salt)))` (Open Badges 2.0 and 3.0, IdentityHash). */
async function compare(value: string, { value: stated, hashed, salt = '' }: StatedIdentity, name: keyof RecipientClaim): Promise<Answer> {
  const [, algorithm = '', expected = ''] = /^(\w+)\$([0-9a-f]+)$/i.exec(stated) ?? []
  if (algorithm === '')
    return { matches: hashed && /^[0-9a-f]{32,}$/i.test(stated) ? undefined : samePlain(value, stated, name), plain: hashed }
  const known = Object.entries(algorithms).find(([prefix]) => prefix === algorithm.toLowerCase())?.[1]
  if (!known) return { matches: undefined }
  for (const spelling of spellings(value)) {
    if (hex(await digest(known, utf8(spelling + salt))) === expected.toLowerCase()) return { matches: true }
  }
  return { matches: false }
}

const fold = (value: string): string => value.normalize('NFC').trim().toLowerCase()

const samePlain = (value: string, stated: string, name: keyof RecipientClaim): boolean =>
  name === 'email' || name.endsWith('ame') ? fold(value) === fold(stated.replace(/^mailto:/i, '')) : value.trim() === stated.trim()
