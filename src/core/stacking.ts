/**
 * What several credentials come to together: whose they are, what counts once, and how many credits of each framework
 * that makes. Credits of two frameworks have no sum.
 *
 * @module
 */

import type { Related } from '../lib/credential/achievement.ts'
import type { Iri } from '../lib/credential/values.ts'
import type { Credential } from '../lib/credential.ts'
import { CredentialError } from '../lib/errors.ts'
import { amountsIn, relatedAmong, type Uncounted, uncounted } from '../lib/mapping/counting.ts'
import { lookup } from '../lib/mapping/languages.ts'
import type { Text } from '../lib/mapping/text.ts'
import type { Input } from '../lib/options.ts'
import { summable } from '../lib/stack/summable.ts'
import { ofInput } from './of-input.ts'
import type { ParseOptions, ParseRegistry } from './parse/document.ts'
import { lookIn } from './reading.ts'
import { copies, knownOf } from './stacking/copies.ts'
import { type People, peopleOf } from './stacking/same-person.ts'

/** An achievement in the stack. */
export interface StackPart {
  /** Which of the inputs it is in. */
  readonly input: number
  readonly id?: Iri
  readonly title?: string
  readonly issuer?: string
  /** 1 to 8. */
  readonly eqf?: number
  /** Of each framework apart. */
  readonly credits?: readonly { readonly points: number; readonly framework?: Iri }[]
  readonly counted: boolean
  /** Why it does not count: it is the same as another, a part of one that counts, or its own parts count. */
  readonly because?: Uncounted
}

/** Credits of one framework; those whose framework is not said are of one achievement. */
export interface CreditSum {
  readonly framework?: Iri
  readonly points: number
  /** Positions in the list of parts. */
  readonly parts: readonly number[]
}

export interface Stack {
  readonly people: People
  readonly parts: readonly StackPart[]
  readonly sums: readonly CreditSum[]
  /** Pairs that have the same title and issuer, and different ids. */
  readonly alike: readonly (readonly [number, number])[]
  /** Pairs whose credits both count, of which the first says that it is related to the other, and nobody says how. */
  readonly related: readonly (readonly [number, number])[]
}

/** @throws CredentialError as parsing does, with the position of the input first in its path; `ERR_EMPTY` of none */
export async function stackOf(
  registry: ParseRegistry,
  inputs: readonly Input[],
  options: ParseOptions & { language?: string },
): Promise<Stack> {
  if (!Array.isArray(inputs)) throw new CredentialError('ERR_INPUT', 'what is to be stacked is no list of credentials')
  if (inputs.length === 0) throw new CredentialError('ERR_EMPTY', 'there is no credential to stack')
  const looked = await Promise.all(Array.from(inputs, (input, index) => lookIn(registry, input, options).catch(ofInput(index))))
  // a document may be about several people
  const told = looked.flatMap(({ credential, others }, input) => [credential, ...others].map((one) => ({ credential: one, input })))
  const { groups, different } = await peopleOf(told.map(({ credential }) => credential.recipient))
  const people: People = { groups: groups.map((group) => group.map((position) => told[position]?.input ?? 0)), different }
  const language = options.language ?? 'en'
  const found = told.flatMap(({ credential, input }) => partsIn(credential, input, language))
  const known = await Promise.all(looked.map(({ source }) => knownOf(registry, source, options)))
  const { ids, relations } = copies(
    found,
    known,
    told.flatMap(({ credential }) => credential.associations ?? []),
  )
  const left = uncounted(
    found.map(({ credits }, position) => ({ id: ids[position], credits })),
    relations,
  )
  const parts = found.map(({ titles: _, related: __, ...part }, position): StackPart => {
    const because = left[position]
    return { ...part, counted: because === undefined, ...(because && { because }) }
  })
  return { people, parts, sums: sumsOf(parts), alike: alikeIn(parts), related: relatedIn(parts, found) }
}

type Found = Omit<StackPart, 'counted' | 'because'> & { readonly titles: readonly string[]; readonly related: readonly Related[] }

const partsIn = (credential: Credential, input: number, language: string): readonly Found[] => {
  const say = (text: Text | undefined): string | undefined => text?.[lookup(Object.keys(text ?? {}), language)]
  return (credential.awards ?? []).map((award) => {
    const { achievement = {}, credits: said = achievement.credits } = award
    const credits = amountsIn(said)
    const body = award.awardedBy?.[0] ?? award.issuer ?? credential.issuer
    const title = say(award.title) ?? say(achievement.name) ?? say(credential.name)
    const issuer = say(body?.name) ?? body?.id
    const eqf = Number(/\/eqf\/([1-8])$/.exec(achievement.eqf?.id ?? '')?.[1] ?? 0)
    return {
      input,
      related: achievement.related ?? [],
      titles: [award.title, achievement.name].flatMap((text) => Object.values(text ?? {})),
      ...(achievement.id !== undefined && { id: achievement.id }),
      ...(title !== undefined && { title }),
      ...(issuer !== undefined && { issuer }),
      ...(eqf > 0 && { eqf }),
      ...(credits.length > 0 && {
        credits: credits.map(({ points, framework }) => ({ points, ...(framework !== undefined && { framework }) })),
      }),
    }
  })
}

function sumsOf(parts: readonly StackPart[]): readonly CreditSum[] {
  const sums = new Map<Iri | number, { readonly framework?: Iri; points: number; readonly parts: number[] }>()
  for (const [position, { counted: counts, credits }] of parts.entries())
    for (const { framework, points } of counts ? summable(credits) : []) {
      // credits whose framework nobody says may be of any: no two of them have a sum
      const system = framework ?? sums.size
      const before = sums.get(system)
      if (!before) sums.set(system, { ...(framework !== undefined && { framework }), points, parts: [position] })
      else {
        before.points = Number((before.points + points).toFixed(6))
        before.parts.push(position)
      }
    }
  return [...sums.values()]
}

const relatedIn = (parts: readonly StackPart[], found: readonly Found[]): Stack['related'] =>
  relatedAmong(
    parts.map(({ id, counted: counts, credits }, position) => ({
      id: counts && credits ? id : undefined,
      related: found[position]?.related,
    })),
  )

function alikeIn(parts: readonly StackPart[]): Stack['alike'] {
  const first = new Map<string, number>()
  return parts.flatMap(({ title, issuer, counted: counts }, position): (readonly [number, number])[] => {
    if (title === undefined || !counts) return []
    const name = JSON.stringify([title.trim().toLowerCase(), issuer])
    const before = first.get(name)
    if (before === undefined) first.set(name, position)
    return before === undefined ? [] : [[position, before]]
  })
}
