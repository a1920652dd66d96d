/** The whole that the awards of a stack are parts of, with their credits: each once, and never those of two frameworks together. @module */
import type { SourceField } from '../conversion.ts'
import type { Achievement } from '../credential/achievement.ts'
import type { Credits, Iri } from '../credential/values.ts'
import type { Association, Award } from '../credential.ts'
import { uuid } from '../hash.ts'
import { amountsIn, relatedAmong, uncounted } from '../mapping/counting.ts'
import type { Text } from '../mapping/text.ts'
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
  associations: readonly Pick<From<Association>, 'item'>[],
  { seed, creditFramework }: { readonly seed: string; readonly creditFramework?: Iri | undefined },
): Whole {
  const id = `urn:uuid:${uuid(`${seed}#whole`)}`
  const relations = associations.map(({ item }) => item)
  const sums = (field: string, creditsOf: (award: Award) => readonly Credits[] | undefined) => {
    const items = awards.map(({ item }) => ({ id: item.achievement?.id, credits: creditsOf(item) }))
    const left = uncounted(items, relations)
    // one may be a part of the other, or another version of it
    const counted = awards.map(({ item: { achievement } }, index) => ({
      id: left[index] || amountsIn(items[index]?.credits).length === 0 ? undefined : achievement?.id,
      related: achievement?.related,
    }))
    if (relatedAmong(counted).length > 0) return []
    return sumsOf(
      items.flatMap(({ credits = [] }, index) =>
        left[index] ? [] : summable(credits.map((one, at) => placed(one, awards[index]?.from, `${field}/${at}`, creditFramework))),
      ),
    )
  }
  // a sum that leaves out a part would be read as that of all, which count no more beside it
  const total = sums('', (award) => earnedIn(award) ?? offeredIn(award))
  const isTotal = (some: readonly Sum[]): boolean =>
    some.length === total.length && some.every((one) => total.some((all) => isSame(one, all)))
  const wholeIf = (is: boolean, some: readonly Sum[]): readonly Sum[] => (is ? some : [])
  const [received, available] = [sums('/credits', earnedIn), sums('/achievement/credits', offeredIn)]
  const earned = wholeIf(isTotal(received), received)
  // where what was earned is said, what could be is no more than that
  const offered = wholeIf(earned.length > 0 ? awards.every(isOffered) : isTotal(available), available)
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

/** Whether of what was earned is said what could be. */
const isOffered = ({ item }: From<Award>): boolean => earnedIn(item) === undefined || offeredIn(item) !== undefined

const isSame = (one: Credits, other: Credits): boolean => one.points === other.points && one.framework === other.framework

interface Sum extends Credits {
  readonly from: readonly SourceField[]
}
type Placed = Credits & { readonly from: SourceField }

const placed = (credits: Credits, [source, base]: SourceField = [-1, ''], field: string, assumed: string | undefined): Placed => ({
  ...credits,
  ...(assumed !== undefined && credits.framework === undefined && { framework: assumed }),
  from: [source, `${base}${field}`],
})

/** Credits whose framework nobody says may be of any: they have no sum, and one without them would be read as that of all. */
function sumsOf(credits: readonly Placed[]): readonly Sum[] {
  const sums = new Map<string, Sum>()
  for (const { points, framework, from } of credits) {
    if (framework === undefined) return []
    const before = sums.get(framework)
    const sum = Number(((before?.points ?? 0) + points).toFixed(6))
    sums.set(framework, { points: sum, framework, from: [...(before?.from ?? []), from] })
  }
  // what is more than a number can be is not said
  return [...sums.values()].filter(({ points }) => Number.isFinite(points))
}

const creditsOf = (sums: readonly Sum[]): { readonly credits?: readonly Credits[] } =>
  sums.length > 0 ? { credits: sums.map(({ points, framework }) => ({ points, ...(framework !== undefined && { framework }) })) } : {}
