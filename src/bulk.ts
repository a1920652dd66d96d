/**
 * Whole stocks of credentials, on every core of one machine. Node only.
 *
 * @module
 */
export {
  type BulkConversion,
  type BulkConvertOptions,
  type BulkConvertResult,
  type BulkVerifyOptions,
  convertMany,
  verifyMany,
} from './bulk/many.ts'
export type { BulkOptions } from './bulk/options.ts'
export { type ShardManifest, type ShardOptions, type ShardProgress, type ShardResult, shard } from './bulk/shard.ts'
export { CredentialError } from './lib/errors.ts'
