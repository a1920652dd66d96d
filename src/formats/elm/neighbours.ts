/** What people take for a European Digital Credential, and is none. @module */
import type { Document } from '../../lib/json.ts'
import { contextsOf, hasType } from '../../lib/linked.ts'

/** What the document is, where it is one of them. */
export function neighbour(document: Document): string | undefined {
  if (hasType(document, 'EuropassCredential', 'EuropassCredentialType')) return 'a Europass credential of the first generation (EDCI)'
  const text = contextsOf(document).join(' ')
  return text.includes('data.europa.eu/snb/') ? 'European Learning Model data that holds no credential' : undefined
}
