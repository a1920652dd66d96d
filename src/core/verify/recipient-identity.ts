/** Whether what a credential states of a person is what the caller knows: plainly, or as a hash. @module */
import { digest } from '#crypto'
import { hex, utf8 } from '../../lib/bytes.ts'
import type { StatedIdentity } from '../../lib/contract.ts'
import { instantOf } from '../../lib/date.ts'
import type { RecipientClaim } from './recipient.ts'

export interface Answer {
  /** `undefined`: it is hashed in a way that is not known here. */
  readonly matches: boolean | undefined
  /** It is marked as hashed, and is not. */
  readonly plain?: boolean
  /** It is a hash that does not say of which kind. */
  readonly bare?: boolean
}

const algorithms = { md5: 'MD5', sha1: 'SHA-1', sha256: 'SHA-256', sha512: 'SHA-512' } as const
type HashName = keyof typeof algorithms
/** Some issuers leave the name of the algorithm out: how long the hash is, tells. */
const byLength: Readonly<Record<number, HashName>> = { 32: 'md5', 40: 'sha1', 64: 'sha256', 128: 'sha512' }

/** `identity = algorithm '$' hex(hash(utf8(value) ++ utf8(salt)))` (Open Badges 2.0 and 3.0, IdentityHash). */
export async function compare(value: string, identity: StatedIdentity, name: keyof RecipientClaim): Promise<Answer> {
  const { value: stated, hashed, salt = '' } = identity
  const [, algorithm = '', expected = ''] = /^(?:([\w-]+)\$)?([0-9a-f]+)$/i.exec(stated.trim()) ?? []
  const bare = algorithm === '' && hashed ? byLength[expected.length] : undefined
  const called = bare ?? algorithm.toLowerCase().replace('-', '')
  const known = (Object.keys(algorithms) as HashName[]).find((one) => one === called)
  if (!known) {
    if (samePlain(value, stated, name)) return { matches: true, plain: hashed }
    return algorithm !== '' || (hashed && mayBeHash(stated)) ? { matches: undefined } : { matches: false, plain: hashed }
  }
  for (const spelling of spellings(value)) {
    if (hex(await digest(algorithms[known], utf8(spelling + salt))) === expected.toLowerCase())
      return { matches: true, ...(bare && { bare: true }) }
  }
  return { matches: false, ...(bare && { bare: true }) }
}

/** Whether what is marked as hashed may be, in a way that is not read here: it names a way, or is as long as a digest, and no address. */
const mayBeHash = (stated: string): boolean => /\$|^\S{22,}$/.test(stated) && !/@|^(?:did|https?|urn):/i.test(stated)

export const fold = (value: string): string => value.normalize('NFC').trim().toLowerCase()
export const digitsOf = (value: string): string => value.replace(/^(?:tel:)?\s*(?:00|\+)?/i, '').replace(/\D/g, '')

function samePlain(value: string, stated: string, name: keyof RecipientClaim): boolean {
  if (name === 'email' || name.endsWith('ame')) return fold(value) === fold(stated.replace(/^mailto:/i, ''))
  if (name === 'birthDate') return sameDay(value.trim(), stated.trim())
  if (name === 'phone') return digitsOf(value) === digitsOf(stated)
  return value.trim() === stated.trim()
}

/**
 * A day, or its midnight in the zone of whoever wrote it, as many systems store days: `1999-10-01T22:00:00Z` is the
 * second of October in Paris. Cutting the text off would make another day of it.
 */
function sameDay(day: string, stated: string): boolean {
  const [, date, time, zone] = /^(\d{4}-\d\d-\d\d)(T[^Z+-]*)?(Z|[+-].*)?$/i.exec(stated) ?? []
  if (time === undefined || zone?.toUpperCase() !== 'Z') return date === day
  const ahead = (Date.parse(`${day}T00:00:00Z`) - (instantOf(stated, 'start') ?? Number.NaN)) / 60_000
  // zones are a whole number of quarters of an hour, from 12 hours behind to 14 ahead
  return ahead >= -12 * 60 && ahead <= 14 * 60 && ahead % 15 === 0
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Issuers hash addresses in the case they have them in, and people type them in another: `nora.lind@`, `Nora.lind@`, `Nora.Lind@`. */
function spellings(value: string): readonly string[] {
  const trimmed = value.trim()
  const lower = trimmed.toLowerCase()
  const words = lower.replace(/^[^@]*/, (local) =>
    local
      .split(/(?<=[._-])/)
      .map(capital)
      .join(''),
  )
  return [...new Set([value, trimmed, lower, trimmed.toUpperCase(), capital(lower), words, trimmed.replace(/[\s()/-]/g, '')])]
}
