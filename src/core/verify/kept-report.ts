/** A report that comes from a disk: whether it is one that can be brought up to date. @module */
import { CredentialError } from '../../lib/errors.ts'
import { type Document, isListOf, isObject, isText } from '../../lib/json.ts'
import type { Ageing, Outcome, Report } from '../../lib/report.ts'

/** What a day changes: it is looked at again, and of what was said before nothing counts. */
export const dated: ReadonlySet<string> = new Set(['validity', 'status', 'issuer'])

/**
 * What is none is told, and not taken for one: an outcome that is not known here would count for nothing, and so for good.
 * The reports inside are looked at when their turn comes.
 *
 * @throws CredentialError `ERR_INPUT`
 */
export function ageingIn(report: Report): Ageing {
  const kept: unknown = report
  if (!isObject(kept) || !isListOf(kept['checks'], isCheck) || !isListOf(kept['nested'] ?? [], isPlaced))
    throw new CredentialError('ERR_INPUT', 'this is no report')
  const { ageing } = kept
  if (!isObject(ageing) || !isAgeing(ageing))
    throw new CredentialError('ERR_INPUT', 'the report was made without `recheckable`: it does not hold what could be looked at again')
  // dates and lists are no proof: what it rests on would be left out
  if (report.checks.every(({ id }) => dated.has(id))) throw new CredentialError('ERR_INPUT', 'the report holds nothing that was checked')
  return ageing as unknown as Ageing
}

const outcomes: Readonly<Record<Outcome, true>> = { pass: true, warn: true, fail: true, unknown: true, skip: true }

const isTextOrNone = (value: unknown): boolean => value === undefined || isText(value)
const isPlaced = (value: unknown): value is Document => isObject(value) && isText(value['path'])
const isObjectOrNone = (value: unknown): boolean => value === undefined || isObject(value)
const isStated = (value: unknown): value is Document => isPlaced(value) && Object.hasOwn(value, 'value')
const isEntry = (value: unknown): boolean => isStated(value) && isObject(value['value'])

const isCheck = (value: unknown): boolean =>
  isObject(value) &&
  isText(value['id']) &&
  isText(value['outcome']) &&
  Object.hasOwn(outcomes, value['outcome']) &&
  isTextOrNone(value['code']) &&
  isText(value['message']) &&
  isTextOrNone(value['path']) &&
  isObjectOrNone(value['detail'])

const isAgeing = ({
  issuer,
  id,
  otherIds,
  from,
  alsoFrom,
  until,
  statuses,
  presents,
  standing,
  certified,
  originals,
  ends,
  tokenStatus,
  asks,
}: object & Kept) =>
  isPlaced(issuer) &&
  [id, asks].every(isTextOrNone) &&
  isListOf(otherIds ?? [], isText) &&
  [from, alsoFrom].every((date) => date === undefined || isStated(date)) &&
  isListOf(until, isStated) &&
  isListOf(statuses, isEntry) &&
  isListOf(presents ?? [], isCheck) &&
  isObjectOrNone(standing) &&
  isObjectOrNone(certified) &&
  isObjectOrNone(tokenStatus) &&
  isListOf(originals ?? [], isObject) &&
  isListOf(ends ?? [], isStated)

/** What {@link Ageing} may have, of whatever kind it is there. */
type Kept = { readonly [Member in keyof Ageing]?: unknown }
