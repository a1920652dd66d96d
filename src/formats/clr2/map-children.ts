/** The badges inside a record, each a credential of its own. @module */

import type { Award } from '../../lib/credential.ts'
import { isObject, own, strings } from '../../lib/json.ts'
import { leave, leaveContexts, leaveSchema } from '../../lib/leave.ts'
import { type Codec, claimed, formerly, many, record } from '../../lib/lens.ts'
import { instant, lastInstant } from '../../lib/moments.ts'
import { at, fix, fresh, items, type Place, step, within } from '../../lib/place.ts'
import { spoken, text } from '../../lib/text.ts'
import { badgeContexts } from '../../tables/achievement-classes.ts'
import { awardRows, awardRules, linked } from '../../tables/achievement-model.ts'
import { profile } from '../../tables/achievement-profile.ts'
import { contextOf } from '../../tables/achievement-terms.ts'

const award: Codec<Award> = linked(
  record<Award>(
    {
      ...awardRows,
      id: ['/id', text],
      title: ['/name', spoken],
      description: ['/description', spoken],
      // VC Data Model 1.1 (A12)
      validFrom: ['', formerly('/validFrom', '/issuanceDate', instant)],
      validUntil: ['', formerly('/validUntil', '/expirationDate', lastInstant)],
      issuer: ['/issuer', profile],
    },
    { derive: awardRules },
  ),
)

const isRecord = (held: unknown): boolean => strings(own(held, 'type')).includes('ClrCredential')
const isBadge = (held: unknown): boolean =>
  isObject(held) && !strings(held['type']).some((type) => type === 'ClrCredential' || type === 'EndorsementCredential')

const badge: Codec<Award> = {
  read(from) {
    const value = award.read(from)
    if (value === undefined) return undefined
    leave(from, 'proof', 'credentialStatus', 'refreshService')
    leaveContexts(from, isObject(from.held) ? contextOf(from.held)[0] : undefined)
    leaveSchema(from)
    return value
  },
  write: award.write,
}

/** Gives each badge its contexts, once all that it says has been written: it must be understood without the record. */
export function addContexts(list: Place): void {
  for (const place of items(fresh(list)))
    if (isObject(place.held)) fix(step(place, '@context'), [...badgeContexts, ...contextOf(place.held)])
}

/** Records inside records that are looked into (K8). */
const deepest = 8

/** The badges of a record, and of the records inside it. */
export function badgesOf(list: Place, depth = 0): readonly Place[] {
  return items(list).flatMap((place) => {
    if (isBadge(place.held)) return [place]
    return isRecord(place.held) && depth < deepest ? badgesOf(at(place, '/credentialSubject/verifiableCredential'), depth + 1) : []
  })
}

export const children: Codec<readonly Award[]> = {
  read(from) {
    const found: Award[] = []
    for (const place of badgesOf(from)) {
      const value = claimed(badge, within({ ...place, hub: from.hub }, found.length))
      if (value !== undefined) found.push(value)
    }
    return found.length > 0 ? found : undefined
  },
  write: many(badge).write,
}
