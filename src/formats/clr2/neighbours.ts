/** What people take for a learner record, and is none. @module */
import type { Document } from '../../lib/json.ts'
import { contextsOf, typesOf } from '../../lib/linked.ts'

/** What the document is, where it is one of them. */
export function neighbour(document: Document): string | undefined {
  const addresses = contextsOf(document)
  if (
    addresses.some((address) => /credreg\.net\/ctdl/.test(address)) ||
    typesOf(document).some((type) => /^(?:ceterms|ceasn):/.test(type))
  ) {
    return 'a description in CTDL (Credential Engine), not something that was awarded to a person'
  }
  const isResume =
    typesOf(document).some((type) => /LER-?RS/i.test(type)) || addresses.some((address) => address.includes('hropenstandards.org'))
  return isResume || 'educationAndLearnings' in document || 'employmentHistories' in document ? 'a résumé in LER-RS (HR Open)' : undefined
}
