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

/** Lines no wider than the terminal: those that follow stand under the text of the first. */
export function wrapped(text: string, width: number, indent: number): string {
  if (width === Number.POSITIVE_INFINITY || widthOf(text) <= width) return text
  const [first = '', ...rest] = wrapAnsi(text, Math.max(20, width), { hard: true, trim: false }).split('\n')
  if (rest.length === 0) return first.trimEnd()
  const below = wrapAnsi(rest.join('\n').replace(/\n/g, ' ').trimStart(), Math.max(20, width - indent), { hard: true, trim: true })
  return [first, ...below.split('\n').map((line) => ' '.repeat(indent) + line)].map((line) => line.trimEnd()).join('\n')
}
