import type { Code } from './codes.ts'
import type { Need, Report } from './report.ts'

/** What a {@link CredentialError} may carry besides its code. */
export interface ErrorDetail {
  /** JSON Pointer to the place in the document. */
  readonly path?: string
  readonly report?: Report
  /** What would have to be fetched for an answer. */
  readonly needs?: readonly Need[]
  readonly cause?: unknown
}

/** The only error class. Its message never quotes the credential: no personal data in logs. */
export class CredentialError extends Error {
  // a field, for that is defined: an assignment fails where the page has frozen what errors inherit
  override readonly name = 'CredentialError'
  readonly code: Code
  readonly path?: string
  readonly report?: Report
  readonly needs?: readonly Need[]

  constructor(code: Code, message: string, { path, report, needs, cause }: ErrorDetail = {}) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    if (path !== undefined) this.path = path
    if (report !== undefined) this.report = report
    if (needs !== undefined) this.needs = needs
  }
}

/** The error as one of ours; what is thrown by others becomes `ERR_INTERNAL` or the code given. */
export const credentialError = (
  error: unknown,
  code: Code = 'ERR_INTERNAL',
  message = 'something failed that should not',
): CredentialError => (error instanceof CredentialError ? error : new CredentialError(code, message, { cause: error }))
