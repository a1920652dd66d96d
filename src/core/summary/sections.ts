/** What is inside a credential as labelled values, in a language: facts are said by keys, `Intl` says dates and countries. @module */
import type { Say } from '../../messages/speaker.ts'
import { durationText, languageText, listText } from '../../messages/words.ts'
import { type Entry, filled, type Section } from '../sections.ts'
import type { AchievementSummary, Named, Summary } from './model.ts'
import {
  creditTexts,
  dateOf,
  endorsersText,
  framedText,
  gradeText,
  keyed,
  levelText,
  namedText,
  partyNames,
  partyTexts,
  periodText,
  recipientText,
  signatureText,
  stackabilityTexts,
  verificationTexts,
  workloadTexts,
} from './texts.ts'

/** Pure. The titles of sections of achievements are those of the achievements. */
export const summarySections = (summary: Summary, say: Say): readonly Section[] =>
  filled(() => [
    { key: 'credential', heading: say('heading.credential'), entries: credentialEntries(summary, say) },
    ...summary.achievements.map((achievement) => achievementSection(achievement, summary, say)),
    ...(summary.others ?? []).flatMap((other) => [
      {
        key: 'recipient',
        heading: say('heading.other'),
        entries: entriesOf('field', { recipient: recipientText(other.recipient, say) ?? say('not-stated') }, say),
      },
      ...other.achievements.map((achievement) => achievementSection(achievement, summary, say)),
    ]),
    { key: 'open-badge', heading: say('heading.open-badge'), entries: openBadgeEntries(summary, say) },
    {
      key: 'notes',
      heading: say('heading.notes'),
      entries: [
        ...(summary.part === undefined ? [] : [{ key: 'part', label: say('label.note'), values: [say(`part.${summary.part}`)] }]),
        { key: 'claims', label: say('label.note'), values: [say('claims')] },
        ...placesEntries('elsewhere', summary.elsewhere, say),
        ...placesEntries('of-others', summary.ofOthers, say),
        ...placesEntries('unread', summary.unread, say),
      ],
    },
  ])

/** More places are not read by anybody. */
const mostPlaces = 10

function placesEntries(key: string, places: readonly string[] | undefined, say: Say): readonly Entry[] {
  if (places === undefined) return []
  const more = places.length > mostPlaces ? [say('more', { count: places.length - mostPlaces })] : []
  return [{ key, label: say('label.note'), values: [say(key), ...places.slice(0, mostPlaces), ...more] }]
}

/** Of one that has a title only, that is what there is to say. */
function achievementSection(achievement: AchievementSummary, summary: Summary, say: Say): Section {
  const heading = achievement.title ?? say('heading.achievement')
  const entries = achievementEntries(achievement, summary, say)
  const title: Entry = { key: 'field.title', label: say('field.title'), values: [achievement.title ?? say('not-stated')] }
  return { key: 'achievement', heading, entries: entries.length > 0 ? entries : [title] }
}

type Said = string | readonly string[] | undefined

const entriesOf = (prefix: string, fields: Readonly<Record<string, Said>>, say: Say): readonly Entry[] =>
  Object.entries(fields).flatMap(([name, said]) => {
    const values = said === undefined ? [] : [said].flat().filter((value) => value !== '')
    return values.length > 0 ? [{ key: `${prefix}.${name}`, label: say(`${prefix}.${name}`), values }] : []
  })

const credentialEntries = (summary: Summary, say: Say): readonly Entry[] =>
  entriesOf(
    'field',
    {
      format: summary.formatName.includes(summary.version) ? summary.formatName : `${summary.formatName} ${summary.version}`,
      title: summary.title,
      description: summary.description,
      issuer: partyTexts(summary.issuer, say),
      'issuer-endorsements': partyNames(summary.issuer?.endorsedBy, say),
      recipient: recipientText(summary.recipient, say),
      revoked: summary.revoked && (summary.revoked.reason ?? say('revoked.said')),
      status: summary.statusAt?.map((url) => say('status.at', { url })),
      issued: dateOf(summary.issued, say),
      'valid-from': dateOf(summary.validFrom, say),
      'valid-until': dateOf(summary.validUntil, say),
      languages:
        summary.languages &&
        listText(
          summary.languages.map((tag) => languageText(tag, say)),
          say,
        ),
      licence: summary.licence,
      'not-awarded': summary.notAwarded?.map(namedText),
      signature: signatureText(summary.signature, say),
    },
    say,
  )

