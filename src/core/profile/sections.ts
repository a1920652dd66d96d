/** The report of a profile as labelled data, in any language: nothing is taken from its sentences. @module */
import type { Check, Report } from '../../lib/report.ts'
import type { Say, Values } from '../../messages/speaker.ts'
import { profiles } from '../../profiles/index.ts'
import { type Entry, filled, type Section } from '../sections.ts'
import { type Count, countText, type ElementDetail, statementOf, supplyText } from './said.ts'

/** Pure: a report that was kept as JSON is as good as a fresh one. */
export const profileSections = (report: Report, say: Say): readonly Section[] => filled(() => sectionsOf(report, say))

function sectionsOf({ checks }: Report, say: Say): readonly Section[] {
  const [summary] = checks
  const elements = checks.flatMap((check) => (isElement(check.detail) ? [{ check, detail: check.detail }] : []))
  const of = (severity: ElementDetail['severity']): readonly Entry[] =>
    elements.filter(({ detail }) => detail.severity === severity).map(({ check, detail }) => elementEntry(check, detail, say))
  return [
    { key: 'profile', heading: titleOf(summary, say), entries: summary ? summaryEntries(summary, say) : [] },
    { key: 'mandatory', heading: say('heading.mandatory'), entries: of('mandatory') },
    { key: 'optional', heading: say('heading.optional'), entries: of('optional') },
    { key: 'notes', heading: say('heading.notes'), entries: noteEntries(checks, say) },
  ]
}

const isElement = (detail: Check['detail']): detail is Check['detail'] & ElementDetail =>
  typeof detail?.['element'] === 'string' && typeof detail['key'] === 'string'

function elementEntry({ outcome, path }: Check, detail: ElementDetail, say: Say): Entry {
  const paths = detail.paths ?? (path === undefined || path === '' ? [] : [path])
  const notes = [...paths.map((place) => say('label.at', { path: place })), ...(detail.supply ? [supplyText(detail.supply, say)] : [])]
  return {
    key: `element.${detail.element}`,
    label: say(`element.${detail.element}`),
    values: [statementOf(detail, say)],
    outcome,
    ...(notes.length > 0 && { notes }),
  }
}

interface Titled {
  readonly profile?: unknown
  readonly title?: unknown
  readonly source?: { readonly title?: unknown; readonly clause?: unknown; readonly url?: unknown }
}

/** What a built-in profile says of itself has a key; what somebody else's says is theirs. */
function ownWords(id: unknown, member: 'title' | 'partial', text: unknown, say: Say): string {
  const isBuiltIn = profiles.some((profile) => profile.id === id && profile[member] === text)
  return isBuiltIn ? say(`profile.${String(id)}.${member}`) : String(text ?? '')
}

const titleOf = (summary: Check | undefined, say: Say): string => {
  const { profile, title } = (summary?.detail ?? {}) as Titled
  return ownWords(profile, 'title', title, say)
}

function summaryEntries({ outcome, detail = {} }: Check, say: Say): readonly Entry[] {
  const { mandatory, optional } = detail as { readonly mandatory?: Count; readonly optional?: Count }
  const { title = '', clause, url } = (detail as Titled).source ?? {}
  const source = clause === undefined ? String(title) : say('source.clause', { title: String(title), clause: String(clause) })
  return [
    ...(mandatory ? [{ key: 'mandatory', label: say('heading.mandatory'), values: [countText(mandatory, say)], outcome }] : []),
    ...(optional && optional.of > 0 ? [{ key: 'optional', label: say('heading.optional'), values: [countText(optional, say)] }] : []),
    { key: 'source', label: say('label.source'), values: [source, ...(typeof url === 'string' ? [url] : [])] },
  ]
}

/** What is said of the whole: doubtful values, a part of a source, that nothing was verified. */
const noteEntries = (checks: readonly Check[], say: Say): readonly Entry[] =>
  checks.flatMap(({ id, outcome, path, detail }, index): readonly Entry[] => {
    const label = say('label.note')
    if (id === 'proof') return [{ key: 'not-verified', label, values: [say('not-verified')], outcome }]
    if (index === 0 || isElement(detail) || typeof detail?.['key'] !== 'string') return []
    const { key, values, read } = detail as { readonly key: string; readonly values?: Values; readonly read?: unknown }
    const profile = (checks[0]?.detail as Titled | undefined)?.profile
    const notes = [
      ...(path === undefined || path === '' ? [] : [say('label.at', { path })]),
      ...(read === undefined ? [] : [ownWords(profile, 'partial', read, say)]),
    ]
    return [{ key, label, values: [say(key, values)], outcome, ...(notes.length > 0 && { notes }) }]
  })
