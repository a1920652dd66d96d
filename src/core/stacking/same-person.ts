/** Whether credentials are of one person, as far as their identities can be compared. @module */
import type { StatedIdentity } from '../../lib/contract.ts'
import type { Person } from '../../lib/credential/parties.ts'
import { unstatedEmail } from '../../lib/mapping/placeholders.ts'
import { claimNamed, isClaim, recipientChecks } from '../verify/recipient.ts'
import { digitsOf, fold } from '../verify/recipient-identity.ts'

export interface People {
  /** Positions of the credentials in groups: within one, they name the same person. */
  readonly groups: readonly (readonly number[])[]
  /** Two groups cannot be one person: another national number, another birthday. */
  readonly different: boolean
}

type Identities = readonly StatedIdentity[]

/** What makes two the same person: not a name or a birthday, which people share. */
const shared: ReadonlySet<string> = new Set(['email', 'id', 'phone', 'nationalId', 'studentId'])
/** What makes them two: of addresses, ids and student numbers, one person has several. */
const single: ReadonlySet<string> = new Set(['nationalId', 'birthDate'])

const claimOf = ({ type }: StatedIdentity): string => claimNamed(type) ?? ''

/** All that a credential knows somebody by, whatever its format. */
function identitiesOf({ id, email, phone, nationalId, dateOfBirth, identities = [] }: Person): Identities {
  const plain = Object.entries({ id, email, phone, nationalIdentityNumber: nationalId?.value, dateOfBirth })
  const stated = plain.flatMap(([type, value]) => (value === undefined ? [] : [{ type, value, hashed: false }]))
  // what a conversion filled in is nobody's, nor is what is empty: two that have it are not one person
  return [...stated, ...identities]
    .filter(({ value }) => value !== unstatedEmail && /\S/.test(value))
    .map((identity) => ({ ...identity, path: '' }))
}

export async function peopleOf(people: readonly (Person | undefined)[]): Promise<People> {
  const groups: number[][] = []
  const known: Identities[] = []
  /** The groups that may be the same person, by what they are found under: a thousand people are not each compared with all. */
  const found = new Map<string, Set<number>>()
  for (const [position, person] of people.entries()) {
    const identities = identitiesOf(person ?? {})
    const asked = new Set(identities.flatMap((one) => keysOf(one).flatMap(([, key]) => [...(found.get(key) ?? [])])))
    const same: number[] = []
    for (const group of [...asked].sort((a, b) => a - b)) if ((await compare(identities, known[group] ?? [])) === 'same') same.push(group)
    const [first = groups.length, ...others] = same
    const group = (groups[first] ??= [])
    let all = known[first] ?? []
    // one that names two of them brings them together
    for (const other of others) {
      group.push(...(groups[other] ?? []).splice(0))
      all = together(all, known[other] ?? [])
      known[other] = []
    }
    group.push(position)
    known[first] = together(all, identities)
    for (const one of others.length > 0 ? known[first] : identities)
      for (const [key] of keysOf(one)) found.set(key, (found.get(key) ?? new Set()).add(first))
  }
  const kept = known.filter((_, group) => groups[group]?.length)
  return { groups: groups.filter((group) => group.length > 0), different: await isDifferent(kept) }
}

/** Whether two of them are known not to be one person. */
async function isDifferent(known: readonly Identities[]): Promise<boolean> {
  // those that say the same here are compared once: a thousand records may have one birthday
  const told = [
    ...new Map(
      known.flatMap((identities) => {
        const said = identities.filter((one) => single.has(claimOf(one)))
        return said.length > 0 ? [[JSON.stringify(said), identities] as const] : []
      }),
    ).values(),
  ]
  for (const [position, one] of told.entries())
    for (const other of told.slice(position + 1)) if ((await compare(one, other)) === 'different') return true
  return false
}

/** What an identity is found under, and what it finds: the same in plain, each hash of its kind where it is plain, and what is plain where it is one. */
function keysOf(identity: StatedIdentity): readonly (readonly [under: string, finds: string])[] {
  const { value, hashed } = identity
  const claim = claimOf(identity)
  // a birthday or a name makes nobody the same person
  if (!shared.has(claim) && !hashed && !/^(?:mailto|tel):/i.test(value)) return []
  const plain = fold(value.replace(/^(?:mailto|tel):/i, ''))
  const keys: (readonly [string, string])[] = [[plain, plain]]
  if (claim === 'phone' || /^tel:/i.test(value)) keys.push([`tel ${digitsOf(value)}`, `tel ${digitsOf(value)}`])
  if (hashed || /^\w+\$/.test(value.trim())) keys.push([`hash ${claim}`, `plain ${claim}`])
  if (!hashed) keys.push([`plain ${claim}`, `hash ${claim}`])
  return keys
}

/** What is known of one person, each identity once: every further credential is compared with all of it. */
const together = (some: Identities, more: Identities): Identities => [
  ...new Map([...some, ...more].map((one) => [JSON.stringify([one.type, one.value, one.hashed, one.salt]), one])).values(),
]

async function compare(one: Identities, other: Identities): Promise<'same' | 'different' | 'unknown'> {
  const isSame = (a: StatedIdentity, b: StatedIdentity): boolean => a.hashed && b.hashed && a.value.toLowerCase() === b.value.toLowerCase()
  if (one.some((a) => shared.has(claimOf(a)) && other.some((b) => isSame(a, b)))) return 'same'
  const answers = [...(await answersOf(one, other)), ...(await answersOf(other, one))]
  if (answers.some(({ claim, outcome }) => shared.has(claim) && outcome === 'pass')) return 'same'
  return answers.some(({ claim, outcome }) => single.has(claim) && outcome === 'fail') ? 'different' : 'unknown'
}

/** What one states in plain, looked for among what the other states, hashed or not. */
async function answersOf(plain: Identities, stated: Identities): Promise<readonly { readonly claim: string; readonly outcome: string }[]> {
  const claims = plain.flatMap(({ type, value, hashed }) => {
    const claim = claimNamed(type)
    // a birthday with a time of day is nothing that could be asked for
    return hashed || claim === undefined || !isClaim([claim, value]) ? [] : [{ claim, value }]
  })
  const answers = await Promise.all(
    claims.map(async ({ claim, value }) =>
      (await recipientChecks({ recipient: () => stated }, { [claim]: value })).map(({ outcome }) => ({ claim, outcome })),
    ),
  )
  return answers.flat()
}
