/** What is inside a credential as labelled values, in a language: facts are said by keys, `Intl` says dates and countries. @module */
import type { Say } from '../messages/speaker.ts'
import { countryText, dateText, durationText, languageText, listText, numberText } from '../messages/words.ts'
import { type Entry, filled, type Section } from './sections.ts'
import type { AchievementSummary, CreditSummary, Named, Party, Recipient, Signature, Summary } from './summary-model.ts'

/** Pure. The titles of sections of achievements are those of the achievements. */
export const summarySections = (summary: Summary, say: Say): readonly Section[] =>
  filled([
    { key: 'credential', heading: say('heading.credential'), entries: credentialEntries(summary, say) },
    ...summary.achievements.map((achievement) => ({
      key: 'achievement',
      heading: achievement.title ?? say('heading.achievement'),
      entries: achievementEntries(achievement, say),
    })),
    { key: 'open-badge', heading: say('heading.open-badge'), entries: openBadgeEntries(summary, say) },
    {
      key: 'notes',
      heading: say('heading.notes'),
      entries: [
        ...(summary.part === undefined ? [] : [{ key: 'part', label: say('label.note'), values: [say(`part.${summary.part}`)] }]),
        { key: 'claims', label: say('label.note'), values: [say('claims')] },
      ],
    },
  ])

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
      format: `${summary.formatName} ${summary.version}`,
      title: summary.title,
      description: summary.description,
      issuer: partyTexts(summary.issuer, say),
      recipient: recipientText(summary.recipient, say),
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
      signature: signatureText(summary.signature, say),
    },
    say,
  )

function achievementEntries(achievement: AchievementSummary, say: Say): readonly Entry[] {
  const skills = achievement.skills ?? []
  const isEsco = ({ id = '' }: Named): boolean => id.startsWith('http://data.europa.eu/esco/')
  return entriesOf(
    'field',
    {
      type: achievement.type === undefined ? undefined : keyed('type', achievement.type.replace(/^ext:/, ''), say),
      description: achievement.description,
      'awarded-by': achievement.awardedBy?.map((party) => partyText(party, say) ?? ''),
      awarded: dateOf(achievement.awarded, say),
      period: periodText(achievement.period, say),
      criteria: [...new Set([achievement.criteria ?? '', achievement.criteriaUrl ?? ''])],
      outcomes: achievement.outcomes,
      'esco-skills': skills.filter(isEsco).map(namedText),
      skills: skills.filter((skill) => !isEsco(skill)).map(namedText),
      occupations: achievement.occupations?.map(namedText),
      subjects: achievement.subjects?.map(namedText),
      level: achievement.level?.map((level) => levelText(level, say)),
      credits: creditTexts(achievement, say),
      workload: achievement.workload === undefined ? undefined : durationText(achievement.workload, say),
      duration: achievement.maximumDuration === undefined ? undefined : durationText(achievement.maximumDuration, say),
      participation: achievement.participation?.map(namedText),
      setting: achievement.setting && namedText(achievement.setting),
      instruction: achievement.instruction?.map((tag) => languageText(tag, say)),
      prerequisites: achievement.prerequisites,
      assessment: [...(achievement.assessmentTypes ?? []).map(namedText), ...(achievement.assessments ?? [])],
      supervision: achievement.supervision && namedText(achievement.supervision),
      grade: achievement.grades?.map(({ value, assessment }) => {
        const grade = keyed('status', value, say)
        return assessment === undefined ? grade : say('grade.of', { grade, assessment })
      }),
      documents: achievement.documents,
      'quality-assurance': achievement.qualityAssurance?.map(namedText),
      endorsements: achievement.endorsedBy?.map((party) => partyText(party, say) ?? ''),
      evidence: [...(achievement.evidence ?? []), achievement.narrative ?? ''],
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
    name: first.title ?? summary.title,
    signature: summary.signature.kind === 'none' ? undefined : signatureText(summary.signature, say),
    evidence: all(({ evidence }) => evidence),
    expires: dateOf(summary.validUntil, say),
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

const dateOf = (date: string | undefined, say: Say): string | undefined => (date === undefined ? undefined : dateText(date, say))

/** A word of a list by its key; a word that is on no list, as it stands there. */
const keyed = (prefix: string, word: string, say: Say): string => (say.knows(`${prefix}.${word}`) ? say(`${prefix}.${word}`) : word)

/** By name; who has none is known by the id. */
const partyText = (party: Party | undefined, say: Say): string | undefined =>
  party && [party.name ?? party.id, party.country && countryText(party.country, say)].filter((part) => part !== undefined).join(', ')

const partyTexts = (party: Party | undefined, say: Say): readonly string[] | undefined =>
  party && [...new Set([partyText(party, say) ?? '', party.id ?? ''])]

function recipientText(recipient: Recipient | undefined, say: Say): readonly string[] | undefined {
  if (!recipient) return undefined
  const { identities = [], ...named } = recipient
  const known = identities.map(({ type, value }) => {
    const identity = say.knows(`identity.${type}`) ? say(`identity.${type}`) : say('identity.other', { type })
    return value ?? say('recipient.hashed', { identity })
  })
  return [...new Set([...(partyTexts(named, say) ?? []), ...known])]
}

const namedText = ({ name, code, id = '' }: Named): string => name ?? code ?? id

const levelText = (level: Named, say: Say): string => {
  const [, number] = /\/eqf\/([1-8])$/.exec(level.id ?? '') ?? []
  return number === undefined ? namedText(level) : say('level.eqf', { level: number })
}

const creditText = ({ points, framework }: CreditSummary, say: Say): string =>
  framework === undefined
    ? say('credits.plain', { points: numberText(points, say) })
    : say('credits.of', { points: numberText(points, say), framework })

const creditTexts = ({ credits, creditsOffered }: AchievementSummary, say: Say): readonly string[] => {
  const said = (list: readonly CreditSummary[] = []): readonly string[] => list.map((one) => creditText(one, say))
  return creditsOffered
    ? [
        ...said(credits).map((earned) => say('credits.earned', { credits: earned })),
        ...said(creditsOffered).map((offered) => say('credits.offered', { credits: offered })),
      ]
    : said(credits)
}

function periodText({ start, end }: NonNullable<AchievementSummary['period']> = {}, say: Say): string | undefined {
  const values = { ...(start !== undefined && { start: dateText(start, say) }), ...(end !== undefined && { end: dateText(end, say) }) }
  if (start === undefined) return end === undefined ? undefined : say('period.to', values)
  return say(end === undefined ? 'period.from' : 'period.both', values)
}

const stackabilityTexts = (
  { partial, relations = [], entitlesTo = [] }: NonNullable<AchievementSummary['stackability']> = {},
  say: Say,
): readonly string[] => [
  ...(partial === undefined ? [] : [say(`stackability.${partial}`)]),
  ...relations.map(({ type, other }) => say(say.knows(`stackability.${type}`) ? `stackability.${type}` : 'stackability.other', { other })),
  ...entitlesTo.map((other) => say('stackability.entitles', { other })),
]

const signatureText = ({ kind, how = [] }: Signature, say: Say): string => say(`signature.${kind}`, { how: how.join(', ') })

function verificationTexts({ kind, keys = [], url = '' }: Signature, say: Say): readonly string[] {
  if (kind === 'hosted') return [say('verification.hosted', { url })]
  // a seal brings its certificate, and its key has a number, not a name
  return keys.length > 0 && kind !== 'jades' ? keys.map((key) => say('verification.key', { key })) : [say('verification.inside')]
}
