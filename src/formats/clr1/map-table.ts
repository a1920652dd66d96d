/** Comprehensive Learner Record 1.0 and the hub. @module */

import type { Credits } from '../../lib/credential/values.ts'
import type { Activity, Award, Credential, Result } from '../../lib/credential.ts'
import { creditsOfOne, withoutBridge, withoutLanguage } from '../../lib/mapping/codecs.ts'
import { occupationRule } from '../../lib/mapping/fallback.ts'
import { leave } from '../../lib/mapping/leave.ts'
import { absent, type Codec, claimed, lone, many, record } from '../../lib/mapping/lens.ts'
import { instant, lastInstant } from '../../lib/mapping/moments.ts'
import { lose, put } from '../../lib/mapping/noting.ts'
import { ofSeveral } from '../../lib/mapping/pass.ts'
import { at, each, fresh, items, within } from '../../lib/mapping/place.ts'
import { flag, number, spoken, spokenGrade, text } from '../../lib/mapping/text.ts'
import { madeBy } from '../../tables/definition.ts'
import { awardedByIssuer, nameOfAward, nameOfOnlyAward, numberOfOnlyAward } from '../../tables/name-rules.ts'
import { achievement, any } from './map-achievement.ts'
import { associations } from './map-associations.ts'
import { evidences, files } from './map-evidence.ts'
import { awardId, nodeId } from './map-name.ts'
import { endorsement, learner, picture, profile } from './map-profile.ts'

const statuses: ReadonlySet<string> = new Set('Completed Enrolled Failed InProgress OnHold Withdrew'.split(' '))
const status: Codec<string> = {
  read: text.read,
  write: (value, to) => (statuses.has(value) ? put(to, value) : lose(to, 'a result cannot have this status here')),
}

const result = record<Result>({
  assessment: ['/resultDescription', nodeId],
  value: ['/value', spokenGrade],
  status: ['/status', status],
  level: ['/achievedLevel', nodeId],
  alignments: ['/alignments', many(any)],
})

const award = record<Award>(
  {
    id: ['/id', awardId],
    title: absent('an award has no title but that of its achievement'),
    description: absent('an award has no description but that of its achievement'),
    narrative: ['/narrative', spoken],
    image: ['/image', picture],
    picture: absent('an award has one picture'),
    licence: ['/licenseNumber', text],
    role: ['/role', spoken],
    credits: [
      '',
      creditsOfOne(
        record<Credits>({ points: ['/creditsEarned', number, 'needed'], framework: absent('credits do not say their framework') }),
      ),
    ],
    activity: [
      '',
      record<Activity>({
        start: ['/activityStartDate', instant],
        end: ['/activityEndDate', instant],
        term: ['/term', spoken],
        workload: absent('an award does not say how much work it was'),
        types: absent('an award does not say what kind of activity it was'),
      }),
    ],
    evidence: ['/evidence', evidences],
    results: ['/results', many(result)],
    awarded: ['/issuedOn', instant],
    // one date says both (A8)
    validFrom: ['/issuedOn', instant],
    validUntil: ['/expires', lastInstant],
    issuer: absent('an award has the issuer of its achievement'),
    awardedBy: ['/achievement/issuer', lone(profile)],
    source: ['/source', profile],
    entitlements: absent('an award does not say what it entitles to'),
    remarks: absent('an award has no remarks but its narrative'),
    endorsements: ['/endorsements', many(endorsement)],
    endorsementTokens: absent('signed endorsements are of another kind here', 'endorsement-lost'),
    achievement: ['/achievement', achievement],
  },
  {
    derive: [occupationRule],
  },
)

