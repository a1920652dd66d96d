/** What an earlier run left, and whether it still counts. @module */
import { rm } from 'node:fs/promises'
import { CredentialError } from '../lib/errors.ts'
import { own } from '../lib/json.ts'
import { checkpointOf, collectedOf, jsonAt, manifestOf } from './files.ts'
import { digestOfFile, requireSame } from './input.ts'
import type { ShardManifest, ShardOptions } from './shard-options.ts'

/** What was found out of an input that has changed since is of neither of the two. */
export const requireUnchanged = ({ input, output }: ShardOptions, digest: string): Promise<void> =>
  requireSame(input, digest).catch(async (error: unknown) => {
    for (const name of [checkpointOf(output), collectedOf(output)]) await rm(name, { force: true })
    throw error
  })

/** @throws CredentialError `ERR_OPTION` where the results are none of this work, or not as they were written. */
export async function existing(output: string, key: string, manifest: ShardManifest | undefined): Promise<ShardManifest> {
  if (manifest?.key !== key)
    throw new CredentialError('ERR_OPTION', 'the output exists, and was not made of this input with these options: give it another name')
  if (own(manifest.results, 'digest') !== (await digestOfFile(output)))
    throw new CredentialError('ERR_OPTION', 'the output exists, and is not as it was written: give it another name, or move it away')
  return manifest
}

/** Results that lost lines since they were written would be looked at again as if that were all of them. */
export async function requireWhole(path: string, digest: string): Promise<void> {
  const written = own(own(await jsonAt(manifestOf(path)), 'results'), 'digest')
  if (written !== undefined && written !== digest)
    throw new CredentialError('ERR_INPUT', 'the input: these results are not what the manifest beside them says that they are')
}
