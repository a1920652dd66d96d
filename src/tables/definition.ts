/** Achievements of a record that were not awarded: no award says who made them. @module */

import type { Achievement } from '../lib/credential/achievement.ts'
import type { Organisation } from '../lib/credential/parties.ts'
import type { Definition } from '../lib/credential.ts'
import type { Codec } from '../lib/mapping/lens.ts'
import { at, within } from '../lib/mapping/place.ts'

/** An achievement, and whoever made it at `pointer` in it. */
export const madeBy = (achievement: Codec<Achievement>, pointer: `/${string}`, organisation: Codec<Organisation>): Codec<Definition> => ({
  read(from) {
    const value = achievement.read(from)
    const creator = organisation.read(within(at(from, pointer), 'creator'))
    return creator ? { ...value, creator } : value
  },
  write({ creator, ...value }, to) {
    achievement.write(value, to)
    if (creator) organisation.write(creator, within(at(to, pointer), 'creator'))
  },
})
