/** What may be unpacked of one input in all: a small archive of small archives unpacks to more than anybody waits for. @module */
import { CredentialError } from './errors.ts'
import type { Limits } from './limits.ts'

/** It counts down, over the files inside files too. */
export interface Unpacking {
  /** Bytes that may still be unpacked. */
  left: number
  /** Pictures without a credential that may still be looked at for what they show. */
  pictures: number
}
/** What a container is read within. */
export type ReadLimits = Pick<Limits, 'file' | 'text'> & { readonly unpacking?: Unpacking }

/** Each file inside is held to the limit of a file, which archives of many honest ones come to together. */
const times = 8

export const withUnpacking = <Given extends Pick<Limits, 'file'>>(limits: Given): Given & { readonly unpacking: Unpacking } => ({
  ...limits,
  unpacking: { left: times * limits.file, pictures: 16 },
})

/**
 * What is unpacked to so many bytes at most, taken off what is left; what fails has cost as much as it might have given.
 * @throws CredentialError `ERR_TOO_LARGE`, and what unpacking throws.
 */
export function counted(unpacking: Unpacking | undefined, most: number, unpack: (limit: number) => Uint8Array): Uint8Array {
  if (unpacking === undefined) return unpack(most)
  const limit = Math.min(most, unpacking.left)
  if (limit <= 0 && most > 0) throw new CredentialError('ERR_TOO_LARGE', 'the files inside files unpack to more than the limit')
  unpacking.left -= limit
  const content = unpack(limit)
  unpacking.left += limit - content.length
  return content
}
