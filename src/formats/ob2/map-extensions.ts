/** Extensions of Open Badges 2.0: objects of their own, each with a context and two types. @module */

import type { Accessibility, Assessment, Reference } from '../../lib/credential/achievement.ts'
import type { Position } from '../../lib/credential/parties.ts'
import { assessmentKind, hours, participationActivity, participationMode, supervisionOf } from '../../lib/edubadges.ts'
import { uuid } from '../../lib/hash.ts'
import { own } from '../../lib/json.ts'
import { readOnly } from '../../lib/mapping/codecs.ts'
import { absent, type Codec, inside, leaf, lone, many, record, translated } from '../../lib/mapping/lens.ts'
import { fix, lose, skip, take } from '../../lib/mapping/noting.ts'
import { at, fresh, items, pathOf, step, within } from '../../lib/mapping/place.ts'
import { number, spoken, type Text, text } from '../../lib/mapping/text.ts'
import { equal } from '../../lib/tree.ts'
import { licence, licenceTitle } from '../../tables/licence-names.ts'
import { languages } from '../../vocabularies/language.ts'

export interface Extension {
  /** Its member of the badge; the others are names under which it is found too. */
  readonly names: readonly [string, ...string[]]
  readonly context: string
  readonly type: string
  /** What the extension demands besides. */
  readonly constants?: Readonly<Record<string, string>>
}

const address = (folder: string): string => `https://w3id.org/openbadges/extensions/${folder}/context.json`

const applyLinkOf: Extension = {
  names: ['extensions:ApplyLink', 'extensions:ApplyLinkExtension'],
  context: address('applyLinkExtension'),
  type: 'extensions:ApplyLink',
}
const geoOf: Extension = {
  names: ['extensions:GeoCoordinates', 'extensions:GeoLocation', 'extensions:GeoCoordinatesExtension', 'schema:location'],
  context: address('geoCoordinatesExtension'),
  type: 'extensions:GeoCoordinates',
  constants: { description: 'Geographic coordinates' },
}
const licenseOf: Extension = {
  names: ['extensions:LicenseExtension', 'schema:license'],
  context: address('licenseExtension'),
  type: 'extensions:LicenseExtension',
}
const accessibilityOf: Extension = {
  names: ['extensions:Accessibility', 'extensions:AccessibilityExtension'],
  context: address('accessibilityExtension'),
  type: 'extensions:Accessibility',
}
const creatorOf: Extension = {
  names: ['extensions:OriginalCreator', 'extensions:OriginalCreatorExtension'],
  context: address('originalCreatorExtension'),
  type: 'extensions:OriginalCreator',
}
const recipientOf: Extension = {
  names: ['extensions:recipientProfile', 'extensions:RecipientProfile'],
  context: address('recipientProfile'),
  type: 'extensions:RecipientProfile',
}

const accreditationOf: Extension = {
  names: ['extensions:IssuerAccreditation', 'extensions:IssuerAccreditationExtension'],
  context: 'https://purl.imsglobal.org/spec/ob-accred/v1p0/context/',
  type: 'extensions:IssuerAccreditation',
}

const written: readonly Extension[] = [applyLinkOf, geoOf, licenseOf, accessibilityOf, creatorOf, recipientOf, accreditationOf]

/** Extensions whose tables stand in files of their own. */
export const extensionOf: { readonly accreditation: Extension } = { accreditation: accreditationOf }

/** The types of extension objects, for the frame. */
export const extensionTypes: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  written.map(({ names: [name], type }) => [name, ['Extension', type]]),
)

/** A value inside an extension of the object that the codec stands at; the extension may be there several times. */
export function extension<Hub>({ names, context, type, constants = {} }: Extension, codec: Codec<Hub>): Codec<Hub> {
  return {
    read(from) {
      const place = names.map((name) => step(from, name)).find(({ held }) => held !== undefined)
      const value = place && codec.read(place)
      if (value === undefined || place === undefined) return undefined
      // its context and types say nothing but which extension it is
      for (const item of items(place))
        for (const member of ['@context', 'type']) {
          const frame = at(item, `/${member}`)
          if (typeof frame.held === 'string' || equal(frame.held, ['Extension', type])) skip(frame)
        }
      for (const [member, constant] of Object.entries(constants)) if (step(place, member).held === constant) skip(step(place, member))
      return value
    },
    write(hub, to) {
      const place = step(to, names[0])
      codec.write(hub, place)
      for (const item of items(fresh(place))) {
        fix(at(item, '/@context'), context)
        for (const [member, value] of Object.entries(constants)) fix(step(item, member), value)
      }
    },
  }
}

export const applyLink: Codec<string> = extension(applyLinkOf, inside('/url', text))
export const creatorPage: Codec<string> = extension(creatorOf, inside('/url', text))
export const recipientName = <Hub>(codec: Codec<Hub>): Codec<Hub> => extension(recipientOf, inside('/name', codec))

export const position: Codec<Position> = extension(
  geoOf,
  inside('/geo', record<Position>({ latitude: ['/latitude', number, 'needed'], longitude: ['/longitude', number, 'needed'] })),
)

