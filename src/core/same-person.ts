/** Whether credentials are of one person, as far as their identities can be compared. @module */
import type { StatedIdentity } from '../lib/contract.ts'
import type { Person } from '../lib/credential-parties.ts'
import { unstatedEmail } from '../lib/placeholders.ts'
import { claimNamed, recipientChecks } from './recipient.ts'

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
  // what a conversion filled in is nobody's: two that have it are not one person
  return [...stated, ...identities].filter(({ value }) => value !== unstatedEmail).map((identity) => ({ ...identity, path: '' }))
}

export async function peopleOf(people: readonly (Person | undefined)[]): Promise<People> {
  const groups: number[][] = []
  const known: Identities[] = []
  const clashes = new Set<string>()
  for (const [position, person] of people.entries()) {
    const identities = identitiesOf(person ?? {})
    const answers = await Promise.all(known.map((others) => compare(identities, others)))
    const same = answers.flatMap((answer, group) => (answer === 'same' ? [group] : []))
    const [first] = same
    if (first === undefined) {
      for (const [group, answer] of answers.entries()) if (answer === 'different') clashes.add(`${group}/${groups.length}`)
      groups.push([position])
      known.push(identities)
    } else {
      // one that names two of them brings them together
      for (const group of same.slice(1)) {
        groups[first]?.push(...(groups[group] ?? []).splice(0))
        known[first] = together(known[first] ?? [], known[group] ?? [])
        known[group] = []
      }
      groups[first]?.push(position)
      known[first] = together(known[first] ?? [], identities)
    }
  }
  const isThere = (group: string): boolean => (groups[Number(group)]?.length ?? 0) > 0
  return { groups: groups.filter((group) => group.length > 0), different: [...clashes].some((pair) => pair.split('/').every(isThere)) }
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
    return hashed || claim === undefined ? [] : [{ claim, value }]
  })
  const answers = await Promise.all(
    claims.map(async ({ claim, value }) =>
      (await recipientChecks({ recipient: () => stated }, { [claim]: value })).map(({ outcome }) => ({ claim, outcome })),
    ),
  )
  return answers.flat()
}
