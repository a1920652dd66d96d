/** The names of all options. @module */
import { foldersIn } from '../lib/chosen.ts'
import { CredentialError } from '../lib/errors.ts'
import { isObject } from '../lib/json.ts'
import { defaultLimits } from '../lib/limits.ts'
import { requireSignal } from '../lib/require-signal.ts'
import type { SealOptions } from '../lib/seal-options.ts'
import type { BundleOptions } from './bundle.ts'
import type { ConvertManyOptions } from './convert-many.ts'
import type { IssueOptions } from './issue.ts'
import type { ProfileOptions } from './profile.ts'
import type { StackingOptions } from './stacking/report.ts'
import { names as asked } from './verify/unanswered.ts'
import type { Asked } from './verify.ts'
import type { VerifyManyOptions } from './verify-many.ts'

type Name = keyof (VerifyManyOptions & ConvertManyOptions & BundleOptions & IssueOptions & ProfileOptions & StackingOptions & Asked)
/** A record, and no list: the compiler tells of one that is missing. */
type Names<Key extends PropertyKey> = Readonly<Record<Key, true>>

const options: Names<Name> = {
  alone: true,
  bridge: true,
  capsule: true,
  checks: true,
  concurrency: true,
  containers: true,
  contexts: true,
  created: true,
  creditFramework: true,
  criteria: true,
  fetch: true,
  fetchResource: true,
  formats: true,
  hostedUrl: true,
  inside: true,
  issuer: true,
  keys: true,
  language: true,
  limits: true,
  members: true,
  messages: true,
  name: true,
  now: true,
  order: true,
  placeholders: true,
  presentation: true,
  privacy: true,
  profile: true,
  proof: true,
  proofSet: true,
  proofs: true,
  recheckable: true,
  recipient: true,
  resolve: true,
  resources: true,
  samePerson: true,
  seals: true,
  shownBy: true,
  signal: true,
  signer: true,
  size: true,
  skew: true,
  splitLanguages: true,
  statuses: true,
  timeZone: true,
  to: true,
  trust: true,
  unreachableStatus: true,
}

/** With those of work on every core, which is above this: one object may serve that too. */
const all: Readonly<Record<string, true>> = {
  ...options,
  chunk: true,
  input: true,
  memory: true,
  module: true,
  onProgress: true,
  operation: true,
  output: true,
  patience: true,
  perHost: true,
  retry: true,
  snapshot: true,
  trustFiles: true,
  workers: true,
}

const seals: Names<keyof SealOptions> = {
  anchors: true,
  timestampAnchors: true,
  qualifiers: true,
  timestampTrust: true,
  minLevel: true,
  revocationMaxAge: true,
  certificates: true,
  revocations: true,
}

/** Options that are objects themselves, where nothing else looks at it, and what they may hold: contexts have the names that they like. */
const inside: Readonly<Record<string, object | undefined>> = { contexts: undefined, limits: defaultLimits, seals }

/** Of these any other value would be a network that is down, or a raw error. */
const isCall = (name: string): boolean => name === 'fetch' || name === 'resolve'

/** @throws CredentialError `ERR_OPTION` where a name is that of no option, or what it has cannot be used */
export function refuseUnknown(given: object): void {
  foldersIn(given)
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || value === null) continue
    requireAmong(all, name)
    if (name === 'signal') requireSignal(value)
    if (name === 'proofSet' && value !== 'all' && value !== 'any') throw new CredentialError('ERR_OPTION', 'proofSet is all or any')
    if (isCall(name) && value && typeof value !== 'function') throw new CredentialError('ERR_OPTION', `the option ${name} is no function`)
    if (!Object.hasOwn(inside, name)) continue
    if (!isObject(value)) throw new CredentialError('ERR_OPTION', `the option ${name} is no object`)
    const names = inside[name]
    if (names) for (const one of Object.keys(value)) requireAmong(names, one, `${name}.`)
  }
}

function requireAmong(names: object, name: string, before = ''): void {
  if (Object.hasOwn(names, name)) return
  // other libraries take these beside their other options: passed over, whatever is sent would be an answer
  if (before === '' && asked.includes(name))
    throw new CredentialError('ERR_OPTION', `${asked.join(' and ')} stand under \`presentation\` among the options`)
  const meant = Object.keys(names).find((one) => distance(one.toLowerCase(), name.toLowerCase()) <= mistakes)
  const hint = meant === undefined ? '' : `: ${before}${meant} is`
  throw new CredentialError('ERR_OPTION', `${before}${name.slice(0, longest)} is no option${hint}`)
}

/** What a slip of the hand makes: two letters changed over, one left out and one too many. */
const mistakes = 2
const longest = 40

/** How many letters are to be put in, left out or changed to make one word of the other (Levenshtein). */
function distance(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > mistakes) return Number.POSITIVE_INFINITY
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1]
    for (const [at, another] of [...other].entries())
      next.push(Math.min((next[at] ?? 0) + 1, (row[at + 1] ?? 0) + 1, (row[at] ?? 0) + (letter === another ? 0 : 1)))
    row = next
  }
  return row[other.length] ?? 0
}
