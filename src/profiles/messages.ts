/** All sentences of a profile's report, by key: a translation replaces them. `{name}` is filled in. @module */
export type Messages = Readonly<Record<string, string>>

export const english: Messages = {
  'element.learner': 'Identification of the learner',
  'element.title': 'Title',
  'element.country': 'Country or region of the issuer',
  'element.awarding-body': 'Awarding body',
  'element.issued': 'Date of issuing',
  'element.outcomes': 'Learning outcomes',
  'element.workload': 'Workload',
  'element.level': 'Level',
  'element.assessment': 'Type of assessment',
  'element.participation': 'Form of participation',
  'element.quality-assurance': 'Quality assurance',
  'element.prerequisites': 'Prerequisites',
  'element.supervision': 'Supervision of the assessment',
  'element.identity-check': 'Identity check during the assessment',
  'element.grade': 'Grade',
  'element.stackability': 'Stackability',
  'element.further-information': 'Further information',
  'element.language': 'Language',
  'element.size': 'Size',
  present: '{element}: stated.',
  absent: '{element}: not stated.',
  'absent-if-applicable': '{element}: not stated, and it is asked for only where it applies, which the document does not tell.',
  'some-awards': '{element}: stated for {present} of {awards} achievements.',
  unclear: '{element}: unclear. {found}',
  accepted: '{element}: stated. {found}',
  'found.address-without-country': 'There is an address, and no country in it.',
  'found.country-of-register': 'Only a number in a register is stated, which is not an address.',
  'found.identifier-only': 'Only an identifier is stated, and no name.',
  'found.not-a-date': 'What is stated is not a date that can be read.',
  'found.criteria-only': 'Criteria are stated, and no learning outcomes apart from them.',
  'found.hours-only': 'Hours or a duration are stated, and no ECTS credits.',
  'found.other-credits': 'Credits are stated, and not that they are ECTS credits.',
  'found.workload-not-read': 'What is stated cannot be read as credits or as a duration.',
  'found.level-not-on-the-list': 'What is stated is none of the eight levels of the EQF.',
  'found.national-level-only': 'A level of a national framework is stated, and none of the EQF.',
  'found.education-level-only': 'A level of education is stated, and none of the EQF.',
  'found.assessment-without-type': 'An assessment or a result is stated, and not of what type it is.',
  'found.supervision-only': 'Only the supervision of an assessment is stated.',
  'found.activity-only': 'A kind of activity is stated, and not the form of participation.',
  'found.setting-only': 'Only whether the learning was formal is stated.',
  'found.endorsement-only': 'An endorsement is stated, and not what kind of quality assurance it is.',
  'found.identity-only': 'Only that identity was checked is stated.',
  'found.status-only': 'Only a status is stated, and no grade.',
  'found.some-awards': 'Not every achievement in the document says it.',
  'found.several-sizes': 'Several achievements have credits: which of them is meant is not said.',
  'found.credits-differ': 'The credits of the achievement and those that were earned differ.',
  'size.inside': '{element}: {points} ECTS credits, which is {range}.',
  'size.outside': '{element}: {points} ECTS credits, which is not {range}.',
  'size.outside-about': '{element}: {points} ECTS credits, which is not {range}; the source gives the limits as approximate.',
  'range.atLeast': 'at least {limit}',
  'range.above': 'above {limit}',
  'range.atMost': 'at most {limit}',
  'range.below': 'below {limit}',
  'range.and': '{one} and {other}',
  counts:
    'Mandatory elements: {present} of {mandatory} stated, {absent} missing, {unclear} unclear. Optional elements: {optionalPresent} of {optional} stated.',
  'supply.at': 'To state it, use {place}.',
  'supply.none': 'The format has no member of its own for it; an extension or another format can hold it.',
  partial: 'Only a part of the source of this profile was read, so no credential is known to fulfil it.',
  'suspicious.minutes-as-months': 'The workload is given in months and would be {months} of them: minutes or hours were probably meant.',
  'suspicious.birth-date-shift': 'The date of birth is a moment of another day in another time zone: the day was probably shifted.',
}

/** A sentence; a key that is not known anywhere is shown itself. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

export const speaker =
  (given: Messages = {}): Say =>
  (key, values = {}) => {
    const text = own(given, key) ?? own(english, key) ?? key
    return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : whole))
  }

const own = (messages: Messages, key: string): string | undefined => {
  const text: unknown = Object.hasOwn(messages, key) ? messages[key] : undefined
  return typeof text === 'string' ? text : undefined
}
