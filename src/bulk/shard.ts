/** One file of credentials, one file of results: the unit that a larger machine hands out. @module */
import { access, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { usable } from '../lib/chosen.ts'
import { CredentialError } from '../lib/errors.ts'
import { own } from '../lib/json.ts'
import { type Collecting, collect } from './collect.ts'
import { openCollected } from './collected.ts'
import { decide } from './decide.ts'
import { checkpointOf, collectedOf, lockOf, manifestOf, removeAsides, requireOutput, startOf } from './files.ts'
import { digestOfFile, requireSame } from './input.ts'
import { keyOf } from './key.ts'
import { type Lock, lockAt } from './lock.ts'
import { type Sides, sidesOf } from './options.ts'
import { asking, digestOf } from './outside.ts'
import { requireOptions, type Work } from './perform.ts'
import { asOutput, openResults, type Written } from './result-file.ts'
import type { ShardManifest, ShardOptions, ShardResult } from './shard-options.ts'
import { progressIn } from './shard-progress.ts'
import { openSnapshot, type Snapshot, writeAside } from './snapshot.ts'

/**
 * Works on a file of credentials. The results are written aside and get their name when they are whole; what exists for
 * the same inputs is not worked out again, and what was interrupted goes on where it was. The same inputs give the same bytes,
 * whatever the number of workers.
 * @throws CredentialError `ERR_OPTION` where the name of the output is taken by anything but these results, `ERR_OUTPUT` where they cannot be
 * written, or another run is at work on them, `ERR_ABORTED`.
 */
export async function shard(given: ShardOptions): Promise<ShardResult> {
  const { input, output } = usable(given) as ShardOptions
  await requireOutput(output, input)
  const lock = await asOutput(() => lockAt(lockOf(given.output)))
  try {
    return await alone(given, lock)
  } finally {
    await lock.release()
  }
}

/** The same where nobody else works on this output. */
async function alone(given: ShardOptions, lock: Lock): Promise<ShardResult> {
  const { output } = given
  await asOutput(() => removeAsides(output))
  const manifest = await jsonAt<ShardManifest>(manifestOf(output))
  const input = await digestOfFile(given.input)
  if (given.operation === 'recheck') await requireWhole(given.input, input)
  const task = await taskOf(given, input, manifest)
  await requireOptions(task.work)
  const existed = await exists(output)
  if (!existed) await asOutput(() => writeAside(startOf(output), JSON.stringify({ input, now: task.now })))
  const snapshot = task.work.online ? await snapshotOf(given, task) : undefined
  try {
    const addresses = snapshot ? await addressesOf(given, task, snapshot, lock) : []
    const fetched = { addresses: addresses.length, digest: snapshot?.digest(addresses) ?? digestOf('') }
    // what is zipped together is zipped by chunks
    const zipped = output.endsWith('.gz') && { chunk: task.sides.chunk }
    const key = keyOf({ work: known(task), input, now: task.now, fetched, ...zipped })
    if (existed) {
      await rm(collectedOf(output), { force: true })
      return { ...(await existing(output, key, manifest)), existed: true }
    }
    const manifestFrom = ({ counts, poison, bytes, digest }: Written): ShardManifest => ({
      key,
      operation: given.operation,
      now: task.now.toJSON(),
      input,
      snapshot: fetched,
      counts,
      results: { bytes, digest },
      poison,
    })
    const { work, sides } = task
    const results = await asOutput(() => openResults(output, key, lock.hold))
    const beside = async (end: Written): Promise<void> => {
      await unchanged(given, input)
      await writeAside(manifestOf(output), `${JSON.stringify(manifestFrom(end), null, 2)}\n`)
    }
    const reached = await decide({ ...given, work, sides, results, snapshot, beside })
    for (const rest of [startOf(output), collectedOf(output)]) await rm(rest, { force: true })
    return { ...manifestFrom(reached), existed: false }
  } finally {
    await snapshot?.close()
  }
}

/** What was found out of an input that has changed since is of neither of the two. */
const unchanged = ({ input, output }: ShardOptions, digest: string): Promise<void> =>
  requireSame(input, digest).catch(async (error: unknown) => {
    for (const name of [checkpointOf(output), collectedOf(output)]) await rm(name, { force: true })
    throw error
  })

/** @throws CredentialError `ERR_OPTION` where the results are none of this work, or not as they were written. */
async function existing(output: string, key: string, manifest: ShardManifest | undefined): Promise<ShardManifest> {
  if (manifest?.key !== key)
    throw new CredentialError('ERR_OPTION', 'the output exists, and was not made of this input with these options: give it another name')
  if (own(manifest.results, 'digest') !== (await digestOfFile(output)))
    throw new CredentialError('ERR_OPTION', 'the output exists, and is not as it was written: give it another name, or move it away')
  return manifest
}

/** Results that lost lines since they were written would be looked at again as if that were all of them. */
async function requireWhole(path: string, digest: string): Promise<void> {
  const written = own(own(await jsonAt(manifestOf(path)), 'results'), 'digest')
  if (written !== undefined && written !== digest)
    throw new CredentialError('ERR_INPUT', 'the input: these results are not what the manifest beside them says that they are')
}

interface Task {
  readonly work: Work
  readonly sides: Sides<unknown>
  readonly now: Date
  /** SHA-256 of the input file. */
  readonly input: string
  /** And of the module, where there is one. */
  readonly module: string | undefined
}

/** The work as the key knows it: a module by what it says, and not by where it stands. */
const known = ({ work, module }: Task): object => ({ ...work, module })

async function taskOf(given: ShardOptions, input: string, manifest: ShardManifest | undefined): Promise<Task> {
  const { input: _, output, snapshot, retry: __, onProgress: ___, operation, now: stated, ...options } = given
  // where nobody says what counts as now, an earlier start of the same work has said it
  const start = manifest ?? (await jsonAt<Pick<ShardManifest, 'now' | 'input'>>(startOf(output)))
  const before = start?.input === input && !Number.isNaN(Date.parse(start.now)) ? new Date(start.now) : undefined
  const now = stated ?? before ?? new Date()
  if (!(now instanceof Date) || Number.isNaN(now.getTime())) throw new CredentialError('ERR_OPTION', 'now is not a date')
  const sides = sidesOf({ ...options, now })
  const online = sides.fetch !== undefined || snapshot !== undefined
  const work = { online, ...(sides.module !== undefined && { module: sides.module }), operation, options: sides.posted } as Work
  return { work, sides, now, input, module: await digestOfModule(sides.module) }
}

/** What it imports is not looked at. @throws CredentialError `ERR_OPTION` */
async function digestOfModule(module: string | undefined): Promise<string | undefined> {
  try {
    return module?.startsWith('file:') ? await digestOfFile(fileURLToPath(module)) : module
  } catch (cause) {
    throw new CredentialError('ERR_OPTION', 'the module cannot be read', { cause })
  }
}

const snapshotOf = (given: ShardOptions, { sides: { fetch } }: Task): Promise<Snapshot> =>
  asOutput(() => openSnapshot(folderOf(given), { isOurs: fetch !== undefined, retry: given.retry === true && fetch !== undefined }))

const folderOf = ({ snapshot, output }: ShardOptions): string => snapshot ?? `${output}.snapshot`

/** The addresses that the input asks for, from an earlier run where there was one. */
async function addressesOf(given: ShardOptions, task: Task, snapshot: Snapshot, { hold }: Lock): Promise<readonly string[]> {
  const { work, sides, input } = task
  const { crew, chunk, fetch, signal, perHost } = sides
  const facts = { work: known(task), input }
  const path = join(folderOf(given), `${keyOf(facts)}.addresses.json`)
  const earlier = await jsonAt<{ readonly addresses: readonly string[]; readonly digest: string }>(path)
  const isWhole = earlier?.digest === digestOf(JSON.stringify(earlier?.addresses ?? []))
  // one of them may be to be asked again, and a better answer may ask for more
  if (earlier && isWhole && earlier.addresses.every(snapshot.has)) return earlier.addresses
  const progress = progressIn('collect', given.onProgress)
  const answers = progressIn('fetch', given.onProgress)
  const { limits } = work.options
  const asked = { ...(perHost !== undefined && { perHost }), ...(limits && { limits }), ...(signal && { signal }) }
  const collected = await openCollected({ path: collectedOf(given.output), key: keyOf({ ...facts, chunk }), has: snapshot.has, hold })
  const collecting: Collecting = {
    input: given.input,
    work: gathering(work),
    crew,
    chunk,
    snapshot,
    ...(fetch && { ask: asking(fetch, asked) }),
    ...(signal && { signal }),
    onRead: progress.read,
    onAnswer: answers.done,
  }
  const addresses = await collect(collecting, collected).finally(collected.close)
  await unchanged(given, input)
  if (fetch) await writeAside(path, JSON.stringify({ addresses, digest: digestOf(JSON.stringify(addresses)) }))
  return addresses
}

/** Neither the shape of a document nor its dates ask for anything: that is left for the decision. */
function gathering(work: Work): Work {
  if (work.operation !== 'verify') return work
  const asks = work.options.checks ?? (['proof', 'status', 'issuer', 'nested', 'conversion'] as const)
  return { ...work, options: { ...work.options, checks: asks.filter((check) => check !== 'schema' && check !== 'validity') } }
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
