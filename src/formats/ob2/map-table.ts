/** Open Badges 2.0 and the hub. Documents of 0.5 to 1.1 and of 2.1 arrive in this shape. @module */

import type { Organisation } from '../../lib/credential/parties.ts'
import type { Credential } from '../../lib/credential.ts'
import { own, type Pointer } from '../../lib/json.ts'
import { withoutBridge } from '../../lib/mapping/codecs.ts'
import { criteriaOf } from '../../lib/mapping/fallback.ts'
import { leave, leaveContexts, unresolved } from '../../lib/mapping/leave.ts'
import { absent, type Codec, lone, many, record } from '../../lib/mapping/lens.ts'
import { instant, languageTag, lastInstant, tagOf } from '../../lib/mapping/moments.ts'
import { put, skip, take } from '../../lib/mapping/noting.ts'
import type { Field, Place } from '../../lib/mapping/pass.ts'
import { at, fieldOf, fresh, step } from '../../lib/mapping/place.ts'
import { text } from '../../lib/mapping/text.ts'
import { isWithin } from '../../lib/mapping/trace.ts'
import { equal, keys } from '../../lib/tree.ts'
import { nameOfOneAward } from '../../tables/name-rules.ts'
import { award, file } from './map-award.ts'
import { person, profile } from './map-profile.ts'

const languagePointers = ['/badge/@language', '/@language', '/badge/issuer/@language'] as const

/** The language of the badge; assertion and issuer may say it too. */
const tongue: Codec<string> = {
  read(from) {
    const said = languagePointers.map((pointer) => at(from, pointer)).filter(({ held }) => typeof held === 'string' && held !== '')
    const [first] = said
    if (first === undefined || typeof first.held !== 'string') return undefined
    const tag = languageTag.read({ ...first, hub: from.hub })
    if (tag !== undefined) for (const place of said) if (tagOf(place.held) === tag) take({ ...place, hub: from.hub })
    return tag
  },
  write: (hub, to) => put({ ...at(to, fresh(step(to, 'badge')).held === undefined ? '/@language' : '/badge/@language'), hub: to.hub }, hub),
}

export const language: readonly [Pointer, Codec<string>] = ['', tongue]

const table: Codec<Credential> = withoutBridge(
  record<Credential>(
    {
      id: ['/id', text],
      name: absent('a badge has no title but that of its class'),
      description: absent('a badge has no description but that of its class'),
      image: absent('a badge has its own picture and the picture of the award, none of what is around them'),
      languages: absent('the language is that of the text'),
      licence: absent('a badge has no number'),
      issuer: ['/badge/issuer', profile],
      issued: absent('a badge has one date'),
      awards: ['', lone(award)],
      // one date says both
      validFrom: ['/issuedOn', instant],
      validUntil: ['/expires', lastInstant],
      recipient: ['', person],
      attachments: ['/evidence', many(file)],
      language,
      partial: absent('a badge is whole'),
      achievements: absent('an assertion holds one badge, the one that was awarded', 'association-lost'),
      associations: absent('an assertion holds one badge, and no relation to others', 'association-lost'),
      termsOfUse: absent('a badge has no terms of use'),
      statements: absent('an issuer states nothing of the issuing'),
      endorsements: absent('the endorsements of an assertion are those of its award', 'endorsement-lost'),
      endorsementTokens: absent('endorsements are not tokens here', 'endorsement-lost'),
    },
    {
      derive: [
        { to: '/awards/0', from: ['/validFrom'], keep: true, by: ({ validFrom }) => validFrom && { awarded: validFrom } },
        { to: '/awards/0/awarded', from: ['/validFrom'], keep: true },
        { to: '/validFrom', from: ['/awards/0/awarded'], keep: true },
        nameOfOneAward,
        { to: '/awards/0/achievement/criteriaUrl', from: ['/awards/0/achievement/homepage'], keep: true, code: 'required-fallback' },
        {
          to: '/awards/0/achievement/description',
          from: ['/awards/0/narrative', '/awards/0/achievement/outcomeSummary', '/description', '/awards/0/achievement/name'],
          keep: true,
          code: 'required-fallback',
        },
        {
          to: '/awards/0/achievement/criteria',
          from: ['/awards/0/achievement/outcomeSummary', '/awards/0/achievement/outcomes'],
          keep: true,
          code: 'required-fallback',
          by: ({ awards }) => criteriaOf(awards?.[0]?.achievement),
        },
        { to: '/awards/0/achievement/image', from: ['/image', '/awards/0/image', '/issuer/logo'], keep: true, code: 'required-fallback' },
      ],
    },
  ),
)

/** Moodle repeats the tags of a badge in the assertion. */
function repeatedTags(assertion: Place): void {
  const tags = at(assertion, '/tags')
  if (tags.held !== undefined && equal(tags.held, at(assertion, '/badge/tags').held)) skip(tags)
}

/** Who awards is the issuer, under the same id: what is said of both stands with the issuer, and nothing of it is lost. */
function repeatedIssuer(body: Organisation, issuer: Organisation = {}, field: string, { pass }: Place): void {
  if (body.id === undefined || body.id !== issuer.id) return
  // what is narrowed stands there
  const lost = pass.losses.flatMap(({ hub, code }) => (code === 'narrowed' ? [] : [fieldOf(hub)]))
  const written = pass.writes.map(([place, hub]) => [place, fieldOf(hub)] as const)
  for (const [name, value] of Object.entries(body)) {
    const to = `/issuer/${name}`
    if (!equal(value, own(issuer, name)) || lost.some((path) => isWithin(path, to) || isWithin(to, path))) continue
    pass.derived.push({ to, from: [`${field}/${name}`], value, same: true })
    for (const [place, path] of written)
      if (isWithin(path, to)) pass.writes.push([place, fieldAt(`${field}${path.slice('/issuer'.length)}`)])
  }
}
const fieldAt = (path: string): Field | undefined => keys(path).reduce<Field | undefined>((up, key) => ({ up, key }), undefined)

export const credential: Codec<Credential> = {
  read(from) {
    const value = table.read(from)
    leave(from, 'revoked', 'revocationReason')
    for (const part of ['/badge', '/badge/issuer'] as const) leaveContexts(at(from, part))
    leave(at(from, '/badge/issuer'), 'publicKey', 'verification', 'revocationList')
    repeatedTags(from)
    for (const part of ['/badge', '/badge/issuer'] as const) unresolved(at(from, part))
    return value
  },
  write(hub, to) {
    table.write(hub, to)
    for (const [index, { awardedBy = [] }] of (hub.awards ?? []).entries())
      for (const [at, body] of awardedBy.entries()) repeatedIssuer(body, hub.issuer, `/awards/${index}/awardedBy/${at}`, to)
  },
}
