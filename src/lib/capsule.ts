/** Originals inside documents: where they stand, and their texts. @module */
import { fromBase64, fromUtf8 } from './bytes.ts'
import { CredentialError } from './errors.ts'
import { isObject, list, type Pointer } from './json.ts'
import type { Opened } from './mapping.ts'

/** @throws CredentialError `ERR_NO_ORIGINAL` where it is not base64 of UTF-8 text. */
export function originalOf(content: string): string {
  const bytes = fromBase64(content)
  if (!bytes) throw new CredentialError('ERR_NO_ORIGINAL', 'what stands in the place of the original is not base64')
  try {
    return fromUtf8(bytes)
  } catch (cause) {
    throw new CredentialError('ERR_NO_ORIGINAL', 'what stands in the place of the original is not text', { cause })
  }
}

/** The items of `evidence` that hold an original, with their places. */
export const capsulesIn = (evidence: unknown, isCapsule: (item: unknown) => boolean): readonly (readonly [Pointer, unknown])[] =>
  list(evidence).flatMap((item, at) =>
    isCapsule(item) ? [[Array.isArray(evidence) ? (`/evidence/${at}` as const) : '/evidence', item] as const] : [],
  )

/** What stands in these items, and the record of the conversion beside them. */
export function openedOf(
  found: readonly (readonly [Pointer, unknown])[],
  content: (item: unknown) => unknown,
  record: unknown,
): Opened | undefined {
  const [text, ...others] = found.map(
    ([, item]) =>
      () =>
        originalOf(String(content(item))),
  )
  if (!text) return undefined
  const paths = found.map(([path]) => path)
  return {
    paths: record === undefined ? paths : [...paths, '/conversion'],
    text,
    ...(others.length > 0 ? { others } : {}),
    ...(isObject(record) ? { record } : {}),
  }
}
