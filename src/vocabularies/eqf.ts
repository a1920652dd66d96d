/** The levels of the European Qualifications Framework. @module */
import { type List, snb } from './list.ts'

export const eqf: List = snb(
  'eqf',
  `
1 Level 1
2 Level 2
3 Level 3
4 Level 4
5 Level 5
6 Level 6
7 Level 7
8 Level 8
`,
)
