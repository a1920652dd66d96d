/** The original as EDC's profile *Converted* foresees it: evidence of the issuing, with the file inside. @module */
import { base64OfText } from '../../lib/bytes.ts'
import { capsulesIn, openedOf } from '../../lib/capsule.ts'
import { type Document, isObject, list, own, type Pointer } from '../../lib/json.ts'
import type { Capsule } from '../../lib/mapping.ts'
import { fileTypes } from '../../vocabularies/file-type.ts'
import { encoding, evidenceType } from '../../vocabularies/short.ts'
import { entryOf } from './map-entries.ts'
import { prefix } from './map-values.ts'

const conversion = `${evidenceType.base}c_c4f849d7`

export const isCapsule = (evidence: unknown): boolean => own(own(evidence, 'dcType'), 'id') === conversion

/** What the evidence states, as the file that the profile demands of all evidence. */
const textOf = (evidence: unknown): string =>
  base64OfText(String(own(evidence, 'evidenceStatement') ?? own(own(own(evidence, 'dcType'), 'prefLabel'), 'en') ?? ''))
const fileOf = (title: string, type: string, content: string): Document => ({
  title: { en: title },
  contentType: entryOf(fileTypes, fileTypes.base + type),
  contentEncoding: entryOf(encoding, `${encoding.base}6146cde7dd`),
  content,
})
const withFile = (evidence: unknown): unknown =>
  isObject(evidence) && !('embeddedEvidence' in evidence)
    ? { ...evidence, embeddedEvidence: [fileOf('Statement', 'TXT', textOf(evidence))] }
    : evidence
const contentOf = (evidence: unknown): unknown => own(list(own(evidence, 'embeddedEvidence'))[0], 'content')

/** The first is named like the credential: a name made of all that it says would cost as much as all the others. */
const nameIn = ({ id, evidence }: Document): Document =>
  list(evidence).some(isCapsule) ? {} : { id: `${prefix}mediaObject:${String(id).slice(-36)}` }

const files = { 'application/ld+json': 'JSON_LD', 'application/json': 'JSON', 'application/jwt': 'TXT' } as const

export const capsule: Capsule = {
  type: 'http://data.europa.eu/snb/model/elm/EuropeanDigitalCredential',
  seal(document, { base64, mediaType, title, record }) {
    const original = {
      dcType: entryOf(evidenceType, conversion),
      evidenceStatement: `Converted from ${title}`,
      embeddedEvidence: [{ ...nameIn(document), ...fileOf('Source credential', files[mediaType], base64) }],
    }
    document['evidence'] = [...list(document['evidence']).map(withFile), original]
    document['conversion'] = record
  },
  open(document) {
    const found = capsulesIn(document['evidence'], (evidence) => isCapsule(evidence) && typeof contentOf(evidence) === 'string')
    const opened = openedOf(found, contentOf, document['conversion'])
    const repeated = list(document['evidence']).flatMap((evidence, index): Pointer[] =>
      !isCapsule(evidence) && contentOf(evidence) === textOf(evidence) ? [`/evidence/${index}/embeddedEvidence`] : [],
    )
    return opened && { ...opened, paths: [...opened.paths, ...repeated] }
  },
}
