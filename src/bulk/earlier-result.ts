/** A result of an earlier run, which is to be looked at again. @module */
import { fromUtf8 } from '../lib/bytes.ts'
import type { Code } from '../lib/codes.ts'
import { CredentialError } from '../lib/errors.ts'
import { isObject, own, text } from '../lib/json.ts'
import { parseJson } from '../lib/json-text.ts'
import type { Need, Report } from '../lib/report.ts'

/** A report, or a line of results that holds one. */
export const resultIn = (item: string | Uint8Array): unknown =>
  parseJson(typeof item === 'string' ? item : fromUtf8(item), { text: mostText, depth: mostDepth })

/** @throws CredentialError the error that stands in its place. */
export function reportOf(result: unknown): Report {
  const error = own(result, 'error')
  if (!isObject(error)) return (own(result, 'report') ?? result) as Report
  const [path, needs] = [text(error['path']), error['needs']]
  const detail = { ...(path !== undefined && { path }), ...(Array.isArray(needs) && { needs: needs as readonly Need[] }) }
  throw new CredentialError((text(error['code']) ?? 'ERR_INPUT') as Code, text(error['message']) ?? 'this is no report', detail)
}

/** Reports on large records are larger than the records. */
const mostText = 128 * 2 ** 20
const mostDepth = 128
