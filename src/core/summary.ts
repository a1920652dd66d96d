/** What is inside a credential, in plain data, whatever its format. @module */
import type { Parsed } from '../lib/contract.ts'
import type { Award, Credential } from '../lib/credential.ts'
import type { Achievement } from '../lib/credential-achievement.ts'
import type { Endorsement, Organisation, Person } from '../lib/credential-parties.ts'
import type { Concept, Credits } from '../lib/credential-values.ts'
import { list, own, text as textIn } from '../lib/json.ts'
import { lookup } from '../lib/languages.ts'
import { contextsOf } from '../lib/linked.ts'
import type { Input } from '../lib/options.ts'
import type { Text } from '../lib/text.ts'
import { equal } from '../lib/tree.ts'
import { type Messages, speakerOf } from '../messages/speaker.ts'
import type { ParseOptions, ParseRegistry } from './document.ts'
import { lookIn } from './reading.ts'
import type { AchievementSummary, CreditSummary, Named, Party, Recipient, Signature, Stackability, Summary } from './summary-model.ts'

export interface SummaryOptions extends ParseOptions {
  /** The language to show where there are several, and of the entries of official lists (BCP 47). */
  readonly language?: string
  /** Words of official lists by their address, in place of those of the table. */
  readonly messages?: Messages
}

export async function summaryIn(registry: ParseRegistry, input: Input, options: SummaryOptions = {}): Promise<Summary> {
  const { credential, opened, part } = await lookIn(registry, input, options)
  const { format, version, document, envelope } = opened.parsed
  const language = options.language ?? credential.language ?? 'en'
  const [{ label, listOf }, say] = await Promise.all([import('../vocabularies/index.ts'), speakerOf(options.language, options.messages)])
  const words: Words = {
    text: (text) => (text === undefined ? undefined : text[lookup(Object.keys(text), language)]),
    label: (iri) => {
      const name = listOf(iri)
      return say.knows(iri) ? say(iri) : name && label(name, iri)
    },
  }
  const contexts = contextsOf(document)
  return present<Summary>({
    format,
    formatName: opened.format.title.replace(/ [\d.]+$/, ''),
    version,
    part,
    ...summaryOf(credential, words),
    contexts: contexts.length > 0 ? contexts : undefined,
    signature: signatureOf(envelope),
  })
}

interface Words {
  readonly text: (text: Text | undefined) => string | undefined
  /** The label of an entry of a controlled list: a credential need not repeat it. */
  readonly label: (iri: string) => string | undefined
}

function summaryOf(credential: Credential, words: Words): Omit<Summary, 'format' | 'formatName' | 'version' | 'signature'> {
  const { text } = words
  const [first] = credential.awards ?? []
  return present<Omit<Summary, 'format' | 'formatName' | 'version' | 'signature'>>({
    id: credential.id,
    title: text(credential.name) ?? text(first?.title) ?? text(first?.achievement?.name),
    description: text(credential.description),
    issuer: party(credential.issuer, words),
    recipient: person(credential.recipient, words),
    issued: credential.issued,
    validFrom: credential.validFrom,
    validUntil: credential.validUntil,
    licence: credential.licence ?? first?.licence,
    languages: credential.languages ?? (credential.language === undefined ? undefined : [credential.language]),
    achievements: (credential.awards ?? []).map((award) => achievementOf(award, credential, words)),
  })
}

const party = (organisation: Organisation | undefined, { text }: Words): Party | undefined =>
  organisation &&
  present<Party>({
    id: organisation.id,
    name: text(organisation.name),
    homepage: organisation.homepage,
    country: organisation.address?.country ?? organisation.address?.countryName ?? organisation.address?.region,
  })

function person(recipient: Person | undefined, { text }: Words): Recipient | undefined {
  if (!recipient) return undefined
  const parts = [recipient.givenName, recipient.familyName].map(text).filter((part) => part !== undefined)
  const identities = recipient.identities ?? []
  const stated = identities.find(({ type, hashed }) => type === 'name' && !hashed)?.value
  return present<Recipient>({
    id: recipient.id,
    name: text(recipient.name) ?? (parts.length > 0 ? parts.join(' ') : stated),
    homepage: undefined,
    country: recipient.address?.country,
    identities: identities.flatMap(({ type, hashed, value }) => (type === 'name' && !hashed ? [] : [hashed ? { type } : { type, value }])),
  })
}

