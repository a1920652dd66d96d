/** The badges inside a record, each a credential of its own. @module */
import { awardRows, awardRules } from '../../lib/achievement-model.ts'
import { profile } from '../../lib/achievement-profile.ts'
import { contextOf } from '../../lib/achievement-terms.ts'
import type { Award } from '../../lib/credential.ts'
import { isObject, own, strings } from '../../lib/json.ts'
import { type Codec, claimed, formerly, many, record } from '../../lib/lens.ts'
import { at, fix, fresh, items, type Place, remark, skip, step, within } from '../../lib/place.ts'
import { instant, spoken, text } from '../../lib/text.ts'
import { equal } from '../../lib/tree.ts'

const award: Codec<Award> = record<Award>(
  {
    ...awardRows,
    id: ['/id', text],
    title: ['/name', spoken],
    description: ['/description', spoken],
    // VC Data Model 1.1 (A12)
    validFrom: ['', formerly('/validFrom', '/issuanceDate', instant)],
    validUntil: ['', formerly('/validUntil', '/expirationDate', instant)],
    issuer: ['/issuer', profile],
  },
  { derive: awardRules },
)

const contexts = ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json']

const isRecord = (held: unknown): boolean => strings(own(held, 'type')).includes('ClrCredential')
const isBadge = (held: unknown): boolean =>
  isObject(held) && !strings(held['type']).some((type) => type === 'ClrCredential' || type === 'EndorsementCredential')

/** What belongs to the badge as it was signed and is never carried over. */
function leave(badge: Place): void {
  for (const [member, code] of [
    ['proof', 'proof-dropped'],
    ['credentialStatus', 'status-dropped'],
    ['refreshService', 'status-dropped'],
  ] as const) {
    const place = step(badge, member)
    if (place.held === undefined) continue
    skip(place)
    remark(
      place,
      code,
      code === 'proof-dropped' ? 'the signature of a badge is not carried over' : 'the status of a badge is not carried over',
    )
  }
  const schema = step(badge, 'credentialSchema')
  if (schema.held !== undefined) skip(schema)
  const [inline] = isObject(badge.held) ? contextOf(badge.held) : []
  for (const place of items(step(badge, '@context')))
    if (typeof place.held === 'string' ? isUsual(place.held) : equal(place.held, inline)) skip(place)
}

/** Contexts of the data models and of suites say nothing but which they are. */
const isUsual = (context: string): boolean => /^https:\/\/(?:www\.w3\.org|w3id\.org|purl\.imsglobal\.org)\//.test(context)

const badge: Codec<Award> = {
  read(from) {
    const value = award.read(from)
    if (value !== undefined) leave(from)
    return value
  },
  write: award.write,
}

/** Gives each badge its contexts, once all that it says has been written: it must be understood without the record. */
export function addContexts(list: Place): void {
  for (const place of items(fresh(list))) if (isObject(place.held)) fix(step(place, '@context'), [...contexts, ...contextOf(place.held)])
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
