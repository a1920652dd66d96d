/** The original as EDC's profile *Converted* foresees it: evidence of the issuing, with the file inside. @module */
import { base64OfText } from '../../lib/bytes.ts'
import { originalOf } from '../../lib/capsule.ts'
import { isObject, list, own, type Pointer } from '../../lib/json.ts'
import type { Capsule } from '../../lib/mapping.ts'
import { fileTypes } from '../../vocabularies/file-type.ts'
import { encoding, evidenceType } from '../../vocabularies/short.ts'
import { entryOf } from './map-values.ts'

const conversion = `${evidenceType.base}c_c4f849d7`

export const isCapsule = (evidence: unknown): boolean => own(own(evidence, 'dcType'), 'id') === conversion

const files = { 'application/ld+json': 'JSON_LD', 'application/json': 'JSON', 'application/jwt': 'TXT' } as const

export const capsule: Capsule = {
  type: 'http://data.europa.eu/snb/model/elm/EuropeanDigitalCredential',
  seal(document, { text, mediaType, title, record }) {
    const original = {
      dcType: entryOf(evidenceType, conversion),
      evidenceStatement: `Converted from ${title}`,
      embeddedEvidence: [
        {
          title: { en: 'Source credential' },
          contentType: entryOf(fileTypes, fileTypes.base + files[mediaType]),
          contentEncoding: entryOf(encoding, `${encoding.base}6146cde7dd`),
          content: base64OfText(text),
        },
      ],
    }
    document['evidence'] = [...list(document['evidence']), original]
    document['conversion'] = record
  },
  open(document) {
    const evidence = document['evidence']
    const at = list(evidence).findIndex(isCapsule)
    const content = own(list(own(list(evidence)[at], 'embeddedEvidence'))[0], 'content')
    if (at < 0 || typeof content !== 'string') return undefined
    const record = document['conversion']
    const path: Pointer = Array.isArray(evidence) ? `/evidence/${at}` : '/evidence'
    return {
      paths: record === undefined ? [path] : [path, '/conversion'],
      text: () => originalOf(content),
      ...(isObject(record) ? { record } : {}),
    }
  },
}
