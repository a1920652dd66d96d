/** One document, two engines: whether they agree. */

import { isUnhandled } from '../../../src/jsonld/outcome.ts'
import { canonizeOurselves } from '../../../src/jsonld/own-engine.ts'
import { type Settings, settingsOf } from '../../../src/jsonld/settings.ts'
import type { Document } from '../../../src/lib/json.ts'
import { forget, type More, oracle } from './oracle.ts'

export type Outcome =
  | 'equal'
  | 'refused'
  | 'both refuse'
  | 'left to jsonld'
  | 'left to jsonld, refused'
  | 'stricter'
  | 'limit'
  | 'LAX'
  | 'DIFFERENT'

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

async function compareOnce(
  document: Document,
  { more = {}, always = true, engine = canonizeOurselves }: CompareOptions,
): Promise<Comparison> {
  const ours = await answer(engine(document, settingsOf({ contexts: more as Record<string, Document> })))
  if ('error' in ours && !always) return { outcome: 'refused' }
  const theirs = await answer(poisonous(document, more))
  if ('text' in ours) {
    if ('error' in theirs)
      return { outcome: /deep iterations/.test(reasonOf(theirs.error)) ? 'limit' : 'LAX', theirs: reasonOf(theirs.error) }
    return { outcome: ours.text === theirs.text ? 'equal' : 'DIFFERENT' }
  }
  if (isUnhandled(ours.error)) {
    return { outcome: 'error' in theirs ? 'left to jsonld, refused' : 'left to jsonld', ours: messageOf(ours.error) }
  }
  if ('error' in theirs) return { outcome: 'both refuse', ours: messageOf(ours.error), theirs: reasonOf(theirs.error) }
  return { outcome: 'stricter', ours: messageOf(ours.error) }
}

/** Counts of outcomes, and of the reasons for those that are not plain agreement. */
export interface Tally {
  readonly outcomes: Record<string, number>
  readonly reasons: Record<string, number>
}
export const newTally = (): Tally => ({ outcomes: {}, reasons: {} })

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
