/** What the lists say that a credential names. @module */
import { type Awaitable, after, allOf, orElse } from '../../lib/awaitable.ts'
import type { Outline, Stated } from '../../lib/contract.ts'
import { CredentialError, credentialError } from '../../lib/errors.ts'
import type { Document } from '../../lib/json.ts'
import type { Registry } from '../../lib/options.ts'
import { type Check, checkOf, unknown } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'

/** The checks `status` of all entries. */
export const entriesChecks = (registry: Pick<Registry, 'statuses'>, outline: Outline, scope: Scope): Awaitable<readonly Check[]> =>
  after(allOf(outline.statuses.map((entry) => entryChecks(registry, entry, outline, scope))), (answers) => answers.flat())

/**
 * What a status that cannot be checked is to a caller who wants it to be `fail`, whether an entry names its list or the issuer's profile does.
 * One that the caller left out is none.
 * @throws CredentialError `ERR_OPTION` where it is to be something else: a slip would make the answer milder than was wanted.
 */
export function unreachableAs(wanted: unknown, checks: readonly Check[]): readonly Check[] {
  if (wanted === 'unknown') return checks
  if (wanted !== 'fail') throw new CredentialError('ERR_OPTION', 'unreachableStatus is unknown or fail')
  return checks.map((check) =>
    check.id === 'status' && check.outcome === 'unknown' && check.code !== 'ERR_OPTION' ? { ...check, outcome: 'fail' } : check,
  )
}

function entryChecks(
  registry: Pick<Registry, 'statuses'>,
  entry: Stated<Document>,
  outline: Outline,
  scope: Scope,
): Awaitable<readonly Check[]> {
  const { path } = entry
  const kind = registry.statuses.find(({ claims }) => claims(entry.value))
  if (!kind) return [unknown('status', 'ERR_UNSUPPORTED', 'The credential names a kind of status list that is not known here.', { path })]
  return orElse(
    () => after(kind.load(), (status) => status.check(entry, outline, scope)),
    (error) => [checkOf('status', credentialError(error), { path })],
  )
}
