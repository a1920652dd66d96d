/** One file of credentials, one file of results: the unit that a larger machine hands out. @module */
import { rm } from 'node:fs/promises'
import { asGiven } from '../lib/as-given.ts'
import { addressesOf, requireFolder, snapshotOf } from './addresses.ts'
import { writeAside } from './aside.ts'
import { decide } from './decide.ts'
import { existing, requireUnchanged, requireWhole } from './earlier.ts'
import { collectedOf, exists, jsonAt, lockOf, manifestOf, removeAsides, removeRest, requireOutput, startOf } from './files.ts'
import { digestOfFile } from './input.ts'
import { keyOf } from './key.ts'
import { type Lock, lockAt } from './lock.ts'
import { requireUsable } from './options.ts'
import { digestOf } from './outside.ts'
import { requireOptions } from './required.ts'
import { asOutput, openResults, type Written } from './result-file.ts'
import type { ShardManifest, ShardOptions, ShardResult } from './shard-options.ts'
import type { Snapshot } from './snapshot.ts'
import { known, type Task, taskOf } from './task.ts'

/**
 * Works on a file of credentials. The results are written aside and get their name when they are whole; what exists for
 * the same inputs is not worked out again, and what was interrupted goes on where it was. The same inputs give the same bytes,
 * whatever the number of workers.
 * @throws CredentialError `ERR_OPTION` where the options cannot be used, the input is not there, or the name of the output is taken by anything
 * but these results; `ERR_INPUT` where what is read cannot be, or is not as it was written; `ERR_OUTPUT` where the results cannot be written, or
 * another run is at work on them; `ERR_ABORTED`.
 */
export async function shard(options: ShardOptions): Promise<ShardResult> {
  const given = asGiven(options)
  const { input, output } = given
  await requireOutput(output, input)
  const lock = await asOutput(() => lockAt(lockOf(given.output)))
  try {
    return await alone(given, lock)
  } finally {
    await lock.release()
  }
}

/** The same where nobody else works on this output. */
async function alone(given: ShardOptions, { hold }: Lock): Promise<ShardResult> {
  const { output } = given
  await asOutput(() => removeAsides(output))
  const manifest = await jsonAt<ShardManifest>(manifestOf(output))
  const input = await digestOfFile(given.input)
  if (given.operation === 'recheck') await requireWhole(given.input, input)
  const task = await taskOf(given, input, manifest)
  await requireUsable(task.sides)
  await requireOptions(task.work)
  await requireFolder(given, task)
  const existed = await exists(output)
  if (!existed) await asOutput(() => writeAside(startOf(output), JSON.stringify({ input, now: task.now })))
  const snapshot = task.work.online ? await snapshotOf(given, task) : undefined
  try {
    const fetched = await fetchedFor(given, task, snapshot, hold)
    // what is zipped together is zipped by chunks
    const zipped = output.endsWith('.gz') && { chunk: task.sides.chunk }
    const key = keyOf({ work: known(task), input, now: task.now, fetched, ...zipped })
    if (!existed) return { ...(await written({ given, task, snapshot, fetched, key, hold })), existed }
    await rm(collectedOf(output), { force: true })
    const before = await existing(output, key, manifest)
    await removeRest(output)
    return { ...before, existed }
  } finally {
    await snapshot?.close()
  }
}

type Fetched = ShardManifest['snapshot']

/** What had to be fetched, as the results depend on it. */
async function fetchedFor(given: ShardOptions, task: Task, snapshot: Snapshot | undefined, hold: Lock['hold']): Promise<Fetched> {
  const addresses = snapshot ? await addressesOf(given, task, snapshot, hold) : []
  return { addresses: addresses.length, digest: snapshot?.digest(addresses) ?? digestOf('') }
}

interface Writing {
  readonly given: ShardOptions
  readonly task: Task
  readonly snapshot: Snapshot | undefined
  readonly fetched: Fetched
  readonly key: string
  readonly hold: Lock['hold']
}

/** Works the results out, and writes what they are beside them, before they get their name. */
async function written({ given, task, snapshot, fetched, key, hold }: Writing): Promise<ShardManifest> {
  const { input: path, output, operation, onProgress } = given
  const { work, sides, now, input } = task
  const manifestFrom = ({ counts, poison, bytes, digest }: Written): ShardManifest => ({
    key,
    operation,
    now: now.toJSON(),
    input,
    snapshot: fetched,
    counts,
    results: { bytes, digest },
    poison,
  })
  const beside = async (end: Written): Promise<void> => {
    await requireUnchanged(given, input)
    await writeAside(manifestOf(output), `${JSON.stringify(manifestFrom(end), null, 2)}\n`)
  }
  const results = await asOutput(() => openResults(output, key, hold))
  const reached = await decide({ input: path, work, sides, results, snapshot, beside, ...(onProgress && { onProgress }) })
  await removeRest(output)
  return manifestFrom(reached)
}
