/** European Learning Model 3 and the hub: the credential around the claims. @module */
import type { Credential } from '../../lib/credential.ts'
import { own, type Pointer } from '../../lib/json.ts'
import { languagesOf } from '../../lib/mapping/languages.ts'
import { absent, type Codec, many, one, record } from '../../lib/mapping/lens.ts'
import { instant, lastInstant } from '../../lib/mapping/moments.ts'
import { remark } from '../../lib/mapping/noting.ts'
import type { Place } from '../../lib/mapping/pass.ts'
import { at, items } from '../../lib/mapping/place.ts'
import { localized, text } from '../../lib/mapping/text.ts'
import { equal } from '../../lib/tree.ts'
import { awardedByIssuer } from '../../tables/name-rules.ts'
import { credential as profiles } from '../../vocabularies/short.ts'
import { award } from './map-award.ts'
import { associations, claims, nesting } from './map-claims.ts'
import { languageTag } from './map-codes.ts'
import { withCompletion } from './map-completion.ts'
import { nodeConflicts } from './map-conflicts.ts'
import { media } from './map-files.ts'
import { organisation } from './map-organisation.ts'
import { person } from './map-person.ts'
import { statement } from './map-quality.ts'
import { numbered, primary } from './map-values.ts'

export const language: readonly [Pointer, Codec<string>] = ['/displayParameter/primaryLanguage', languageTag]

/** The language it is shown in, then all others that a text is in. */
const languages = (hub: Credential): readonly string[] => [
  ...new Set([primary(hub.language ?? 'en'), ...[...languagesOf(hub)].map(primary).sort()]),
]

const table: Codec<Credential> = record<Credential>(
  {
    id: ['/id', text],
    name: ['/displayParameter/title', localized],
    description: ['/displayParameter/description', localized],
    image: ['/displayParameter/individualDisplay/0/displayDetail/0/image', media],
    language: [['/displayParameter/primaryLanguage', '/displayParameter/individualDisplay/0/language'], languageTag],
    languages: ['/displayParameter/language', many(languageTag)],
    licence: ['/identifier', one(numbered('licenseNumber'))],
    issuer: ['/issuer', organisation],
    issued: [['/issued', '/issuanceDate'], instant],
    validFrom: ['/validFrom', instant],
    validUntil: [['/validUntil', '/expirationDate'], lastInstant],
    recipient: ['/credentialSubject', person],
    awards: ['', claims(withCompletion(award))],
    attachments: ['/attachment', many(media)],
    partial: absent('a credential does not say that it is a part'),
    achievements: absent('only what was awarded has a place', 'association-lost'),
    associations: ['', associations],
    termsOfUse: absent('the shapes allow no terms of use'),
    statements: ['/evidence', many(statement)],
    endorsements: absent('there is no place for endorsements', 'endorsement-lost'),
    endorsementTokens: absent('there is no place for endorsements', 'endorsement-lost'),
  },
  {
    derive: [
      { to: '/language', from: [], by: (_, { pass }) => pass.language, keep: true, code: 'language-assumed', option: 'language' },
      {
        to: '/name',
        from: ['/awards/0/title', '/awards/0/achievement/name'],
        by: ({ awards: [award, ...more] = [] }) => (more.length === 0 ? (award?.title ?? award?.achievement?.name) : undefined),
      },
      { to: '/name', from: ['/awards/0/title', '/awards/0/achievement/name'], keep: true, code: 'required-fallback' },
      { to: '/image', from: ['/awards/0/picture', '/awards/0/achievement/image', '/awards/0/image', '/issuer/logo'] },
      { to: '/validFrom', from: ['/awards/0/validFrom'], same: true },
      { to: '/validUntil', from: ['/awards/0/validUntil'], same: true },
      // of several claims, each was awarded on the day from which it is valid
      { to: '/awards/*/awarded', from: ['/awards/*/validFrom'], keep: true, same: 'there', code: 'required-fallback' },
      { to: '/issued', from: ['/validFrom'] },
      // beside a name of the credential, a title of its only claim is no repetition: a badge without one would be called by that name
      {
        to: '/awards/*/title',
        from: ['/awards/*/achievement/name'],
        by: ({ awards = [], name }, _, [, index]) => {
          const said = awards[Number(index)]?.achievement?.name
          return awards.length > 1 || equal(name, said) ? said : undefined
        },
      },
      { to: '/awards/*/title', from: ['/awards/*/achievement/name'], keep: true },
      awardedByIssuer,
      { to: '/awards/*/awardedBy/0', from: ['/awards/*/issuer', '/issuer'] },
      // the number of the only award is that of the credential, too (A14)
      {
        to: '/licence',
        from: ['/awards/0/licence'],
        by: ({ awards: [award, ...more] = [] }) => (more.length === 0 ? award?.licence : undefined),
      },
      { to: '/languages', from: ['/language'], by: (hub) => languages(hub), same: true },
    ],
    fixed: { '/displayParameter/individualDisplay/0/displayDetail/0/page': 1 },
  },
)

const whole = nesting(table)

/** Those that only say that it is a credential, and what we write (T23). */
const plainProfiles: ReadonlySet<unknown> = new Set(['e34929035b', 'c_7e400154'].map((code) => `${profiles.base}${code}`))

/** Of what kind the whole document is (a diploma supplement, a transcript) has no place elsewhere (A15). */
function profilesLost(from: Place): void {
  for (const place of items(at(from, '/credentialProfiles')))
    if (!plainProfiles.has(own(place.held, 'id'))) remark(place, 'lost', 'of what profile a whole credential is, is not carried over')
}

export const credential: Codec<Credential> = {
  read(from) {
    nodeConflicts(from)
    profilesLost(from)
    return whole.read(from)
  },
  write: whole.write,
}
