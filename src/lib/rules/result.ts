/** Rules about results, and what an achievement says that they may be, as Open Badges 3.0 and both CLR describe them. @module */
import { type Document, isObject, list, own, text } from '../json.ts'
import { numberIn } from '../number-text.ts'
import type { Check } from '../report.ts'
import { objects } from '../verifiable-credential.ts'
import { doubtful, eachItem, type MemberRule, none, type Place } from './walk.ts'

/** A result speaks of a description and a level that the achievement has. */
export const resultIsDescribed: MemberRule = (value, at, holder) => {
  const achievement = own(holder, 'achievement')
  if (!isObject(achievement)) return none
  const descriptions = objects(achievement['resultDescription'])
  // of two of one id the first counts
  const byId = new Map(descriptions.map((one) => [one['id'], one] as const).reverse())
  const levels = new Set(descriptions.flatMap((one) => [...levelsOf(one)]))
  return eachItem((result, place) => {
    const wanted = own(result, 'resultDescription')
    if (typeof wanted !== 'string') return levelIsOf(result, levels, place)
    // a description may lack its id, which is a fault of its own: it is not the one that no result names
    const description = byId.get(wanted)
    return description
      ? resultFits(result, description, place)
      : doubtful('The result refers to a result description that the achievement does not have.', place('resultDescription'))
  })(value, at, holder)
}

/** A result has a level, a status and a value that the description allows which it names. */
export function resultFits(result: unknown, description: Document, place: Place): readonly Check[] {
  const level = levelIsOf(result, levelsOf(description), place)
  if (level.length > 0) return level
  // OB 3.0 Result: “required if resultType of the linked ResultDescription is Status”; CLR 1.0 says the same
  if (description['resultType'] === 'Status' && own(result, 'status') === undefined)
    return doubtful('The result has no status, and by its description it is one.', place())
  const misfit = misfitOf(own(result, 'value'), description)
  return misfit === undefined ? none : doubtful(misfit, place('value'))
}

function levelIsOf(result: unknown, levels: ReadonlySet<string>, place: Place): readonly Check[] {
  const level = own(result, 'achievedLevel')
  return typeof level !== 'string' || levels.has(level)
    ? none
    : doubtful('The result refers to a level that its description does not have.', place('achievedLevel'))
}

const levelsOf = (description: unknown): ReadonlySet<string> => namedIn(own(description, 'rubricCriterionLevel'))

const named = new WeakMap<readonly unknown[], ReadonlySet<string>>()
/** The texts in a list, and the ids of its nodes. It is gone through once: as many results may be looked up in it as it has items. */
function namedIn(value: unknown): ReadonlySet<string> {
  const items = list(value)
  const known = named.get(items)
  if (known) return known
  const made = new Set(items.flatMap((item) => text(item) ?? text(own(item, 'id')) ?? []))
  named.set(items, made)
  return made
}

/** That a value does not fit a description, in words. */
function misfitOf(value: unknown, description: Document): string | undefined {
  if (typeof value !== 'string' || value === '') return undefined
  const allowed = namedIn(description['allowedValue'])
  if (allowed.size > 0 && !allowed.has(value)) return 'The value of the result is none of those that its description allows.'
  const [number, least, most] = [value, description['valueMin'], description['valueMax']].map(numberIn)
  if (number === undefined || ((least === undefined || number >= least) && (most === undefined || number <= most))) return undefined
  return 'The value of the result is outside the range of its description.'
}

/** OB 3.0 ResultDescription: what has to be reached is “a value from allowedValue or within the range”, of which there is one. */
export const requiredValueIsPossible: MemberRule = eachItem((value, at) => {
  if (!isObject(value)) return none
  const [least, most] = [value['valueMin'], value['valueMax']].map(numberIn)
  if (least !== undefined && most !== undefined && least > most)
    return doubtful('The least value is greater than the greatest: no result could be between them.', at('valueMin'))
  return misfitOf(value['requiredValue'], value) === undefined
    ? none
    : doubtful('The required value is none that a result could have.', at('requiredValue'))
})

/** The level that has to be reached is one of those described. */
export const requiredLevelIsDescribed: MemberRule = eachItem((value, at) => {
  const wanted = own(value, 'requiredLevel')
  return typeof wanted !== 'string' || levelsOf(value).has(wanted)
    ? none
    : doubtful('The required level is none of those described.', at('requiredLevel'))
})
