/** Frameworks of which only a part was read: what was not read is not asked. @module */
import type { ElementName, ElementRule, Profile } from './types.ts'

const all = (...names: readonly ElementName[]): readonly ElementRule[] =>
  names.map((element) => ({ element, severity: 'mandatory' as const }))

/** A level of the national framework is what these ask for. */
const national: ElementRule = { element: 'level', severity: 'mandatory', accept: { 'national-level-only': 'pass' } }

export const partial: readonly Profile[] = [
  {
    id: 'unesco',
    title: 'Micro-credential as UNESCO defines it',
    source: { title: 'UNESCO, Towards a common definition of micro-credentials (2022)', clause: 'the four clauses of the definition' },
    partial: 'The definition was read; it is of principles, of which a document shows only these.',
    elements: all('awarding-body', 'outcomes', 'assessment', 'quality-assurance'),
  },
  {
    id: 'nzqa',
    title: 'Micro-credential listed in New Zealand',
    source: { title: 'NZQA, Micro-credential Listing, Approval, and Accreditation Rules 2022', clause: 'rule 6' },
    partial: 'Not judged: the size in New Zealand credits, words that a title may not use, purpose and need, classification, review.',
    elements: [
      ...all('title', 'awarding-body', 'outcomes'),
      { element: 'workload', severity: 'mandatory', accept: { 'other-credits': 'pass' } },
      national,
      ...all('quality-assurance'),
    ],
  },
  {
    id: 'australia',
    title: 'Micro-credential by the Australian minimum standard',
    source: { title: 'National Microcredentials Framework, Australia (2021)', clause: 'minimum standard' },
    partial: 'The minimum standard was read; the table of critical information requirements was not.',
    elements: [
      ...all('awarding-body', 'outcomes'),
      // at least one hour, and less than an award of the framework
      { element: 'workload', severity: 'mandatory', accept: { 'hours-only': 'pass', 'other-credits': 'pass' } },
      ...all('assessment', 'quality-assurance'),
    ],
  },
  {
    id: 'ireland',
    title: 'Micro-credential in Ireland',
    source: { title: 'QQI and IUA on micro-credentials' },
    partial: 'Read in summaries: credits, a level of the national framework, and the quality assurance of degrees.',
    elements: [...all('workload'), national, ...all('quality-assurance')],
  },
  {
    id: 'ecampusontario',
    title: 'Micro-credential by the principles of eCampusOntario',
    source: { title: 'eCampusOntario, Micro-credential Principles and Framework' },
    partial: 'Principles were read; relevance, endorsement by partners and transcript are not judged.',
    elements: all('awarding-body', 'outcomes', 'assessment'),
  },
]
