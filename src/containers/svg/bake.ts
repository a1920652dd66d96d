/** An SVG file with a credential put in or taken out; every other character stays. @module */
import { isObject, own } from '../../lib/json.ts'
import type { Markup } from '../markup.ts'
import { namespaces, type Place } from '../standards.ts'
import { readSvg } from './picture.ts'

const prefix = 'openbadges'
/** The picture is not looked at for its credentials' sizes here. */
const limits = { file: Number.POSITIVE_INFINITY, text: Number.POSITIVE_INFINITY }

/**
 * Directly after the root's start tag, as the standards ask; the prefix is declared on the root, where it is free.
 * @throws CredentialError as `readSvg` does.
 */
export function withCredential(svg: string, text: string, place: Place): string {
  const { root } = readSvg(svg, limits)
  const tag = svg.slice(root.start, root.end)
  const isEmpty = tag.endsWith('/>')
  const declared = root.declared.get(prefix)
  const declaration = ` xmlns:${prefix}="${place.namespace}"`
  const opened = `${tag.slice(0, isEmpty ? -2 : -1)}${declared === undefined ? declaration : ''}>`
  const inside = element(text, place, declared === undefined || declared === place.namespace ? '' : declaration)
  const close = isEmpty ? `</${/^<([^\s/>]+)/.exec(tag)?.[1] ?? 'svg'}>` : ''
  return `${svg.slice(0, root.start)}${opened}${inside}${close}${svg.slice(root.end)}`
}

/** A token goes into the attribute, a document into a CDATA section (Open Badges 3.0 section 5.3.2.1). */
function element(text: string, { element: name, namespace }: Place, declaration: string): string {
  const start = `<${prefix}:${name}${declaration}`
  if (!text.trimStart().startsWith('{')) return `${start} verify="${attribute(text)}"/>`
  const address = namespace === 'http://openbadges.org' ? verifiedAt(text) : undefined
  return `${start}${address === undefined ? '' : ` verify="${attribute(address)}"`}>${cdata(text)}</${prefix}:${name}>`
}

const attribute = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('"', '&quot;')
    .replace(/[\t\n\r]/g, (char) => `&#${char.charCodeAt(0)};`)

/**
 * The text as character data that any XML reader gives back unchanged: the end mark is split over two sections, what is
 * a line end or a control character is a reference (XML 1.0 and 1.1, section 2.11 and production 2a), and the two code points that XML has no way to write, which
 * in JSON stand only inside strings, become JSON's own escapes.
 */
const cdata = (text: string): string =>
  `<![CDATA[${text
    .replace(/[\uFFFE\uFFFF]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`)
    .replaceAll(']]>', ']]]]><![CDATA[>')
    .replace(/[\r\u007F-\u009F\u2028]/g, (char) => `]]>&#${char.charCodeAt(0)};<![CDATA[`)}]]>`

/** Where Open Badges up to 2.0 say that an assertion is verified. */
function verifiedAt(text: string): string | undefined {
  try {
    const document: unknown = JSON.parse(text)
    const addresses = isObject(document) ? [own(document['verify'], 'url'), own(document['verification'], 'url'), own(document, 'id')] : []
    return addresses.find((value): value is string => typeof value === 'string' && /^https?:/.test(value))
  } catch {
    return undefined
  }
}

/** Without its credentials, and without the declaration of their prefix where nothing else uses it. */
export function withoutCredentials(svg: string): string {
  const parsed = readSvg(svg, limits)
  let text = ''
  let from = 0
  for (const { start, end } of parsed.credentials) {
    text += svg.slice(from, start)
    from = end
  }
  const stripped = text + svg.slice(from)
  return parsed.credentials.length === 0 || parsed.prefixes.has(prefix) ? stripped : withoutDeclaration(stripped, parsed)
}

function withoutDeclaration(svg: string, { root }: Markup): string {
  if (!namespaces.has(root.declared.get(prefix) ?? '')) return svg
  // every attribute is gone past as a whole, for the value of another may look like this one
  const attributes = /\s([^\s=/>]+)\s*=\s*(?:"[^"]*"|'[^']*')/g
  const tag = svg.slice(root.start, root.end).replace(attributes, (whole, name: string) => (name === `xmlns:${prefix}` ? '' : whole))
  return svg.slice(0, root.start) + tag + svg.slice(root.end)
}
