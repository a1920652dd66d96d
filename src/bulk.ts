/**
 * Whole stocks of credentials, on every core of one machine. Needs threads and files as Node has them: Bun and Deno have them too.
 *
 * @module
 */
export type { Counts } from './bulk/counts.ts'
export {
  type BulkConversion,
  type BulkConvertOptions,
  type BulkConvertResult,
  type BulkVerifyOptions,
  convertMany,
  verifyMany,
} from './bulk/many.ts'
export type { BulkOptions, TrustOptions } from './bulk/options.ts'
export type { Poison } from './bulk/results.ts'
export { shard } from './bulk/shard.ts'
export type { ShardManifest, ShardOptions, ShardProgress, ShardResult } from './bulk/shard-options.ts'
export { CredentialError } from './lib/errors.ts'
export type { TrustFile } from './trust/file.ts'
