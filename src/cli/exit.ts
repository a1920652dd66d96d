/** Exit codes: stable, and of many the worst. @module */
import type { CredentialError } from '../lib/errors.ts'
import { checkOf, type Verdict, verdictOf } from '../lib/report.ts'

export const exitCodes = { valid: 0, invalid: 1, indeterminate: 2, usage: 64 } as const

const order: readonly number[] = [exitCodes.valid, exitCodes.indeterminate, exitCodes.invalid, exitCodes.usage]

/** Invalid is worse than indeterminate, although its number is smaller. */
export const worst = (codes: readonly number[]): number => codes.reduce((worse, code) => (rank(code) > rank(worse) ? code : worse), 0)

const rank = (code: number): number => order.indexOf(code)

export const exitOf = (verdict: Verdict): number => exitCodes[verdict]

/** Input that cannot be used is invalid; what could not be reached is indeterminate. */
export const exitOfError = (error: CredentialError): number =>
  error.code === 'ERR_OPTION' ? exitCodes.usage : exitOf(verdictOf([checkOf('input', error)]))
