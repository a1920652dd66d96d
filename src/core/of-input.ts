/** One of several inputs, told with its number where it is at fault. @module */
import { inputAsGiven } from '../lib/as-given.ts'
import { CredentialError } from '../lib/errors.ts'
import type { Input, Options } from '../lib/options.ts'

/** The error again, with the position of the input first in its path. */
export const ofInput =
  (index: number) =>
  (error: unknown): never => {
    if (!(error instanceof CredentialError)) throw error
    throw new CredentialError(error.code, error.message, { path: `/${index}${error.path ?? ''}`, cause: error })
  }

/** All of them as they are when the call is made; what is no list is told by what reads it. */
export const inputsAsGiven = (inputs: readonly Input[], options: Pick<Options, 'limits'>): readonly Input[] =>
  Array.isArray(inputs) ? Array.from<Input, Input>(inputs, (input, index) => one(input, index, options)) : inputs

function one(input: Input, index: number, options: Pick<Options, 'limits'>): Input {
  try {
    return inputAsGiven(input, options)
  } catch (error) {
    return ofInput(index)(error)
  }
}
