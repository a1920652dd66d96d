/** Several credentials of one person as one: their awards, each with what its credential said of it. @module */
import type { SourceField } from './conversion.ts'
import type { Achievement } from './credential/achievement.ts'
import type { Organisation } from './credential/parties.ts'
import type { Iri } from './credential/values.ts'
import type { Association, Award, Credential } from './credential.ts'
import { uuid } from './hash.ts'
import { circlesIn } from './mapping/circles.ts'
import { wholesAmong } from './mapping/counting.ts'
import type { Text } from './mapping/text.ts'
import { isWithin } from './mapping/trace.ts'
import { endsOf } from './stack/ends.ts'
import { oneRecipient } from './stack/one-recipient.ts'
import { firstOf, isOnly, isOwn, type Lists, lostOf, type Origins, originOf } from './stack/origin.ts'
import { type Whole, wholeOf } from './stack/whole.ts'
import { equal } from './tree.ts'

export interface StackOptions {
  /** What the whole is called: without it, the awards stand beside each other. */
  readonly name?: string
  /** What had to be done for the whole: a text, or the address of a page that says it. */
  readonly criteria?: string
  /** Who puts them together; without it, the issuer that all have. */
  readonly issuer?: { readonly id: string; readonly name?: string }
}

export interface StackOrder extends StackOptions {
  /** What the ids of the stack are made of. */
  readonly seed: string
  readonly whole: 'award' | 'achievement'
  /** Parts and wholes among what was awarded that no credential tells, but the record that it was converted from. */
  readonly relations?: readonly Association[]
  /** Framework of credits that do not say theirs. */
  readonly creditFramework?: Iri | undefined
  /** The language of what the caller says; without it, that of the first credential. */
  readonly language?: string | undefined
}

/** A stack, and how its fields are called in the credentials it was made of. */
export interface Stacked {
  readonly credential: Credential
  /** In each of several that say the same; in none where the caller says it, or the stack itself. */
  readonly origin: (field: string) => readonly SourceField[]
  /** What a credential says of which the stack says nothing. */
  readonly lost: readonly SourceField[]
  /** The fields that a sum was made of, or by which an end of a relation is called. */
  readonly summands: (field: string) => readonly SourceField[]
  /** Whether the caller says it: what the whole is called, and who puts it together. */
  readonly isAsked: (field: string) => boolean
}

/** The items of a list that each credential has, in their order, and where each comes from. */
const joined = <Item>(credentials: readonly Credential[], name: string, itemsOf: (credential: Credential) => readonly Item[] | undefined) =>
  credentials.flatMap((credential, source) =>
    (itemsOf(credential) ?? []).map((item, index) => ({ item, from: [source, `/${name}/${index}`] as SourceField })),
  )

export function stacked(credentials: readonly Credential[], order: StackOrder): Stacked {
  const [first] = credentials
  const { name, seed, language = first?.language ?? 'en' } = order
  const text = (said: string): Text => ({ [language]: said })
  const isOneIssuer = !order.issuer && credentials.every((one) => equal(one.issuer, first?.issuer))
  const issuer = isOneIssuer ? first?.issuer : order.issuer && issuerOf(order.issuer, text)
  const { lists, whole, ends } = listsOf(credentials, issuer, order, text)
  const latest = latestOf(credentials)
  const { recipient, ...person } = oneRecipient(credentials)
  const origins: Origins = {
    language: first?.language === undefined ? [] : [[0, '/language']],
    issuer: isOneIssuer ? credentials.map((_, index) => [index, '/issuer']) : [],
    validFrom: firstOf(credentials, '/validFrom', (one) => one.validFrom === latest),
  }
  return {
    credential: {
      id: seed,
      ...(name !== undefined && { name: text(name) }),
      ...(first?.language === undefined ? {} : { language: first.language }),
      ...(issuer ? { issuer } : {}),
      ...(latest === undefined ? {} : { validFrom: latest }),
      ...(recipient ? { recipient } : {}),
      awards: [],
      ...Object.fromEntries(
        Object.entries(lists).flatMap(([field, list]) => (list.length > 0 ? [[field, list.map(({ item }) => item)]] : [])),
      ),
    },
    origin: (field) =>
      isWithin(field, '/recipient') ? person.origin(field.slice('/recipient'.length)) : originOf(field, origins, lists, credentials),
    lost: [...lostOf(credentials, isOneIssuer), ...person.lost],
    isAsked: (field) =>
      /^\/name\b/.test(field) ||
      (order.issuer !== undefined && /^\/issuer\b/.test(field)) ||
      (whole !== undefined && isOfWhole.test(field) && isOwn(lists, field)),
    summands: (field) => [...((order.whole === 'award' && whole?.summands(field)) || []), ...ends(field)],
  }
}

