/** Whether a credential says what a policy asks for; the same rules for every format. @module */

import { readDocument } from '../lib/conversion.ts'
import type { Credential } from '../lib/credential.ts'
import { CredentialError } from '../lib/errors.ts'
import type { Input } from '../lib/options.ts'
import { pathIn } from '../lib/original.ts'
import { type Check, fail, pass, type Report, unknown, warn } from '../lib/report.ts'
import { profileFrom } from '../profiles/check-profile.ts'
import { elements } from '../profiles/elements.ts'
import { profiles } from '../profiles/index.ts'
import { type Messages, type Say, speaker } from '../profiles/messages.ts'
import { supplyOf } from '../profiles/supply.ts'
import type { ElementRule, Profile } from '../profiles/types.ts'
import { openIn } from './opened.ts'
import { type ParseOptions, type ParseRegistry, parseIn } from './parse.ts'
import { type Finding, find, type State, sizeOf } from './profile-find.ts'
import { sizeWords } from './profile-size.ts'
import { suspicious } from './profile-suspicious.ts'
import { reportOfForm } from './validate.ts'

export interface ProfileOptions extends ParseOptions {
  /** The id of a profile that is built in, or a profile of your own (schemas/profile/profile.json). */
  readonly profile: string | Profile
  /** Sentences by key, in place of the English ones. */
  readonly messages?: Messages
}

type Make = (id: string, message: string, more: Pick<Check, 'path' | 'detail'>) => Check
const makers: Readonly<Record<'pass' | 'warn' | 'fail' | 'unknown', Make>> = {
  pass,
  warn: (id, ...rest) => warn(id, 'ERR_PROFILE', ...rest),
  fail: (id, ...rest) => fail(id, 'ERR_PROFILE', ...rest),
  unknown: (id, ...rest) => unknown(id, 'ERR_PROFILE', ...rest),
}

interface Judged {
  readonly rule: ElementRule
  readonly state: State
  readonly check: Check
}

/** @throws CredentialError `ERR_OPTION` */
function profileOf(asked: unknown): Profile {
  if (typeof asked !== 'string') return profileFrom(asked)
  const profile = profiles.find(({ id }) => id === asked)
  if (!profile)
    throw new CredentialError('ERR_OPTION', `there is no profile of this name; there are ${profiles.map(({ id }) => id).join(', ')}`)
  return profile
}

export async function checkProfileIn(registry: ParseRegistry, input: Input, options: ProfileOptions): Promise<Report> {
  const profile = profileOf(options.profile)
  const say = speaker(options.messages)
  const opened = await openIn(registry, await parseIn(registry, input, options))
  const { parsed, normalised } = opened
  const { document, ...way } = normalised
  const { credential, sources } = readDocument(document, await opened.format.mapping())
  const where = (finding: Finding): readonly string[] => [
    ...new Set(finding.at.flatMap(sources).map((path) => pathIn(parsed.document, path, way))),
  ]
  const judged = profile.elements.map((rule) => judge({ rule, credential, where, say, format: parsed.format }))
  const checks = [
    summary(profile, judged, say),
    ...(profile.partial === undefined
      ? []
      : [
          unknown('profile.coverage', 'ERR_UNSUPPORTED', say('partial'), {
            detail: { read: profile.partial, message: { key: 'partial' } },
          }),
        ]),
    ...judged.map(({ check }) => check),
    ...suspicious(credential, document, say).map(({ at, key, values, message }) => {
      const [path] = where({ state: 'unclear', at: [at] })
      return warn('profile.suspicious', 'ERR_SUSPICIOUS', message, {
        ...(path !== undefined && { path }),
        detail: { message: { key, values } },
      })
    }),
  ]
  return reportOfForm(opened, checks)
}

interface Case {
  readonly rule: ElementRule
  readonly credential: Credential
  readonly where: (finding: Finding) => readonly string[]
  readonly say: Say
  readonly format: string
}

function judge({ rule, credential, where, say, format }: Case): Judged {
  const size = rule.element === 'size' ? sizeOf(credential) : undefined
  const finding = size ?? find(credential, rule.element === 'size' ? [] : elements[rule.element])
  const element = say(`element.${rule.element}`)
  const { outcome, key, values } =
    size?.points !== undefined && rule.ects ? sizeWords(size.points, rule.ects, rule.severity, say) : told(rule, finding, say)
  const state: State = finding.state === 'unclear' && outcome === 'pass' ? 'present' : finding.state
  const paths = where(finding)
  const supply = state === 'present' || rule.element === 'size' ? undefined : supplyOf(format, rule.element)
  const check = makers[outcome](`profile.${rule.element}`, say(key, { ...values, element }), {
    ...(paths[0] !== undefined && { path: common(paths) || paths[0] }),
    detail: {
      element: rule.element,
      severity: rule.severity,
      state,
      ...(finding.found !== undefined && { found: finding.found }),
      ...(paths.length > 1 && { paths }),
      ...(supply !== undefined && { supply: say(supply.key, supply.values) }),
      message: { key, values },
    },
  })
  return { rule, state, check }
}

/** The smallest part of the document that holds all of these; nothing where that is the whole. */
function common([first = '', ...others]: readonly string[]): string {
  const keys = first.split('/')
  const differs = others.map((other) => {
    const theirs = other.split('/')
    return keys.findIndex((key, index) => key !== theirs[index])
  })
  return keys.slice(0, Math.min(keys.length, ...differs.filter((index) => index >= 0))).join('/')
}

interface Told {
  readonly outcome: keyof typeof makers
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
}

function told({ severity, accept = {}, ifApplicable }: ElementRule, { state, found, values = {} }: Finding, say: Say): Told {
  if (state === 'present') return { outcome: 'pass', key: 'present', values }
  if (state === 'absent') {
    if (severity === 'optional') return { outcome: 'warn', key: 'absent', values }
    return ifApplicable ? { outcome: 'unknown', key: 'absent-if-applicable', values } : { outcome: 'fail', key: 'absent', values }
  }
  const accepted = found !== undefined && Object.hasOwn(accept, found) ? accept[found] : undefined
  const outcome = accepted ?? (severity === 'optional' ? 'warn' : 'unknown')
  if (found === 'some-awards') return { outcome, key: 'some-awards', values }
  return { outcome, key: outcome === 'pass' ? 'accepted' : 'unclear', values: { ...values, found: say(`found.${found}`) } }
}

/** Counts, never one number alone. */
function summary({ id, title, source, partial }: Profile, judged: readonly Judged[], say: Say): Check {
  const count = (severity: ElementRule['severity']): Readonly<Record<State | 'of', number>> => {
    const these = judged.filter(({ rule }) => rule.severity === severity)
    const inState = (state: State): number => these.filter((one) => one.state === state).length
    return { of: these.length, present: inState('present'), absent: inState('absent'), unclear: inState('unclear') }
  }
  const [mandatory, optional] = [count('mandatory'), count('optional')]
  const values = {
    mandatory: mandatory.of,
    present: mandatory.present,
    absent: mandatory.absent,
    unclear: mandatory.unclear,
    optional: optional.of,
    optionalPresent: optional.present,
  }
  const worst = judged.filter(({ rule }) => rule.severity === 'mandatory').map(({ check }) => check.outcome)
  const outcome = (['fail', 'unknown', 'warn'] as const).find((one) => worst.includes(one)) ?? 'pass'
  const detail = { profile: id, title, source, partial: partial !== undefined, mandatory, optional, message: { key: 'counts', values } }
  return makers[outcome]('profile', say('counts', values), { detail })
}
