/** What stops the work. @module */
import { CredentialError } from './errors.ts'

/** Nothing, or what can stop the work. @throws CredentialError `ERR_OPTION` */
export function requireSignal(signal: unknown): void {
  if ((signal ?? undefined) !== undefined && !(signal as Partial<AbortSignal>).throwIfAborted)
    throw new CredentialError('ERR_OPTION', 'the option signal is nothing that stops work')
}
