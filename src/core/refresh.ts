/** Where a newer version of a credential may be had. @module */
import type { Outline } from '../lib/contract.ts'
import { own, text } from '../lib/json.ts'
import { type Check, skip } from '../lib/report.ts'

/** The check `refresh`. The service is not asked: that would tell the issuer who looks at what. */
export function refreshChecks({ refresh }: Outline): readonly Check[] {
  if (refresh === undefined) return []
  const { value, path } = refresh
  const detail = { service: text(own(value, 'id')) ?? text(own(value, 'url')), type: text(own(value, 'type')) }
  return [skip('refresh', 'ERR_REFRESH', 'The issuer offers newer versions at a service, which was not asked.', { path, detail })]
}
