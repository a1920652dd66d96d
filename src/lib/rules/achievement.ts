/** Rules about achievements and who has them, as Open Badges 3.0 and CLR 2.0 describe them. @module */
import { isObject, list, own, text } from '../json.ts'
import { hasType } from '../linked.ts'
import { broken, doubtful, eachItem, type MemberRule, none } from './walk.ts'

/** Criteria say what was asked for, or where that is written (OB 3.0, Criteria: “id or narrative must be present”). */
export const criteriaSaySomething: MemberRule = (value, at) =>
  isObject(value) && value['id'] === undefined && value['narrative'] === undefined
    ? broken('The criteria have neither an id nor a narrative: say what was asked for, or where that is written.', at())
    : none

/**
 * OB 3.0 AchievementSubject: “either id or at least one identifier MUST be supplied”; CLR 2.0 ClrSubject: it “is required”. Large issuers
 * give a name alone: people can read that, but nobody can prove it.
 */
export const subjectIsSomebody: MemberRule = eachItem((value, at) => {
  if (!hasType(value, 'AchievementSubject', 'ClrSubject') || own(value, 'id') !== undefined || list(own(value, 'identifier')).length > 0)
    return none
  return own(value, 'name') === undefined
    ? broken('The recipient has neither an id nor an identifier: nobody could show that the credential is theirs.', at())
    : doubtful('The recipient has a name, but neither an id nor an identifier: anybody of that name could claim it.', at())
})

/** OB 3.0 Address: the code of a country is one of ISO 3166-1 alpha-2. */
export const countryHasCode: MemberRule = (value, at) =>
  typeof value === 'string' && !/^[A-Z]{2}$/.test(value)
    ? doubtful('The code of a country is two capital letters (ISO 3166-1), such as NO.', at())
    : none

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
