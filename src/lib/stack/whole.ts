/** The whole that the awards of a stack are parts of, with their credits: each once, and never those of two frameworks together. @module */
import type { SourceField } from '../conversion.ts'
import type { Achievement } from '../credential/achievement.ts'
import type { Credits, Iri } from '../credential/values.ts'
import type { Association, Award } from '../credential.ts'
import { uuid } from '../hash.ts'
import { uncounted } from '../mapping/counting.ts'
import type { Text } from '../mapping/text.ts'
import { equal } from '../tree.ts'
import { summable } from './summable.ts'

export interface Whole {
  readonly id: string
  readonly achievement: Achievement
  readonly award: Award
  /** The fields that a field of the award was summed of. */
  readonly summands: (field: string) => readonly SourceField[]
}

interface From<Item> {
  readonly item: Item
  readonly from: SourceField
}

export function wholeOf(
  said: Omit<Achievement, 'id'> & { readonly name: Text },
  awards: readonly From<Award>[],
  associations: readonly From<Association>[],
  { seed, creditFramework }: { readonly seed: string; readonly creditFramework?: Iri | undefined },
): Whole {
  const id = `urn:uuid:${uuid(`${seed}#whole`)}`
  const relations = associations.map(({ item }) => item)
  const sums = (field: string, creditsOf: (award: Award) => readonly Credits[] | undefined, isWhole: (award: Award) => boolean) => {
    const items = awards.map(({ item }) => ({ id: item.achievement?.id, credits: creditsOf(item) }))
    const left = uncounted(items, relations)
    // a sum that leaves out a part would be read as that of all, which count no more beside it
    if (!awards.every(({ item }, index) => left[index] || isWhole(item))) return []
    return sumsOf(
      items.flatMap(({ credits = [] }, index) =>
        left[index] ? [] : summable(credits.map((one, at) => placed(one, awards[index]?.from, `${field}/${at}`, creditFramework))),
      ),
    )
  }
  const earned = sums('/credits', earnedIn, (award) => earnedIn(award) !== undefined || offeredIn(award) === undefined)
  const offered = sums('/achievement/credits', offeredIn, (award) => isOffered(award, earned.length > 0))
  const achievement: Achievement = { id, ...said }
  const full = { ...achievement, ...creditsOf(offered) }
  return {
    id,
    achievement,
    award: { title: said.name, achievement: full, ...creditsOf(earned) },
    summands(field) {
      const [, inner = '', index = '', member = ''] = /^\/awards\/0(\/achievement)?\/credits\/(\d+)\/(\w+)/.exec(field) ?? []
      const sum = (inner === '' ? earned : offered)[Number(index)]
      return member === '' ? [] : (sum?.from ?? []).map(([source, base]) => [source, `${base}/${member}`])
    },
  }
}

const earnedIn = ({ credits }: Award): readonly Credits[] | undefined => credits
const offeredIn = ({ achievement }: Award): readonly Credits[] | undefined => achievement?.credits

/** Whether what can be earned holds what was earned, where the sum of that is not said. */
const isOffered = (award: Award, isEarnedSaid: boolean): boolean => {
  const [earned, offered] = [earnedIn(award), offeredIn(award)]
  if (earned === undefined) return true
  return offered !== undefined && (isEarnedSaid || equal(earned, offered))
}

interface Sum extends Credits {
  readonly from: readonly SourceField[]
}
type Placed = Credits & { readonly from: SourceField }

const placed = (credits: Credits, [source, base]: SourceField = [-1, ''], field: string, assumed: string | undefined): Placed => ({
  ...credits,
  ...(assumed !== undefined && credits.framework === undefined && { framework: assumed }),
  from: [source, `${base}${field}`],
})

/** Credits whose framework nobody says may be of any: they have no sum. */
function sumsOf(credits: readonly Placed[]): readonly Sum[] {
  const sums = new Map<string, Sum>()
  for (const { points, framework, from } of credits) {
    if (framework === undefined) continue
    const before = sums.get(framework)
    const sum = Number(((before?.points ?? 0) + points).toFixed(6))
    sums.set(framework, { points: sum, framework, from: [...(before?.from ?? []), from] })
  }
  // what is more than a number can be is not said
  return [...sums.values()].filter(({ points }) => Number.isFinite(points))
}

const creditsOf = (sums: readonly Sum[]): { readonly credits?: readonly Credits[] } =>
  sums.length > 0 ? { credits: sums.map(({ points, framework }) => ({ points, ...(framework !== undefined && { framework }) })) } : {}
