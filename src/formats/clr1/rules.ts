/** What a schema of CLR 1.0 cannot say: each row a rule, by the member that it is about. @module */
import type { Rule, Stated } from '../../lib/contract.ts'
import { type Document, isObject, own, pointer, text } from '../../lib/json.ts'
import { creditsCount, criteriaSaySomething, levelExists } from '../../lib/rules/achievement.ts'
import { dateExists, periodOf, zoneIsStated } from '../../lib/rules/dates.ts'
import { strayIn } from '../../lib/rules/endorsement.ts'
import { identity } from '../../lib/rules/identity.ts'
import { idsIn, oneIdOneThing } from '../../lib/rules/ids.ts'
import { imageType } from '../../lib/rules/media.ts'
import { requiredLevelIsDescribed, requiredValueIsPossible, resultFits } from '../../lib/rules/result.ts'
import { byMember, doubtful, eachItem, enough, type MemberRule, none } from '../../lib/rules/walk.ts'
import { objects, stated } from '../../lib/verifiable-credential.ts'
import { nested } from './outline.ts'

/** Some publishers leave the colon out of `urn:uuid:`; others write ids that are no addresses at all. */
const idIsWellFormed: MemberRule = (value, at) =>
  typeof value === 'string' && /^urn:(?![a-z0-9][a-z0-9-]{0,31}:\S)/i.test(value)
    ? doubtful('The id begins with urn: and is none: a name and a colon follow, as in urn:uuid:….', at())
    : none

/** A description in the words of the rules, which are those of Open Badges 3.0: two of its lists have other names here. */
const renamed = ({ allowedValues: allowedValue, rubricCriterionLevels: rubricCriterionLevel, ...rest }: Document): Document => ({
  ...rest,
  ...(allowedValue !== undefined && { allowedValue }),
  ...(rubricCriterionLevel !== undefined && { rubricCriterionLevel }),
})

const inOurWords = (rule: MemberRule): MemberRule => eachItem((value, ...more) => (isObject(value) ? rule(renamed(value), ...more) : none))

const descriptionsOf = (achievements: readonly Stated<unknown>[]): ReadonlyMap<unknown, Document> =>
  new Map(achievements.flatMap(({ value }) => objects(own(value, 'resultDescriptions')).map((one) => [one['id'], renamed(one)])))

/** A result speaks of a description that some achievement of the record has, and is one that it allows. */
const resultIsDescribed: Rule = (document) => {
  const ids = idsIn(document)
  const everywhere = descriptionsOf(achievementsIn(document))
  return stated(document, 'assertions').flatMap(({ value, path }) => {
    const described = descriptionsOf(stated(value, 'achievement'))
    return stated(value, 'results', path).flatMap((result) => {
      const wanted = text(own(result.value, 'resultDescription'))
      if (wanted !== undefined && !ids.has(wanted))
        return doubtful(
          'The result refers to a result description that no achievement of the record has.',
          `${result.path}/resultDescription`,
        )
      const description = described.get(wanted) ?? everywhere.get(wanted)
      return wanted === undefined || !description ? none : resultFits(result.value, description, (...keys) => pointer(result.path, ...keys))
    })
  })
}

/** What was awarded, and what is only described. */
const achievementsIn = (document: Document): readonly Stated<unknown>[] => [
  ...stated(document, 'achievements'),
  ...stated(document, 'assertions').flatMap(({ value, path }) => stated(value, 'achievement', path)),
]

/** An endorsement is of something in the record. */
const endorsementIsOfThis: Rule = (document) => {
  const inside = nested(document).filter(({ relation }) => relation === 'endorsement')
  return inside.length === 0 ? none : strayIn(inside, idsIn(document, 'endorsements'), 'claim')
}

/** An association leads to an achievement of the record; one outside is not forbidden, but nobody can follow it. */
const associationLeadsSomewhere: Rule = (document) => {
  const ids = idsIn(document)
  return achievementsIn(document).flatMap(({ value, path }) =>
    objects(own(value, 'associations')).flatMap(({ targetId }, index) =>
      typeof targetId === 'string' && !ids.has(targetId)
        ? doubtful('The association leads to an achievement that is not in the record.', `${path}/associations/${index}/targetId`)
        : none,
    ),
  )
}

/** The rules of the format, each a row. */
export const rules: readonly Rule[] = [
  byMember({
    id: [idIsWellFormed],
    alignments: [levelExists],
    resultDescriptions: [requiredLevelIsDescribed, requiredValueIsPossible].map(inOurWords),
    requirement: [criteriaSaySomething],
    creditsEarned: [creditsCount],
    creditsAvailable: [creditsCount],
    activityStartDate: [dateExists],
    activityEndDate: [dateExists, periodOf('activityStartDate', 'activityEndDate')],
    expires: [dateExists, periodOf('issuedOn', 'expires'), zoneIsStated],
    issuedOn: [dateExists, zoneIsStated],
    identity: [identity('identity', 'type')],
    image: [eachItem(imageType)],
  }),
  resultIsDescribed,
  associationLeadsSomewhere,
  endorsementIsOfThis,
  oneIdOneThing,
].map(enough)
