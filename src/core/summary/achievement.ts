/** What an award is for, in plain data. @module */

import type { Achievement } from '../../lib/credential/achievement.ts'
import type { Concept, Credits } from '../../lib/credential/values.ts'
import type { Award, Credential } from '../../lib/credential.ts'
import { systemTold } from '../../lib/credits.ts'
import type { Text } from '../../lib/mapping/text.ts'
import { equal } from '../../lib/tree.ts'
import { present } from '../present.ts'
import type { Grading } from './grades.ts'
import type { AchievementSummary, CreditSummary, Named } from './model.ts'
import type { Vouchers } from './parties.ts'
import type { Relations } from './relations.ts'

export interface Words {
  readonly text: (text: Text | undefined) => string | undefined
  /** The label of an entry of a controlled list: a credential need not repeat it. */
  readonly label: (iri: string) => string | undefined
}

/** What stands around an award, and is looked up for each. */
export interface Around {
  readonly credential: Credential
  readonly vouchers: Vouchers
  readonly grading: Grading
  readonly relations: Relations
}

export function achievementOf(award: Award, { credential, vouchers, grading, relations }: Around, words: Words): AchievementSummary {
  const achievement: Achievement = award.achievement ?? {}
  const { text } = words
  const bodies = award.awardedBy ?? []
  return present<AchievementSummary>({
    id: achievement.id,
    title: text(award.title) ?? text(achievement.name),
    // an award may be called otherwise than what was achieved
    name: award.title && text(award.title) !== text(achievement.name) ? text(achievement.name) : undefined,
    type: achievement.type,
    description: text(award.description) ?? text(achievement.description),
    narrative: text(award.narrative),
    criteria: text(achievement.criteria) ?? achievement.criteriaUrl,
    criteriaUrl: achievement.criteriaUrl,
    issuer: vouchers.ofOrganisation(award.issuer),
    awardedBy: bodies.flatMap((body) => vouchers.ofOrganisation(body) ?? []),
    awarded: award.awarded,
    validFrom: award.validFrom,
    validUntil: award.validUntil,
    licence: award.licence,
    role: text(award.role),
    term: text(award.activity?.term),
    source: vouchers.ofOrganisation(award.source),
    period: award.activity && present({ start: award.activity.start, end: award.activity.end }),
    ...learningOf(achievement, award, words),
    results: award.results?.flatMap(({ value, status }) => text(value) ?? status ?? []),
    grades: grading(award),
    evidence: award.evidence?.flatMap(({ name, url, narrative }) => text(name) ?? url ?? text(narrative) ?? []),
    documents: achievement.documents?.map(({ title, url }) => text(title) ?? url),
    qualityAssurance: once([
      ...(named(achievement.qualityAssurance, words) ?? []),
      ...[achievement, ...bodies, ...[award.issuer ?? [], credential.issuer ?? []].flat()].flatMap(({ accreditations = [] }) =>
        accreditations.map(({ id, title }) => present<Named>({ id, name: text(title) })),
      ),
    ]),
    endorsedBy: vouchers.ofAward(award),
    stackability: relations(award),
  })
}

/** Who issues is mostly who awards, and each may say by whom it is accredited. */
const once = (all: readonly Named[]): readonly Named[] => [...new Map(all.map((one) => [JSON.stringify(one), one])).values()]

type Learning = { readonly [Key in keyof AchievementSummary]?: AchievementSummary[Key] | undefined }

/** At what level, what about, how much of it, and how it was learned and assessed. */
function learningOf(achievement: Achievement, { credits, activity }: Award, words: Words): Learning {
  const { text } = words
  const outcomes = achievement.outcomes ?? []
  const offered = creditsOf(achievement.credits, words)
  const earned = creditsOf(credits, words)
  return {
    level: named([achievement.eqf, ...(achievement.nqf ?? []), ...(achievement.educationLevels ?? [])], words),
    subjects: named(achievement.subjects, words) ?? fieldOf(achievement, words),
    occupations: named(achievement.occupations, words),
    skills: named(
      outcomes.flatMap(({ escoSkills = [], skills = [] }) => [...escoSkills, ...skills]),
      words,
    ),
    outcomes: [text(achievement.outcomeSummary), ...outcomes.map(({ name }) => text(name))].filter((one) => one !== undefined),
    credits: earned ?? offered,
    creditsOffered: earned && offered && !equal(pointsOf(earned), pointsOf(offered)) ? offered : undefined,
    workload: achievement.workload ?? activity?.workload,
    workloadSpent: achievement.workload === activity?.workload ? undefined : activity?.workload,
    maximumDuration: achievement.maximumDuration,
    participation: entries([...(achievement.modes ?? []), ...(activity?.types ?? [])], words),
    setting: achievement.setting === undefined ? undefined : entry(achievement.setting, words),
    instruction: achievement.instruction,
    prerequisites: text(achievement.entryRequirement),
    assessments: achievement.assessments?.flatMap(({ name }) => text(name) ?? []),
    assessmentTypes: entries(achievement.assessmentTypes ?? [], words),
    supervision: achievement.supervision === undefined ? undefined : entry(achievement.supervision, words),
  }
}

function named(concepts: readonly (Concept | undefined)[] | undefined, { text, label }: Words): readonly Named[] | undefined {
  return concepts?.flatMap((concept) =>
    concept
      ? [
          present<Named>({
            id: concept.id,
            name: text(concept.name) ?? label(concept.id),
            code: concept.code,
            framework: concept.framework,
          }),
        ]
      : [],
  )
}

const entry = (id: string, { label }: Words): Named => present<Named>({ id, name: label(id) })
const entries = (ids: readonly string[], words: Words): readonly Named[] => ids.map((id) => entry(id, words))

const fieldOf = ({ fieldOfStudy, specialization }: Achievement, { text }: Words): readonly Named[] =>
  [fieldOfStudy, specialization].flatMap((field) => {
    const name = text(field)
    return name === undefined ? [] : [{ name }]
  })

const creditsOf = (credits: readonly Credits[] | undefined, { label }: Words): readonly CreditSummary[] | undefined =>
  credits?.map(({ points, framework }) =>
    present<CreditSummary>({ points, framework: framework && (label(framework) ?? systemTold(framework)) }),
  )

const pointsOf = (credits: readonly CreditSummary[]): readonly number[] => credits.map(({ points }) => points)
