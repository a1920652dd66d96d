import { CredentialError } from '../../src/lib/errors.ts'

/** The code that a call throws, or `undefined` where it throws nothing; anything but a typed error goes on. */
export function codeOf(call: () => unknown): string | undefined {
  try {
    call()
    return undefined
  } catch (error) {
    if (error instanceof CredentialError) return error.code
    throw error
  }
}

/** As {@link codeOf}, for a promise. */
export async function codeOfPromise(promise: Promise<unknown>): Promise<string | undefined> {
  try {
    await promise
    return undefined
  } catch (error) {
    if (error instanceof CredentialError) return error.code
    throw error
  }
}
