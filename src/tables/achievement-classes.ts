/** Classes and terms that Open Badges 3.0 and CLR 2.0 share: what a property holds, and which contexts say so. @module */
import type { Codec } from '../lib/mapping/lens.ts'
import { lose, put, skip, take } from '../lib/mapping/noting.ts'
import { items, within } from '../lib/mapping/place.ts'
import type { Types } from '../lib/mapping.ts'

/** The contexts of a badge: the credential's, and its own. */
export const badgeContexts: readonly string[] = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
]

/** Terms of `Profile`: a subject that uses one is a profile too, or the terms are not defined (T28). */
export const isPersonal = (node: object): boolean => personal.some((key) => key in node)
const personal =
  'name givenName familyName additionalName patronymicName familyNamePrefix honorificPrefix honorificSuffix dateOfBirth email phone address'.split(
    ' ',
  )

export const classes: Types = {
  issuer: ['Profile'],
  creator: ['Profile'],
  source: ['Profile'],
  parentOrg: ['Profile'],
  accreditingAgent: ['Profile'],
  achievement: ['Achievement'],
  address: ['Address'],
  geo: 'GeoCoordinates',
  alignment: ['Alignment'],
  related: ['Related'],
  result: ['Result'],
  resultDescription: ['ResultDescription'],
  rubricCriterionLevel: ['RubricCriterionLevel'],
  evidence: ['Evidence'],
  endorsement: ['VerifiableCredential', 'EndorsementCredential'],
  image: 'Image',
  otherIdentifier: 'IdentifierEntry',
  identifier: 'IdentityObject',
}

/** Types that say something, beside the class that the data model demands. */
export const typesBeside = (demanded: string, says: (type: string) => boolean): Codec<readonly string[]> => ({
  read(from) {
    const types = items(from)
    const found = types.filter(({ held }) => typeof held === 'string' && says(held))
    if (found.length === 0) return undefined
    for (const [index, place] of found.entries()) take(within({ ...place, hub: from.hub }, index))
    for (const place of types) if (place.held === demanded) skip(place)
    return found.map(({ held }) => String(held))
  },
  write(types, to) {
    const said = types.filter(says)
    if (said.length > 0) put(to, [demanded, ...said])
    for (const [index, type] of types.entries())
      if (!says(type)) lose(within(to, index), 'beside the class only addresses on the web say what it is')
  },
})
