/**
 * Workers that share the chunks of a run. One that dies or hangs is replaced; the item it was at is taken out of its
 * chunk and tried alone, so that a poisoned credential costs itself and nobody else.
 *
 * @module
 */
import { joined } from '../lib/bytes.ts'
import { CredentialError } from '../lib/errors.ts'
import type { Answer, Answerer } from './answers.ts'
import { noCounts, sumOf } from './counts.ts'
import type { Item } from './items.ts'
import { performerOf } from './perform.ts'
import { type Performed, resultList } from './results.ts'
import type { Work } from './work.ts'
import { workersOf } from './workers.ts'

export interface CrewOptions {
  /** Threads, one for each core unless given; 0 works on this one, where nothing guards against a credential that hangs. */
  readonly workers: number
  /** Milliseconds that one credential may take before its worker counts as hanging; 30 000 unless given. */
  readonly patience?: number
  /** Megabytes of memory for the objects of one worker, from 32 on; 1024 unless given. */
  readonly memory?: number
}

/** Chunks that are on their way: of each worker one in work, one behind it, and one whose results are being written. */
export const onTheWay = (workers: number): number => Math.max(1, 3 * workers)

export interface Crew {
  readonly perform: (items: readonly Item[]) => Promise<Performed>
  readonly close: () => Promise<void>
}

/** The index at which a worker died, or was stopped because it hung; -1 where it had not begun. */
export interface Death {
  readonly died: number
  readonly hung: boolean
}
/** One attempt at a chunk. */
export type Attempt = (items: readonly Item[], answers: readonly Answer[]) => Promise<Performed | Death>

/** Answers may need further answers: a list, then the document of its issuer, then its keys. */
const mostRounds = 12
/** How often an item may be alone with a worker that dies. Workers are killed from outside, too: once proves nothing. */
const mostDeaths = 4
/** And with one that hangs: that takes as long as patience lasts. */
const mostHangs = 2
/** How often a chunk may fail before any of its items was begun. */
const mostFalseStarts = 5

export async function crewOf(work: Work, answer: Answerer, options: CrewOptions): Promise<Crew> {
  const { attempt, close } = options.workers === 0 ? await onThisThread(work) : await workersOf(work, options)
  return { perform: (items) => performed(items, attempt, answer), close }
}

async function onThisThread(work: Work): Promise<{ attempt: Attempt; close: () => Promise<void> }> {
  const perform = await performerOf(work)
  return { attempt: (items, answers) => perform(items, answers), close: () => Promise.resolve() }
}

/** A chunk, with every address answered that its items ask for and that has an answer. */
async function performed(items: readonly Item[], attempt: Attempt, answer: Answerer): Promise<Performed> {
  const answers = new Map<string, Answer>()
  const poisoned = new Set<Item>()
  for (let round = 0; ; round++) {
    const done = await survived(items, { attempt, answers: [...answers.values()], poisoned })
    if (done.missing.length === 0 || round === mostRounds) return done
    const given = (await Promise.all(done.missing.map(answer))).filter((one) => one !== undefined)
    if (given.length === 0) return done
    for (const one of given) answers.set(one.url, one)
  }
}

interface Attempts {
  readonly attempt: Attempt
  readonly answers: readonly Answer[]
  /** Items that workers died of. */
  readonly poisoned: Set<Item>
}

/** A chunk, whatever becomes of the workers. */
async function survived(items: readonly Item[], given: Attempts, failures = 0): Promise<Performed> {
  const [only] = items
  if (only === undefined) return nothing
  // asked only where there is one: to look for a text in a set is to read all of it
  const bad = given.poisoned.size === 0 ? -1 : items.findIndex((item) => given.poisoned.has(item))
  if (bad >= 0) return items.length === 1 ? crashOn(only) : apart(items, bad, given)
  const done = await given.attempt(items, given.answers)
  if (!('died' in done)) return done
  if (done.died < 0) {
    if (failures >= mostFalseStarts) throw new CredentialError('ERR_INTERNAL', 'the workers cannot be started')
    return survived(items, given, failures + 1)
  }
  if (items.length > 1) return apart(items, done.died, given)
  if (failures + 1 < (done.hung ? mostHangs : mostDeaths)) return survived(items, given, failures + 1)
  given.poisoned.add(only)
  return crashOn(only)
}

/** The item at which a worker died, alone; what was before it and what comes after, without it. */
async function apart(items: readonly Item[], at: number, given: Attempts): Promise<Performed> {
  const parts = [items.slice(0, at), items.slice(at, at + 1), items.slice(at + 1)]
  const all = await Promise.all(parts.map((part) => survived(part, given)))
  return {
    results: joined(all.map(({ results }) => results)),
    counts: all.map(({ counts }) => counts).reduce(sumOf),
    poison: all.flatMap(({ poison }) => poison),
    missing: [...new Set(all.flatMap(({ missing }) => missing))].sort(),
  }
}

const nothing: Performed = { results: new Uint8Array(), counts: noCounts, poison: [], missing: [] }

function crashOn(item: Item): Performed {
  const told = resultList()
  const error = new CredentialError('ERR_WORKER_CRASHED', 'the worker that had this credential died or hung on it, more than once')
  told.add(item, { error })
  return { ...told.all(), missing: [] }
}