function achievementOf(award: Award, credential: Credential, words: Words): AchievementSummary {
  const achievement: Achievement = award.achievement ?? {}
  const { text } = words
  const outcomes = achievement.outcomes ?? []
  const offered = creditsOf(achievement.credits, words)
  const earned = creditsOf(award.credits, words)
  const bodies = award.awardedBy ?? (award.issuer ? [award.issuer] : [])
  return present<AchievementSummary>({
    id: achievement.id,
    title: text(award.title) ?? text(achievement.name),
    type: achievement.type,
    description: text(award.description) ?? text(achievement.description),
    narrative: text(award.narrative),
    criteria: text(achievement.criteria) ?? achievement.criteriaUrl,
    criteriaUrl: achievement.criteriaUrl,
    awardedBy: bodies.flatMap((body) => party(body, words) ?? []),
    awarded: award.awarded,
    period: award.activity && present({ start: award.activity.start, end: award.activity.end }),
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
    workload: achievement.workload ?? award.activity?.workload,
    maximumDuration: achievement.maximumDuration,
    participation: entries([...(achievement.modes ?? []), ...(award.activity?.types ?? [])], words),
    setting: achievement.setting === undefined ? undefined : entry(achievement.setting, words),
    instruction: achievement.instruction,
    prerequisites: text(achievement.entryRequirement),
    assessments: achievement.assessments?.flatMap(({ name }) => text(name) ?? []),
    assessmentTypes: entries(achievement.assessmentTypes ?? [], words),
    supervision: achievement.supervision === undefined ? undefined : entry(achievement.supervision, words),
    results: award.results?.flatMap(({ value, status }) => text(value) ?? status ?? []),
    grades: gradesOf(award, words),
    evidence: award.evidence?.flatMap(({ name, url, narrative }) => text(name) ?? url ?? text(narrative) ?? []),
    documents: achievement.documents?.map(({ title, url }) => text(title) ?? url),
    qualityAssurance: [
      ...(named(achievement.qualityAssurance, words) ?? []),
      ...[achievement, ...bodies, ...(credential.issuer ? [credential.issuer] : [])].flatMap(({ accreditations = [] }) =>
        accreditations.map(({ id, title }) => present<Named>({ id, name: text(title) })),
      ),
    ],
    endorsedBy: endorsersOf([credential, award, achievement, credential.issuer ?? {}, ...bodies], words),
    stackability: stackabilityOf(award, credential, words),
  })
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
  credits?.map(({ points, framework }) => present<CreditSummary>({ points, framework: framework && (label(framework) ?? framework) }))

const pointsOf = (credits: readonly CreditSummary[]): readonly number[] => credits.map(({ points }) => points)

const gradesOf = ({ results = [], achievement = {} }: Award, { text }: Words): AchievementSummary['grades'] =>
  results.flatMap(({ value, status, level, assessment: of }) => {
    const definition = achievement.assessments?.find(({ id }) => id === of)
    const rubric = definition?.rubric?.find(({ id }) => id !== undefined && id === level)
    const said = text(value) ?? text(rubric?.name) ?? rubric?.level ?? status
    return said === undefined ? [] : [present<{ value: string; assessment?: string }>({ value: said, assessment: text(definition?.name) })]
  })

function endorsersOf(nodes: readonly { readonly endorsements?: readonly Endorsement[] }[], words: Words): readonly Party[] {
  const found = nodes.flatMap(({ endorsements = [] }) => endorsements.flatMap(({ issuer }) => party(issuer, words) ?? []))
  return found.filter(({ id, name }, index) => found.findIndex((one) => one.id === id && one.name === name) === index)
}

function stackabilityOf(
  { achievement: { id, partial } = {}, entitlements = [] }: Award,
  { associations = [], ...credential }: Credential,
  { text }: Words,
): Stackability | undefined {
  const titleOf = (other: string): string => {
    const award = credential.awards?.find(({ achievement }) => achievement?.id === other)
    return (
      text(award?.title) ?? text(award?.achievement?.name) ?? text(credential.achievements?.find((one) => one.id === other)?.name) ?? other
    )
  }
  const relations = associations.flatMap(({ type, source, target }) => {
    if (id === undefined || source === target) return []
    if (source === id) return [{ type, other: titleOf(target) }]
    return target === id && Object.hasOwn(inverse, type) ? [{ type: inverse[type] ?? type, other: titleOf(source) }] : []
  })
  const entitlesTo = entitlements.flatMap((right) => text(right.title) ?? text(right.description) ?? right.id ?? [])
  return partial === undefined && relations.length + entitlesTo.length === 0
    ? undefined
    : present<Stackability>({ partial, relations, entitlesTo })
}

/** How the other end of a relation says it. */
const inverse: Readonly<Record<string, string>> = {
  isParentOf: 'isChildOf',
  isChildOf: 'isParentOf',
  isPartOf: 'isParentOf',
  precedes: 'follows',
  isPeerOf: 'isPeerOf',
  exactMatchOf: 'exactMatchOf',
  isRelatedTo: 'isRelatedTo',
}

function signatureOf(envelope: Parsed['envelope']): Signature {
  if (envelope.kind === 'none') return { kind: 'none' }
  if (envelope.kind === 'hosted') return { kind: 'hosted', url: envelope.url }
  if (envelope.kind === 'data-integrity')
    return present<Signature>({
      kind: envelope.kind,
      how: texts(envelope.proofs.map((proof) => own(proof, 'cryptosuite') ?? list(own(proof, 'type'))[0])),
      keys: texts(envelope.proofs.map((proof) => own(own(proof, 'verificationMethod'), 'id') ?? own(proof, 'verificationMethod'))),
      url: undefined,
    })
  const headers = envelope.jws.signatures.map(({ header, unprotected }) => ({ ...unprotected, ...header }))
  return present<Signature>({
    kind: envelope.kind,
    how: texts(headers.map((header) => own(header, 'alg'))),
    keys: texts(headers.map((header) => own(header, 'kid'))),
    url: undefined,
  })
}

const texts = (values: readonly unknown[]): readonly string[] => [...new Set(values.flatMap((value) => textIn(value) ?? []))]

/** Without what is not stated. */
function present<Shape extends object>(shape: { [Key in keyof Shape]: Shape[Key] | undefined }): Shape {
  const isStated = (value: unknown): boolean =>
    value !== undefined && !(Array.isArray(value) && value.length === 0) && !(value instanceof Object && Object.keys(value).length === 0)
  return Object.fromEntries(Object.entries(shape).filter(([key, value]) => key === 'achievements' || isStated(value))) as Shape
}
