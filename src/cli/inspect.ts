/** `credlens inspect` @module */
import { type AchievementSummary, type Named, type Party, type Summary, summary } from '../summary.ts'
import { exitCodes } from './exit.ts'
import type { CommandKind } from './output.ts'
import { plain, type Style } from './style.ts'
import { nameOf } from './title.ts'

export const inspectCommand: CommandKind = {
  name: 'inspect',
  work: async (credential, { given }) => ({
    exit: exitCodes.valid,
    summary: await summary(credential, given.language === undefined ? {} : { language: given.language }),
  }),
  text: (answer, place, { style }) => (answer.summary ? `${summaryText(answer.summary, style, nameOf(place))}\n` : ''),
  data: (answer) => ({ ...answer.summary }),
}

export type Line = readonly [label: string, value: string | undefined]

function summaryText(inside: Summary, style: Style, name: string): string {
  const lines = credentialLines(inside)
  const parts = inside.achievements.map((achievement) => `\n${linesText(achievementLines(achievement), style)}`)
  return `${style.bold(name)}\n${linesText(lines, style)}${parts.join('')}\n${style.dim('This is what the credential says of itself: `credlens verify` checks it.')}\n`
}

export const credentialLines = (inside: Summary): readonly Line[] => [
  ['Format', `${inside.format} ${inside.version}`],
  ['Title', inside.title],
  ['Description', inside.description],
  ['Issuer', partyText(inside.issuer)],
  ['Recipient', partyText(inside.recipient)],
  ['Issued', inside.issued],
  ['Valid from', inside.validFrom],
  ['Valid until', inside.validUntil],
]

export const achievementLines = (achievement: AchievementSummary): readonly Line[] => [
  ['Achievement', achievement.title],
  ['Type', achievement.type],
  ['Criteria', achievement.criteria],
  ['Level', namedText(achievement.level)],
  ['Field', namedText(achievement.subjects)],
  [
    'Credits',
    achievement.credits && [achievement.credits.points, achievement.credits.framework].filter((part) => part !== undefined).join(' '),
  ],
  ['Workload', achievement.workload],
  ['Outcomes', achievement.outcomes?.join('; ')],
  ['Skills', namedText(achievement.skills)],
  ['Assessed by', achievement.assessments?.join('; ')],
  ['Result', achievement.results?.join('; ')],
  ['Awarded', achievement.awarded],
  ['Evidence', achievement.evidence?.join('; ')],
  ['Quality', namedText(achievement.qualityAssurance)],
]

const linesText = (lines: readonly Line[], style: Style): string =>
  lines
    .flatMap(([label, value]) => (value === undefined || value === '' ? [] : [`  ${style.dim(label.padEnd(12))} ${plain(value)}\n`]))
    .join('')

const partyText = (party: Party | undefined): string | undefined =>
  party && [party.name, party.id, party.country].filter((part) => part !== undefined).join(', ')

const namedText = (named: readonly Named[] | undefined): string | undefined =>
  named?.map(({ name, code, id = '' }) => `${shortNames.find(([base]) => id.startsWith(base))?.[1] ?? ''}${name ?? code ?? id}`).join('; ')

/** The labels of some lists say nothing without the name of the list. */
const shortNames = [['http://data.europa.eu/snb/eqf/', 'EQF ']] as const
