/** What is to be done with a file, as it is known again by a later run. @module */
import { fileURLToPath } from 'node:url'
import { CredentialError } from '../lib/errors.ts'
import { jsonAt, startOf } from './files.ts'
import { digestOfFile } from './input.ts'
import { type Sides, sidesOf } from './options.ts'
import type { ShardManifest, ShardOptions } from './shard-options.ts'
import type { Work } from './work.ts'

export interface Task {
  readonly work: Work
  readonly sides: Sides<object>
  readonly now: Date
  /** SHA-256 of the input file. */
  readonly input: string
  /** And of the module, where there is one. */
  readonly module: string | undefined
}

/** The work as the key knows it: a module by what it says, and not by where it stands. */
export const known = ({ work, module }: Task): object => ({ ...work, module })

export async function taskOf(given: ShardOptions, input: string, manifest: ShardManifest | undefined): Promise<Task> {
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
