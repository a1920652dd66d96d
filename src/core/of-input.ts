/** Errors of one of several inputs, told with its number. @module */
import { CredentialError } from '../lib/errors.ts'

/** The error again, with the position of the input first in its path. */
export const ofInput =
  (index: number) =>
  (error: unknown): never => {
    if (!(error instanceof CredentialError)) throw error
    throw new CredentialError(error.code, error.message, { path: `/${index}${error.path ?? ''}`, cause: error })
  }
