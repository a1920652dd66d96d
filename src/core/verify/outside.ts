/** What a credential names outside itself, and nobody asks here: that would tell who looks at what. @module */
import type { Stated } from '../../lib/contract.ts'
import { type Document, own, text } from '../../lib/json.ts'
import { type Check, skip } from '../../lib/report.ts'
import { statedObjects } from '../../lib/verifiable-credential.ts'

/** The checks `refresh` (where a newer version may be had) and `resource` (whether what is named by its digest is still the same). */
export const outsideChecks = (document: Document): readonly Check[] => [
  ...statedObjects(document, 'refreshService').map(refreshCheck),
  ...['relatedResource', 'evidence'].flatMap((name) => statedObjects(document, name).filter(hasDigest).map(resourceCheck)),
]

const hasDigest = ({ value }: Stated<Document>): boolean => 'digestSRI' in value || 'digestMultibase' in value

function refreshCheck({ value, path }: Stated<Document>): Check {
  const detail = { service: text(own(value, 'id')) ?? text(own(value, 'url')), type: text(own(value, 'type')) }
  return skip('refresh', 'ERR_REFRESH', 'The issuer offers newer versions at a service, which was not asked.', { path, detail })
}

function resourceCheck({ value, path }: Stated<Document>): Check {
  const message = 'A resource is named by its digest, which was not compared: whether it is still the same is not known.'
  return skip('resource', 'ERR_RESOURCE', message, { path, detail: { resource: text(own(value, 'id')) } })
}
