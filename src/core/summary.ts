/** What is inside a credential, in plain data, whatever its format. @module */
import { readDocument } from '../lib/conversion.ts'
import type { Achievement, Award, Concept, Credential, Credits, Organisation, Outcome, Person } from '../lib/credential.ts'
import type { Input } from '../lib/options.ts'
import { lookup, type Text } from '../lib/text.ts'
import { openMapped } from './opened.ts'
import { type ParseOptions, type ParseRegistry, parseIn } from './parse.ts'

export interface SummaryOptions extends ParseOptions {
  /** The language to show where there are several (BCP 47). */
  readonly language?: string
}

/** What is inside; a member that is absent is not stated. Names are claims: nothing is verified here. */
export interface Summary {
  readonly format: string
  readonly version: string
  readonly id?: string
  readonly title?: string
  readonly description?: string
  readonly issuer?: Party
  readonly recipient?: Party
  readonly issued?: string
  readonly validFrom?: string
  readonly validUntil?: string
  readonly languages?: readonly string[]
  readonly achievements: readonly AchievementSummary[]
}
export interface Party {
  readonly id?: string
  readonly name?: string
  readonly homepage?: string
  readonly country?: string
}
export interface AchievementSummary {
  readonly title?: string
  readonly type?: string
  readonly description?: string
  readonly criteria?: string
  readonly level?: readonly Named[]
  readonly subjects?: readonly Named[]
  readonly skills?: readonly Named[]
  readonly outcomes?: readonly string[]
  readonly credits?: { readonly points: number; readonly framework?: string }
  readonly workload?: string
  readonly assessments?: readonly string[]
  readonly results?: readonly string[]
  readonly awarded?: string
  readonly evidence?: readonly string[]
  readonly qualityAssurance?: readonly Named[]
}
export interface Named {
  readonly id?: string
  readonly name?: string
  readonly code?: string
}

export async function summaryIn(registry: ParseRegistry, input: Input, options: SummaryOptions = {}): Promise<Summary> {
  const parsed = await parseIn(registry, input, options)
  const { mapping, document } = await openMapped(registry, parsed)
  const { credential } = readDocument(document, mapping, { ...(options.language !== undefined && { language: options.language }) })
  const { format, version } = parsed
  const { label, listOf } = await import('../vocabularies/index.ts')
  const labelled = (iri: string): string | undefined => {
    const list = listOf(iri)
    return list && label(list, iri)
  }
  return present({ format, version, ...summaryOf(credential, options.language ?? credential.language ?? 'en', labelled) })
}

/** The label of an entry of a controlled list: a credential need not repeat it. */
type Labelled = (iri: string) => string | undefined

function summaryOf(credential: Credential, language: string, labelled: Labelled): Omit<Summary, 'format' | 'version'> {
  const say = speaker(language)
  const [first] = credential.awards ?? []
  return {
    id: credential.id,
    title: say(credential.name) ?? say(first?.title) ?? say(first?.achievement?.name),
    description: say(credential.description),
    issuer: party(credential.issuer, say),
    recipient: person(credential.recipient, say),
    issued: credential.issued,
    validFrom: credential.validFrom,
    validUntil: credential.validUntil,
    languages: credential.languages,
    achievements: (credential.awards ?? []).map((award) => achievementOf(award, say, labelled)),
  } as Omit<Summary, 'format' | 'version'>
}

type Say = (text: Text | undefined) => string | undefined

const speaker =
  (language: string): Say =>
  (text) =>
    text === undefined ? undefined : text[lookup(Object.keys(text), language)]

const party = (organisation: Organisation | undefined, say: Say): Party | undefined =>
  organisation &&
  present({ id: organisation.id, name: say(organisation.name), homepage: organisation.homepage, country: organisation.address?.country })

function person(recipient: Person | undefined, say: Say): Party | undefined {
  if (!recipient) return undefined
  const parts = [recipient.givenName, recipient.familyName].map(say).filter((part) => part !== undefined)
  const stated = recipient.identities?.find(({ type, hashed }) => type === 'name' && !hashed)?.value
  return present({ id: recipient.id, name: say(recipient.name) ?? (parts.length > 0 ? parts.join(' ') : stated) })
}

function achievementOf(award: Award, say: Say, labelled: Labelled): AchievementSummary {
  const achievement: Achievement = award.achievement ?? {}
  const named = (concepts: readonly (Concept | undefined)[] | undefined): readonly Named[] | undefined =>
    concepts?.flatMap((concept) =>
      concept ? [present({ id: concept.id, name: say(concept.name) ?? labelled(concept.id), code: concept.code })] : [],
    )
  const outcomes = achievement.outcomes ?? []
  return present({
    title: say(award.title) ?? say(achievement.name),
    type: achievement.type,
    description: say(award.description) ?? say(achievement.description),
    criteria: say(achievement.criteria) ?? achievement.criteriaUrl,
    level: named([achievement.eqf, ...(achievement.nqf ?? [])]),
    subjects: named(achievement.subjects),
    skills: named(outcomes.flatMap(({ escoSkills = [], skills = [] }: Outcome) => [...escoSkills, ...skills])),
    outcomes: outcomes.flatMap(({ name }) => say(name) ?? []),
    credits: creditsOf(award.credits ?? achievement.credits, labelled),
    workload: achievement.workload,
    assessments: achievement.assessments?.flatMap(({ name }) => say(name) ?? []),
    results: award.results?.flatMap(({ value, status }) => say(value) ?? status ?? []),
    awarded: award.awarded,
    evidence: award.evidence?.flatMap(({ name, url }) => say(name) ?? url ?? []),
    qualityAssurance: named(achievement.qualityAssurance),
  })
}

const creditsOf = (credits: Credits | undefined, labelled: Labelled): AchievementSummary['credits'] | undefined =>
  credits && present({ points: credits.points, framework: credits.framework && (labelled(credits.framework) ?? credits.framework) })

/** Without what is not stated. */
function present<Shape extends object>(shape: { [Key in keyof Shape]: Shape[Key] | undefined }): Shape {
  const stated = Object.entries(shape).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
  return Object.fromEntries(stated) as Shape
}
