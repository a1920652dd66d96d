/** Reports brought up to date: status, dates and trust are looked at again, signatures are not. @module */
import { inner, scopeOf } from '../lib/call.ts'
import type { Nested, Outline, Proven } from '../lib/contract.ts'
import { instantOf } from '../lib/date.ts'
import { CredentialError } from '../lib/errors.ts'
import { text } from '../lib/json.ts'
import { loadOnce } from '../lib/load-once.ts'
import { type Memory, runMemory } from '../lib/memory.ts'
import { type Ageing, type Check, fail, type NestedReport, type Report, unknown, verdictOf } from '../lib/report.ts'
import type { Scope } from '../lib/scope.ts'
import { settledAlike, type WindowOptions } from '../lib/window.ts'
import { endOf } from '../proofs/questioned-key.ts'
import { agreementAgain } from './convert/converted.ts'
import { requireKnown } from './known-options.ts'
import { ageingIn, dated } from './verify/kept-report.ts'
import { withAnchors } from './verify/listings.ts'
import { checkOn } from './verify/nested-check.ts'
import { standingOf } from './verify/standing.ts'
import { entries, statusChecks } from './verify/status.ts'
import { validityChecks } from './verify/validity.ts'
import { type Verifier, type VerifyOptions, verifyingInside } from './verify.ts'
import type { VerifyResult } from './verify-many.ts'

export type RecheckOptions = Pick<
  VerifyOptions,
  | 'fetch'
  | 'resolve'
  | 'contexts'
  | 'now'
  | 'skew'
  | 'seals'
  | 'limits'
  | 'trust'
  | 'unreachableStatus'
  | 'formats'
  | 'proofs'
  | 'keys'
  | 'statuses'
>
export interface RecheckManyOptions extends RecheckOptions, WindowOptions {}

/** One report, in a run whose options are the same. */
export function recheckOf(verifier: Verifier, options: RecheckOptions, memory: Memory = runMemory()): (report: Report) => Promise<Report> {
  const asked = withAnchors(options)
  const call = { options: { ...asked, now: asked.now ?? new Date() }, registry: verifier.registry, memory }
  // what one report asks for is not counted against another
  return async (report) => rechecked(report, { verifier, options }, verifyingInside(verifier, options, scopeOf(call)))
}

export async function* recheckManyIn(
  verifier: Verifier,
  reports: Iterable<Report> | AsyncIterable<Report>,
  options: RecheckManyOptions,
): AsyncGenerator<VerifyResult<Report>, void, undefined> {
  await requireKnown(options)
  const recheck = recheckOf(verifier, options)
  for await (const { index, item, value, error } of settledAlike(reports, { read: (report) => report, call: recheck }, options))
    yield error ? { index, item, error } : { index, item, report: value }
}

interface Recheck {
  readonly verifier: Verifier
  readonly options: RecheckOptions
}

/** Few tokens have a status of their own. */
const tokens = /* @__PURE__ */ loadOnce(() => import('../proofs/vc-jwt/token-status.ts'))
/** Few reports rest on certificates. */
const certificates = /* @__PURE__ */ loadOnce(() => import('./verify/certified.ts'))

const relations: Readonly<Record<string, Nested['relation']>> = { endorsement: 'endorsement', nested: 'credential' }

async function rechecked(report: Report, { verifier, options }: Recheck, scope: Scope): Promise<Report> {
  const ageing = ageingIn(report)
  if (scope.depth < 0) throw new CredentialError('ERR_LIMIT', 'credentials are nested deeper than the limit')
  const outline: Outline = { ...ageing, schemas: [], nested: [], recipient: () => [] }
  const nested = await Promise.all((report.nested ?? []).map((inside) => nestedAgain(inside, { verifier, options }, scope)))
  const originals = await Promise.all((ageing.originals ?? []).map((one) => insideAgain(one, { verifier, options }, scope)))
  const before = report.checks
    .filter((check) => !dated.has(check.id) && !hasCome(check, scope))
    .map((check) => (check.id === 'conversion' && originals.length > 0 ? agreementAgain(check, originals) : check))
    .map((check) => keyEnded(ended(onNested(check, nested), report, scope), report, scope))
  const certified = ageing.certified && (await certificates()).certifiedNow(before, ageing.certified, scope)
  const kept = certified?.checks ?? before
  const proven: Proven = {
    checks: kept,
    ...(ageing.standing && certified?.holds !== false && { standing: ageing.standing }),
    ...certified?.vouched,
  }
  const [dates, status, stood] = await Promise.all([
    validityChecks(outline, scope),
    statusAgain(ageing, outline, verifier, scope),
    standingOf(outline, proven, ageing.presents ? undefined : options.trust, scope),
  ])
  const unreachable = options.unreachableStatus ?? undefined
  const lists = unreachable !== undefined ? (await entries()).unreachableAs(unreachable, status) : status
  const fresh = [...dates, ...lists, ...ofProof(report, ageing, lists), ...(ageing.presents ?? stood.checks)]
  // where they stood before
  const place = report.checks.findIndex(({ id }) => dated.has(id))
  const at = place < 0 ? kept.length : place
  const checks = [...kept.slice(0, at), ...fresh, ...kept.slice(at)]
  return {
    ...report,
    verdict: verdictOf(checks),
    issuer: stood.standing,
    checks,
    ...(report.nested && { nested }),
    ...(originals.length > 0 && { ageing: { ...ageing, originals } }),
  }
}

