/** A badge of Open Badges 2.0 as one person has earned it: the assertion. @module */

import type { Organisation } from '../../lib/credential/parties.ts'
import type { Media } from '../../lib/credential/values.ts'
import type { Activity, Award, Evidence, Result } from '../../lib/credential.ts'
import { own } from '../../lib/json.ts'
import { either, readOnly } from '../../lib/mapping/codecs.ts'
import { occupationRule } from '../../lib/mapping/fallback.ts'
import { absent, type Codec, lone, many, record, translated, when } from '../../lib/mapping/lens.ts'
import { instant } from '../../lib/mapping/moments.ts'
import { spoken, text } from '../../lib/mapping/text.ts'
import { achievement } from './map-achievement.ts'
import * as extension from './map-extensions.ts'
import { endorsement } from './map-profile.ts'
import { unsaid } from './map-unsaid.ts'
import { elsewhere, linkedPicture } from './map-values.ts'

const isData = (held: unknown): boolean => String(typeof held === 'string' ? held : own(held, 'id')).startsWith('data:')

const evidence = when(
  (held) => !isData(held),
  either(
    record<Evidence>({
      url: ['/id', elsewhere],
      name: ['/name', spoken],
      narrative: ['/narrative', spoken],
      description: ['/description', spoken],
      genre: ['/genre', text],
      audience: ['/audience', text],
    }),
    translated<Evidence, string>(
      text,
      (url) => ({ url }),
      ({ url }) => url ?? '',
    ),
  ),
)

/** The official validator takes evidence on the web only: a file that stands in it is read, and never written (I7). */
export const file: Codec<Media> = when(
  isData,
  readOnly(
    'evidence of a badge has an address on the web, it is not embedded',
    record<Media>({ uri: ['/id', text, 'needed'], caption: ['/name', spoken] }),
    translated<Media, string>(
      text,
      (uri) => ({ uri }),
      ({ uri }) => uri,
    ),
  ),
)

const noCreator = absent('of whoever made a badge first only a web page has a place')

/** Who made the badge first: an extension, which is no longer recommended. */
const creator: Codec<Organisation> = record<Organisation>(
  { ...unsaid(noCreator), homepage: ['', extension.creatorPage] },
  // a page is known by its address
  { derive: [{ to: '/homepage', from: ['/id'], keep: true, by: ({ id }) => (id?.startsWith('https://') ? id : undefined) }] },
)

/** The grade that edubadges says of a badge. */
const grade: Codec<Result> = record<Result>({
  value: ['/grade_achieved', spoken],
  assessment: absent('a badge has no results or grades'),
  status: absent('a badge has no results or grades'),
  level: absent('a badge has no results or grades'),
  alignments: absent('a badge has no results or grades'),
})

export const award: Codec<Award> = record<Award>(
  {
    id: absent('an award has the identifier of its assertion'),
    title: absent('an award has no title but that of its badge'),
    description: absent('an award has no description but that of its badge'),
    narrative: ['/narrative', spoken],
    image: ['/image', linkedPicture],
    picture: absent('an award has the picture of its assertion'),
    licence: absent('a badge has no number'),
    role: absent('a badge does not say in what role it was earned'),
    credits: absent('a badge has no credits'),
    activity: [
      '',
      record<Activity>({
        start: absent('a badge does not say when it was worked for'),
        end: absent('a badge does not say when it was worked for'),
        term: absent('a badge does not say when it was worked for'),
        workload: absent('a badge does not say how much work it was'),
        types: ['', extension.activityTypes],
      }),
    ],
    evidence: ['/evidence', many(evidence)],
    results: ['', readOnly<readonly Result[]>('a badge has no results or grades', many(grade))],
    awarded: ['/issuedOn', instant],
    validFrom: absent('an award is valid as long as its assertion'),
    validUntil: absent('an award is valid as long as its assertion'),
    issuer: absent('an award has the issuer of its badge'),
    awardedBy: ['/badge', lone(creator)],
    source: absent('a badge does not say who assessed it'),
    entitlements: absent('a badge does not say what it entitles to'),
    remarks: absent('a badge has no remarks but its narrative'),
    endorsements: ['/endorsement', many(endorsement)],
    endorsementTokens: absent('endorsements are not tokens here', 'endorsement-lost'),
    achievement: ['/badge', achievement],
  },
  {
    derive: [occupationRule],
  },
)
