/** Parts of a summary as people read them: parties, levels, credits, grades, dates. @module */
import type { Say } from '../../messages/speaker.ts'
import { countryText, dateText, durationText, numberText } from '../../messages/words.ts'
import type { AchievementSummary, CreditSummary, Grade, Named, Party, Recipient, Signature, Summary } from './model.ts'

export const dateOf = (date: string | undefined, say: Say): string | undefined => (date === undefined ? undefined : dateText(date, say))

/** A word of a list by its key; a word that is on no list, as it stands there. */
export const keyed = (prefix: string, word: string, say: Say): string => (say.knows(`${prefix}.${word}`) ? say(`${prefix}.${word}`) : word)

/** By name; who has none is known by the id. */
const partyText = (party: Party | undefined, say: Say): string | undefined =>
  party &&
  [party.name ?? party.id, party.country === undefined ? party.region : countryText(party.country, say)]
    .filter((part) => part !== undefined)
    .join(', ')

export const partyNames = (parties: readonly Party[] | undefined, say: Say): readonly string[] | undefined =>
  parties?.map((party) => partyText(party, say) ?? '')

/** Who vouches for those who awarded it, and was not said of the issuer. */
export const endorsersText = ({ awardedBy = [], issuer }: AchievementSummary, summary: Summary, say: Say): readonly string[] => {
  const said = new Set(partyNames(summary.issuer?.endorsedBy, say))
  const all = [...(issuer ? [issuer] : []), ...awardedBy].flatMap(({ endorsedBy }) => partyNames(endorsedBy, say) ?? [])
  return [...new Set(all)].filter((name) => !said.has(name))
}

export const partyTexts = (party: Party | undefined, say: Say): readonly string[] | undefined =>
  party && [...new Set([partyText(party, say) ?? '', party.id ?? ''])]

export function recipientText(recipient: Recipient | undefined, say: Say): readonly string[] | undefined {
  if (!recipient) return undefined
  const { identities = [], dateOfBirth, email, ...named } = recipient
  const known = identities.map(({ type, value }) => {
    const identity = say.knows(`identity.${type}`) ? say(`identity.${type}`) : say('identity.other', { type })
    return value ?? say('recipient.hashed', { identity })
  })
  // a moment is a day in a time zone only: it stands as it is
  const isDay = dateOfBirth !== undefined && /^\d{4}-\d\d-\d\d$/.test(dateOfBirth)
  const born = dateOfBirth === undefined ? [] : [say('recipient.born', { date: isDay ? dateText(dateOfBirth, say) : dateOfBirth })]
  return [...new Set([...(partyTexts(named, say) ?? []), ...born, ...(email === undefined ? [] : [email]), ...known])]
}

export const namedText = ({ name, code, id = '' }: Named): string => name ?? code ?? id

/** Of two frameworks, two entries may have one name. */
export const framedText = (named: Named): string =>
  named.framework === undefined || /^https?:/.test(named.framework) ? namedText(named) : `${namedText(named)} (${named.framework})`

export const levelText = (level: Named, say: Say): string => {
  const [, number] = /\/eqf\/([1-8])$/.exec(level.id ?? '') ?? []
  return number === undefined ? namedText(level) : say('level.eqf', { level: number })
}

const creditText = ({ points, framework }: CreditSummary, say: Say): string =>
  framework === undefined
    ? say('credits.plain', { points: numberText(points, say) })
    : say('credits.of', { points: numberText(points, say), framework })

export const creditTexts = ({ credits, creditsOffered }: AchievementSummary, say: Say): readonly string[] => {
  const said = (list: readonly CreditSummary[] = []): readonly string[] => list.map((one) => creditText(one, say))
  return creditsOffered
    ? [
        ...said(credits).map((earned) => say('credits.earned', { credits: earned })),
        ...said(creditsOffered).map((offered) => say('credits.offered', { credits: offered })),
      ]
    : said(credits)
}

export const workloadTexts = ({ workload, workloadSpent }: AchievementSummary, say: Say): readonly string[] => [
  ...(workload === undefined ? [] : [durationText(workload, say)]),
  ...(workloadSpent === undefined || workloadSpent === workload
    ? []
    : [workload === undefined ? durationText(workloadSpent, say) : say('workload.spent', { duration: durationText(workloadSpent, say) })]),
]

/** A value says little without what there was to reach. */
export function gradeText({ value, level, status, assessment, scale, minimum, maximum, values, required }: Grade, say: Say): string {
  const range =
    minimum !== undefined && maximum !== undefined
      ? say('grade.between', { minimum, maximum })
      : maximum !== undefined
        ? say('grade.most', { maximum })
        : values && say('grade.among', { values: values.join(', ') })
  const about = [
    assessment,
    say.knows(`scale.${scale}`) ? say(`scale.${scale}`) : undefined,
    level,
    status === undefined ? undefined : keyed('status', status, say),
    range,
    required === undefined ? undefined : say('grade.required', { value: required }),
  ].filter((part) => part !== undefined)
  const grade = keyed('status', value, say)
  return about.length === 0 ? grade : say('grade.of', { grade, assessment: about.join('; ') })
}

export function periodText(period: AchievementSummary['period'], say: Say): string | undefined {
  const { start, end } = period ?? {}
  const values = { ...(start !== undefined && { start: dateText(start, say) }), ...(end !== undefined && { end: dateText(end, say) }) }
  if (values.start !== undefined && values.start === values.end) return values.start
  if (start === undefined) return end === undefined ? undefined : say('period.to', values)
  return say(end === undefined ? 'period.from' : 'period.both', values)
}

export const stackabilityTexts = (stackability: AchievementSummary['stackability'], say: Say): readonly string[] => {
  const { partial, relations = [], entitlesTo = [] } = stackability ?? {}
  return [
    ...(partial === undefined ? [] : [say(`stackability.${partial}`)]),
    ...relations.map(({ type, other }) =>
      say(say.knows(`stackability.${type}`) ? `stackability.${type}` : 'stackability.other', { other }),
    ),
    ...entitlesTo.map((other) => say('stackability.entitles', { other })),
  ]
}

export const signatureText = ({ kind, how = [], other }: Signature, say: Say): string =>
  other ? say('signature.other', { place: other.join(', ') }) : say(`signature.${kind}`, { how: how.join(', ') })

export function verificationTexts({ kind, keys = [], url = '' }: Signature, say: Say): readonly string[] {
  if (kind === 'hosted') return [say('verification.hosted', { url })]
  // a seal brings its certificate, and its key has a number, not a name
  return keys.length > 0 && kind !== 'jades' ? keys.map((key) => say('verification.key', { key })) : [say('verification.inside')]
}
