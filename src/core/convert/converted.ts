/** What the check `conversion` says of a document that says what its originals say: that hangs on what became of them. @module */
import { type Check, type CheckDetail, fail, pass, type Report, unknown, warn } from '../../lib/report.ts'

/** The check `conversion`, and the reports on the originals that it rests on. */
export interface Converted {
  readonly check: Check
  readonly originals?: readonly Report[]
}

/** How the conversion was repeated. */
interface Repeated {
  readonly isSameTables: unknown
  readonly fetched?: unknown
  /** That all are of one person is said by whoever put them together alone. */
  readonly samePerson?: unknown
}

const id = 'conversion'

export function agreement(how: Repeated, originals: readonly Report[]): Check {
  const worst =
    originals.find(({ verdict }) => verdict === 'invalid') ?? originals.find(({ verdict }) => verdict !== 'valid') ?? originals[0]
  const brief = ({ verdict, format }: Report) => ({ verdict, format })
  const told: CheckDetail = {
    ...(worst && { original: brief(worst) }),
    ...(originals.length > 1 && { originals: originals.map(brief) }),
    ...how,
  }
  const one = originals.length === 1
  if (!worst || worst.verdict === 'valid') {
    const agrees = `The ${one ? 'original inside is' : 'originals inside are'} valid; converted again, the document is the same.`
    if (how.samePerson === undefined) return pass(id, agrees, { detail: told })
    const said = 'That they are of one person is said by whoever put them together, and not by them.'
    return warn(id, 'ERR_RECIPIENT_NOT_STATED', `${agrees} ${said}`, { detail: told })
  }
  const first = worst.checks.find(({ outcome }) => outcome === (worst.verdict === 'invalid' ? 'fail' : 'unknown'))
  const itself = one ? 'the original itself' : 'one of them'
  const says = `The document says what its original${one ? ' says' : 's say'}`
  if (worst.verdict === 'invalid')
    return fail(id, 'ERR_CONVERSION', `${says}, but ${itself} is not valid.`, { detail: { ...told, cause: first?.code } })
  const needs = originals.flatMap(({ checks }) => checks.flatMap(({ detail }) => detail?.needs ?? []))
  return unknown(id, first?.code ?? 'ERR_UNRESOLVED', `${says}, but ${itself} could not be checked in full.`, {
    detail: { ...told, ...(needs.length > 0 ? { needs } : {}) },
  })
}

/** The check of a report, where its originals were looked at again. */
export const agreementAgain = ({ detail: { isSameTables, fetched, samePerson } = {} }: Check, originals: readonly Report[]): Check =>
  agreement({ isSameTables, ...(fetched !== undefined && { fetched }), ...(samePerson !== undefined && { samePerson }) }, originals)
