/** Several credentials of one person as one: their awards, each with what its credential said of it. @module */
import type { Reading } from './conversion.ts'
import { uncounted } from './counting.ts'
import type { Achievement, Association, Award, Credential, Credits } from './credential.ts'
import { CredentialError } from './errors.ts'
import { uuid } from './hash.ts'
import type { Text } from './text.ts'
import { equal } from './tree.ts'

export interface StackOptions {
  /** What the whole is called: without it, the awards stand beside each other. */
  readonly name?: string
  /** Who puts them together; without it, the issuer that all have. */
  readonly issuer?: { readonly id: string; readonly name?: string }
}

/** A stack, and how its fields are called in the readings it was made of. */
export interface Stacked {
  readonly credential: Credential
  /** Which reading a field comes from, and its name there. */
  readonly origin: (field: string) => readonly [reading: number, field: string] | undefined
}

/** The names by which a recipient may be known as the same person; hashes say nothing of each other. */
const namesOf = ({ recipient = {} }: Credential): readonly string[] => [
  ...(recipient.id === undefined ? [] : [recipient.id]),
  ...(recipient.email === undefined ? [] : [recipient.email]),
  ...(recipient.identities ?? []).flatMap(({ hashed, value }) => (hashed ? [] : [value])),
]

/**
 * @throws CredentialError `ERR_RECIPIENT` where two credentials name different people.
 */
function onePerson(credentials: readonly Credential[]): void {
  const known = credentials.map(namesOf).filter((names) => names.length > 0)
  const [first = []] = known
  if (known.some((names) => !names.some((name) => first.includes(name))))
    throw new CredentialError('ERR_RECIPIENT', 'the credentials are of different people: one record is one person’s')
}

export function stacked(readings: readonly Reading[], seed: string, whole: 'award' | 'achievement', options: StackOptions): Stacked {
  const credentials = readings.map(({ credential }) => credential)
  onePerson(credentials)
  const [first] = credentials
  const issuer = options.issuer
    ? { id: options.issuer.id, ...(options.issuer.name === undefined ? {} : { name: { en: options.issuer.name } }) }
    : credentials.every((one) => equal(one.issuer, first?.issuer))
      ? first?.issuer
      : undefined
  const origins: (readonly [number, number])[] = []
  const awards = credentials.flatMap((credential, reading) =>
    (credential.awards ?? []).map((award, index) => {
      origins.push([reading, index])
      return {
        ...around(credential, award, equal(credential.issuer, issuer)),
        achievement: withId(award.achievement, `${seed}#${reading}/${index}`),
      }
    }),
  )
  const related = credentials.flatMap((one) => one.associations ?? [])
  const top = options.name === undefined ? undefined : wholeOf({ en: options.name }, awards, related, seed)
  const parts: readonly Association[] = top
    ? awards.flatMap(({ achievement }) =>
        achievement?.id === undefined ? [] : [{ type: 'isParentOf', source: top.id, target: achievement.id }],
      )
    : []
  const associations = [...parts, ...related]
  const achievements = [
    ...(top && whole === 'achievement' ? [top.achievement] : []),
    ...credentials.flatMap((one) => one.achievements ?? []),
  ]
  const above = top && whole === 'award' ? [top.award] : []
  const latest = credentials
    .flatMap(({ validFrom }) => validFrom ?? [])
    .sort((a, b) => Date.parse(a) - Date.parse(b))
    .at(-1)
  const recipient = credentials.find((one) => one.recipient !== undefined)?.recipient
  return {
    credential: {
      id: seed,
      ...(options.name === undefined ? {} : { name: { en: options.name } }),
      ...(first?.language === undefined ? {} : { language: first.language }),
      ...(issuer ? { issuer } : {}),
      ...(latest === undefined ? {} : { validFrom: latest }),
      ...(recipient ? { recipient } : {}),
      awards: [...above, ...awards],
      ...(achievements.length > 0 ? { achievements } : {}),
      ...(associations.length > 0 ? { associations } : {}),
      ...someOf(
        'attachments',
        credentials.flatMap((one) => one.attachments ?? []),
      ),
    },
    origin: (field) => originOf(field, origins, above.length, credentials, latest),
  }
}

const someOf = <Item>(name: string, items: readonly Item[]): object => (items.length > 0 ? { [name]: items } : {})

/** An award with what its credential said of it. */
function around({ name, description, issuer, validFrom, validUntil }: Credential, award: Award, isSameIssuer: boolean): Award {
  return {
    ...(name ? { title: name } : {}),
    ...(description ? { description } : {}),
    ...(issuer && !isSameIssuer ? { issuer } : {}),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
    ...award,
  }
}

const withId = (achievement: Achievement | undefined, seed: string): Achievement => ({
  ...achievement,
  id: achievement?.id ?? `urn:uuid:${uuid(seed)}`,
})

interface Whole {
  readonly id: string
  readonly achievement: Achievement
  readonly award: Award
}

/** The whole: its credits are those of its parts, each once, where all are of one framework. */
function wholeOf(name: Text, awards: readonly Award[], associations: readonly Association[], seed: string): Whole {
  const id = `urn:uuid:${uuid(`${seed}#whole`)}`
  const achievement: Achievement = { id, name }
  const left = uncounted(
    awards.map((award) => ({ id: award.achievement?.id, credits: award.credits })),
    associations,
  )
  const credits = sumOf(awards.flatMap((award, index) => (left[index] ? [] : (award.credits ?? []))))
  return { id, achievement, award: { title: name, achievement, ...(credits ? { credits } : {}) } }
}

function sumOf(credits: readonly Credits[]): Credits | undefined {
  const [first] = credits
  if (!first || credits.some(({ framework }) => framework !== first.framework)) return undefined
  const points = credits.reduce((sum, one) => sum + one.points, 0)
  return { ...first, points: Number(points.toFixed(6)) }
}

/** Fields that an award has from the credential around it. */
const outer: Readonly<Record<string, string>> = {
  title: 'name',
  description: 'description',
  issuer: 'issuer',
  validFrom: 'validFrom',
  validUntil: 'validUntil',
}

function originOf(
  field: string,
  origins: readonly (readonly [number, number])[],
  shift: number,
  credentials: readonly Credential[],
  latest: string | undefined,
): readonly [number, string] | undefined {
  const [, head = '', index = '', member = '', ...rest] = field.split('/')
  if (head === 'awards') {
    const [reading, award] = origins[Number(index) - shift] ?? []
    if (reading === undefined || award === undefined) return undefined
    const own = credentials[reading]?.awards?.[award] as Readonly<Record<string, unknown>> | undefined
    const name = outer[member]
    if (name !== undefined && own?.[member] === undefined) return [reading, `/${[name, ...rest].join('/')}`]
    return [reading, `/${['awards', award, ...(member === '' ? [] : [member]), ...rest].join('/')}`]
  }
  if (head === 'validFrom') return [credentials.findIndex(({ validFrom }) => validFrom === latest), field]
  const reading = credentials.findIndex((one) => Object.hasOwn(one, head))
  return reading < 0 ? undefined : [reading, field]
}
