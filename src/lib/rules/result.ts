/** Rules about results, and what an achievement says that they may be, as Open Badges 3.0 and CLR 2.0 describe them. @module */
import { type Document, isObject, own, strings } from '../json.ts'
import { numberIn } from '../number-text.ts'
import { objects } from '../verifiable-credential.ts'
import { doubtful, eachItem, type MemberRule, none } from './walk.ts'

/** A result speaks of a description and a level that the achievement has. */
export const resultIsDescribed: MemberRule = (value, at, holder) => {
  const achievement = own(holder, 'achievement')
  if (!isObject(achievement)) return none
  const descriptions = objects(achievement['resultDescription'])
  return eachItem((result, place) => {
    const wanted = own(result, 'resultDescription')
    // a description may lack its id, which is a fault of its own: it is not the one that no result names
    const description = typeof wanted === 'string' ? descriptions.find(({ id }) => id === wanted) : undefined
    if (typeof wanted === 'string' && !description)
      return doubtful('The result refers to a result description that the achievement does not have.', place('resultDescription'))
    const level = own(result, 'achievedLevel')
    const levels = (description ? [description] : descriptions).flatMap((described) => objects(described['rubricCriterionLevel']))
    if (typeof level === 'string' && !levels.some(({ id }) => id === level))
      return doubtful('The result refers to a level that its description does not have.', place('achievedLevel'))
    // OB 3.0 Result: “required if resultType of the linked ResultDescription is Status”
    if (own(description, 'resultType') === 'Status' && own(result, 'status') === undefined)
      return doubtful('The result has no status, and by its description it is one.', place())
    const misfit = description && misfitOf(own(result, 'value'), description)
    return misfit === undefined ? none : doubtful(misfits[misfit], place('value'))
  })(value, at, holder)
}

const misfits = {
  allowed: 'The value of the result is none of those that its description allows.',
  range: 'The value of the result is outside the range of its description.',
} as const

/** What of a description a value does not fit. */
function misfitOf(value: unknown, description: Document): keyof typeof misfits | undefined {
  if (typeof value !== 'string' || value === '') return undefined
  const allowed = strings(description['allowedValue'])
  if (allowed.length > 0 && !allowed.includes(value)) return 'allowed'
  const [number, least, most] = [value, description['valueMin'], description['valueMax']].map(numberIn)
  if (number === undefined || ((least === undefined || number >= least) && (most === undefined || number <= most))) return undefined
  return 'range'
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
  if (typeof wanted !== 'string' || objects(own(value, 'rubricCriterionLevel')).some(({ id }) => id === wanted)) return none
  return doubtful('The required level is none of those described.', at('requiredLevel'))
})
