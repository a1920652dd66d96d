/**
 * What is said to people, as data: a list of sections, each a list of labelled values. A terminal and a page print the
 * same ones; every word is already in the reader's language, and text out of the document is as it stands there.
 *
 * @module
 */
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

/** Those that say something. */
export const filled = (sections: readonly Section[]): readonly Section[] => sections.filter(({ entries }) => entries.length > 0)
