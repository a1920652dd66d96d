/** Distinguished and general names of certificates (RFC 5280 sections 4.1.2.4, 4.2.1.6 and 7.1). @module */
import { equalBytes, hex } from '../../lib/bytes.ts'
import { ascii, type Der, expect, isContext, items, oid, sequence, string, tags } from './der.ts'

export interface Name {
  readonly raw: Uint8Array
  /** One text for each relative name, in order: equal texts are equal names. */
  readonly parts: readonly string[]
  readonly attributes: readonly { readonly type: string; readonly value: string }[]
}

/** The attribute types that credlens looks at. */
const attributeTypes = {
  commonName: '2.5.4.3',
  country: '2.5.4.6',
  organization: '2.5.4.10',
  organizationIdentifier: '2.5.4.97',
} as const

/** @throws CredentialError `ERR_ASN1`. */
export function name(value: Der | undefined): Name {
  const relative = sequence(value, 'name').map((set) =>
    items(expect(set, tags.set, 'name'), 'name').map((pair) => {
      const [type, content] = sequence(pair, 'name')
      return { type: oid(type, 'name'), value: content === undefined ? undefined : string(content), raw: content?.raw }
    }),
  )
  return {
    raw: value?.raw ?? new Uint8Array(),
    parts: relative.map((set) =>
      set
        .map(({ type, value: text, raw }) => `${type}=${text === undefined ? `#${hex(raw ?? new Uint8Array())}` : escaped(folded(text))}`)
        .sort()
        .join('+'),
    ),
    attributes: relative.flat().flatMap(({ type, value: text }) => (text === undefined ? [] : [{ type, value: text }])),
  }
}

/** RFC 5280 section 7.1, in short: case and white space do not tell names apart. */
const folded = (text: string): string => text.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ')

/** One value must not read as two, nor as one that is no text (RFC 4514 section 2.4). */
const escaped = (text: string): string => text.replace(/^#|[+\\]/g, '\\$&')

export const sameName = (a: Name, b: Name): boolean =>
  equalBytes(a.raw, b.raw) || (a.parts.length === b.parts.length && a.parts.every((part, index) => part === b.parts[index]))

/** Whether a name lies in the subtree below another. */
export const isBelow = (below: Name, base: Name): boolean => base.parts.every((part, index) => part === below.parts[index])

export const attribute = ({ attributes }: Name, type: keyof typeof attributeTypes): string | undefined =>
  attributes.find((each) => each.type === attributeTypes[type])?.value

export interface TextName {
  readonly kind: 'email' | 'dns' | 'uri'
  readonly text: string
}
export type GeneralName =
  | TextName
  | { readonly kind: 'directory'; readonly name: Name }
  | { readonly kind: 'ip'; readonly octets: Uint8Array }
  | { readonly kind: 'other' }

const textKinds = new Map([
  [1, 'email'],
  [2, 'dns'],
  [6, 'uri'],
] as const)

/** @throws CredentialError `ERR_ASN1`. */
export function generalName(value: Der): GeneralName {
  if (isContext(value, 4)) return { kind: 'directory', name: name(items(value, 'name')[0]) }
  if (isContext(value, 7)) return { kind: 'ip', octets: value.content }
  const kind = value.scope === 'context' ? textKinds.get(value.tag as 1 | 2 | 6) : undefined
  return kind === undefined ? { kind: 'other' } : { kind, text: ascii(value.content) }
}
