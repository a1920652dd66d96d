/** What the schema of European credentials cannot say: each row a rule, by the member that it is about. @module */

import { fromBase64 } from '../../lib/bytes.ts'
import type { Rule } from '../../lib/contract.ts'
import { isObject, own, text } from '../../lib/json.ts'
import { numberIn } from '../../lib/number-text.ts'
import { birthdayIsADay, dateExists, inOrder, periodOf, sameDate, zoneIsStated } from '../../lib/rules/dates.ts'
import { hoursWithinReason, minutesNotMonths } from '../../lib/rules/durations.ts'
import { oneIdOneThing } from '../../lib/rules/ids.ts'
import { magicOf } from '../../lib/rules/media.ts'
import { schemasAreKnown } from '../../lib/rules/schemas.ts'
import { broken, byMember, doubtful, eachItem, enough, type MemberRule, none } from '../../lib/rules/walk.ts'
import { objects } from '../../lib/verifiable-credential.ts'
import { mediaType } from '../../vocabularies/index.ts'
import { conceptIsInItsList } from './rules-concept.ts'

/** The shapes that the European Union publishes for the profiles of its credentials. */
const schemas: readonly RegExp[] = [/^https?:\/\/data\.europa\.eu\/snb\/model\/ap\/edc-[\w-]+$/]

const base64 = 'http://data.europa.eu/snb/encoding/6146cde7dd'

/** The content of a file is what `contentType` says, and written as `contentEncoding` says. */
const contentIsWhatItSays: MemberRule = (value, at, holder) => {
  const content = text(value)
  if (content === undefined || own(own(holder, 'contentEncoding'), 'id') !== base64) return none
  // the beginning is enough: a file of many megabytes is not read twice
  if (fromBase64(content.slice(0, 1024)) === undefined) {
    return broken('The content of the file is not base64, as “contentEncoding” says.', at())
  }
  const said = mediaType(text(own(own(holder, 'contentType'), 'id')) ?? '')
  const found = magicOf(content)
  return said !== undefined && found !== undefined && said !== found
    ? doubtful(`The file says that it is ${said}, and is ${found}.`, at())
    : none
}

/** Credit points are a number, written as a text. */
const pointsAreNumbers: MemberRule = (value, at) => {
  if (typeof value !== 'string' && typeof value !== 'number') return none
  const points = numberIn(value)
  if (points === undefined) return doubtful('The credit points are not a number.', at())
  return points < 0 ? broken('The credit points are less than nothing.', at()) : none
}

const idOf = (node: unknown): string | undefined => text(node) ?? text(own(node, 'id'))

/** The main language, and the languages of the pages, are among those that the credential is in. */
const languagesAgree: MemberRule = (value, at) => {
  if (!isObject(value)) return none
  const languages = new Set(objects(value['language']).map(idOf))
  const main = idOf(value['primaryLanguage'])
  if (main !== undefined && languages.size > 0 && !languages.has(main)) {
    return doubtful('The main language is none of those that the credential is in.', at('primaryLanguage'))
  }
  const odd = objects(value['individualDisplay']).findIndex(
    ({ language }) => idOf(language) !== undefined && !languages.has(idOf(language)),
  )
  return odd < 0 || languages.size === 0
    ? none
    : doubtful('The display is in a language that the credential is not in.', at('individualDisplay', odd, 'language'))
}

/** Three shares of one class. */
const sharesMakeAWhole: MemberRule = (value, at) => {
  const shares = ['percentageLower', 'percentageEqual', 'percentageHigher'].map((name) => own(value, name))
  const sum = shares.reduce<number>((total, share) => total + (typeof share === 'number' ? share : Number.NaN), 0)
  return Number.isNaN(sum) || Math.abs(sum - 100) <= 2 ? none : doubtful('The three percentages do not add up to 100.', at())
}

const date: readonly MemberRule[] = [dateExists]
const stated: readonly MemberRule[] = [dateExists, zoneIsStated]
const duration: readonly MemberRule[] = [minutesNotMonths, hoursWithinReason]

/** The rules of the format, each a row. */
export const rules: readonly Rule[] = [
  inOrder(['validFrom', 'validUntil'], ['validFrom', 'expirationDate']),
  sameDate('validUntil', 'expirationDate'),
  byMember({
    '*': [conceptIsInItsList],
    awardingDate: date,
    content: [contentIsWhatItSays],
    dateIssued: date,
    dateModified: date,
    dateOfBirth: [dateExists, birthdayIsADay],
    displayParameter: [eachItem(languagesAgree)],
    duration,
    endDate: [dateExists, periodOf('startDate', 'endDate')],
    expirationDate: stated,
    expiryDate: [dateExists, periodOf('dateIssued', 'expiryDate')],
    issuanceDate: date,
    issued: stated,
    maximumDuration: duration,
    point: [pointsAreNumbers],
    reviewDate: date,
    shortenedGrading: [sharesMakeAWhole],
    startDate: date,
    validFrom: stated,
    validUntil: stated,
    volumeOfLearning: duration,
    workload: duration,
  }),
  schemasAreKnown(schemas),
  oneIdOneThing,
].map(enough)
