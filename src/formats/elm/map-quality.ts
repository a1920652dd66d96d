/** Accreditations, entitlements and opportunities to learn: nodes around an achievement that need more than they say. @module */

import type { Reference } from '../../lib/credential/achievement.ts'
import type { Accreditation, Organisation } from '../../lib/credential/parties.ts'
import type { Concept } from '../../lib/credential/values.ts'
import type { Entitlement, Remark, Statement } from '../../lib/credential.ts'
import { own } from '../../lib/json.ts'
import { webAddress } from '../../lib/mapping/codecs.ts'
import { absent, type Codec, inside, many, record, when } from '../../lib/mapping/lens.ts'
import { instant, lastInstant } from '../../lib/mapping/moments.ts'
import { copy, lose, skip } from '../../lib/mapping/noting.ts'
import type { Place } from '../../lib/mapping/pass.ts'
import { at, fresh, items, next, within } from '../../lib/mapping/place.ts'
import { localized, type Text, text } from '../../lib/mapping/text.ts'
import { equal } from '../../lib/tree.ts'
import { known } from '../../vocabularies/index.ts'
import { isCapsule } from './map-capsule.ts'
import { concept } from './map-concepts.ts'
import { term } from './map-entries.ts'
import { global } from './map-values.ts'

const one = (agent: Codec<Organisation>): Codec<Accreditation> =>
  record<Accreditation>(
    {
      id: ['/id', global],
      title: ['/title', localized],
      description: ['/description', localized],
      type: ['/dcType', term('accreditation')],
      agent: ['/accreditingAgent', agent],
      issued: ['/dateIssued', instant],
      expires: ['/expiryDate', lastInstant],
      contact: absent('an accreditation does not say how to ask about it'),
    },
    { derive: [{ to: '/title', from: ['/agent/name'], keep: true, code: 'required-fallback' }] },
  )

/** The shapes refuse an accreditation without a type of the list or without who accredits: it is told as lost (J6, HC26). */
export const accreditations = (agent: Codec<Organisation>): Codec<readonly Accreditation[]> => ({
  read: many(one(agent)).read,
  write: (hub, to) =>
    hub.forEach((value, index) => {
      const isWhole = value.agent?.name !== undefined && value.type !== undefined && known('accreditation', value.type) === 'known'
      if (isWhole) one(agent).write(value, within(next(to), index))
      else lose(within(to, index), 'an accreditation needs a type of the EU list and who accredits')
    }),
})

const occupation: Codec<Concept> = concept('http://data.europa.eu/esco/concept-scheme/occupations')

/** Its definition needs a title too: it is the same. */
const title: Codec<Text> = {
  read(from) {
    const value = localized.read(at(from, '/title'))
    const again = at(from, '/specifiedBy/title')
    if (value !== undefined && equal(again.held, at(from, '/title').held)) skip(again)
    return value
  },
  write(hub, to) {
    localized.write(hub, at(to, '/title'))
    if (fresh(at(to, '/specifiedBy')).held !== undefined) copy(at(to, '/specifiedBy/title'), at(to, '/title'))
  },
}

/** What the achievement entitles to (K9). */
export const entitlement: Codec<Entitlement> = record<Entitlement>({
  id: ['/id', global],
  description: ['/description', localized],
  type: ['/specifiedBy/dcType', term('entitlement')],
  status: ['/specifiedBy/entitlementStatus', term('entitlement-status')],
  issued: ['/dateIssued', instant],
  expires: ['/expiryDate', lastInstant],
  occupations: ['/specifiedBy/limitOccupation', many(occupation)],
  title: ['', title],
})

const entitled = 'http://data.europa.eu/snb/entitlement/'
const actual = 'http://data.europa.eu/snb/entitlement-status/b7015a8a8c'
const kinds: ReadonlyMap<string | undefined, string> = new Map([
  ['License', `${entitled}52f62180c2`],
  ['Membership', `${entitled}bebd32e8e6`],
])

/** A licence entitles to an occupation, a membership to itself (T12). */
export function entitlementsOf(type: string | undefined, name: Text | undefined): readonly Entitlement[] | undefined {
  const kind = kinds.get(type)
  return kind === undefined ? undefined : [{ ...(name && { title: name }), type: kind, status: actual }]
}

/** Where to apply: the page of an opportunity to learn, which needs a title and a provider: those of the achievement (D33). */
export const opportunity: Codec<string> = {
  read(from) {
    const place = at(from, '/learningOpportunity')
    const url = inside('/homepage/0/contentURL', webAddress).read(place)
    if (url !== undefined) for (const [part, other] of copied) if (equal(at(place, part).held, at(from, other).held)) skip(at(place, part))
    return url
  },
  write(url, to) {
    const place = at(to, '/learningOpportunity')
    inside('/homepage/0/contentURL', webAddress).write(url, place)
    for (const [part, other] of copied) copy(at(place, part), at(to, other))
  },
}
const copied = [
  ['/title', '/specifiedBy/title'],
  ['/providedBy', '/awardedBy/awardingBody'],
] as const

/** A document about a definition that is not that of its criteria (I9). */
export const document: Codec<Reference> = record<Reference>({
  url: ['/contentURL', webAddress, 'needed'],
  title: ['/title', localized],
})

/** A note that does not say what it is about (M9). */
export const remarks: Codec<Remark> = when(
  (held) => own(held, 'subject') === undefined,
  record<Remark>({ text: ['/noteLiteral', localized, 'needed'] }),
)

/** What the issuer states of the issuing; the original inside is none (I8). */
export const statement: Codec<Statement> = when(
  (held) => !isCapsule(held),
  record<Statement>({ type: ['/dcType', term('evidence-type'), 'needed'], text: ['/evidenceStatement', text] }),
)

/** A list and all that is nested in its items (F13). */
export const deep = (list: Place, depth = 0): readonly Place[] =>
  depth > deepest ? [] : items(list).flatMap((place) => [place, ...deep(at(place, '/hasPart'), depth + 1)])
const deepest = 32