/** Assertions, and what the signed ones say: they are written unsigned. */
const awards: Codec<readonly Award[]> = {
  read(from) {
    const found: Award[] = []
    const assertions = [...items(at(from, '/assertions')), ...items(at(from, '/signedAssertions'))]
    if (assertions.length > 1) from.pass.memory.set(ofSeveral, true)
    for (const place of assertions) {
      const value = claimed(award, within({ ...place, hub: from.hub }, found.length))
      if (value !== undefined) found.push(value)
    }
    return found.length > 0 ? found : undefined
  },
  write: (hub, to) => many(award).write(hub, at(to, '/assertions')),
}

const commonEnd = (awards: readonly Award[] = []): string | undefined => {
  const first = awards[0]?.validUntil
  return awards.every(({ validUntil }) => validUntil === first) ? first : undefined
}

/** A record expires as its assertions do: when all say the same, it is the record's end. */
const expiry: Codec<string> = {
  read(from) {
    const said = [...items(at(from, '/assertions')), ...items(at(from, '/signedAssertions'))].map((assertion) => at(assertion, '/expires'))
    const [first] = said
    if (first === undefined || said.some(({ held }) => held !== first.held)) return undefined
    const [end] = said.map((place) => lastInstant.read({ ...place, hub: from.hub }))
    return end
  },
  write(hub, to) {
    const assertions = items(fresh(at(to, '/assertions')))
    if (assertions.length === 0 || assertions.some((assertion) => fresh(at(assertion, '/expires')).held !== hub))
      lose(to, 'a record does not expire but by its assertions')
  },
}

const table: Codec<Credential> = withoutBridge(
  withoutLanguage(
    record<Credential>(
      {
        id: ['/id', text],
        name: ['/name', spoken],
        description: absent('a record has no description'),
        image: absent('a record has no picture'),
        language: absent('a record does not say its language', 'language-dropped'),
        languages: absent('a record does not say its language'),
        licence: absent('a record has no number but that of its assertion'),
        issued: absent('a record is issued when it becomes valid'),
        validFrom: ['/issuedOn', instant],
        awards: ['', awards],
        validUntil: ['', expiry],
        achievements: ['/achievements', many(madeBy(achievement, '/issuer', profile))],
        issuer: ['/publisher', profile],
        recipient: ['', learner],
        attachments: ['/assertions/0/evidence', files],
        associations: ['', associations],
        partial: ['/partial', flag],
        termsOfUse: absent('a record has no terms of use'),
        statements: absent('an issuer states nothing of the issuing'),
        endorsements: ['/endorsements', many(endorsement)],
        endorsementTokens: absent('signed endorsements are of another kind here', 'endorsement-lost'),
      },
      {
        derive: [
          nameOfAward,
          nameOfOnlyAward,
          { to: '/awards/*/awarded', from: ['/awards/*/validFrom'], keep: true },
          { to: '/awards/*/validFrom', from: ['/awards/*/awarded'], keep: true },
          { to: '/validUntil', from: ['/awards/0/validUntil'], keep: true, by: ({ awards }) => commonEnd(awards) },
          { to: '/awards/*/validUntil', from: ['/validUntil'] },
          numberOfOnlyAward,
          // the issuer of an achievement is required; it is the publisher where nobody else is named
          awardedByIssuer,
          { to: '/awards/*/awardedBy/0', from: ['/awards/*/issuer', '/issuer'] },
          { to: '/achievements/*/creator', from: ['/issuer'] },
        ],
      },
    ),
  ),
)

export const credential: Codec<Credential> = {
  read(from) {
    const value = table.read(from)
    leave(from, 'revoked', 'revocationReason')
    leave(at(from, '/publisher'), 'publicKey', 'verification', 'revocationList')
    for (const assertion of [...items(at(from, '/assertions')), ...items(at(from, '/signedAssertions'))]) {
      leave(assertion, 'verification', 'revoked', 'revocationReason')
      leave(at(assertion, '/achievement/issuer'), 'publicKey', 'verification', 'revocationList')
    }
    for (const issuer of each(from, '/achievements/*/issuer')) leave(issuer, 'publicKey', 'verification', 'revocationList')
    return value
  },
  write: table.write,
}
