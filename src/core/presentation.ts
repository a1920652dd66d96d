/** Presentations that their holder signed. @module */
import type { FormatEntry } from '../lib/contract.ts'
import { list } from '../lib/json.ts'
import { isPresentation } from '../lib/linked.ts'
import { loadOnce } from '../lib/load-once.ts'
import { versionOf } from './verifiable-credential.ts'

const id = 'vp'
const title = 'the W3C Verifiable Credentials Data Model (presentations)'
const version: FormatEntry['claims'] = (document) => (isPresentation(document) ? (versionOf(document) ?? '2.0') : undefined)
const claims: FormatEntry['claims'] = (document, envelope) =>
  (envelope && 'jws' in envelope) || list(document['proof']).length > 0 ? version(document) : undefined

export const presentation: FormatEntry = {
  id,
  title,
  claims,
  load: loadOnce(async () => (await import('./presentation-format.ts')).format({ id, title, claims })),
}

/** The same, also of one that nobody has signed yet, for whoever is about to. What has no context is a list that is called so. */
export const unsignedPresentation: FormatEntry = {
  ...presentation,
  claims: (document) => ('@context' in document ? version(document) : undefined),
}
