/** `credlens shard`: a file of credentials in, a file of results out. @module */
import { pathToFileURL } from 'node:url'
import { type ShardManifest, type ShardOptions, shard } from '../../bulk.ts'
import type { Code } from '../../lib/codes.ts'
import { CredentialError } from '../../lib/errors.ts'
import { exitCodes, exitOfError, worst } from '../exit.ts'
import type { Output, Session } from '../session.ts'
import type { ShardGiven } from '../shard/options.ts'
import { shardProgress } from '../shard/progress.ts'
import { summaryText } from '../shard/summary.ts'

/** A session that also says where a bar is drawn. */
export interface ShardSession extends Session {
  readonly given: ShardGiven
  readonly err: Output
}

export async function shardCommand(input: string, output: string, session: ShardSession): Promise<number> {
  const { given, style } = session
  requireFitting(given)
  if (given.table !== undefined) await (await import('../shard/csv.ts')).requireTable(input, output, given.table, given.files)
  const stop = new AbortController()
  const end = (): void => stop.abort()
  process.once('SIGINT', end).once('SIGTERM', end)
  const progress = await shardProgress(input, session)
  try {
    const result = await shard({ ...optionsOf(input, output, session), signal: stop.signal, onProgress: progress.tell })
    progress.stop()
    if (given.table !== undefined) await (await import('../shard/csv.ts')).writeTable(input, output, given.table, session)
    await session.print(given.json ? `${JSON.stringify(result, null, 2)}\n` : summaryText(result, output, session))
    return exitOfCounts(result)
  } catch (error) {
    progress.stop()
    if (!stop.signal.aborted) throw error
    await session.complain(style.open('Stopped. The same command goes on where this one was.\n'))
    return exitCodes.indeterminate
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end)
  }
}

/** By operation, what says nothing of it: whoever gives it expects something else than what would be done. */
const unfit: Readonly<Record<ShardOptions['operation'], readonly (readonly [keyof ShardGiven, option: string])[]>> = {
  convert: [
    ['trust', '--trust'],
    ['sealAnchor', '--seal-anchor'],
    ['timestampAnchor', '--timestamp-anchor'],
    ['minLevel', '--min-level'],
    ['resources', '--resources'],
  ],
  verify: [
    ['to', '--to'],
    ['placeholders', '--placeholders'],
    ['language', '--language'],
    ['capsule', '--no-capsule'],
  ],
  recheck: [
    ['resources', '--resources'],
    ['to', '--to'],
    ['placeholders', '--placeholders'],
    ['language', '--language'],
    ['capsule', '--no-capsule'],
  ],
}

/** @throws CredentialError `ERR_OPTION` */
function requireFitting(given: ShardGiven): void {
  const found = unfit[given.operation].find(([name, option]) => given[name] !== (option.startsWith('--no-') ? true : undefined))
  if (found) throw new CredentialError('ERR_OPTION', `${found[1]} says nothing of the operation ${given.operation}`)
  const asking = given.retry ? '--retry' : given.perHost === undefined ? undefined : '--per-host'
  if (given.offline && asking !== undefined)
    throw new CredentialError('ERR_OPTION', `${asking} says nothing with --offline: nobody is asked`)
}

function optionsOf(input: string, output: string, { given, calls }: ShardSession): ShardOptions {
  const { operation, to, language, placeholders, capsule, workers, snapshot, perHost, retry, module, trust } = given
  const { fetch, now, seals, recipient, resources } = calls
  const bulk = {
    input,
    output,
    ...(workers !== undefined && { workers }),
    ...(snapshot !== undefined && { snapshot }),
    ...(perHost !== undefined && { perHost }),
    ...(retry !== undefined && { retry }),
    ...(module !== undefined && { module: pathToFileURL(module) }),
    ...(fetch && { fetch }),
    ...(now && { now }),
  }
  const judging = { ...(seals && { seals }), ...(trust && { trustFiles: trust }) }
  // results may be looked at again one day: what that needs is kept in them
  if (operation === 'verify')
    return { ...bulk, operation, recheckable: true, ...judging, ...(recipient && { recipient }), ...(resources && { resources }) }
  if (operation === 'recheck') return { ...bulk, operation, ...judging }
  if (to === undefined) throw new CredentialError('ERR_OPTION', 'say with --to which format to convert into')
  return {
    ...bulk,
    operation,
    to,
    ...(language !== undefined && { language }),
    ...(placeholders !== undefined && { placeholders }),
    ...(capsule === false && { capsule }),
  }
}

const verdictExits: Readonly<Record<string, number>> = {
  valid: exitCodes.valid,
  converted: exitCodes.valid,
  indeterminate: exitCodes.indeterminate,
  invalid: exitCodes.invalid,
}
function exitOfCounts({ counts, poison }: ShardManifest): number {
  // nothing to look at is nothing that is good
  if (counts.items === 0) return exitCodes.indeterminate
  const verdicts = Object.keys(counts.verdicts).flatMap((verdict) => verdictExits[verdict] ?? [])
  return worst([...verdicts, ...poison.map(({ code }) => exitOfError(new CredentialError(code as Code, '')))])
}
