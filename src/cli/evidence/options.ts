/** The options that decide a report, as data, and back: files that they name are kept as their content. @module */
import { base64, fromBase64 } from '../../lib/bytes.ts'
import { type Document, isObject, list, own, text } from '../../lib/json.ts'
import { isSealLevel } from '../../lib/seal-options.ts'
import type { CommonOptions } from '../session.ts'

/** Whether each is there or not is all that counts of these. */
const flags = ['json', 'ndjson', 'csv', 'details', 'lines', 'offline', 'resources'] as const

export function optionsData({ email, sealAnchor, timestampAnchor, minLevel, trust, ...given }: CommonOptions): Document {
  return {
    ...Object.fromEntries(flags.flatMap((flag) => (given[flag] === true ? [[flag, true]] : []))),
    ...(email !== undefined && { email }),
    ...(sealAnchor && { sealAnchor: sealAnchor.map(base64) }),
    ...(timestampAnchor && { timestampAnchor: timestampAnchor.map(base64) }),
    ...(minLevel !== undefined && { minLevel }),
    ...(trust && { trust: trust.map(({ name, document }) => ({ name, document })) }),
  }
}

export function optionsOf(data: Document): CommonOptions {
  const [email, minLevel] = [text(data['email']), data['minLevel']]
  const trust = list(data['trust']).flatMap((entry) => {
    const document = own(entry, 'document')
    return isObject(document) ? [{ name: text(own(entry, 'name')) ?? '', document }] : []
  })
  return {
    ...Object.fromEntries(flags.flatMap((flag) => (data[flag] === true ? [[flag, true]] : []))),
    ...(email !== undefined && { email }),
    ...(data['sealAnchor'] !== undefined && { sealAnchor: certificatesIn(data['sealAnchor']) }),
    ...(data['timestampAnchor'] !== undefined && { timestampAnchor: certificatesIn(data['timestampAnchor']) }),
    ...(isSealLevel(minLevel) && { minLevel }),
    ...(trust.length > 0 && { trust }),
  }
}

const certificatesIn = (value: unknown): readonly Uint8Array[] =>
  list(value).flatMap((entry) => (typeof entry === 'string' ? [fromBase64(entry) ?? new Uint8Array()] : []))
