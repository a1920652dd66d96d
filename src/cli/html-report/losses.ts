/** A conversion as HTML: source and result side by side, first what did not arrive as it was. @module */
import type { Conversion, Diagnostic } from '../../convert.ts'
import { at, type Document } from '../../lib/json.ts'
import { html, type Markup } from './markup.ts'

export interface Converted {
  readonly from: string
  readonly source: Document
  readonly conversion: Conversion
}

const kinds: readonly (readonly [Diagnostic['kind'], string, string])[] = [
  ['loss', 'Lost or narrowed', 'Nothing is lost.'],
  ['missing', 'Required by the target, not in the source', 'Nothing that the target requires is missing.'],
  ['default', 'Filled in by an option or a listed constant', 'Nothing was filled in.'],
  ['note', 'Noted', ''],
]

export function losses(converted: Converted): Markup {
  const { diagnostics } = converted.conversion
  return html`${kinds.map(([kind, title, none]) =>
    part(
      title,
      none,
      diagnostics.filter((one) => one.kind === kind),
      converted,
    ),
  )}${carried(converted)}`
}

function part(title: string, none: string, of: readonly Diagnostic[], converted: Converted): Markup {
  if (of.length === 0) return none === '' ? html`` : html`<h3>${title}: nothing</h3><p>${none}</p>`
  const rows = of.map(
    ({ source, target, message, code }) =>
      html`<tr><td>${place(converted.source, source)}</td><td>${place(converted.conversion.document, target)}</td><td>${message}<br><code>${code}</code></td></tr>`,
  )
  return html`<h3>${title}: ${of.length}</h3>${sides(converted, rows, 'What happened')}`
}

const sides = ({ from, conversion }: Converted, rows: readonly Markup[], third: string): Markup =>
  html`<table class="sides"><thead><tr><th>${`In the source (${from})`}</th><th>${`In the result (${conversion.format})`}</th><th>${third}</th></tr></thead><tbody>${rows}</tbody></table>`

/** A pointer and what stands there. */
function place(document: Document, path: string | undefined): Markup {
  if (path === undefined) return html`<span class="dim">—</span>`
  const value = at(document, path)
  return html`<span class="where">${path === '' ? 'the whole document' : path}</span>${value === undefined ? undefined : html`<br><bdi>${shown(value)}</bdi>`}`
}

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 300 ? `${text.slice(0, 300)}…` : text
}

/** Every value of the result that came from the source, each beside where it came from. */
function carried(converted: Converted): Markup {
  const { provenance, document } = converted.conversion
  const rows = Object.entries(provenance).flatMap(([target, origin]) =>
    Array.isArray(origin)
      ? [
          html`<tr><td>${origin.map((source: string) => html`<div>${place(converted.source, source)}</div>`)}</td><td>${place(document, target)}</td><td></td></tr>`,
        ]
      : [],
  )
  return html`<details><summary>Carried over: ${rows.length} values</summary>${sides(converted, rows, '')}</details>`
}
