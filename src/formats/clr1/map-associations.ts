/** Relations of achievements: in CLR 1.0 each stands in the achievement that it goes out from (T22). @module */
import type { Association } from '../../lib/credential.ts'
import { own } from '../../lib/json.ts'
import { type Codec, claimed, record } from '../../lib/mapping/lens.ts'
import { lose, put, take } from '../../lib/mapping/noting.ts'
import type { Field, Place } from '../../lib/mapping/pass.ts'
import { at, fresh, items, next, pathOf, within } from '../../lib/mapping/place.ts'
import { spoken, text } from '../../lib/mapping/text.ts'
import { courseId, nameAt, nameIn } from './map-name.ts'

const association = record<Omit<Association, 'source'>>({
  type: ['/associationType', text, 'needed'],
  target: ['/targetId', courseId, 'needed'],
  title: ['/title', spoken],
})

/** The achievements of a record: those that were awarded, then the others. */
const achievements = (record_: Place): readonly Place[] => [
  ...items(fresh(at(record_, '/assertions'))).map((assertion) => fresh(at(assertion, '/achievement'))),
  ...items(fresh(at(record_, '/achievements'))),
]

/** What other formats call an achievement. */
function nameOf(achievement: Place): string | undefined {
  const id = own(achievement.held, 'id')
  return typeof id === 'string' ? nameAt(id, achievement) : undefined
}

/** The first achievement of each id, and its position: there may be many relations of many achievements. */
function byId(all: readonly Place[]): ReadonlyMap<unknown, readonly [position: number, achievement: Place]> {
  return new Map([...all.entries()].reverse().map(([position, achievement]) => [nameOf(achievement), [position, achievement]]))
}

/** The fields of the hub that the achievements have their names from, by where these stand. */
const namesIn = ({ pass: { writes } }: Place): ReadonlyMap<string, Field | undefined> =>
  new Map(writes.flatMap(([place, field]) => (place.key === 'name' ? [[pathOf(place), field] as const] : [])))

export const associations: Codec<readonly Association[]> = {
  read(from) {
    const found: Association[] = []
    const known = achievements(from)
    const ids = byId(known)
    for (const achievement of known) {
      const source = nameOf(achievement)
      if (source === undefined) continue
      for (const place of items(at(achievement, '/associations'))) {
        const here = within({ ...place, hub: from.hub }, found.length)
        const value = claimed(association, here)
        if (value === undefined) continue
        take(within({ ...at(achievement, '/id'), hub: here.hub }, 'source'))
        const { title, ...rest } = value
        const [, target] = ids.get(value.target) ?? []
        const isName = title !== undefined && Object.values(title).includes(String(own(target?.held, 'name')))
        found.push({ ...(title === undefined || isName ? rest : value), source })
      }
    }
    return found.length > 0 ? found : undefined
  },
  write(hub, to) {
    const known = byId(achievements(to))
    const names = namesIn(to)
    const placed: number[] = []
    for (const [index, { source, title, ...rest }] of hub.entries()) {
      const [holder, achievement] = known.get(nameIn(source, to.pass)) ?? []
      if (holder === undefined || achievement === undefined) {
        lose(within(to, index), 'the achievement that it goes out from is not in the record', 'association-lost')
        continue
      }
      placed.push(holder)
      const place = within({ ...next(at(achievement, '/associations')), hub: to.hub }, index)
      // the title is required: it is the name of the achievement at the other end
      const [, target] = known.get(nameIn(rest.target, to.pass)) ?? []
      association.write({ ...rest, ...(title === undefined ? {} : { title }) }, place)
      if (title === undefined && target)
        put({ ...at(place, '/title'), hub: names.get(pathOf(at(target, '/name'))) }, own(target.held, 'name'))
    }
    // they are read in the order of the achievements
    if (placed.some((holder, position) => holder < (placed[position - 1] ?? 0)))
      lose(to, 'relations stand in the order of the achievements', 'narrowed')
  },
}
