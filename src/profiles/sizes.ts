/** Sizes, each as its source says it: they contradict each other, so each is a profile of its own. @module */
import type { Profile, Range } from './types.ts'

const size = (id: string, title: string, source: string, ects: Range): Profile => ({
  id,
  title,
  source: { title: source },
  elements: [{ element: 'size', severity: 'mandatory', ects }],
})

const survey = 'Sizes by country, as named in the sources of this project'
const forthem = 'FORTHEM alliance, sizes of learning units'

export const sizes: readonly Profile[] = [
  size('size-es', 'Size in Spain: below 15 ECTS', survey, { below: 15 }),
  size('size-nl', 'Size in the Netherlands: 3 to 30 ECTS', survey, { atLeast: 3, atMost: 30 }),
  size('size-be', 'Size in Belgium: 3 to 20 ECTS', survey, { atLeast: 3, atMost: 20 }),
  size('forthem-nano', 'FORTHEM nano: below 1 ECTS', forthem, { below: 1 }),
  size('forthem-micro', 'FORTHEM micro: 1 to 5 ECTS', forthem, { atLeast: 1, atMost: 5 }),
  size('forthem-course', 'FORTHEM standalone course: about 5 to 15 ECTS', forthem, { atLeast: 5, atMost: 15, approximate: true }),
  size('forthem-pathway', 'FORTHEM learning pathway: below 60 ECTS', forthem, { below: 60 }),
  size('forthem-macro', 'FORTHEM macro: above 60 ECTS', forthem, { above: 60 }),
]
