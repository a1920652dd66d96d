/** The badges inside a record, each a credential of its own. @module */

import type { Award } from '../../lib/credential.ts'
import { isObject, list, own, strings } from '../../lib/json.ts'
import { nameIn, tongueOf } from '../../lib/mapping/languages.ts'
import { leave, leaveContexts, leaveSchema } from '../../lib/mapping/leave.ts'
import { type Codec, claimed, formerly, many, record } from '../../lib/mapping/lens.ts'
import { instant, lastInstant, tagOf } from '../../lib/mapping/moments.ts'
import { fix, put, take } from '../../lib/mapping/noting.ts'
import { type Field, ofSeveral, type Place } from '../../lib/mapping/pass.ts'
import { at, below, fresh, items, step, within } from '../../lib/mapping/place.ts'
import { spoken, text } from '../../lib/mapping/text.ts'
import { badgeContexts } from '../../tables/achievement-classes.ts'
import { awardRows, awardRules, linked } from '../../tables/achievement-model.ts'
import { image, profile } from '../../tables/achievement-profile.ts'
import { contextOf } from '../../tables/achievement-terms.ts'

const award: Codec<Award> = linked(
  record<Award>(
    {
      ...awardRows,
      id: ['/id', text],
      title: ['/name', spoken],
      description: ['/description', spoken],
      picture: ['/image', image],
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

const tongue = '/credentialSubject/achievement/inLanguage'

/** A badge that says another language than the record is read in that. */
function speaking(badge: Place): Place {
  const language = tagOf(at(badge, tongue).held)
  const { pass } = badge
  return language === undefined || language === pass.language ? badge : { ...badge, pass: { ...pass, language, whole: pass } }
}

/** As the schema has them, and they are read. */
const tag = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/

/** What a badge is told in follows from its name. */
const named = ({ hub }: Place, award: Award, language: string): Field | undefined =>
  [...nameIn(award), language].reduce<Field | undefined>(below, hub)

/** What is remembered of a record that says its language. */
export const saying = 'language'

/** Whether the language of the record is said by a badge before this one, for the first that is said is taken for it. */
const isSaid = ({ pass, up }: Place): boolean =>
  pass.memory.has(saying) && list(up && fresh(up).held).some((before) => own(own(before, 'credentialSubject'), 'achievement') !== undefined)

const badge: Codec<Award> = {
  read(from) {
    const value = award.read(from)
    if (value === undefined) return undefined
    const { language, whole } = from.pass
    if (whole && tongueOf(value, whole.language) === language) take({ ...at(from, tongue), hub: named(from, value, language) })
    leave(from, 'proof', 'credentialStatus', 'refreshService')
    leaveContexts(from, isObject(from.held) ? contextOf(from.held)[0] : undefined)
    leaveSchema(from)
    return value
  },
  write(hub, to) {
    const { pass } = to
    const language = tongueOf(hub, pass.language, pass.own) ?? pass.language
    if (language === pass.language || !tag.test(language) || !isSaid(to)) return award.write(hub, to)
    award.write(hub, { ...to, pass: { ...pass, language, own: pass.language, whole: pass } })
    put({ ...at(to, tongue), hub: named(to, hub, language) }, language)
  },
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
    if (isBadge(place.held)) return [speaking(place)]
    return isRecord(place.held) && depth < deepest ? badgesOf(at(place, '/credentialSubject/verifiableCredential'), depth + 1) : []
  })
}

export const children: Codec<readonly Award[]> = {
  read(from) {
    const found: Award[] = []
    const badges = badgesOf(from)
    if (badges.length > 1) from.pass.memory.set(ofSeveral, true)
    for (const place of badges) {
      const value = claimed(badge, within({ ...place, hub: from.hub }, found.length))
      if (value !== undefined) found.push(value)
    }
    return found.length > 0 ? found : undefined
  },
  write: many(badge).write,
}
