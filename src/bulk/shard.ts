/** One file of credentials, one file of results: the unit that a larger machine hands out. @module */
import { access, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ConvertOptions } from '../core/convert.ts'
import type { RecheckOptions } from '../core/recheck.ts'
import type { VerifyOptions } from '../core/verify.ts'
import { CredentialError } from '../lib/errors.ts'
import { settled } from '../lib/window.ts'
import { type Chunk, chunksOf, resultsOf } from './chunks.ts'
import { collect } from './collect.ts'
import { type Counts, countOf, sumOf } from './counts.ts'
import { crewOf } from './crew.ts'
import { digestOfFile, itemsIn, type LineSlot } from './input.ts'
import { keyOf } from './key.ts'
import { type BulkOptions, type Sides, sidesOf } from './options.ts'
import { asking, digestOf } from './outside.ts'
import { type Item, type Performed, textOf, type Work } from './perform.ts'
import { type Batch, openResults, type Poison, type Reached, type ResultFile } from './result-file.ts'
import { openSnapshot, type Snapshot, writeAside } from './snapshot.ts'

export type ShardOptions = BulkOptions & {
  /** The file of credentials, one a line; it may be zipped. */
  readonly input: string
  /** The file of results, one a line; zipped where its name ends in `.gz`. */
  readonly output: string
  /** The folder of what was fetched; `<output>.snapshot` unless given. Shards may share it one after the other. */
  readonly snapshot?: string
  /** The time that counts as now. Unless given: the time at which the work was first begun. */
  readonly now?: Date
  readonly onProgress?: (progress: ShardProgress) => void
} & (
    | ({ readonly operation: 'verify' } & VerifyOptions)
    | ({ readonly operation: 'recheck' } & RecheckOptions)
    | ({ readonly operation: 'convert' } & ConvertOptions)
  )

export interface ShardProgress {
  readonly phase: 'collect' | 'fetch' | 'decide'
  /** Bytes of the input that were read in this phase. */
  readonly read: number
  /** In this phase: results, or answers. */
  readonly done: number
}

/** What stands beside the results, in `<output>.manifest.json`. */
export interface ShardManifest {
  /** The digest of all that the results depend on. */
  readonly key: string
  readonly operation: string
  readonly now: string
  /** SHA-256 of the input file. */
  readonly input: string
  /** The addresses that were asked for, and the digest of what they answered. */
  readonly snapshot: { readonly addresses: number; readonly digest: string }
  readonly counts: Counts
  /** Lines that hold no credential, or that workers died of: the first 10 000. */
  readonly poison: readonly Poison[]
}

export interface ShardResult extends ShardManifest {
  /** The results were there already: nothing was worked out. */
  readonly existed: boolean
}

/**
 * Works on a file of credentials. The results are written aside and get their name when they are whole; what exists for
 * the same inputs is not worked out again, and what was interrupted goes on where it was. The same inputs give the same bytes,
 * whatever the number of workers.
 * @throws CredentialError `ERR_OPTION` where the name of the output holds results of other inputs, `ERR_OUTPUT` where they cannot be
 * written, `ERR_ABORTED`.
 */
export async function shard(given: ShardOptions): Promise<ShardResult> {
  const { output } = given
  const manifest = await jsonAt<ShardManifest>(manifestOf(output))
  const input = await digestOfFile(given.input)
  const task = await taskOf(given, input, manifest)
  const existed = await exists(output)
  if (!existed) await writeAside(startOf(output), JSON.stringify({ input, now: task.now }))
  const snapshot = task.work.online ? await openSnapshot(given.snapshot ?? `${output}.snapshot`) : undefined
  try {
    const addresses = snapshot ? await addressesOf(given, task, snapshot) : []
    const fetched = { addresses: addresses.length, digest: snapshot?.digest(addresses) ?? digestOf('') }
    const key = keyOf({ work: task.work, input, now: task.now, fetched })
    if (existed) {
      if (manifest?.key === key) return { ...manifest, existed: true }
      throw new CredentialError('ERR_OPTION', 'the output exists, and holds the results of other inputs: give it another name')
    }
    const manifestFrom = ({ counts, poison }: Reached): ShardManifest => ({
      key,
      operation: given.operation,
      now: task.now.toJSON(),
      input,
      snapshot: fetched,
      counts,
      poison,
    })
    const reached = await decide(given, task, await openResults(output, key), snapshot, (end) =>
      writeAside(manifestOf(output), `${JSON.stringify(manifestFrom(end), null, 2)}\n`),
    )
    await rm(startOf(output), { force: true })
    return { ...manifestFrom(reached), existed: false }
  } finally {
    await snapshot?.close()
  }
}

interface Task {
  readonly work: Work
  readonly sides: Sides<unknown>
  readonly now: Date
  /** SHA-256 of the input file. */
  readonly input: string
}

