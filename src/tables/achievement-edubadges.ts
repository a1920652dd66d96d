/**
 * Terms that edubadges (SURF) puts on an achievement of Open Badges 3.0, its class `EducredentialAchievement`. Their
 * published context does not process, so they are read as the plain members they are, and never written: what they say
 * has terms in ELM (crosswalk section 5).
 *
 * @module
 */

import type { Identifier } from '../lib/credential/parties.ts'
import type { Credits } from '../lib/credential/values.ts'
import { ects } from '../lib/credits.ts'
import { assessmentKind, hours, participationActivity, participationMode, supervisionNamed, supervisionOf } from '../lib/edubadges.ts'
import { either } from '../lib/mapping/codecs.ts'
import { type Codec, inside, leaf, many } from '../lib/mapping/lens.ts'
import { take } from '../lib/mapping/noting.ts'
import type { Place } from '../lib/mapping/pass.ts'
import { at, step, within } from '../lib/mapping/place.ts'
import { number, text } from '../lib/mapping/text.ts'

/** `ECTS`: the number, and that it is one of ECTS; often it stands in `creditsAvailable` too. */
export const orEcts = (main: Codec<Credits>): Codec<Credits> => ({
  read(from) {
    const points = number.read(at(from, '/ECTS'))
    if (points === undefined) return main.read(from)
    const available = step(from, 'creditsAvailable')
    if (Number(available.held) === points) take(available)
    return { points, framework: ects }
  },
  write: main.write,
})

/** `SBU` (study load) and `timeInvestment`, in hours. */
export const orHours = (main: Codec<string>): Codec<string> => either(main, inside('/SBU', hours), inside('/timeInvestment', hours))

export const orParticipation = (main: Codec<readonly string[]>): Codec<readonly string[]> =>
  either(main, inside('/participationType', many(participationMode)))

export const orActivity = (main: Codec<readonly string[]>): Codec<readonly string[]> =>
  either(main, inside('/achievement', inside('/participationType', many(participationActivity))))

const isAddress = (held: unknown): held is string => typeof held === 'string' && /^[a-z][a-z0-9+.-]*:\S/i.test(held)

/** One member for both: the address of an entry, or the word of edubadges. */
export const assessmentTypes: Codec<readonly string[]> = many({
  read: either<string>(
    leaf((held) => (isAddress(held) ? held : undefined)),
    assessmentKind,
  ).read,
  write: text.write,
})

/** `supervisionType` and `identityChecked`: an answer that contradicts the other is left, and so told. */
export const orSupervision = (main: Codec<string>): Codec<string> => either(main, { read: supervision, write: main.write })

function supervision(from: Place): string | undefined {
  const type = step(from, 'supervisionType')
  const checked = step(from, 'identityChecked')
  const isChecked = typeof checked.held === 'boolean' ? checked.held : undefined
  const { supervised, identified = isChecked } = supervisionNamed(type.held)
  const value = supervisionOf(supervised, identified)
  if (value === undefined) return undefined
  if (supervised !== undefined) take(type)
  if (isChecked !== undefined && isChecked === (identified ?? false)) take(checked)
  return value
}

/** `educationProgramIdentifier`: the number of a programme in a national register. */
export const orProgramme = (main: Codec<readonly Identifier[]>): Codec<readonly Identifier[]> => ({
  read(from) {
    const found = main.read(from) ?? []
    const place = step(from, 'educationProgramIdentifier')
    const value = typeof place.held === 'number' ? String(place.held) : place.held
    if (typeof value !== 'string' || value === '') return found.length > 0 ? found : undefined
    take(within(place, found.length))
    return [...found, { value, type: 'ext:EducationProgramIdentifier' }]
  },
  write: main.write,
})
