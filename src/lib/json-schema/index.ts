/**
 * JSON Schemas of strangers, evaluated as they are: drafts 06 and 07, 2019-09, 2020-12. No code is generated, and what is asked is bounded.
 * The schemas of this library have an engine of their own (`lib/schema.ts`): it is smaller, and has better words.
 *
 * @module
 */
import { assertions } from './assertions.ts'
import { evaluate, type Fault, type Keywords, type Run } from './evaluate.ts'
import { inPlace } from './in-place.ts'
import { items, otherItems } from './items.ts'
import { members, otherMembers } from './members.ts'
import type { SchemaSet } from './schema-set.ts'

/** What nothing has looked at is known at the end. */
const keywords: Keywords = [...assertions, ...members, ...items, ...inPlace, ...otherMembers, ...otherItems]
const mostSteps = 5_000_000

/**
 * The faults of a value, a hundred at most.
 * @param url - The address of the schema, or of one in another (`…#/$defs/name`), in the set.
 * @throws CredentialError `ERR_UNSUPPORTED` where the schema is not well formed, or asks for what is not evaluated; `ERR_LIMIT`.
 */
export function faultsOf(value: unknown, url: string, set: SchemaSet): readonly Fault[] {
  const limits = { budget: { left: mostSteps }, quiet: 0, levels: 0 }
  const run: Run = { set, keywords, patterns: new Map(), sizes: new Map(), keys: [], faults: [], scope: [], ...limits }
  evaluate(set.referred(url, { base: url, edition: 2020 }).schema, value, run)
  return run.faults
}
