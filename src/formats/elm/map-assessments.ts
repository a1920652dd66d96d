/** How something is assessed: in ELM inside the result that refers to it, else beside the specification (T13). @module */

import type { Assessment } from '../../lib/credential/achievement.ts'
import { own, type Pointer } from '../../lib/json.ts'
import { attempt } from '../../lib/mapping/attempt.ts'
import { absent, type Codec, many, record } from '../../lib/mapping/lens.ts'
import { lose } from '../../lib/mapping/noting.ts'
import { at, each, next, within } from '../../lib/mapping/place.ts'
import { localized } from '../../lib/mapping/text.ts'
import { equal } from '../../lib/tree.ts'
import { isKind } from './map-assessment-types.ts'
import { term } from './map-entries.ts'
import { deep } from './map-quality.ts'
import { plain, reference } from './map-values.ts'

const onlyInScheme = absent('it has no place but in the grading scheme, as text')

/** A definition that stands at `base`; the result around it has the same title. */
const assessment = (base: '' | '/specifiedBy', titles: readonly [Pointer, ...Pointer[]]): Codec<Assessment> =>
  record<Assessment>(
    {
      id: [`${base}/id`, reference, 'needed'],
      name: [titles, localized],
      scale: [`${base}/gradingScheme/title`, plain],
      grading: [`${base}/gradingScheme/description`, localized],
      allowedValues: onlyInScheme,
      requiredValue: onlyInScheme,
      minimum: onlyInScheme,
      maximum: onlyInScheme,
      modes: [`${base}/mode`, many(term('learning-assessment'))],
      requiredLevel: onlyInScheme,
      rubric: absent('a grading scheme is text here, and has no levels'),
      alignments: absent('an assessment refers to no framework'),
    },
    {
      derive: [
        {
          to: '/grading',
          from: ['/allowedValues', '/requiredValue', '/minimum', '/maximum', '/requiredLevel'],
          by({ allowedValues, requiredValue, minimum, maximum, requiredLevel, rubric }, { pass }) {
            const level = rubric?.find(({ id }) => id === requiredLevel)?.name
            const required = requiredValue ?? (level && Object.values(level)[0])
            const parts = [
              allowedValues && `Allowed values: ${allowedValues.join(', ')}.`,
              required && `Required: ${required}.`,
              rangeOf(minimum, maximum),
            ].filter(Boolean)
            return parts.length > 0 ? { [pass.language]: parts.join(' ') } : undefined
          },
        },
      ],
    },
  )

/** A bound alone is called what it is: `–4.33` reads as a number below nothing. */
function rangeOf(minimum?: string, maximum?: string): string | undefined {
  if (minimum === undefined) return maximum === undefined ? undefined : `Maximum: ${maximum}.`
  return maximum === undefined ? `Minimum: ${minimum}.` : `Range: ${minimum}–${maximum}.`
}

const taken = assessment('/specifiedBy', ['/specifiedBy/title', '/title'])
const offered = assessment('', ['/title'])

export const assessments: Codec<readonly Assessment[]> = {
  read(from) {
    const found: Assessment[] = []
    const places = [
      ...deep(at(from, '/provenBy')).map(
        (place) => [own(place.held, 'specifiedBy') === undefined ? offered : taken, { ...place, hub: from.hub }] as const,
      ),
      ...each(from, '/specifiedBy/provenBy/*')
        .filter(({ held }) => !isKind(held))
        .map((place) => [offered, place] as const),
    ]
    for (const [codec, place] of places)
      attempt(from, () => {
        const read = codec.read(within(place, found.length))
        // an id alone defines nothing
        if (read && Object.keys(read).length === 1) return undefined
        const before = read && found.find(({ id }) => id === read.id)
        if (read && !before) found.push(read)
        return before && !equal(before, read) ? undefined : read
      })
    return found.length > 0 ? found : undefined
  },
  write(hub, to) {
    hub.forEach((definition, index) => {
      const results = each(to, '/provenBy/*').filter(({ held }) => own(own(held, 'specifiedBy'), 'id') === definition.id)
      for (const place of results) taken.write(definition, within(place, index))
      if (results.length === 0) offered.write(definition, within(next(at(to, '/specifiedBy/provenBy')), index))
    })
    const order = new Map(
      each(to, '/provenBy/*')
        .map(({ held }, index) => [own(own(held, 'specifiedBy'), 'id'), index] as const)
        .reverse(),
    )
    const places = hub.map(({ id }) => order.get(id) ?? Infinity)
    if (places.some((place, index) => place < (places[index - 1] ?? 0))) lose(to, 'they come in the order of the results', 'narrowed')
  },
}
