/** Whether a credential has been revoked or suspended, as the lists say that it names. @module */
import { type Awaitable, after } from '../../lib/awaitable.ts'
import type { Outline } from '../../lib/contract.ts'
import { loadOnce } from '../../lib/load-once.ts'
import type { Registry } from '../../lib/options.ts'
import { type Check, skip } from '../../lib/report.ts'
import type { Scope } from '../../lib/scope.ts'

export const entries: () => Awaitable<typeof import('./status-entries.ts')> = /* @__PURE__ */ loadOnce(() => import('./status-entries.ts'))

/** The check `status`, one for each entry at least. */
export function statusChecks(registry: Pick<Registry, 'statuses'>, outline: Outline, scope: Scope): Awaitable<readonly Check[]> {
  if (outline.statuses.length === 0) return [skip('status', 'ERR_STATUS', 'The credential names no list that could revoke it.')]
  return after(entries(), ({ entriesChecks }) => entriesChecks(registry, outline, scope))
}