/** What the caller says of the whole: what it is called, and what had to be done for it. */
const isOfWhole = /^\/(?:awards\/0\/(?:title|achievement\/(?:name|criteria(?:Url)?))|achievements\/0\/(?:name|criteria(?:Url)?))\b/

const issuerOf = ({ id, name }: NonNullable<StackOptions['issuer']>, text: (said: string) => Text): Organisation => ({
  id,
  ...(name !== undefined && { name: text(name) }),
})

/** All that the credentials say, in one list of a kind; and the whole that they are parts of, where it has a name. */
function listsOf(
  credentials: readonly Credential[],
  issuer: Credential['issuer'],
  order: StackOrder,
  text: (said: string) => Text,
): { readonly lists: Lists; readonly whole: Whole | undefined; readonly ends: (field: string) => readonly SourceField[] } {
  const { name, criteria, seed } = order
  const awards = joined(credentials, 'awards', (one) => one.awards).map(({ item, from }) => ({
    item: around(
      credentials[from[0]] ?? {},
      item,
      issuer,
      `${seed}#${firstCopy(credentials, item, from)}${from[1].slice('/awards'.length)}`,
    ),
    from,
  }))
  const related = [...joined(credentials, 'associations', (one) => one.associations), ...(order.relations ?? []).map((item) => ({ item }))]
  const whole =
    name === undefined
      ? undefined
      : wholeOf({ name: text(name), ...(criteria !== undefined && criteriaOf(criteria, text)) }, awards, related, order)
  const associations = [...(whole ? partsOf(whole, awards, related) : []), ...related]
  const lists = {
    awards: [...(whole && order.whole === 'award' ? [{ item: whole.award }] : []), ...awards],
    achievements: [
      ...(whole && order.whole === 'achievement' ? [{ item: whole.achievement }] : []),
      ...joined(credentials, 'achievements', (one) => one.achievements),
    ],
    associations,
    attachments: joined(credentials, 'attachments', (one) => one.attachments),
  }
  return { lists, whole, ends: endsOf(associations, awards) }
}

/** The first source that is a copy of the award’s credential and says the same of what was awarded: without an id it is the same there. */
const firstCopy = (credentials: readonly Credential[], { achievement }: Award, [source, base]: SourceField): number =>
  credentials.findIndex(
    ({ id, awards }, index) =>
      index === source ||
      (id && id === credentials[source]?.id && equal(awards?.[Number(base.slice('/awards/'.length))]?.achievement, achievement)),
  )

const latestOf = (credentials: readonly Credential[]): string | undefined =>
  credentials
    .flatMap(({ validFrom }) => validFrom ?? [])
    .sort((a, b) => Date.parse(a) - Date.parse(b))
    .at(-1)

const criteriaOf = (said: string, text: (said: string) => Text): Pick<Achievement, 'criteria' | 'criteriaUrl'> =>
  /^https?:\/\/\S+$/.test(said) ? { criteriaUrl: said } : { criteria: text(said) }

/**
 * What was awarded more than once is part of the whole once; what is part of a part is that already. Where a part has one whole only,
 * it would be taken out of its own.
 */
function partsOf(
  { id }: Whole,
  awards: readonly { readonly item: Award }[],
  related: readonly { readonly item: Association }[],
): readonly { readonly item: Association }[] {
  const awarded = new Set(awards.flatMap(({ item: { achievement } }) => achievement?.id ?? []))
  const wholes = wholesAmong(
    awarded,
    related.map(({ item }) => item),
  )
  // in a circle none is the whole
  const circles = circlesIn(wholes)
  const isInside = (part: string): boolean => wholes.get(part)?.some((one) => circles.get(one) !== circles.get(part)) === true
  return [...awarded].flatMap((target) => (isInside(target) ? [] : [{ item: { type: 'isParentOf', source: id, target } }]))
}

/** An award with what its credential said of it; what is part of a stack has an achievement with an id. */
function around(
  { name, description, image, validFrom, validUntil, ...credential }: Credential,
  award: Award,
  issuer: unknown,
  seed: string,
): Award {
  const { achievement } = award
  // a part is not called what the whole is, and one award of several is not what its credential is
  const title = (isOnly(credential) ? name : undefined) ?? achievement?.name
  return {
    ...(title ? { title } : {}),
    ...(description && isOnly(credential) ? { description } : {}),
    ...(image && isOnly(credential) ? { picture: image } : {}),
    ...(credential.issuer && !equal(credential.issuer, issuer) ? { issuer: credential.issuer } : {}),
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validUntil === undefined ? {} : { validUntil }),
    ...award,
    achievement: { ...achievement, id: achievement?.id ?? `urn:uuid:${uuid(seed)}` } satisfies Achievement,
  }
}
