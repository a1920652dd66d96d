/** What a schema finds in a document: the place, the findings so far, and branches that are only tried. @module */
import { pointer } from '../json.ts'
import { type Check, fail } from '../report.ts'
import type { Keys } from './words.ts'

/** Beyond these a document is not looked at further: it has been told enough, or is hostile. */
export const mostFindings = 100
const mostLevels = 200

export interface Run {
  readonly keys: (string | number)[]
  readonly findings: Check[]
  failures: number
  /** Above zero while branches are only tried. */
  quiet: number
}
export type Test = (value: unknown, run: Run) => void

/** A test that is made when a value first comes to it: most values are of the first of several branches, and definitions go in circles. */
export function later<Of>(make: (of: Of) => Test, of: Of): Test {
  let made: Test | undefined
  return (value, run) => (made ??= make(of))(value, run)
}

export function complain(run: Run, message: (keys: Keys) => string): void {
  run.failures += 1
  if (run.quiet > 0 || run.findings.length >= mostFindings) return
  run.findings.push(fail('schema', 'ERR_SCHEMA', message(run.keys), { path: pointer('', ...run.keys) }))
}

/** Whether a value passes, without a word. */
export function accepts(test: Test, value: unknown, run: Run): boolean {
  const { failures } = run
  run.quiet += 1
  test(value, run)
  run.quiet -= 1
  const accepted = run.failures === failures
  run.failures = failures
  return accepted
}

export function below(test: Test, value: unknown, key: string | number, run: Run): void {
  if (run.keys.length >= mostLevels) complain(run, () => 'The document is nested too deep to be checked.')
  else {
    run.keys.push(key)
    test(value, run)
    run.keys.pop()
  }
}
