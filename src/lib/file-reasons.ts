/** Why a file cannot be read or written, in words: what systems say of it are codes. @module */
import { type CredentialError, credentialError } from './errors.ts'

/** Of a name that was given for something that can be read. */
const missing: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'the file may not be read',
  EPERM: 'the file may not be read',
  EISDIR: 'this is a folder',
  ENAMETOOLONG: 'there is no such file',
}
const reading: Readonly<Record<string, string>> = {
  ...missing,
  Z_BUF_ERROR: 'the zipped file breaks off',
  Z_DATA_ERROR: 'the zipped file is damaged',
}
const writing: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EISDIR: 'a folder has this name',
  EACCES: 'it is not allowed',
  EPERM: 'it is not allowed',
  EROFS: 'it is not allowed',
  ENOSPC: 'the disk is full',
}

function reasonIn(
  words: Readonly<Record<string, string>>,
  cause: unknown,
): { readonly words?: string | undefined; readonly code?: string } {
  const code = (cause as { readonly code?: unknown } | null | undefined)?.code
  if (typeof code !== 'string') return {}
  return Object.hasOwn(words, code) ? { words: words[code] } : { code }
}

/** A sentence. */
export function whyNotRead(cause: unknown): string {
  const { words, code } = reasonIn(reading, cause)
  return words ?? `the file cannot be read${code === undefined ? '' : ` (${code})`}`
}

/**
 * That it cannot be read, behind what it is. What is not there, or may not be read, is whoever named it to blame for, and no credential:
 * that is `ERR_OPTION`; a fault of what is in it, `ERR_INPUT`.
 */
export function notRead(cause: unknown, what = ''): CredentialError {
  return credentialError(cause, reasonIn(missing, cause).words === undefined ? 'ERR_INPUT' : 'ERR_OPTION', what + whyNotRead(cause))
}

/** To follow that something cannot be written. */
export function whyNotWritten(cause: unknown): string {
  const { words, code } = reasonIn(writing, cause)
  if (words !== undefined) return `: ${words}`
  return code === undefined ? '' : ` (${code})`
}
