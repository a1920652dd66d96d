/** The original as EDC's profile *Converted* foresees it: evidence of the issuing, with the file inside. @module */
import { capsulesIn, openedOf } from '../../lib/capsule.ts'
import { list, own } from '../../lib/json.ts'
import type { Capsule } from '../../lib/mapping.ts'
import { fileTypes } from '../../vocabularies/file-type.ts'
import { encoding, evidenceType } from '../../vocabularies/short.ts'
import { entryOf } from './map-concepts.ts'

const conversion = `${evidenceType.base}c_c4f849d7`

export const isCapsule = (evidence: unknown): boolean => own(own(evidence, 'dcType'), 'id') === conversion

const files = { 'application/ld+json': 'JSON_LD', 'application/json': 'JSON', 'application/jwt': 'TXT' } as const

export const capsule: Capsule = {
  type: 'http://data.europa.eu/snb/model/elm/EuropeanDigitalCredential',
  seal(document, { base64, mediaType, title, record }) {
    const original = {
      dcType: entryOf(evidenceType, conversion),
      evidenceStatement: `Converted from ${title}`,
      embeddedEvidence: [
        {
          title: { en: 'Source credential' },
          contentType: entryOf(fileTypes, fileTypes.base + files[mediaType]),
          contentEncoding: entryOf(encoding, `${encoding.base}6146cde7dd`),
          content: base64,
        },
      ],
    }
    document['evidence'] = [...list(document['evidence']), original]
    document['conversion'] = record
  },
  open(document) {
    const content = (evidence: unknown) => own(list(own(evidence, 'embeddedEvidence'))[0], 'content')
    const found = capsulesIn(document['evidence'], (evidence) => isCapsule(evidence) && typeof content(evidence) === 'string')
    return openedOf(found, content, document['conversion'])
  },
}
