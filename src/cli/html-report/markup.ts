/**
 * HTML of which every value is text: a credential's own words can never become markup. Values are cleaned as for a
 * terminal (control characters, marks that turn the direction of what follows) and then escaped.
 *
 * @module
 */
import { plain } from '../style.ts'

const made: unique symbol = Symbol('markup')
/** Markup that {@link html} made; nothing else counts as markup. */
export interface Markup {
  readonly [made]: string
}

type Value = string | number | undefined | Markup | readonly Markup[]

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' }
const escaped = (text: string): string => text.replace(/[&<>"'`]/g, (sign) => escapes[sign] ?? '')

/** Builds markup; what is put in is text, unless it was itself made here. Attributes are always quoted. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return { [made]: parts.map((part, index) => part + written(values[index])).join('') }
}

function written(value: Value): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return escaped(plain(value, 2000))
  return Array.isArray(value) ? value.map(written).join('') : (value as Markup)[made]
}

/** A picture as the page may show it: bytes of a kind of image in base64, and nothing else. */
export const imageUrl = (type: string, base64: string): Markup | undefined =>
  /^image\/(?:png|jpeg|gif|webp|svg\+xml)$/.test(type) && /^[A-Za-z0-9+/]+={0,2}$/.test(base64)
    ? { [made]: `data:${type};base64,${base64}` }
    : undefined

export const textOf = (markup: Markup): string => markup[made]
