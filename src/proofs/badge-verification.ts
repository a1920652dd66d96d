/** How a badge before 3.0, or a learner record before 2.0, says that it is to be verified. @module */
import { type Document, list, own } from '../lib/json.ts'

/** The types that are stated, small and without `Badge` at their end; `verify` is the name before 2.0. */
export const verificationOf = (document: Document): { readonly types: readonly string[]; readonly node: unknown } => {
  const node = own(document, 'verification') ?? own(document, 'verify')
  const types = list(own(node, 'type') ?? own(node, '@type')).filter((type): type is string => typeof type === 'string')
  return { types: types.map((type) => type.toLowerCase().replace(/badge$/, '')), node }
}

/** Whether a document is to be verified in a way whose name begins so: `hosted`, `signed`, `merkle`. */
export const isToBe = (document: Document, kind: string): boolean => verificationOf(document).types.some((type) => type.startsWith(kind))