function achievementEntries(achievement: AchievementSummary, summary: Summary, say: Say): readonly Entry[] {
  const skills = achievement.skills ?? []
  const isEsco = ({ id = '' }: Named): boolean => id.startsWith('http://data.europa.eu/esco/')
  return entriesOf(
    'field',
    {
      achievement: achievement.name,
      type: achievement.type === undefined ? undefined : keyed('type', achievement.type.replace(/^ext:/, ''), say),
      description: achievement.description,
      issuer: partyTexts(achievement.issuer, say),
      'awarded-by': partyNames(achievement.awardedBy, say),
      'body-endorsements': endorsersText(achievement, summary, say),
      revoked: achievement.revoked && (achievement.revoked.reason ?? say('revoked.said')),
      source: partyTexts(achievement.source, say),
      awarded: dateOf(achievement.awarded, say),
      // what is of all was said there
      'valid-from': achievement.validFrom === summary.validFrom ? undefined : dateOf(achievement.validFrom, say),
      'valid-until': achievement.validUntil === summary.validUntil ? undefined : dateOf(achievement.validUntil, say),
      licence: achievement.licence === summary.licence ? undefined : achievement.licence,
      role: achievement.role,
      term: achievement.term,
      period: periodText(achievement.period, say),
      criteria: [...new Set([achievement.criteria ?? '', achievement.criteriaUrl ?? ''])],
      outcomes: achievement.outcomes,
      'esco-skills': skills.filter(isEsco).map(namedText),
      skills: skills.filter((skill) => !isEsco(skill)).map(framedText),
      occupations: achievement.occupations?.map(namedText),
      subjects: achievement.subjects?.map(namedText),
      level: achievement.level?.map((level) => levelText(level, say)),
      credits: creditTexts(achievement, say),
      workload: workloadTexts(achievement, say),
      duration: achievement.maximumDuration === undefined ? undefined : durationText(achievement.maximumDuration, say),
      participation: achievement.participation?.map(namedText),
      setting: achievement.setting && namedText(achievement.setting),
      instruction: achievement.instruction?.map((tag) => languageText(tag, say)),
      prerequisites: achievement.prerequisites,
      assessment: [...(achievement.assessmentTypes ?? []).map(namedText), ...(achievement.assessments ?? [])],
      supervision: achievement.supervision && namedText(achievement.supervision),
      grade: achievement.grades?.map((grade) => gradeText(grade, say)),
      documents: achievement.documents,
      'quality-assurance': achievement.qualityAssurance?.map(namedText),
      endorsements: partyNames(achievement.endorsedBy, say),
      evidence: achievement.evidence,
      narrative: achievement.narrative,
      stackability: stackabilityTexts(achievement.stackability, say),
    },
    say,
  )
}

/** The twelve fields of the picture of an Open Badge (real-world S1), each answered. */
function openBadgeEntries(summary: Summary, say: Say): readonly Entry[] {
  const [first = {}] = summary.achievements
  const all = (pick: (one: AchievementSummary) => readonly string[] | undefined): readonly string[] => [
    ...new Set(summary.achievements.flatMap((one) => pick(one) ?? [])),
  ]
  const fields: Readonly<Record<string, Said>> = {
    alignment: all(({ skills = [], level = [], subjects = [], occupations = [], qualityAssurance = [] }) =>
      [...skills, ...occupations, ...subjects, ...qualityAssurance].map(namedText).concat(level.map((one) => levelText(one, say))),
    ),
    criteria: all(({ criteria, criteriaUrl }) => [criteria ?? '', criteriaUrl ?? '']),
    description: first.description ?? summary.description,
    name: first.name ?? first.title ?? summary.title,
    signature: summary.signature.kind === 'none' && !summary.signature.other ? undefined : signatureText(summary.signature, say),
    evidence: all(({ evidence }) => evidence),
    expires: [...new Set([summary.validUntil, ...summary.achievements.map(({ validUntil }) => validUntil)])].flatMap(
      (date) => dateOf(date, say) ?? [],
    ),
    issued: dateOf(summary.issued ?? first.awarded ?? summary.validFrom, say),
    issuer: partyTexts(summary.issuer, say),
    'json-ld': summary.contexts,
    recipient: recipientText(summary.recipient, say),
    verification: summary.signature.kind === 'none' ? undefined : verificationTexts(summary.signature, say),
  }
  return Object.entries(fields).map(([name, said]) => {
    const values = said === undefined ? [] : [said].flat().filter((value) => value !== '')
    return { key: `badge.${name}`, label: say(`badge.${name}`), values: values.length > 0 ? values : [say('not-stated')] }
  })
}