const manifestOf = (output: string): string => `${output}.manifest.json`
/** What counts as now, since the work was begun. */
const startOf = (output: string): string => `${output}.start.json`

async function taskOf(given: ShardOptions, input: string, manifest: ShardManifest | undefined): Promise<Task> {
  const { input: _, output, snapshot, onProgress: __, operation, now: stated, ...options } = given
  // where nobody says what counts as now, an earlier start of the same work has said it
  const start = manifest ?? (await jsonAt<Pick<ShardManifest, 'now' | 'input'>>(startOf(output)))
  const now = stated ?? (start?.input === input ? new Date(start.now) : new Date())
  const sides = sidesOf({ ...options, now })
  const online = sides.fetch !== undefined || snapshot !== undefined
  const work = { online, ...(sides.module !== undefined && { module: sides.module }), operation, options: sides.posted } as Work
  return { work, sides, now, input }
}

/** The addresses that the input asks for, from an earlier run where there was one. */
async function addressesOf(given: ShardOptions, { work, sides, input }: Task, snapshot: Snapshot): Promise<readonly string[]> {
  const { crew, chunk, fetch, signal, perHost } = sides
  const path = join(given.snapshot ?? `${given.output}.snapshot`, `${keyOf({ work, input })}.addresses.json`)
  const known = await jsonAt<readonly string[]>(path)
  if (known) return known
  const progress = progressIn('collect', given.onProgress)
  const answers = progressIn('fetch', given.onProgress)
  const { limits } = work.options
  const asked = { ...(perHost !== undefined && { perHost }), ...(limits && { limits }), ...(signal && { signal }) }
  const addresses = await collect({
    input: given.input,
    work: gathering(work),
    crew,
    chunk,
    snapshot,
    ...(fetch && { ask: asking(fetch, asked) }),
    ...(signal && { signal }),
    onRead: progress.read,
    onAnswer: answers.done,
  })
  if (fetch) await writeAside(path, JSON.stringify(addresses))
  return addresses
}

/** Neither the shape of a document nor its dates ask for anything: that is left for the decision. */
function gathering(work: Work): Work {
  if (work.operation !== 'verify') return work
  const asks = work.options.checks ?? (['proof', 'status', 'issuer', 'nested', 'conversion'] as const)
  return { ...work, options: { ...work.options, checks: asks.filter((check) => check !== 'schema' && check !== 'validity') } }
}

/** The third pass: with nothing but the items, the options and the snapshot. */
async function decide(
  given: ShardOptions,
  { work, sides: { crew: options, chunk, signal } }: Task,
  results: ResultFile,
  snapshot: Snapshot | undefined,
  beside: (end: Reached) => Promise<void>,
): Promise<Reached> {
  const progress = progressIn('decide', given.onProgress, results.reached().counts.items)
  const crew = await crewOf(work, snapshot ? snapshot.answer : async () => undefined, options)
  try {
    const chunks = chunksOf(itemsIn(given.input, { after: results.reached().line, onRead: progress.read }), chunk)
    const perform = ({ items }: { readonly items: readonly Item[] }): Promise<Performed> => crew.perform(items)
    const concurrency = Math.max(1, 2 * options.workers)
    for await (const { item, value, error } of settled(chunks, perform, { concurrency, ...(signal && { signal }) })) {
      if (error) throw error
      await results.add(batchOf(item, value))
      progress.done(item.slots.length)
    }
    return await results.finish(beside)
  } catch (error) {
    await results.leave()
    throw error
  } finally {
    await crew.close()
  }
}

/** A chunk as it is written: a line of results for each line of input. */
function batchOf(chunk: Chunk<LineSlot>, { results, counts }: Performed): Batch {
  const unread = countOf()
  const poison: Poison[] = []
  let text = ''
  let line = 0
  for (const [slot, result] of resultsOf(chunk, results)) {
    if (slot.error) unread.add({ error: slot.error })
    const told = slot.error ? textOf({ error: slot.error }) : (result ?? '')
    if (told.startsWith(errorStart)) poison.push({ line: slot.line, code: codeIn(told) })
    text += `{"line":${slot.line},${told.slice(1)}\n`
    line = slot.line
  }
  return { line, text, counts: sumOf(counts, unread.all()), poison }
}

const errorStart = '{"error":{"code":"'
const codeIn = (told: string): string => told.slice(errorStart.length, told.indexOf('"', errorStart.length))

interface PhaseProgress {
  readonly read: (bytes: number) => void
  readonly done: (more?: number) => void
}

function progressIn(phase: ShardProgress['phase'], tell: ShardOptions['onProgress'], before = 0): PhaseProgress {
  let [read, done] = [0, before]
  return {
    read: (bytes) => tell?.({ phase, read: (read += bytes), done }),
    done: (more = 1) => tell?.({ phase, read, done: (done += more) }),
  }
}

async function jsonAt<Value>(path: string): Promise<Value | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Value
  } catch {
    return undefined
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
