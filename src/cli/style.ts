/** How the terminal output looks: colour where there is a terminal, plain text elsewhere. @module */
import { styleText } from 'node:util'
import type { Outcome, Verdict } from '../lib/report.ts'

export interface Style {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly good: (text: string) => string
  readonly bad: (text: string) => string
  readonly open: (text: string) => string
}

type Format = Parameters<typeof styleText>[0]

export function styleOf(colour: boolean): Style {
  const paint =
    (format: Format) =>
    (text: string): string =>
      colour ? styleText(format, text) : text
  return { bold: paint('bold'), dim: paint('dim'), good: paint('green'), bad: paint('red'), open: paint('yellow') }
}

/**
 * Text out of a credential, made harmless for a terminal: no control characters, no marks that turn the
 * direction of what follows, and no end.
 */
export const plain = (text: string, most = 500): string => {
  const clean = text.replace(/[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]+/gu, ' ').trim()
  return clean.length > most ? `${clean.slice(0, most)}…` : clean
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
