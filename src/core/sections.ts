/**
 * What is said to people, as data: a list of sections, each a list of labelled values. A terminal and a page print the
 * same ones; every word is already in the reader's language, and text out of the document is as it stands there.
 *
 * @module
 */
import { CredentialError } from '../lib/errors.ts'
import type { Outcome } from '../lib/report.ts'

export interface Entry {
  /** Stable: `element.workload`, `field.title`. */
  readonly key: string
  readonly label: string
  /** Each a paragraph, or an item of a list. */
  readonly values: readonly string[]
  readonly outcome?: Outcome
  /** Said beside it: where it stands, how to supply it. */
  readonly notes?: readonly string[]
}

export interface Section {
  readonly key: string
  readonly heading: string
  readonly entries: readonly Entry[]
}

/**
 * Those that say something, of an answer that may come from a disk. They are made of nothing else: where that fails, it was no such answer.
 * @throws CredentialError `ERR_INPUT`
 */
export function filled(make: () => readonly Section[]): readonly Section[] {
  try {
    return make().filter(({ entries }) => entries.length > 0)
  } catch (cause) {
    throw new CredentialError('ERR_INPUT', 'this is no answer that can be shown', { cause })
  }
}
