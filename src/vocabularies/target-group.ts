/** Who a learning opportunity is meant for. @module */
import { type List, snb } from './list.ts'

export const targetGroup: List = snb(
  'target-group',
  `
022beab85a High Achievers
0247b300b0 Non-Native Speakers
05f11c859b Persons requiring employment retraining
1599531db0 Persons in tertiary education (EQF 6)
1cfca7f767 Persons who have completed primary education
46806e0244 Persons in secondary/compulsory education
527a6f97eb Persons who have completed tertiary education (EQF 7)
5b1417fd15 Persons in primary education
5e56931138 Persons with 0-3 years work experience
808b99d38f Persons who have completed tertiary education (EQF 8)
919082b88b Persons who have completed secondary/compulsory education
acb7f20f25 Persons in tertiary education (EQF 7)
b0bf4f9fe9 Persons in tertiary education (EQF 8)
c900d8ecb1 Migrants
cbedf28444 Persons with 3-10 years work experience
d45b47b458 Persons with 10+ years work experience
de9cd193ce Persons with a learning disability
e3782a33ab Native Speakers
e7627913ad Persons who have completed tertiary education (EQF 6)
fd1279fd9f Low Achievers
`,
)
