/** The short lists of the European learning model. @module */
import { type List, snb } from './list.ts'

/** Credit systems (T10). */
export const educationCredit: List = snb(
  'education-credit',
  `
60b314e826 European credit system for vocational education and training
6fcec5c5af European Credit Transfer System
`,
  {
    aliases: new Map([
      ['ects', '6fcec5c5af'],
      ['european credit transfer and accumulation system', '6fcec5c5af'],
      ['ecvet', '60b314e826'],
    ]),
  },
)

/** How the content of a file is written. */
export const encoding: List = snb(
  'encoding',
  `
6146cde7dd base64
`,
)

/** What is accredited. */
export const accreditation: List = snb(
  'accreditation',
  `
003293d2ce Institutional License
820101cba6 Program Quality Assurance
bb4618238e Institutional Quality Assurance
e57dddfcf3 Program License
c_1f1a469a EQAR
`,
)

/** Profiles of European Digital Credentials. */
export const credential: List = snb(
  'credential',
  `
48b514e72a Learning Activity
6cf8e68c43 Qualification Award
6dff8a0f87 Diploma Supplement
bdc47cb449 Learning Entitlement
e34929035b Generic
c_7e400154 Converted
c_ae121a00 Accreditation
c_9a31f32a Issued by mandate
`,
)

/** Kinds of learning activity. */
export const learningActivity: List = snb(
  'learning-activity',
  `
3c8bd58d62 lab / simulation / practice coursework
4357e0e681 job experience
59eaf34fab volunteering
a7e556215a research
b660f5dcea self-motivated study
bf2e3a7bae e-learning coursework
bf5588ff84 internship
d46a826a39 apprenticeship
efff75e10a workshop, seminar or conference
fd33e234ae educational programme
ff436ea7c9 classroom coursework
`,
)

/** Kinds of assessment. */
export const assessment: List = snb(
  'assessment',
  `
19a2e5e671 peer assessment
2939dae15f marked assignment
3484bd7e51 continuous evaluation
4f03b91c0e portfolio
56539a6507 group performance
6a4db9f11d practical assessment
6e6cb2cc78 written examination
7331eb4762 level of attendance
795dac4096 project work
812e3b0ae1 peer review
b1b68f6735 quiz
c4256a2726 problem based learning
d30284d7df oral examination
de4d165a6c artefact assessment
`,
)

/** Whether an entitlement is there or can be had. */
export const entitlementStatus: List = snb(
  'entitlement-status',
  `
5b8d6b34fb prospective
b7015a8a8c actual
`,
)

/** What one is entitled to. */
export const entitlement: List = snb(
  'entitlement',
  `
52f62180c2 occupation
64aad92881 learning opportunity
bebd32e8e6 membership
`,
)

/** Kinds of learning opportunity and of what it leads to. */
export const learningOpportunity: List = snb(
  'learning-opportunity',
  `
05053c1cbe Course
0f7dac46ca Programme module
11252a5207 Mentoring
17744a2647 MOOC
63f9f6180c Apprenticeship
65a4cf5de2 Study visit
74a4a268e8 Short learning programme
77b99de990 Internship
79343569f3 Educational programme
7e1ac538db Class
8b965da2d4 Service learning
b2434ca358 Thesis
`,
)

/** How much of a week. */
export const learningSchedule: List = snb(
  'learning-schedule',
  `
67395e6b5a Part time light
72a0ab92fa Full time
f230bae523 Part time intensive
`,
)

/** Formal or not; informal learning has no entry. */
export const learningSetting: List = snb(
  'learning-setting',
  `
6fd4685715 formal learning
e207a81fc7 non-formal learning
`,
)

/** Modes of learning and of assessment; the list is called so in spite of its name. */
export const mode: List = snb(
  'learning-assessment',
  `
729f3bed4b Workbased
7813801c77 Project based
9191af2ed9 Presential
920fbb3cbe Online
e92d221e4d Blended
ed4c557045 Research-Lab based
`,
  {
    aliases: new Map([
      ['work-based', '729f3bed4b'],
      ['project-based', '7813801c77'],
      ['on-site', '9191af2ed9'],
      ['hybrid', 'e92d221e4d'],
    ]),
  },
)

/** How widely a skill can be used. */
export const skillReuseLevel: List = snb(
  'skill-reuse-level',
  `
cross-sector cross-sector skills and competences
occupation-specific occupation specific skills and competences
sector-specific sector specific skills and competences
transversal transversal skills and competences
`,
)

/** Knowledge or skill. */
export const skillType: List = snb(
  'skill-type',
  `
knowledge knowledge
skill skill
`,
)

/** Supervision and identity verification; the entries that were seen, as no file has the whole list. */
export const supervision: List = snb(
  'supervision-verification',
  `
70be69aaf9 Supervised with ID Verification
c598449d64 Unsupervised without ID Verification
44314532f9 ID Verification
`,
  { aliases: new Map([['no id verification', 'c598449d64']]) },
)

/** Kinds of evidence in a credential; the entries that were seen. */
export const evidenceType: List = snb(
  'evidence-type',
  `
c_18016257 Mandate
c_c4f849d7 Conversion
c_991b06c6 Accreditation
`,
)

/** How an accreditation ended; the entry that was seen. */
export const accreditationDecision: List = snb(
  'accreditation-decision',
  `
c_0ab66479 Positive
`,
)

/** What a verification looks at; the entries that were seen. */
export const verification: List = snb(
  'verification',
  `
1faf8d450f Owner
271aef9eb4 Revocation
2f5b89b96f Format
94d828f160 Expiry
e2bbc86a28 Accreditation
f9c2016fe9 Seal
c_50990fe3 Custom
`,
)

/** How a verification ended; the entries that were seen. */
export const verificationStatus: List = snb(
  'verification-status',
  `
9895008394 OK
641f0c5e5d Skipped
9d26eb9a37 Error
`,
)
