/** One run for all credentials of a command: a key document or a status list that many of them name is asked for once. @module */
import type { VerifyOptions } from '../core/verify.ts'
import { runOf } from '../core/verify-many.ts'
import type { Input } from '../lib/options.ts'
import type { Report } from '../lib/report.ts'
import { verifierOf } from '../verifier.ts'

const runs = new WeakMap<VerifyOptions, (credential: Input) => Promise<Report>>()

export function runWith(calls: VerifyOptions): (credential: Input) => Promise<Report> {
  const run = runs.get(calls) ?? runOf(verifierOf(calls), calls)
  runs.set(calls, run)
  return run
}
