/** `--csv`: one row a credential, the same columns for every command (RFC 4180). @module */
import type { Check, Standing } from '../../lib/report.ts'
import { type Summary, summary } from '../../summary.ts'
import type { Renderer, Rendering, Told } from '../output.ts'
import { standingsOf } from '../standings.ts'
import { plain } from '../style.ts'
import { tallyText } from './tally.ts'

interface Seen {
  readonly told: Told
  readonly inside?: Summary
}
type Column = readonly [name: string, value: (seen: Seen) => string | number | undefined]

/** Stable: a column may be added at the end, never renamed or moved. */
const columns: readonly Column[] = [
  ['input', ({ told }) => told.input],
  ['place', ({ told }) => told.place],
  ['result', ({ told }) => (told.error ? 'error' : (told.answer.report?.verdict ?? 'done'))],
  ['format', ({ told, inside }) => told.answer?.report?.format ?? inside?.format],
  ['version', ({ told, inside }) => told.answer?.report?.version ?? inside?.version],
  ['title', ({ inside }) => inside?.title],
  ['recipient', ({ inside }) => inside?.recipient?.name ?? inside?.recipient?.id],
  ['issued', ({ inside }) => inside?.issued ?? inside?.validFrom],
  ['valid_until', ({ inside }) => inside?.validUntil],
  ['issuer_id', (seen) => ofIssuers(seen, ({ id }) => id)],
  ['issuer_name', (seen) => ofIssuers(seen, ({ name }) => name)],
  // a name out of the credential is only a claim: whoever reads the name reads where it is from
  ['issuer_name_from', (seen) => ofIssuers(seen, ({ nameIsFrom }) => nameIsFrom)],
  ['issuer_control', (seen) => ofIssuers(seen, ({ control }) => control)],
  ['issuer_listed_by', (seen) => ofIssuers(seen, ({ listedBy }) => listedBy?.join('; '))],
  ['failed', ({ told }) => codesOf(told, 'fail')],
  ['unknown', ({ told }) => codesOf(told, 'unknown')],
  ['warned', ({ told }) => codesOf(told, 'warn')],
  ['error', ({ told }) => told.error?.code],
  ['message', ({ told }) => told.error?.message ?? worstOf(told)?.message],
  ['written_to', ({ told }) => told.answer?.product?.writtenTo],
]

/** What is said of who issued it; of several that a presentation shows, each thing once. */
function ofIssuers({ told, inside }: Seen, said: (issuer: Partial<Standing>) => string | undefined): string {
  const report = told.answer?.report
  const stated = inside?.issuer
  const issuers: readonly Partial<Standing>[] = report ? standingsOf(report) : [stated ?? {}]
  const named = issuers.map((issuer) => (issuer.id === undefined || issuer.id === stated?.id ? { ...stated, ...issuer } : issuer))
  return [...new Set(named.map((issuer) => said(issuer) ?? ''))].join('; ')
}

const codesOf = ({ answer }: Told, outcome: Check['outcome']): string =>
  [...new Set(answer?.report?.checks.flatMap((check) => (check.outcome === outcome ? [`${check.id}:${check.code ?? ''}`] : [])))].join(' ')

const worstOf = ({ answer }: Told): Check | undefined =>
  answer?.report?.checks.find(({ outcome }) => outcome === 'fail') ?? answer?.report?.checks.find(({ outcome }) => outcome === 'unknown')

/**
 * A cell that is text and nothing else, whoever wrote it: spreadsheets take what begins with these signs for a formula, also
 * behind white space and in their wide forms, and run it (OWASP, CSV Injection).
 */
function cell(value: string | number | undefined): string {
  if (value === undefined) return ''
  const text = plain(String(value), 32_000)
  const safe = /^[\s'"]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\u2212|%]/.test(text) ? `'${text}` : text
  return /[",;\r\n\t']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const row = (cells: readonly (string | number | undefined)[]): string => `${cells.map(cell).join(',')}\r\n`

export function csvRenderer({ command, session }: Rendering): Renderer {
  let isBegun = false
  const begin = async (): Promise<void> => {
    if (!isBegun) await session.print(row(columns.map(([name]) => name)))
    isBegun = true
  }
  return {
    each: async (told) => {
      await begin()
      const inside = await insideOf(told)
      await session.print(row(columns.map(([, value]) => value({ told, ...(inside && { inside }) }))))
    },
    end: async (tally) => {
      await begin()
      await session.complain(tallyText(tally, command, session))
    },
  }
}

/** Title and recipient are no part of a report. */
async function insideOf({ answer, credential }: Told): Promise<Summary | undefined> {
  if (answer?.summary) return answer.summary
  return credential === undefined || answer === undefined ? undefined : summary(credential).catch(() => undefined)
}
