/** Presentations, for whoever is about to sign one: of verification this is no part. @module */
import type { FormatEntry } from '../../lib/contract.ts'
import { isPresentation } from '../../lib/linked.ts'
import { presentation } from './presentation.ts'
import { versionOf } from './verifiable-credential.ts'

/** Signed, or not yet. What has no context is a list that is called so. */
export const unsignedPresentation: FormatEntry = {
  ...presentation,
  claims: (document) => ('@context' in document && isPresentation(document) ? (versionOf(document) ?? '2.0') : undefined),
}
