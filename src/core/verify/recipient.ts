/** Whether a credential is the person's whom the caller names. @module */
import type { Outline, StatedIdentity } from '../../lib/contract.ts'
import { CredentialError } from '../../lib/errors.ts'
import { isObject } from '../../lib/json.ts'
import { type Check, fail, pass, unknown, warn } from '../../lib/report.ts'
import { compare, fold } from './recipient-identity.ts'

/** What the caller knows of the person: each as people write it, for case, spaces and signs that mean nothing are passed over. */
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
  name: ['name', 'fullname', 'ext:name'],
  givenName: ['givenname'],
  familyName: ['familyname'],
  birthDate: ['dateofbirth', 'birthdate'],
  phone: ['telephone', 'phone', 'ext:telephone'],
  nationalId: ['nationalidentitynumber', 'nationalid'],
  studentId: ['studentid', 'sourcedid', 'lissourcedid', 'ltiuserid', 'ext:studentcardid'],
}

/** The claim that an identity of this type answers. */
export const claimNamed = (type: string): keyof RecipientClaim | undefined =>
  (Object.keys(types) as (keyof RecipientClaim)[]).find((name) => types[name].includes(type.toLowerCase()))

/** The checks `recipient`, one for each thing that the caller knows. @throws CredentialError `ERR_OPTION` */
export async function recipientChecks({ recipient }: Pick<Outline, 'recipient'>, claim: RecipientClaim): Promise<readonly Check[]> {
  const identities = recipient().flatMap(addressed)
  return (await Promise.all(claimed(claim).map(([name, value]) => checksOf(name, value, identities)))).flat()
}

/** Some name a person by an address: `mailto:` says what it is, whatever it is called. */
function addressed(identity: StatedIdentity): readonly StatedIdentity[] {
  const [, scheme] = (!identity.hashed && /^(mailto|tel):/i.exec(identity.value)) || []
  return scheme === undefined ? [identity] : [identity, { ...identity, type: scheme.toLowerCase() === 'tel' ? 'phone' : 'email' }]
}

/**
 * What is said in the claim. A name that is misspelt would be a check that nobody misses, and a field that nobody filled in, or a day
 * that is spelled otherwise, another person's.
 */
function claimed(claim: RecipientClaim): readonly (readonly [keyof RecipientClaim, string])[] {
  const said = isObject(claim) ? Object.entries(claim).filter(([, value]) => value !== undefined && value !== null) : []
  if (isObject(claim) && said.every(isClaim)) return said
  const names = Object.keys(types).join(', ')
  throw new CredentialError(
    'ERR_OPTION',
    `what is known of a recipient is text, and not empty, under some of ${names}; a birthDate is YYYY-MM-DD`,
  )
}

/** Whether that can be asked: what a credential states may be anything. */
export const isClaim = (entry: [string, unknown]): entry is [keyof RecipientClaim, string] =>
  typeof entry[1] === 'string' && Object.hasOwn(types, entry[0]) && (entry[0] === 'birthDate' ? isoDay : /\S/).test(entry[1])

const isoDay = /^\s*\d{4}-\d\d-\d\d\s*$/

async function checksOf(name: keyof RecipientClaim, value: string, identities: readonly StatedIdentity[]): Promise<readonly Check[]> {
  const of = (one: keyof RecipientClaim): readonly StatedIdentity[] =>
    identities.filter(({ type }) => types[one].includes(type.toLowerCase()))
  const stated = name === 'name' ? [...of('name'), ...wholeNames(value, of('givenName'), of('familyName'))] : of(name)
  if (stated.length === 0)
    return [unknown('recipient', 'ERR_RECIPIENT_NOT_STATED', `The credential does not state the recipient’s ${name}.`)]
  const answers = await Promise.all(stated.map(async (identity) => ({ identity, answer: await compare(value, identity, name) })))
  const remarks = answers.flatMap(({ identity: { path }, answer }) => [
    ...(answer.plain ? [warn('recipient', 'ERR_REPAIRED', 'The identity is marked as hashed, and is not.', { path })] : []),
    ...(answer.bare ? [warn('recipient', 'ERR_REPAIRED', 'The hash of the identity does not say how it was made.', { path })] : []),
  ])
  const match = answers.find(({ answer }) => answer.matches === true)
  if (match) return [...remarks, pass('recipient', `The recipient’s ${name} is the one that was given.`, { path: match.identity.path })]
  const open = answers.find(({ answer }) => answer.matches === undefined)
  if (open)
    return [
      ...remarks,
      unknown('recipient', 'ERR_UNSUPPORTED', `The recipient’s ${name} is hashed in a way that is not known here.`, {
        path: open.identity.path,
      }),
    ]
  return [
    ...remarks,
    fail('recipient', 'ERR_RECIPIENT', `The recipient’s ${name} is not the one that was given.`, { path: stated[0]?.path ?? '' }),
  ]
}

/**
 * Where only the parts of a name are stated, one after the other is the name. Of many parts, those that it may be made of: each with each
 * would be millions.
 */
function wholeNames(name: string, given: readonly StatedIdentity[], family: readonly StatedIdentity[]): readonly StatedIdentity[] {
  const whole = fold(name)
  const firsts = partsOf(given, (first) => whole.startsWith(first))
  const lasts = partsOf(family, (last) => whole.endsWith(last))
  return firsts.flatMap((first) => lasts.map((last) => ({ ...first, type: 'name', value: `${first.value} ${last.value}` })))
}

/** Each part that fits once; where none does, any, for a part that is stated is one that differs. */
function partsOf(stated: readonly StatedIdentity[], fits: (part: string) => boolean): readonly StatedIdentity[] {
  const plain = stated.filter(({ hashed }) => !hashed)
  const fitting = new Map(plain.map((one) => [fold(one.value), one] as const).filter(([part]) => fits(part)))
  return fitting.size > 0 ? [...fitting.values()] : plain.slice(0, 1)
}