export const accessibility: Codec<Accessibility> = extension(
  accessibilityOf,
  record<Accessibility>({
    features: ['/accessibilityFeature', many(text)],
    hazards: ['/accessibilityHazard', many(text)],
    controls: ['/accessibilityControl', many(text)],
    interfaces: ['/accessibilityAPI', many(text)],
  }),
)

/** The licence of a badge: the extension has those of Creative Commons only, and demands what they are called. */
export const rights: Codec<string> = extension(licenseOf, {
  read(from) {
    const iri = licence.read(at(from, '/id'))
    const title = step(from, 'name')
    if (iri !== undefined && title.held !== undefined && title.held === licenceTitle(iri)) skip(title)
    return iri
  },
  write(iri, to) {
    const title = licenceTitle(iri)
    if (title === undefined) return lose(to, 'the extension for licences has those of Creative Commons only')
    licence.write(iri, at(to, '/id'))
    fix(at(to, '/name'), title)
  },
})

/**
 * The extension *Assessment*: what has to be done, and how it is judged (F7). It is read, not written: it demands to
 * say whether groups take part, which nobody states.
 */
export const assessments: Codec<readonly Assessment[]> = readOnly<readonly Assessment[]>(
  'the extension for assessments demands more than is said of them',
  {
    read(from) {
      const found: Assessment[] = []
      for (const place of items(at(from, '/extensions:AssessmentExtension/assessments'))) {
        const item = within({ ...place, hub: from.hub }, found.length)
        const value = assessment.read(item)
        if (value === undefined) continue
        // results would refer to it by a name, and it has none
        const id = `urn:uuid:${uuid(`${from.pass.document}${pathOf(place)}`)}`
        take(within(item, 'id'))
        found.push({ id, ...value })
      }
      return found.length > 0 ? found : undefined
    },
    write: () => undefined,
  },
)
const unheld = absent('it has no place in the extension')
const assessment: Codec<Omit<Assessment, 'id'>> = record<Omit<Assessment, 'id'>>({
  name: ['/description', spoken],
  grading: ['/evaluationMethod', spoken],
  scale: unheld,
  allowedValues: unheld,
  requiredValue: unheld,
  minimum: unheld,
  maximum: unheld,
  modes: unheld,
  requiredLevel: unheld,
  rubric: unheld,
  alignments: unheld,
})

// ---- edubadges: read, never written --------------------------------------------------------

/** Where edubadges keeps a value: `extensions:ECTSExtension` holds `ECTS`. */
const edubadges = <Hub>(name: string, codec: Codec<Hub>): Codec<Hub> => {
  const type = `extensions:${name}Extension` as const
  return extension({ names: [type], context: '', type }, inside(`/${name}`, codec))
}

export const ects: Codec<number> = readOnly('a badge has no credits', edubadges('ECTS', number))
export const eqfNumber: Codec<number> = edubadges('EQF', number)
export const workload: Codec<string> = readOnly(
  'a badge does not say how much work it is',
  edubadges('StudyLoad', hours),
  edubadges('TimeInvestment', hours),
)
export const outcomeSummary: Codec<Text> = edubadges('LearningOutcome', spoken)
export const programme: Codec<string> = edubadges(
  'EducationProgramIdentifier',
  leaf((held) => (typeof held === 'number' || (typeof held === 'string' && held !== '') ? String(held) : undefined)),
)
/** The page of a grading table is a document about the badge (G8). */
export const gradingTable: Codec<readonly Reference[]> = lone(
  translated<Reference, string>(
    edubadges('GradingTable', text),
    (url) => ({ url }),
    ({ url }) => url,
  ),
)
export const institution: Codec<string> = edubadges('InstitutionIdentifier', text)
export const institutionCountry: Codec<string> = edubadges('InstitutionCountry', text)
export const taughtIn: Codec<readonly string[]> = readOnly(
  'a badge does not say in which language it is taught',
  lone(
    edubadges(
      'Language',
      leaf((held) => (typeof held === 'string' ? languages.named(held) : undefined)),
    ),
  ),
)

export const modes: Codec<readonly string[]> = readOnly(
  'a badge does not say how one takes part',
  inside('/participation', many(participationMode)),
)
export const activityTypes: Codec<readonly string[]> = readOnly(
  'a badge does not say what kind of activity it was',
  inside('/badge', inside('/participation', many(participationActivity))),
)
export const assessmentTypes: Codec<readonly string[]> = readOnly(
  'a badge does not say how it is assessed',
  inside('/assessmentType', many(assessmentKind)),
)

/** Two answers of edubadges, one entry of the EU list. */
export const supervision: Codec<string> = readOnly('a badge does not say who watches over an assessment', {
  read(from) {
    const answers = (['assessmentSupervised', 'assessmentIdVerified'] as const).map((name) => {
      const held = own(from.held, name)
      return typeof held === 'boolean' ? held : undefined
    })
    const value = supervisionOf(answers[0], answers[1])
    if (value === undefined) return undefined
    for (const name of ['assessmentSupervised', 'assessmentIdVerified'])
      if (typeof own(from.held, name) === 'boolean') take(step(from, name))
    return value
  },
  write: () => undefined,
})
