/** Open Badges 3.0 and the hub. @module */

import type { Association, Award, Credential } from '../../lib/credential.ts'
import type { Pointer } from '../../lib/json.ts'
import { relatedOf } from '../../lib/mapping/fallback.ts'
import { unresolved } from '../../lib/mapping/leave.ts'
import { absent, type Codec, formerly, lone, many, record } from '../../lib/mapping/lens.ts'
import { instant, languageTag, lastInstant } from '../../lib/mapping/moments.ts'
import { lose } from '../../lib/mapping/noting.ts'
import { at, each, fresh, within } from '../../lib/mapping/place.ts'
import { spoken, text } from '../../lib/mapping/text.ts'
import { file, statement } from '../../tables/achievement-evidence.ts'
import { awardRows, awardRules, linked, terms } from '../../tables/achievement-model.ts'
import { image, person, profile } from '../../tables/achievement-profile.ts'
import { nameOfAward, numberOfOnlyAward } from '../../tables/name-rules.ts'

const award: Codec<Award> = linked(
  record<Award>(
    {
      ...awardRows,
      id: absent('an award has the identifier of its credential'),
      title: absent('an award has no title but that of its achievement'),
      description: absent('an award has the description of its credential'),
      picture: absent('an award has the picture of its credential'),
      validFrom: absent('an award is valid as long as its credential'),
      validUntil: absent('an award is valid as long as its credential'),
      issuer: absent('an award has the issuer of its credential'),
    },
    { derive: awardRules },
  ),
)

/** Of a relation, only that there is one stands beside the achievement (K2, K3); one of two others has no place at all. */
const associations: Codec<readonly Association[]> = {
  read: () => undefined,
  write(hub, to) {
    const own = fresh(at(to, '/id')).held
    const related = each(to, '/related/*/id').map(({ held }) => held)
    for (const [index, { source, target }] of hub.entries()) {
      const isSaid = (source === own && related.includes(target)) || (target === own && related.includes(source))
      if (isSaid) lose(within(to, index), 'only that two achievements are related can be said, not how', 'widened')
      else lose(within(to, index), 'a badge holds one achievement', 'association-lost')
    }
  },
}

export const language: readonly [Pointer, Codec<string>] = ['/credentialSubject/achievement/inLanguage', languageTag]

const table: Codec<Credential> = record<Credential>(
  {
    id: ['/id', text],
    name: ['/name', spoken],
    description: ['/description', spoken],
    image: ['/image', image],
    language,
    languages: absent('the languages are those of the text'),
    licence: absent('the number is said of the award'),
    issuer: ['/issuer', profile],
    issued: absent('a credential is issued when it becomes valid'),
    // VC Data Model 1.1 (A12)
    validFrom: ['', formerly('/validFrom', '/issuanceDate', instant)],
    validUntil: ['', formerly('/validUntil', '/expirationDate', lastInstant)],
    recipient: ['/credentialSubject', person],
    awards: ['', lone(award)],
    attachments: ['/evidence', many(file)],
    partial: absent('a badge is whole'),
    achievements: absent('a badge holds one achievement, the one that was awarded', 'association-lost'),
    associations: ['/credentialSubject/achievement', associations],
    termsOfUse: ['/termsOfUse', many(terms)],
    statements: ['/evidence', many(statement)],
    endorsements: absent('the endorsements of a badge are those of its award', 'endorsement-lost'),
    endorsementTokens: absent('the endorsements of a badge are those of its award', 'endorsement-lost'),
  },
  {
    derive: [
      nameOfAward,
      { to: '/name', from: ['/awards/0/achievement/name'] },
      { to: '/validFrom', from: ['/issued'], keep: true, code: 'required-fallback' },
      numberOfOnlyAward,
      // that they are related is all that a badge can say (K2, K3)
      { to: '/awards/0/achievement/related', from: ['/associations'], keep: true, by: (hub) => relatedOf(hub) },
      {
        to: '/awards/0/achievement/description',
        from: ['/awards/0/narrative', '/awards/0/achievement/outcomeSummary', '/description', '/awards/0/achievement/name'],
        keep: true,
        code: 'required-fallback',
      },
    ],
  },
)

export const credential: Codec<Credential> = {
  read(from) {
    unresolved(at(from, '/issuer'))
    return table.read(from)
  },
  write: table.write,
}
