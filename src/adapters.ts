/**
 * A report in the words of others.
 *
 * @module
 */
import { CredentialError } from './lib/errors.ts'
import { isObject, isText } from './lib/json.ts'
import type { Check, Outcome, Report } from './lib/report.ts'

export { CredentialError } from './lib/errors.ts'
export type { Check, Outcome, Report } from './lib/report.ts'

/** One problem (RFC 9457 section 3.1). `type` is an address that names the code; it need not answer. */
export interface ProblemDetails {
  readonly type: string
  readonly title: string
  readonly detail: string
  /** JSON Pointer of the place, as a fragment. */
  readonly instance?: string
  readonly check: string
  readonly outcome: Outcome
}

const problemTypes = 'https://w3id.org/credlens/codes#'

/**
 * What stands against a credential, and what could not be checked, as problem details (RFC 9457).
 * @throws CredentialError `ERR_INPUT` where it is no report.
 */
export const problemDetails = (report: Pick<Report, 'checks'>): readonly ProblemDetails[] =>
  checksOf(report).flatMap(({ outcome, code, message, path, id }) =>
    code === undefined || outcome === 'pass' || outcome === 'skip'
      ? []
      : [
          {
            type: problemTypes + code,
            title: titles[outcome],
            detail: message,
            ...(path && { instance: `#${encodeURI(path.replace(halves, '\uFFFD')).replaceAll('#', '%23')}` }),
            check: id,
            outcome,
          },
        ],
  )

/** Of a pair in UTF-16, which no address can hold: a report of an object in memory may name such a member. */
const halves = /\p{Surrogate}/gu

const titles = { warn: 'Something is worth knowing', fail: 'A check failed', unknown: 'Something could not be checked' } as const

/** A check of the European Digital Credentials infrastructure, by the addresses of its lists. */
export interface EdcCheck {
  readonly type: string
  readonly status: string
  readonly description: { readonly en: string }
}

const edcTypes = 'http://data.europa.eu/snb/verification/'
const edcStatuses = 'http://data.europa.eu/snb/verification-status/'
const edcStatus = { ok: '9895008394', error: '9d26eb9a37', skipped: '641f0c5e5d' } as const

/** The entries of the EU's list of checks, and which of ours answer each. Accreditation is not looked at here. */
const edcSeal = 'f9c2016fe9'
const edcChecks: readonly (readonly [entry: string, answers: (id: string) => boolean])[] = [
  ['2f5b89b96f', (id) => id === 'schema' || id === 'context'],
  [edcSeal, (id) => id === 'proof' || id === 'key-binding' || id.startsWith('seal.')],
  ['94d828f160', (id) => id === 'validity'],
  ['271aef9eb4', (id) => id === 'status'],
  ['1faf8d450f', (id) => id === 'recipient'],
  ['e2bbc86a28', () => false],
]

const hasEntry = (id: string): boolean => edcChecks.some(([, answers]) => answers(id))
/**
 * What is wrong with a credential inside, an original or the issuer has no entry of its own: it is told at the seal, or a list with
 * nothing against the credential would be of one that is not valid.
 */
const isToldAtSeal = ({ id, outcome }: Check): boolean => !hasEntry(id) && (outcome === 'fail' || outcome === 'unknown')

/**
 * The report as the checks of the EDC viewer. What could not be checked is `skipped` there: the list has no word for it.
 * @throws CredentialError `ERR_INPUT` where it is no report.
 */
export function edcReport(report: Pick<Report, 'checks'>): readonly EdcCheck[] {
  const checks = checksOf(report)
  return edcChecks.map(([entry, answers]) => {
    const mine = checks.filter((check) => answers(check.id) || (entry === edcSeal && isToldAtSeal(check)))
    const decisive =
      mine.find(({ outcome }) => outcome === 'fail') ??
      mine.find(({ outcome }) => outcome === 'unknown') ??
      mine.find(({ outcome }) => outcome !== 'skip')
    return {
      type: edcTypes + entry,
      status: edcStatuses + edcStatus[statusOf(decisive?.outcome)],
      description: { en: (decisive ?? mine[0])?.message ?? 'This was not looked at.' },
    }
  })
}

const statusOf = (outcome: Outcome | undefined): keyof typeof edcStatus =>
  outcome === 'fail' ? 'error' : outcome === 'pass' || outcome === 'warn' ? 'ok' : 'skipped'

/** One line of the list that the 1EdTech validator answers with. */
export interface ValidatorItem {
  readonly outcome: 'VALID' | 'WARNING' | 'ERROR' | 'EXCEPTION' | 'NOT_RUN'
  readonly msg: string
  readonly location?: string
  readonly probeId: string
}

const validatorOutcomes = { pass: 'VALID', warn: 'WARNING', fail: 'ERROR', unknown: 'EXCEPTION', skip: 'NOT_RUN' } as const

/**
 * The report as the items of the 1EdTech validator.
 * @throws CredentialError `ERR_INPUT` where it is no report.
 */
export const validatorItems = (report: Pick<Report, 'checks'>): readonly ValidatorItem[] =>
  checksOf(report).map(({ id, outcome, message, path }: Check) => ({
    outcome: validatorOutcomes[outcome],
    msg: message,
    ...(path !== undefined && { location: path }),
    probeId: id,
  }))

/** Those of a report that may come from a disk: what is none would be told as a list with nothing against the credential. */
function checksOf(report: unknown): readonly Check[] {
  const checks = isObject(report) ? report['checks'] : undefined
  if (!Array.isArray(checks) || !checks.every(isCheck)) throw new CredentialError('ERR_INPUT', 'this is no report')
  return checks
}

const isCheck = (value: unknown): value is Check =>
  isObject(value) &&
  isText(value['id']) &&
  isText(value['message']) &&
  isText(value['outcome']) &&
  Object.hasOwn(validatorOutcomes, value['outcome']) &&
  [value['code'], value['path']].every((each) => each === undefined || isText(each))
