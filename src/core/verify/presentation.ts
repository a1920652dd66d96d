/** Presentations that their holder signed. @module */
import type { FormatEntry } from '../../lib/contract.ts'
import { list } from '../../lib/json.ts'
import { isPresentation } from '../../lib/linked.ts'
import { loadOnce } from '../../lib/load-once.ts'
import { versionOf } from './verifiable-credential.ts'

const id = 'vp'
const title = 'the W3C Verifiable Credentials Data Model (presentations)'
const claims: FormatEntry['claims'] = (document, envelope) =>
  isPresentation(document) && ((envelope && 'jws' in envelope) || list(document['proof']).length > 0)
    ? (versionOf(document) ?? '2.0')
    : undefined

export const presentation: FormatEntry = {
  id,
  title,
  claims,
  load: loadOnce(async () => (await import('./presentation-format.ts')).format({ id, title, claims })),
}
