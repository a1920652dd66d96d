/** What a keyword has to be given: a schema that is not well formed decides nothing. @module */
import { isObject } from '../json.ts'
import { malformed } from './schema-set.ts'

/** @throws CredentialError `ERR_UNSUPPORTED` */
export function number(expected: unknown, name: string): number {
  if (typeof expected === 'number') return expected
  throw malformed(`${name} is no number`)
}
/** @throws CredentialError `ERR_UNSUPPORTED` */
export function array(expected: unknown, name: string): readonly unknown[] {
  if (Array.isArray(expected)) return expected
  throw malformed(`${name} is no list`)
}
/** @throws CredentialError `ERR_UNSUPPORTED` */
export function texts(expected: unknown, name: string): readonly string[] {
  if (Array.isArray(expected) && expected.every((one) => typeof one === 'string')) return expected
  throw malformed(`${name} is no list of texts`)
}
/** @throws CredentialError `ERR_UNSUPPORTED` */
export function object(expected: unknown, name: string): Readonly<Record<string, unknown>> {
  if (isObject(expected)) return expected
  throw malformed(`${name} is no object`)
}
/** @throws CredentialError `ERR_UNSUPPORTED` */
export function string(expected: unknown, name: string): string {
  if (typeof expected === 'string') return expected
  throw malformed(`${name} is no text`)
}