async function statusAgain({ tokenStatus }: Ageing, outline: Outline, { registry }: Verifier, scope: Scope): Promise<readonly Check[]> {
  const listed = await statusChecks(registry, outline, scope)
  return tokenStatus ? [...listed, ...(await (await tokens()).tokenStatusChecks({ status: tokenStatus }, outline, scope))] : listed
}

/** A proof that asks an address each time cannot be asked without the credential; what was revoked stays revoked. */
function ofProof({ checks }: Report, { asks }: Ageing, again: readonly Check[]): readonly Check[] {
  if (asks === undefined) return []
  const revoked = checks.filter(({ id, outcome, code }) => id === 'status' && outcome === 'fail' && code === 'ERR_REVOKED')
  const isSaid = ({ code, path }: Check): boolean => again.some((one) => one.outcome === 'fail' && one.code === code && one.path === path)
  if (revoked.length > 0) return revoked.filter((check) => !isSaid(check))
  const detail = { needs: [{ url: asks, kind: 'credential' as const }] }
  return [unknown('status', 'ERR_UNSUPPORTED', 'Whether it was revoked is for its proof to ask: verify the credential again.', { detail })]
}

async function nestedAgain(inside: NestedReport, recheck: Recheck, scope: Scope): Promise<NestedReport> {
  if (inside.ageing === undefined) return inside
  return { ...(await insideAgain(inside, recheck, scope)), path: inside.path }
}

const insideAgain = (inside: Report, recheck: Recheck, scope: Scope): Promise<Report> =>
  rechecked(inside, recheck, verifyingInside(recheck.verifier, recheck.options, inner(scope)))

/** A proof that held, and has run out since. Of several, whether the others are enough is for their verification to say. */
function ended(check: Check, { ageing, checks }: Report, { now, skew }: Scope): Check {
  const seconds = check.id === 'holder-binding' ? check.detail?.[check.outcome === 'pass' ? 'seconds' : 'exp'] : undefined
  if (typeof seconds === 'number' && seconds < now.getTime() / 1000 - skew)
    return fail('holder-binding', 'ERR_PROOF_EXPIRED', 'What the holder signed has expired.')
  if (check.id !== 'proof' || check.outcome !== 'pass') return check
  const over = ageing?.ends?.some(
    ({ value, path }) => path === (check.path ?? '') && (instantOf(value, 'end') ?? 0) < now.getTime() - skew * 1000,
  )
  if (!over) return check
  const several = checks.filter(({ id, outcome }) => id === 'proof' && outcome !== 'warn').length > 1
  return (several ? unknown : fail)('proof', 'ERR_PROOF_EXPIRED', 'The proof itself has expired.', placeOf(check))
}

/** What was said of a token because its time was still to come (`nbf`, `iat`), and has come since. */
const hasCome = ({ id, code, detail }: Check, { now, skew }: Scope): boolean =>
  id === 'proof' &&
  code === 'ERR_NOT_YET_VALID' &&
  typeof detail?.['seconds'] === 'number' &&
  detail['seconds'] <= now.getTime() / 1000 + skew

/** A key that was the issuer’s, and that has ended since. Of several, whether the others are enough is for their verification to say. */
function keyEnded(check: Check, { checks }: Report, scope: Scope): Check {
  if (check.id !== 'key-binding' || check.outcome !== 'pass') return check
  const [revoked, expires] = [text(check.detail?.['revoked']), text(check.detail?.['expires'])]
  const end = endOf({ ...(revoked !== undefined && { revoked }), ...(expires !== undefined && { expires }) }, scope, placeOf(check))
  const several = checks.filter(({ id, outcome }) => id === 'key-binding' && outcome !== 'warn').length > 1
  return end ? { ...end, outcome: several ? 'unknown' : 'fail' } : check
}

const placeOf = ({ path }: Check): Pick<Check, 'path'> => (path === undefined ? {} : { path })

/** The check on a credential inside follows from its report. */
function onNested(check: Check, nested: readonly NestedReport[]): Check {
  const relation = Object.hasOwn(relations, check.id) ? relations[check.id] : undefined
  const inside = relation && nested.find(({ path, ageing }) => path === check.path && ageing !== undefined)
  return relation && inside ? checkOn(inside, relation, inside.path) : check
}
