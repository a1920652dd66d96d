/** What the hub says of one element of a profile. @module */

import type { Credits } from '../../lib/credential/values.ts'
import type { Credential } from '../../lib/credential.ts'
import { chiefOf, ects } from '../../lib/credits.ts'
import { partRelations } from '../../lib/mapping/counting.ts'
import type { Clue } from '../../profiles/elements.ts'

export type State = 'present' | 'absent' | 'unclear'

export interface Finding {
  readonly state: State
  /** What was found instead, by key. */
  readonly found?: string
  /** Places of the hub. */
  readonly at: readonly string[]
  readonly values?: Readonly<Record<string, number>>
}

/** Whether something is said at all: an empty text or list is nothing. */
export function isStated(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== ''
  if (Array.isArray(value)) return value.some(isStated)
  if (typeof value === 'object' && value !== null) return Object.values(value).some(isStated)
  return value !== undefined && value !== null
}

interface Held {
  readonly at: string
  readonly value: unknown
}

/** What stands at a place of the hub; `*` is every item of a list. */
function held(credential: Credential, place: string): readonly Held[] {
  let all: readonly Held[] = [{ at: '', value: credential }]
  for (const key of place.split('/').slice(1)) all = all.flatMap((one) => inside(one, key))
  return all.filter(({ value }) => isStated(value))
}

function inside({ at, value }: Held, key: string): readonly Held[] {
  if (typeof value !== 'object' || value === null) return []
  if (key === '*') return Array.isArray(value) ? value.map((item: unknown, index) => ({ at: `${at}/${index}`, value: item })) : []
  return Object.hasOwn(value, key) ? [{ at: `${at}/${key}`, value: (value as Readonly<Record<string, unknown>>)[key] }] : []
}

/** The awards that are asked: a part of another award speaks only where its whole is silent. */
interface Asked {
  readonly wholes: readonly number[]
  readonly parts: readonly number[]
}

function askedOf({ awards = [], associations = [] }: Credential): Asked {
  const ids = awards.map(({ achievement }) => achievement?.id)
  const awarded = new Set(ids)
  const isAwarded = (id: string): boolean => awarded.has(id)
  const parts = new Set(partRelations(associations).flatMap(({ part, whole }) => (isAwarded(part) && isAwarded(whole) ? [part] : [])))
  const isPart = (index: number): boolean => parts.has(ids[index] ?? '')
  const wholes = [...awards.keys()].filter((index) => !isPart(index))
  // each a part of another: a circle, in which none is the whole
  return wholes.length === 0 ? { wholes: [...awards.keys()], parts: [] } : { wholes, parts: [...awards.keys()].filter(isPart) }
}

/** One element, looked for in every award. */
export function find(credential: Credential, clues: readonly Clue[]): Finding {
  const { wholes, parts } = askedOf(credential)
  const found = findAmong(credential, clues, wholes.length > 0 ? wholes : [0])
  if (found.state !== 'absent' || parts.length === 0) return found
  const inParts = parts.map((index) => findIn(credential, clues, index)).filter(({ state }) => state !== 'absent')
  return inParts.length === 0 ? found : { state: 'unclear', found: 'parts-only', at: [...new Set(inParts.flatMap(({ at }) => at))] }
}

function findAmong(credential: Credential, clues: readonly Clue[], awards: readonly number[]): Finding {
  const findings = awards.map((index) => findIn(credential, clues, index))
  const [first] = findings
  const at = [...new Set(findings.flatMap((finding) => finding.at))]
  if (first && findings.every(({ state, found }) => state === first.state && found === first.found)) return { ...first, at }
  const present = findings.filter(({ state }) => state === 'present').length
  return { state: 'unclear', found: 'some-awards', at, values: { present, awards: findings.length } }
}

function findIn(credential: Credential, clues: readonly Clue[], index: number): Finding {
  const award = credential.awards?.[index] ?? {}
  for (const { at, when, unclear } of clues) {
    const place = at.replace(/^\/award(?=\/|$)/, `/awards/${index}`)
    const found = held(credential, place).filter(({ value }) => when?.(value, award) ?? true)
    if (found.length > 0)
      return {
        state: unclear === undefined ? 'present' : 'unclear',
        ...(unclear !== undefined && { found: unclear }),
        at: found.map((one) => one.at),
      }
  }
  return { state: 'absent', at: [] }
}

/** Of the system that is asked for. */
function isOneNumber(credits: readonly Credits[] = []): boolean {
  const chief = chiefOf(credits)
  return credits.every(({ framework, points }) => framework !== chief?.framework || Object.is(points, chief?.points))
}

/** The credits of the one whole that has any. */
export function sizeOf(credential: Credential): Finding & { readonly points?: number } {
  const awards = askedOf(credential).wholes.map((index) => ({ index, ...credential.awards?.[index] }))
  const sizes = awards.flatMap(({ index, credits, achievement }) => {
    const at = [...(credits ? [`/awards/${index}/credits`] : []), ...(achievement?.credits ? [`/awards/${index}/achievement/credits`] : [])]
    return at.length > 0
      ? [
          {
            at,
            earned: chiefOf(credits),
            offered: chiefOf(achievement?.credits),
            isOne: [credits, achievement?.credits].every(isOneNumber),
          },
        ]
      : []
  })
  const [first] = sizes
  if (!first) {
    const hours = awards.flatMap(({ index, activity, achievement }) => [
      ...(achievement?.workload === undefined ? [] : [`/awards/${index}/achievement/workload`]),
      ...(activity?.workload === undefined ? [] : [`/awards/${index}/activity/workload`]),
    ])
    return hours.length > 0 ? { state: 'unclear', found: 'hours-only', at: hours } : { state: 'absent', at: [] }
  }
  const at = sizes.flatMap((one) => one.at)
  if (sizes.length > 1) return { state: 'unclear', found: 'several-sizes', at }
  const { earned, offered, isOne } = first
  const credits = offered ?? earned
  if (!isOne || (earned && offered && (earned.points !== offered.points || earned.framework !== offered.framework)))
    return { state: 'unclear', found: 'credits-differ', at }
  if (credits?.framework !== ects || !Number.isFinite(credits.points) || credits.points <= 0)
    return { state: 'unclear', found: 'other-credits', at }
  return { state: 'present', at, points: credits.points }
}
