/** Whether a credential says what a policy asks for; the same rules for every format. @module */
import type { Credential } from '../lib/credential.ts'
import { CredentialError } from '../lib/errors.ts'
import type { Pointer } from '../lib/json.ts'
import { shownAddress } from '../lib/network/shown-address.ts'
import type { Input } from '../lib/options.ts'
import { type Check, fail, pass, type Report, unknown, warn } from '../lib/report.ts'
import { type Messages, type Say, speakerOf } from '../messages/speaker.ts'
import { profileFrom } from '../profiles/check-profile.ts'
import { elements } from '../profiles/elements.ts'
import { profiles } from '../profiles/index.ts'
import { members } from '../profiles/members.ts'
import { supplyOf } from '../profiles/supply.ts'
import type { ElementRule, Profile } from '../profiles/types.ts'
import { addressOf } from './elsewhere.ts'
import type { ParseOptions, ParseRegistry } from './parse/document.ts'
import { type Finding, find, type State, sizeOf } from './profile/find.ts'
import { type Count, countText, type ElementDetail, sentenceOf, supplyText } from './profile/said.ts'
import { isWithin } from './profile/size.ts'
import { suspicious } from './profile/suspicious.ts'
import { findUnread } from './profile/unread.ts'
import { type Looked, lookIn } from './reading.ts'
import { reportOfForm } from './validate.ts'

export interface ProfileOptions extends ParseOptions {
  /** The id of a profile that is built in (`profiles` lists them), or a profile of your own (schemas/profile/profile.json). */
  readonly profile: string | Profile
  /** The language of the sentences (BCP 47): there are tables in English and Dutch. */
  readonly language?: string
  /** Sentences by key, in place of those of the table. */
  readonly messages?: Messages
}

type Make = (id: string, message: string, more: Pick<Check, 'path' | 'detail'>) => Check
type Answer = 'pass' | 'warn' | 'fail' | 'unknown'
const makers: Readonly<Record<Answer, Make>> = {
  pass,
  warn: (id, ...rest) => warn(id, 'ERR_PROFILE', ...rest),
  fail: (id, ...rest) => fail(id, 'ERR_PROFILE', ...rest),
  unknown: (id, ...rest) => unknown(id, 'ERR_PROFILE', ...rest),
}

/** @throws CredentialError `ERR_OPTION` */
export function profileOf(asked: unknown): Profile {
  if (typeof asked !== 'string' && (asked ?? undefined) !== undefined) return profileFrom(asked)
  const profile = profiles.find(({ id }) => id === asked)
  if (!profile) {
    const what = typeof asked === 'string' ? 'there is no profile of this name' : 'no profile is named'
    throw new CredentialError('ERR_OPTION', `${what}; there are ${profiles.map(({ id }) => id).join(', ')}`)
  }
  return profile
}

interface Judged {
  readonly rule: ElementRule
  readonly detail: ElementDetail
  readonly outcome: Answer
  readonly path?: Pointer | undefined
}

export async function checkProfileIn(registry: ParseRegistry, input: Input, options: ProfileOptions): Promise<Report> {
  const profile = profileOf(options.profile)
  const say = await speakerOf(options.language, options.messages)
  const looked = await lookIn(registry, input, options)
  const judged = profile.elements.map((rule) => judge(rule, looked))
  const checks = [
    summary(profile, judged, say),
    ...partOf(looked, say),
    ...(profile.partial === undefined
      ? []
      : [unknown('profile.coverage', 'ERR_UNSUPPORTED', say('partial'), { detail: { key: 'partial', read: profile.partial } })]),
    ...judged.map(({ detail, outcome, path }) =>
      makers[outcome](`profile.${detail.element}`, sentenceOf(detail, say), {
        ...(path !== undefined && { path }),
        detail: { ...detail, ...(detail.supply && { hint: supplyText(detail.supply, say) }) },
      }),
    ),
    ...doubts(looked, say),
  ]
  return reportOfForm(looked.opened, checks, say('not-verified'))
}

/** That the document is no credential of anybody. */
const partOf = ({ part }: Looked, say: Say): readonly Check[] =>
  part === undefined ? [] : [warn('profile.part', 'ERR_PROFILE', say(`part.${part}`), { detail: { key: `part.${part}` } })]

const doubts = (looked: Looked, say: Say): readonly Check[] =>
  suspicious(looked).map(({ path, key, values }) =>
    warn('profile.suspicious', 'ERR_SUSPICIOUS', say(key, values), { ...(path !== undefined && { path }), detail: { key, values } }),
  )

