/** The first two of three passes: which addresses a file asks for, and what they answer. @module */
import { join } from 'node:path'
import { writeAside } from './aside.ts'
import { type Collecting, collect } from './collect.ts'
import { openCollected } from './collected.ts'
import { requireUnchanged } from './earlier.ts'
import { collectedOf, jsonAt } from './files.ts'
import { keyOf } from './key.ts'
import type { Lock } from './lock.ts'
import { asking, digestOf } from './outside.ts'
import { asOutput } from './result-file.ts'
import type { ShardOptions } from './shard-options.ts'
import { progressIn } from './shard-progress.ts'
import { openSnapshot, requireSnapshot, type Snapshot } from './snapshot.ts'
import { known, type Task } from './task.ts'
import type { Work } from './work.ts'

export const snapshotOf = (given: ShardOptions, { sides: { fetch } }: Task): Promise<Snapshot> =>
  asOutput(
    () => openSnapshot(folderOf(given), { isOurs: fetch !== undefined, retry: given.retry === true && fetch !== undefined }),
    'the snapshot',
  )

/** Before anything is written. @throws CredentialError `ERR_OPTION` */
export async function requireFolder({ snapshot }: ShardOptions, { sides: { fetch } }: Task): Promise<void> {
  if (snapshot !== undefined) await requireSnapshot(snapshot, fetch !== undefined)
}

const folderOf = ({ snapshot, output }: ShardOptions): string => snapshot ?? `${output}.snapshot`

/** The addresses that the input asks for, from an earlier run where there was one. */
export async function addressesOf(given: ShardOptions, task: Task, snapshot: Snapshot, hold: Lock['hold']): Promise<readonly string[]> {
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
  await requireUnchanged(given, input)
  if (fetch) await writeAside(path, JSON.stringify({ addresses, digest: digestOf(JSON.stringify(addresses)) }))
  return addresses
}

/** Neither the shape of a document nor its dates ask for anything: that is left for the decision. */
function gathering(work: Work): Work {
  if (work.operation !== 'verify') return work
  const asks = work.options.checks ?? (['proof', 'status', 'issuer', 'nested', 'conversion'] as const)
  return { ...work, options: { ...work.options, checks: asks.filter((check) => check !== 'schema' && check !== 'validity') } }
}
