/** Rules about achievements and their results, as Open Badges 3.0 and CLR 2.0 describe them. @module */
import { isObject, list, own, strings, text } from '../json.ts'
import { hasType } from '../linked.ts'
import { numberIn } from '../number-text.ts'
import { objects } from '../verifiable-credential.ts'
import { broken, doubtful, eachItem, type MemberRule, none } from './walk.ts'

/** Criteria say what was asked for, or where that is written (OB 3.0, Criteria: “id or narrative must be present”). */
export const criteriaSaySomething: MemberRule = (value, at) =>
  isObject(value) && value['id'] === undefined && value['narrative'] === undefined
    ? broken('The criteria have neither an id nor a narrative: say what was asked for, or where that is written.', at())
    : none

/**
 * OB 3.0 AchievementSubject: “either id or at least one identifier MUST be supplied”. Large issuers give a name alone:
 * people can read that, but nobody can prove it.
 */
export const subjectIsSomebody: MemberRule = eachItem((value, at) => {
  if (!hasType(value, 'AchievementSubject') || own(value, 'id') !== undefined || list(own(value, 'identifier')).length > 0) return none
  return own(value, 'name') === undefined
    ? broken('The recipient has neither an id nor an identifier: nobody could show that the credential is theirs.', at())
    : doubtful('The recipient has a name, but neither an id nor an identifier: anybody of that name could claim it.', at())
})

/** A result speaks of a description and a level that the achievement has. */
export const resultIsDescribed: MemberRule = (value, at, holder) => {
  const achievement = own(holder, 'achievement')
  if (!isObject(achievement)) return none
  const descriptions = objects(achievement['resultDescription'])
  return eachItem((result, place) => {
    const wanted = own(result, 'resultDescription')
    const description = descriptions.find(({ id }) => id === wanted)
    if (typeof wanted === 'string' && !description)
      return doubtful('The result refers to a result description that the achievement does not have.', place('resultDescription'))
    const level = own(result, 'achievedLevel')
    const levels = (description ? [description] : descriptions).flatMap((described) => objects(described['rubricCriterionLevel']))
    if (typeof level === 'string' && !levels.some(({ id }) => id === level))
      return doubtful('The result refers to a level that its description does not have.', place('achievedLevel'))
    return description ? valueFits(own(result, 'value'), description, place) : none
  })(value, at, holder)
}

function valueFits(value: unknown, description: Readonly<Record<string, unknown>>, at: Parameters<MemberRule>[1]): ReturnType<MemberRule> {
  if (typeof value !== 'string' || value === '') return none
  const allowed = strings(description['allowedValue'])
  if (allowed.length > 0 && !allowed.includes(value))
    return doubtful('The value of the result is none of those that its description allows.', at('value'))
  const [number, least, most] = [value, description['valueMin'], description['valueMax']].map(numberIn)
  if (number === undefined || ((least === undefined || number >= least) && (most === undefined || number <= most))) return none
  return doubtful('The value of the result is outside the range of its description.', at('value'))
}

/** The level that has to be reached is one of those described. */
export const requiredLevelIsDescribed: MemberRule = eachItem((value, at) => {
  const wanted = own(value, 'requiredLevel')
  if (typeof wanted !== 'string' || objects(own(value, 'rubricCriterionLevel')).some(({ id }) => id === wanted)) return none
  return doubtful('The required level is none of those described.', at('requiredLevel'))
})

/** Credits are not fewer than none. */
export const creditsCount: MemberRule = (value, at) =>
  typeof value === 'number' && value < 0 ? broken('Credits are less than nothing.', at()) : none

/** More credits than there were to earn. */
export const creditsWithinReach: MemberRule = (value, at, holder) => {
  const available = own(own(holder, 'achievement'), 'creditsAvailable')
  return typeof value === 'number' && typeof available === 'number' && value > available
    ? doubtful('More credits were earned than the achievement makes available.', at())
    : none
}

/** Evidence that shows nothing. */
export const evidenceShowsSomething: MemberRule = eachItem((value, at) =>
  isObject(value) && ['id', 'narrative', 'name', 'description'].every((name) => value[name] === undefined)
    ? doubtful('The evidence has neither an address nor a text: it shows nothing.', at())
    : none,
)

const framework = /^(?:eqf|european qualifications? framework)\b/i
const levelAddress = /^https?:\/\/(?:data\.europa\.eu\/snb\/eqf|data\.europa\.eu\/esco\/eqf)\/(\w+)$/

/** The European Qualifications Framework has eight levels (Council Recommendation 2017/C 189/03). */
export const levelExists: MemberRule = eachItem((value, at) => {
  if (!isObject(value)) return none
  const isLevel = value['targetType'] === 'ext:EQF' || framework.test(text(value['targetFramework']) ?? '')
  const code =
    levelAddress.exec(text(value['targetUrl']) ?? '')?.[1] ??
    (isLevel ? /^\D*(\d+)\D*$/.exec(text(value['targetCode']) ?? '')?.[1] : undefined)
  return code === undefined || /^[1-8]$/.test(code)
    ? none
    : doubtful('The European Qualifications Framework has the levels 1 to 8, and not this one.', at())
})
