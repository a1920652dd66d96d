/** Whether a credential has been revoked or suspended, as the lists say that it names. @module */
import { type Awaitable, after, allOf, orElse } from '../lib/awaitable.ts'
import type { Outline, Stated } from '../lib/contract.ts'
import { credentialError } from '../lib/errors.ts'
import { type Document, own, text } from '../lib/json.ts'
import type { Registry } from '../lib/options.ts'
import { type Check, checkOf, skip, unknown } from '../lib/report.ts'
import type { Scope } from '../lib/scope.ts'

/** The check `status`, one for each entry at least. */
export function statusChecks(
  registry: Pick<Registry, 'statuses'>,
  outline: Outline,
  { unreachableStatus = 'unknown' }: { readonly unreachableStatus?: 'unknown' | 'fail' },
  scope: Scope,
): Awaitable<readonly Check[]> {
  if (outline.statuses.length === 0) return [skip('status', 'ERR_STATUS', 'The credential names no list that could revoke it.')]
  return after(allOf(outline.statuses.map((entry) => entryChecks(registry, entry, outline, scope))), (answers) => {
    const checks = answers.flat()
    return unreachableStatus === 'unknown'
      ? checks
      : checks.map((check) => (check.outcome === 'unknown' ? { ...check, outcome: 'fail' } : check))
  })
}

/** The check `refresh`: where a newer version may be had. It is not asked: that would tell the issuer who looks at what. */
export function refreshChecks({ refresh }: Outline): readonly Check[] {
  if (refresh === undefined) return []
  const { value, path } = refresh
  const detail = { service: text(own(value, 'id')) ?? text(own(value, 'url')), type: text(own(value, 'type')) }
  return [skip('refresh', 'ERR_REFRESH', 'The issuer offers newer versions at a service, which was not asked.', { path, detail })]
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
