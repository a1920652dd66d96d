/** Why a file cannot be read or written, in words: what systems say of it are codes. @module */
import { type CredentialError, credentialError } from './errors.ts'

/** Of a name that was given for something that can be read. */
const missing: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  ENAMETOOLONG: 'there is no such file',
  EACCES: 'the file may not be read',
  EPERM: 'the file may not be read',
  EISDIR: 'this is a folder',
}
const damaged: Readonly<Record<string, string>> = {
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

function codeOf(cause: unknown): string {
  const code = (cause as { readonly code?: unknown } | null | undefined)?.code
  return typeof code === 'string' ? code : ''
}

const inWords = (words: Readonly<Record<string, string>>, code: string): string | undefined =>
  Object.hasOwn(words, code) ? words[code] : undefined

const inBrackets = (code: string): string => code && ` (${code})`

/** A sentence. */
export function whyNotRead(cause: unknown): string {
  const code = codeOf(cause)
  return inWords(missing, code) ?? inWords(damaged, code) ?? `the file cannot be read${inBrackets(code)}`
}

/**
 * That it cannot be read, behind what it is. What is not there, or may not be read, is whoever named it to blame for, and no credential:
 * that is `ERR_OPTION`; a fault of what is in it, `ERR_INPUT`.
 */
export const notRead = (cause: unknown, what = ''): CredentialError =>
  credentialError(cause, inWords(missing, codeOf(cause)) ? 'ERR_OPTION' : 'ERR_INPUT', what + whyNotRead(cause))

/** To follow that something cannot be written. */
export function whyNotWritten(cause: unknown): string {
  const words = inWords(writing, codeOf(cause))
  return words === undefined ? inBrackets(codeOf(cause)) : `: ${words}`
}
