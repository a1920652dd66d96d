/** How the terminal output looks: colour where there is a terminal, plain text elsewhere. @module */
import type { Outcome, Verdict } from '../lib/report.ts'

export interface Style {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly good: (text: string) => string
  readonly bad: (text: string) => string
  readonly open: (text: string) => string
}

/** ECMA-48 section 8.3.117: on, and off again. */
const codes = { bold: [1, 22], dim: [2, 22], good: [32, 39], bad: [31, 39], open: [33, 39] } as const

export function styleOf(colour: boolean): Style {
  const paint =
    ([on, off]: readonly [number, number]) =>
    (text: string): string =>
      colour ? `\u001b[${on}m${text}\u001b[${off}m` : text
  const { bold, dim, good, bad, open } = codes
  return { bold: paint(bold), dim: paint(dim), good: paint(good), bad: paint(bad), open: paint(open) }
}

/**
 * What drives a terminal, turns the direction of what follows, or is not seen: control and format characters, line and paragraph
 * separators, halves of surrogate pairs, fillers. The joiners that Persian and Indic spelling needs stay, one at a time, and so do the
 * signs of Arabic that are seen.
 */
const harmful =
  /(?:(?!\u200C|\u200D|[\u0600-\u0605]|\u06DD|\u08E2)(?:[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\u115F\u1160\u3164\uFFA0]|\u034F|\u17B4|\u17B5|[\u180B-\u180F])|(?:\u200C|\u200D){2,})+/gu
/** Marks piled on one letter cover the lines above it. */
const piled = /(\p{M}{4})\p{M}+/gu

/** Text out of a credential, made harmless for a terminal, on one line, and with an end. */
export function plain(text: string, most = 500): string {
  const clean = text
    .slice(0, 4 * most + 1000)
    .replace(harmful, ' ')
    .replace(piled, '$1')
    .trim()
  return clean.length > most ? `${clean.slice(0, most).replace(/\p{Cs}$/u, '')}…` : clean
}

export const marks: Readonly<Record<Outcome, { readonly mark: string; readonly paint: keyof Style }>> = {
  pass: { mark: '✓', paint: 'good' },
  warn: { mark: '!', paint: 'open' },
  fail: { mark: '✗', paint: 'bad' },
  unknown: { mark: '?', paint: 'open' },
  skip: { mark: '–', paint: 'dim' },
}

export const verdicts: Readonly<Record<Verdict, { readonly text: string; readonly paint: keyof Style }>> = {
  valid: { text: 'VALID: unchanged and in force', paint: 'good' },
  invalid: { text: 'INVALID', paint: 'bad' },
  indeterminate: { text: 'INDETERMINATE: something could not be checked', paint: 'open' },
}
