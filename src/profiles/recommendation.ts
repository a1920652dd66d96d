/** The European list of elements, and the schema of the Dutch edubadges. @module */
import type { ElementName, ElementRule, Profile } from './types.ts'

const mandatory = (element: ElementName, more: Omit<ElementRule, 'element' | 'severity'> = {}): ElementRule => ({
  element,
  severity: 'mandatory',
  ...more,
})
const optional = (element: ElementName): ElementRule => ({ element, severity: 'optional' })

export const eu: Profile = {
  id: 'eu',
  title: 'European standard elements to describe a micro-credential',
  source: {
    title: 'Council Recommendation of 16 June 2022 on a European approach to micro-credentials (2022/C 243/02)',
    clause: 'Annex I',
    url: 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32022H0627(02)',
  },
  elements: [
    mandatory('learner'),
    mandatory('title'),
    mandatory('country'),
    mandatory('awarding-body'),
    mandatory('issued'),
    mandatory('outcomes'),
    // “in ECTS credits, wherever possible”: hours alone are a warning
    mandatory('workload', { accept: { 'hours-only': 'warn', 'other-credits': 'warn' } }),
    mandatory('level', { ifApplicable: true }),
    mandatory('assessment'),
    mandatory('participation'),
    mandatory('quality-assurance'),
    optional('prerequisites'),
    optional('supervision'),
    optional('grade'),
    optional('stackability'),
    optional('further-information'),
  ],
}

export const nl: Profile = {
  id: 'nl',
  title: 'Micro-credential of the Dutch edubadges',
  source: { title: 'edubadges (SURF), schema for micro-credentials', clause: 'microcredential.json' },
  elements: [
    mandatory('title'),
    mandatory('awarding-body'),
    mandatory('issued'),
    // its place is the criteria and the description
    mandatory('outcomes', { accept: { 'criteria-only': 'pass' } }),
    // one of: ECTS credits, hours of study (SBU)
    mandatory('workload', { accept: { 'hours-only': 'pass' } }),
    mandatory('level'),
    mandatory('assessment'),
    mandatory('participation'),
    mandatory('quality-assurance'),
    mandatory('supervision'),
    mandatory('identity-check'),
    mandatory('grade'),
    mandatory('language'),
    optional('learner'),
    optional('country'),
  ],
}
