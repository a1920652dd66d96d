/** One document, two engines: whether they agree. */

import { canonicalize } from '../../../src/jsonld/canonicalization.ts'
import { canonizeWithNpm } from '../../../src/jsonld/npm-engine.ts'
import { isUnhandled } from '../../../src/jsonld/outcome.ts'
import { canonizeOurselves, convertOurselves } from '../../../src/jsonld/own-engine.ts'
import { type Settings, settingsOf } from '../../../src/jsonld/settings.ts'
import { CredentialError } from '../../../src/lib/errors.ts'
import type { Document } from '../../../src/lib/json.ts'
import { type KindCounts, newKindCounts } from './kinds.ts'
import { forget, type More, oracle } from './oracle.ts'

export type Outcome =
  | 'equal'
  | 'refused'
  | 'both refuse'
  | 'left to jsonld'
  | 'left to jsonld, refused'
  | 'stricter'
  | 'limit'
  | 'CRASHED'
  | 'LAX'
  | 'DIFFERENT'
  | 'SHARED DIFFERENT'

/** Outcomes that must never be. */
export const isDisagreement = (outcome: Outcome): boolean => /^(?:CRASHED|LAX|DIFFERENT|SHARED DIFFERENT)$/.test(outcome)

export interface Comparison {
  readonly outcome: Outcome
  /** Why ours refused or left it; why the oracle refused. */
  readonly ours?: string
  readonly theirs?: string
}

type Answer = { readonly text: string } | { readonly error: unknown }
const answer = (attempt: Promise<string>): Promise<Answer> =>
  attempt.then(
    (text) => ({ text }),
    (error: unknown) => ({ error }),
  )

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
function reasonOf(error: unknown): string {
  const details = (error as { details?: { event?: { code?: string }; code?: string } }).details
  return details?.event?.code ?? details?.code ?? messageOf(error)
}

/**
 * `jsonld` must not even be asked about a member `__proto__`: it copies objects by assignment, and keeps inline contexts for
 * the whole process by their text, which has no inherited members. Such a context means something else for all later documents.
 */
const poisonous = async (document: Document, more: More): Promise<string> => {
  if (JSON.stringify(document).includes('"__proto__":')) throw new Error('__proto__')
  return oracle(document, { more })
}

export interface CompareOptions {
  readonly more?: More
  /** Whether the oracle is asked also where ours does not accept: to learn whether ours is too strict. */
  readonly always?: boolean
  /** Ours, unless a test of this harness wants a bad one. */
  readonly engine?: (document: Document, settings: Settings) => Promise<string>
}

export async function compare(document: Document, options: CompareOptions = {}): Promise<Comparison> {
  const first = await compareOnce(document, options)
  if (first.outcome !== 'LAX' && first.outcome !== 'DIFFERENT' && first.outcome !== 'stricter') return first
  await forget()
  return compareOnce(document, options)
}

const ours: NonNullable<CompareOptions['engine']> = async (document, settings) => canonizeOurselves(document, settings)

async function compareOnce(document: Document, { more = {}, always = true, engine = ours }: CompareOptions): Promise<Comparison> {
  const settings = settingsOf({ contexts: more as Record<string, Document> })
  const found = await answer(engine(document, settings))
  // an error of the language is no refusal
  if ('error' in found && !(found.error instanceof CredentialError) && !isUnhandled(found.error))
    return { outcome: 'CRASHED', ours: messageOf(found.error) }
  if ('error' in found && !always) return { outcome: 'refused' }
  const theirs = await answer(poisonous(document, more))
  if ('text' in found) {
    if ('error' in theirs)
      return { outcome: /deep iterations/.test(reasonOf(theirs.error)) ? 'limit' : 'LAX', theirs: reasonOf(theirs.error) }
    return { outcome: found.text === theirs.text ? 'equal' : 'DIFFERENT' }
  }
  if (isUnhandled(found.error)) return left(messageOf(found.error), await answer(canonizeWithNpm(document, settings)), theirs)
  if ('error' in theirs) return { outcome: 'both refuse', ours: messageOf(found.error), theirs: reasonOf(theirs.error) }
  return { outcome: 'stricter', ours: messageOf(found.error) }
}

/** What ours leaves to the package: it is asked with contexts of its own for the call, and what would harm it is kept from it. */
function left(why: string, ours: Answer, theirs: Answer): Comparison {
  if ('error' in theirs) {
    if ('text' in ours) return { outcome: 'LAX', ours: why, theirs: reasonOf(theirs.error) }
    return { outcome: 'left to jsonld, refused', ours: why }
  }
  if ('error' in ours) return { outcome: 'stricter', ours: messageOf(ours.error) }
  return { outcome: ours.text === theirs.text ? 'left to jsonld' : 'DIFFERENT', ours: why }
}

/**
 * Whether a document that is converted once, with its proof, has the canonical form (or the refusal) of the document
 * without it. `undefined`: it has no proof, or shares nothing.
 */
export async function sharedAgrees(document: Document): Promise<boolean | undefined> {
  if (!Object.hasOwn(document, 'proof')) return undefined
  const converted = await answer(shared(document))
  if ('error' in converted) return undefined
  const { proof: _, ...unsecured } = document
  const alone = await answer(ours(unsecured, settingsOf({})))
  return 'text' in alone && alone.text === converted.text
}

async function shared(document: Document): Promise<string> {
  const { others } = await convertOurselves(document, 'proof', settingsOf({}))
  if (others === undefined) throw new Error('nothing is shared')
  return (await canonicalize(others, settingsOf({}))).text
}

/** Counts of outcomes, and of the reasons for those that are not plain agreement. */
export interface Tally {
  readonly outcomes: Record<string, number>
  readonly reasons: Record<string, number>
  /** Documents with a proof whose conversion was shared, all with the canonical form of the document without it. */
  shared: number
  readonly kinds: KindCounts
}
export const newTally = (): Tally => ({ outcomes: {}, reasons: {}, shared: 0, kinds: newKindCounts() })

/** The reason without the names in it. */
export const classOf = (message: string): string =>
  message
    .replace(/"(?:[^"\\]|\\.)*"/g, '…')
    .replace(/https?:\S+/g, '…')
    .replace(/ \([^)]*\)$/, '')

export function count({ outcomes, reasons }: Tally, { outcome, ours }: Comparison): void {
  outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  if (outcome === 'stricter' || outcome === 'left to jsonld') {
    const reason = `${outcome}: ${classOf(ours ?? '')}`
    reasons[reason] = (reasons[reason] ?? 0) + 1
  }
}