function judge(rule: ElementRule, looked: Looked): Judged {
  const { element, severity } = rule
  const size = element === 'size' ? sizeOf(looked.credential) : undefined
  const { finding, paths } = located(size ?? found(looked, element), looked)
  const address = finding.state === 'absent' ? addressOf(element, looked.credential) : undefined
  const { outcome, ...said } =
    size?.points !== undefined && rule.ects
      ? sized(size.points, rule)
      : address === undefined
        ? told(rule, finding)
        : elsewhere(rule, address)
  const state: State = finding.state === 'unclear' && outcome === 'pass' ? 'present' : finding.state
  const supply = state === 'present' || element === 'size' ? undefined : supplyOf(looked.opened.parsed.format, element)
  const path = paths[0] === undefined ? undefined : common(paths) || paths[0]
  return {
    rule,
    outcome,
    path,
    detail: {
      element,
      severity,
      state,
      ...said,
      ...(paths.length > 1 && { paths }),
      ...(supply && { supply }),
      ...(address !== undefined && { needs: [{ url: address, kind: 'issuer' }] }),
    },
  }
}

type Located = Finding & { readonly paths?: readonly Pointer[] }

/** What the hub says of an element; where that is nothing, what stands in the pieces that the hub does not hold. */
function found({ credential, left }: Pick<Looked, 'left'> & { readonly credential: Credential }, element: ElementRule['element']): Located {
  const finding = find(credential, element === 'size' ? [] : elements[element])
  const unread = finding.state === 'absent' ? findUnread(left, members[element] ?? []) : undefined
  return unread ? { at: [], ...unread, ...(unread.state === 'unclear' && { found: 'not-read' }) } : finding
}

const located = (finding: Located, { where }: Looked): { readonly finding: Finding; readonly paths: readonly Pointer[] } => ({
  finding,
  paths: finding.paths ?? [
    ...new Set(
      finding.at.flatMap((field) => {
        const places = where(field)
        const [first] = places
        if (first === undefined) return []
        // one value that stands in several places is where it stands first
        return [places.every((path) => lastOf(path) === lastOf(first)) ? first : common(places) || first]
      }),
    ),
  ],
})

const lastOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** The smallest part of the document that holds all of these; nothing where that is the whole. */
function common([first = '', ...others]: readonly Pointer[]): Pointer {
  let shared = first.split('/')
  for (const other of others) {
    const theirs = other.split('/')
    const differs = shared.findIndex((key, index) => key !== theirs[index])
    if (differs >= 0) shared = shared.slice(0, differs)
  }
  return shared.join('/') as Pointer
}

type Told = Pick<ElementDetail, 'key' | 'values' | 'found' | 'range'> & { readonly outcome: Answer }

function told({ severity, accept = {}, ifApplicable }: ElementRule, { state, found, values }: Finding): Told {
  if (state === 'present') return { outcome: 'pass', key: 'present' }
  if (state === 'absent') {
    if (severity === 'optional') return { outcome: 'warn', key: 'absent' }
    return ifApplicable ? { outcome: 'unknown', key: 'absent-if-applicable' } : { outcome: 'fail', key: 'absent' }
  }
  const accepted = found !== undefined && Object.hasOwn(accept, found) ? accept[found] : undefined
  const outcome: Answer = accepted ?? (severity === 'optional' ? 'warn' : 'unknown')
  const said = { outcome, ...(values && { values }), ...(found !== undefined && { found }) }
  if (found === 'some-awards') return { ...said, key: 'some-awards' }
  return { ...said, key: outcome === 'pass' ? 'accepted' : 'unclear' }
}

/** The document does not state it, and what it is of is known by its address only: that was not asked. */
const elsewhere = ({ severity }: ElementRule, address: string): Told => ({
  outcome: severity === 'optional' ? 'warn' : 'unknown',
  key: 'absent-elsewhere',
  values: { url: shownAddress(address) },
})

function sized(points: number, { ects: range = {}, severity }: ElementRule): Told {
  const said = { values: { points }, range }
  if (isWithin(points, range)) return { ...said, outcome: 'pass', key: 'size.inside' }
  if (range.approximate) return { ...said, outcome: 'warn', key: 'size.outside-about' }
  return { ...said, outcome: severity === 'optional' ? 'warn' : 'fail', key: 'size.outside' }
}

/** Counts, never one number alone. */
function summary({ id, title, source, partial }: Profile, judged: readonly Judged[], say: Say): Check {
  const count = (severity: ElementRule['severity']): Count => {
    const these = judged.filter(({ rule }) => rule.severity === severity)
    const inState = (state: State): number => these.filter(({ detail }) => detail.state === state).length
    return { of: these.length, present: inState('present'), absent: inState('absent'), unclear: inState('unclear') }
  }
  const [mandatory, optional] = [count('mandatory'), count('optional')]
  const answers = judged.filter(({ rule }) => rule.severity === 'mandatory').map(({ outcome }) => outcome)
  const outcome = (['fail', 'unknown', 'warn'] as const).find((one) => answers.includes(one)) ?? 'pass'
  const message = say('counts', { mandatory: countText(mandatory, say), optional: countText(optional, say) })
  return makers[outcome]('profile', message, {
    detail: { profile: id, title, source, partial: partial !== undefined, mandatory, optional },
  })
}
