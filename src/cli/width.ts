/** Text in the columns of a terminal, where some letters take two and some none. @module */
import stringWidth from 'fast-string-width'
import { wrapAnsi } from 'fast-wrap-ansi'

export const widthOf = (text: string): number => stringWidth(text)

export const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)))

const letters = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** At most so many columns; what is cut off is shown to be. For text without colours. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  let kept = ''
  let used = 1
  for (const { segment } of letters.segment(text)) {
    used += widthOf(segment)
    if (used > width) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}

/** The same for names of files, whose ends tell them apart. */
export function cutAtStart(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  const segments = [...letters.segment(text)].map(({ segment }) => segment)
  let used = 1
  let from = segments.length
  for (; from > 0; from--) {
    used += widthOf(segments[from - 1] ?? '')
    if (used > width) break
  }
  return `…${segments.slice(from).join('').trimStart()}`
}

/** Lines no wider than so many columns; `Infinity` breaks none. Colours are none of its width. */
export const folded = (text: string, width: number): readonly string[] =>
  width === Number.POSITIVE_INFINITY || widthOf(text) <= width
    ? [text]
    : wrapAnsi(text, Math.max(20, width), { hard: true, trim: true })
        .split('\n')
        .map((line) => line.trimEnd())

/** A text behind its start, and under itself where it takes several lines. */
export function hanging(start: string, text: string, width: number): string {
  const indent = widthOf(start)
  return folded(text, width - indent)
    .map((line, index) => (index === 0 ? start : ' '.repeat(indent)) + line)
    .join('\n')
}
