/** What a credential says of what a policy asks, element by element. @module */
import type { Entry, Section } from '../../core/sections.ts'
import type { Outcome } from '../../lib/report.ts'
import { marks } from '../style.ts'
import { html, type Markup } from './markup.ts'

export const profile = (sections: readonly Section[]): Markup =>
  html`${sections.map(({ heading, entries }) => html`<h3 dir="auto">${heading}</h3><table><tbody>${entries.map(row)}</tbody></table>`)}`

const tones: Readonly<Record<Outcome, string>> = { pass: 'good', fail: 'bad', warn: 'open', unknown: 'open', skip: 'dim' }

function row({ label, values, outcome, notes = [] }: Entry): Markup {
  const mark = outcome === undefined ? html`<td></td>` : html`<td class="${tones[outcome]}">${marks[outcome].mark}</td>`
  const beside = notes.map((note) => html`<br><span class="where">${note}</span>`)
  return html`<tr>${mark}<td>${label}</td><td>${values.map((value, index) => html`${index === 0 ? undefined : html`<br>`}${value}`)}${beside}</td></tr>`
}
