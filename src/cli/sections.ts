/** Labelled values for a terminal: the label, and what is said beside it, each line no wider than the terminal. @module */
import type { Entry, Section } from '../core/sections.ts'
import type { Say } from '../messages/speaker.ts'
import type { Page } from './print-report.ts'
import { marks, plain } from './style.ts'
import { folded, padded, widthOf } from './width.ts'

/** The longest label that others are aligned with, and where notes stand, which are long. */
const [widest, noteIndent] = [34, 8]
/** Grades and outcomes are read one by one; of the places of one thing a few will do. */
const [mostValues, mostNotes] = [60, 6]

export function sectionsText(sections: readonly Section[], page: Page, say: Say): string {
  const widths = sections.flatMap(({ entries }) => entries.map(({ label }) => widthOf(plain(label, 60))))
  const column = Math.min(widest, Math.max(0, ...widths))
  return sections
    .map(({ heading, entries }) =>
      [page.style.bold(plain(heading, 200)), ...entries.flatMap((entry) => entryLines(entry, column, page, say))].join('\n'),
    )
    .join('\n\n')
    .concat('\n')
}

function entryLines({ label, values, outcome, notes = [] }: Entry, column: number, { style, wrapAt }: Page, say: Say): readonly string[] {
  const { mark, paint } = outcome === undefined ? { mark: ' ', paint: 'dim' as const } : marks[outcome]
  const indent = column + 6
  const start = `  ${style[paint](mark)} ${style.dim(padded(plain(label, 60), column))}  `
  const shown = few(values, mostValues, say).flatMap((value) => folded(plain(value), wrapAt - indent))
  const beside = few(notes, mostNotes, say).flatMap((note) => folded(plain(note, 300), wrapAt - noteIndent))
  return [
    ...shown.map((line, index) => (index === 0 ? start : ' '.repeat(indent)) + line),
    ...beside.map((line) => ' '.repeat(noteIndent) + style.dim(line)),
  ]
}

/** Not a page of them: how many more there are. */
const few = (texts: readonly string[], most: number, say: Say): readonly string[] =>
  texts.length <= most ? texts : [...texts.slice(0, most - 1), say('more', { count: texts.length - most + 1 })]
