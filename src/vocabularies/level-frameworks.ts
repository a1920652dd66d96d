/**
 * Frameworks of qualifications by the names that platforms write, where the address is a page about the framework and
 * no entry of a list (crosswalk T11). Aligned with one of these is a level, not something that was learnt.
 *
 * @module
 */
import { own } from '../lib/json.ts'

/** That of the European Higher Education Area has cycles, and the European one has a list of its own. */
const abbreviated = '\\b(?!eqf\\b)(?:[a-z]{0,5}qc?f\\b(?!-ehea)|(?:nfq|fheq|cqfw|dqr|nqr|meces|qnq|rncp|vks)\\b)'
const inWords = [
  '(?<!european )qualifications? (?:and credentials? )?frameworks?\\b(?! (?:of|for|in) the european)',
  'frameworks? (?:of|for) (?:\\w+ ){0,3}qualifications\\b(?! (?:of|for|in) the european)',
  'qualifikationsrahmen',
  'kwalificatie(?:raamwerk|kader|structuur)',
  '(?:cadre|r[ée]pertoire) .{0,30}certifications',
  '(?:marco|quadro) .{0,30}(?:cualificaciones|qualificazioni|qualificações)',
]
const name = `(?:${[abbreviated, ...inWords].join('|')})`
const level = '(?:level|niveau|nivell?|nível|livello?|stufe|nivå|poziom)'

const national = new RegExp(name, 'i')
const european = /^(?:the )?(?:eqf\b|european qualifications? framework\b)/i
const startsWithLevel = new RegExp(`^${level}\\W*\\d`, 'i')
/** `NLQF 5`, `Irish NFQ Level 9` */
const startsWithFramework = new RegExp(`^(?:\\w+ ){0,2}${name}\\W*(?:${level}\\W*)?\\d`, 'i')
const levelCode = new RegExp(`^(?:${level}\\s*)?(?:[1-9]|1[0-2])(?:\\.\\d)?[a-z]?$`, 'i')

interface Said {
  readonly framework: string
  readonly target: string
  readonly code: string
}

const said = (alignment: unknown): Said => {
  const [framework = '', target = '', code = ''] = ['targetFramework', 'targetName', 'targetCode'].map((key) =>
    String(own(alignment, key) ?? '').trim(),
  )
  return { framework, target, code }
}

/** Where a framework is named that is a national one too, the number may be of that. */
export function isEuropeanLevel(alignment: unknown): boolean {
  const { framework, target } = said(alignment)
  const called = framework || target
  return european.test(called) && !national.test(called)
}

export function isNationalLevel(alignment: unknown): boolean {
  const { framework, target, code } = said(alignment)
  if (framework === '') return startsWithFramework.test(target)
  return national.test(framework) && (levelCode.test(code) || startsWithLevel.test(target) || startsWithFramework.test(target))
}
