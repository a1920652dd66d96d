/** The original in `evidence[]`, as the migration guide links a badge to the one it was made of (crosswalk section 7.3). @module */
import { capsulesIn, openedOf } from '../lib/capsule.ts'
import { list, own, strings } from '../lib/json.ts'
import type { Capsule } from '../lib/mapping.ts'

const data = /^data:application\/(?:ld\+json|json|jwt);base64,(.*)$/s

/** An evidence that has the type of a credential beside its own, and a file for its address. */
const isCapsule = (evidence: unknown): boolean =>
  strings(own(evidence, 'type')).some((type) => type.includes(':')) && data.test(String(own(evidence, 'id')))

export const capsule = (type: string): Capsule => ({
  type,
  seal(document, { base64, mediaType, type: from, title, record }) {
    const original = {
      id: `data:${mediaType};base64,${base64}`,
      type: ['Evidence', from],
      name: `Source credential (${title})`,
      description: 'Byte-exact copy of the credential this one was converted from.',
    }
    document['evidence'] = [...list(document['evidence']), original]
    document['conversion'] = record
  },
  refer(document, reference) {
    document['relatedResource'] = [...list(document['relatedResource']), reference]
  },
  open(document) {
    const evidence = document['evidence']
    const { conversion } = document
    return openedOf(capsulesIn(evidence, isCapsule), (item) => data.exec(String(own(item, 'id')))?.[1], conversion)
  },
})
