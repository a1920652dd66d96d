/** The original in an extension of the assertion (crosswalk section 7.3). @module */
import { originalOf } from '../../lib/capsule.ts'
import { type Document, isObject, own } from '../../lib/json.ts'
import type { Capsule } from '../../lib/mapping.ts'
import { ns } from '../../lib/namespace.ts'

const name = 'extensions:SourceCredential'

/** The extension's own terms, so that nothing has to be fetched. */
const context = {
  format: { '@id': `${ns}sourceFormat`, '@type': '@id' },
  title: `${ns}sourceTitle`,
  source: `${ns}source`,
  conversion: { '@id': `${ns}conversion`, '@type': '@json' },
}

const data = /^data:application\/(?:ld\+json|json|jwt);base64,(.*)$/s

const recordOf = (document: Document): unknown => own(document[name], 'conversion')

export const capsule: Capsule = {
  type: 'https://w3id.org/openbadges#Assertion',
  seal(document, { base64, mediaType, type, title, record }) {
    document[name] = {
      '@context': context,
      type: ['Extension', name],
      format: type,
      title: `Source credential (${title})`,
      source: `data:${mediaType};base64,${base64}`,
      conversion: record,
    }
  },
  open(document) {
    const extension = document[name]
    const content = data.exec(String(own(extension, 'source')))?.[1]
    if (content === undefined) return undefined
    const conversion = recordOf(document)
    return { paths: [`/${name}`], text: () => originalOf(content), ...(isObject(conversion) ? { record: conversion } : {}) }
  },
  record: recordOf,
}
